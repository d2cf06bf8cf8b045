// SPDX-License-Identifier: BSD-2-Clause
// What this computer lacks for guests, as a helper without privilege shows it, and what helpers may answer.
#include "gui/host/host_setup_page.h"

#include <QMessageBox>
#include <QPushButton>
#include <algorithm>
#include <memory>

#include "gui/host/host_dialog.h"
#include "gui/host/machine_page.h"
#include "gui/host/refusal_note.h"
#include "gui/host/task_progress.h"
#include "gui/model/setup_words.h"
#include "gui/widget/command_line_view.h"
#include "tests/gui/host/host_fixture.h"

using namespace apiary;
using namespace apiary::gui;
using namespace apiary::tests;
namespace setup = apiary::api::setup;

namespace {

struct Fixture {
    explicit Fixture(const std::string& socket) : connection(socket) {
        page = std::make_unique<HostSetupPage>(connection.helper);
        page->resize(1000, 640);
        page->show();
    }
    [[nodiscard]] bool shows_rows() const {
        return QTest::qWaitFor([this] { return !rows_of(*page).isEmpty(); }, kLongMs);
    }
    [[nodiscard]] QTreeWidgetItem* row(const QString& id) const {
        const auto rows = rows_of(*page);
        const auto found = std::ranges::find(
            rows, id, [](const QTreeWidgetItem* item) { return item->data(0, Qt::UserRole).toString(); });
        return found == rows.end() ? nullptr : *found;
    }
    [[nodiscard]] bool enabled(const char* button) const { return child<QAbstractButton>(*page, button)->isEnabled(); }

    Connection connection;
    std::unique_ptr<HostSetupPage> page;
};

setup::Step step(const std::string& id, setup::Purpose purpose, const std::string& text,
                 setup::StepState state = setup::StepState::Lacking) {
    return {.id = id,
            .purpose = purpose,
            .text = text,
            .reason = "members of this group may use the helper of the system",
            .file = {},
            .before = "not loaded",
            .after = "loaded",
            .command = "true " + id,
            .needs = setup::Needs::Nothing,
            .packages = false,
            .state = state,
            .obstacle = {}};
}

/// A Debian where a little of everything is lacking.
setup::State desktop() {
    setup::State state;
    state.system = "Debian GNU/Linux 13 (trixie)";
    state.steps = {
        step("package:dnsmasq-base", setup::Purpose::Network, "install the package dnsmasq-base"),
        step("group:apiary", setup::Purpose::Access, "make olga a member of the group apiary"),
        step("load:tun", setup::Purpose::Network, "load the kernel module tun now", setup::StepState::InOrder),
        step("load:bridge", setup::Purpose::Network, "load the kernel module bridge now"),
        step("boot:tun", setup::Purpose::Network, "load the kernel module tun at every start"),
        step("load:kvm_amd", setup::Purpose::Acceleration, "load the kernel module kvm_amd now")};
    state.steps[0].packages = true;
    state.steps[1].file = "/etc/group";
    state.steps[1].before = "apiary:x:995:";
    state.steps[1].after = "apiary:x:995:olga";
    state.steps[1].needs = setup::Needs::Login;
    state.steps[4].needs = setup::Needs::Restart;
    state.steps[5].obstacle = setup::Problem{"the kernel that runs has no module kvm_amd", "install it", "6.12.0"};
    return state;
}

std::string told(const setup::State& state) {
    return OddHelper::reply(ipc::encode(setup::GetState::Reply{.state = state}));
}

setup::Plan plan_of(const setup::State& state) {
    setup::Plan plan;
    plan.wish.without.emplace();
    std::ranges::copy_if(state.steps, std::back_inserter(plan.steps),
                         [](const setup::Step& each) { return each.state == setup::StepState::Lacking; });
    plan.chosen = 3;
    plan.digest = "0123";
    return plan;
}

}  // namespace

class HostSetupPageTest : public QObject {
    Q_OBJECT

private slots:
    void this_computer_is_shown_and_the_refusal_explained() {
        const RunningDaemon daemon;
        const auto state = daemon.call<setup::GetState>();
        QVERIFY(state.has_value() && state->state.refusal);
        const Fixture fixture(daemon.socket());
        QVERIFY(fixture.shows_rows());
        QCOMPARE(static_cast<std::size_t>(rows_of(*fixture.page).size()), state->state.steps.size());
        QVERIFY(said(*fixture.page, "system").contains(qt(state->state.system)));
        const QString refusal = child<QWidget>(*fixture.page, "refusal")->accessibleName();
        QVERIFY2(refusal.contains(sentence(qt(state->state.refusal->cause))), qPrintable(refusal));
        QVERIFY(
            child<CommandLineView>(*fixture.page, "refusal_command")->command().contains(QStringLiteral("--root /")));
        QVERIFY(!fixture.enabled("apply") && !fixture.enabled("undo") && fixture.enabled("again"));
    }

