// SPDX-License-Identifier: BSD-2-Clause
// Which source counts, and what follows from verdicts; of evidence that no single recording has.
#include "backend/host/assess.h"

#include <QTest>
#include <algorithm>
#include <cerrno>

using namespace apiary::host;

namespace {

QString q(const std::string& text) {
    return QString::fromStdString(text);
}

constexpr std::uint32_t kVmx = 1 << 5, kPopcnt = 1 << 23, kSvm = 1 << 2;

void add_cpuid(Evidence& evidence, std::uint32_t leaf, std::array<std::uint32_t, 4> values) {
    constexpr std::array kRegisters = {Register::Eax, Register::Ebx, Register::Ecx, Register::Edx};
    for (std::size_t i = 0; i < values.size(); ++i) {
        evidence.cpuid.add({leaf, 0, kRegisters[i], values[i], "CPUID"});
    }
}

/// A Skylake, unless told otherwise.
Evidence intel(std::uint32_t features = kVmx | kPopcnt, std::uint32_t signature = 0x506E3) {
    Evidence evidence = {.this_machine = true, .system = System::Linux};
    add_cpuid(evidence, 0, {7, 0x756E6547, 0x6C65746E, 0x49656E69});
    add_cpuid(evidence, 1, {signature, 0, features, 0});
    add_cpuid(evidence, 0x8000'0000, {0x8000'0001, 0, 0, 0});
    add_cpuid(evidence, 0x8000'0001, {0, 0, 0, 1 << 29});
    return evidence;
}

/// A Zen 2, unless told otherwise.
Evidence amd(std::uint32_t svm_features = 0x9, std::uint32_t extended = kSvm) {
    Evidence evidence = {.this_machine = true, .system = System::Linux};
    add_cpuid(evidence, 0, {7, 0x68747541, 0x444D4163, 0x69746E65});
    add_cpuid(evidence, 1, {0x870F10, 0, kPopcnt, 0});
    add_cpuid(evidence, 0x8000'0000, {0x8000'000A, 0, 0, 0});
    add_cpuid(evidence, 0x8000'0001, {0, 0, extended, 1 << 29});
    add_cpuid(evidence, 0x8000'000A, {1, 16, 0, svm_features});
    return evidence;
}

const Capability& row(const Assessment& assessment, const char* id) {
    const auto found = std::ranges::find(assessment.capabilities, id, &Capability::id);
    if (found == assessment.capabilities.end()) {
        qFatal("there is no row %s", id);
    }
    return *found;
}

Finding finding(const Evidence& evidence, const char* id) {
    return row(assess(evidence), id).finding;
}

const EngineFit& engine(const Assessment& assessment, const char* name) {
    const auto found = std::ranges::find(assessment.engines, name, &EngineFit::name);
    if (found == assessment.engines.end()) {
        qFatal("there is no engine %s", name);
    }
    return *found;
}

}  // namespace

class AssessTest : public QObject {
    Q_OBJECT
private slots:
    void nothing_isJudgedAsUnknown() {
        const Assessment assessment = assess({});
        for (const Capability& each : assessment.capabilities) {
            QVERIFY2(!each.finding.known(), each.id.c_str());
        }
        QCOMPARE(engine(assessment, "kvm").fit, Fit::Unknown);
        QCOMPARE(engine(assessment, "bhyve").fit, Fit::Unknown);
        QVERIFY(!assessment.summary.empty());
    }

    void featureControl_decidesOnVtx_data() {
        QTest::addColumn<quint64>("value");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<int>("sureness");
        const auto add = [](const char* name, quint64 value, Verdict verdict, Sureness sureness) {
            QTest::newRow(name) << value << static_cast<int>(verdict) << static_cast<int>(sureness);
        };
        add("locked and enabled", 5, Verdict::Present, Sureness::Certain);
        add("locked and disabled", 1, Verdict::SwitchedOff, Sureness::Certain);
        add("locked, within SMX only", 3, Verdict::SwitchedOff, Sureness::Certain);
        add("not locked: the kernel may decide", 0, Verdict::Present, Sureness::Likely);
    }
    void featureControl_decidesOnVtx() {
        QFETCH(quint64, value);
        QFETCH(int, verdict);
        QFETCH(int, sureness);
        Evidence evidence = intel();
        evidence.msrs[kMsrFeatureControl] = value;
        const Finding found = finding(evidence, "vtx");
        QCOMPARE(static_cast<int>(found.verdict), verdict);
        QCOMPARE(static_cast<int>(found.sureness), sureness);
    }

    void featureControl_ofAProcessorWithoutVmx_meansNothing() {
        Evidence evidence = intel(kPopcnt);
        evidence.msrs[kMsrFeatureControl] = 5;
        QCOMPARE(finding(evidence, "vtx").verdict, Verdict::Missing);
        QCOMPARE(finding(evidence, "ept").verdict, Verdict::Missing);
        QCOMPARE(q(row(assess(evidence), "ept").remedy), QString("see VT-x"));
    }

