// SPDX-License-Identifier: BSD-2-Clause
// What is found out about a machine that is made of files, and about this one.
#include "backend/host/collect.h"

#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "backend/host/assess.h"

using namespace apiary::host;

namespace {

QString q(const std::string& text) {
    return QString::fromStdString(text);
}

using Answers = std::map<std::uint32_t, std::array<std::uint32_t, 4>>;

/// An Intel processor with VT-x, whose highest leaves are 7 and 8000_0008h.
const Answers kSandyBridge = {{0, {7, 0x756E6547, 0x6C65746E, 0x49656E69}},
                              {1, {0x000206A7, 0x00100800, 0x1FBAE3FF, 0xBFEBFBFF}},
                              {7, {0, 0, 0, 0}},
                              {0x80000000, {0x80000008, 0, 0, 0}},
                              {0x80000001, {0, 0, 1, 0x28100800}},
                              {0x80000002, {0x65746E49, 0x2952286C, 0x726F4320, 0x4D542865}},
                              {0x80000003, {0x35692029, 0x3034322D, 0x43205330, 0x40205550}},
                              {0x80000004, {0x352E3220, 0x7A484730, 0, 0}}};

/// A directory in place of "/".
class Machine {
public:
    Machine() { write("proc/sys/kernel/osrelease", "6.1.0-test\n"); }

    void write(const QString& path, const QByteArray& text) const {
        const QString place = root_.filePath(path);
        QVERIFY(QDir().mkpath(QFileInfo(place).path()));
        QFile file(place);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    void make_directory(const QString& path) const { QVERIFY(QDir().mkpath(root_.filePath(path))); }
    void set_mode(const QString& path, mode_t mode) const {
        QCOMPARE(::chmod(qPrintable(root_.filePath(path)), mode), 0);
    }

    Sources sources(Answers answers = kSandyBridge) const {
        Sources sources;
        sources.root = root_.path().toStdString();
        sources.cpuid = [answers = std::move(answers)](std::uint32_t leaf, std::uint32_t) {
            const auto found = answers.find(leaf);
            return found == answers.end() ? std::array<std::uint32_t, 4>{} : found->second;
        };
        return sources;
    }

private:
    QTemporaryDir root_;
};

const Capability& row(const Assessment& assessment, const char* id) {
    const auto found = std::ranges::find(assessment.capabilities, id, &Capability::id);
    if (found == assessment.capabilities.end()) {
        qFatal("there is no row %s", id);
    }
    return *found;
}

}  // namespace

class CollectTest : public QObject {
    Q_OBJECT
private slots:
    void emptyMachine_isJudgedByItsProcessorAlone() {
        const Machine machine;
        const Assessment assessment = assess(collect(machine.sources()));
        QCOMPARE(q(assessment.processor), QString("Intel(R) Core(TM) i5-2400S CPU @ 2.50GHz"));
        QCOMPARE(row(assessment, "vtx").finding.verdict, Verdict::Present);
        QCOMPARE(row(assessment, "vtx").finding.sureness, Sureness::Likely);
        QCOMPARE(row(assessment, "ept").finding.sureness, Sureness::Likely);
        QCOMPARE(row(assessment, "device").finding.verdict, Verdict::Missing);
        QCOMPARE(row(assessment, "memory").finding.verdict, Verdict::Unknown);
        QCOMPARE(row(assessment, "code32").finding.verdict, Verdict::Unknown);
    }

    void leaves_beyondTheHighestAreNotAskedFor() {
        const Machine machine;
        Answers answers = kSandyBridge;
        answers[0][0] = 1;
        answers[0x80000000][0] = 0x80000001;
        std::vector<std::uint32_t> asked;
        Sources sources = machine.sources(answers);
        sources.cpuid = [inner = sources.cpuid, &asked](std::uint32_t leaf, std::uint32_t subleaf) {
            asked.push_back(leaf);
            return inner(leaf, subleaf);
        };
        static_cast<void>(collect(sources));
        std::ranges::sort(asked);
        QCOMPARE(asked, (std::vector<std::uint32_t>{0, 1, 0x80000000, 0x80000001}));
    }

    void switchedOff_isSeenFromCpuidAndLinuxTogether() {
        const Machine machine;
        machine.write("proc/cpuinfo", "vendor_id\t: GenuineIntel\nflags\t\t: fpu lm popcnt\n");
        const Assessment assessment = assess(collect(machine.sources()));
        QCOMPARE(row(assessment, "vtx").finding.verdict, Verdict::SwitchedOff);
        QCOMPARE(row(assessment, "vtx").finding.sureness, Sureness::Likely);
        QVERIFY(row(assessment, "vtx").remedy.find("Intel Virtualization Technology") != std::string::npos);
        QVERIFY(row(assessment, "vtx").remedy.find("modprobe kvm_intel") != std::string::npos);
        QCOMPARE(assessment.engines.front().fit, Fit::Off);
    }