    void step_is_told_with_what_will_be() {
        const OddHelper odd({{setup::GetState::kName, told(desktop())}});
        const Fixture fixture(odd.path());
        QVERIFY(fixture.shows_rows());
        auto* rows = child<QTreeWidget>(*fixture.page, "rows");
        rows->setCurrentItem(fixture.row(QStringLiteral("group:apiary")));
        QCOMPARE(said(*fixture.page, "name"), QStringLiteral("Make olga a member of the group apiary"));
        QCOMPARE(said(*fixture.page, "file"), QStringLiteral("/etc/group"));
        QCOMPARE(said(*fixture.page, "before"), QStringLiteral("apiary:x:995:"));
        QCOMPARE(said(*fixture.page, "after"), QStringLiteral("apiary:x:995:olga"));
        QVERIFY(said(*fixture.page, "needs").contains(QStringLiteral("login")));
        rows->setCurrentItem(fixture.row(QStringLiteral("load:kvm_amd")));
        QVERIFY(said(*fixture.page, "obstacle").contains(QStringLiteral("Install it.")));
        QVERIFY(said(*fixture.page, "after").isEmpty());
        rows->setCurrentItem(fixture.row(QStringLiteral("load:tun")));
        QCOMPARE(said(*fixture.page, "verdict"), setup_state_text(desktop().steps[2]));
        QVERIFY(!child<CommandLineView>(*fixture.page, "remedy_command")->isVisible());
    }

    void what_can_be_done_is_ticked_but_packages() {
        const OddHelper odd({{setup::GetState::kName, told(desktop())}});
        const Fixture fixture(odd.path());
        QVERIFY(fixture.shows_rows());
        const auto ticked = [&](const char* id) { return fixture.row(QLatin1String(id))->data(0, Qt::CheckStateRole); };
        QCOMPARE(ticked("group:apiary").toInt(), static_cast<int>(Qt::Checked));
        QCOMPARE(ticked("package:dnsmasq-base").toInt(), static_cast<int>(Qt::Unchecked));
        QVERIFY(!ticked("load:tun").isValid() && !ticked("load:kvm_amd").isValid());
        QVERIFY(fixture.enabled("apply"));
        for (const char* id : {"group:apiary", "load:bridge", "boot:tun"}) {
            fixture.row(QLatin1String(id))->setCheckState(0, Qt::Unchecked);
        }
        QVERIFY(!fixture.enabled("apply"));
        fixture.row(QStringLiteral("package:dnsmasq-base"))->setCheckState(0, Qt::Checked);
        QVERIFY(fixture.enabled("apply"));
    }

