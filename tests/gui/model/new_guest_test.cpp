// SPDX-License-Identifier: BSD-2-Clause
#include "gui/model/new_guest.h"

#include <sys/stat.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "gui/model/guest_kind.h"
#include "tests/gui/model/recorded_machine.h"

using namespace apiary;
using namespace apiary::gui;

namespace {

using Kind = NewGuest::Kind;
using Level = FieldProblem::Level;
constexpr std::int64_t kMiB = 1 << 20, kGiB = 1 << 30;

ChosenFile file(const char* path, FileKind kind, std::int64_t size = 4096) {
    return {QLatin1String(path), FileFacts{kind, QStringLiteral("a thing"), size, {}}};
}

NewGuest good() {
    NewGuest guest;
    guest.kind = Kind::Kernel;
    guest.kernel = file("/k", FileKind::LinuxKernel);
    guest.name = QStringLiteral("web");
    guest.memory = 512 * kMiB;
    return guest;
}

Surroundings here() {
    Surroundings around;
    around.names = {QStringLiteral("web-server"), QStringLiteral("guest")};
    api::host::Facts facts;
    facts.cpus = 2;
    facts.memory = 8 * kGiB;
    facts.memory_available = 4 * kGiB;
    facts.directory_free = 10 * kGiB;
    around.host = facts;
    return around;
}

std::optional<FieldProblem> about(const QString& field, const NewGuest& guest, const Surroundings& around = here()) {
    const auto problems = check_new_guest(guest, around);
    const auto found = std::ranges::find(problems, field, &FieldProblem::field);
    return found == problems.end() ? std::nullopt : std::optional(*found);
}

QString s(const char* text) {
    return QString::fromUtf8(text);
}

}  // namespace

class NewGuestTest : public QObject {
    Q_OBJECT

private slots:
    void good_isNotForbidden() {
        const auto problems = check_new_guest(good(), here());
        QVERIFY(std::ranges::none_of(problems, forbids));
    }

    void nothing_isMissing() { QCOMPARE(about(s("kind"), {})->level, Level::Missing); }

