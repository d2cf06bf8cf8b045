// SPDX-License-Identifier: BSD-2-Clause
// A guest's log: what it wrote, and that it is followed, searched and saved.
#include "gui/guest/log_page.h"

#include <QAction>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>

#include "gui/guest/find_bar.h"
#include "gui/widget/empty_state.h"
#include "tests/gui/guest/guest_fixture.h"

using namespace apiary;
using namespace apiary::gui;
using namespace apiary::tests;
using api::guests::State;

namespace {

struct Shown : GuestFixture {
    /// `log`: what is in it already.
    explicit Shown(const std::string& log = {}) {
        if (!log.empty()) {
            write_log(log);
        }
        page = std::make_unique<LogPage>(*helper, *guests, QStringLiteral("web"));
        page->resize(800, 400);
    }
    [[nodiscard]] std::string log_path() const { return (daemon.state() / "guests/web/console.log").string(); }
    void write_log(const std::string& log) const { std::ofstream(log_path(), std::ios::binary) << log; }
    [[nodiscard]] QString text() const { return page->view().toPlainText(); }
    /// Of the line before the last one, as the text has an end of a line; looking at all of it takes its time.
    bool waits_for_last_line(const QString& words) const {
        const QTextDocument* document = page->view().document();
        return QTest::qWaitFor([&] { return document->lastBlock().previous().text().contains(words); }, kLongMs);
    }
    bool waits_for_text(const QString& words) const {
        return QTest::qWaitFor([&] { return text().contains(words); }, kLongMs);
    }

    std::unique_ptr<LogPage> page;
};

std::string numbered_lines(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
        text += "line " + std::to_string(i) + " \x1b[32mof the log\x1b[0m\r\n";
    }
    return text;
}

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

}  // namespace

class LogPageTest : public QObject {
    Q_OBJECT

private slots:
    void guest_that_wrote_nothing_has_an_empty_log() {
        Shown shown;
        QVERIFY(shown.connected);
        shown.page->show();
        QTRY_VERIFY_WITH_TIMEOUT(shown.page->findChild<EmptyState*>()->isVisible(), kLongMs);
        QVERIFY(!shown.page->view().isVisible());
    }

    void output_of_a_running_guest_is_followed_over_its_runs() {
        Shown shown;
        QVERIFY(shown.connected);
        shown.page->show();
        QVERIFY(shown.start());
        QVERIFY(shown.waits_for_text(QStringLiteral("ready")));
        auto console = shown.daemon.attach("web");
        QVERIFY(console.has_value());
        console->type("\x1b]0;title\x07he\x1b[0Klo, w\xc3\xb6");
        QVERIFY(shown.waits_for_text(QStringLiteral("helo, wö")));
        QVERIFY(!shown.text().contains(QStringLiteral("title")));
        QVERIFY(shown.daemon.call<api::guests::Kill>({.name = "web"}).has_value());
        QVERIFY(shown.waits_for(State::Stopped));
        QVERIFY(shown.start());
        QTRY_COMPARE_WITH_TIMEOUT(shown.text().count(QStringLiteral("ready")), 2, kLongMs);
    }

    void log_of_a_guest_that_ended_is_there() {
        Shown shown(numbered_lines(1000));
        QVERIFY(shown.connected);
        shown.page->show();
        QVERIFY(shown.waits_for_text(QStringLiteral("line 999 of the log")));
        QVERIFY(shown.text().startsWith(QStringLiteral("line 0 of the log\nline 1 of the log\n")));
        QVERIFY(!child<QWidget>(*shown.page, "left_out")->isVisible());
    }

    void hidden_page_has_no_stream() {
        Shown shown;
        QVERIFY(shown.connected);
        QVERIFY(shown.start());
        QVERIFY(shown.waits_for(State::Running));
        QVERIFY(!shown.page->is_reading());
        shown.page->show();
        QVERIFY(shown.waits_for_text(QStringLiteral("ready")));
        QVERIFY(shown.page->is_reading());
        shown.page->hide();
        QVERIFY(!shown.page->is_reading());
        auto console = shown.daemon.attach("web");
        console->type("hello");
        static_cast<void>(console->until("hello"));
        shown.page->show();
        QVERIFY(shown.waits_for_text(QStringLiteral("hello")));
        QCOMPARE(shown.text().count(QStringLiteral("ready")), 1);
    }

