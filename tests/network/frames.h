// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "backend/network/bytes.h"
#include "backend/network/checksum.h"
#include "backend/network/mac.h"
#include "backend/network/packet.h"

namespace apiary::network::test {

using Bytes = std::vector<std::byte>;

inline constexpr MacAddress kGuestMac = {0x02, 0, 0, 0x12, 0x34, 0x56};
inline constexpr MacAddress kHostMac = {0x52, 0x55, 10, 0, 2, 2};  ///< libslirp's for 10.0.2.2.
inline constexpr MacAddress kBroadcast = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
inline constexpr std::uint32_t kGuestIp = 0x0A00020F, kHostIp = 0x0A000202;  // 10.0.2.15, 10.0.2.2

inline Bytes bytes_of(std::string_view text) {
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}
inline Bytes operator+(Bytes one, const Bytes& other) {
    one.insert(one.end(), other.begin(), other.end());
    return one;
}
/// Bytes that differ from their neighbours.
inline Bytes pattern(std::size_t length) {
    Bytes bytes(length);
    for (std::size_t i = 0; i < length; ++i) {
        bytes[i] = static_cast<std::byte>(i * 31 + (i >> 8) * 7);
    }
    return bytes;
}

inline Bytes ethernet(const MacAddress& to, const MacAddress& from, std::uint16_t type) {
    Bytes frame(14);
    for (std::size_t i = 0; i < 6; ++i) {
        put8(frame, i, to[i]);
        put8(frame, 6 + i, from[i]);
    }
    put16(frame, 12, type);
    return frame;
}

/// Of the guest, for the address `target`.
inline Bytes arp_request(std::uint32_t target, std::uint32_t from = kGuestIp) {
    Bytes frame = ethernet(kBroadcast, kGuestMac, kEtherArp);
    frame.resize(42);
    put16(frame, 14, 1);
    put16(frame, 16, kEtherIpv4);
    put16(frame, 18, 0x0604);
    put16(frame, 20, 1);
    for (std::size_t i = 0; i < 6; ++i) {
        put8(frame, 22 + i, kGuestMac[i]);
    }
    put32(frame, 28, from);
    put32(frame, 38, target);
    return frame;
}

struct Ends {
    std::uint32_t from = kGuestIp, to = kHostIp;
    MacAddress mac = kHostMac;  ///< Of the receiver.
};

inline Bytes ipv4(std::uint8_t protocol, const Bytes& payload, const Ends& ends = {}) {
    Bytes frame = ethernet(ends.mac, kGuestMac, kEtherIpv4);
    frame.resize(34);
    put8(frame, 14, 0x45);
    put16(frame, 16, 20 + payload.size());
    put16(frame, 18, 0x1234);
    put8(frame, 22, 64);
    put8(frame, 23, protocol);
    put32(frame, 26, ends.from);
    put32(frame, 30, ends.to);
    set_header_checksum(frame);
    return frame + payload;
}

inline Bytes ipv6(std::uint8_t protocol, const Bytes& payload, std::uint8_t from_last = 0x15,
                  std::uint8_t to_last = 2) {
    Bytes frame = ethernet(kHostMac, kGuestMac, kEtherIpv6);
    frame.resize(54);
    put8(frame, 14, 0x60);
    put16(frame, 18, payload.size());
    put8(frame, 20, protocol);
    put8(frame, 21, 255);
    put16(frame, 22, 0xFEC0);
    put8(frame, 37, from_last);
    put16(frame, 38, 0xFEC0);
    put8(frame, 53, to_last);
    return frame + payload;
}

/// The same frame with the checksum of TCP, UDP or ICMP made.
inline Bytes finished(Bytes frame) {
    const auto packet = parse_packet(frame);
    if (packet && (packet->protocol == kTcp || packet->protocol == kUdp)) {
        set_checksum(frame, *packet);
    } else if (packet) {
        const auto message = std::span(frame).subspan(packet->payload);
        put16(message, 2, 0);
        put16(message, 2, ~checksum_add(message, packet->v6 ? pseudo_header_sum(frame, *packet, message.size()) : 0));
    }
    return frame;
}

inline Bytes udp_payload(std::uint16_t from, std::uint16_t to, const Bytes& data) {
    Bytes header(8);
    put16(header, 0, from);
    put16(header, 2, to);
    put16(header, 4, 8 + data.size());
    return header + data;
}

struct TcpFields {
    std::uint16_t from = 40000, to = 0;
    std::uint32_t sequence = 1000, acknowledged = 0;
    std::uint8_t flags = kAck;
    Bytes options = {};  ///< A multiple of 4 bytes.
};
inline Bytes tcp_payload(const TcpFields& fields, const Bytes& data = {}) {
    Bytes header(20);
    put16(header, 0, fields.from);
    put16(header, 2, fields.to);
    put32(header, 4, fields.sequence);
    put32(header, 8, fields.acknowledged);
    put8(header, 12, static_cast<std::uint8_t>((20 + fields.options.size()) / 4 << 4));
    put8(header, 13, fields.flags);
    put16(header, 14, 65535);
    return header + fields.options + data;
}
inline Bytes tcp4(const TcpFields& fields, const Bytes& data = {}, const Ends& ends = {}) {
    return finished(ipv4(kTcp, tcp_payload(fields, data), ends));
}
inline Bytes tcp6(const TcpFields& fields, const Bytes& data = {}) {
    return finished(ipv6(kTcp, tcp_payload(fields, data)));
}
inline Bytes udp4(std::uint16_t from, std::uint16_t to, const Bytes& data, const Ends& ends = {}) {
    return finished(ipv4(kUdp, udp_payload(from, to, data), ends));
}
/// The option with the maximum segment size.
inline Bytes segment_size_option(std::uint16_t size) {
    Bytes option(4);
    put16(option, 0, 0x0204);
    put16(option, 2, size);
    return option;
}

/// The payload of TCP or UDP in a frame.
inline Bytes data_of(std::span<const std::byte> frame) {
    const auto packet = parse_packet(frame);
    if (!packet) {
        return {};
    }
    const auto data = frame.subspan(packet->data, packet->end - packet->data);
    return {data.begin(), data.end()};
}

/// True when the checksums of IPv4, TCP and UDP are right: making them anew changes nothing.
inline bool checksums_are_right(const Bytes& frame) {
    Bytes again = finished(frame);
    const auto packet = parse_packet(again);
    if (packet && !packet->v6) {
        set_header_checksum(again);
    }
    return packet.has_value() && again == frame;
}

}  // namespace apiary::network::test
