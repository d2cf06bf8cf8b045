// SPDX-License-Identifier: BSD-2-Clause
// Machines that are not there: their logs are pasted, dropped, opened, and may be anything.
#include "gui/host/recording_page.h"

#include <QDir>
#include <QDropEvent>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <memory>

#include "gui/host/assessment_view.h"
#include "gui/widget/command_line_view.h"
#include "tests/gui/host/host_fixture.h"

using namespace apiary;
using namespace apiary::gui;
using namespace apiary::tests;

namespace {

struct Fixture {
    Fixture() : connection(daemon.socket()) {
        page = std::make_unique<RecordingPage>(connection.helper);
        page->resize(900, 700);
        page->show();
    }
    [[nodiscard]] QPlainTextEdit* text() const { return child<QPlainTextEdit>(*page, "text"); }
    [[nodiscard]] bool shows_result() const { return child<AssessmentView>(*page, "assessment")->isVisible(); }
    [[nodiscard]] bool gets_result() const {
        return QTest::qWaitFor([this] { return shows_result() && !page->is_asking(); }, kLongMs);
    }
    [[nodiscard]] bool is_told(const char* words) const {
        return QTest::qWaitFor([&] { return page->told().contains(QLatin1String(words)); }, kLongMs);
    }
    [[nodiscard]] QString first() const { return said(*page, "first_sentence"); }

    RunningDaemon daemon;
    Connection connection;
    std::unique_ptr<RecordingPage> page;
};

void drop(QWidget* target, const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &event);
}

}  // namespace

