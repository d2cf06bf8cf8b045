// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/user_rules.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "backend/network/bytes.h"
#include "backend/network/network.h"

namespace apiary::network {
namespace {

using Frame = std::span<const std::byte>;

constexpr std::size_t kArpLength = kEthernetHeader + 28, kArpOperation = kEthernetHeader + 6;
constexpr std::uint16_t kArpRequest = 1;

constexpr std::uint32_t kNetwork = 0x0A000200, kMask = 0xFFFFFF00;  // 10.0.2.0/24
constexpr std::uint32_t kHost = kNetwork | 2, kNameServer = kNetwork | 3, kBroadcast = kNetwork | 255;

constexpr std::uint16_t kDhcpServer = 67, kTftp = 69, kDhcp6Server = 547;
constexpr std::size_t kDestinationPort = 2;
constexpr std::uint8_t kEchoRequest = 8, kEcho6Request = 128, kNeighbourSolicitation = 135, kFirstDiscovery = 133,
                       kLastDiscovery = 137;
constexpr std::size_t kDiscoveryTarget = 8 + 16;  ///< Bytes of a message that names its target.

using Ipv6 = std::array<std::uint8_t, 16>;

Ipv6 address6(Frame frame, std::size_t at) {
    Ipv6 address;
    for (std::size_t i = 0; i < address.size(); ++i) {
        address[i] = get8(frame, at + i);
    }
    return address;
}

bool is_port(Frame frame, const Packet& packet, std::uint16_t port) {
    return packet.protocol == kUdp && get16(frame, packet.payload + kDestinationPort) == port;
}

bool may_pass_v4(Frame frame, const Packet& packet) {
    const std::uint32_t source = get32(frame, kEthernetHeader + 12);
    const std::uint32_t destination = get32(frame, kEthernetHeader + 16);
    if (is_port(frame, packet, kDhcpServer) && (destination == kHost || destination == 0xFFFF'FFFF)) {
        return source == 0 || (source & kMask) == kNetwork;
    }
    const bool own = (source & kMask) == kNetwork && source != kNetwork && source != kHost && source != kNameServer &&
                     source != kBroadcast;
    const std::uint32_t first = destination >> 24;
    const bool possible = first != 0 && first != 127 && first < 224 && destination != kBroadcast;
    return own && possible;
}

bool may_come_from(const Ipv6& source) {
    static constexpr Ipv6 kUnspecified = {};
    static constexpr std::array<std::uint8_t, 8> kPrefix = {0xFE, 0xC0};
    const bool link_local = source[0] == 0xFE && (source[1] & 0xC0) == 0x80;
    return link_local || source == kUnspecified || std::ranges::equal(std::span(source).first(8), kPrefix);
}

bool may_pass_v6(Frame frame, const Packet& packet) {
    const Ipv6 destination = address6(frame, kEthernetHeader + 24);
    if (!may_come_from(address6(frame, kEthernetHeader + 8))) {
        return false;
    }
    if (destination[0] == 0xFF) {
        return packet.protocol == kIcmp6 || is_port(frame, packet, kDhcp6Server);
    }
    // The loopback address, and those that stand for IPv4 ones, begin with zeros.
    return std::ranges::any_of(std::span(destination).first(8), [](std::uint8_t byte) { return byte != 0; });
}

bool is_whole_icmp6(Frame frame, const Packet& packet) {
    const std::uint8_t type = get8(frame, packet.payload);
    const bool has_target = type >= kNeighbourSolicitation && type <= kLastDiscovery;
    return !has_target || packet.end - packet.payload >= kDiscoveryTarget;
}

}  // namespace

bool may_pass_arp(Frame frame) {
    return frame.size() >= kArpLength && get16(frame, kEthernetHeader) == 1 &&
           get16(frame, kEthernetHeader + 2) == kEtherIpv4 && get16(frame, kEthernetHeader + 4) == 0x0604;
}

bool may_pass(Frame frame, const Packet& packet) {
    if (is_port(frame, packet, kTftp) || (packet.protocol == kIcmp6 && !is_whole_icmp6(frame, packet))) {
        return false;
    }
    return packet.v6 ? may_pass_v6(frame, packet) : may_pass_v4(frame, packet);
}

bool may_open_socket(Frame frame, const Packet& packet) {
    switch (packet.protocol) {
        case kTcp: return (get8(frame, packet.payload + kTcpFlags) & (kSyn | kAck)) == kSyn;
        case kUdp: return !is_port(frame, packet, kDhcpServer) && !is_port(frame, packet, kDhcp6Server);
        case kIcmp: return get8(frame, packet.payload) == kEchoRequest;
        case kIcmp6: return get8(frame, packet.payload) == kEcho6Request;
        default: return false;
    }
}

bool is_neighbour_discovery(Frame frame, const Packet& packet) {
    return packet.protocol == kIcmp6 && get8(frame, packet.payload) >= kFirstDiscovery &&
           get8(frame, packet.payload) <= kLastDiscovery;
}

bool asks_for_neighbour(Frame frame) {
    if (frame.size() >= kArpLength && get16(frame, 12) == kEtherArp) {
        return get16(frame, kArpOperation) == kArpRequest;
    }
    const auto packet = parse_packet(frame);
    return packet && packet->protocol == kIcmp6 && get8(frame, packet->payload) == kNeighbourSolicitation;
}

void UnresolvedLimit::add(Nanoseconds now) {
    if (now - since_ > kTime) {
        since_ = now;
        asked_ = 0;
    }
    ++asked_;
}

}  // namespace apiary::network