    void registers_countBeforeTheNumber() {
        Evidence evidence = intel();
        QCOMPARE(finding(evidence, "ept").sureness, Sureness::Likely);
        evidence.msrs[kMsrVmxProcBased] = 1ull << 63;
        evidence.msrs[kMsrVmxProcBased2] = 1ull << 33;  // EPT alone
        QCOMPARE(finding(evidence, "ept").sureness, Sureness::Certain);
        QCOMPARE(finding(evidence, "unrestricted_guest").verdict, Verdict::Missing);
        QCOMPARE(finding(evidence, "vpid").verdict, Verdict::Missing);
        evidence.msrs[kMsrVmxProcBased] = 0;  // No secondary controls at all.
        QCOMPARE(finding(evidence, "ept").verdict, Verdict::Missing);
        evidence.msrs[kMsrVmxProcBased] = 1ull << 63;
        evidence.msrs[kMsrVmxProcBased2] = std::nullopt;
        QCOMPARE(finding(evidence, "ept").verdict, Verdict::Missing);
        QVERIFY(finding(evidence, "ept").source.find("no MSR 48Bh") != std::string::npos);
    }

    void number_ofAVirtualProcessor_meansNothing() {
        const Evidence evidence = intel(kVmx | kPopcnt | 1u << 31);
        QCOMPARE(finding(evidence, "ept").verdict, Verdict::Unknown);
        QCOMPARE(finding(evidence, "bare_metal").verdict, Verdict::Missing);
    }

    void popcnt_onlySuggestsEpt() {
        // A family that no table has.
        const Finding with = finding(intel(kVmx | kPopcnt, 0x500), "ept");
        QCOMPARE(with.verdict, Verdict::Present);
        QCOMPARE(with.sureness, Sureness::Guess);
        const Finding without = finding(intel(kVmx, 0x500), "ept");
        QCOMPARE(without.verdict, Verdict::Missing);
        QCOMPARE(without.sureness, Sureness::Guess);
    }

    void vmm_tellsOfCapabilitiesOnlyWhenItHasStarted() {
        Evidence evidence = intel();
        evidence.system = System::FreeBsd;
        evidence.sysctls = {{"hw.vmm.vmx.initialized", "0"}, {"hw.vmm.vmx.cap.unrestricted_guest", "0"}};
        QCOMPARE(finding(evidence, "ept").sureness, Sureness::Likely);
        QCOMPARE(finding(evidence, "unrestricted_guest").verdict, Verdict::Present);
        evidence.sysctls["hw.vmm.vmx.initialized"] = "1";
        QCOMPARE(finding(evidence, "vtx").sureness, Sureness::Certain);
        QCOMPARE(finding(evidence, "ept").sureness, Sureness::Certain);
        QCOMPARE(finding(evidence, "unrestricted_guest").verdict, Verdict::Missing);
        QVERIFY(engine(assess(evidence), "bhyve").one_cpu);
    }

    void vmm_isThereLoadedAndInitialised() {
        Evidence evidence = intel();
        evidence.system = System::FreeBsd;
        evidence.release = "14.1-RELEASE";
        evidence.modules.emplace();
        evidence.installed_modules = {"vmm"};
        QCOMPARE(q(row(assess(evidence), "kernel_module").remedy), QString("as root: kldload vmm"));
        evidence.modules = {"vmm"};
        evidence.sysctls["hw.vmm.vmx.initialized"] = "0";
        QCOMPARE(q(row(assess(evidence), "kernel_module").value), QString("loaded and not initialised"));
        evidence.sysctls["hw.vmm.vmx.initialized"] = "1";
        QCOMPARE(q(row(assess(evidence), "kernel_module").value), QString("of FreeBSD 14.1-RELEASE"));
        QVERIFY(row(assess(evidence), "kernel_module").finding.present());
        evidence.devices = {{.path = "/dev/vmmctl"}};
        QVERIFY2(!row(assess(evidence), "device").finding.known(), "before FreeBSD 15 there is no such device");
        evidence.devices = {
            {.path = "/dev/vmmctl", .exists = true, .group = "vmm", .mode = 0660, .open_error = EACCES}};
        QCOMPARE(q(row(assess(evidence), "device").remedy),
                 QString("as root: pw groupmod vmm -m USER; then log in again"));
    }

    void svm_isSwitchedOffWhereTheProcessorHasItAndTheKernelNot() {
        Evidence evidence = amd();
        QCOMPARE(finding(evidence, "amdv").verdict, Verdict::Present);
        evidence.cpuinfo.flags = {"fpu", "lm"};
        QCOMPARE(finding(evidence, "amdv").verdict, Verdict::SwitchedOff);
        evidence.cpuinfo.flags.reset();
        evidence.dmesg = {"kvm_amd: SVM not supported by CPU 1"};
        QCOMPARE(finding(evidence, "amdv").verdict, Verdict::SwitchedOff);
        evidence.dmesg = {"SVM: disabled by BIOS."};
        QCOMPARE(finding(evidence, "amdv").sureness, Sureness::Certain);
        QVERIFY(row(assess(evidence), "amdv").remedy.find("SVM Mode") != std::string::npos);
        evidence.msrs[kMsrVmCr] = 0;
        QVERIFY(finding(evidence, "amdv").present());
        evidence.msrs[kMsrVmCr] = 0x18;
        QCOMPARE(finding(evidence, "amdv").verdict, Verdict::SwitchedOff);
    }

