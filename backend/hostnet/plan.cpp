// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/plan.h"

#include <algorithm>
#include <format>
#include <iterator>
#include <set>
#include <utility>

#include "backend/base/hash.h"
#include "backend/base/text.h"
#include "backend/hostnet/subnet.h"

namespace apiary::hostnet {
namespace {

using api::network::Note;

constexpr std::size_t kLongestName = 15;  ///< IFNAMSIZ less the zero, on Linux as on FreeBSD.

std::unexpected<PlanFailure> refuse(std::string field, std::string cause, std::string remedy, std::string detail = {}) {
    return std::unexpected(PlanFailure{{std::move(cause), std::move(remedy), std::move(detail)}, std::move(field)});
}

/// One that no interface of the world has: locally administered.
std::string made_up_mac(const std::string& name) {
    const std::uint64_t hash = fnv1a(name);
    return std::format("52:{:02x}:{:02x}:{:02x}:{:02x}:{:02x}", hash & 0xff, hash >> 8 & 0xff, hash >> 16 & 0xff,
                       hash >> 24 & 0xff, hash >> 32 & 0xff);
}

/// How a program's user has it make a bridge that stays.
std::string permanent_remedy(const std::string& manager, const std::string& link) {
    if (manager == "NetworkManager") {
        return std::format(
            "for a bridge that stays: nmcli connection add type bridge ifname br0, then nmcli connection add type "
            "bridge-slave ifname {} master br0; and give br0 as the uplink",
            link);
    }
    return std::format("let {} make a bridge with {} in it, and give that as the uplink", manager, link);
}

class Planner {
public:
    explicit Planner(const PlanRequest& request) : request_(request), host_(request.host) {
        plan_.set_up = request.wish;
    }

    std::expected<NetworkPlan, PlanFailure> make() {
        for (const auto part : {&Planner::check_parts, &Planner::choose_name, &Planner::choose_taps,
                                &Planner::plan_network, &Planner::plan_taps, &Planner::plan_server}) {
            if (auto done = (this->*part)(); !done) {
                return std::unexpected(std::move(done.error()));
            }
        }
        return std::move(plan_);
    }

private:
    using Done = std::expected<void, PlanFailure>;

    SetUp& set_up() { return plan_.set_up; }
    const std::string& name() { return *plan_.set_up.name; }
    void add(Step step) { plan_.steps.push_back(std::move(step)); }
    void note(std::string text, std::string remedy) { plan_.notes.push_back({std::move(text), std::move(remedy)}); }

    [[nodiscard]] bool taken(const std::string& name) const;
    [[nodiscard]] std::string free_name(const std::string& stem, const std::set<std::string>& also_taken = {}) const;
    /// A number for what is made, which nothing has.
    [[nodiscard]] std::int64_t index_for(const std::string& name);
    void add_bridge(const std::string& mac);

    Done check_parts();
    Done choose_name();
    Done choose_taps();
    Done plan_network() { return set_up().kind == Kind::Bridged ? plan_bridged() : plan_private(); }
    Done plan_bridged();
    Done plan_vlan(const Link& uplink);
    Done plan_bridge_with(const Link& uplink);
    void note_managed(const Link& uplink);
    Done plan_private();
    Done choose_subnet();
    Done check_subnet(const Subnet& subnet);
    Done plan_taps();
    Done plan_server();

