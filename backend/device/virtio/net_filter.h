// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "backend/network/mac.h"

namespace apiary::device::virtio {

/// Which received frames a network card's driver wants to see (VIRTIO 1.2, sections 5.1.6.5.1 to 5.1.6.5.3). Until it
/// says so, all of them.
struct NetFilter {
    /// Addresses the driver listed. Of a list longer than the table, the rest counts as "all of that kind".
    struct Table {
        static constexpr std::size_t kMost = 64;
        std::uint8_t count = 0;
        bool overflowed = false;
        std::array<std::uint8_t, kMost * 6> addresses = {};

        void clear() { *this = {}; }
        void add(const network::MacAddress& mac);
        [[nodiscard]] bool has(const network::MacAddress& mac) const;
        bool operator==(const Table&) const = default;
    };
    static constexpr std::size_t kVlans = 4096;

    bool promiscuous = true;
    bool all_multicast = false, all_unicast = false;
    bool no_multicast = false, no_unicast = false, no_broadcast = false;
    Table unicast, multicast;
    std::array<std::uint8_t, kVlans / 8> vlans = {};  ///< One bit each, of those that are wanted.

    void set_vlan(std::uint16_t id, bool wanted);
    /// Whether a card with address `own` shows the frame to its driver. VLANs matter with `by_vlan` only.
    [[nodiscard]] bool accepts(std::span<const std::byte> frame, const network::MacAddress& own, bool by_vlan) const;
    bool operator==(const NetFilter&) const = default;
};

}  // namespace apiary::device::virtio
