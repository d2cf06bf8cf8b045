// SPDX-License-Identifier: BSD-2-Clause
// What recordings are taken for, and texts that are none or mean harm.
#include "backend/host/recording.h"

#include <QTest>
#include <ctime>
#include <random>

#include "backend/host/assess.h"
#include "backend/host/recording_lines.h"
#include "tests/host/machine_file.h"

using namespace apiary;
using namespace apiary::host;

namespace {

QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

const std::string kCpuid = "CPUID 00000001: 000206A7-00100800-1FBAE3FF-BFEBFBFF\n";
constexpr std::uint32_t kFeatures = 0x1FBA'E3FF;

std::optional<std::uint32_t> features_of(std::string_view text) {
    const auto evidence = read_recording(text);
    return evidence ? evidence->cpuid.value(1, 0, Register::Ecx) : std::nullopt;
}

}  // namespace

class RecordingTest : public QObject {
    Q_OBJECT
private slots:
    void cpuid_isReadInEveryForm_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("AIDA64") << QByteArray("CPUID 00000001: 000206A7-00100800-1FBAE3FF-BFEBFBFF [x]");
        QTest::newRow("AIDA64 with tabs") << QByteArray("CPUID 00000001  \t000206A7-00100800-1FBAE3FF-BFEBFBFF");
        QTest::newRow("AIDA64, colon apart") << QByteArray("CPUID 00000001 :000206A7-00100800-1FBAE3FF-BFEBFBFF");
        QTest::newRow("cpuid -r") << QByteArray(
            "   0x00000001 0x00: eax=0x000206a7 ebx=0x00100800 ecx=0x1fbae3ff edx=0xbfebfbff");
        QTest::newRow("cpucontrol") << QByteArray("cpuid level 0x1: 0x000206a7 0x00100800 0x1fbae3ff 0xbfebfbff");
        QTest::newRow("FreeBSD") << QByteArray("  Features2=0x1fbae3ff<SSE3,PCLMULQDQ>");
        QTest::newRow("dmesg with time") << QByteArray("[    0.000000]   Features2=0x1fbae3ff<SSE3>");
        QTest::newRow("syslog") << QByteArray("Oct  6 00:23:11 box kernel:   Features2=0x1fbae3ff<SSE3>");
        QTest::newRow("journal with level and thread")
            << QByteArray("<6>[    0.000000][    T0] Features2=0x1fbae3ff<SSE3>");
    }
    void cpuid_isReadInEveryForm() {
        QFETCH(QByteArray, text);
        QCOMPARE(features_of(text.toStdString()), std::optional(kFeatures));
    }

    void cpuid_ofTheFirstCpuCounts() {
        QCOMPARE(features_of(kCpuid + "CPUID 00000001: 00000000-00000000-00000000-00000000\n"),
                 std::optional(kFeatures));
    }

    void cpuid_subleavesAreKeptApart() {
        const auto evidence = read_recording(
            "CPUID 00000007: 00000001-11111111-22222222-33333333 [SL 00]\n"
            "CPUID 00000007: 00000000-44444444-55555555-66666666 [SL 01]\n");
        QVERIFY(evidence.has_value());
        QCOMPARE(evidence->cpuid.value(7, 0, Register::Ebx), std::optional(0x1111'1111u));
        QCOMPARE(evidence->cpuid.value(7, 1, Register::Ebx), std::optional(0x4444'4444u));
    }

    void msr_isReadInEveryForm() {
        const auto evidence = read_recording(kCpuid +
                                             "MSR 0000003A: 0000-0000-0000-0005\n"
                                             "MSR 0x48b: 0x000004ff 0x00000000\n"
                                             "MSR 00000491 < FAILED >\n");
        QVERIFY(evidence.has_value());
        QCOMPARE(evidence->msrs.at(0x3A), std::optional<std::uint64_t>(5));
        QCOMPARE(evidence->msrs.at(0x48B), std::optional<std::uint64_t>(0x4FF'0000'0000));
        QVERIFY(!evidence->msrs.at(0x491));
        QVERIFY(!evidence->msrs.contains(0x480));
    }

    void cpuinfo_tellsOfTheFirstCpu() {
        const auto evidence = read_recording(
            "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 23\nmodel name\t: Genuine Intel(R) "
            "CPU\nflags\t\t: fpu vmx lm\n\nprocessor\t: 1\nvendor_id\t: AuthenticAMD\ncpu family\t: 7\nmodel name\t: "
            "Other\nflags\t\t: svm\n");
        QVERIFY(evidence.has_value());
        QCOMPARE(q(evidence->cpuinfo.vendor), QString("GenuineIntel"));
        QCOMPARE(evidence->cpuinfo.family, std::optional(6u));
        QCOMPARE(evidence->cpuinfo.model, std::optional(23u));
        QVERIFY(evidence->cpuinfo.flags->contains("vmx") && !evidence->cpuinfo.flags->contains("svm"));
        QVERIFY(!evidence->cpuinfo.vmx_flags);
    }

    void flags_ofAPage_areNoFlagsOfAProcessor() {
        const auto evidence = read_recording(kCpuid + "page:0000000 flags: 0x17ffffc0000000(node=0)\nflags: 0x17ff\n");
        QVERIFY(evidence.has_value());
        QVERIFY(!evidence->cpuinfo.flags);
    }

    void acpiTables_areTakenFromTheLog() {
        const auto evidence = read_recording(kCpuid +
                                             "ACPI: DMAR 0x00000000BB7F5000 0000B8 (v01 X)\n"
                                             "ACPI: FACP BB7F5000 000F4 (v05 X)\n"
                                             "ACPI: Early table checksum verification disabled\n"
                                             "ACPI APIC Table: <ALASKA A M I>\n");
        QVERIFY(evidence.has_value() && evidence->acpi_tables);
        QCOMPARE(evidence->acpi_tables->size(), std::size_t{2});
        QVERIFY(evidence->acpi_tables->contains("DMAR") && evidence->acpi_tables->contains("FACP"));
    }

    void commandLine_isNotKept() {
        const auto evidence = read_recording(kCpuid + "[    0.0] Kernel command line: kvm.password=secret\n");
        QVERIFY(evidence.has_value());
        QVERIFY(evidence->dmesg.empty());
    }

    void text_thatTellsOfNoProcessor_isRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("cause");
        const QString nothing = "the text tells of no processor";
        QTest::newRow("empty") << QByteArray() << nothing;
        QTest::newRow("prose") << QByteArray("Dear list,\nmy machine has VT-x, what can it run?\n") << nothing;
        QTest::newRow("another log") << QByteArray("[    1.0] usb 1-1: new device\n") << nothing;
        QTest::newRow("cut within") << QByteArray("CPUID 00000001: 000206A7-00100800-") << nothing;
        QTest::newRow("UTF-16") << QByteArray(
                                       "\xFF\xFE"
                                       "C\0P\0U\0",
                                       8)
                                << QString("the recording is no plain text");
        QTest::newRow("zeros") << QByteArray(1000, '\0') << QString("the recording is no plain text");
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0", 25)
                                   << QString("the recording is no plain text");
        QTest::newRow("too large") << QByteArray(static_cast<qsizetype>(kLargestRecording) + 1, 'x')
                                   << QString("the recording is larger than 4 MiB, which no kernel's log is");
    }
    void text_thatTellsOfNoProcessor_isRefused() {
        QFETCH(QByteArray, text);
        QFETCH(QString, cause);
        const auto evidence = read_recording({text.constData(), static_cast<std::size_t>(text.size())});
        QVERIFY(!evidence.has_value());
        QCOMPARE(q(evidence.error().cause), cause);
        QVERIFY(!evidence.error().remedy.empty());
    }

    /// In a terminal nothing of it may do more than be shown.
    void controlCharacters_neverComeBack() {
        const auto evidence = read_recording(
            "model name\t: evil\x1b[2J\x07 CPU\nflags\t\t: fpu\nFreeBSD 9\x1b[31m\n"
            "vmx_init: \x1b]0;title\x07VMX operation disabled by BIOS\n");
        QVERIFY(evidence.has_value());
        const Assessment assessment = assess(*evidence);
        std::string all = assessment.processor + assessment.system + assessment.summary;
        for (const Capability& each : assessment.capabilities) {
            all += each.finding.source + each.value;
        }
        QVERIFY(all.find("evil") != std::string::npos);
        QVERIFY(all.find('\x1b') == std::string::npos && all.find('\x07') == std::string::npos);
    }

    void hostileTexts_areBoundedInTimeAndMemory_data() {
        QTest::addColumn<QByteArray>("unit");
        QTest::newRow("one line without end") << QByteArray("x");
        QTest::newRow("empty lines") << QByteArray("\n");
        QTest::newRow("brackets") << QByteArray("[");
        QTest::newRow("levels") << QByteArray("<6>[ 0.0]");
        QTest::newRow("leaves") << QByteArray("CPUID 0000000%1: 00000000-00000000-00000000-00000000\n");
        QTest::newRow("registers") << QByteArray("MSR 0000%1: 0000-0000-0000-0000\n");
        QTest::newRow("flags") << QByteArray("flags\t\t: a b c d e f g h i j k l m n o p\n");
        QTest::newRow("log lines") << QByteArray("kvm: vmx svm dmar hypervisor\n");
        QTest::newRow("tables") << QByteArray("ACPI: A%1 0x00000000\n");
        QTest::newRow("kernels") << QByteArray(" kernel: kernel: ");
        QTest::newRow("bytes above ASCII") << QByteArray("\xF0\x9F\x90\x9D\xFF\xC0\n");
    }
    void hostileTexts_areBoundedInTimeAndMemory() {
        QFETCH(QByteArray, unit);
        constexpr std::size_t kMuch = std::size_t{1} << 20;
        std::string text = kCpuid;
        for (unsigned i = 0; text.size() < kMuch; ++i) {
            QByteArray each = unit;
            text += each.replace("%1", QByteArray::number(i, 16)).toStdString();
        }
        const std::clock_t begin = std::clock();  // Of the processor: other programs may be busy.
        const auto evidence = read_recording(text);
        QVERIFY(evidence.has_value());
        QVERIFY((std::clock() - begin) / CLOCKS_PER_SEC < 60);
        QVERIFY(evidence->dmesg.size() <= 2000);
        QVERIFY(evidence->msrs.size() <= 4096);
        QVERIFY(!evidence->acpi_tables || evidence->acpi_tables->size() <= 256);
        QVERIFY(!assess(*evidence).summary.empty());
    }

    /// Every recording, damaged in a thousand places.
    void damagedRecordings_areSurvived() {
        std::mt19937 random(20261127);
        for (const QString& path : testing::machine_files()) {
            std::string text = testing::read_machine(path).recording.toStdString();
            for (int i = 0; i < 40; ++i) {
                text[random() % text.size()] = static_cast<char>(random());
                if (random() % 8 == 0) {
                    text.resize(std::max<std::size_t>(text.size() - random() % 32, 1));
                }
                if (const auto evidence = read_recording(text)) {
                    QVERIFY(!assess(*evidence).summary.empty());
                }
            }
        }
    }

    void loggedText_isWithoutWhatStandsBefore_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("plain") << QByteArray("  VT-x: PAT") << QByteArray("VT-x: PAT");
        QTest::newRow("time") << QByteArray("[   12.345678] kvm: x") << QByteArray("kvm: x");
        QTest::newRow("level") << QByteArray("<4>[   12.345678] kvm: x") << QByteArray("kvm: x");
        QTest::newRow("syslog") << QByteArray("Nov  1 12:00:00 host kernel: [1.5] kvm: x") << QByteArray("kvm: x");
        QTest::newRow("no time") << QByteArray("[drm] Initialized") << QByteArray("[drm] Initialized");
        QTest::newRow("open") << QByteArray("[    0.1") << QByteArray("[    0.1");
        QTest::newRow("nothing") << QByteArray("[    0.1]") << QByteArray("");
    }
    void loggedText_isWithoutWhatStandsBefore() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, text);
        QCOMPARE(q(logged_text(line.toStdString())), QString::fromUtf8(text));
    }
};

QTEST_GUILESS_MAIN(RecordingTest)
#include "recording_test.moc"
