// SPDX-License-Identifier: BSD-2-Clause
// The window with a real helper and real guests.
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QtTest>
#include <algorithm>

#include "gui/console/console_page.h"
#include "gui/console/console_window.h"
#include "gui/console/terminal_view.h"
#include "gui/create/clone_dialog.h"
#include "gui/create/new_guest_wizard.h"
#include "gui/host/host_dialog.h"
#include "gui/widget/empty_state.h"
#include "gui/widget/notices.h"
#include "gui/window/connection_page.h"
#include "gui/window/guest_list_panel.h"
#include "gui/window/task_strip.h"
#include "tests/daemon/gated_copies.h"
#include "tests/gui/window/window_fixture.h"

using apiary::api::guests::State;
using namespace apiary::tests;

class MainWindowTest : public QObject {
    Q_OBJECT

    std::unique_ptr<WindowFixture> rig_;

    QListView* list() const { return rig_->window->findChild<QListView*>(QStringLiteral("guest_list")); }
    apiary::gui::GuestListPanel* panel() const { return rig_->window->findChild<apiary::gui::GuestListPanel*>(); }
    bool says(const QString& part) const {
        return rig_->window->notices().texts().join(QLatin1Char('\n')).contains(part);
    }
    /// With Ctrl and Shift, as the window system would deliver it.
    void press(Qt::Key key) const {
        QTest::keyClick(rig_->window->windowHandle(), key, Qt::ControlModifier | Qt::ShiftModifier);
    }

private slots:
    void init() { rig_ = std::make_unique<WindowFixture>(); }
    void cleanup() { rig_.reset(); }

    void start_withoutGuests_leadsToCreation() {
        rig_->open();
        QTRY_VERIFY_WITH_TIMEOUT(
            find_saying<QPushButton>(rig_->window.get(), QStringLiteral("Create your first guest")), kLongMs);
        QVERIFY(!panel()->isVisible());
    }

    void start_withGuests_choosesTheFirst() {
        QVERIFY(rig_->create("web2") && rig_->create("web10"));
        rig_->open();
        QTRY_COMPARE_WITH_TIMEOUT(panel()->current(), QStringLiteral("web2"), kLongMs);
        QCOMPARE(list()->model()->rowCount(), 2);
    }

    void guest_thatIsWanted_isShownOnceItIsKnown() {
        QVERIFY(rig_->create("a") && rig_->create("b"));
        rig_->window->open_guest(QStringLiteral("b"));
        rig_->open();
        QTRY_VERIFY_WITH_TIMEOUT(rig_->connected(), kLongMs);
        QCOMPARE(panel()->current(), QStringLiteral("b"));
    }