    void kernelLog_isRead() {
        const Machine machine;
        Sources sources = machine.sources();
        sources.kernel_log = [] { return std::string("[    0.1] x86/cpu: VMX (outside TXT) disabled by BIOS\n"); };
        QCOMPARE(row(assess(collect(sources)), "vtx").finding.sureness, Sureness::Certain);
    }

    void acpiTables_tellOfTheIommu() {
        const Machine machine;
        machine.write("sys/firmware/acpi/tables/FACP", "");
        machine.write("sys/firmware/acpi/tables/SSDT1", "");
        machine.make_directory("sys/class/iommu");
        Capability iommu = row(assess(collect(machine.sources())), "iommu");
        QCOMPARE(iommu.finding.verdict, Verdict::Missing);
        QCOMPARE(q(iommu.name), QString("VT-d"));
        machine.write("sys/firmware/acpi/tables/DMAR", "");
        iommu = row(assess(collect(machine.sources())), "iommu");
        QCOMPARE(iommu.finding.verdict, Verdict::Present);
        QCOMPARE(q(iommu.finding.source), QString("ACPI table DMAR"));
        QCOMPARE(q(iommu.value), QString("not in use"));
        machine.write("sys/class/iommu/dmar0", "");
        QCOMPARE(q(row(assess(collect(machine.sources())), "iommu").value), QString());
    }

    void module_isThereLoadedOrNot() {
        const Machine machine;
        machine.make_directory("sys/module/printk");
        const auto module = [&] { return row(assess(collect(machine.sources())), "kernel_module"); };
        QCOMPARE(module().finding.verdict, Verdict::Missing);
        QVERIFY(module().value.find("not installed") != std::string::npos);
        machine.write("lib/modules/6.1.0-test/modules.dep",
                      "kernel/arch/x86/kvm/kvm-intel.ko.xz: kernel/arch/x86/kvm/kvm.ko.xz\n"
                      "kernel/net/bridge/bridge.ko: \n");
        QCOMPARE(q(module().value), QString("kvm_intel is installed and not loaded"));
        QCOMPARE(q(module().remedy), QString("as root: modprobe kvm_intel"));
        machine.make_directory("sys/module/kvm_intel");
        QCOMPARE(module().finding.verdict, Verdict::Present);
        const Assessment assessment = assess(collect(machine.sources()));
        QCOMPARE(row(assessment, "bridge").finding.verdict, Verdict::Missing);
        QVERIFY(row(assessment, "bridge").remedy.find("modprobe bridge") != std::string::npos);
    }

    void moduleParameters_tellOfEpt() {
        const Machine machine;
        machine.write("sys/module/kvm_intel/parameters/ept", "Y\n");
        machine.write("sys/module/kvm_intel/parameters/unrestricted_guest", "N\n");
        const Assessment assessment = assess(collect(machine.sources()));
        QCOMPARE(row(assessment, "ept").finding.sureness, Sureness::Certain);
        // N may have been chosen, so the processor's number counts.
        QCOMPARE(row(assessment, "unrestricted_guest").finding.sureness, Sureness::Likely);
    }

    void pagetableVm_isNoEngineForKernels() {
        const Machine machine;
        machine.make_directory("sys/module/kvm_pvm");
        const Assessment assessment = assess(collect(machine.sources()));
        QCOMPARE(row(assessment, "kernel_module").finding.verdict, Verdict::Missing);
        QVERIFY(row(assessment, "kernel_module").value.find("kvm_pvm") != std::string::npos);
        QCOMPARE(assessment.engines.front().fit, Fit::No);
    }

    void device_isUsableByWhoMayOpenIt() {
        const Machine machine;
        machine.write("dev/kvm", "");
        machine.write("dev/net/tun", "");
        const auto device = [&](const char* id) { return row(assess(collect(machine.sources())), id); };
        QCOMPARE(device("device").finding.verdict, Verdict::Present);
        QCOMPARE(q(device("device").value), QString("you can use it"));
        QCOMPARE(device("tap").finding.verdict, Verdict::Present);
        if (::geteuid() == 0) {
            QSKIP("REFUSED DEVICES ARE NOT TRIED: root may open everything");
        }
        machine.set_mode("dev/kvm", 0060);
        machine.set_mode("dev/net/tun", 0);
        QCOMPARE(device("device").finding.verdict, Verdict::Missing);
        QCOMPARE(q(device("device").value), QString("you may not open it"));
        QVERIFY(device("device").remedy.find("usermod -aG") != std::string::npos);
        QVERIFY(device("tap").works.find("--net user") != std::string::npos);
    }

