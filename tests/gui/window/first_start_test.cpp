// SPDX-License-Identifier: BSD-2-Clause
// As somebody has it who opens the window for the first time: an empty list, the sample system in three clicks, a command typed into
// its console, its answer, and the power button.
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

private slots:
    void initTestCase() {
        const QString folder = qEnvironmentVariable("APIARY_DEBIAN_GUESTS") + QStringLiteral("/trixie");
        if (!QFile::exists(folder + QStringLiteral("/vmlinuz"))) {
            QSKIP("the sample guest is not there: tools/guest/make-guest trixie makes it");
        }
        qputenv("APIARY_SAMPLE", folder.toLocal8Bit());
        rig_ = std::make_unique<WindowFixture>();
    }
    void cleanupTestCase() { rig_.reset(); }

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
};

QTEST_MAIN(FirstStartTest)
#include "first_start_test.moc"
