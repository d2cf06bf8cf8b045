// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/plan.h"

#include <QTest>
#include <set>

#include "backend/hostnet/subnet.h"
#include "tests/hostnet/recorded_host.h"

using namespace apiary;
using namespace apiary::hostnet;
using namespace apiary::hostnet::test;

namespace {

std::expected<NetworkPlan, PlanFailure> plan(const SetUp& wish, const HostState& host = recorded("desktop"),
                                             std::vector<SetUp> others = {}) {
    return make_plan({.wish = wish, .host = host, .others = std::move(others), .owner_of = owner_of});
}

std::string sentences(const NetworkPlan& plan) {
    std::string text;
    for (const Step& step : plan.steps) {
        text += describe(step) + "\n";
    }
    return text;
}
std::string commands(const NetworkPlan& plan, const char* system = "linux") {
    std::string text;
    for (const Step& step : plan.steps) {
        text += command_for(step, system) + "\n";
    }
    return text;
}
std::string notes(const NetworkPlan& plan) {
    std::string text;
    for (const auto& note : plan.notes) {
        text += note.text + "|" + note.remedy + "\n";
    }
    return text;
}

template <class T>
const T& find(const NetworkPlan& plan) {
    return std::get<T>(
        *std::ranges::find_if(plan.steps, [](const Step& step) { return std::holds_alternative<T>(step); }));
}

}  // namespace

class PlanTest : public QObject {
    Q_OBJECT

private slots:
    void digest_isThatOfTheSteps_andNotOfTheTime() {
        std::set<std::string> digests;
        for (const SetUp& wish : {bridged("eth0"), of_kind(Kind::HostOnly), of_kind(Kind::Nat)}) {
            const auto made = plan(wish);
            QVERIFY(made.has_value());
            QCOMPARE(made->digest().size(), std::size_t{16});
            QVERIFY(digests.insert(made->digest()).second);
            HostState later = recorded("desktop");
            for (Address& address : later.addresses) {
                address.valid = address.valid ? std::optional(*address.valid - 10) : std::nullopt;
            }
            for (Route& route : later.routes) {
                route.expires = route.expires ? std::optional(*route.expires - 10) : std::nullopt;
            }
            QCOMPARE(plan(wish, later)->digest(), made->digest());
        }
        HostState other = recorded("desktop");
        std::erase_if(other.addresses, [](const Address& address) { return address.subnet == "2001:db8:7::31/64"; });
        QVERIFY(!digests.contains(plan(bridged("eth0"), other)->digest()));
    }

    void bridged_plan_movesWhatTheUplinkHas() {
        const auto made = plan(bridged("eth0"));
        QVERIFY2(made.has_value(), made ? "" : made.error().error.cause.c_str());
        QCOMPARE(QString::fromStdString(sentences(*made)),
                 QString("make the bridge apiary0\n"
                         "turn apiary0 on\n"
                         "make eth0 a port of apiary0\n"
                         "give apiary0 the address 192.168.178.31/24\n"
                         "give apiary0 the address 2001:db8:7::31/64\n"
                         "lead the routes of eth0 through apiary0: 192.168.178.0/24, 2001:db8:7::/64, "
                         "default via 192.168.178.1, default via fe80::1\n"
                         "take the address 2001:db8:7::31/64 off eth0\n"
                         "take the address 192.168.178.31/24 off eth0\n"
                         "make the tap apt0 for the guest web\n"
                         "make apt0 a port of apiary0\n"
                         "turn apt0 on\n"));
        QCOMPARE(find<MakeBridge>(*made).mac, std::string("3c:7c:3f:01:02:03"));
        QCOMPARE(find<MakeTap>(*made).owner, 1000);
        QVERIFY2(notes(*made).contains("NetworkManager") && notes(*made).contains("nmcli"), notes(*made).c_str());
        QCOMPARE(made->set_up.name, std::optional<std::string>("apiary0"));
        QCOMPARE(made->set_up.taps->front().name, std::optional<std::string>("apt0"));
    }

    void routes_ofTheKernelsOwnMaking_areNotMoved() {
        const auto made = plan(bridged("enp1s0"), recorded("server"));
        QVERIFY(made.has_value());
        const auto& moved = find<MoveRoutes>(*made);
        QCOMPARE(moved.routes.size(), 2u);
        QCOMPARE(moved.routes[0].destination, std::string("198.51.100.0/24"));
        QVERIFY(moved.routes[1].is_default());
        QCOMPARE(find<MakeBridge>(*made).mtu, 9000);
        QCOMPARE(find<MakeTap>(*made).mtu, 9000);
        // The secondary address goes before its primary one, which would take it along.
        const std::string text = sentences(*made);
        QVERIFY(text.find("take the address 203.0.113.11/24") < text.find("take the address 203.0.113.10/24"));
        QVERIFY(made->notes.empty());
    }

