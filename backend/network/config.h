// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/ip/address.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "backend/base/result.h"
#include "backend/network/mac.h"

namespace apiary::network {

/// A port of the host whose connections or datagrams go to a port of the guest.
struct Forward {
    bool udp = false;
    asio::ip::address host = asio::ip::address_v4::loopback();  ///< Of the host: where it listens.
    std::uint16_t host_port = 0;
    std::uint16_t guest_port = 0;
    bool operator==(const Forward&) const = default;
};
/// "tcp:127.0.0.1:8080-80", as it is written in the configuration.
[[nodiscard]] std::string format_forward(const Forward& forward);

/// What the guest's network card is plugged into, as a user says it.
struct NetworkConfig {
    /// The host's network, by address translation in this process.
    struct User {
        std::vector<Forward> forwards;
        bool operator==(const User&) const = default;
    };
    /// A tap device of the host.
    struct Tap {
        std::string name;
        bool operator==(const Tap&) const = default;
    };
    std::variant<User, Tap> kind;
    std::optional<MacAddress> mac;
    bool operator==(const NetworkConfig&) const = default;
};

/// `user[,forward=tcp:HOST:PORT-PORT]…[,mac=…]`, `tap=NAME[,mac=…]`, or nothing for `none`.
[[nodiscard]] Result<std::optional<NetworkConfig>> parse_network(std::string_view text);

/// The most network cards of a guest.
inline constexpr std::size_t kMostNetworks = 8;
/// What is wrong with networks of one guest together, whatever the host: too many, or something is asked for twice.
[[nodiscard]] Result<void> validate_networks(std::span<const NetworkConfig> networks);

}  // namespace apiary::network
