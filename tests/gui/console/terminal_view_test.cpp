// SPDX-License-Identifier: BSD-2-Clause
// The terminal by itself: what is written to it is what is on it, and what is typed is what it tells.
#include "gui/console/terminal_view.h"

#include <qtermwidget.h>

#include <QAccessible>
#include <QBuffer>
#include <QClipboard>
#include <QCryptographicHash>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QtTest>

#include "tests/gui/console/latency_watch.h"

using namespace apiary::gui;
using namespace apiary::tests;

class TerminalViewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TerminalView> view_;
    QByteArray typed_, answered_;

    void key(int code, Qt::KeyboardModifiers modifiers = {}, const QString& text = {}, quint32 symbol = 0,
             QEvent::Type type = QEvent::KeyPress) {
        QKeyEvent event(type, code, modifiers, 0, symbol, 0, text);
        QCoreApplication::sendEvent(view_->display(), &event);
    }
    bool override_accepted(int code, Qt::KeyboardModifiers modifiers) {
        QKeyEvent event(QEvent::ShortcutOverride, code, modifiers);
        event.ignore();
        QCoreApplication::sendEvent(view_->display(), &event);
        return event.isAccepted();
    }

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        view_ = std::make_unique<TerminalView>();
        view_->resize(800, 500);
        view_->show();
        QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
        typed_.clear();
        answered_.clear();
        connect(view_.get(), &TerminalView::typed, this, [this](const QByteArray& bytes) { typed_ += bytes; });
        connect(view_.get(), &TerminalView::answered, this, [this](const QByteArray& bytes) { answered_ += bytes; });
    }
    void cleanup() { view_.reset(); }

    void write_bytesWithEverything_areShownAsTheyAre() {
        view_->write("one\r\n\ttwo\x03\x04\x11\x13 three\r\n");
        QTRY_VERIFY(view_->text().contains(QStringLiteral("three")));
        QVERIFY(view_->text().startsWith(QStringLiteral("one\n")));
        QCOMPARE(view_->shown(), 21);
        QVERIFY2(typed_.isEmpty() && answered_.isEmpty(), "the terminal must not echo");
    }

    void write_utf8SplitAtEveryByte_isPutTogether() {
        const QByteArray text = QStringLiteral("Grüße, 日本語, ✓ and 🐝 end").toUtf8();
        for (const char byte : text) {
            const qint64 before = view_->shown();
            view_->write(QByteArray(1, byte));
            QTRY_COMPARE(view_->shown(), before + 1);
        }
        QTRY_VERIFY(view_->text().contains(QStringLiteral("end")));
        const QString shown = view_->text();
        QVERIFY2(shown.contains(QStringLiteral("Grüße, ")) && shown.contains(QStringLiteral("✓ and 🐝 end")),
                 qPrintable(shown));
        QVERIFY2(shown.contains(QStringLiteral("日本語")), qPrintable(shown));
    }

    void keys_areSentAsSerialConsolesWantThem() {
        key(Qt::Key_A, {}, QStringLiteral("a"));
        key(Qt::Key_Return, {}, QStringLiteral("\r"));
        key(Qt::Key_Backspace, {}, QStringLiteral("\b"));
        key(Qt::Key_Backspace, Qt::ControlModifier, QStringLiteral("\x7f"));
        key(Qt::Key_C, Qt::ControlModifier, QStringLiteral("\x03"));
        key(Qt::Key_S, Qt::ControlModifier, QStringLiteral("\x13"));
        key(Qt::Key_Up);
        key(Qt::Key_Tab, {}, QStringLiteral("\t"));
        key(0, {}, QStringLiteral("é"));
        QCOMPARE(typed_.toHex(' '), QByteArray("a\r\x7f\x08\x03\x13\x1b[A\t\xc3\xa9").toHex(' '));
        QVERIFY(answered_.isEmpty());
    }

    void shortcuts_allButOwn_goToTheGuest() {
        view_->set_own_shortcuts({QKeySequence(QStringLiteral("Ctrl+Shift+F")), QKeySequence(QStringLiteral("Ctrl++")),
                                  QKeySequence(Qt::Key_F11)});
        QVERIFY(override_accepted(Qt::Key_N, Qt::ControlModifier));
        QVERIFY(override_accepted(Qt::Key_F, Qt::AltModifier));
        QVERIFY(override_accepted(Qt::Key_Alt, Qt::AltModifier));
        QVERIFY(override_accepted(Qt::Key_F10, {}));
        QVERIFY(!override_accepted(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier));
        QVERIFY(!override_accepted(Qt::Key_Plus, Qt::ControlModifier | Qt::ShiftModifier));
        QVERIFY(!override_accepted(Qt::Key_F11, {}));
        QVERIFY(!override_accepted(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier));
        QVERIFY(override_accepted(Qt::Key_PageDown, Qt::ControlModifier));
        view_->add_own_shortcut(QKeySequence(QStringLiteral("Ctrl+PgDown")));
        QVERIFY(!override_accepted(Qt::Key_PageDown, Qt::ControlModifier));
        view_->set_keyboard_grabbed(true);
        QVERIFY(override_accepted(Qt::Key_F11, {}));
    }

    void grab_endsWithRightControlAlone() {
        constexpr quint32 kRight = 0xffe4, kLeft = 0xffe3;
        view_->activateWindow();
        QSignalSpy changed(view_.get(), &TerminalView::keyboard_grab_changed);
        view_->set_keyboard_grabbed(true);
        QCOMPARE(changed.size(), 1);
        key(Qt::Key_Control, Qt::ControlModifier, {}, kLeft);
        key(Qt::Key_Control, {}, {}, kLeft, QEvent::KeyRelease);
        QVERIFY(view_->keyboard_grabbed());
        key(Qt::Key_Control, Qt::ControlModifier, {}, kRight);
        key(Qt::Key_C, Qt::ControlModifier, QStringLiteral("\x03"));
        key(Qt::Key_Control, {}, {}, kRight, QEvent::KeyRelease);
        QVERIFY2(view_->keyboard_grabbed(), "right Ctrl with another key is for the guest");
        QCOMPARE(typed_, "\x03");
        key(Qt::Key_Control, Qt::ControlModifier, {}, kRight);
        key(Qt::Key_Control, {}, {}, kRight, QEvent::KeyRelease);
        QVERIFY(!view_->keyboard_grabbed());
        QCOMPARE(changed.size(), 2);
    }

    void requests_areAnsweredUnlessTheyAreOld() {
        view_->write("\x1b[6n", TerminalView::Answers::Withheld);
        view_->write("x");
        QTRY_COMPARE(view_->shown(), 5);
        QCOMPARE(answered_, "");
        view_->write("\x1b[6n");
        QTRY_COMPARE(answered_, "\x1b[1;2R");
        QVERIFY(typed_.isEmpty());
    }

    void size_isToldWhenItChanges() {
        QTRY_VERIFY(view_->columns() > 40 && view_->rows() > 10);
        QSignalSpy changed(view_.get(), &TerminalView::size_changed);
        const int columns = view_->columns(), rows = view_->rows();
        view_->resize(400, 300);
        QTRY_VERIFY(view_->columns() < columns && view_->rows() < rows);
        QVERIFY(!changed.isEmpty());
        const int small = view_->columns();
        view_->zoom_in();
        view_->zoom_in();
        QTRY_VERIFY(view_->columns() < small);
        view_->reset_zoom();
        QTRY_COMPARE(view_->columns(), small);
    }

    void clipboard_copiesAndPastes() {
        view_->write("copied words");
        QTRY_VERIFY(view_->text().contains(QStringLiteral("words")));
        QSignalSpy selection(view_.get(), &TerminalView::selection_changed);
        view_->select_all();
        QVERIFY(view_->has_selection() && !selection.isEmpty());
        view_->copy();
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("copied words")));
        QGuiApplication::clipboard()->setText(QStringLiteral("ls\nä"));
        view_->paste();
        QTRY_COMPARE(typed_, "ls\r\xc3\xa4");
    }

    void search_marksWhatIsFound() {
        for (int line = 0; line < 200; ++line) {
            view_->write(line == 20 ? QByteArray("a needle here\r\n") : QByteArray("hay\r\n"));
        }
        QTRY_VERIFY(view_->text().count(QStringLiteral("hay")) == 199);
        view_->show_search();
        auto* field = view_->findChild<QLineEdit*>(QStringLiteral("searchTextEdit"));
        QVERIFY(field != nullptr && field->isVisible());
        QVERIFY(!field->accessibleName().isEmpty());
        QTest::keyClicks(field, QStringLiteral("needle"));
        auto* terminal = view_->findChild<QTermWidget*>();
        QTRY_COMPARE(terminal->selectedText(), QStringLiteral("needle"));
        view_->resize(640, 420);
        QTRY_COMPARE(terminal->size(), QSize(640, 420));
        QTRY_VERIFY2(view_->display()->geometry().bottom() < field->parentWidget()->geometry().top(),
                     "the last lines must not be below the search bar");
    }

    void style_isAppliedLive() {
        ConsoleStyle style = view_->console_style();
        style.font.setPointSize(22);
        style.scheme = QStringLiteral("GreenOnBlack");
        style.history = 10;
        QTRY_VERIFY(view_->columns() > 0);
        const int columns = view_->columns();
        view_->set_console_style(style);
        QTRY_VERIFY(view_->columns() < columns);
        for (int line = 0; line < 500; ++line) {
            view_->write("line " + QByteArray::number(line) + "\r\n");
        }
        QTRY_VERIFY(view_->text().contains(QStringLiteral("line 499")));
        QVERIFY2(!view_->text().contains(QStringLiteral("line 400\n")), "10 lines of history and the screen are kept");
        QTRY_COMPARE(view_->grab().toImage().pixelColor(2, 2).name(), QStringLiteral("#000000"));
    }

    void scheme_followsThePaletteUnlessOneIsWanted() {
        QCOMPARE(scheme_for({}, QPalette(QColor(Qt::white))), QStringLiteral("ApiaryLight"));
        QCOMPARE(scheme_for({}, QPalette(QColor(Qt::black))), QStringLiteral("ApiaryDark"));
        QCOMPARE(scheme_for(QStringLiteral("Linux"), QPalette(QColor(Qt::white))), QStringLiteral("Linux"));
        QCOMPARE(scheme_for(QStringLiteral("gone"), QPalette(QColor(Qt::black))), QStringLiteral("ApiaryDark"));
        view_->setPalette(QPalette(QColor(Qt::black)));
        QTRY_COMPARE(view_->grab().toImage().pixelColor(2, 2).name(), QStringLiteral("#232629"));
        view_->setPalette(QPalette(QColor(Qt::white)));
        QTRY_COMPARE(view_->grab().toImage().pixelColor(2, 2).name(), QStringLiteral("#ffffff"));
    }

    void lastLines_areToldToThoseWhoDoNotSee() {
        view_->write("\x1b[31mred\x1b[0m\r\n\x1b]0;title\x07prompt$ ");
        QTRY_COMPARE(view_->last_lines(), QStringLiteral("red\nprompt$ "));
        auto* accessible = QAccessible::queryAccessibleInterface(view_->display());
        QVERIFY(accessible != nullptr);
        QCOMPARE(accessible->role(), QAccessible::Terminal);
        QVERIFY(!accessible->text(QAccessible::Name).isEmpty());
        QCOMPARE(accessible->text(QAccessible::Value), view_->last_lines());
        QAccessible::setActive(true);
        view_->write("\x1b[1mls\x1b[0m\r\n");
        QAccessibleTextInterface* text = accessible->textInterface();
        QVERIFY(text != nullptr);
        QTRY_COMPARE(text->text(0, text->characterCount()), QStringLiteral("ls\n"));
        QCOMPARE(text->cursorPosition(), 3);
    }

    void flood_of50MiB_losesNoByteAndBlocksNothing() {
        constexpr qint64 kAll = 50 << 20;
        QCryptographicHash wanted(QCryptographicHash::Sha1), shown(QCryptographicHash::Sha1);
        connect(view_->findChild<QTermWidget*>(), &QTermWidget::receivedData, this,
                [&](const QString& text) { shown.addData(text.toLatin1()); });
        qint64 written = 0, lines = 0;
        const auto feed = [&] {
            while (view_->room() > 0 && written < kAll) {
                const QByteArray line =
                    "line " + QByteArray::number(lines++) + " of a flood \xc3\xa4\xc3\xb6 with some more in it\r\n";
                wanted.addData(line);
                written += line.size();
                view_->write(line);
            }
        };
        connect(view_.get(), &TerminalView::drained, this, feed);
        QElapsedTimer clock;
        clock.start();
        const LatencyWatch latency;
        feed();
        QTRY_VERIFY_WITH_TIMEOUT(written >= kAll && view_->shown() == written, 300'000);
        qInfo("50 MiB in %lld ms; the longest gap of a 10 ms timer: %lld ms", clock.elapsed(), latency.longest());
        QCOMPARE(shown.result(), wanted.result());
        QVERIFY2(latency.longest() < 1'000, "the window must not freeze");
        QVERIFY(view_->text().trimmed().endsWith(
            QStringLiteral("line %1 of a flood äö with some more in it").arg(lines - 1)));
    }
};

QTEST_MAIN(TerminalViewTest)
#include "terminal_view_test.moc"
