// SPDX-License-Identifier: BSD-2-Clause
// Needs root: networks are made on a host that is a network namespace, beside a router and another machine.
#include <sys/socket.h>

#include <QTest>
#include <fstream>

#include "backend/hostnet/linux/links.h"
#include "backend/hostnet/linux/observe.h"
#include "backend/hostnet/self_test.h"
#include "tests/hostnet/linux/dhcp_client.h"
#include "tests/hostnet/linux/host_fixture.h"

using namespace apiary;
using namespace apiary::hostnet;
using namespace apiary::hostnet::test;
using namespace std::chrono_literals;
using api::network::Verdict;

class SetUpTest : public QObject {
    Q_OBJECT

    UniqueFd own_ = current_network();
    std::unique_ptr<World> world_;
    std::unique_ptr<TemporaryDirectory> directory_;
    std::unique_ptr<Helper> helper_;
    std::string before_;

    Networks& networks() { return helper_->networks; }
    /// Empty when it was applied.
    std::string apply(const SetUp& wish) {
        const auto applied = networks().apply(wish, std::nullopt, {});
        return applied ? "" : told(applied.error());
    }
    void undo_and_compare() {
        const auto undone = networks().undo("net0", {});
        QVERIFY2(undone.has_value(), undone ? "" : told(undone.error()).c_str());
        QCOMPARE(difference(before_, snapshot()), std::string());
        QVERIFY(std::filesystem::is_empty(directory_->path() / "networks"));
        QVERIFY(!std::filesystem::exists(directory_->path() / "servers"));
    }

private slots:
    void initTestCase() {
        const UniqueFd tun(::open("/dev/net/tun", O_RDWR | O_CLOEXEC));
        SKIP_WITHOUT(Machine().valid() && tun.valid() ? "" : "network namespaces or /dev/net/tun are forbidden here",
                     "NO NETWORK WAS SET UP, as that takes root");
    }
    void init() {
        world_ = std::make_unique<World>();
        const std::string wrong = world_->make();
        QVERIFY2(wrong.empty(), wrong.c_str());
        directory_ = std::make_unique<TemporaryDirectory>();
        helper_ = std::make_unique<Helper>(directory_->path());
        world_->host.enter();
        // Whatever is learnt at the first contact is there.
        QVERIFY(answers_echo(World::kServer, 20s, {}));
        before_ = snapshot();
    }
    void cleanup() {
        helper_.reset();
        (void)::setns(own_.get(), CLONE_NEWNET);
        world_.reset();
    }

    void state_isThatOfTheHost() {
        const auto state = networks().observe();
        QVERIFY(state.has_value());
        const Link* const uplink = state->find("eth0");
        QVERIFY(uplink != nullptr && uplink->up && uplink->carrier);
        QCOMPARE(uplink->kind, InterfaceKind::Ethernet);
        QCOMPARE(state->find("lo")->kind, InterfaceKind::Loopback);
        const auto addresses = state->addresses_of("eth0");
        QVERIFY(std::ranges::contains(addresses, "10.66.0.2/24", &Address::subnet));
        QVERIFY(std::ranges::contains(addresses, "2001:db8:66::2/64", &Address::subnet));
        QCOMPARE(state->default_routes().front().gateway, std::optional<std::string>("10.66.0.1"));
        QVERIFY(std::ranges::any_of(state->routes, [](const Route& route) {
            return route.table == 77 && route.metric == 5 && route.destination == "172.31.0.0/16";
        }));
        QVERIFY(!state->forwarding);
    }

    void wifi_andWhoLooksAfterAnInterface_areRecognised() {
        const auto index = std::to_string(index_of("eth0").value());
        for (const char* kind : {"wireless", "phy80211"}) {
            const TemporaryDirectory root;
            std::filesystem::create_directories(root.path() / "sys/class/net/eth0" / kind);
            std::filesystem::create_directories(root.path() / "run/NetworkManager/devices");
            std::ofstream(root.path() / "run/NetworkManager/devices" / index) << "[device]\nconnection-uuid=1\n";
            auto netlink = Netlink::open();
            QVERIFY(netlink.has_value());
            const auto state = observe_linux(*netlink, root.path());
            QCOMPARE(state->find("eth0")->kind, InterfaceKind::Wifi);
            QCOMPARE(state->find("eth0")->manager, std::optional<std::string>("NetworkManager"));
            QVERIFY(bridging_obstacle(*state, *state->find("eth0"))->text.contains("Wi-Fi"));
        }
    }