    void commands_areThoseOfTheSystem() {
        const auto made = plan(bridged("enp1s0"), recorded("server"));
        const std::string linux_commands = commands(*made);
        for (const char* line :
             {"ip link add apiary0 address 52:54:00:12:34:56 mtu 9000 type bridge forward_delay 0\n",
              "ip link set enp1s0 master apiary0\n", "ip address add 203.0.113.10/24 dev apiary0\n",
              "ip route replace 198.51.100.0/24 via 203.0.113.2 dev apiary0 && ip route replace default via "
              "203.0.113.1 dev apiary0\n",
              "ip tuntap add dev apt0 mode tap user 1000 vnet_hdr && ip link set apt0 mtu 9000\n"}) {
            QVERIFY2(linux_commands.contains(line), linux_commands.c_str());
        }
        const std::string bsd = commands(*made, "freebsd");
        for (const char* line : {"ifconfig bridge create name apiary0 ether 52:54:00:12:34:56 mtu 9000\n",
                                 "ifconfig apiary0 addm enp1s0\n", "ifconfig apiary0 inet 203.0.113.10/24 alias\n"}) {
            QVERIFY2(bsd.contains(line), bsd.c_str());
        }
    }

    void nat_plan_translatesAndServes() {
        const auto made = plan(of_kind(Kind::Nat));
        QVERIFY2(made.has_value(), made ? "" : made.error().error.cause.c_str());
        QCOMPARE(QString::fromStdString(sentences(*made)),
                 QString("make the bridge apiary0\n"
                         "turn apiary0 on\n"
                         "give apiary0 the address 10.87.4.1/24\n"
                         "translate addresses of guests on apiary0 to the host's\n"
                         "let the host pass on packets between its networks\n"
                         "make the tap apt0 for the guest web\n"
                         "make apt0 a port of apiary0\n"
                         "turn apt0 on\n"
                         "make the tap db0 for the guest db\n"
                         "make db0 a port of apiary0\n"
                         "turn db0 on\n"
                         "start dnsmasq for DHCP and DNS on apiary0\n"));
        QVERIFY2(commands(*made).contains("ip saddr 10.87.4.0/24 oifname != apiary0 masquerade"),
                 commands(*made).c_str());
        QVERIFY(commands(*made).contains("--dhcp-range=10.87.4.2,10.87.4.254"));
        QCOMPARE(find<AddAddress>(*made).address.broadcast, std::optional<std::string>("10.87.4.255"));
        QVERIFY(commands(*made, "freebsd").contains("nat on egress from 10.87.4.0/24"));
    }

    void hostOnly_plan_letsNothingPass() {
        const auto made = plan(of_kind(Kind::HostOnly));
        QVERIFY(sentences(*made).contains("let nothing pass from apiary0 to other networks"));
        QVERIFY(!sentences(*made).contains("pass on packets"));
        QVERIFY(!find<StartServer>(*made).routes);
    }

    void vlan_plan_leavesTheUplinkAlone() {
        SetUp wish = bridged("eth0");
        wish.vlan = 5;
        const auto made = plan(wish);
        QCOMPARE(QString::fromStdString(sentences(*made)), QString("make the bridge apiary0\n"
                                                                   "turn apiary0 on\n"
                                                                   "make eth0.5: VLAN 5 of eth0\n"
                                                                   "make eth0.5 a port of apiary0\n"
                                                                   "turn eth0.5 on\n"
                                                                   "make the tap apt0 for the guest web\n"
                                                                   "make apt0 a port of apiary0\n"
                                                                   "turn apt0 on\n"));
    }

    void bridge_thatIsThere_getsTapsAlone() {
        const auto made = plan(bridged("virbr0"));
        QCOMPARE(QString::fromStdString(sentences(*made)), QString("make the tap apt0 for the guest web\n"
                                                                   "make apt0 a port of virbr0\n"
                                                                   "turn apt0 on\n"));
        QCOMPARE(bridge_of(made->steps, made->set_up), std::string("virbr0"));
    }