    void set_up_is_asked_for_done_and_told() {
        setup::Change change;
        change.id = "1";
        change.phase = setup::Phase::Applied;
        change.steps = {desktop().steps[1], desktop().steps[3], desktop().steps[4]};
        const OddHelper odd(
            {{setup::GetState::kName, told(desktop())},
             {setup::MakePlan::kName,
              OddHelper::reply(ipc::encode(setup::MakePlan::Reply{.plan = plan_of(desktop())}))},
             {setup::Apply::kName, OddHelper::reply(ipc::encode(setup::Apply::Reply{.change = change}))}});
        const Fixture fixture(odd.path());
        QVERIFY(fixture.shows_rows());
        click(*fixture.page, "apply");
        QTRY_VERIFY_WITH_TIMEOUT(fixture.page->findChild<QMessageBox*>() != nullptr, kLongMs);
        auto* question = fixture.page->findChild<QMessageBox*>();
        QVERIFY(question->detailedText().contains(QStringLiteral("true group:apiary")));
        QVERIFY(!question->detailedText().contains(QStringLiteral("dnsmasq")));
        const auto buttons = question->buttons();
        const auto yes = std::ranges::find(buttons, QMessageBox::AcceptRole,
                                           [&](QAbstractButton* button) { return question->buttonRole(button); });
        QVERIFY(yes != buttons.end());
        (*yes)->click();
        auto* notice = child<QWidget>(*fixture.page, "notice");
        QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kLongMs);
        QVERIFY2(notice->accessibleName().contains(QStringLiteral("Log out")) &&
                     notice->accessibleName().contains(QStringLiteral("Restart")),
                 qPrintable(notice->accessibleName()));
        QVERIFY(!fixture.page->findChild<TaskProgress*>()->isVisible());
    }

    void plan_that_no_longer_holds_is_told() {
        const OddHelper odd({{setup::GetState::kName, told(desktop())},
                             {setup::MakePlan::kName,
                              OddHelper::error(std::string(setup::PlanChanged::kName),
                                               {{"cause", "it changed"}, {"remedy", "look again"}, {"detail", ""}})}});
        const Fixture fixture(odd.path());
        QVERIFY(fixture.shows_rows());
        click(*fixture.page, "apply");
        QTRY_VERIFY_WITH_TIMEOUT(fixture.page->told().contains(QStringLiteral("It changed.")), kLongMs);
        QVERIFY(!rows_of(*fixture.page).isEmpty());
    }

    void undo_is_asked_for_first() {
        setup::State state = desktop();
        state.changes.emplace_back();
        const OddHelper odd(
            {{setup::GetState::kName, told(state)},
             {setup::Undo::kName, OddHelper::reply(ipc::encode(setup::Undo::Reply{
                                      .notes = {{"the package x stays, as other programs may use it by now",
                                                 "remove it with: apt-get remove x"}}}))}});
        const Fixture fixture(odd.path());
        QVERIFY(fixture.shows_rows());
        QVERIFY(fixture.enabled("undo"));
        click(*fixture.page, "undo");
        auto* question = fixture.page->findChild<QMessageBox*>();
        QVERIFY(question != nullptr);
        const auto buttons = question->buttons();
        (*std::ranges::find(buttons, QMessageBox::DestructiveRole, [&](QAbstractButton* button) {
            return question->buttonRole(button);
        }))->click();
        auto* notice = child<QWidget>(*fixture.page, "notice");
        QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kLongMs);
        QVERIFY(notice->accessibleName().contains(QStringLiteral("apt-get remove x")));
    }

    void restart_that_is_due_is_told() {
        setup::State state = desktop();
        state.restart_needed = true;
        const OddHelper odd({{setup::GetState::kName, told(state)}});
        const Fixture fixture(odd.path());
        QVERIFY(fixture.shows_rows());
        QVERIFY(child<QWidget>(*fixture.page, "notice")
                    ->accessibleName()
                    .contains(QStringLiteral("Restart this computer")));
    }

    void helper_that_is_not_there_leaves_a_command() {
        Helper helper(api::Helper{.system = false, .session = false, .socket = "/nowhere/apiaryd.sock"});
        helper.open();
        HostSetupPage page(helper);
        page.show();
        QTRY_COMPARE_WITH_TIMEOUT(helper.state(), Helper::State::Unreachable, kLongMs);
        QTRY_VERIFY(page.findChild<RefusalNote*>()->isVisible());
        QVERIFY(child<CommandLineView>(page, "refusal_command")
                    ->command()
                    .startsWith(QStringLiteral("sudo apiaryctl setup apply --root /")));
        QVERIFY(!child<QAbstractButton>(page, "apply")->isEnabled());
    }

    void helper_that_is_older_is_told_to_be() {
        const OddHelper odd({{setup::GetState::kName, OddHelper::error("org.varlink.service.InterfaceNotFound",
                                                                       {{"interface", "io.apiary.Setup"}})}});
        const Fixture fixture(odd.path());
        QTRY_VERIFY_WITH_TIMEOUT(fixture.page->told().contains(QStringLiteral("older")), kLongMs);
        QVERIFY(!fixture.enabled("apply"));
    }

    void capability_that_is_amiss_leads_to_its_step() {
        const OddHelper odd({{setup::GetState::kName, told(desktop())}});
        Fixture fixture(odd.path());
        fixture.page->choose_for(QStringLiteral("bridge"));
        QVERIFY(fixture.shows_rows());
        QTRY_COMPARE(said(*fixture.page, "name"), QStringLiteral("Load the kernel module bridge now"));
        fixture.page->choose_for(QStringLiteral("kernel_module"));
        QCOMPARE(said(*fixture.page, "name"), QStringLiteral("Load the kernel module kvm_amd now"));
        HostDialog dialog(fixture.connection.helper);
        dialog.show();
        emit dialog.findChild<MachinePage*>()->set_up_wanted(QStringLiteral("tap"));
        QCOMPARE(dialog.page(), HostDialog::Page::Setup);
    }
};

QTEST_MAIN(HostSetupPageTest)
#include "host_setup_page_test.moc"
