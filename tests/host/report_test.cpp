// SPDX-License-Identifier: BSD-2-Clause
#include "backend/host/report.h"

#include <QTest>

#include "backend/host/assess.h"
#include "backend/host/recording.h"
#include "tests/host/machine_file.h"

using namespace apiary::host;
namespace testing = apiary::testing;

class ReportTest : public QObject {
    Q_OBJECT
private slots:
    void identity_isReplaced_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* text, const char* shown) { QTest::addRow("%s", text) << text << shown; };
        row("ether 58:9c:fc:00:01:02", "ether (MAC address)");
        row("em0: Ethernet address: A4-BA-DB-21-EF-87.", "em0: Ethernet address: (MAC address).");
        row("inet 192.168.1.20/24", "inet (IP address)/24");
        row("from 10.0.0.1:2222 on", "from (IP address) on");
        row("inet6 fe80::1%em0", "inet6 (IP address)%em0");
        row("2001:db8:0:1:2:3:4:5,", "(IP address),");
        row("[2001:db8::1]:22", "[(IP address)]:22");
        row("::1", "(IP address)");
        row("UUID=6c7d04a5-6d9e-4a3b-9d2e-0123456789ab", "UUID=(UUID)");
        row("Serial Number: PF0ABC12", "Serial Number: (serial number)");
        row("S/N: 12-34", "S/N: (serial number)");
        row("serial=XYZ", "serial=(serial number)");
        row("Linux 6.1.0 on bienenstock of jana", "Linux 6.1.0 on (name) of (name)");
    }
    void identity_isReplaced() {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(QString::fromStdString(without_identities(text.toStdString(), {"bienenstock", "jana", "a"})), shown);
    }

    void otherText_stays_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "Linux 6.12.117+deb13-cloud-amd64", "FreeBSD 14.1-RELEASE-p5", "apiary 0.1.0", "at 12:30:05",
              "2026-11-27 02:30:05", "CPUID leaf 80000001h, EDX bit 29", "MSR C0010114h: 0x0000000000000008",
              "Intel(R) Core(TM) i5-2400S CPU @ 2.50GHz", "VT-x: PAT,HLT,MTF,PAUSE,EPT,UG,VPID", "a b c",
              "smpboot: CPU0: AMD EPYC (family: 0x19, model: 0x11, stepping: 0x1)", "größer als: 3", "dead:beef"}) {
            QTest::addRow("%s", text) << text;
        }
    }
    void otherText_stays() {
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(without_identities(text.toStdString(), {"bienenstock", "a"})), text);
    }

    void report_hasEveryRowAndNobodysName() {
        auto evidence = read_recording(
            testing::read_machine(QStringLiteral(MACHINES "/linux-intel-switched-off.txt")).recording.toStdString());
        QVERIFY(evidence.has_value());
        evidence->dmesg.insert(evidence->dmesg.begin(),
                               "bienenstock: VMX (outside TXT) disabled by BIOS of 58:9c:fc:00:01:02 at 10.0.0.1");
        evidence->release = "6.1.0-bienenstock";
        const Assessment assessment = assess(*evidence);
        const QString report = QString::fromStdString(report_text(assessment, "0.1.0", {"bienenstock"}));
        QVERIFY2(report.startsWith("Apiary 0.1.0\nsystem:    Linux "), qPrintable(report));
        for (const Capability& each : assessment.capabilities) {
            QVERIFY2(report.contains(QString("\n%1 ").arg(QString::fromStdString(each.id))), each.id.c_str());
        }
        for (const EngineFit& each : assessment.engines) {
            QVERIFY2(report.contains("\nengine " + QString::fromStdString(each.name)), each.name.c_str());
        }
        QVERIFY2(report.contains("(name): VMX (outside TXT) disabled"), qPrintable(report));
        for (const char* word : {"58:9c", "10.0.0.1", "bienenstock"}) {
            QVERIFY2(!report.contains(word), word);
        }
    }
};

QTEST_GUILESS_MAIN(ReportTest)
#include "report_test.moc"
