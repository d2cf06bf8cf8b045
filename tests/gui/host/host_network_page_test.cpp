// SPDX-License-Identifier: BSD-2-Clause
// The host's network as a helper without privilege shows it, and what helpers may answer.
#include "gui/host/host_network_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QRadioButton>
#include <algorithm>
#include <memory>

#include "gui/host/set_up_dialog.h"
#include "gui/host/set_up_form.h"
#include "gui/host/step_list.h"
#include "gui/model/network_words.h"
#include "gui/widget/command_line_view.h"
#include "gui/widget/field_message.h"
#include "tests/gui/host/host_fixture.h"

using namespace apiary;
using namespace apiary::gui;
using namespace apiary::tests;
namespace net = apiary::api::network;

namespace {

struct Fixture {
    explicit Fixture(const std::string& socket) : connection(socket) {
        page = std::make_unique<HostNetworkPage>(connection.helper);
        page->resize(900, 600);
        page->show();
    }
    [[nodiscard]] bool shows_rows() const {
        return QTest::qWaitFor([this] { return !rows_of(*page).isEmpty(); }, kLongMs);
    }
    [[nodiscard]] SetUpDialog* set_up() const {
        click(*page, "set_up");
        return page->findChild<SetUpDialog*>();
    }

    Connection connection;
    std::unique_ptr<HostNetworkPage> page;
};

net::Interface interface(const char* name, net::InterfaceKind kind, bool route = false) {
    return {.name = name,
            .kind = kind,
            .up = true,
            .carrier = true,
            .mac = {},
            .addresses = {},
            .master = {},
            .default_route = route,
            .network = {},
            .obstacle = {}};
}

/// A laptop: Wi-Fi alone leads out, and dnsmasq is not installed.
net::State laptop() {
    net::State state;
    state.interfaces = {interface("lo", net::InterfaceKind::Loopback),
                        interface("wlan0", net::InterfaceKind::Wifi, true)};
    state.interfaces[1].obstacle = net::Note{.text = "Wi-Fi cannot be bridged", .remedy = "use NAT"};
    state.tools = {{.name = "nft", .available = true, .purpose = "NAT", .remedy = "install nftables"},
                   {.name = "dnsmasq", .available = false, .purpose = "DHCP", .remedy = "install dnsmasq"}};
    return state;
}

}  // namespace

class HostNetworkPageTest : public QObject {
    Q_OBJECT

private slots:
    void network_ofThisComputer_isShownAndTheRefusalExplained() {
        const RunningDaemon daemon;
        const auto state = daemon.call<net::GetState>();
        QVERIFY(state.has_value() && state->state.refusal);
        const Fixture fixture(daemon.socket());
        QVERIFY(fixture.shows_rows());
        QCOMPARE(static_cast<std::size_t>(rows_of(*fixture.page).size()), state->state.interfaces.size());
        const QString refusal = child<QWidget>(*fixture.page, "refusal")->accessibleName();
        QVERIFY2(refusal.contains(sentence(qt(state->state.refusal->cause))), qPrintable(refusal));
        QVERIFY(refusal.contains(sentence(qt(state->state.refusal->remedy))));
        QVERIFY(child<CommandLineView>(*fixture.page, "refusal_command")->isVisible());
        QVERIFY(!child<QAbstractButton>(*fixture.page, "undo")->isEnabled());
        QVERIFY(!child<QAbstractButton>(*fixture.page, "test")->isEnabled());
        QVERIFY(!said(*fixture.page, "title").isEmpty());  // One of them is chosen.
        fixture.page->choose(QStringLiteral("lo"));
        QCOMPARE(said(*fixture.page, "title"), QStringLiteral("lo"));
        QVERIFY(said(*fixture.page, "facts").contains(QStringLiteral("Loopback")));
    }

