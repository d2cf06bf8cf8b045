// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/freebsd/observe.h"

#include <ifaddrs.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <net/if_bridgevar.h>
#include <net/if_dl.h>
#include <net/if_mib.h>
#include <net/if_types.h>
#include <net/route.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/param.h>
#include <sys/socket.h>
#include <sys/sockio.h>
#include <sys/sysctl.h>
#include <sys/types.h>

#include <algorithm>
#include <array>
#include <asio/ip/address.hpp>
#include <bit>
#include <cerrno>
#include <cstring>
#include <format>
#include <memory>
#include <optional>
#include <vector>

#include "backend/base/command.h"
#include "backend/base/unique_fd.h"
#include "backend/hostnet/subnet.h"

namespace apiary::hostnet {
namespace {

std::optional<asio::ip::address> address_in(const sockaddr* address) {
    if (address != nullptr && address->sa_family == AF_INET) {
        sockaddr_in v4 = {};
        std::memcpy(&v4, address, sizeof v4);
        return asio::ip::address_v4(ntohl(v4.sin_addr.s_addr));
    }
    if (address != nullptr && address->sa_family == AF_INET6) {
        sockaddr_in6 v6 = {};
        std::memcpy(&v6, address, sizeof v6);
        asio::ip::address_v6::bytes_type bytes;
        std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
        return asio::ip::address_v6(bytes);
    }
    return std::nullopt;
}

/// Bits that are set in a mask, of which zeros at the end may be left out.
unsigned prefix_of(const sockaddr* mask, int family) {
    unsigned bits = 0;
    const std::size_t first = family == AF_INET ? offsetof(sockaddr_in, sin_addr) : offsetof(sockaddr_in6, sin6_addr);
    const std::size_t size = family == AF_INET ? 4 : 16;
    const auto* const bytes = reinterpret_cast<const unsigned char*>(mask);
    for (std::size_t i = first; mask != nullptr && i < std::min<std::size_t>(first + size, mask->sa_len); ++i) {
        bits += static_cast<unsigned>(std::popcount(bytes[i]));
    }
    return bits;
}

InterfaceKind kind_of(const std::string& name, const if_data& data, unsigned flags) {
    if ((flags & IFF_LOOPBACK) != 0) {
        return InterfaceKind::Loopback;
    }
    switch (data.ifi_type) {
        case IFT_BRIDGE: return InterfaceKind::Bridge;
        case IFT_L2VLAN: return InterfaceKind::Vlan;
        case IFT_IEEE80211: return InterfaceKind::Wifi;
        case IFT_ETHER:
            return name.starts_with("tap") || name.starts_with("vmnet") ? InterfaceKind::Tap
                   : name.starts_with("wlan")                           ? InterfaceKind::Wifi
                                                                        : InterfaceKind::Ethernet;
        default: return InterfaceKind::Other;
    }
}

Link link_in(const ifaddrs& entry) {
    Link link = {.name = entry.ifa_name, .index = static_cast<std::int64_t>(::if_nametoindex(entry.ifa_name))};
    const auto* const address = reinterpret_cast<const sockaddr_dl*>(entry.ifa_addr);
    const auto* const data = static_cast<const if_data*>(entry.ifa_data);
    link.kind = kind_of(link.name, *data, entry.ifa_flags);
    if (address->sdl_alen == ETHER_ADDR_LEN) {
        const auto* const bytes = reinterpret_cast<const unsigned char*>(LLADDR(address));
        for (int i = 0; i < ETHER_ADDR_LEN; ++i) {
            link.mac += std::format("{}{:02x}", i == 0 ? "" : ":", bytes[i]);
        }
    }
    link.mtu = data->ifi_mtu;
    link.up = (entry.ifa_flags & IFF_UP) != 0;
    link.carrier = data->ifi_link_state != LINK_STATE_DOWN;
    return link;
}

/// Of a bridge: its ports are told so.
void note_ports(const std::string& bridge, HostState& state) {
    const UniqueFd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    std::vector<ifbreq> members(256);
    ifbifconf list = {};
    list.ifbic_len = static_cast<std::uint32_t>(members.size() * sizeof(ifbreq));
    list.ifbic_req = members.data();
    ifdrv request = {};
    std::copy_n(bridge.data(), std::min<std::size_t>(bridge.size(), IFNAMSIZ - 1), request.ifd_name);
    request.ifd_cmd = BRDGGIFS;
    request.ifd_len = sizeof list;
    request.ifd_data = &list;
    if (::ioctl(socket.get(), SIOCGDRVSPEC, &request) != 0) {
        return;
    }
    members.resize(std::min<std::size_t>(members.size(), list.ifbic_len / sizeof(ifbreq)));
    for (const ifbreq& member : members) {
        const auto port = std::ranges::find(state.links, std::string(member.ifbr_ifsname), &Link::name);
        if (port != state.links.end()) {
            port->master = bridge;
        }
    }
}

Result<void> add_links(HostState& state) {
    ifaddrs* first = nullptr;
    if (::getifaddrs(&first) != 0) {
        return fail_errno(errno, "the kernel does not tell of its network");
    }
    const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> owner(first, ::freeifaddrs);
    for (const ifaddrs* entry = first; entry != nullptr; entry = entry->ifa_next) {
        if (entry->ifa_addr != nullptr && entry->ifa_addr->sa_family == AF_LINK) {
            state.links.push_back(link_in(*entry));
        } else if (const auto address = address_in(entry->ifa_addr)) {
            state.addresses.push_back({.link = entry->ifa_name,
                                       .subnet = std::format("{}/{}", address->to_string(),
                                                             prefix_of(entry->ifa_netmask, entry->ifa_addr->sa_family)),
                                       .scope = address->is_v6() && address->to_v6().is_link_local() ? kScopeLink : 0});
        }
    }
    for (std::size_t i = 0; i < state.links.size(); ++i) {
        if (state.links[i].kind == InterfaceKind::Bridge) {
            note_ports(state.links[i].name, state);
        }
    }
    return {};
}

/// The addresses behind a message of route(4): destination, gateway, mask and so on.
std::array<const sockaddr*, RTAX_MAX> addresses_in(const rt_msghdr& message) {
    std::array<const sockaddr*, RTAX_MAX> all = {};
    const auto* at = reinterpret_cast<const char*>(&message + 1);
    const auto* const end = reinterpret_cast<const char*>(&message) + message.rtm_msglen;
    for (int i = 0; i < RTAX_MAX && at < end; ++i) {
        if ((message.rtm_addrs & 1 << i) != 0) {
            all[static_cast<std::size_t>(i)] = reinterpret_cast<const sockaddr*>(at);
            at += SA_SIZE(reinterpret_cast<const sockaddr*>(at));
        }
    }
    return all;
}

void add_route(const rt_msghdr& message, HostState& state) {
    const auto addresses = addresses_in(message);
    const auto destination = address_in(addresses[RTAX_DST]);
    std::array<char, IF_NAMESIZE> name = {};
    if (!destination || (message.rtm_flags & RTF_UP) == 0 ||
        ::if_indextoname(message.rtm_index, name.data()) == nullptr) {
        return;
    }
    const int family = addresses[RTAX_DST]->sa_family;
    const unsigned prefix = (message.rtm_flags & RTF_HOST) != 0 ? (family == AF_INET ? 32 : 128)
                                                                : prefix_of(addresses[RTAX_NETMASK], family);
    Route route = {.link = name.data(), .destination = Subnet{*destination, prefix}.network().text()};
    if ((message.rtm_flags & RTF_GATEWAY) != 0) {
        if (const auto gateway = address_in(addresses[RTAX_GATEWAY])) {
            route.gateway = gateway->to_string();
        }
    } else {
        route.protocol = kProtocolKernel;  // It comes with an address, and goes with it.
        route.scope = kScopeLink;
        const auto own = std::ranges::find_if(state.addresses, [&](const Address& address) {
            const auto subnet = Subnet::parse(address.subnet);
            return address.link == route.link && subnet && subnet->network().text() == route.destination;
        });
        if (own != state.addresses.end()) {
            route.source = Subnet::parse(own->subnet)->address.to_string();
        }
    }
    state.routes.push_back(std::move(route));
}

Result<void> add_routes(HostState& state) {
    const std::array<int, 6> name = {CTL_NET, PF_ROUTE, 0, 0, NET_RT_DUMP, 0};
    std::vector<char> buffer;
    for (std::size_t size = 0;;) {
        if (::sysctl(name.data(), name.size(), nullptr, &size, nullptr, 0) != 0) {
            return fail_errno(errno, "the kernel does not tell of its routes");
        }
        buffer.resize(size);
        if (::sysctl(name.data(), name.size(), buffer.data(), &size, nullptr, 0) == 0) {
            buffer.resize(size);
            break;
        }
        if (errno != ENOMEM) {
            return fail_errno(errno, "the kernel does not tell of its routes");
        }
    }
    for (std::size_t at = 0; at + sizeof(rt_msghdr) <= buffer.size();) {
        const auto& message = *reinterpret_cast<const rt_msghdr*>(buffer.data() + at);
        if (message.rtm_msglen < sizeof(rt_msghdr) || message.rtm_msglen > buffer.size() - at) {
            break;
        }
        add_route(message, state);
        at += message.rtm_msglen;
    }
    return {};
}

}  // namespace

Result<HostState> observe_freebsd() {
    HostState state;
    state.system = "freebsd";
    auto done = add_links(state);
    done = done ? add_routes(state) : done;
    if (!done) {
        return std::unexpected(std::move(done.error()));
    }
    int forwarding = 0;
    std::size_t size = sizeof forwarding;
    state.forwarding = ::sysctlbyname("net.inet.ip.forwarding", &forwarding, &size, nullptr, 0) == 0 && forwarding != 0;
    state.packet_rules = find_program("pfctl").has_value();
    state.server = find_program("dnsmasq").has_value();
    return state;
}

}  // namespace apiary::hostnet