    void bridged_guests_areMachinesBesideTheHost() {
        QCOMPARE(apply(wish(Kind::Bridged)), std::string());
        // The host is where it was.
        QVERIFY(answers_echo(World::kServer, 20s, {}));
        QVERIFY(answers_echo("2001:db8:66::1", 20s, {}));
        QVERIFY(world_->second.reaches(World::kHost) && world_->second.reaches("10.66.0.22"));
        QVERIFY(said("ip route get 172.30.0.1").contains("dev net0"));
        QVERIFY(said("ip route show table 77").contains("dev net0"));
        {
            const Guest one("tap0"), other("tap1");
            QVERIFY(one.valid() && other.valid());
            QVERIFY(one.has_address("10.66.0.41/24", World::kRouter) && other.has_address("10.66.0.42/24"));
            QVERIFY(one.machine.reaches("10.66.0.42"));
            QVERIFY(one.machine.reaches(World::kHost));
            QVERIFY(one.machine.reaches(World::kSecond));
            QVERIFY(one.machine.reaches(World::kServer));
            QVERIFY(world_->second.reaches("10.66.0.42"));
            QVERIFY(other.machine.reaches(World::kSecond));
        }
        undo_and_compare();
        QVERIFY(answers_echo(World::kServer, 20s, {}));
    }

    void hostOnly_guests_reachTheHostAndEachOther() {
        QCOMPARE(apply(wish(Kind::HostOnly)), std::string());
        {
            const Guest one("tap0"), other("tap1");
            QVERIFY(one.has_address("10.87.0.41/24", "10.87.0.1") && other.has_address("10.87.0.42/24"));
            QVERIFY(one.machine.reaches("10.87.0.1"));
            QVERIFY(one.machine.reaches("10.87.0.42"));
            QVERIFY(answers_echo("10.87.0.42", 20s, {}));
            if (find_program("nft")) {  // Even when the host passes on packets, for whatever reason.
                QVERIFY(world_->host.run("echo 1 >/proc/sys/net/ipv4/ip_forward"));
                QVERIFY(world_->router.run("ip route add 10.87.0.0/24 via 10.66.0.2"));
                QVERIFY(!one.machine.reaches(World::kRouter, 500ms));
                QVERIFY(!world_->second.reaches("10.87.0.41", 500ms));
                QVERIFY(world_->host.run("echo 0 >/proc/sys/net/ipv4/ip_forward"));
            }
        }
        undo_and_compare();
    }

    void nat_guests_reachWhatTheHostReaches() {
        SKIP_WITHOUT(without_program("nft"), "ADDRESS TRANSLATION WAS NOT TESTED");
        QCOMPARE(apply(wish(Kind::Nat)), std::string());
        {
            const Guest one("tap0"), other("tap1");
            QVERIFY(one.has_address("10.87.0.41/24", "10.87.0.1") && other.has_address("10.87.0.42/24"));
            QVERIFY(one.machine.reaches(World::kSecond));
            QVERIFY(one.machine.reaches(World::kServer));  // Which knows no way back to 10.87.0.0/24.
            QVERIFY(one.machine.reaches("10.87.0.42"));
            // Nobody outside reaches a guest, even if it knows the way.
            QVERIFY(world_->second.run("ip route add 10.87.0.0/24 via 10.66.0.2"));
            QVERIFY(!world_->second.reaches("10.87.0.41", 500ms));
            // Nor does a guest get out with an address that is not of its network.
            QVERIFY(one.machine.run(
                "ip address add 10.99.0.9/32 dev eth0 && ip route replace default via 10.87.0.1 src 10.99.0.9"));
            QVERIFY(!one.machine.reaches(World::kServer, 500ms));
        }
        undo_and_compare();
    }

