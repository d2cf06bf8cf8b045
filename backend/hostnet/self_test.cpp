// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/self_test.h"

#include <algorithm>
#include <format>
#include <thread>
#include <utility>

#include "backend/hostnet/plan.h"
#include "backend/hostnet/subnet.h"

namespace apiary::hostnet {
namespace {

using api::network::Verdict;
using std::chrono::milliseconds;

constexpr milliseconds kGatewayPatience{3'000}, kServerPatience{4'000};
/// A port of a bridge is told a moment later that its link is up.
constexpr milliseconds kPortPatience{2'000}, kPortAgain{20};

Hop passed(std::string text) {
    return {.name = {}, .verdict = Verdict::Passed, .text = std::move(text), .remedy = {}, .detail = {}};
}
Hop left_out(std::string text) {
    return {.name = {}, .verdict = Verdict::LeftOut, .text = std::move(text), .remedy = {}, .detail = {}};
}
Hop failed(std::string text, std::string remedy, std::string detail = {}) {
    return {.name = {},
            .verdict = Verdict::Failed,
            .text = std::move(text),
            .remedy = std::move(remedy),
            .detail = std::move(detail)};
}

class SelfTest {
public:
    SelfTest(const Record& network, const std::optional<TestedGuest>& guest, const Probes& probes,
             const std::stop_token& stop)
        : network_(network),
          guest_(guest),
          probes_(probes),
          stop_(stop),
          bridge_(bridge_of(network.steps, network.set_up)) {}

    std::vector<Hop> run(const std::function<void(const Hop&)>& told) {
        struct Part {
            const char* name;
            Hop (SelfTest::*look)();
        };
        constexpr Part kParts[] = {{"guest", &SelfTest::look_at_guest},     {"tap", &SelfTest::look_at_tap},
                                   {"bridge", &SelfTest::look_at_bridge},   {"uplink", &SelfTest::look_at_uplink},
                                   {"gateway", &SelfTest::look_at_gateway}, {"name server", &SelfTest::look_at_names}};
        std::vector<Hop> hops;
        for (const Part& part : kParts) {
            if (stop_.stop_requested()) {
                break;
            }
            // What a part does changes what is seen of the next: every one looks anew.
            auto state = probes_.observe();
            Hop hop = state ? (state_ = *std::move(state), (this->*part.look)())
                            : failed(state.error().cause, state.error().remedy, state.error().detail);
            hop.name = part.name;
            told(hop);
            hops.push_back(hop);
            if (hop.verdict == Verdict::Failed) {
                break;
            }
        }
        return hops;
    }

private:
    Hop look_at_guest();
    Hop look_at_tap();
    Hop look_at_bridge();
    Hop look_at_uplink();
    Hop look_at_bridged_uplink();
    Hop look_at_translation();
    Hop look_at_gateway();
    Hop look_at_names();
    /// Whether the port lets frames pass, or does soon.
    [[nodiscard]] bool lets_pass(const std::string& port);

    [[nodiscard]] Kind kind() const { return network_.set_up.kind; }

    const Record& network_;
    const std::optional<TestedGuest>& guest_;
    const Probes& probes_;
    const std::stop_token& stop_;
    const std::string bridge_;
    HostState state_;
};

Hop SelfTest::look_at_guest() {
    if (!guest_) {
        return left_out("no guest with a tap in this network runs");
    }
    const TestedGuest& guest = *guest_;
    if (!guest.has_tap) {
        return failed(std::format("the guest {} has no network card on {}", guest.name, guest.tap),
                      std::format("give it one: apiaryctl set {} --net tap={}", guest.name, guest.tap));
    }
    if (!guest.running) {
        return failed(std::format("the guest {} does not run", guest.name),
                      std::format("start it: apiaryctl start {}", guest.name));
    }
    if (guest.sent_frames.value_or(1) == 0) {
        return failed(
            std::format("the network card of {} has not sent a single frame", guest.name),
            "in the guest, look whether its driver found the card and whether the interface is turned on (Linux: "
            "ip link; FreeBSD: ifconfig)",
            std::format("{} frames received", guest.received_frames.value_or(0)));
    }
    return passed(guest.sent_frames
                      ? std::format("the network card of {} has sent {} frames", guest.name, *guest.sent_frames)
                      : std::format("{} runs", guest.name));
}

Hop SelfTest::look_at_tap() {
    if (!guest_) {
        return left_out("no guest with a tap in this network runs");
    }
    const std::string& tap = guest_->tap;
    const Link* const link = state_.find(tap);
    if (link == nullptr) {
        return failed(std::format("there is no tap {}", tap),
                      std::format("somebody has deleted it: undo the network {0} and apply it again", network_.name()));
    }
    if (!link->up) {
        return failed(std::format("the tap {} is turned off", tap),
                      std::format("turn it on: sudo ip link set {} up", tap));
    }
    if (!link->carrier) {
        return failed(std::format("no program has the tap {} open", tap),
                      "stop the guest and start it again; its log tells why if it cannot open the tap");
    }
    if (link->master != bridge_) {
        return failed(std::format("the tap {} is no port of {}", tap, bridge_),
                      std::format("make it one: sudo ip link set {} master {}", tap, bridge_),
                      link->master ? "it belongs to " + *link->master : "");
    }
    // A bridge that is off is the next part's business.
    const Link* const bridge = state_.find(bridge_);
    if (bridge != nullptr && bridge->up && !lets_pass(tap)) {
        return failed(
            std::format("the bridge {} lets nothing pass from {} yet", bridge_, tap),
            "wait until its spanning tree protocol has ended to listen, about half a minute, or turn that off",
            "the port is not in the state forwarding");
    }
    return passed(std::format("{} is open, on, and a port of {}", tap, bridge_));
}

bool SelfTest::lets_pass(const std::string& port) {
    for (const auto end = std::chrono::steady_clock::now() + kPortPatience;;) {
        const Link* const link = state_.find(port);
        if (link != nullptr && link->forwarding.value_or(true)) {
            return true;
        }
        if (link == nullptr || stop_.stop_requested() || std::chrono::steady_clock::now() >= end) {
            return false;
        }
        std::this_thread::sleep_for(kPortAgain);
        if (auto state = probes_.observe()) {
            state_ = *std::move(state);
        }
    }
}

Hop SelfTest::look_at_bridge() {
    const Link* const bridge = state_.find(bridge_);
    if (bridge == nullptr) {
        return failed(std::format("there is no bridge {}", bridge_),
                      std::format("somebody has deleted it: undo the network {0} and apply it again", network_.name()));
    }
    if (!bridge->up) {
        return failed(std::format("the bridge {} is turned off", bridge_),
                      std::format("turn it on: sudo ip link set {} up", bridge_));
    }
    if (kind() != Kind::Bridged) {
        const std::string subnet = network_.set_up.subnet.value_or("");
        if (!std::ranges::contains(state_.addresses_of(bridge_), subnet, &Address::subnet)) {
            return failed(std::format("the bridge {} has lost its address {}", bridge_, subnet),
                          std::format("give it back: sudo ip address add {} dev {}", subnet, bridge_));
        }
        return passed(std::format("{} is on and has the address {}", bridge_, subnet));
    }
    return passed(std::format("{} is on", bridge_));
}

Hop SelfTest::look_at_uplink() {
    switch (kind()) {
        case Kind::Bridged: return look_at_bridged_uplink();
        case Kind::Nat: return look_at_translation();
        case Kind::HostOnly: break;
    }
    return left_out("a host-only network has no uplink");
}

Hop SelfTest::look_at_bridged_uplink() {
    // What leads out of the bridge: the uplink, or the VLAN on it.
    std::vector<const Link*> ports;
    for (const Link& link : state_.links) {
        if (link.master == bridge_ && link.kind != InterfaceKind::Tap) {
            ports.push_back(&link);
        }
    }
    const std::string uplink = network_.set_up.uplink.value_or("");
    if (ports.empty()) {
        return failed(std::format("nothing leads out of the bridge {}", bridge_),
                      bridge_ == uplink ? std::format("give it a port: sudo ip link set INTERFACE master {}", bridge_)
                                        : std::format("undo the network {} and apply it again", network_.name()),
                      std::format("{} is no port of it", uplink));
    }
    const auto alive = std::ranges::find_if(ports, [](const Link* port) { return port->up && port->carrier; });
    if (alive == ports.end()) {
        const Link& port = *ports.front();
        return port.up ? failed(std::format("{} has no carrier: nobody is at its other end", port.name),
                                "plug in the cable")
                       : failed(std::format("{} is turned off", port.name),
                                std::format("turn it on: sudo ip link set {} up", port.name));
    }
    const std::string name = (*alive)->name;
    if (!lets_pass(name)) {
        return failed(std::format("the bridge {} lets nothing pass to {} yet", bridge_, name),
                      "wait until its spanning tree protocol has ended to listen, about half a minute");
    }
    return passed(std::format("{} is on, has a carrier, and is a port of {}", name, bridge_));
}

Hop SelfTest::look_at_translation() {
    if (!state_.forwarding) {
        return failed("this host passes on no packets between its networks",
                      "let it: sudo sysctl -w net.ipv4.ip_forward=1");
    }
    const auto defaults = state_.default_routes();
    const auto v4 = std::ranges::find_if(defaults, [](const Route& route) { return !route.destination.contains(':'); });
    if (v4 == defaults.end()) {
        return failed("this host has no default route, so its guests have none", "connect the host to a network");
    }
    const Link* const link = state_.find(v4->link);
    if (link == nullptr || !link->up || !link->carrier) {
        return failed(std::format("{}, which the default route leads through, has no carrier", v4->link),
                      "plug in the cable, or connect to the Wi-Fi");
    }
    return passed(std::format("packets are passed on to {}", v4->link));
}

Hop SelfTest::look_at_gateway() {
    if (kind() == Kind::HostOnly) {
        return left_out("a host-only network has no gateway");
    }
    if (network_.set_up.vlan) {
        return left_out("this host is not in the VLAN, so only guests can ask its gateway");
    }
    const auto defaults = state_.default_routes();
    const auto route = std::ranges::find_if(
        defaults, [](const Route& each) { return each.gateway && !each.destination.contains(':'); });
    if (route == defaults.end()) {
        return left_out("this host has no gateway");
    }
    if (!probes_.gateway_answers(*route, kGatewayPatience, stop_)) {
        return failed(std::format("the gateway {} does not answer", *route->gateway),
                      "see whether the router is on, and whether this host's address is one of its network",
                      std::format("through {}, asked for {} s", route->link, kGatewayPatience.count() / 1000));
    }
    return passed(std::format("the gateway {} answers", *route->gateway));
}

/// The host's own first: dnsmasq asks it.
Hop SelfTest::look_at_names() {
    if (kind() == Kind::HostOnly) {
        return left_out("in a host-only network there are no names but the host's own");
    }
    const auto servers = probes_.name_servers();
    if (servers.empty()) {
        return failed("this host knows no name server", "name one in /etc/resolv.conf");
    }
    const std::string detail = std::format("asked for {} s", kServerPatience.count() / 1000);
    const std::string& first = servers.front();
    if (!probes_.name_server_answers(first, kServerPatience, stop_)) {
        return failed(std::format("the name server {} does not answer", first),
                      "see whether /etc/resolv.conf names the right one", detail);
    }
    if (!network_.set_up.dhcp.value_or(false) || !network_.set_up.subnet) {
        return passed(std::format("the name server {} answers", first));
    }
    const std::string own = Subnet::parse(*network_.set_up.subnet).value_or(Subnet()).address.to_string();
    if (!probes_.name_server_answers(own, kServerPatience, stop_)) {
        return failed(std::format("the name server {}, which guests are told of, does not answer", own),
                      "see whether dnsmasq runs, and whether a firewall of this host keeps guests from port 53",
                      detail);
    }
    return passed(std::format("the name servers {} and {} answer", first, own));
}

}  // namespace

std::vector<Hop> test_hops(const Record& network, const std::optional<TestedGuest>& guest, const Probes& probes,
                           const std::function<void(const Hop&)>& told, const std::stop_token& stop) {
    return SelfTest(network, guest, probes, stop).run(told);
}

}  // namespace apiary::hostnet
