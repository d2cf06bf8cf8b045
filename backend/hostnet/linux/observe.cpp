// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/linux/observe.h"

#include <linux/if_addr.h>
#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <linux/neighbour.h>
#include <net/if.h>
#include <net/if_arp.h>

#include <algorithm>
#include <asio/ip/address.hpp>
#include <format>
#include <fstream>
#include <iterator>
#include <map>
#include <utility>

#include "backend/base/command.h"
#include "backend/hostnet/subnet.h"

namespace apiary::hostnet {
namespace {

using Names = std::map<std::int64_t, std::string>;

constexpr unsigned kLowerUp = 1u << 16;    ///< IFF_LOWER_UP, which net/if.h does not have.
constexpr unsigned kAddressProtocol = 11;  ///< IFA_PROTO, of Linux 5.18.
constexpr std::uint32_t kForEver = 0xffffffff;
constexpr std::int64_t kTicks = 100;  ///< USER_HZ, in which rta_cacheinfo counts.

std::optional<asio::ip::address> address_in(std::span<const std::byte> bytes) {
    if (bytes.size() == 4) {
        asio::ip::address_v4::bytes_type raw;
        std::memcpy(raw.data(), bytes.data(), raw.size());
        return asio::ip::address_v4(raw);
    }
    if (bytes.size() == 16) {
        asio::ip::address_v6::bytes_type raw;
        std::memcpy(raw.data(), bytes.data(), raw.size());
        return asio::ip::address_v6(raw);
    }
    return std::nullopt;
}

std::string text_of(const std::optional<asio::ip::address>& address) {
    return address ? address->to_string() : "";
}

// ---- Links ----

std::string mac_in(std::span<const std::byte> bytes) {
    std::string text;
    for (const std::byte byte : bytes) {
        text += std::format("{}{:02x}", text.empty() ? "" : ":", std::to_integer<unsigned>(byte));
    }
    return text;
}

bool is_wifi(const std::filesystem::path& root, const std::string& name) {
    std::error_code ignored;
    const auto device = root / "sys/class/net" / name;
    return std::filesystem::exists(device / "wireless", ignored) ||
           std::filesystem::exists(device / "phy80211", ignored);
}

bool has_line(const std::filesystem::path& file, std::string_view begin) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with(begin)) {
            return true;
        }
    }
    return false;
}

/// What these programs keep of the interfaces that they have set up.
std::optional<std::string> manager_of(const std::filesystem::path& root, std::int64_t index) {
    if (has_line(root / std::format("run/NetworkManager/devices/{}", index), "connection-uuid=")) {
        return "NetworkManager";
    }
    if (has_line(root / std::format("run/systemd/netif/links/{}", index), "NETWORK_FILE=")) {
        return "systemd-networkd";
    }
    return std::nullopt;
}

InterfaceKind kind_of(const ifinfomsg& head, const std::string& kind, bool wifi) {
    if ((head.ifi_flags & IFF_LOOPBACK) != 0) {
        return InterfaceKind::Loopback;
    }
    if (head.ifi_type != ARPHRD_ETHER) {
        return InterfaceKind::Other;
    }
    return kind == "bridge" ? InterfaceKind::Bridge
           : kind == "vlan" ? InterfaceKind::Vlan
           : kind == "tun"  ? InterfaceKind::Tap
           : wifi           ? InterfaceKind::Wifi
                            : InterfaceKind::Ethernet;
}

std::optional<bool> forwarding_in(const Attributes& info) {
    if (info.text(IFLA_INFO_SLAVE_KIND) != "bridge") {
        return std::nullopt;
    }
    const auto state = info.nested(IFLA_INFO_SLAVE_DATA).number<std::uint8_t>(IFLA_BRPORT_STATE);
    return state ? std::optional(*state == BR_STATE_FORWARDING) : std::nullopt;
}

Link link_in(const Answer& answer, const std::filesystem::path& root) {
    const auto head = answer.header<ifinfomsg>();
    const auto attributes = answer.attributes<ifinfomsg>();
    const Attributes info = attributes.nested(IFLA_LINKINFO);
    Link link = {.name = attributes.text(IFLA_IFNAME), .index = head.ifi_index};
    link.kind = kind_of(head, info.text(IFLA_INFO_KIND), is_wifi(root, link.name));
    link.mac = head.ifi_type == ARPHRD_ETHER ? mac_in(attributes.get(IFLA_ADDRESS)) : "";
    link.mtu = attributes.number<std::uint32_t>(IFLA_MTU).value_or(0);
    link.up = (head.ifi_flags & IFF_UP) != 0;
    link.carrier = (head.ifi_flags & kLowerUp) != 0;
    link.forwarding = forwarding_in(info);
    link.manager = manager_of(root, link.index);
    return link;
}