    void dhcp_givesAddressesAndNames() {
        SKIP_WITHOUT(without_program("dnsmasq"), "DHCP AND DNS WERE NOT TESTED");
        SKIP_WITHOUT(without_program("nft"), "DHCP AND DNS WERE NOT TESTED");
        SetUp nat = wish(Kind::Nat, 1);
        nat.dhcp = true;
        QCOMPARE(apply(nat), std::string());
        {
            const Guest guest("tap0");
            const auto offer = guest.machine.in([] { return ask_for_address("eth0"); });
            QVERIFY2(offer.address.starts_with("10.87.0."), offer.address.c_str());
            QCOMPARE(offer.router, std::string("10.87.0.1"));
            QCOMPARE(offer.name_server, std::string("10.87.0.1"));
            QVERIFY(guest.has_address(offer.address + "/24", offer.router));
            QVERIFY(guest.machine.reaches(World::kServer));
        }
        // Another process ends it just as well.
        helper_ = std::make_unique<Helper>(directory_->path());
        undo_and_compare();
        nat.kind = Kind::HostOnly;
        QCOMPARE(apply(nat), std::string());
        {
            const Guest guest("tap0");
            const auto offer = guest.machine.in([] { return ask_for_address("eth0"); });
            QVERIFY2(offer.address.starts_with("10.87.0."), offer.address.c_str());
            QCOMPARE(offer.router, std::string());
            QVERIFY(guest.has_address(offer.address + "/24"));
            QVERIFY(guest.machine.in([] { return name_server_answers("10.87.0.1", 20s, {}); }));
        }
        undo_and_compare();
    }

    void vlan_guests_areInItAlone() {
        const bool has =
            world_->world.run("ip link add link eth0 name probe type vlan id 9 2>/dev/null && ip link delete probe");
        SKIP_WITHOUT(has ? "" : "this kernel has no 802.1Q (module 8021q)", "VLANS WERE NOT TESTED");
        QVERIFY(
            world_->second.run("ip link add link eth0 name eth0.5 type vlan id 5 && ip link set eth0.5 up && "
                               "ip address add 10.5.0.3/24 dev eth0.5"));
        SetUp vlan = wish(Kind::Bridged, 1);
        vlan.vlan = 5;
        QCOMPARE(apply(vlan), std::string());
        {
            const Guest guest("tap0");
            QVERIFY(guest.has_address("10.5.0.41/24"));
            QVERIFY(guest.machine.reaches("10.5.0.3"));
            QVERIFY(!guest.machine.reaches(World::kSecond, 500ms));
            QVERIFY(answers_echo(World::kServer, 20s, {}));
        }
        undo_and_compare();
    }

    void vlan_thatTheKernelCannotMake_isRolledBackWithARemedy() {
        const bool has =
            world_->world.run("ip link add link eth0 name probe type vlan id 9 2>/dev/null && ip link delete probe");
        if (has) {
            QSKIP("this kernel has 802.1Q");
        }
        SetUp vlan = wish(Kind::Bridged, 1);
        vlan.vlan = 5;
        QVERIFY2(apply(vlan).contains("modprobe 8021q"), apply(vlan).c_str());
        QCOMPARE(difference(before_, snapshot()), std::string());
    }

    void bridge_ofSomebodyElse_isLeftAsItIs() {
        QVERIFY(world_->host.run("ip link add br0 type bridge forward_delay 0 && ip link set br0 up"));
        before_ = snapshot();
        SetUp set_up = wish(Kind::Bridged);
        set_up.uplink = "br0";
        QCOMPARE(apply(set_up), std::string());
        {
            const Guest one("tap0"), other("tap1");
            QVERIFY(one.has_address("10.1.0.1/24") && other.has_address("10.1.0.2/24"));
            QVERIFY(one.machine.reaches("10.1.0.2"));
        }
        const auto undone = networks().undo("net0", {});
        QVERIFY(undone.has_value());
        // Its hardware address was the least of its ports', and is its own again.
        QVERIFY(said("ip -j link show br0").contains("br0"));
        QVERIFY(!said("ip -j link").contains("tap0"));
    }

    void defaultRoute_thatStopsWorking_isTakenBack() {
        // As the port of a switch does that allows no other address.
        Networks::Progress progress = {.step = [&](std::size_t, std::size_t, const std::string& text) {
            if (text.starts_with("take the address")) {
                (void)world_->lan.run("ip link set router down");
            }
        }};
        const auto applied = networks().apply(wish(Kind::Bridged), std::nullopt, progress);
        QVERIFY(!applied);
        QVERIFY2(applied.error().error.cause.contains("default route"), told(applied.error()).c_str());
        QVERIFY(applied.error().restored);
        QVERIFY(world_->lan.run("ip link set router up"));
        QVERIFY(answers_echo(World::kServer, 20s, {}));
        QCOMPARE(difference(before_, snapshot()), std::string());
    }