    void name_wrong_isExplainedAndAnotherOffered_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("offer");
        QTest::newRow("space") << s("my guest") << s("A name cannot have spaces.") << s("my-guest");
        QTest::newRow("slash") << s("a/b")
                               << s("A name cannot have “/”. Use letters a–z, digits, dots, dashes and underscores.")
                               << s("a-b");
        QTest::newRow("umlaut") << s("Büro")
                                << s("A name cannot have “ü”. Use letters a–z, digits, dots, dashes and underscores.")
                                << s("Buro");
        QTest::newRow("emoji") << s("bee🐝") << s("Use letters a–z, digits, dots, dashes and underscores only.")
                               << s("bee");
        QTest::newRow("only emoji") << s("🐝") << s("Use letters a–z, digits, dots, dashes and underscores only.")
                                    << s("guest-2");
        QTest::newRow("long") << QString(300, u'a') << s("The name has 300 characters. It can have at most 48.")
                              << QString(48, u'a');
        QTest::newRow("dash first") << s("-x") << s("A name begins with a letter or a digit.") << s("x");
        QTest::newRow("duplicate") << s("web-server") << s("There is a guest “web-server” already.")
                                   << s("web-server-2");
    }

    void name_wrong_isExplainedAndAnotherOffered() {
        QFETCH(QString, name);
        QFETCH(QString, text);
        QFETCH(QString, offer);
        NewGuest guest = good();
        guest.name = name;
        const auto problem = about(s("name"), guest);
        QVERIFY(problem.has_value());
        QVERIFY(forbids(*problem));
        QCOMPARE(problem->text, text);
        QCOMPARE(problem->offer, offer);
        guest.name = problem->offer;
        QVERIFY(!about(s("name"), guest));
    }

    void name_empty_isMissing() {
        NewGuest guest = good();
        guest.name.clear();
        QCOMPARE(about(s("name"), guest)->level, Level::Missing);
    }

    void name_ofSuffixAtTheEnd_staysShortEnough() {
        const QString longest(48, u'a');
        QCOMPARE(free_name(longest, {longest}).size(), 48);
    }

    void memory_isJudgedByTheHost() {
        NewGuest guest = good();
        QVERIFY(!about(s("memory"), guest));
        guest.memory = 5 * kGiB;
        QCOMPARE(about(s("memory"), guest)->level, Level::Warning);
        guest.memory = 9 * kGiB;
        QCOMPARE(about(s("memory"), guest)->level, Level::Error);
        guest.memory = 8;
        QCOMPARE(about(s("memory"), guest)->level, Level::Error);
        guest.memory = 512 * kMiB + 1;
        QCOMPARE(about(s("memory"), guest)->offer, s("512M"));
        guest.memory.reset();
        QCOMPARE(about(s("memory"), guest)->level, Level::Error);
    }

    void cpus_moreThanTheHostHas_isAWarning() {
        NewGuest guest = good();
        guest.cpus = 3;
        QCOMPARE(about(s("cpus"), guest)->level, Level::Warning);
        guest.cpus = 65;
        QCOMPARE(about(s("cpus"), guest)->level, Level::Error);
    }

    void kernel_ofWrongKind_isRefused_data() {
        QTest::addColumn<int>("kind");
        for (const auto kind : {FileKind::InstallerImage, FileKind::RawDisk, FileKind::ForeignDisk, FileKind::Program,
                                FileKind::Unknown, FileKind::Folder, FileKind::Empty, FileKind::Missing,
                                FileKind::Unreadable, FileKind::Compressed, FileKind::Special}) {
            QTest::addRow("%d", static_cast<int>(kind)) << static_cast<int>(kind);
        }
    }

    void kernel_ofWrongKind_isRefused() {
        QFETCH(int, kind);
        NewGuest guest = good();
        guest.kernel = file("/k", static_cast<FileKind>(kind));
        QCOMPARE(about(s("kernel"), guest)->level, Level::Error);
    }

    void kernel_relative_isRefused() {
        NewGuest guest = good();
        guest.kernel.path = s("k");
        QCOMPARE(about(s("kernel"), guest)->level, Level::Error);
    }

    void image_foreign_isRefusedWithTheRemedy() {
        NewGuest guest = good();
        guest.kind = Kind::DiskImage;
        guest.image = file("/d.qcow2", FileKind::ForeignDisk);
        QVERIFY(about(s("disks[0].path"), guest)->text.contains(s("qemu-img convert -O raw")));
        guest.image = file("/d.img", FileKind::RawDisk, 513);
        QCOMPARE(about(s("disks[0].path"), guest)->level, Level::Error);
        guest.image = file("/d.img", FileKind::RawDisk, 512);
        QVERIFY(!about(s("disks[0].path"), guest));
    }

    void image_isTheFirstDisk() {
        NewGuest guest = good();
        guest.kind = Kind::DiskImage;
        guest.image = file("/d.img", FileKind::RawDisk);
        guest.disks = {{.existing = false, .name = s("disk0.img"), .size = 20 * kGiB, .file = {}, .read_only = false}};
        QCOMPARE(about(s("disks[1].size"), guest)->level, Level::Warning);
        const auto definition = definition_of(guest);
        QCOMPARE(definition.disks->at(0).path, std::string("/d.img"));
        QCOMPARE(definition.disks->at(1).path, std::string("disk0.img"));
        QCOMPARE(definition.disks->at(1).size, std::optional(20 * kGiB));
    }

    void disk_wrong_isSaid() {
        NewGuest guest = good();
        guest.disks = {{.existing = false, .name = s("a b"), .size = {}, .file = {}, .read_only = false},
                       {.existing = false, .name = s("x"), .size = kGiB, .file = {}, .read_only = false},
                       {.existing = false, .name = s("x"), .size = 1000, .file = {}, .read_only = false},
                       {.existing = true, .name = {}, .size = {}, .file = {}, .read_only = false}};
        QCOMPARE(about(s("disks[0].path"), guest)->level, Level::Error);
        QCOMPARE(about(s("disks[0].size"), guest)->level, Level::Error);
        QCOMPARE(about(s("disks[2].path"), guest)->text, s("Another disk has this name."));
        QCOMPARE(about(s("disks[2].size"), guest)->offer, s("512B"));
        QCOMPARE(about(s("disks[3].path"), guest)->level, Level::Missing);
        QCOMPARE(next_disk_name(guest), s("disk0.img"));
    }

    void forward_wrong_isSaid_data() {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("host_port");
        QTest::addColumn<QString>("guest_port");
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("level");
        QTest::newRow("fine") << s("") << s("8080") << s("80") << s("") << 0;
        QTest::newRow("IPv6") << s("::1") << s("8080") << s("80") << s("") << 0;
        QTest::newRow("no address") << s("localhost") << s("8080") << s("80") << s("host") << int(Level::Error);
        QTest::newRow("zero") << s("") << s("0") << s("80") << s("host_port") << int(Level::Error);
        QTest::newRow("too high") << s("") << s("8080") << s("65536") << s("guest_port") << int(Level::Error);
        QTest::newRow("no number") << s("") << s("http") << s("80") << s("host_port") << int(Level::Error);
        QTest::newRow("empty") << s("") << s("") << s("80") << s("host_port") << int(Level::Missing);
        QTest::newRow("reserved") << s("") << s("80") << s("80") << s("host_port") << int(Level::Note);
    }

    void forward_wrong_isSaid() {
        QFETCH(QString, host);
        QFETCH(QString, host_port);
        QFETCH(QString, guest_port);
        QFETCH(QString, field);
        QFETCH(int, level);
        NewGuest guest = good();
        guest.forwards = {{false, host, host_port, guest_port}};
        const auto problems = check_new_guest(guest, {});
        const QString whole = s("networks[0].forwards[0].") + field;
        QCOMPARE(problems.isEmpty(), field.isEmpty());
        if (!field.isEmpty()) {
            QCOMPARE(problems.front().field, whole);
            QCOMPARE(int(problems.front().level), level);
        }
    }

    void forward_twice_isRefused_otherProtocolIsNot() {
        NewGuest guest = good();
        guest.forwards = {{false, s(""), s("8080"), s("80")}, {false, s("127.0.0.1"), s(" 8080"), s("81")}};
        QCOMPARE(about(s("networks[0].forwards[1].host_port"), guest)->level, Level::Error);
        guest.forwards[1].udp = true;
        QVERIFY(!about(s("networks[0].forwards[1].host_port"), guest));
    }

    void tap_isJudgedOnlyWhenChosen() {
        NewGuest guest = good();
        guest.tap = s("no such/tap");
        QVERIFY(!about(s("networks[0].tap"), guest));
        guest.network = NewGuest::Network::Tap;
        QCOMPARE(about(s("networks[0].tap"), guest)->level, Level::Error);
        guest.tap.clear();
        QCOMPARE(about(s("networks[0].tap"), guest)->level, Level::Missing);
        guest.tap = s("tap0");
        QVERIFY(!about(s("networks[0].tap"), guest));
        QCOMPARE(definition_of(guest).networks->front().tap, std::optional<std::string>("tap0"));
    }

    void tap_thatThisComputerLacks_isRefusedWithItsReason() {
        Surroundings around = here();
        around.check = api::host::Assessment{};
        NewGuest guest = good();
        guest.network = NewGuest::Network::Tap;
        guest.tap = s("tap0");
        QVERIFY(check_new_guest(guest, around).isEmpty());  // Nothing is known of taps.
        around.check->capabilities = {{.id = "tap",
                                       .name = "Tap devices",
                                       .group = api::host::Group::Software,
                                       .verdict = api::host::Verdict::Missing,
                                       .sureness = api::host::Sureness::Certain,
                                       .value = "the helper may not open it",
                                       .meaning = "",
                                       .works = {},
                                       .remedy = {},
                                       .source = {}}};
        const auto problems = check_new_guest(guest, around);
        QCOMPARE(problems.size(), 1);
        QVERIFY(forbids(problems.front()));
        QCOMPARE(problems.front().field, s("networks[0].tap"));
        QCOMPARE(problems.front().text, s("Tap devices cannot be used here: the helper may not open it."));
        guest.network = NewGuest::Network::User;
        QVERIFY(check_new_guest(guest, around).isEmpty());
        for (const auto verdict : {api::host::Verdict::Present, api::host::Verdict::Unknown}) {
            around.check->capabilities[0].verdict = verdict;
            QCOMPARE(tap_obstacle(around), QString());
        }
    }

    /// bhyve on a processor without unrestricted guest.
    void cpus_thatTheEngineCannotHave_areRefused() {
        Surroundings around = here();
        around.host->cpus = 8;
        around.host->engines = {{.name = "bhyve", .available = true, .reason = {}, .description = ""},
                                {.name = "soft", .available = true, .reason = {}, .description = ""}};
        around.check =
            apiary::tests::recorded_machine(std::filesystem::path(MACHINES) / "freebsd-intel-nehalem-e5530.txt");
        NewGuest guest = good();
        guest.cpus = 2;
        const auto problems = check_new_guest(guest, around);
        QCOMPARE(problems.size(), 1);
        QVERIFY(forbids(problems.front()));
        QCOMPARE(problems.front().field, s("cpus"));
        QVERIFY(problems.front().text.contains(s("unrestricted guest")));
        QCOMPARE(problems.front().offer, s("1"));
        QVERIFY(!firmware_obstacle(around).isEmpty());
        guest.cpus = 1;
        QVERIFY(check_new_guest(guest, around).isEmpty());
        around.host->engines.erase(around.host->engines.begin());  // On the software CPU.
        guest.cpus = 2;
        QVERIFY(check_new_guest(guest, around).isEmpty());
        QVERIFY(cpus_obstacle(around).isEmpty() && firmware_obstacle(around).isEmpty());
        QVERIFY(cpus_obstacle({}).isEmpty() && firmware_obstacle({}).isEmpty() && tap_obstacle({}).isEmpty());
    }

    void share_wrong_isSaid() {
        NewGuest guest = good();
        guest.shares = {{file("/a", FileKind::Folder), s("data"), false},
                        {file("/b", FileKind::RawDisk), s("data"), true}};
        QVERIFY(!about(s("shares[0].path"), guest));
        QCOMPARE(about(s("shares[1].path"), guest)->text, s("This is no folder."));
        QCOMPARE(about(s("shares[1].tag"), guest)->text, s("Another folder has this tag."));
        QCOMPARE(free_tag(s("/home/me/data"), guest), s("data-2"));
        QCOMPARE(free_tag(s("/home/me/My Data"), guest), s("My-Data"));
    }

    void freebsd_variables_areChecked() {
        NewGuest guest = good();
        guest.kind = Kind::FreeBsd;
        guest.kernel = file("/k", FileKind::FreeBsdKernel);
        guest.kenv = {s("a=b"), s("novalue")};
        guest.modules = {{file("/m", FileKind::Unknown), {}}, {file("/r", FileKind::Unknown), s("mfs_root")}};
        QVERIFY(!about(s("kenv[0]"), guest));
        QCOMPARE(about(s("kenv[1]"), guest)->level, Level::Error);
        QCOMPARE(about(s("modules[0].path"), guest)->level, Level::Error);
        QVERIFY(!about(s("modules[1].path"), guest));
    }

    void definition_hasWhatIsNotUsual() {
        NewGuest guest = good();
        guest.network = NewGuest::Network::Off;
        api::guests::Definition expected;
        expected.kernel = "/k";
        QCOMPARE(definition_of(guest), expected);
    }

    void file_isSeenByItsContent_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("kind");
        const auto at = [](qsizetype offset, const QByteArray& bytes, qsizetype size = 0x11000) {
            QByteArray all(size, '\0');
            return all.replace(offset, bytes.size(), bytes);
        };
        const auto row = [](const char* name, const QByteArray& content, FileKind kind) {
            QTest::newRow(name) << content << static_cast<int>(kind);
        };
        row("empty", {}, FileKind::Empty);
        row("one byte", "x", FileKind::Unknown);
        row("bzImage", at(0x202, "HdrS").replace(0x1fe, 2, "\x55\xaa"), FileKind::LinuxKernel);
        row("ISO", at(0x8001, "CD001"), FileKind::InstallerImage);
        row("hybrid ISO", at(0x8001, "CD001").replace(0x1fe, 2, "\x55\xaa"), FileKind::InstallerImage);
        row("MBR", at(0x1fe, "\x55\xaa"), FileKind::RawDisk);
        row("GPT", at(0x200, "EFI PART"), FileKind::RawDisk);
        row("ext4", at(0x438, "\x53\xef"), FileKind::RawDisk);
        row("UFS2", at(0x1055c, QByteArray("\x19\x01\x54\x19", 4)), FileKind::RawDisk);
        row("qcow2", at(0, "QFI\xfb"), FileKind::ForeignDisk);
        row("VMDK", at(0, "KDMV"), FileKind::ForeignDisk);
        row("VDI", at(0x40, "\x7f\x10\xda\xbe"), FileKind::ForeignDisk);
        row("VHDX", at(0, "vhdxfile"), FileKind::ForeignDisk);
        row("gzip", at(0, "\x1f\x8b"), FileKind::Compressed);
        row("cpio", at(0, "070701"), FileKind::InitialRamDisk);
        row("ELF alone",
            "\x7f"
            "ELF",
            FileKind::Unknown);
        // An ELF header that promises more than there is, and a note table that has no end.
        row("ELF of garbage",
            at(0,
               "\x7f"
               "ELF\x02\x01\x01")
                .replace(0x20, 40, QByteArray(40, '\xff')),
            FileKind::Program);
    }

    void file_isSeenByItsContent() {
        QFETCH(QByteArray, content);
        QFETCH(int, kind);
        QTemporaryDir folder;
        QFile file(folder.filePath(s("file.iso")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const FileFacts facts = inspect_file(file.fileName());
        QCOMPARE(static_cast<int>(facts.kind), kind);
        QCOMPARE(facts.size, content.size());
    }

    void file_ofTheTestKernels_isSeen() {
        QCOMPARE(inspect_file(s(GUESTS "/freebsd/preload")).kind, FileKind::FreeBsdKernel);
        QVERIFY(is_kernel(inspect_file(s(GUESTS "/daemon/serial")).kind));
        QCOMPARE(inspect_file(s("/bin/sh")).kind, FileKind::Program);
    }

    void file_thatIsNone_isSeen() {
        QTemporaryDir folder;
        const QByteArray pipe = folder.filePath(s("pipe")).toLocal8Bit();
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        QCOMPARE(inspect_file(folder.path()).kind, FileKind::Folder);
        QCOMPARE(inspect_file(QString::fromLocal8Bit(pipe)).kind, FileKind::Special);
        QCOMPARE(inspect_file(folder.filePath(s("none"))).kind, FileKind::Missing);
        QCOMPARE(inspect_file(s("/dev/null")).kind, FileKind::Special);
    }

    void sample_isFoundInItsOrder() {
        QTemporaryDir named, installed, cache;
        const auto put = [](const QString& folder) {
            QDir().mkpath(folder);
            for (const char* name : {"/vmlinuz", "/initrd.gz"}) {
                QFile file(folder + QLatin1String(name));
                QVERIFY(file.open(QIODevice::WriteOnly));
            }
        };
        const Environment environment = [&](const char* name) -> std::optional<std::string> {
            return std::string_view(name) == "APIARY_SAMPLE"    ? std::optional(named.path().toStdString())
                   : std::string_view(name) == "XDG_CACHE_HOME" ? std::optional(cache.path().toStdString())
                                                                : std::nullopt;
        };
        QVERIFY(!find_sample(environment, installed.path()));
        put(cache.path() + s("/apiary/guests/trixie"));
        QVERIFY(find_sample(environment, installed.path())->kernel.startsWith(cache.path()));
        put(installed.path() + s("/apiary/sample"));
        QVERIFY(find_sample(environment, installed.path())->kernel.startsWith(installed.path()));
        put(named.path());
        QVERIFY(find_sample(environment, installed.path())->kernel.startsWith(named.path()));
    }
};

QTEST_GUILESS_MAIN(NewGuestTest)
#include "new_guest_test.moc"
