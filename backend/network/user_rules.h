// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <span>

#include "backend/base/clock.h"
#include "backend/network/packet.h"

namespace apiary::network {

// What of the guest's frames a user network passes on to libslirp. It is what a well-behaved machine on such a network
// sends, and nothing else: libslirp believes addresses and lengths that it should not.

/// ARP for IPv4 over Ethernet, whole.
[[nodiscard]] bool may_pass_arp(std::span<const std::byte> frame);
/// A packet from an address of the network to one that can be on a network.
[[nodiscard]] bool may_pass(std::span<const std::byte> frame, const Packet& packet);

/// True for what may make libslirp open a socket.
[[nodiscard]] bool may_open_socket(std::span<const std::byte> frame, const Packet& packet);
/// Messages of IPv6's neighbour discovery (RFC 4861).
[[nodiscard]] bool is_neighbour_discovery(std::span<const std::byte> frame, const Packet& packet);
/// A frame from libslirp that asks for the guest's Ethernet address.
[[nodiscard]] bool asks_for_neighbour(std::span<const std::byte> frame);

/// libslirp keeps packets for an address whose owner it has to ask for, a second long. A guest that lets itself be
/// asked and does not answer gets nothing more for that time.
class UnresolvedLimit {
public:
    static constexpr unsigned kMost = 64;
    static constexpr Nanoseconds kTime = std::chrono::seconds(1);

    void add(Nanoseconds now);
    [[nodiscard]] bool reached(Nanoseconds now) const { return asked_ >= kMost && now - since_ <= kTime; }

private:
    unsigned asked_ = 0;
    Nanoseconds since_ = {};
};

}  // namespace apiary::network
