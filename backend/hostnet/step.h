// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "backend/base/result.h"
#include "backend/hostnet/host_state.h"

/// The changes that a network is made of. Each says what it needs to be done, undone, and undone again.
///
/// What is made has a number (on Linux its interface index) that is chosen before: so a name that somebody else took
/// meanwhile is told from what Apiary made.
namespace apiary::hostnet {

struct MakeBridge {
    static constexpr std::string_view kName = "make_bridge";
    std::string name;
    std::int64_t index = 0;
    std::string mac;
    std::int64_t mtu = 1500;
    static constexpr auto fields() {
        return std::tuple{ipc::Field{"name", &MakeBridge::name}, ipc::Field{"index", &MakeBridge::index},
                          ipc::Field{"mac", &MakeBridge::mac}, ipc::Field{"mtu", &MakeBridge::mtu}};
    }
    bool operator==(const MakeBridge&) const = default;
};

struct MakeVlan {
    static constexpr std::string_view kName = "make_vlan";
    std::string name;
    std::int64_t index = 0;
    std::string parent;
    std::int64_t tag = 0;
    static constexpr auto fields() {
        return std::tuple{ipc::Field{"name", &MakeVlan::name}, ipc::Field{"index", &MakeVlan::index},
                          ipc::Field{"parent", &MakeVlan::parent}, ipc::Field{"tag", &MakeVlan::tag}};
    }
    bool operator==(const MakeVlan&) const = default;
};

struct MakeTap {
    static constexpr std::string_view kName = "make_tap";
    std::string name;
    std::int64_t index = 0;
    std::int64_t owner = 0;  ///< User number.
    std::string guest;
    std::int64_t mtu = 1500;
    static constexpr auto fields() {
        return std::tuple{ipc::Field{"name", &MakeTap::name}, ipc::Field{"index", &MakeTap::index},
                          ipc::Field{"owner", &MakeTap::owner}, ipc::Field{"guest", &MakeTap::guest},
                          ipc::Field{"mtu", &MakeTap::mtu}};
    }
    bool operator==(const MakeTap&) const = default;
};

struct TurnOn {
    static constexpr std::string_view kName = "turn_on";
    std::string link;
    std::int64_t index = 0;
    static constexpr auto fields() {
        return std::tuple{ipc::Field{"link", &TurnOn::link}, ipc::Field{"index", &TurnOn::index}};
    }
    bool operator==(const TurnOn&) const = default;
};

/// The link becomes a port of the bridge.
struct Attach {
    static constexpr std::string_view kName = "attach";
    std::string link;
    std::int64_t index = 0;  ///< Of the link.
    std::string bridge;
    static constexpr auto fields() {
        return std::tuple{ipc::Field{"link", &Attach::link}, ipc::Field{"index", &Attach::index},
                          ipc::Field{"bridge", &Attach::bridge}};
    }
    bool operator==(const Attach&) const = default;
};

struct AddAddress {
    static constexpr std::string_view kName = "add_address";
    Address address;
    static constexpr auto fields() { return std::tuple{ipc::Field{"address", &AddAddress::address}}; }
    bool operator==(const AddAddress&) const = default;
};

struct RemoveAddress {
    static constexpr std::string_view kName = "remove_address";
    Address address;
    static constexpr auto fields() { return std::tuple{ipc::Field{"address", &RemoveAddress::address}}; }
    bool operator==(const RemoveAddress&) const = default;
};

/// All routes of an interface to another. At no time is there no route.
struct MoveRoutes {
    static constexpr std::string_view kName = "move_routes";
    std::string from;
    std::string to;
    std::vector<Route> routes;  ///< In an order in which each one's gateway is reached by those before; both ways.
    static constexpr auto fields() {
        return std::tuple{ipc::Field{"from", &MoveRoutes::from}, ipc::Field{"to", &MoveRoutes::to},
                          ipc::Field{"routes", &MoveRoutes::routes}};
    }
    bool operator==(const MoveRoutes&) const = default;
};

/// The host passes on IPv4 packets, which it did not.
struct Forward {
    static constexpr std::string_view kName = "forward";
    static constexpr auto fields() { return std::tuple{}; }
    bool operator==(const Forward&) const = default;
};

/// Packet filter: addresses of the subnet are translated, or nothing leaves the bridge.
struct LoadRules {
    static constexpr std::string_view kName = "load_rules";
    std::string network;  ///< Names the table, or anchor.
    std::string bridge;
    std::string subnet;
    bool translate = false;
    static constexpr auto fields() {
        return std::tuple{ipc::Field{"network", &LoadRules::network}, ipc::Field{"bridge", &LoadRules::bridge},
                          ipc::Field{"subnet", &LoadRules::subnet}, ipc::Field{"translate", &LoadRules::translate}};
    }
    bool operator==(const LoadRules&) const = default;
};

/// dnsmasq, for DHCP and DNS on one bridge.
struct StartServer {
    static constexpr std::string_view kName = "start_server";
    std::string network;
    std::string bridge;
    std::string subnet;   ///< The host's address there.
    bool routes = false;  ///< Guests are told that the host is their gateway.
    static constexpr auto fields() {
        return std::tuple{ipc::Field{"network", &StartServer::network}, ipc::Field{"bridge", &StartServer::bridge},
                          ipc::Field{"subnet", &StartServer::subnet}, ipc::Field{"routes", &StartServer::routes}};
    }
    bool operator==(const StartServer&) const = default;
};

using Step = std::variant<MakeBridge, MakeVlan, MakeTap, TurnOn, Attach, AddAddress, RemoveAddress, MoveRoutes, Forward,
                          LoadRules, StartServer>;

[[nodiscard]] ipc::Json to_json(const Step& step);
/// What was written by to_json().
[[nodiscard]] Result<Step> step_of(const ipc::Json& json);

/// What the step does, for people: "make the bridge apiary0".
[[nodiscard]] std::string describe(const Step& step);
/// The command that would do the same on `system` (HostState::system).
[[nodiscard]] std::string command_for(const Step& step, std::string_view system);

/// The name of the table that the rules of a network are in.
[[nodiscard]] std::string table_of(const std::string& network);

/// For std::visit().
template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};

}  // namespace apiary::hostnet