KernelResult<Names> add_links(Netlink& netlink, const std::filesystem::path& root, HostState& state) {
    const auto answers = netlink.dump(RTM_GETLINK, ifinfomsg{});
    if (!answers) {
        return std::unexpected(answers.error());
    }
    Names names;
    for (const Answer& answer : *answers) {
        state.links.push_back(link_in(answer, root));
        names[state.links.back().index] = state.links.back().name;
    }
    for (std::size_t i = 0; i < answers->size(); ++i) {
        const auto master = (*answers)[i].attributes<ifinfomsg>().number<std::uint32_t>(IFLA_MASTER);
        if (master && names.contains(*master)) {
            state.links[i].master = names[*master];
        }
    }
    return names;
}

// ---- Addresses ----

Address address_in(const Answer& answer, const Names& names) {
    const auto head = answer.header<ifaddrmsg>();
    const auto attributes = answer.attributes<ifaddrmsg>();
    const auto own = attributes.get(attributes.has(IFA_LOCAL) ? IFA_LOCAL : IFA_ADDRESS);
    const auto other = attributes.get(IFA_ADDRESS);
    const auto found = names.find(head.ifa_index);
    Address address = {.link = found == names.end() ? "" : found->second,
                       .subnet = std::format("{}/{}", text_of(address_in(own)), head.ifa_prefixlen),
                       .scope = head.ifa_scope,
                       .flags = attributes.number<std::uint32_t>(IFA_FLAGS).value_or(head.ifa_flags)};
    if (attributes.has(IFA_BROADCAST)) {
        address.broadcast = text_of(address_in(attributes.get(IFA_BROADCAST)));
    }
    if (attributes.has(IFA_LABEL)) {
        address.label = attributes.text(IFA_LABEL);
    }
    if (const auto times = attributes.number<ifa_cacheinfo>(IFA_CACHEINFO); times && times->ifa_valid != kForEver) {
        address.valid = times->ifa_valid;
        address.preferred = times->ifa_prefered;
    }
    if (const auto metric = attributes.number<std::uint32_t>(IFA_RT_PRIORITY)) {
        address.metric = *metric;
    }
    if (const auto protocol = attributes.number<std::uint8_t>(kAddressProtocol)) {
        address.protocol = *protocol;
    }
    if (!std::ranges::equal(own, other)) {
        address.obstacle = "it is that of one end of a point-to-point link";
    }
    return address;
}

KernelResult<void> add_addresses(Netlink& netlink, const Names& names, HostState& state) {
    const auto answers = netlink.dump(RTM_GETADDR, ifaddrmsg{});
    if (!answers) {
        return std::unexpected(answers.error());
    }
    for (const Answer& answer : *answers) {
        if (Address address = address_in(answer, names); !address.link.empty()) {
            state.addresses.push_back(std::move(address));
        }
    }
    return {};
}

// ---- Routes ----

std::string destination_in(const rtmsg& head, const Attributes& attributes) {
    const bool v6 = head.rtm_family == AF_INET6;
    const auto address = address_in(attributes.get(RTA_DST));
    return std::format("{}/{}", address ? address->to_string() : v6 ? "::" : "0.0.0.0", head.rtm_dst_len);
}

std::optional<std::string> obstacle_in(const rtmsg& head, const Attributes& attributes) {
    if (attributes.has(RTA_NH_ID)) {
        return "it leads through a nexthop object";
    }
    if (attributes.has(RTA_ENCAP_TYPE)) {
        return "it puts packets into others";
    }
    if (attributes.has(RTA_VIA)) {
        return "its gateway has an address of another family";
    }
    return head.rtm_src_len != 0 ? std::optional<std::string>("it is for some senders only") : std::nullopt;
}

std::optional<std::string> hexadecimal(std::span<const std::byte> bytes) {
    std::string text;
    for (const std::byte byte : bytes) {
        text += std::format("{:02x}", std::to_integer<unsigned>(byte));
    }
    return text.empty() ? std::nullopt : std::optional(text);
}

