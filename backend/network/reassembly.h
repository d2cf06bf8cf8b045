// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "backend/base/clock.h"
#include "backend/network/packet.h"

namespace apiary::network {

/// Puts fragments of IP packets together. What it keeps is bounded: at most `kMostPackets` unfinished ones at a time,
/// for `kPatience`. Fragments that overlap make the packet unusable (RFC 5722, section 3).
class Reassembly {
public:
    static constexpr std::size_t kMostPackets = 16;
    static constexpr Nanoseconds kPatience = std::chrono::seconds(30);  ///< About RFC 791's and RFC 8200's times.

    /// A fragment, and `packet` as it was parsed; returns the frame with the whole packet when nothing of it is missing
    /// any more.
    [[nodiscard]] std::optional<std::vector<std::byte>> add(std::span<const std::byte> frame, const IpPacket& packet,
                                                            Nanoseconds now);
    void clear() { unfinished_.clear(); }

private:
    static constexpr std::size_t kUnit = 8;  ///< Fragments begin at multiples of it.

    struct Unfinished {
        std::vector<std::byte> key;      ///< Addresses, protocol and identification.
        std::vector<std::byte> headers;  ///< Of the first fragment, up to the payload.
        std::vector<std::byte> payload;
        std::vector<bool> present;  ///< Of each unit.
        std::size_t units_present = 0;
        std::optional<std::size_t> length;  ///< Of the payload, once the last fragment is there.
        Nanoseconds since = {};
    };
    Unfinished& find(std::vector<std::byte> key, Nanoseconds now);
    static bool place(Unfinished& whole, std::span<const std::byte> part, const IpPacket::Fragment& fragment);
    void drop(const Unfinished& whole);

    std::vector<Unfinished> unfinished_;
};

}  // namespace apiary::network