    void long_log_is_shown_from_its_end_and_saved_whole() {
        const std::string log = numbered_lines(60'000);
        Shown shown(log);
        QVERIFY(shown.connected);
        shown.page->set_most(512 * 1024);
        shown.page->show();
        QVERIFY(shown.waits_for_text(QStringLiteral("line 59999 of the log")));
        QVERIFY(shown.page->view().document()->characterCount() <= 512 * 1024);
        QVERIFY(!shown.text().contains(QStringLiteral("line 0 of")));
        QVERIFY(child<QWidget>(*shown.page, "left_out")->isVisible());
        const QString bytes = qt(shown.daemon.directory().string() + "/saved.log");
        const QString text = qt(shown.daemon.directory().string() + "/saved.txt");
        shown.page->save(bytes, LogSaver::Form::Bytes);
        shown.page->save(text, LogSaver::Form::Text);
        QTRY_COMPARE_WITH_TIMEOUT(contents(bytes).toStdString(), log, kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(contents(text).endsWith("line 59999 of the log\n"), kLongMs);
        QVERIFY(contents(text).startsWith("line 0 of the log\n"));
        QTRY_VERIFY_WITH_TIMEOUT(tells(shown.page->notices(), QStringLiteral("was saved")), kLongMs);
    }

    void window_lives_while_the_whole_log_is_read() {
        const std::string log = numbered_lines(300'000);  // More than 8 MiB.
        Shown shown(log);
        QVERIFY(shown.connected);
        shown.page->show();
        QElapsedTimer clock;
        qint64 longest = 0;
        clock.start();
        QTimer tick;
        connect(&tick, &QTimer::timeout, this, [&] { longest = std::max(longest, clock.restart()); });
        tick.start(0);
        QVERIFY(shown.waits_for_last_line(QStringLiteral("line 299999 of the log")));
        qInfo("the loop was away for %lld ms at most", static_cast<long long>(longest));
        QVERIFY(longest < 1'000);
        QVERIFY(shown.page->view().document()->characterCount() <= LogPage::kMost);
    }

    void place_that_cannot_be_written_to_is_told() {
        Shown shown("text\n");
        QVERIFY(shown.connected);
        shown.page->show();
        QVERIFY(shown.waits_for_text(QStringLiteral("text")));
        shown.page->save(QStringLiteral("/nowhere/log"), LogSaver::Form::Text);
        QTRY_VERIFY_WITH_TIMEOUT(tells(shown.page->notices(), QStringLiteral("could not be saved to “/nowhere/log”")),
                                 kLongMs);
    }

    void log_that_was_shortened_is_read_anew() {
        Shown shown(numbered_lines(100));
        QVERIFY(shown.connected);
        shown.page->show();
        QVERIFY(shown.waits_for_text(QStringLiteral("line 99 ")));
        shown.write_log("short\n");
        QVERIFY(shown.start());
        QVERIFY(shown.waits_for_text(QStringLiteral("ready")));
        QVERIFY(shown.text().startsWith(QStringLiteral("short\n")));
        QVERIFY(!shown.text().contains(QStringLiteral("line 99 ")));
    }

    void words_are_found_around_the_end() {
        Shown shown(numbered_lines(500));
        QVERIFY(shown.connected);
        shown.page->show();
        QVERIFY(shown.waits_for_text(QStringLiteral("line 499")));
        QVERIFY(QTest::qWaitForWindowActive(shown.page.get()));
        shown.page->view().setFocus();
        QTest::keyClick(&shown.page->view(), Qt::Key_F, Qt::ControlModifier);
        auto* words = child<QLineEdit>(*shown.page, "find_words");
        QVERIFY(words->isVisible() && words->hasFocus());
        QTest::keyClicks(words, QStringLiteral("LINE 42"));
        QCOMPARE(shown.page->view().textCursor().selectedText(), QStringLiteral("line 42"));
        const int first = shown.page->view().textCursor().blockNumber();
        QTest::keyClick(words, Qt::Key_Return);
        QVERIFY(shown.page->view().textCursor().blockNumber() > first);
        QTest::keyClick(words, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(shown.page->view().textCursor().blockNumber(), first);
        QTest::keyClicks(words, QStringLiteral("nothing"));
        QCOMPARE(shown.page->find_bar().result(), QStringLiteral("Not found"));
        QTest::keyClick(words, Qt::Key_Escape);
        QVERIFY(!words->isVisible());
    }

    void follow_ends_where_somebody_reads_and_begins_at_the_end() {
        Shown shown(numbered_lines(500));
        QVERIFY(shown.connected);
        shown.page->show();
        QVERIFY(shown.waits_for_text(QStringLiteral("line 499")));
        auto* scroll = shown.page->view().verticalScrollBar();
        QTRY_COMPARE_WITH_TIMEOUT(scroll->value(), scroll->maximum(), kLongMs);
        QVERIFY(shown.page->follow_action()->isChecked());
        scroll->setValue(10);
        QVERIFY(!shown.page->follow_action()->isChecked());
        QVERIFY(shown.start());
        QVERIFY(shown.waits_for_text(QStringLiteral("ready")));
        QCOMPARE(scroll->value(), 10);
        shown.page->follow_action()->trigger();
        QCOMPARE(scroll->value(), scroll->maximum());
        shown.page->wrap_action()->trigger();
        QCOMPARE(shown.page->view().lineWrapMode(), QPlainTextEdit::WidgetWidth);
    }

    void all_or_what_is_selected_is_copied() {
        Shown shown("one\r\ntwo\r\n");
        QVERIFY(shown.connected);
        shown.page->show();
        QVERIFY(shown.waits_for_text(QStringLiteral("two")));
        shown.page->copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("one\ntwo\n"));
        QVERIFY(shown.page->view().find(QStringLiteral("one"), QTextDocument::FindBackward) ||
                shown.page->view().find(QStringLiteral("one")));
        shown.page->copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("one"));
    }
};

QTEST_MAIN(LogPageTest)
#include "log_page_test.moc"