    void refusal_tellsTheGroupOrTheAdministrator() {
        Evidence evidence = {.this_machine = true, .system = System::Linux};
        evidence.devices = {{.path = "/dev/kvm", .exists = true, .group = "kvm", .mode = 0660, .open_error = EACCES}};
        QCOMPARE(q(row(assess(evidence), "device").remedy),
                 QString("as root: usermod -aG kvm USER; then log in again"));
        evidence.devices[0].mode = 0600;
        QVERIFY(row(assess(evidence), "device").remedy.find("administrator") != std::string::npos);
        evidence.devices[0].open_error = EBUSY;
        QVERIFY(row(assess(evidence), "device").remedy.find("another hypervisor") != std::string::npos);
        evidence.by_helper = true;
        evidence.devices[0].open_error = EACCES;
        QCOMPARE(q(row(assess(evidence), "device").value), QString("the helper may not open it"));
    }

    void engine_isTheFirstThatIsAvailable() {
        Evidence evidence = {.this_machine = true, .system = System::Linux};
        evidence.engines = {{.name = "kvm", .available = false, .reason = "there is no /dev/kvm"},
                            {.name = "soft", .available = true}};
        const Capability two = row(assess(evidence), "engine");
        QCOMPARE(q(two.value), QString("soft"));
        QCOMPARE(q(two.works), QString("kvm: there is no /dev/kvm"));
        evidence.engines.erase(evidence.engines.begin());
        QVERIFY(row(assess(evidence), "engine").works.find("the only one") != std::string::npos);
        evidence.engines.clear();
        QCOMPARE(row(assess(evidence), "engine").finding.verdict, Verdict::Unknown);
    }

    void memory_isToldWithHugePages() {
        const Machine machine;
        machine.write("proc/meminfo",
                      "MemTotal:       16777216 kB\nMemFree: 1 kB\nMemAvailable:    8388608 kB\n"
                      "HugePages_Total:     512\nHugePages_Free:      500\nHugepagesize:       2048 kB\n");
        machine.write("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n");
        const Assessment assessment = assess(collect(machine.sources()));
        QCOMPARE(q(row(assessment, "memory").value), QString("16.0 GiB, 8.0 GiB available"));
        QCOMPARE(q(row(assessment, "huge_pages").value), QString("512 (500 free) reserved; transparent: madvise"));
        machine.write("proc/meminfo", "MemTotal: lots\nHugePages_Total: 0\n");
        machine.write("sys/kernel/mm/transparent_hugepage/enabled", "always madvise [never]\n");
        const Assessment without = assess(collect(machine.sources()));
        QCOMPARE(row(without, "memory").finding.verdict, Verdict::Unknown);
        QCOMPARE(row(without, "huge_pages").finding.verdict, Verdict::Missing);
        QVERIFY(!row(without, "huge_pages").remedy.empty());
    }

    void code32_isToldAsTried() {
        const Machine machine;
        Sources sources = machine.sources();
        sources.runs_32bit_code = [] { return std::optional(false); };
        QCOMPARE(row(assess(collect(sources)), "code32").finding.verdict, Verdict::Missing);
        sources.runs_32bit_code = [] { return std::optional(true); };
        QCOMPARE(row(assess(collect(sources)), "code32").finding.verdict, Verdict::Present);
    }

    void msrs_areReadWhereTheyCanBe() {
        const Machine machine;
        Evidence evidence = collect(machine.sources());
        collect_msrs(machine.sources().root, evidence);
        QVERIFY(evidence.msrs.empty());
        // A file that is long enough for the first one alone: the others are beyond its end, and stay unknown.
        QByteArray registers(0x3A, '\0');
        registers += QByteArray("\1\0\0\0\0\0\0\0", 8);
        machine.write("dev/cpu/0/msr", registers);
        collect_msrs(machine.sources().root, evidence);
        QCOMPARE(evidence.msrs.size(), std::size_t{1});
        QCOMPARE(evidence.msrs.at(kMsrFeatureControl), std::optional<std::uint64_t>(1));
        const Capability vtx = row(assess(evidence), "vtx");
        QCOMPARE(vtx.finding.verdict, Verdict::SwitchedOff);
        QCOMPARE(vtx.finding.sureness, Sureness::Certain);
        QVERIFY(vtx.finding.source.find("MSR 3Ah") != std::string::npos);
    }

    void thisMachine_isJudged() {
        const Evidence evidence = collect(this_machine());
        const Assessment assessment = assess(evidence);
        QCOMPARE(row(assessment, "long_mode").finding.verdict, Verdict::Present);
        QVERIFY(row(assessment, "bare_metal").finding.known());
        QVERIFY(row(assessment, "code32").finding.known());
        QVERIFY(!assessment.processor.empty() && !assessment.system.empty() && !assessment.summary.empty());
        QVERIFY(evidence.memory.value_or(0) > 0);
        if (row(assessment, "bare_metal").finding.verdict == Verdict::Missing) {
            QVERIFY(q(row(assessment, "bare_metal").value).startsWith("inside "));
            QVERIFY(!row(assessment, "bare_metal").works.empty());
        }
        qInfo().noquote() << q(assessment.summary) << q(row(assessment, "bare_metal").value);
    }
};

QTEST_GUILESS_MAIN(CollectTest)
#include "collect_test.moc"
