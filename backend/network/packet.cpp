// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/packet.h"

#include <algorithm>

#include "backend/network/bytes.h"
#include "backend/network/checksum.h"
#include "backend/network/network.h"

namespace apiary::network {
namespace {

using Frame = std::span<const std::byte>;

// IPv4 (RFC 791, section 3.1) and IPv6 (RFC 8200, sections 3 and 4.5).
constexpr std::size_t kIp = kEthernetHeader, kIpv4Header = 20, kIpv6Header = 40, kFragmentHeader = 8;
constexpr std::size_t kIpv4Length = kIp + 2, kIpv4Id = kIp + 4, kIpv4Offset = kIp + 6, kIpv4Protocol = kIp + 9,
                      kIpv4Checksum = kIp + 10;
constexpr std::size_t kIpv6Length = kIp + 4, kIpv6Next = kIp + 6;
constexpr std::uint16_t kMoreFragments = 0x2000, kOffsetMask = 0x1FFF;
constexpr std::size_t kTcpHeader = 20, kUdpHeader = 8, kIcmpHeader = 8;
constexpr std::size_t kUdpLength = 4, kUdpChecksum = 6;

std::optional<IpPacket> parse_ipv4(Frame frame) {
    if (frame.size() < kIp + kIpv4Header || get8(frame, kIp) != 0x45) {
        return std::nullopt;
    }
    const std::size_t length = get16(frame, kIpv4Length);
    if (length < kIpv4Header || length > frame.size() - kIp) {
        return std::nullopt;
    }
    IpPacket packet = {.protocol = get8(frame, kIpv4Protocol), .payload = kIp + kIpv4Header, .end = kIp + length};
    const std::uint16_t offset = get16(frame, kIpv4Offset);
    const bool more = (offset & kMoreFragments) != 0;
    if (more || (offset & kOffsetMask) != 0) {
        packet.fragment = {
            .id = get16(frame, kIpv4Id), .offset = (offset & kOffsetMask) * std::size_t{8}, .more = more};
    }
    return packet;
}

std::optional<IpPacket> parse_ipv6(Frame frame) {
    if (frame.size() < kIp + kIpv6Header || get8(frame, kIp) >> 4 != 6) {
        return std::nullopt;
    }
    const std::size_t length = get16(frame, kIpv6Length);
    if (length > frame.size() - kIp - kIpv6Header) {
        return std::nullopt;
    }
    IpPacket packet = {.v6 = true,
                       .protocol = get8(frame, kIpv6Next),
                       .payload = kIp + kIpv6Header,
                       .end = kIp + kIpv6Header + length};
    if (packet.protocol != kIpv6Fragment) {
        return packet;
    }
    if (length < kFragmentHeader) {
        return std::nullopt;
    }
    const std::uint16_t offset = get16(frame, packet.payload + 2);
    packet.protocol = get8(frame, packet.payload);
    packet.fragment = {
        .id = get32(frame, packet.payload + 4), .offset = offset & ~std::size_t{7}, .more = (offset & 1) != 0};
    packet.payload += kFragmentHeader;
    return packet;
}

/// Where the payload begins, or nothing when the header is not there as a whole.
std::optional<std::size_t> parse_tcp(Frame frame, const IpPacket& ip) {
    if (ip.end - ip.payload < kTcpHeader) {
        return std::nullopt;
    }
    const std::size_t length = (get8(frame, ip.payload + kTcpLength) >> 4) * std::size_t{4};
    if (length < kTcpHeader || length > ip.end - ip.payload) {
        return std::nullopt;
    }
    return ip.payload + length;
}

std::optional<std::size_t> parse_udp(Frame frame, const IpPacket& ip) {
    if (ip.end - ip.payload < kUdpHeader) {
        return std::nullopt;
    }
    const std::size_t length = get16(frame, ip.payload + kUdpLength);
    if (length < kUdpHeader || length > ip.end - ip.payload) {
        return std::nullopt;
    }
    return ip.payload + kUdpHeader;
}

std::optional<std::size_t> parse_icmp(const IpPacket& ip) {
    return ip.end - ip.payload < kIcmpHeader ? std::nullopt : std::optional(ip.payload + kIcmpHeader);
}

std::optional<std::size_t> parse_transport(Frame frame, const IpPacket& ip) {
    switch (ip.protocol) {
        case kTcp: return parse_tcp(frame, ip);
        case kUdp: return parse_udp(frame, ip);
        case kIcmp: return ip.v6 ? std::nullopt : parse_icmp(ip);
        case kIcmp6: return ip.v6 ? parse_icmp(ip) : std::nullopt;
        default: return std::nullopt;
    }
}

}  // namespace

std::optional<IpPacket> parse_ip(Frame frame) {
    if (frame.size() < kEthernetHeader) {
        return std::nullopt;
    }
    switch (get16(frame, 12)) {
        case kEtherIpv4: return parse_ipv4(frame);
        case kEtherIpv6: return parse_ipv6(frame);
        default: return std::nullopt;
    }
}

std::optional<Packet> parse_packet(Frame frame) {
    const auto ip = parse_ip(frame);
    if (!ip || ip->fragment) {
        return std::nullopt;
    }
    const auto data = parse_transport(frame, *ip);
    return data ? std::optional(Packet{*ip, *data}) : std::nullopt;
}

std::optional<Packet> set_lengths(std::span<std::byte> frame) {
    auto packet = parse_packet(frame);
    if (!packet) {
        return std::nullopt;
    }
    const std::size_t length = frame.size() - kIp - (packet->v6 ? kIpv6Header : 0);
    if (length > 0xFFFF) {
        return std::nullopt;
    }
    put16(frame, packet->v6 ? kIpv6Length : kIpv4Length, length);
    packet->end = frame.size();
    if (packet->protocol == kUdp) {
        put16(frame, packet->payload + kUdpLength, packet->end - packet->payload);
    }
    if (!packet->v6) {
        set_header_checksum(frame);
    }
    return packet;
}

std::uint16_t pseudo_header_sum(Frame frame, const IpPacket& packet, std::size_t length) {
    const auto sum = checksum_join(static_cast<std::uint16_t>(length), packet.protocol);
    return checksum_add(packet.addresses(frame), sum);
}

void set_header_checksum(std::span<std::byte> frame) {
    put16(frame, kIpv4Checksum, 0);
    put16(frame, kIpv4Checksum, ~checksum_add(frame.subspan(kIp, kIpv4Header)));
}

void set_checksum(std::span<std::byte> frame, const Packet& packet) {
    // A datagram may be shorter than its packet; TCP's header has no length.
    const std::size_t length =
        packet.protocol == kUdp ? get16(frame, packet.payload + kUdpLength) : packet.end - packet.payload;
    const std::size_t field = packet.payload + (packet.protocol == kUdp ? kUdpChecksum : kTcpChecksum);
    put16(frame, field, 0);
    const auto sum = static_cast<std::uint16_t>(
        ~checksum_add(frame.subspan(packet.payload, length), pseudo_header_sum(frame, packet, length)));
    // UDP's zero means that there is none (RFC 768).
    put16(frame, field, packet.protocol == kUdp && sum == 0 ? 0xFFFF : sum);
}

}  // namespace apiary::network
