// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "backend/api/network.h"
#include "backend/ipc/codec.h"

/// The network of a host, as it was found. Everything here can be written down as JSON and read again (ipc::encode,
/// ipc::decode): the journal does, and tests plan against recorded hosts.
namespace apiary::hostnet {

using api::network::InterfaceKind;

/// An interface.
struct Link {
    std::string name;
    std::int64_t index = 0;
    InterfaceKind kind = InterfaceKind::Other;
    std::string mac = {};  ///< "02:00:00:00:00:01"; empty where it has no Ethernet address.
    std::int64_t mtu = 1500;
    bool up = false;                          ///< Turned on.
    bool carrier = false;                     ///< There is somebody at the other end.
    std::optional<std::string> master = {};   ///< What it is a port or slave of.
    std::optional<bool> forwarding = {};      ///< Of a bridge's port: whether it lets frames pass.
    std::optional<std::string> manager = {};  ///< The program that looks after it: "NetworkManager".

    static constexpr auto fields() {
        return std::tuple{ipc::Field{"name", &Link::name},
                          ipc::Field{"index", &Link::index},
                          ipc::Field{"kind", &Link::kind},
                          ipc::Field{"mac", &Link::mac},
                          ipc::Field{"mtu", &Link::mtu},
                          ipc::Field{"up", &Link::up},
                          ipc::Field{"carrier", &Link::carrier},
                          ipc::Field{"master", &Link::master},
                          ipc::Field{"forwarding", &Link::forwarding},
                          ipc::Field{"manager", &Link::manager}};
    }
    bool operator==(const Link&) const = default;
};

/// An address of an interface. Numbers are those of rtnetlink(7) and of ifa_flags there.
struct Address {
    std::string link;
    std::string subnet;  ///< "192.168.1.2/24"
    std::int64_t scope = 0;
    std::int64_t flags = 0;
    std::optional<std::string> broadcast = {};
    std::optional<std::string> label = {};
    std::optional<std::int64_t> valid = {};      ///< Seconds; absent: for ever.
    std::optional<std::int64_t> preferred = {};  ///< The same.
    std::optional<std::int64_t> metric = {};     ///< Of the route that comes with it.
    std::optional<std::int64_t> protocol = {};   ///< Who set it, as the kernel keeps it.
    std::optional<std::string> obstacle = {};    ///< Why it cannot be set on another interface as it is.

    static constexpr auto fields() {
        return std::tuple{ipc::Field{"link", &Address::link},           ipc::Field{"subnet", &Address::subnet},
                          ipc::Field{"scope", &Address::scope},         ipc::Field{"flags", &Address::flags},
                          ipc::Field{"broadcast", &Address::broadcast}, ipc::Field{"label", &Address::label},
                          ipc::Field{"valid", &Address::valid},         ipc::Field{"preferred", &Address::preferred},
                          ipc::Field{"metric", &Address::metric},       ipc::Field{"protocol", &Address::protocol},
                          ipc::Field{"obstacle", &Address::obstacle}};
    }
    bool operator==(const Address&) const = default;
};

/// A route through an interface. Numbers are those of rtnetlink(7).
struct Route {
    std::string link;
    std::string destination;  ///< "0.0.0.0/0", "10.0.0.0/8"
    std::optional<std::string> gateway = {};
    std::optional<std::string> source = {};  ///< The address that packets are sent with.
    std::int64_t metric = 0;
    std::int64_t table = 254;
    std::int64_t protocol = 0;
    std::int64_t scope = 0;
    std::int64_t type = 1;
    std::int64_t tos = 0;
    bool onlink = false;
    std::optional<std::int64_t> preference = {};  ///< Of IPv6 routers.
    std::optional<std::int64_t> expires = {};     ///< Seconds.
    std::optional<std::string> metrics = {};      ///< MTU and so on: the kernel's own bytes, as hexadecimal digits.
    std::optional<std::string> obstacle = {};     ///< Why it cannot be moved to another interface.

    static constexpr auto fields() {
        return std::tuple{ipc::Field{"link", &Route::link},         ipc::Field{"destination", &Route::destination},
                          ipc::Field{"gateway", &Route::gateway},   ipc::Field{"source", &Route::source},
                          ipc::Field{"metric", &Route::metric},     ipc::Field{"table", &Route::table},
                          ipc::Field{"protocol", &Route::protocol}, ipc::Field{"scope", &Route::scope},
                          ipc::Field{"type", &Route::type},         ipc::Field{"tos", &Route::tos},
                          ipc::Field{"onlink", &Route::onlink},     ipc::Field{"preference", &Route::preference},
                          ipc::Field{"expires", &Route::expires},   ipc::Field{"metrics", &Route::metrics},
                          ipc::Field{"obstacle", &Route::obstacle}};
    }
    [[nodiscard]] bool is_default() const { return destination == "0.0.0.0/0" || destination == "::/0"; }
    bool operator==(const Route&) const = default;
};

/// The operating system that this runs on, as HostState has it.
#ifdef __FreeBSD__
inline constexpr std::string_view kThisSystem = "freebsd";
#else
inline constexpr std::string_view kThisSystem = "linux";
#endif

/// All of it.
struct HostState {
    std::string system = "linux";  ///< Or "freebsd": whose names and commands are to be used.
    std::vector<Link> links;
    std::vector<Address> addresses;
    std::vector<Route> routes;
    bool forwarding = false;       ///< IPv4 packets are passed on between interfaces.
    bool packet_rules = true;      ///< What translates addresses is there: nft, or pf.
    bool server = true;            ///< dnsmasq is there.
    bool filters_bridges = false;  ///< Frames within bridges go through the packet filter for forwarded packets too.

    static constexpr auto fields() {
        return std::tuple{ipc::Field{"system", &HostState::system},
                          ipc::Field{"links", &HostState::links},
                          ipc::Field{"addresses", &HostState::addresses},
                          ipc::Field{"routes", &HostState::routes},
                          ipc::Field{"forwarding", &HostState::forwarding},
                          ipc::Field{"packet_rules", &HostState::packet_rules},
                          ipc::Field{"server", &HostState::server},
                          ipc::Field{"filters_bridges", &HostState::filters_bridges}};
    }
    /// Null when there is none.
    [[nodiscard]] const Link* find(std::string_view name) const;
    /// Of the main table, the best one first.
    [[nodiscard]] std::vector<Route> default_routes() const;
    [[nodiscard]] std::vector<Address> addresses_of(std::string_view link) const;
    bool operator==(const HostState&) const = default;
};

/// IFA_F_PERMANENT and so on (linux/if_addr.h), for what is decided by them on every system.
inline constexpr std::int64_t kAddressSecondary = 0x01, kAddressNoPrefixRoute = 0x200;
/// RT_TABLE_MAIN, RT_SCOPE_LINK, RTPROT_KERNEL, RTPROT_RA (linux/rtnetlink.h).
inline constexpr std::int64_t kMainTable = 254, kScopeLink = 253, kProtocolKernel = 2, kProtocolRouterAdvertisement = 9;

}  // namespace apiary::hostnet
