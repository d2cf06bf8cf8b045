// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/step.h"

#include <format>
#include <utility>

#include "backend/base/text.h"
#include "backend/hostnet/subnet.h"

namespace apiary::hostnet {
namespace {

constexpr const char* kKind = "do";

/// Tries one alternative after the other; true when `json` is of one of them.
template <std::size_t I = 0>
bool decode_as_any(const ipc::Json& json, const std::string& kind, Result<Step>& step) {
    if constexpr (I < std::variant_size_v<Step>) {
        using Alternative = std::variant_alternative_t<I, Step>;
        if (kind != Alternative::kName) {
            return decode_as_any<I + 1>(json, kind, step);
        }
        auto decoded = ipc::decode<Alternative>(json, ipc::UnknownFields::Ignored);
        step = decoded ? Result<Step>(*std::move(decoded))
                       : fail("a step that was written down makes no sense", "",
                              std::format("{}: {} {}", kind, decoded.error().path, decoded.error().reason));
        return true;
    } else {
        return false;
    }
}

/// "via 192.168.1.1" and so on, as it stands after a route's destination.
std::string route_words(const Route& route, const std::string& link) {
    std::string words = route.is_default() ? "default" : route.destination;
    words += route.gateway ? " via " + *route.gateway : "";
    words += " dev " + link;
    words += route.source ? " src " + *route.source : "";
    words += route.metric != 0 ? std::format(" metric {}", route.metric) : "";
    words += route.table != kMainTable ? std::format(" table {}", route.table) : "";
    return words;
}

bool is_v6(const std::string& address) {
    return address.contains(':');
}

std::string route_name(const Route& route) {
    return (route.is_default() ? "default" : route.destination) + (route.gateway ? " via " + *route.gateway : "");
}

/// `make` of each, with `between` between them.
template <class Make>
std::string joined(const std::vector<Route>& routes, const char* between, Make make) {
    std::string text;
    for (const Route& route : routes) {
        text += (text.empty() ? "" : between) + make(route);
    }
    return text;
}

// ---- Linux ----

std::string nft_rules(const LoadRules& rules) {
    const std::string table = "inet " + table_of(rules.network);
    std::string text = "nft 'table " + table + " { chain forward { type filter hook forward priority filter; ";
    text += std::format("iifname {0} oifname {0} accept; ", rules.bridge);
    if (rules.translate) {
        text += std::format(
            "iifname {0} ip saddr {1} accept; oifname {0} ct state established,related accept; iifname {0} drop; "
            "oifname {0} drop; }} chain postrouting {{ type nat hook postrouting priority srcnat; ip saddr {1} "
            "oifname != {0} masquerade; }} }}'",
            rules.bridge, Subnet::parse(rules.subnet).value_or(Subnet()).network().text());
    } else {
        text += std::format("iifname {0} drop; oifname {0} drop; }} }}'", rules.bridge);
    }
    return text;
}

std::string dnsmasq_command(const StartServer& server) {
    const Range range = guest_range(Subnet::parse(server.subnet).value_or(Subnet()));
    return std::format("dnsmasq --interface={} --except-interface=lo --bind-dynamic --dhcp-range={},{}", server.bridge,
                       range.first, range.last);
}

std::string linux_command(const Step& step) {
    return std::visit(
        Overloaded{
            [](const MakeBridge& s) {
                return std::format("ip link add {} address {} mtu {} type bridge forward_delay 0", s.name, s.mac,
                                   s.mtu);
            },
            [](const MakeVlan& s) {
                return std::format("ip link add link {} name {} type vlan id {}", s.parent, s.name, s.tag);
            },
            [](const MakeTap& s) {
                return std::format("ip tuntap add dev {0} mode tap user {1} vnet_hdr && ip link set {0} mtu {2}",
                                   s.name, s.owner, s.mtu);
            },
            [](const TurnOn& s) { return std::format("ip link set {} up", s.link); },
            [](const Attach& s) { return std::format("ip link set {} master {}", s.link, s.bridge); },
            [](const AddAddress& s) {
                return std::format("ip address add {} dev {}", s.address.subnet, s.address.link);
            },
            [](const RemoveAddress& s) {
                return std::format("ip address delete {} dev {}", s.address.subnet, s.address.link);
            },
            [](const MoveRoutes& s) {
                return joined(s.routes, " && ", [&](const Route& route) {
                    return std::format("ip {}route replace {}", is_v6(route.destination) ? "-6 " : "",
                                       route_words(route, s.to));
                });
            },
            [](const Forward&) { return std::string("sysctl -w net.ipv4.ip_forward=1"); },
            [](const LoadRules& s) { return nft_rules(s); },
            [](const StartServer& s) { return dnsmasq_command(s); },
        },
        step);
}

// ---- FreeBSD ----

std::string freebsd_routes(const MoveRoutes& step) {
    return joined(step.routes, " && ", [&](const Route& route) {
        return std::format("route change {}{} {} -ifp {}", is_v6(route.destination) ? "-6 " : "",
                           route.is_default() ? "default" : route.destination,
                           route.gateway ? *route.gateway : "-interface " + step.to, step.to);
    });
}

std::string pf_rules(const LoadRules& rules) {
    const std::string subnet = Subnet::parse(rules.subnet).value_or(Subnet()).network().text();
    return rules.translate ? std::format("echo 'nat on egress from {} to any -> (egress)' | pfctl -a apiary/{} -f -",
                                         subnet, rules.network)
                           : std::format("echo 'block drop quick from {0} to !{0}' | pfctl -a apiary/{1} -f -", subnet,
                                         rules.network);
}

std::string freebsd_address(const Address& address, const char* what) {
    return std::format("ifconfig {} {} {} {}", address.link, is_v6(address.subnet) ? "inet6" : "inet", address.subnet,
                       what);
}

std::string freebsd_command(const Step& step) {
    return std::visit(
        Overloaded{
            [](const MakeBridge& s) {
                return std::format("ifconfig bridge create name {} ether {} mtu {}", s.name, s.mac, s.mtu);
            },
            [](const MakeVlan& s) {
                return std::format("ifconfig vlan create vlandev {} vlan {} name {}", s.parent, s.tag, s.name);
            },
            [](const MakeTap& s) {
                return std::format("ifconfig {0} create mtu {2} && chown {1} /dev/{0}", s.name, s.owner, s.mtu);
            },
            [](const TurnOn& s) { return std::format("ifconfig {} up", s.link); },
            [](const Attach& s) { return std::format("ifconfig {} addm {}", s.bridge, s.link); },
            [](const AddAddress& s) { return freebsd_address(s.address, "alias"); },
            [](const RemoveAddress& s) { return freebsd_address(s.address, "-alias"); },
            [](const MoveRoutes& s) { return freebsd_routes(s); },
            [](const Forward&) { return std::string("sysctl net.inet.ip.forwarding=1"); },
            [](const LoadRules& s) { return pf_rules(s); },
            [](const StartServer& s) { return dnsmasq_command(s); },
        },
        step);
}

}  // namespace

ipc::Json to_json(const Step& step) {
    return std::visit(
        [](const auto& each) {
            ipc::Json json = ipc::encode(each);
            json[kKind] = std::string(each.kName);
            return json;
        },
        step);
}

Result<Step> step_of(const ipc::Json& json) {
    const auto kind = json.is_object() ? json.find(kKind) : json.end();
    Result<Step> step = fail("a step that was written down makes no sense", "", "it does not say what is done");
    if (!json.is_object() || kind == json.end() || !kind->is_string()) {
        return step;
    }
    if (!decode_as_any(json, kind->get<std::string>(), step)) {
        return fail("a step that was written down is not known here", "use the Apiary that wrote it",
                    shown(kind->get<std::string>()));
    }
    return step;
}

std::string describe(const Step& step) {
    return std::visit(
        Overloaded{
            [](const MakeBridge& s) { return std::format("make the bridge {}", s.name); },
            [](const MakeVlan& s) { return std::format("make {}: VLAN {} of {}", s.name, s.tag, s.parent); },
            [](const MakeTap& s) { return std::format("make the tap {} for the guest {}", s.name, s.guest); },
            [](const TurnOn& s) { return std::format("turn {} on", s.link); },
            [](const Attach& s) { return std::format("make {} a port of {}", s.link, s.bridge); },
            [](const AddAddress& s) { return std::format("give {} the address {}", s.address.link, s.address.subnet); },
            [](const RemoveAddress& s) {
                return std::format("take the address {} off {}", s.address.subnet, s.address.link);
            },
            [](const MoveRoutes& s) {
                return std::format("lead the routes of {} through {}: {}", s.from, s.to,
                                   joined(s.routes, ", ", route_name));
            },
            [](const Forward&) { return std::string("let the host pass on packets between its networks"); },
            [](const LoadRules& s) {
                return s.translate ? std::format("translate addresses of guests on {} to the host's", s.bridge)
                                   : std::format("let nothing pass from {} to other networks", s.bridge);
            },
            [](const StartServer& s) { return std::format("start dnsmasq for DHCP and DNS on {}", s.bridge); },
        },
        step);
}

std::string command_for(const Step& step, std::string_view system) {
    return system == "freebsd" ? freebsd_command(step) : linux_command(step);
}

std::string table_of(const std::string& network) {
    return "apiary_" + network;
}

}  // namespace apiary::hostnet