    void bhyve_needsNestedPagingAndNripSave_data() {
        QTest::addColumn<quint32>("features");
        QTest::addColumn<int>("kvm");
        QTest::addColumn<int>("bhyve");
        const auto add = [](const char* name, quint32 features, Fit kvm, Fit bhyve) {
            QTest::newRow(name) << features << static_cast<int>(kvm) << static_cast<int>(bhyve);
        };
        add("both", 9, Fit::Full, Fit::Full);
        add("no NRIP save", 1, Fit::Full, Fit::No);
        add("no nested paging", 8, Fit::Limited, Fit::No);
        add("neither", 0, Fit::Limited, Fit::No);
    }
    void bhyve_needsNestedPagingAndNripSave() {
        QFETCH(quint32, features);
        QFETCH(int, kvm);
        QFETCH(int, bhyve);
        Evidence evidence = amd(features);
        evidence.system = System::Unknown;
        const Assessment assessment = assess(evidence);
        QCOMPARE(static_cast<int>(engine(assessment, "kvm").fit), kvm);
        QCOMPARE(static_cast<int>(engine(assessment, "bhyve").fit), bhyve);
    }

    void vtx_thatIsSwitchedOff_isEnginesOffAndNotNo() {
        Evidence evidence = intel();
        evidence.msrs[kMsrFeatureControl] = 1;
        const Assessment assessment = assess(evidence);
        QCOMPARE(engine(assessment, "kvm").fit, Fit::Off);
        QVERIFY2(q(assessment.summary).contains("could run guests on its processor"), assessment.summary.c_str());
    }

    void hypervisor_isNamedWithItsOwnRemedy_data() {
        QTest::addColumn<QByteArray>("signature");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("remedy");
        QTest::newRow("KVM") << QByteArray("KVMKVMKVM\0\0\0", 12) << "inside KVM" << "nested=1";
        QTest::newRow("VMware") << QByteArray("VMwareVMware") << "inside VMware" << "Virtualize Intel VT-x/EPT";
        QTest::newRow("Hyper-V") << QByteArray("Microsoft Hv") << "inside Hyper-V" << "ExposeVirtualizationExtensions";
        QTest::newRow("VirtualBox") << QByteArray("VBoxVBoxVBox") << "inside VirtualBox" << "--nested-hw-virt";
        QTest::newRow("Xen") << QByteArray("XenVMMXenVMM") << "inside Xen" << "nestedhvm";
        QTest::newRow("bhyve") << QByteArray("bhyve bhyve ") << "inside bhyve" << "none: bhyve";
        QTest::newRow("TCG") << QByteArray("TCGTCGTCGTCG") << "inside QEMU TCG" << "-cpu max";
        QTest::newRow("another") << QByteArray("SomeOtherOne") << "inside SomeOtherOne" << "nested virtualization";
        QTest::newRow("a hostile one") << QByteArray("\x1b[2J\x07\x01\x02\x03\x04\x05\x06\x08", 12)
                                       << "inside ?[2J????????"
                                       << "nested virtualization";
    }
    void hypervisor_isNamedWithItsOwnRemedy() {
        QFETCH(QByteArray, signature);
        QFETCH(QString, value);
        QFETCH(QString, remedy);
        Evidence evidence = intel(kPopcnt | 1u << 31);
        std::array<std::uint32_t, 4> words = {0x4000'0001};
        std::memcpy(&words[1], signature.constData(), 12);
        add_cpuid(evidence, 0x4000'0000, words);
        const Capability bare_metal = row(assess(evidence), "bare_metal");
        QCOMPARE(q(bare_metal.value), value);
        QVERIFY2(q(bare_metal.remedy).contains(remedy), bare_metal.remedy.c_str());
        QVERIFY(bare_metal.works.find("software CPU") != std::string::npos);
    }

    void rows_areThoseOfTheMaker() {
        const auto has = [](const Evidence& evidence, const char* id) {
            const Assessment assessment = assess(evidence);
            return std::ranges::contains(assessment.capabilities, id, &Capability::id);
        };
        QVERIFY(has(intel(), "vtx") && !has(intel(), "amdv"));
        QVERIFY(has(amd(), "amdv") && !has(amd(), "vtx"));
        QVERIFY(has({}, "vtx") && has({}, "amdv"));
        QVERIFY(has(intel(), "device") && !has({}, "device"));
    }
};

QTEST_GUILESS_MAIN(AssessTest)
#include "assess_test.moc"
