// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/ip/address.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "backend/base/result.h"

namespace apiary::hostnet {

/// An address and how many of its first bits name its network: "192.168.1.2/24", "fe80::1/64".
struct Subnet {
    asio::ip::address address;
    unsigned prefix = 0;

    [[nodiscard]] static std::optional<Subnet> parse(std::string_view text);
    [[nodiscard]] std::string text() const;
    /// With the bits after the prefix cleared.
    [[nodiscard]] Subnet network() const;
    /// Whether some address is in both.
    [[nodiscard]] bool overlaps(const Subnet& other) const;
    [[nodiscard]] bool contains(const asio::ip::address& other) const;
    bool operator==(const Subnet&) const = default;
};

/// The host's address in a network for guests: an IPv4 subnet with room for them, /8 to /28, and neither its first
/// address nor its last.
[[nodiscard]] Result<Subnet> parse_guest_subnet(std::string_view text);

/// What a DHCP server has to give: the addresses on one side of the host's own, where there are more; IPv4.
struct Range {
    std::string first, last;
};
[[nodiscard]] Range guest_range(const Subnet& host);

}  // namespace apiary::hostnet
