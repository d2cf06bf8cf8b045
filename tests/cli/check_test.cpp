// SPDX-License-Identifier: BSD-2-Clause
// apiaryctl check and explain as people and scripts have them, without a helper.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/lone_ctl.h"
#include "tests/cli/pty.h"

using apiary::testing::Outcome;
using apiary::testing::Pty;
using apiary::testing::PtyProcess;
using apiary::testing::run;

namespace {

const QString kI5 = QStringLiteral(MACHINES "/article-i5-2400s.txt");

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class CheckTest : public QObject {
    Q_OBJECT
private slots:
    void check_withoutHelper_judgesThisMachineAndSaysWhatIsMissing() {
        const Outcome outcome = run({"check"});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.err, QByteArray());
        for (const char* text : {"\nProcessor\nLong mode           present  ", "\nPlatform\n", "\nSoftware\n",
                                 "\nEngine              present       soft", "\nEngines\n",
                                 "Only a helper that runs as root can read the processor's registers",
                                 "(apiaryd is not running: there is no socket /nowhere/apiaryd.sock)"}) {
            QVERIFY2(outcome.out.contains(text), outcome.out.constData());
        }
        QVERIFY2(!outcome.out.contains('\x1b'), "no colour where no terminal is");
    }

    void check_verbose_tellsWhatEachIsFor() {
        QVERIFY(!run({"check"}).out.contains("64-bit code, which all of Apiary is"));
        QVERIFY(run({"check", "-v"}).out.contains("64-bit code, which all of Apiary is"));
    }