class RecordingPageTest : public QObject {
    Q_OBJECT

private slots:
    void recording_ofAnotherMachine_isJudged_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("sureness");
        QTest::newRow("FreeBSD dmesg") << "freebsd-intel-nehalem-e5530.txt" << "some guests" << "certain";
        QTest::newRow("Linux cpuinfo") << "linux-amd-epyc-cpuinfo.txt" << "guests on its processor" << "";
        QTest::newRow("CPUID dump") << "amd-zen2-matisse.txt" << "can run guests on its processor" << "";
        QTest::newRow("switched off") << "linux-amd-switched-off.txt" << "could run guests" << "";
    }
    void recording_ofAnotherMachine_isJudged() {
        QFETCH(QString, file);
        QFETCH(QString, verdict);
        QFETCH(QString, sureness);
        const Fixture fixture;
        fixture.page->open_file(QLatin1String(MACHINES) + u'/' + file);
        QVERIFY(fixture.gets_result());
        QVERIFY2(fixture.first().contains(verdict), qPrintable(fixture.first()));
        QVERIFY2(said(*fixture.page, "sentences").contains(sureness), qPrintable(said(*fixture.page, "sentences")));
        QVERIFY(said(*fixture.page, "sentences").startsWith(QStringLiteral("That is")));
        QVERIFY(rows_of(*fixture.page).size() > 8);
        QVERIFY(fixture.page->told().isEmpty());
    }

    void text_thatIsPasted_isJudgedAtOnce() {
        const Fixture fixture;
        QApplication::clipboard()->setText(content_of(machine_file("freebsd-intel-nehalem-e5530.txt")));
        fixture.text()->paste();
        QVERIFY(fixture.gets_result());
        QVERIFY(said(*fixture.page, "sentences").contains(QStringLiteral("E5530")));
    }

    void file_thatIsDropped_isReadAndNotNamed() {
        const Fixture fixture;
        drop(fixture.text()->viewport(), machine_file("amd-zen2-matisse.txt"));
        QVERIFY(fixture.gets_result());
        QVERIFY(!fixture.text()->toPlainText().contains(QStringLiteral("file:")));
    }

    void text_thatIsChanged_losesItsVerdict() {
        const Fixture fixture;
        fixture.page->open_file(machine_file("amd-zen2-matisse.txt"));
        QVERIFY(fixture.gets_result());
        QTest::keyClicks(fixture.text(), QStringLiteral("x"));
        QVERIFY(!fixture.shows_result());
        QTest::keyClick(fixture.text(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(fixture.gets_result());
        click(*fixture.page, "clear");
        QVERIFY(!fixture.shows_result() && fixture.text()->toPlainText().isEmpty());
        QVERIFY(!child<QAbstractButton>(*fixture.page, "clear")->isEnabled());
    }

    void text_thatIsNoRecording_isRefusedInWords_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("prose") << QStringLiteral("Dear Sir or Madam,\nthis is no log.\n");
        QTest::newRow("noise") << QString(100'000, u'\x2603');
        QTest::newRow("controls") << QStringLiteral("\x01\x02\x1b[2J");
        QTest::newRow("markup") << QStringLiteral("<h1>CPU</h1>");
    }
    void text_thatIsNoRecording_isRefusedInWords() {
        QFETCH(QString, text);
        const Fixture fixture;
        fixture.page->set_text(text);
        QVERIFY(fixture.is_told("The text tells of no processor."));
        QVERIFY(fixture.page->told().contains(QStringLiteral("/var/run/dmesg.boot")));
        QVERIFY(!fixture.shows_result());
        QCOMPARE(fixture.page->text(), text);  // Nothing is lost.
        fixture.page->set_text(content_of(machine_file("amd-zen2-matisse.txt")));
        QVERIFY(fixture.gets_result());
        QVERIFY(fixture.page->told().isEmpty());
    }

    void text_thatIsMissing_isAskedFor() {
        const Fixture fixture;
        click(*fixture.page, "ask");
        QVERIFY(fixture.is_told("There is no text yet."));
        fixture.page->set_text(QStringLiteral(" \n\t\n"));
        QVERIFY(fixture.is_told("There is no text yet."));
        QVERIFY(!fixture.page->is_asking());
    }

    void file_thatCannotBeRead_isToldAndTheTextStays() {
        const Fixture fixture;
        fixture.page->set_text(QStringLiteral("what was typed"));
        QVERIFY(fixture.is_told("no processor"));
        const QTemporaryDir folder;
        fixture.page->open_file(folder.filePath(QStringLiteral("gone.txt")));
        QVERIFY(fixture.is_told("gone.txt"));
        fixture.page->open_file(folder.path());
        QVERIFY(fixture.is_told("no file with text"));
        QCOMPARE(fixture.page->text(), QStringLiteral("what was typed"));
    }

    void text_thatIsTooLongForACall_isCutAndThatIsSaid() {
        const Fixture fixture;
        fixture.page->set_text(content_of(machine_file("freebsd-intel-nehalem-e5530.txt")) +
                               QStringLiteral("pid 4711 exited on signal 11 \"core dumped\"\n").repeated(20'000));
        QVERIFY(fixture.gets_result());
        QVERIFY(said(*fixture.page, "cut").contains(QStringLiteral("first")));
        fixture.page->set_text(content_of(machine_file("freebsd-intel-nehalem-e5530.txt")));
        QVERIFY(fixture.gets_result());
        QVERIFY(said(*fixture.page, "cut").isEmpty());
    }

    void command_isThatWhichAsksTheSame() {
        const Fixture fixture;
        const auto command = [&] {
            for (auto* dialog : fixture.page->findChildren<QDialog*>()) {
                delete dialog;
            }
            click(*fixture.page, "show_command");
            return fixture.page->findChildren<CommandLineView*>().back()->command();
        };
        const QString start = QStringLiteral("apiaryctl --socket %1 check --dmesg ").arg(qt(fixture.daemon.socket()));
        QCOMPARE(command(), start + u'-');
        fixture.page->open_file(machine_file("amd-zen2-matisse.txt"));
        QVERIFY(fixture.gets_result());
        QCOMPARE(command(), start + machine_file("amd-zen2-matisse.txt"));
        QTest::keyClicks(fixture.text(), QStringLiteral("x"));
        QCOMPARE(command(), start + u'-');
    }

    void helper_thatIsLost_isTold() {
        Fixture fixture;
        fixture.page->open_file(machine_file("amd-zen2-matisse.txt"));
        QVERIFY(fixture.gets_result());
        fixture.daemon.end(SIGKILL);
        QVERIFY(fixture.is_told("last known"));
        QVERIFY(fixture.shows_result());
        QVERIFY(!child<QAbstractButton>(*fixture.page, "ask")->isEnabled());
        QVERIFY(fixture.daemon.start());
        QTRY_VERIFY_WITH_TIMEOUT(fixture.page->told().isEmpty(), kLongMs);
        QVERIFY(child<QAbstractButton>(*fixture.page, "ask")->isEnabled());
    }
};

QTEST_MAIN(RecordingPageTest)
#include "recording_page_test.moc"
