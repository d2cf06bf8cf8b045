// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/reassembly.h"

#include <algorithm>
#include <utility>

#include "backend/network/bytes.h"
#include "backend/network/network.h"

namespace apiary::network {
namespace {

constexpr std::size_t kIpv4Offset = kEthernetHeader + 6;
constexpr std::size_t kIpv6Next = kEthernetHeader + 6, kIpv6Header = 40, kFragmentHeader = 8;
constexpr std::size_t kMostPayload = 65535;

std::vector<std::byte> key_of(std::span<const std::byte> frame, const IpPacket& packet) {
    const auto addresses = packet.addresses(frame);
    std::vector<std::byte> key(addresses.begin(), addresses.end());
    key.resize(addresses.size() + 5);
    put32(key, addresses.size(), packet.fragment->id);
    put8(key, addresses.size() + 4, packet.protocol);
    return key;
}

/// The headers of the packet as if it had never been cut.
std::vector<std::byte> headers_of(std::span<const std::byte> frame, const IpPacket& packet) {
    const std::size_t length = packet.payload - (packet.v6 ? kFragmentHeader : 0);
    std::vector<std::byte> headers(frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(length));
    if (packet.v6) {
        put8(headers, kIpv6Next, packet.protocol);
    } else {
        put16(headers, kIpv4Offset, 0);
    }
    return headers;
}

/// False when the packet is too long for its header.
bool put_length(std::span<std::byte> frame, bool v6) {
    const std::size_t length = frame.size() - kEthernetHeader - (v6 ? kIpv6Header : 0);
    if (length > 0xFFFF) {
        return false;
    }
    put16(frame, kEthernetHeader + (v6 ? 4 : 2), length);
    if (!v6) {
        set_header_checksum(frame);
    }
    return true;
}

}  // namespace

std::optional<std::vector<std::byte>> Reassembly::add(std::span<const std::byte> frame, const IpPacket& packet,
                                                      Nanoseconds now) {
    const auto part = frame.subspan(packet.payload, packet.end - packet.payload);
    Unfinished& whole = find(key_of(frame, packet), now);
    if (!place(whole, part, *packet.fragment)) {
        drop(whole);
        return std::nullopt;
    }
    if (packet.fragment->offset == 0) {
        whole.headers = headers_of(frame, packet);
    }
    if (!whole.length || whole.units_present * kUnit < *whole.length) {
        return std::nullopt;
    }
    std::vector<std::byte> result = std::move(whole.headers);
    const auto payload = std::span(whole.payload).first(*whole.length);
    result.insert(result.end(), payload.begin(), payload.end());
    drop(whole);
    return put_length(result, packet.v6) ? std::optional(std::move(result)) : std::nullopt;
}

/// The packet with `key`, a new one if there is none; the oldest makes room.
Reassembly::Unfinished& Reassembly::find(std::vector<std::byte> key, Nanoseconds now) {
    std::erase_if(unfinished_, [&](const Unfinished& whole) { return now - whole.since > kPatience; });
    const auto found = std::ranges::find(unfinished_, key, &Unfinished::key);
    if (found != unfinished_.end()) {
        return *found;
    }
    if (unfinished_.size() == kMostPackets) {
        unfinished_.erase(unfinished_.begin());
    }
    return unfinished_.emplace_back(Unfinished{.key = std::move(key), .since = now});
}

/// Copies a fragment to its place; false when it cannot belong there.
bool Reassembly::place(Unfinished& whole, std::span<const std::byte> part, const IpPacket::Fragment& fragment) {
    if (part.empty() || part.size() > kMostPayload || fragment.offset > kMostPayload - part.size() ||
        (fragment.more && part.size() % kUnit != 0)) {
        return false;
    }
    const std::size_t end = fragment.offset + part.size();
    if (fragment.more ? whole.length && end > *whole.length : whole.length || end < whole.payload.size()) {
        return false;  // Beyond the last fragment, or a second last one, or one before others.
    }
    const std::size_t first = fragment.offset / kUnit;
    const std::size_t units = (part.size() + kUnit - 1) / kUnit;
    if (whole.payload.size() < end) {
        whole.payload.resize(end);
        whole.present.resize(first + units);
    }
    for (std::size_t unit = first; unit < first + units; ++unit) {
        if (whole.present[unit]) {
            return false;
        }
        whole.present[unit] = true;
    }
    whole.units_present += units;
    std::ranges::copy(part, whole.payload.begin() + static_cast<std::ptrdiff_t>(fragment.offset));
    if (!fragment.more) {
        whole.length = end;
    }
    return true;
}

void Reassembly::drop(const Unfinished& whole) {
    unfinished_.erase(unfinished_.begin() + (&whole - unfinished_.data()));
}

}  // namespace apiary::network