    void everyUplink_isExplained_data() {
        QTest::addColumn<QString>("uplink");
        QTest::addColumn<QString>("cause");
        QTest::addColumn<QString>("remedy");
        QTest::newRow("wifi") << "wlan0" << "Wi-Fi, which cannot be bridged" << "NAT";
        QTest::newRow("loopback") << "lo" << "leads nowhere" << "host-only";
        QTest::newRow("tap") << "vnet3" << "is a tap" << "leads out";
        QTest::newRow("wireguard") << "wg0" << "does not carry Ethernet frames" << "NAT";
        QTest::newRow("missing") << "eth9" << "no interface eth9" << "network show";
        QTest::newRow("hostile") << "a\033[2J" << "no interface a" << "network show";
    }
    void everyUplink_isExplained() {
        QFETCH(QString, uplink);
        QFETCH(QString, cause);
        QFETCH(QString, remedy);
        const auto made = plan(bridged(uplink.toStdString()));
        QVERIFY(!made);
        QCOMPARE(made.error().field, std::string("uplink"));
        QVERIFY2(made.error().error.cause.contains(cause.toStdString()), made.error().error.cause.c_str());
        QVERIFY2(made.error().error.remedy.contains(remedy.toStdString()), made.error().error.remedy.c_str());
        QVERIFY(!made.error().error.cause.contains('\033'));
    }

    void uplink_thatIsAPort_namesItsBridge() {
        HostState host = recorded("desktop");
        host.links[1].master = "virbr0";
        const auto made = plan(bridged("eth0"), host);
        QCOMPARE(made.error().error.cause, std::string("eth0 belongs to virbr0 already"));
        QCOMPARE(made.error().error.remedy, std::string("name the bridge virbr0 as the uplink"));
    }

    void uplink_thatCannotGiveWhatItHas_isRefused() {
        HostState host = recorded("server");
        host.routes[0].obstacle = "it has several gateways";
        auto made = plan(bridged("enp1s0"), host);
        QVERIFY(!made && made.error().error.detail == "it has several gateways");
        host = recorded("server");
        host.addresses[1].obstacle = "it is that of one end of a point-to-point link";
        made = plan(bridged("enp1s0"), host);
        QVERIFY(!made && made.error().error.cause.contains("203.0.113.10/24"));
    }

