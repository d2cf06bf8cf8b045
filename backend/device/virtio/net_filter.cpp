// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/virtio/net_filter.h"

#include <algorithm>

#include "backend/network/bytes.h"
#include "backend/network/network.h"

namespace apiary::device::virtio {
namespace {

using network::MacAddress;

constexpr std::uint16_t kVlanType = 0x8100;  // IEEE 802.1Q
constexpr std::uint16_t kVlanId = 0x0FFF;
constexpr MacAddress kBroadcast = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

MacAddress destination_of(std::span<const std::byte> frame) {
    MacAddress mac;
    for (std::size_t i = 0; i < mac.size(); ++i) {
        mac[i] = network::get8(frame, i);
    }
    return mac;
}

}  // namespace

void NetFilter::Table::add(const MacAddress& mac) {
    if (count == kMost) {
        overflowed = true;
        return;
    }
    std::ranges::copy(mac, addresses.begin() + std::ptrdiff_t{count} * 6);
    ++count;
}

bool NetFilter::Table::has(const MacAddress& mac) const {
    for (std::size_t i = 0; i < count; ++i) {
        if (std::ranges::equal(std::span(addresses).subspan(i * 6, 6), mac)) {
            return true;
        }
    }
    return false;
}

void NetFilter::set_vlan(std::uint16_t id, bool wanted) {
    std::uint8_t& byte = vlans[id % kVlans / 8];
    const auto bit = static_cast<std::uint8_t>(1u << id % 8);
    byte = static_cast<std::uint8_t>(wanted ? byte | bit : byte & ~bit);
}

bool NetFilter::accepts(std::span<const std::byte> frame, const MacAddress& own, bool by_vlan) const {
    if (promiscuous || frame.size() < network::kEthernetHeader) {
        return promiscuous;
    }
    if (by_vlan && network::get16(frame, 12) == kVlanType) {
        const std::size_t id = frame.size() >= 16 ? network::get16(frame, 14) & kVlanId : 0u;
        if ((vlans[id / 8] >> id % 8 & 1) == 0) {
            return false;
        }
    }
    const MacAddress to = destination_of(frame);
    if (to == kBroadcast) {
        return !no_broadcast;
    }
    if (network::is_multicast(to)) {
        return !no_multicast && (all_multicast || multicast.overflowed || multicast.has(to));
    }
    return !no_unicast && (all_unicast || unicast.overflowed || to == own || unicast.has(to));
}

}  // namespace apiary::device::virtio
