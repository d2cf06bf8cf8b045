// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace apiary::network {

/// The ones' complement sum of 16-bit words that Internet checksums are made of (RFC 1071), folded to 16 bits. Data of
/// odd length counts as if a zero byte followed, so only the last piece may have one. `sum` is that of what came
/// before.
[[nodiscard]] std::uint16_t checksum_add(std::span<const std::byte> bytes, std::uint16_t sum = 0);
/// The sum of two sums.
[[nodiscard]] inline std::uint16_t checksum_join(std::uint16_t one, std::uint16_t other) {
    const std::uint32_t sum = std::uint32_t{one} + other;
    return static_cast<std::uint16_t>((sum & 0xFFFF) + (sum >> 16));
}

}  // namespace apiary::network