    void wrongPart_isNamed_data() {
        QTest::addColumn<QString>("set_up");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* set_up, const char* field) { QTest::addRow("%s", set_up) << set_up << field; };
        row(R"({"kind": "bridged"})", "uplink");
        row(R"({"kind": "bridged", "uplink": "eth0", "subnet": "10.0.0.1/24"})", "subnet");
        row(R"({"kind": "bridged", "uplink": "eth0", "dhcp": true})", "dhcp");
        row(R"({"kind": "bridged", "uplink": "eth0", "vlan": 0})", "vlan");
        row(R"({"kind": "bridged", "uplink": "eth0", "vlan": 4095})", "vlan");
        row(R"({"kind": "nat", "uplink": "eth0"})", "uplink");
        row(R"({"kind": "nat", "vlan": 5})", "vlan");
        row(R"({"kind": "nat", "name": "eth0"})", "name");
        row(R"({"kind": "nat", "name": ""})", "name");
        row(R"({"kind": "nat", "name": "a b"})", "name");
        row(R"({"kind": "nat", "name": "0eth"})", "name");
        row(R"({"kind": "nat", "name": "sixteen-letters-"})", "name");
        row(R"({"kind": "nat", "name": "a/b"})", "name");
        row(R"({"kind": "nat", "subnet": "10.0.0.1"})", "subnet");
        row(R"({"kind": "nat", "subnet": "10.0.0.0/24"})", "subnet");
        row(R"({"kind": "nat", "subnet": "10.0.0.255/24"})", "subnet");
        row(R"({"kind": "nat", "subnet": "10.0.0.1/31"})", "subnet");
        row(R"({"kind": "nat", "subnet": "10.0.0.1/7"})", "subnet");
        row(R"({"kind": "nat", "subnet": "fd00::1/64"})", "subnet");
        row(R"({"kind": "nat", "subnet": "192.168.178.200/30"})", "subnet");
        row(R"({"kind": "nat", "subnet": "10.20.1.1/24"})", "subnet");
        row(R"({"kind": "nat", "taps": [{"guest": "nobody"}]})", "taps");
        row(R"({"kind": "nat", "taps": [{"guest": "web", "name": "eth0"}]})", "taps");
        row(R"({"kind": "nat", "taps": [{"guest": "web", "name": "t0"}, {"guest": "db", "name": "t0"}]})", "taps");
        row(R"({"kind": "nat", "taps": [{"guest": "web", "name": "../t"}]})", "taps");
    }
    void wrongPart_isNamed() {
        QFETCH(QString, set_up);
        QFETCH(QString, field);
        const auto wish = ipc::decode<SetUp>(ipc::Json::parse(set_up.toStdString()), ipc::UnknownFields::Refused);
        const auto made = plan(wish.value());
        QVERIFY(!made);
        QCOMPARE(QString::fromStdString(made.error().field), field);
        QVERIFY(!made.error().error.cause.empty() && !made.error().error.remedy.empty());
    }

    void missingPrograms_areSaid() {
        const HostState host = recorded("server");
        const auto nat = plan(of_kind(Kind::Nat), host);
        QVERIFY(!nat && nat.error().error.remedy.contains("nftables"));
        SetUp wish = of_kind(Kind::HostOnly);
        const auto made = plan(wish, host);
        QVERIFY(made.has_value());
        QCOMPARE(made->set_up.dhcp, std::optional(false));
        QVERIFY2(notes(*made).contains("dnsmasq is not installed") &&
                     notes(*made).contains("10.87.0.2 to 10.87.0.254") && notes(*made).contains("install nft"),
                 notes(*made).c_str());
        wish.dhcp = true;
        QVERIFY(!plan(wish, host));
    }

    void networks_keepOutOfEachOthersWay() {
        const auto first = plan(of_kind(Kind::HostOnly));
        const auto second = plan(of_kind(Kind::HostOnly), recorded("server"), {first->set_up});
        QVERIFY(!second && second.error().field == "taps");  // db0 is taken.
        SetUp wish = of_kind(Kind::HostOnly);
        wish.taps->pop_back();
        const auto third = plan(wish, recorded("server"), {first->set_up});
        QCOMPARE(third->set_up.name, std::optional<std::string>("apiary1"));
        QCOMPARE(third->set_up.taps->front().name, std::optional<std::string>("apt1"));
        QVERIFY(third->set_up.subnet != first->set_up.subnet);
        std::set<std::int64_t> indices;
        for (const auto* each : {&*first, &*third}) {
            for (const Step& step : each->steps) {
                if (const auto* tap = std::get_if<MakeTap>(&step)) {
                    QVERIFY(indices.insert(tap->index).second);
                }
            }
        }
    }

    void steps_areReadAsTheyAreWritten() {
        SetUp vlan = bridged("eth0");
        vlan.vlan = 7;
        std::set<std::size_t> seen;
        for (const SetUp& wish : {bridged("eth0"), of_kind(Kind::Nat), vlan}) {
            const auto made = plan(wish).value();
            for (const Step& step : made.steps) {
                seen.insert(step.index());
                QVERIFY(step_of(to_json(step)).value() == step);
            }
            Record record = {.boot = "b", .set_up = made.set_up, .steps = made.steps, .begun = 3, .since = 7};
            QVERIFY(parse_record(format_record(record)).value() == record);
        }
        QCOMPARE(seen.size(), std::variant_size_v<Step>);
    }

    void records_ofAnyBytes_areRefused() {
        const auto made = plan(bridged("eth0")).value();
        const std::string whole = format_record({.boot = "b", .set_up = made.set_up, .steps = made.steps, .begun = 3});
        for (std::size_t length = 0; length + 2 < whole.size(); ++length) {
            QVERIFY(!parse_record(whole.substr(0, length)));
        }
        for (const char* text : {"[]", "7", R"({"format": 2})", R"({"do": "explode"})"}) {
            QVERIFY(!parse_record(text));
        }
        std::string more = whole;
        more.replace(more.find("\"begun\": 3"), 10, "\"begun\": 99");
        QVERIFY(!parse_record(more));
    }

    void subnets_calculate() {
        const auto subnet = [](const char* text) { return Subnet::parse(text).value(); };
        QCOMPARE(subnet("192.168.178.31/24").network().text(), std::string("192.168.178.0/24"));
        QCOMPARE(subnet("10.255.1.1/9").network().text(), std::string("10.128.0.0/9"));
        QCOMPARE(subnet("2001:db8:7:1::31/62").network().text(), std::string("2001:db8:7::/62"));
        QVERIFY(subnet("10.0.0.0/8").overlaps(subnet("10.87.0.1/24")));
        QVERIFY(!subnet("10.0.0.0/16").overlaps(subnet("10.1.0.1/24")));
        QVERIFY(!subnet("0.0.0.0/0").overlaps(subnet("::/0")));
        QVERIFY(subnet("10.0.0.0/8").contains(asio::ip::make_address("10.9.9.9")));
        for (const char* bad :
             {"", "/", "1.2.3.4", "1.2.3.4/", "1.2.3.4/33", "1.2.3.4/-1", "1.2.3.4/2x", "::1/129", "x/8"}) {
            QVERIFY2(!Subnet::parse(bad), bad);
        }
        const Range usual = guest_range(subnet("10.87.0.1/24")), last = guest_range(subnet("10.87.0.254/24"));
        QCOMPARE(usual.first + "-" + usual.last, std::string("10.87.0.2-10.87.0.254"));
        QCOMPARE(last.first + "-" + last.last, std::string("10.87.0.1-10.87.0.253"));
    }
};

QTEST_GUILESS_MAIN(PlanTest)
#include "plan_test.moc"