    void check_json_hasEveryRow() {
        const Outcome outcome = run({"check", "--json"});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.out.count('\n'), 1);
        const QJsonObject answer = QJsonDocument::fromJson(outcome.out).object();
        QVERIFY(answer["note"].toString().contains("runs as root"));
        QVERIFY(!answer["summary"].toString().isEmpty());
        QStringList ids;
        for (const auto& each : answer["capabilities"].toArray()) {
            const QJsonObject row = each.toObject();
            ids << row["id"].toString();
            QVERIFY(QStringList({"present", "switched_off", "missing", "unknown"}).contains(row["verdict"].toString()));
            QCOMPARE(row.contains("source"), row["verdict"].toString() != "unknown");
        }
        for (const char* id : {"long_mode", "x2apic", "popcnt", "xsave", "avx", "iommu", "bare_metal", "kernel_module",
                               "device", "engine", "memory", "huge_pages", "tap", "bridge", "code32"}) {
            QVERIFY2(ids.contains(id), id);
        }
        QVERIFY(ids.contains("vtx") || ids.contains("amdv"));
        QCOMPARE(answer["engines"].toArray().last().toObject()["name"].toString(), QString("soft"));
    }

    void report_namesNobody() {
        const Outcome outcome = run({"check", "--report"});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.out.startsWith("Apiary "), outcome.out.constData());
        QVERIFY(outcome.out.contains("\nlong_mode           present       "));
        const QString host = QSysInfo::machineHostName();
        const QRegularExpression name("\\b" + QRegularExpression::escape(host) + "\\b");
        QVERIFY2(host.size() < 3 || !QString::fromUtf8(outcome.out).contains(name), outcome.out.constData());
    }

    void otherMachine_isJudgedFromAFileOrAPipe() {
        const Outcome file = run({"check", "--dmesg", kI5});
        QCOMPARE(file.status, 0);
        QVERIFY2(file.out.startsWith("Intel(R) Core(TM) i5-2400S CPU @ 2.50GHz, FreeBSD 10.0-RELEASE\n"
                                     "Probably: this machine can run guests on its processor: the processor has VT-x, "
                                     "EPT and unrestricted guest.\n"),
                 file.out.constData());
        QVERIFY(file.out.contains(
            "\nbhyve               yes           the processor has VT-x, EPT and unrestricted guest"));
        QVERIFY2(!file.out.contains("Software") && !file.out.contains("helper"), "those are of this machine");
        QCOMPARE(run({"check", "--dmesg", "-"}, contents(kI5)).out, file.out);
        QVERIFY(
            run({"check", "--report", "--dmesg", kI5}).out.contains("\nunrestricted_guest  present       likely; "));
        const QJsonObject json = QJsonDocument::fromJson(run({"check", "--json", "--dmesg", kI5}).out).object();
        QCOMPARE(json["system"].toString(), QString("FreeBSD 10.0-RELEASE"));
        QVERIFY(!json.contains("note"));
    }

    void recording_thatIsNone_isRefused_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("cause");
        QTest::newRow("nothing") << "-" << QByteArray() << QByteArray("the text tells of no processor");
        QTest::newRow("prose") << "-" << QByteArray("hello\n") << QByteArray("the text tells of no processor");
        QTest::newRow("zeros") << "-" << QByteArray(100, '\0') << QByteArray("no plain text");
        QTest::newRow("too much") << "-" << QByteArray(5 << 20, 'x') << QByteArray("longer than 4 MiB");
        QTest::newRow("no file") << "/nowhere/dmesg" << QByteArray() << QByteArray("cannot be opened");
        QTest::newRow("a directory") << "/" << QByteArray() << QByteArray("cannot be read");
        QTest::newRow("without end") << "/dev/zero" << QByteArray() << QByteArray("longer than 4 MiB");
    }
    void recording_thatIsNone_isRefused() {
        QFETCH(QString, file);
        QFETCH(QByteArray, input);
        QFETCH(QByteArray, cause);
        const Outcome outcome = run({"check", "--dmesg", file}, input);
        QCOMPARE(outcome.status, 1);
        QCOMPARE(outcome.out, QByteArray());
        QVERIFY2(outcome.err.startsWith("apiaryctl: error: ") && outcome.err.contains(cause), outcome.err.constData());
        QVERIFY(outcome.err.contains("\n  remedy: "));
        const Outcome json = run({"check", "--json", "--dmesg", file}, input);
        QVERIFY(QJsonDocument::fromJson(json.err).object()["cause"].toString().toUtf8().contains(cause));
    }

    void explain_takesWordsOrATextOnStandardInput() {
        const Outcome words = run({"explain", "vm_create:", "No", "such", "file", "or", "directory"});
        QCOMPARE(words.status, 0);
        QVERIFY2(words.out.startsWith("vm_create: No such file or directory\n  cause:  vmm.ko is not loaded"),
                 words.out.constData());
        QCOMPARE(run({"explain", "vm_create: No such file or directory"}).out, words.out);
        QCOMPARE(run({"explain", "-"}, "vm_create: No such file or directory\n").out, words.out);
        const Outcome log = run({"explain", "-"}, contents(QStringLiteral(MACHINES "/article-celeron-u2300.txt")));
        QVERIFY(log.out.contains("vmx_init: processor does not support desired primary processor-based controls\n"));
        QVERIFY(log.out.contains("module_register_init: MOD_LOAD (vmm, 0xffffffff82019b20, 0) error 22\n"));
    }

    void explain_json_isAList() {
        const auto list = [](const QStringList& arguments) {
            const Outcome outcome = run(arguments);
            return outcome.status == 0 ? QJsonDocument::fromJson(outcome.out).array() : QJsonArray{"failed"};
        };
        const QJsonArray found = list({"explain", "--json", "SVM: disabled by BIOS."});
        QCOMPARE(found.size(), 1);
        const QJsonObject one = found[0].toObject();
        QCOMPARE(one["id"].toString(), QString("vmm-svm-switched-off"));
        QCOMPARE(one["sureness"].toString(), QString("certain"));
        for (const char* field : {"line", "cause", "remedy", "source"}) {
            QVERIFY2(!one[field].toString().isEmpty(), field);
        }
        QCOMPARE(list({"explain", "--json", "nothing of it"}), QJsonArray());
    }

    void explain_ofNothingKnown_isAnError() {
        const Outcome outcome = run({"explain", "all", "is", "well"});
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.err.contains("no message that Apiary knows") && outcome.err.contains("remedy: "));
        QCOMPARE(run({"explain"}).status, 2);
        QCOMPARE(run({"check", "more"}).status, 2);
    }

    void terminal_hasColourAndItsOwnWidth_data() {
        QTest::addColumn<bool>("colour");
        QTest::newRow("with colour") << true;
        QTest::newRow("NO_COLOR") << false;
    }
    void terminal_hasColourAndItsOwnWidth() {
        QFETCH(bool, colour);
        Pty pty;
        QVERIFY(pty.valid);
        constexpr int kColumns = 72;
        pty.resize(kColumns, 24);
        PtyProcess process(pty, QStringList{"/usr/bin/env"} +
                                    (colour ? QStringList{"-u", "NO_COLOR"} : QStringList{"NO_COLOR=1"}) +
                                    QStringList{APIARYCTL, "check", "--dmesg", kI5});
        const QByteArray screen = pty.read_until("slowly");
        QCOMPARE(process.wait(pty), std::optional(0));
        QVERIFY2(!screen.isEmpty(), "the last line came");
        QCOMPARE(screen.contains("\x1b[32mpresent"), colour);
        QCOMPARE(screen.contains('\x1b'), colour);
        QString plain = QString::fromUtf8(screen).remove(QRegularExpression("\x1b\\[[0-9]*m"));
        for (const QString& line : plain.split("\r\n")) {
            QVERIFY2(line.size() <= kColumns, qPrintable(line));
        }
    }
};

QTEST_GUILESS_MAIN(CheckTest)
#include "check_test.moc"