Route route_in(const rtmsg& head, const Attributes& attributes) {
    Route route = {.link = {}, .destination = destination_in(head, attributes)};
    if (const auto gateway = address_in(attributes.get(RTA_GATEWAY))) {
        route.gateway = gateway->to_string();
    }
    if (const auto source = address_in(attributes.get(RTA_PREFSRC))) {
        route.source = source->to_string();
    }
    route.metric = attributes.number<std::uint32_t>(RTA_PRIORITY).value_or(0);
    route.table = attributes.number<std::uint32_t>(RTA_TABLE).value_or(head.rtm_table);
    route.protocol = head.rtm_protocol;
    route.scope = head.rtm_scope;
    route.type = head.rtm_type;
    route.tos = head.rtm_tos;
    route.onlink = (head.rtm_flags & RTNH_F_ONLINK) != 0;
    if (const auto preference = attributes.number<std::uint8_t>(RTA_PREF); preference && *preference != 0) {
        route.preference = *preference;
    }
    if (const auto times = attributes.number<rta_cacheinfo>(RTA_CACHEINFO); times && times->rta_expires > 0) {
        route.expires = times->rta_expires / kTicks;
    }
    route.metrics = hexadecimal(attributes.get(RTA_METRICS));
    route.obstacle = obstacle_in(head, attributes);
    return route;
}

/// One route for every interface that it leads through.
void add_route(const Answer& answer, const Names& names, HostState& state) {
    const auto head = answer.header<rtmsg>();
    const auto attributes = answer.attributes<rtmsg>();
    Route route = route_in(head, attributes);
    if (route.table == RT_TABLE_LOCAL || (head.rtm_flags & RTM_F_CLONED) != 0) {
        return;
    }
    const auto add = [&](std::int64_t index) {
        if (const auto found = names.find(index); found != names.end()) {
            route.link = found->second;
            state.routes.push_back(route);
        }
    };
    if (const auto link = attributes.number<std::uint32_t>(RTA_OIF)) {
        add(*link);
    }
    auto hops = attributes.get(RTA_MULTIPATH);
    while (hops.size() >= sizeof(rtnexthop)) {
        rtnexthop hop = {};
        std::memcpy(&hop, hops.data(), sizeof hop);
        if (hop.rtnh_len < sizeof hop || hop.rtnh_len > hops.size()) {
            return;
        }
        route.obstacle = "it has several gateways";
        add(hop.rtnh_ifindex);
        hops = hops.subspan(std::min<std::size_t>(RTNH_ALIGN(hop.rtnh_len), hops.size()));
    }
}

KernelResult<void> add_routes(Netlink& netlink, const Names& names, HostState& state) {
    for (const unsigned char family : {AF_INET, AF_INET6}) {
        rtmsg head = {};
        head.rtm_family = family;
        const auto answers = netlink.dump(RTM_GETROUTE, head);
        if (!answers && family == AF_INET6) {
            return {};  // The kernel has none.
        }
        if (!answers) {
            return std::unexpected(answers.error());
        }
        for (const Answer& answer : *answers) {
            add_route(answer, names, state);
        }
    }
    return {};
}

/// Of a sysctl; false where there is none.
bool is_on(const char* file) {
    std::ifstream in(file);
    int value = 0;
    return in >> value && value != 0;
}

}  // namespace

Result<HostState> observe_linux(Netlink& netlink, const std::filesystem::path& root) {
    HostState state;
    const auto names = add_links(netlink, root, state);
    auto done = names ? add_addresses(netlink, *names, state) : std::unexpected(names.error());
    done = done ? add_routes(netlink, *names, state) : done;
    if (!done) {
        return fail_kernel(done.error(), "the kernel does not tell of its network");
    }
    state.forwarding = is_on("/proc/sys/net/ipv4/ip_forward");
    state.filters_bridges = is_on("/proc/sys/net/bridge/bridge-nf-call-iptables");
    state.packet_rules = find_program("nft").has_value();
    state.server = find_program("dnsmasq").has_value();
    return state;
}

bool is_reachable(Netlink& netlink, std::int64_t link, const std::string& address) {
    const auto answers = netlink.dump(RTM_GETNEIGH, ndmsg{});
    return answers && std::ranges::any_of(*answers, [&](const Answer& answer) {
               const auto head = answer.header<ndmsg>();
               return head.ndm_ifindex == link && (head.ndm_state & NUD_REACHABLE) != 0 &&
                      text_of(address_in(answer.attributes<ndmsg>().get(NDA_DST))) == address;
           });
}

}  // namespace apiary::hostnet