    void plan_isShownAlsoWhereItCannotBeCarriedOut() {
        const RunningDaemon daemon;
        const Fixture fixture(daemon.socket());
        QVERIFY(fixture.shows_rows());
        SetUpDialog* const dialog = fixture.set_up();
        QVERIFY(dialog != nullptr && dialog->stage() == SetUpDialog::Stage::Wish);
        child<QRadioButton>(*dialog, "kind_host_only")->setChecked(true);
        click(*dialog, "next");
        QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), SetUpDialog::Stage::Plan, kLongMs);
        net::SetUp wish;
        wish.kind = net::Kind::HostOnly;
        wish.taps = std::vector<net::Tap>();
        const auto plan = daemon.call<net::MakePlan>({.set_up = wish});
        QVERIFY(plan.has_value() && !plan->plan.steps.empty());
        const QStringList steps = child<StepList>(*dialog, "steps")->texts();
        QCOMPARE(static_cast<std::size_t>(steps.size()), plan->plan.steps.size());
        QCOMPARE(steps.front(), sentence(qt(plan->plan.steps.front().text)));
        QVERIFY(!child<QAbstractButton>(*dialog, "next")->isEnabled());
        QVERIFY(!child<QAbstractButton>(*dialog, "next")->toolTip().isEmpty());
        click(*dialog, "back");
        QCOMPARE(dialog->stage(), SetUpDialog::Stage::Wish);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(fixture.page->findChild<SetUpDialog*>() == nullptr);
    }

    void wish_thatIsWrong_isToldAtItsField_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("subnet") << "subnet" << "10.87.0.0/33";
        QTest::newRow("subnet of words") << "subnet" << "my network";
        QTest::newRow("name") << "name" << "../../etc/passwd";
        QTest::newRow("long name") << "name" << QString(40, u'a');
        QTest::newRow("escape") << "name" << QStringLiteral("a\x1b[2J");
    }
    void wish_thatIsWrong_isToldAtItsField() {
        QFETCH(QString, field);
        QFETCH(QString, text);
        const RunningDaemon daemon;
        const Fixture fixture(daemon.socket());
        QVERIFY(fixture.shows_rows());
        SetUpDialog* const dialog = fixture.set_up();
        child<QRadioButton>(*dialog, "kind_host_only")->setChecked(true);
        child<QLineEdit>(*dialog, qPrintable(field))->setText(text);
        click(*dialog, "next");
        auto* message = child<FieldMessage>(*dialog, qPrintable(field + QStringLiteral("_message")));
        QTRY_VERIFY_WITH_TIMEOUT(message->isVisible() && !message->text().isEmpty(), kLongMs);
        QCOMPARE(dialog->stage(), SetUpDialog::Stage::Wish);
        QCOMPARE(child<QLineEdit>(*dialog, qPrintable(field))->text(), text);
        child<QLineEdit>(*dialog, qPrintable(field))->clear();
        QVERIFY(!message->isVisible());
    }

    void wifi_isExplainedAndNatTaken() {
        SetUpForm form;
        form.show();
        form.show_host(laptop());
        QVERIFY(!child<QRadioButton>(form, "kind_bridged")->isEnabled());
        QVERIFY(said(form, "bridged_obstacle").contains(QStringLiteral("Wi-Fi cannot be bridged.")));
        QVERIFY(said(form, "bridged_obstacle").contains(QStringLiteral("Use NAT.")));
        QCOMPARE(form.set_up().kind, net::Kind::Nat);
        QVERIFY(!form.set_up().uplink && !form.set_up().vlan && !form.set_up().dhcp);
        auto* uplink = child<QComboBox>(form, "uplink");
        QVERIFY(!uplink->isVisible());
    }

    void uplink_thatLeadsOut_isChosenAtFirst() {
        net::State state = laptop();
        state.interfaces.push_back(interface("eth1", net::InterfaceKind::Ethernet));
        state.interfaces.push_back(interface("eth0", net::InterfaceKind::Ethernet, true));
        SetUpForm form;
        form.show();
        form.show_host(state);
        child<QRadioButton>(form, "kind_bridged")->setChecked(true);
        QCOMPARE(form.set_up().kind, net::Kind::Bridged);
        QCOMPARE(form.set_up().uplink, std::optional<std::string>("eth0"));
        QVERIFY(child<QComboBox>(form, "uplink")->isVisible() && !child<QLineEdit>(form, "subnet")->isVisible());
        child<QLineEdit>(form, "vlan")->setText(QStringLiteral(" 7 "));
        QVERIFY(form.check());
        QCOMPARE(form.set_up().vlan, std::optional<std::int64_t>(7));
        for (const char* wrong : {"0", "4095", "-1", "seven", "99999999999"}) {
            child<QLineEdit>(form, "vlan")->setText(QLatin1String(wrong));
            QVERIFY(!form.check());
            QVERIFY(child<FieldMessage>(form, "vlan_message")->isVisible());
        }
    }

    void guests_thatAreChosen_getTaps() {
        SetUpForm form;
        form.show_guests({QStringLiteral("web"), QStringLiteral("db")});
        auto* guests = child<QListWidget>(form, "taps");
        guests->item(1)->setCheckState(Qt::Checked);
        const net::SetUp wish = form.set_up();
        QVERIFY(wish.taps && wish.taps->size() == 1);
        QCOMPARE(wish.taps->front().guest, std::string("db"));
        QCOMPARE(set_up_command("plan", wish, QStringLiteral(" --session")),
                 QStringLiteral("apiaryctl --session network plan --nat --tap db"));
    }

    void command_hasAllThatIsWished() {
        net::SetUp wish;
        wish.kind = net::Kind::Bridged;
        wish.uplink = "eth0";
        wish.vlan = 7;
        wish.name = "net0";
        wish.taps = {{.guest = "web", .name = "tap0"}};
        QCOMPARE(set_up_command("apply", wish),
                 QStringLiteral("apiaryctl network apply --bridge eth0 --vlan 7 --name net0 --tap web,name=tap0"));
        wish = {};
        wish.kind = net::Kind::HostOnly;
        wish.subnet = "10.87.0.1/24";
        wish.dhcp = false;
        QCOMPARE(set_up_command("apply", wish),
                 QStringLiteral("apiaryctl network apply --host-only --subnet 10.87.0.1/24 --dhcp no"));
    }

    void helper_thatIsOlder_isToldToBe() {
        const OddHelper odd({{net::GetState::kName, OddHelper::error("org.varlink.service.InterfaceNotFound",
                                                                     {{"interface", "io.apiary.Network"}})}});
        const Fixture fixture(odd.path());
        QTRY_VERIFY_WITH_TIMEOUT(fixture.page->told().contains(QStringLiteral("older")), kLongMs);
        QVERIFY(!child<QAbstractButton>(*fixture.page, "set_up")->isEnabled());
    }

    void helper_thatIsLost_leavesWhatWasKnown() {
        RunningDaemon daemon;
        const Fixture fixture(daemon.socket());
        QVERIFY(fixture.shows_rows());
        daemon.end(SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.page->told().contains(QStringLiteral("last known")), kLongMs);
        QVERIFY(!rows_of(*fixture.page).isEmpty());
        QVERIFY(!child<QAbstractButton>(*fixture.page, "set_up")->isEnabled());
        QVERIFY(daemon.start());
        QTRY_VERIFY_WITH_TIMEOUT(fixture.page->told().isEmpty(), kLongMs);
    }
};

QTEST_MAIN(HostNetworkPageTest)
#include "host_network_page_test.moc"
