// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/linux/addresses.h"

#include <linux/if_addr.h>
#include <linux/neighbour.h>
#include <net/if.h>

#include <cerrno>
#include <charconv>
#include <format>

#include "backend/hostnet/linux/links.h"
#include "backend/hostnet/subnet.h"

namespace apiary::hostnet {
namespace {

constexpr std::uint16_t kAddressProtocol = 11;  ///< IFA_PROTO, of Linux 5.18.
constexpr std::uint16_t kRouteExpires = 23;     ///< RTA_EXPIRES, of Linux 4.1.
constexpr std::uint32_t kForEver = 0xffffffff;
/// What may be said of an address; the rest of its flags is the kernel's to tell.
constexpr std::uint32_t kOwnFlags = IFA_F_HOMEADDRESS | IFA_F_MANAGETEMPADDR | IFA_F_NOPREFIXROUTE | IFA_F_MCAUTOJOIN;

void put_address(Message& message, std::uint16_t type, const asio::ip::address& address) {
    if (address.is_v4()) {
        const auto bytes = address.to_v4().to_bytes();
        message.put(type, std::as_bytes(std::span(bytes)));
    } else {
        const auto bytes = address.to_v6().to_bytes();
        message.put(type, std::as_bytes(std::span(bytes)));
    }
}

std::optional<asio::ip::address> parse_address(const std::string& text) {
    asio::error_code error;
    const auto address = asio::ip::make_address(text, error);
    return error ? std::nullopt : std::optional(address);
}

ifaddrmsg header_for(const Subnet& subnet, const Address& address, std::int64_t index) {
    ifaddrmsg head = {};
    head.ifa_family = subnet.address.is_v4() ? AF_INET : AF_INET6;
    head.ifa_prefixlen = static_cast<std::uint8_t>(subnet.prefix);
    head.ifa_scope = static_cast<std::uint8_t>(address.scope);
    head.ifa_index = static_cast<std::uint32_t>(index);
    return head;
}

Message new_address(const Subnet& subnet, const Address& address, std::int64_t index, std::uint16_t how,
                    std::uint32_t more_flags) {
    Message message(RTM_NEWADDR, static_cast<std::uint16_t>(NLM_F_CREATE | how), header_for(subnet, address, index));
    put_address(message, IFA_LOCAL, subnet.address);
    put_address(message, IFA_ADDRESS, subnet.address);
    if (const auto broadcast = address.broadcast ? parse_address(*address.broadcast) : std::nullopt) {
        put_address(message, IFA_BROADCAST, *broadcast);
    }
    if (address.label) {
        message.put(IFA_LABEL, *address.label);
    }
    message.put(IFA_FLAGS, (static_cast<std::uint32_t>(address.flags) & kOwnFlags) | more_flags);
    if (address.valid) {
        ifa_cacheinfo times = {};
        times.ifa_valid = static_cast<std::uint32_t>(*address.valid);
        times.ifa_prefered = static_cast<std::uint32_t>(address.preferred.value_or(*address.valid));
        message.put(IFA_CACHEINFO, std::as_bytes(std::span(&times, 1)));
    } else {
        const ifa_cacheinfo times = {.ifa_prefered = kForEver, .ifa_valid = kForEver, .cstamp = 0, .tstamp = 0};
        message.put(IFA_CACHEINFO, std::as_bytes(std::span(&times, 1)));
    }
    if (address.metric) {
        message.put(IFA_RT_PRIORITY, static_cast<std::uint32_t>(*address.metric));
    }
    if (address.protocol) {
        message.put(kAddressProtocol, static_cast<std::uint8_t>(*address.protocol));
    }
    return message;
}

// ---- Routes ----

struct Place {
    Subnet destination;
    std::int64_t link = 0;
};

std::vector<std::byte> from_hexadecimal(const std::string& text) {
    std::vector<std::byte> bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(text.data() + i, text.data() + i + 2, value, 16);
        bytes.push_back(static_cast<std::byte>(value));
    }
    return bytes;
}

Message route_message(std::uint16_t type, std::uint16_t flags, const Route& route, const Place& place) {
    rtmsg head = {};
    head.rtm_family = place.destination.address.is_v4() ? AF_INET : AF_INET6;
    head.rtm_dst_len = static_cast<std::uint8_t>(place.destination.prefix);
    head.rtm_tos = static_cast<std::uint8_t>(route.tos);
    head.rtm_table = route.table < 256 ? static_cast<std::uint8_t>(route.table) : std::uint8_t{RT_TABLE_UNSPEC};
    head.rtm_protocol = static_cast<std::uint8_t>(route.protocol);
    head.rtm_scope = static_cast<std::uint8_t>(route.scope);
    head.rtm_type = static_cast<std::uint8_t>(route.type);
    head.rtm_flags = route.onlink ? RTNH_F_ONLINK : 0u;
    Message message(type, flags, head);
    if (place.destination.prefix > 0) {
        put_address(message, RTA_DST, place.destination.address);
    }
    if (const auto gateway = route.gateway ? parse_address(*route.gateway) : std::nullopt) {
        put_address(message, RTA_GATEWAY, *gateway);
    }
    message.put(RTA_OIF, static_cast<std::uint32_t>(place.link));
    message.put(RTA_TABLE, static_cast<std::uint32_t>(route.table));
    if (route.metric != 0) {
        message.put(RTA_PRIORITY, static_cast<std::uint32_t>(route.metric));
    }
    return message;
}

Message new_route(const Route& route, const Place& place, std::uint16_t how) {
    Message message = route_message(RTM_NEWROUTE, static_cast<std::uint16_t>(NLM_F_CREATE | how), route, place);
    if (const auto source = route.source ? parse_address(*route.source) : std::nullopt) {
        put_address(message, RTA_PREFSRC, *source);
    }
    if (route.preference) {
        message.put(RTA_PREF, static_cast<std::uint8_t>(*route.preference));
    }
    if (route.expires) {
        message.put(kRouteExpires, static_cast<std::uint32_t>(*route.expires));
    }
    if (route.metrics) {
        message.put(RTA_METRICS, from_hexadecimal(*route.metrics));
    }
    return message;
}

/// IPv4 has one route of a destination and metric, which is replaced. IPv6 can have several: the new one is there
/// before the old one goes.
KernelResult<void> move_route(Netlink& netlink, const Route& route, const Subnet& destination,
                              std::optional<std::int64_t> from, std::int64_t to) {
    const bool v4 = destination.address.is_v4();
    Message added = new_route(route, {destination, to}, v4 ? NLM_F_REPLACE : 0);
    auto done = netlink.request(added);
    if (!done && done.error().number != EEXIST) {
        return done;
    }
    if (!v4 && from) {
        Message removed = route_message(RTM_DELROUTE, 0, route, {destination, *from});
        done = netlink.request(removed);
        return done || done.error().number == ESRCH ? KernelResult<void>() : done;
    }
    return {};
}

/// What is known of the neighbours on `from` is known on `to`: an interface that is a port of a bridge, or not one any
/// more in a moment, sends to them, and could not ask for them. Of no harm where it is wrong, as it counts as old.
void copy_neighbours(Netlink& netlink, std::int64_t from, std::int64_t to) {
    const auto neighbours = netlink.dump(RTM_GETNEIGH, ndmsg{});
    if (!neighbours) {
        return;
    }
    constexpr unsigned kKnown = NUD_REACHABLE | NUD_STALE | NUD_DELAY | NUD_PROBE;
    for (const Answer& neighbour : *neighbours) {
        auto head = neighbour.header<ndmsg>();
        const auto attributes = neighbour.attributes<ndmsg>();
        if (head.ndm_ifindex != from || (head.ndm_state & kKnown) == 0 || !attributes.has(NDA_LLADDR)) {
            continue;
        }
        head.ndm_ifindex = static_cast<int>(to);
        head.ndm_state = NUD_STALE;
        head.ndm_flags = 0;
        Message message(RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_EXCL, head);
        message.put(NDA_DST, attributes.get(NDA_DST));
        message.put(NDA_LLADDR, attributes.get(NDA_LLADDR));
        (void)netlink.request(message);
    }
}

}  // namespace