    const PlanRequest& request_;
    const HostState& host_;
    NetworkPlan plan_;
    std::string bridge_;
    std::int64_t mtu_ = 1500;
    std::set<std::int64_t> indices_;
};

bool Planner::taken(const std::string& name) const {
    return host_.find(name) != nullptr || std::ranges::any_of(request_.others, [&](const SetUp& other) {
               return other.name == name ||
                      std::ranges::any_of(other.taps.value_or(std::vector<api::network::Tap>()),
                                          [&](const api::network::Tap& tap) { return tap.name == name; });
           });
}

std::string Planner::free_name(const std::string& stem, const std::set<std::string>& also_taken) const {
    for (unsigned number = 0;; ++number) {
        std::string name = stem + std::to_string(number);
        if (!taken(name) && !also_taken.contains(name)) {
            return name;
        }
    }
}

std::int64_t Planner::index_for(const std::string& name) {
    constexpr std::int64_t kFirst = 0x10000, kNumber = 0x100000;  // Above what kernels count to by themselves.
    std::int64_t index = kFirst + static_cast<std::int64_t>(fnv1a(name) % kNumber);
    while (indices_.contains(index) || std::ranges::contains(host_.links, index, &Link::index)) {
        ++index;
    }
    indices_.insert(index);
    return index;
}

void Planner::add_bridge(const std::string& mac) {
    const std::int64_t index = index_for(bridge_);
    add(MakeBridge{bridge_, index, mac, mtu_});
    add(TurnOn{bridge_, index});
}

Planner::Done Planner::check_parts() {
    const bool bridged = set_up().kind == Kind::Bridged;
    if (bridged && !set_up().uplink) {
        return refuse("uplink", "a bridged network needs an interface that leads out",
                      "name one: apiaryctl network show lists them");
    }
    if (bridged && (set_up().subnet || set_up().dhcp)) {
        return refuse(set_up().subnet ? "subnet" : "dhcp",
                      "addresses of a bridged network are the business of its router",
                      "leave out subnet and DHCP, or choose host-only or NAT");
    }
    if (!bridged && (set_up().uplink || set_up().vlan)) {
        return refuse(set_up().uplink ? "uplink" : "vlan", "only a bridged network has an uplink and a VLAN",
                      "leave them out: NAT uses the host's default route");
    }
    if (set_up().vlan && (*set_up().vlan < 1 || *set_up().vlan > kHighestVlan)) {
        return refuse("vlan", std::format("{} is no tag of a VLAN", *set_up().vlan),
                      std::format("give a number from 1 to {}", kHighestVlan));
    }
    return {};
}

Planner::Done Planner::choose_name() {
    if (!set_up().name) {
        set_up().name = free_name("apiary");
        return {};
    }
    if (!is_interface_name(name())) {
        return refuse("name", std::format("a network cannot be called \"{}\"", shown(name())),
                      "use 1 to 15 letters, digits, dots, dashes and underscores, the first a letter");
    }
    if (taken(name())) {
        return refuse("name", std::format("there is an interface {} already", name()), "choose another name");
    }
    return {};
}

Planner::Done Planner::choose_taps() {
    auto taps = set_up().taps.value_or(std::vector<api::network::Tap>());
    if (taps.size() > kMostTaps) {
        return refuse("taps", std::format("a network cannot have {} taps", taps.size()),
                      std::format("give it at most {}", kMostTaps));
    }
    std::set<std::string> names = {name()};
    for (const auto& tap : taps) {
        if (!tap.name) {
            continue;
        }
        const bool numbered = host_.system != "freebsd" || tap.name->starts_with("tap");
        if (!is_interface_name(*tap.name) || !numbered) {
            return refuse("taps", std::format("a tap cannot be called \"{}\"", shown(*tap.name)),
                          numbered ? "use 1 to 15 letters, digits, dots, dashes and underscores, the first a letter"
                                   : "on FreeBSD, use tap and a number");
        }
        if (taken(*tap.name) || !names.insert(*tap.name).second) {
            return refuse("taps", std::format("there is an interface {} already", *tap.name), "choose another name");
        }
    }
    for (auto& tap : taps) {
        if (!tap.name) {
            tap.name = free_name(host_.system == "freebsd" ? "tap" : "apt", names);
            names.insert(*tap.name);
        }
    }
    set_up().taps = std::move(taps);
    return {};
}

// ---- Bridged ----

Planner::Done Planner::plan_bridged() {
    const Link* const uplink = host_.find(*set_up().uplink);
    if (uplink == nullptr) {
        return refuse("uplink", std::format("there is no interface {}", shown(*set_up().uplink)),
                      "name one that there is: apiaryctl network show lists them");
    }
    if (const auto obstacle = bridging_obstacle(host_, *uplink)) {
        return refuse("uplink", obstacle->text, obstacle->remedy);
    }
    if (std::ranges::contains(request_.others, *set_up().uplink,
                              [](const SetUp& other) { return other.name.value_or(""); })) {
        return refuse("uplink", std::format("{} is a network that Apiary made", uplink->name),
                      "undo that, and make one with all the taps");
    }
    if (!uplink->carrier) {
        note(std::format("{} has no carrier: nobody is at its other end", uplink->name), "plug in the cable");
    }
    if (host_.filters_bridges) {
        note(
            "the packet filter of this host is asked about frames of these guests too; Docker's rules, for one, drop "
            "them",
            "if nothing gets through: sudo sysctl -w net.bridge.bridge-nf-call-iptables=0");
    }
    mtu_ = uplink->mtu;
    if (set_up().vlan) {
        return plan_vlan(*uplink);
    }
    if (uplink->kind == InterfaceKind::Bridge) {
        bridge_ = uplink->name;
        return {};
    }
    return plan_bridge_with(*uplink);
}

/// The host itself is not in the VLAN, so what it has stays where it is.
Planner::Done Planner::plan_vlan(const Link& uplink) {
    std::string vlan = std::format("{}.{}", uplink.name, *set_up().vlan);
    if (taken(vlan)) {
        return refuse("vlan", std::format("there is an interface {} already", vlan),
                      "name it as the uplink, without a VLAN");
    }
    if (vlan.size() > kLongestName) {
        vlan = free_name("vlan");
    }
    bridge_ = name();
    add_bridge(made_up_mac(bridge_));
    const std::int64_t index = index_for(vlan);
    add(MakeVlan{vlan, index, uplink.name, *set_up().vlan});
    add(Attach{vlan, index, bridge_});
    add(TurnOn{vlan, index});
    if (!uplink.up) {
        note(std::format("{} is turned off", uplink.name), std::format("turn it on: ip link set {} up", uplink.name));
    }
    return {};
}

Planner::Done Planner::plan_bridge_with(const Link& uplink) {
    for (const Address& address : host_.addresses_of(uplink.name)) {
        if (address.obstacle) {
            return refuse(
                "", std::format("{} has the address {}, which cannot go to a bridge", uplink.name, address.subnet),
                "use NAT, or a bridge of the system's own as the uplink", *address.obstacle);
        }
    }
    for (const Route& route : host_.routes) {
        if (route.link == uplink.name && route.obstacle) {
            return refuse(
                "", std::format("{} has a route to {}, which cannot go to a bridge", uplink.name, route.destination),
                "use NAT, or a bridge of the system's own as the uplink", *route.obstacle);
        }
    }
    note_managed(uplink);
    bridge_ = name();
    // With the uplink's own address the network sees no change.
    add_bridge(uplink.mac);
    if (!uplink.up) {
        add(TurnOn{uplink.name, uplink.index});
    }
    for (Step& step : moving_steps(host_, Attach{uplink.name, uplink.index, bridge_})) {
        add(std::move(step));
    }
    return {};
}

void Planner::note_managed(const Link& uplink) {
    const auto addresses = host_.addresses_of(uplink.name);
    const auto leased = std::ranges::find_if(
        addresses, [](const Address& address) { return address.valid && !address.subnet.contains(':'); });
    if (uplink.manager) {
        note(std::format("{} is looked after by {}, which may set it up again", uplink.name, *uplink.manager),
             permanent_remedy(*uplink.manager, uplink.name));
    } else if (leased != addresses.end()) {
        note(std::format("{} has its address {} from a DHCP server, for {} s more", uplink.name, leased->subnet,
                         *leased->valid),
             std::format("then run the DHCP client on {} instead", name()));
    }
}

// ---- Host-only and NAT ----

Planner::Done Planner::plan_private() {
    const bool nat = set_up().kind == Kind::Nat;
    if (auto chosen = choose_subnet(); !chosen) {
        return chosen;
    }
    if (nat && !host_.packet_rules) {
        return refuse("kind", "addresses cannot be translated: the program nft is not installed",
                      "install it (Debian: apt-get install nftables), or choose host-only");
    }
    bridge_ = name();
    const Subnet subnet = parse_guest_subnet(*set_up().subnet).value();
    add_bridge(made_up_mac(bridge_));
    const std::uint32_t all_ones = subnet.address.to_v4().to_uint() | ~std::uint32_t{0} >> subnet.prefix;
    add(AddAddress{
        Address{.link = bridge_, .subnet = subnet.text(), .broadcast = asio::ip::address_v4(all_ones).to_string()}});
    if (host_.packet_rules) {
        // Before packets can pass, so that nothing passes that should not.
        add(LoadRules{name(), bridge_, *set_up().subnet, nat});
    } else if (host_.forwarding) {
        note(
            "this host passes on packets between its networks, those of these guests too: nft is not there to keep "
            "them in",
            "install nft (Debian: apt-get install nftables)");
    }
    if (nat) {
        if (host_.default_routes().empty()) {
            note("this host has no default route: guests reach what the host reaches, which is not much",
                 "connect the host to a network");
        }
        if (!host_.forwarding) {
            add(Forward{});
        }
    }
    return {};
}

Planner::Done Planner::choose_subnet() {
    if (set_up().subnet) {
        const auto subnet = parse_guest_subnet(*set_up().subnet);
        if (!subnet) {
            return refuse("subnet", subnet.error().cause, subnet.error().remedy);
        }
        set_up().subnet = subnet->text();
        return check_subnet(*subnet);
    }
    // Private addresses (RFC 1918) that few use.
    for (const char* const form : {"10.87.{}.1/24", "192.168.{}.1/24"}) {
        for (int third = form[0] == '1' && form[1] == '0' ? 0 : 87; third < 256; ++third) {
            const auto subnet = Subnet::parse(std::vformat(form, std::make_format_args(third)));
            if (check_subnet(*subnet)) {
                set_up().subnet = subnet->text();
                return {};
            }
        }
    }
    return refuse("subnet", "every subnet that could be chosen is in use on this host",
                  "give one, such as 172.31.0.1/24");
}

Planner::Done Planner::check_subnet(const Subnet& subnet) {
    const auto in_use = [&](const std::string& text, const std::string& by) {
        return refuse("subnet", std::format("the subnet {} is in use: {} {}", subnet.network().text(), by, text),
                      "give another one, or leave it out to have one chosen");
    };
    for (const Address& address : host_.addresses) {
        const auto other = Subnet::parse(address.subnet);
        if (other && other->overlaps(subnet)) {
            return in_use(address.subnet, address.link + " has the address");
        }
    }
    for (const Route& route : host_.routes) {
        const auto other = Subnet::parse(route.destination);
        if (other && other->prefix > 0 && other->overlaps(subnet)) {
            return in_use(route.destination, "there is a route to");
        }
    }
    for (const SetUp& network : request_.others) {
        const auto other = network.subnet ? Subnet::parse(*network.subnet) : std::nullopt;
        if (other && other->overlaps(subnet)) {
            return in_use(*network.subnet, "the network " + network.name.value_or("") + " has");
        }
    }
    return {};
}

// ---- Taps and server ----

Planner::Done Planner::plan_taps() {
    for (const auto& tap : *set_up().taps) {
        const auto owner = request_.owner_of ? request_.owner_of(tap.guest) : std::nullopt;
        if (!owner) {
            return refuse("taps", std::format("there is no guest \"{}\"", shown(tap.guest)),
                          "create it first: a tap belongs to its guest's owner");
        }
        const std::int64_t index = index_for(*tap.name);
        add(MakeTap{*tap.name, index, static_cast<std::int64_t>(*owner), tap.guest, mtu_});
        add(Attach{*tap.name, index, bridge_});
        add(TurnOn{*tap.name, index});
    }
    return {};
}

Planner::Done Planner::plan_server() {
    if (set_up().kind == Kind::Bridged) {
        return {};
    }
    if (!host_.server && set_up().dhcp.value_or(false)) {
        return refuse("dhcp", "guests cannot be given addresses: the program dnsmasq is not installed",
                      "install it (Debian: apt-get install dnsmasq-base), or leave DHCP out");
    }
    if (!host_.server && !set_up().dhcp) {
        const Subnet subnet = parse_guest_subnet(*set_up().subnet).value();
        const Range range = guest_range(subnet);
        note(
            std::format("dnsmasq is not installed, so guests are given no addresses: set them up with {} to {}, prefix "
                        "length {}, gateway {}",
                        range.first, range.last, subnet.prefix, subnet.address.to_string()),
            "or install it (Debian: apt-get install dnsmasq-base)");
    }
    set_up().dhcp = set_up().dhcp.value_or(host_.server);
    if (*set_up().dhcp) {
        add(StartServer{name(), bridge_, *set_up().subnet, set_up().kind == Kind::Nat});
    }
    return {};
}

}  // namespace

std::string NetworkPlan::digest() const {
    ipc::Json all = ipc::Json::array();
    for (const Step& step : steps) {
        // Time goes by, and that is no other step.
        all.push_back(to_json(std::visit(Overloaded{
                                             [](AddAddress each) -> Step {
                                                 each.address.valid = each.address.preferred = std::nullopt;
                                                 return each;
                                             },
                                             [](RemoveAddress each) -> Step {
                                                 each.address.valid = each.address.preferred = std::nullopt;
                                                 return each;
                                             },
                                             [](MoveRoutes each) -> Step {
                                                 for (Route& route : each.routes) {
                                                     route.expires.reset();
                                                 }
                                                 return each;
                                             },
                                             [](const auto& each) -> Step { return each; },
                                         },
                                         step)));
    }
    return std::format("{:016x}", fnv1a(all.dump()));
}

std::expected<NetworkPlan, PlanFailure> make_plan(const PlanRequest& request) {
    return Planner(request).make();
}

std::optional<Note> bridging_obstacle(const HostState& host, const Link& link) {
    const std::string& name = link.name;
    if (link.kind == InterfaceKind::Wifi) {
        return Note{
            std::format("{} is Wi-Fi, which cannot be bridged: the access point takes frames from the host's own "
                        "address alone",
                        name),
            "choose NAT: guests then reach what the host reaches"};
    }
    if (link.kind == InterfaceKind::Loopback) {
        return Note{std::format("{} leads nowhere but to this host", name), "choose host-only"};
    }
    if (link.kind == InterfaceKind::Tap) {
        return Note{std::format("{} is a tap, at whose other end a program is", name),
                    "name an interface that leads out"};
    }
    if (link.mac.empty()) {
        return Note{std::format("{} does not carry Ethernet frames, so it cannot be bridged", name),
                    "choose NAT: guests then reach what the host reaches"};
    }
    if (link.master) {
        const Link* const master = host.find(*link.master);
        const bool bridge = master != nullptr && master->kind == InterfaceKind::Bridge;
        return Note{std::format("{} belongs to {} already", name, *link.master),
                    bridge ? std::format("name the bridge {} as the uplink", *link.master)
                           : std::format("name {} as the uplink", *link.master)};
    }
    return std::nullopt;
}

bool is_interface_name(std::string_view name) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !name.empty() && name.size() <= kLongestName && is_letter(name.front()) &&
           std::ranges::all_of(name, [&](char c) {
               return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
           });
}

std::string bridge_of(const std::vector<Step>& steps, const SetUp& set_up) {
    for (const Step& step : steps) {
        if (const auto* const bridge = std::get_if<MakeBridge>(&step)) {
            return bridge->name;
        }
    }
    return set_up.uplink.value_or("");
}

}  // namespace apiary::hostnet
