// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/segments.h"

#include <algorithm>
#include <vector>

#include "backend/network/bytes.h"
#include "backend/network/network.h"

namespace apiary::network {
namespace {

constexpr std::size_t kIpv4Length = kEthernetHeader + 2, kIpv4Id = kEthernetHeader + 4,
                      kIpv4Offset = kEthernetHeader + 6;
constexpr std::size_t kIpv6Length = kEthernetHeader + 4, kIpv6Next = kEthernetHeader + 6;
constexpr std::size_t kIpv6Header = 40, kFragmentHeader = 8;
constexpr std::uint16_t kMoreFragments = 0x2000;

/// The headers of `packet`, with room for `payload` bytes after them.
std::vector<std::byte> with_headers(std::span<const std::byte> headers, std::size_t payload) {
    std::vector<std::byte> out;
    out.reserve(headers.size() + payload);
    out.assign(headers.begin(), headers.end());
    return out;
}

void append(std::vector<std::byte>& out, std::span<const std::byte> bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

/// Which flags of the whole the segment that is `first` or `last` has (RFC 9293; CWR: RFC 3168, section 6.1.2).
std::uint8_t segment_flags(std::uint8_t flags, bool first, bool last) {
    const unsigned dropped = (first ? 0u : kCwr) | (last ? 0u : kFin | kPsh);
    return static_cast<std::uint8_t>(flags & ~dropped);
}

void put_fragment_v4(std::vector<std::byte>& out, std::size_t offset, bool more) {
    put16(out, kIpv4Length, out.size() - kEthernetHeader);
    put16(out, kIpv4Offset, offset / 8 | (more ? kMoreFragments : 0));
    set_header_checksum(out);
}

void put_fragment_v6(std::vector<std::byte>& out, std::size_t offset, bool more, std::uint32_t id) {
    constexpr std::size_t kFragment = kEthernetHeader + kIpv6Header;
    put16(out, kIpv6Length, out.size() - kFragment);
    put8(out, kFragment, get8(out, kIpv6Next));
    put8(out, kFragment + 1, 0);
    put8(out, kIpv6Next, kIpv6Fragment);
    put16(out, kFragment + 2, offset | (more ? 1 : 0));
    put32(out, kFragment + 4, id);
}

}  // namespace

void segment_tcp(std::span<const std::byte> frame, const Packet& packet, std::size_t size, const TakeFrame& take) {
    const auto payload = frame.subspan(packet.data, packet.end - packet.data);
    if (payload.size() <= size) {
        take(frame.first(packet.end));
        return;
    }
    const auto headers = frame.first(packet.data);
    const std::uint32_t sequence = get32(frame, packet.payload + kTcpSequence);
    const std::uint8_t flags = get8(frame, packet.payload + kTcpFlags);
    const std::uint16_t id = get16(frame, kIpv4Id);
    unsigned number = 0;
    for (std::size_t at = 0; at < payload.size(); at += size) {
        const std::size_t length = std::min(size, payload.size() - at);
        std::vector<std::byte> out = with_headers(headers, length);
        append(out, payload.subspan(at, length));
        put32(out, packet.payload + kTcpSequence, sequence + static_cast<std::uint32_t>(at));
        put8(out, packet.payload + kTcpFlags, segment_flags(flags, at == 0, at + length == payload.size()));
        Packet part = packet;
        part.end = out.size();
        put16(out, packet.v6 ? kIpv6Length : kIpv4Length, out.size() - kEthernetHeader - (packet.v6 ? kIpv6Header : 0));
        if (!packet.v6) {
            put16(out, kIpv4Id, (id + number++) & 0xFFFF);
            set_header_checksum(out);
        }
        set_checksum(out, part);
        take(out);
    }
}

void fragment_ip(std::span<const std::byte> frame, const IpPacket& packet, std::size_t mtu, std::uint32_t id,
                 const TakeFrame& take) {
    const auto headers = frame.first(packet.payload);
    const auto payload = frame.subspan(packet.payload, packet.end - packet.payload);
    const std::size_t extra = packet.v6 ? kFragmentHeader : 0;
    const auto before = packet.fragment.value_or(IpPacket::Fragment{});
    const std::size_t size = (mtu - (headers.size() - kEthernetHeader) - extra) & ~std::size_t{7};
    for (std::size_t at = 0; at < payload.size(); at += size) {
        const std::size_t length = std::min(size, payload.size() - at);
        std::vector<std::byte> out = with_headers(headers, extra + length);
        out.resize(headers.size() + extra);
        append(out, payload.subspan(at, length));
        const bool more = at + length < payload.size();
        if (packet.v6) {
            put_fragment_v6(out, at, more, id);
        } else {
            put_fragment_v4(out, before.offset + at, more || before.more);
        }
        take(out);
    }
}

}  // namespace apiary::network
