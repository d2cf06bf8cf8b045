// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "backend/network/packet.h"

namespace apiary::network {

/// Takes a frame that is valid during the call.
using TakeFrame = std::function<void(std::span<const std::byte> frame)>;

/// Cuts a packet of TCP into frames with at most `size` (not 0) bytes of payload each, with all checksums made, as a
/// network card with TCP segmentation offload does. One that fits is given as a whole.
void segment_tcp(std::span<const std::byte> frame, const Packet& packet, std::size_t size, const TakeFrame& take);

/// Cuts an IP packet into fragments of at most `mtu` (at least 576) bytes each, headers included (RFC 791, section 3.2;
/// RFC 8200, section 4.5). Of IPv4 it may be a fragment already; of IPv6 it must not, and `id` is to differ from that
/// of the packets before.
void fragment_ip(std::span<const std::byte> frame, const IpPacket& packet, std::size_t mtu, std::uint32_t id,
                 const TakeFrame& take);

}  // namespace apiary::network
