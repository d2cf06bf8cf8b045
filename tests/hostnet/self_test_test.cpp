// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/self_test.h"

#include <QTest>

#include "tests/hostnet/recorded_host.h"

using namespace apiary;
using namespace apiary::hostnet;
using namespace apiary::hostnet::test;
using api::network::Verdict;

namespace {

/// A network in force on a host where all is well, to be made worse.
struct Way {
    explicit Way(const SetUp& wish) : host(recorded("desktop")) {
        RememberedJournal journal;
        record = Networks(host, journal, owner_of).apply(wish, std::nullopt, {}).value();
        for (Link& link : host.state_.links) {
            link.carrier = link.name != "eth1";
        }
        host.state_.addresses.push_back({.link = "apiary0", .subnet = record.set_up.subnet.value_or("192.0.2.1/24")});
    }

    RecordedHost host;
    Record record;
    TestedGuest guest = {.name = "web", .tap = "apt0", .running = true, .has_tap = true, .sent_frames = 12};
    bool gateway = true, server = true;
    std::vector<std::string> servers = {"192.168.178.1"}, asked;

    Link& link(const std::string& name) { return *std::ranges::find(host.state_.links, name, &Link::name); }
    std::vector<Hop> hops(const std::stop_token& stop = {}) {
        std::vector<Hop> told;
        const Probes probes = {.observe = [&] { return host.observe(); },
                               .gateway_answers = [&](const Route&, auto, const auto&) { return gateway; },
                               .name_servers = [&] { return servers; },
                               .name_server_answers =
                                   [&](const std::string& address, auto, const auto&) {
                                       asked.push_back(address);
                                       return server;
                                   }};
        auto all = test_hops(record, guest, probes, [&](const Hop& hop) { told.push_back(hop); }, stop);
        if (all != told) {
            throw std::logic_error("told something else");
        }
        return all;
    }
};

}  // namespace

class SelfTestTest : public QObject {
    Q_OBJECT

private slots:
    void way_thatIsWhole_passes() {
        for (const SetUp& wish : {bridged("eth0"), of_kind(Kind::Nat)}) {
            Way way(wish);
            const auto hops = way.hops();
            QCOMPARE(hops.size(), 6u);
            for (const Hop& hop : hops) {
                QVERIFY2(hop.verdict == Verdict::Passed, (hop.name + ": " + hop.text).c_str());
                QVERIFY(!hop.text.empty());
            }
        }
    }

    void nameServers_ofTheHostAndOfTheNetwork_areAsked() {
        Way way(of_kind(Kind::Nat));
        QCOMPARE(way.hops().back().verdict, Verdict::Passed);
        QCOMPARE(way.asked, (std::vector<std::string>{"192.168.178.1", "10.87.4.1"}));
    }

    void hostOnly_endsAtTheBridge() {
        const auto hops = Way(of_kind(Kind::HostOnly)).hops();
        QCOMPARE(hops.size(), 6u);
        QCOMPARE(hops[2].verdict, Verdict::Passed);
        for (std::size_t i = 3; i < 6; ++i) {
            QCOMPARE(hops[i].verdict, Verdict::LeftOut);
        }
    }

    void firstHopThatFails_isNamedAndExplained_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("hop");
        QTest::addColumn<QString>("text");
        QTest::newRow("not running") << "stopped" << "guest" << "does not run";
        QTest::newRow("silent") << "silent" << "guest" << "has not sent a single frame";
        QTest::newRow("other net") << "no card" << "guest" << "has no network card on apt0";
        QTest::newRow("tap gone") << "tap gone" << "tap" << "there is no tap apt0";
        QTest::newRow("tap off") << "tap off" << "tap" << "is turned off";
        QTest::newRow("tap closed") << "tap closed" << "tap" << "no program has the tap apt0 open";
        QTest::newRow("tap elsewhere") << "tap elsewhere" << "tap" << "is no port of apiary0";
        QTest::newRow("tap listening") << "tap listening" << "tap" << "lets nothing pass";
        QTest::newRow("bridge off") << "bridge off" << "bridge" << "is turned off";
        QTest::newRow("no uplink") << "uplink elsewhere" << "uplink" << "nothing leads out";
        QTest::newRow("no cable") << "no cable" << "uplink" << "has no carrier";
        QTest::newRow("no gateway") << "no gateway" << "gateway" << "192.168.178.1 does not answer";
        QTest::newRow("no name server") << "no server" << "name server" << "192.168.178.1 does not answer";
        QTest::newRow("no name servers") << "no servers" << "name server" << "knows no name server";
    }
    void firstHopThatFails_isNamedAndExplained() {
        QFETCH(QString, what);
        QFETCH(QString, hop);
        QFETCH(QString, text);
        Way way(bridged("eth0"));
        const std::map<QString, std::function<void()>> worse = {
            {"stopped", [&] { way.guest.running = false; }},
            {"silent", [&] { way.guest.sent_frames = 0; }},
            {"no card", [&] { way.guest.has_tap = false; }},
            {"tap gone", [&] { std::erase_if(way.host.state_.links, [](const Link& l) { return l.name == "apt0"; }); }},
            {"tap off", [&] { way.link("apt0").up = false; }},
            {"tap closed", [&] { way.link("apt0").carrier = false; }},
            {"tap elsewhere", [&] { way.link("apt0").master = "virbr0"; }},
            {"tap listening", [&] { way.link("apt0").forwarding = false; }},
            {"bridge off", [&] { way.link("apiary0").up = false; }},
            {"uplink elsewhere", [&] { way.link("eth0").master.reset(); }},
            {"no cable", [&] { way.link("eth0").carrier = false; }},
            {"no gateway", [&] { way.gateway = false; }},
            {"no server", [&] { way.server = false; }},
            {"no servers", [&] { way.servers.clear(); }},
        };
        worse.at(what)();
        const auto hops = way.hops();
        QCOMPARE(QString::fromStdString(hops.back().name), hop);
        QCOMPARE(hops.back().verdict, Verdict::Failed);
        QVERIFY2(hops.back().text.contains(text.toStdString()), hops.back().text.c_str());
        QVERIFY(!hops.back().remedy.empty());
        for (std::size_t i = 0; i + 1 < hops.size(); ++i) {
            QVERIFY(hops[i].verdict != Verdict::Failed);
        }
    }

    void nat_thatDoesNotForward_failsAtTheUplink() {
        Way way(of_kind(Kind::Nat));
        way.host.state_.forwarding = false;
        QCOMPARE(way.hops().back().name, std::string("uplink"));
        way.host.state_.forwarding = true;
        std::erase_if(way.host.state_.routes, [](const Route& route) { return route.is_default(); });
        QVERIFY(way.hops().back().text.contains("no default route"));
    }

    void test_thatIsCancelled_endsBeforeTheNextHop() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(Way(bridged("eth0")).hops(stop.get_token()).empty());
    }
};

QTEST_GUILESS_MAIN(SelfTestTest)
#include "self_test_test.moc"
