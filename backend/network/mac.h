// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "backend/base/result.h"

namespace apiary::network {

/// An Ethernet address, in the order of transmission.
using MacAddress = std::array<std::uint8_t, 6>;

[[nodiscard]] inline bool is_multicast(const MacAddress& mac) {
    return (mac[0] & 1) != 0;
}
/// True for what one network card can have: not a group, and not all zero.
[[nodiscard]] bool is_unicast(const MacAddress& mac);

/// Six bytes in hexadecimal with ":" or "-" between them. Whatever no network card can have is an error.
[[nodiscard]] Result<MacAddress> parse_mac(std::string_view text);
[[nodiscard]] std::string format_mac(const MacAddress& mac);

/// The address of card number `index` of the guest that `guest` names: always the same, locally administered (IEEE 802,
/// section 8.4) and with 46 bits that depend on both.
[[nodiscard]] MacAddress derive_mac(std::string_view guest, unsigned index);

}  // namespace apiary::network
