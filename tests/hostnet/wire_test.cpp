// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/wire.h"

#include <QTest>

#include "tests/hostnet/recorded_host.h"

using namespace apiary;
using namespace apiary::hostnet;
using namespace apiary::hostnet::test;

namespace {

const api::network::Interface* find(const api::network::State& state, const std::string& name) {
    const auto found = std::ranges::find(state.interfaces, name, &api::network::Interface::name);
    return found == state.interfaces.end() ? nullptr : &*found;
}

}  // namespace

class WireTest : public QObject {
    Q_OBJECT

    RecordedHost host_{recorded("desktop")};
    RememberedJournal journal_;
    Networks networks_{host_, journal_, owner_of};

    api::network::State state() { return to_wire(host_.state_, networks_.list().value(), host_.boot_); }

private slots:
    void state_ofAHost_hasAllOfItsInterfaces() {
        const auto told = state();
        QCOMPARE(told.interfaces.size(), host_.state_.links.size());
        QVERIFY(told.networks.empty() && !told.refusal);
        QCOMPARE(told.forwarding, host_.state_.forwarding);
        const std::string uplink = host_.state_.default_routes().front().link;
        const auto* const interface = find(told, uplink);
        QVERIFY(interface != nullptr && interface->default_route && !interface->network);
        std::vector<std::string> addresses;
        for (const Address& address : host_.state_.addresses_of(uplink)) {
            addresses.push_back(address.subnet);
        }
        QCOMPARE(interface->addresses, addresses);
        QVERIFY(find(told, "lo")->obstacle && !find(told, "lo")->default_route);
    }

    void wifi_isExplained() {
        const std::string uplink = host_.state_.default_routes().front().link;
        Link& link = *std::ranges::find(host_.state_.links, uplink, &Link::name);
        const InterfaceKind kind = std::exchange(link.kind, InterfaceKind::Wifi);
        const auto told = state();
        link.kind = kind;
        const auto& obstacle = find(told, uplink)->obstacle;
        QVERIFY(obstacle && obstacle->text.contains("Wi-Fi") && obstacle->remedy.contains("NAT"));
    }

    void tools_thatAreMissing_areToldWithARemedy() {
        host_.state_.server = false;
        const auto told = state();
        QCOMPARE(told.tools.size(), std::size_t{2});
        for (const auto& tool : told.tools) {
            QCOMPARE(tool.available, tool.name != "dnsmasq");
            QVERIFY(!tool.purpose.empty() && !tool.remedy.empty());
        }
        host_.state_.server = true;
    }

    void network_thatWasMade_isToldOnItsInterfaces() {
        const auto made = networks_.apply(of_kind(Kind::HostOnly), std::nullopt, {});
        QVERIFY(made.has_value());
        auto told = state();
        QCOMPARE(told.networks.size(), std::size_t{1});
        const auto& network = told.networks.front();
        QCOMPARE(network.name, made->name());
        QCOMPARE(network.steps.size(), made->steps.size());
        for (const auto& step : network.steps) {
            QVERIFY(!step.text.empty() && !step.command.empty());
        }
        QVERIFY(!network.problem);
        const auto* const bridge = find(told, made->name());
        QVERIFY(bridge != nullptr && bridge->network == made->name() && bridge->obstacle);
        QVERIFY(find(told, "db0")->network == made->name());
        // An interface of the same name that somebody else has made is not Apiary's.
        std::ranges::find(host_.state_.links, "db0", &Link::name)->index += 1;
        told = state();
        QVERIFY(!find(told, "db0")->network);
        std::ranges::find(host_.state_.links, "db0", &Link::name)->index -= 1;
        // After a restart of the host it is not there, and that is said.
        host_.boot_ = "second";
        told = state();
        QVERIFY(told.networks.front().problem && told.networks.front().problem->cause.contains(made->name()));
        QVERIFY(!find(told, "db0")->network);
        host_.boot_ = "first";
        QVERIFY(networks_.undo(made->name(), {}).has_value());
    }

    void plan_isToldWithItsCommands() {
        const auto plan = networks_.plan(of_kind(Kind::Nat));
        QVERIFY(plan.has_value());
        const auto told = to_wire(*plan, "linux");
        QCOMPARE(told.digest, plan->digest());
        QCOMPARE(told.steps.size(), plan->steps.size());
        QVERIFY(told.steps.front().command.starts_with("ip link add"));
        QVERIFY(to_wire(*plan, "freebsd").steps.front().command.starts_with("ifconfig"));
        QVERIFY(told.set_up == plan->set_up);
    }
};

QTEST_APPLESS_MAIN(WireTest)
#include "wire_test.moc"