    void verbs_forSeveralGuests_areForEachThatTheyFit() {
        QVERIFY(rig_->create("a") && rig_->create("b"));
        rig_->open();
        QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), 2, kLongMs);
        list()->selectAll();
        QAction* start = rig_->action(QStringLiteral("Start"));
        QTRY_VERIFY(start->isEnabled());
        start->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(rig_->state(QStringLiteral("a")), State::Running, kLongMs);
        QTRY_COMPARE_WITH_TIMEOUT(rig_->state(QStringLiteral("b")), State::Running, kLongMs);
        QVERIFY(!start->isEnabled());
        rig_->settings->setConfirmForceOff(false);
        rig_->action(QStringLiteral("Force off"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(rig_->guests->running(), 0, kLongMs);
    }

    void keys_inTheTerminal_reachTheWindow() {
        QVERIFY(rig_->create("web"));
        rig_->open();
        QVERIFY(QTest::qWaitForWindowActive(rig_->window.get()));
        QTRY_COMPARE_WITH_TIMEOUT(panel()->current(), QStringLiteral("web"), kLongMs);
        press(Qt::Key_R);
        QTRY_COMPARE_WITH_TIMEOUT(rig_->state(QStringLiteral("web")), State::Running, kLongMs);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        auto& console = *rig_->window->findChild<apiary::gui::ConsolePage*>();
        QTRY_COMPARE(QApplication::focusWidget(), console.view().display());
        press(Qt::Key_P);
        QTRY_COMPARE_WITH_TIMEOUT(rig_->state(QStringLiteral("web")), State::Paused, kLongMs);
        press(Qt::Key_P);
        QTRY_COMPARE_WITH_TIMEOUT(rig_->state(QStringLiteral("web")), State::Running, kLongMs);
        press(Qt::Key_N);
        QTRY_VERIFY(std::ranges::any_of(QApplication::topLevelWidgets(), [](const QWidget* each) {
            return each->isVisible() && qobject_cast<const apiary::gui::ConsoleWindow*>(each) != nullptr;
        }));
        rig_->window->raise_window();
        QTRY_VERIFY(rig_->window->isActiveWindow());
        QTest::keyClick(rig_->window->windowHandle(), Qt::Key_PageDown, Qt::ControlModifier);
        QTRY_COMPARE(rig_->window->findChild<apiary::gui::GuestView*>()->tab(), apiary::gui::GuestView::Tab::Overview);
        QTest::keyClick(rig_->window->windowHandle(), Qt::Key_PageUp, Qt::ControlModifier);
        QTRY_COMPARE(rig_->window->findChild<apiary::gui::GuestView*>()->tab(), apiary::gui::GuestView::Tab::Console);
        panel()->focus_list();
        QTest::keyClick(rig_->window->windowHandle(), Qt::Key_PageUp, Qt::ControlModifier);
        QTRY_COMPARE(rig_->window->findChild<apiary::gui::GuestView*>()->tab(), apiary::gui::GuestView::Tab::Log);
        press(Qt::Key_D);
        QTRY_COMPARE_WITH_TIMEOUT(rig_->state(QStringLiteral("web")), State::Stopped, kLongMs);
    }

    void delete_thenUndo_bringsTheGuestBack() {
        QVERIFY(rig_->create("web"));
        rig_->open();
        QTRY_COMPARE_WITH_TIMEOUT(panel()->current(), QStringLiteral("web"), kLongMs);
        rig_->action(QStringLiteral("Delete"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(rig_->guests->rowCount(), 0, kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("trash")), kLongMs);
        rig_->action(QStringLiteral("Undo"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(rig_->guests->rowCount(), 1, kLongMs);
        QCOMPARE(rig_->state(QStringLiteral("web")), State::Stopped);
    }

    void clone_isAskedForItsNameAndIsThere() {
        QVERIFY(rig_->create("web"));
        rig_->open();
        QTRY_COMPARE_WITH_TIMEOUT(panel()->current(), QStringLiteral("web"), kLongMs);
        QTRY_VERIFY(rig_->action(QStringLiteral("Clone…"))->isEnabled());
        rig_->action(QStringLiteral("Clone…"))->trigger();
        auto* dialog = rig_->window->findChild<apiary::gui::CloneDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("name"));
        QCOMPARE(name->text(), QStringLiteral("web-2"));
        QTest::keyClicks(name, QStringLiteral("copy"));
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(!dialog->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(rig_->guests->rowCount(), 2, kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("web was cloned to copy")), kLongMs);
        QCOMPARE(panel()->current(), QStringLiteral("web"));
        rig_->action(QStringLiteral("Open"))->trigger();
        QCOMPARE(panel()->current(), QStringLiteral("copy"));
        QCOMPARE(rig_->state(QStringLiteral("copy")), State::Stopped);
    }

    void clone_withWhatOneCanUse_saysSo() {
        auto definition = tiny();
        definition.disks = {{.path = "/dev/null", .size = {}, .read_only = {}, .serial = {}}};
        QVERIFY(rig_->create("web", definition));
        rig_->open();
        QTRY_VERIFY_WITH_TIMEOUT(rig_->connected(), kLongMs);
        rig_->verbs->clone(QStringLiteral("web"), QStringLiteral("two"));
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("web and two cannot run at the same time")), kLongMs);
        QVERIFY(says(QStringLiteral("/dev/null")));
    }

    void clone_thatIsRefused_saysWhy() {
        QVERIFY(rig_->create("web"));
        rig_->open();
        QTRY_VERIFY_WITH_TIMEOUT(rig_->connected(), kLongMs);
        rig_->verbs->clone(QStringLiteral("web"), QStringLiteral("web"));
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("There is a guest web already")), kLongMs);
    }

    void clone_underWay_isInTheStripAndCanBeCancelled() {
        const GatedCopies gate;
        rig_ = std::make_unique<WindowFixture>(gate.start());
        auto definition = tiny();
        definition.disks = {{.path = "root", .size = 1 << 20, .read_only = {}, .serial = {}}};
        QVERIFY(rig_->create("web", definition));
        rig_->open();
        QTRY_COMPARE_WITH_TIMEOUT(panel()->current(), QStringLiteral("web"), kLongMs);
        rig_->verbs->clone(QStringLiteral("web"), QStringLiteral("two"));
        auto* strip = rig_->window->findChild<apiary::gui::TaskStrip*>();
        QTRY_VERIFY_WITH_TIMEOUT(find_saying<QLabel>(strip, QStringLiteral("Cloning web to two")), kLongMs);
        QCOMPARE(strip->findChild<QProgressBar*>()->maximum(), 100);
        QTRY_VERIFY(!rig_->action(QStringLiteral("Start"))->isEnabled());
        QVERIFY(!rig_->action(QStringLiteral("Delete"))->isEnabled());
        QTest::mouseClick(find_saying<QPushButton>(strip, QStringLiteral("Cancel")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(rig_->tasks->rowCount(), 0, kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(rig_->action(QStringLiteral("Start"))->isEnabled(), kLongMs);
        QCOMPARE(rig_->guests->rowCount(), 1);
        QVERIFY(!says(QStringLiteral("cancelled")));  // Whoever cancelled it knows.
    }

    void clone_ofSeveral_isNotOffered() {
        QVERIFY(rig_->create("a") && rig_->create("b"));
        rig_->open();
        QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), 2, kLongMs);
        QTRY_VERIFY(rig_->action(QStringLiteral("Clone…"))->isEnabled());
        list()->selectAll();
        QVERIFY(!rig_->action(QStringLiteral("Clone…"))->isEnabled());
    }

    void thisComputer_opensByItsKeys() {
        rig_->open();
        QTRY_VERIFY_WITH_TIMEOUT(rig_->connected(), kLongMs);
        press(Qt::Key_H);
        auto* dialog = rig_->window->findChild<apiary::gui::HostDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        QCOMPARE(dialog->page(), apiary::gui::HostDialog::Page::Machine);
        rig_->action(QStringLiteral("What does this error mean?…"))->trigger();
        QCOMPARE(dialog->page(), apiary::gui::HostDialog::Page::Message);
        rig_->action(QStringLiteral("Set up this computer…"))->trigger();
        QCOMPARE(dialog->page(), apiary::gui::HostDialog::Page::Setup);
        rig_->action(QStringLiteral("Another machine…"))->trigger();
        QCOMPARE(dialog->page(), apiary::gui::HostDialog::Page::Recording);
        QCOMPARE(rig_->window->findChildren<apiary::gui::HostDialog*>().size(), 1);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(rig_->window->findChild<apiary::gui::HostDialog*>() == nullptr);
    }

    void why_inTheWizard_leadsToTheCapability() {
        rig_->open();
        QTRY_VERIFY_WITH_TIMEOUT(rig_->connected(), kLongMs);
        rig_->window->new_guest();
        auto* wizard = rig_->window->findChild<apiary::gui::NewGuestWizard*>();
        emit wizard->why_wanted(QStringLiteral("tap"));
        auto* dialog = rig_->window->findChild<apiary::gui::HostDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        const auto* name = dialog->findChild<QLabel*>(QStringLiteral("name"));
        QTRY_COMPARE_WITH_TIMEOUT(name->text(), QStringLiteral("Tap devices"), kLongMs);
    }

    void start_thatFails_saysWhyInTheWindow() {
        QVERIFY(rig_->daemon
                    .call<apiary::api::guests::Create>(
                        {.name = "odd",
                         .definition = {.kernel = rig_->folder.filePath(QStringLiteral("gone")).toStdString()}})
                    .has_value());
        rig_->open();
        QTRY_COMPARE_WITH_TIMEOUT(panel()->current(), QStringLiteral("odd"), kLongMs);
        rig_->action(QStringLiteral("Start"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("gone")), kLongMs);
    }

    void search_leavesWhatMatches() {
        QVERIFY(rig_->create("web") && rig_->create("database"));
        rig_->open();
        QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), 2, kLongMs);
        auto* search = panel()->findChild<QLineEdit*>();
        QTest::keyClicks(search, QStringLiteral("data"));
        QCOMPARE(list()->model()->rowCount(), 1);
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(list()->model()->rowCount(), 2);
    }

    void helper_thatIsKilled_leavesTheGuestsStaleAndComesBack() {
        QVERIFY(rig_->create("web"));
        rig_->open();
        QTRY_COMPARE_WITH_TIMEOUT(panel()->current(), QStringLiteral("web"), kLongMs);
        rig_->daemon.end(SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(rig_->guests->stale(), kLongMs);
        QCOMPARE(rig_->guests->rowCount(), 1);
        QVERIFY(says(QStringLiteral("last known")));
        QVERIFY(!rig_->action(QStringLiteral("Start"))->isEnabled());
        QVERIFY(rig_->daemon.start());
        QTRY_VERIFY_WITH_TIMEOUT(rig_->connected(), kLongMs);
        QTRY_VERIFY(!says(QStringLiteral("last known")));
        QTRY_VERIFY(rig_->action(QStringLiteral("Start"))->isEnabled());
    }

    void helper_thatIsNotThere_isExplained() {
        rig_->daemon.end(SIGTERM);
        rig_->open();
        auto* page = rig_->window->findChild<apiary::gui::ConnectionPage*>();
        QTRY_COMPARE_WITH_TIMEOUT(rig_->helper->state(), apiary::gui::Helper::State::Unreachable, kLongMs);
        QTRY_VERIFY(page->isVisible());
        QVERIFY(page->findChild<apiary::gui::EmptyState*>()->title().contains(QStringLiteral("apiaryd")));
        QVERIFY(find_saying<QPushButton>(page, QStringLiteral("Try again")) != nullptr);
        page->findChild<QPushButton*>(QStringLiteral("set_up"))->click();
        auto* dialog = rig_->window->findChild<apiary::gui::HostDialog*>();
        QVERIFY(dialog != nullptr && dialog->page() == apiary::gui::HostDialog::Page::Setup);
        dialog->close();
        QVERIFY(rig_->daemon.start());
        QTRY_VERIFY_WITH_TIMEOUT(rig_->connected(), kLongMs);
        QVERIFY(!page->isVisible());
    }

    void window_thatIsHidden_asksForNoStatistics() {
        rig_->open();
        QTRY_VERIFY_WITH_TIMEOUT(rig_->connected(), kLongMs);
        QVERIFY(rig_->feed->active());
        rig_->window->hide();
        QVERIFY(!rig_->feed->active());
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