Result<void> add_address(Netlink& netlink, const Address& address) {
    const auto subnet = Subnet::parse(address.subnet);
    const auto index = index_of(address.link);
    if (!subnet || !index) {
        return fail(std::format("{} cannot be given the address {}", address.link, address.subnet), "",
                    index ? "it is no address" : "there is no such interface");
    }
    // It is one of this host's already, so nobody has to be asked whether it is free; with a question it could not be
    // used at first.
    const std::uint32_t unasked = subnet->address.is_v6() ? std::uint32_t{IFA_F_NODAD} : 0;
    Message message = new_address(*subnet, address, *index, NLM_F_EXCL, unasked);
    auto done = netlink.request(message);
    if (done && unasked != 0) {
        Message as_usual = new_address(*subnet, address, *index, NLM_F_REPLACE, 0);
        done = netlink.request(as_usual);
    }
    return done || done.error().number == EEXIST
               ? Result<void>()
               : fail_kernel(done.error(),
                             std::format("{} cannot be given the address {}", address.link, address.subnet));
}

Result<void> remove_address(Netlink& netlink, const Address& address) {
    const auto subnet = Subnet::parse(address.subnet);
    const auto index = index_of(address.link);
    if (!subnet || !index) {
        return {};
    }
    Message message(RTM_DELADDR, 0, header_for(*subnet, address, *index));
    put_address(message, IFA_LOCAL, subnet->address);
    put_address(message, IFA_ADDRESS, subnet->address);
    const auto done = netlink.request(message);
    return done || done.error().number == EADDRNOTAVAIL || done.error().number == ENODEV
               ? Result<void>()
               : fail_kernel(done.error(),
                             std::format("the address {} cannot be taken off {}", address.subnet, address.link));
}

Result<void> move_routes(Netlink& netlink, const MoveRoutes& step, const std::string& from, const std::string& to,
                         bool or_less) {
    const auto target = index_of(to);
    if (!target) {
        return or_less ? Result<void>() : fail(std::format("there is no interface {} any more", to));
    }
    if (const auto source = index_of(from)) {
        copy_neighbours(netlink, *source, *target);
    }
    for (const Route& route : step.routes) {
        const auto destination = Subnet::parse(route.destination);
        const auto done = destination ? move_route(netlink, route, *destination, index_of(from), *target)
                                      : std::unexpected(KernelError{EINVAL, route.destination});
        if (!done) {
            return fail_kernel(done.error(),
                               std::format("the route to {} cannot lead through {}", route.destination, to));
        }
    }
    return {};
}

}  // namespace apiary::hostnet
