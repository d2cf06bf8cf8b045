// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace apiary::network {

/// Types of Ethernet frames and of IP packets (IEEE 802, IANA).
inline constexpr std::uint16_t kEtherIpv4 = 0x0800, kEtherArp = 0x0806, kEtherIpv6 = 0x86DD;
inline constexpr std::uint8_t kIcmp = 1, kTcp = 6, kUdp = 17, kIpv6Fragment = 44, kIcmp6 = 58;

/// TCP's header (RFC 9293, section 3.1): where fields stand, and flags.
inline constexpr std::size_t kTcpSequence = 4, kTcpAcknowledged = 8, kTcpLength = 12, kTcpFlags = 13, kTcpChecksum = 16;
inline constexpr std::uint8_t kFin = 1, kSyn = 2, kRst = 4, kPsh = 8, kAck = 16, kCwr = 128;

/// The IP packet in an Ethernet frame without a VLAN tag, its header checked. Offsets are from the frame's start.
struct IpPacket {
    bool v6 = false;
    std::uint8_t protocol = 0;
    std::size_t payload = 0;  ///< Where it begins.
    std::size_t end = 0;      ///< Where it ends: at the end of the frame or before it.
    struct Fragment {
        std::uint32_t id = 0;
        std::size_t offset = 0;  ///< Of this payload in that of the whole, bytes.
        bool more = false;
    };
    std::optional<Fragment> fragment;

    /// Source and destination, one after the other.
    [[nodiscard]] std::span<const std::byte> addresses(std::span<const std::byte> frame) const {
        return v6 ? frame.subspan(14 + 8, 32) : frame.subspan(14 + 12, 8);
    }
};
/// Nothing for what is no IP, or damaged, or has options or extension headers other than one for fragments.
[[nodiscard]] std::optional<IpPacket> parse_ip(std::span<const std::byte> frame);

/// A packet of TCP, UDP or ICMP that is no fragment, with its header there as a whole.
struct Packet : IpPacket {
    std::size_t data = 0;  ///< Where the payload of TCP or UDP begins, or of ICMP after 8 bytes.
};
[[nodiscard]] std::optional<Packet> parse_packet(std::span<const std::byte> frame);

/// Makes the lengths in the headers those that the packet has, up to the end of the frame, and returns it; nothing
/// when that is no IP packet or too long for one.
[[nodiscard]] std::optional<Packet> set_lengths(std::span<std::byte> frame);
/// The sum over the pseudo-header of TCP or UDP for `length` bytes of header and payload (RFC 9293, section 3.1).
[[nodiscard]] std::uint16_t pseudo_header_sum(std::span<const std::byte> frame, const IpPacket& packet,
                                              std::size_t length);
/// Computes IPv4's header checksum.
void set_header_checksum(std::span<std::byte> frame);
/// Computes the checksum of TCP or UDP.
void set_checksum(std::span<std::byte> frame, const Packet& packet);

}  // namespace apiary::network