    void cancelled_isTakenBack() {
        std::stop_source stop;
        Networks::Progress progress = {.step =
                                           [&](std::size_t, std::size_t, const std::string& text) {
                                               if (text.contains("a port of net0")) {
                                                   stop.request_stop();
                                               }
                                           },
                                       .stop = stop.get_token()};
        const auto applied = networks().apply(wish(Kind::Bridged), std::nullopt, progress);
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, Failure::Kind::Cancelled);
        QCOMPARE(difference(before_, snapshot()), std::string());
    }

    void wayOfAGuest_isFollowedToTheEnd() {
        QCOMPARE(apply(wish(Kind::Bridged, 1)), std::string());
        const Guest guest("tap0");
        const Record record = networks().list().value().front();
        TestedGuest tested = {.name = "guest0", .tap = "tap0", .running = true, .has_tap = true, .sent_frames = 3};
        // A name server in the world, which answers anything.
        std::jthread server([this](const std::stop_token& stop) {
            world_->world.enter();
            const UniqueFd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
            sockaddr_in own = {.sin_family = AF_INET, .sin_port = htons(53), .sin_addr = {}, .sin_zero = {}};
            (void)::bind(socket.get(), reinterpret_cast<const sockaddr*>(&own), sizeof own);
            while (!stop.stop_requested()) {
                pollfd readable = {.fd = socket.get(), .events = POLLIN, .revents = 0};
                if (::poll(&readable, 1, 50) > 0) {
                    std::array<char, 512> question = {};
                    sockaddr_in from = {};
                    socklen_t length = sizeof from;
                    const ssize_t size = ::recvfrom(socket.get(), question.data(), question.size(), 0,
                                                    reinterpret_cast<sockaddr*>(&from), &length);
                    question[2] = static_cast<char>(question[2] | 0x80);
                    (void)::sendto(socket.get(), question.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)),
                                   0, reinterpret_cast<const sockaddr*>(&from), length);
                }
            }
        });
        const Probes probes = {.observe = [this] { return helper_->host.observe(); },
                               .gateway_answers =
                                   [this](const Route& route, milliseconds patience, const std::stop_token& stop) {
                                       return helper_->host.gateway_answers(route, patience, stop);
                                   },
                               .name_servers = [] { return std::vector<std::string>{World::kServer}; },
                               .name_server_answers = name_server_answers};
        const auto test = [&] { return test_hops(record, tested, probes, [](const Hop&) {}, {}); };
        const auto expect = [&](const char* name, Verdict verdict) {
            const auto hops = test();
            QVERIFY2(hops.back().name == name && hops.back().verdict == verdict,
                     (hops.back().name + ": " + hops.back().text).c_str());
        };
        expect("name server", Verdict::Passed);
        QVERIFY(world_->world.run("ip link set eth0 down"));
        expect("name server", Verdict::Failed);
        QVERIFY(world_->router.run("ip link set eth0 down"));
        QVERIFY(world_->host.run("ip neighbour flush dev net0"));
        expect("gateway", Verdict::Failed);
        QVERIFY(world_->lan.run("ip link set host down"));
        expect("uplink", Verdict::Failed);
        QVERIFY(world_->host.run("ip link set net0 down"));
        expect("bridge", Verdict::Failed);
        QVERIFY(world_->host.run("ip link set tap0 down"));
        expect("tap", Verdict::Failed);
        QVERIFY(networks().undo("net0", {}).has_value());
    }

    void tap_comesUpWhenItIsOpened() {
        QCOMPARE(apply(wish(Kind::HostOnly, 1)), std::string());
        const auto carrier = [this] { return helper_->host.observe()->find("tap0")->carrier; };
        QVERIFY(!carrier());
        {
            const auto opened = network::open_tap("tap0");
            QVERIFY(opened.has_value());
            QVERIFY(carrier());
        }
        QVERIFY(!carrier());
        // Also when somebody has turned it off meanwhile.
        QVERIFY(world_->host.run("ip link set tap0 down"));
        const auto opened = network::open_tap("tap0");
        QVERIFY(opened.has_value() && carrier());
        QVERIFY(networks().undo("net0", {}).has_value());
    }
};

QTEST_GUILESS_MAIN(SetUpTest)
#include "set_up_test.moc"
