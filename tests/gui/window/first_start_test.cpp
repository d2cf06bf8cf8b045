// SPDX-License-Identifier: BSD-2-Clause
// As somebody has it who opens the window for the first time: an empty list, the sample system in three clicks, a command typed into
// its console, its answer, and the power button. Then all of it by keys.
#include <QPushButton>
#include <QtTest>

#include "gui/console/console_page.h"
#include "gui/console/terminal_view.h"
#include "gui/create/new_guest_wizard.h"
#include "tests/gui/window/window_fixture.h"

using apiary::api::guests::State;
using namespace apiary::tests;

class FirstStartTest : public QObject {
    Q_OBJECT

    static constexpr int kBootMs = 300'000;
    std::unique_ptr<WindowFixture> rig_;

    static void click(QAbstractButton* button) { QTest::mouseClick(button, Qt::LeftButton); }
    apiary::gui::TerminalView& terminal() const {
        return rig_->window->findChild<apiary::gui::ConsolePage*>()->view();
    }
    bool shows(const QString& text) const { return terminal().text().contains(text); }
    QWidget* wizard() const { return rig_->window->findChild<apiary::gui::NewGuestWizard*>(); }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWindow(), key, modifiers);
    }

private slots:
    void initTestCase() {
        const QString folder = qEnvironmentVariable("APIARY_DEBIAN_GUESTS") + QStringLiteral("/trixie");
        if (!QFile::exists(folder + QStringLiteral("/vmlinuz"))) {
            QSKIP("the sample guest is not there: tools/guest/make-guest trixie makes it");
        }
        qputenv("APIARY_SAMPLE", folder.toLocal8Bit());
    }
    void init() { rig_ = std::make_unique<WindowFixture>(); }
    void cleanup() { rig_.reset(); }

    void mouse_fromFirstStartToAnswerAndPowerOff() {
        rig_->open();
        QWidget* window = rig_->window.get();
        QTRY_VERIFY_WITH_TIMEOUT(find_saying<QPushButton>(window, QStringLiteral("Create your first guest")), kLongMs);
        click(find_saying<QPushButton>(window, QStringLiteral("Create your first guest")));
        QTRY_VERIFY(window->findChild<apiary::gui::NewGuestWizard*>() != nullptr);
        QWidget* wizard = window->findChild<apiary::gui::NewGuestWizard*>();
        QTRY_VERIFY_WITH_TIMEOUT(find_saying<QPushButton>(wizard, QStringLiteral("Create and start")) != nullptr, kLongMs);
        auto* create = find_saying<QPushButton>(wizard, QStringLiteral("Create and start"));
        QTRY_VERIFY_WITH_TIMEOUT(create->isEnabled(), kLongMs);
        click(create);
        QTRY_COMPARE_WITH_TIMEOUT(rig_->state(QStringLiteral("sample")), State::Running, kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("# ")), kBootMs);
        QTest::keyClicks(terminal().display(), QStringLiteral("uname -a"));
        QTest::keyClick(terminal().display(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("GNU/Linux")), kLongMs);
        QAction* stop = rig_->action(QStringLiteral("Shut down"));
        QVERIFY(stop->isEnabled());
        stop->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(rig_->state(QStringLiteral("sample")), State::Stopped, kBootMs);
        QVERIFY(!apiary::gui::crashed(*rig_->guests->find(QStringLiteral("sample"))));
    }

    /// Not one of these keys goes to a widget: all to the window that has the keyboard, as the window system delivers them.
    void keyboard_fromFirstStartToAnswerAndPowerOff() {
        rig_->open();
        QVERIFY(QTest::qWaitForWindowActive(rig_->window.get()));
        QTRY_VERIFY_WITH_TIMEOUT(rig_->connected(), kLongMs);
        press(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(wizard() != nullptr);
        QVERIFY(QTest::qWaitForWindowActive(wizard()));
        auto* create = find_saying<QPushButton>(wizard(), QStringLiteral("Create and start"));
        QTRY_VERIFY_WITH_TIMEOUT(create->isEnabled(), kLongMs);
        for (int steps = 0; !create->hasFocus() && steps < 30; ++steps) {
            press(Qt::Key_Tab);
        }
        QVERIFY(create->hasFocus());
        press(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(rig_->state(QStringLiteral("sample")), State::Running, kLongMs);
        // As window managers do when a dialog is closed.
        rig_->window->activateWindow();
        QTRY_VERIFY(QApplication::focusWidget() == terminal().display());
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("# ")), kBootMs);
        for (const char letter : QByteArray("uname -a")) {
            QTest::keyClick(QApplication::focusWindow(), letter);
        }
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("GNU/Linux")), kLongMs);
        press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(rig_->state(QStringLiteral("sample")), State::Stopped, kBootMs);
        QVERIFY(!apiary::gui::crashed(*rig_->guests->find(QStringLiteral("sample"))));
    }
};

QTEST_MAIN(FirstStartTest)
#include "first_start_test.moc"
