// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/connections.h"

#include <algorithm>
#include <string_view>

#include "backend/network/bytes.h"
#include "backend/network/checksum.h"

namespace apiary::network {
namespace {

constexpr std::size_t kPorts = 4, kOptions = 20;
constexpr std::uint8_t kEndOfOptions = 0, kNoOption = 1, kSegmentSize = 2, kSegmentSizeLength = 4;
constexpr std::uint16_t kAnySize = 0xFFFF;

/// Sequence numbers wrap (RFC 9293, section 3.4).
bool is_after(std::uint32_t one, std::uint32_t other) {
    return static_cast<std::int32_t>(one - other) > 0;
}

/// Where the value of the maximum segment size option stands, if there is one.
std::optional<std::size_t> segment_size_option(std::span<const std::byte> frame, const Packet& packet) {
    std::size_t at = packet.payload + kOptions;
    while (at < packet.data) {
        const std::uint8_t kind = get8(frame, at);
        if (kind == kEndOfOptions) {
            return std::nullopt;
        }
        if (kind == kNoOption) {
            ++at;
            continue;
        }
        if (packet.data - at < 2) {
            return std::nullopt;
        }
        const std::uint8_t length = get8(frame, at + 1);
        if (length < 2 || length > packet.data - at) {
            return std::nullopt;
        }
        if (kind == kSegmentSize && length == kSegmentSizeLength) {
            return at + 2;
        }
        at += length;
    }
    return std::nullopt;
}

/// Writes 16 bits of TCP's header and corrects the checksum by the difference (RFC 1624, section 3).
void replace16(std::span<std::byte> frame, const Packet& packet, std::size_t at, std::uint16_t value) {
    const auto change = [&](std::uint16_t sum, std::uint16_t word) {
        // The option may begin at an odd place, where its bytes are those of two words.
        return checksum_join(sum,
                             (at - packet.payload) % 2 == 0 ? word : static_cast<std::uint16_t>(word << 8 | word >> 8));
    };
    const std::size_t field = packet.payload + kTcpChecksum;
    auto sum = static_cast<std::uint16_t>(~get16(frame, field));
    sum = change(sum, static_cast<std::uint16_t>(~get16(frame, at)));
    sum = change(sum, value);
    put16(frame, at, value);
    put16(frame, field, ~sum);
}

std::uint32_t sequence_length(std::span<const std::byte> frame, const Packet& packet) {
    const std::uint8_t flags = get8(frame, packet.payload + kTcpFlags);
    return static_cast<std::uint32_t>(packet.end - packet.data) + ((flags & kFin) != 0 ? 1 : 0) +
           ((flags & kSyn) != 0 ? 1 : 0);
}

}  // namespace

std::size_t Connections::Hash::operator()(const Key& key) const {
    std::array<char, sizeof(Key)> text;
    std::ranges::transform(key, text.begin(), [](std::byte byte) { return static_cast<char>(byte); });
    return std::hash<std::string_view>()({text.data(), text.size()});
}

Connections::Key Connections::key_of(std::span<const std::byte> frame, const Packet& packet, bool from_guest) {
    Key key = {};
    const auto addresses = packet.addresses(frame);
    const std::size_t half = addresses.size() / 2;
    const auto ports = frame.subspan(packet.payload, kPorts);
    const auto put = [&](std::span<const std::byte> part, std::size_t at) {
        std::ranges::copy(part, key.begin() + static_cast<std::ptrdiff_t>(at));
    };
    put(addresses.first(half), from_guest ? 0 : 16);
    put(addresses.last(half), from_guest ? 16 : 0);
    put(ports.first(2), from_guest ? 32 : 34);
    put(ports.last(2), from_guest ? 34 : 32);
    return key;
}

/// The connection with `key`, a new one if there is none.
Connections::Connection& Connections::find(const Key& key) {
    if (const auto found = connections_.find(key); found != connections_.end()) {
        recent_.splice(recent_.begin(), recent_, found->second);
        return recent_.front();
    }
    if (connections_.size() == kMost) {
        forget(Key(recent_.back().key));
    }
    recent_.push_front({.key = key});
    connections_.emplace(key, recent_.begin());
    return recent_.front();
}

void Connections::forget(const Key& key) {
    if (const auto found = connections_.find(key); found != connections_.end()) {
        waiting_ -= found->second->waiting;
        recent_.erase(found->second);
        connections_.erase(found);
    }
}

void Connections::clear() {
    connections_.clear();
    recent_.clear();
    waiting_ = 0;
}

bool Connections::from_guest(std::span<std::byte> frame, const Packet& packet) {
    const Key key = key_of(frame, packet, true);
    const std::uint8_t flags = get8(frame, packet.payload + kTcpFlags);
    if ((flags & kRst) != 0) {
        forget(key);
        return true;
    }
    Connection& connection = find(key);
    if ((flags & kSyn) != 0) {
        connection.segment_size = kUnsaidSize;
        if (const auto option = segment_size_option(frame, packet)) {
            connection.segment_size = std::max(get16(frame, *option), kLeastSize);
            replace16(frame, packet, *option, kAnySize);
        }
        connection.next.reset();
    }
    return in_order(connection, frame, packet);
}

bool Connections::in_order(Connection& connection, std::span<const std::byte> frame, const Packet& packet) {
    const std::uint32_t sequence = get32(frame, packet.payload + kTcpSequence);
    const std::uint32_t length = sequence_length(frame, packet);
    if (!connection.next) {
        connection.next = sequence + length;
        return true;
    }
    if (length == 0) {
        return true;
    }
    if (is_after(sequence, *connection.next) || waiting_ == kMostWaiting) {
        return false;
    }
    if (is_after(sequence + length, *connection.next)) {
        connection.next = sequence + length;
    }
    ++connection.waiting;
    ++waiting_;
    return true;
}

std::uint16_t Connections::to_guest(std::span<const std::byte> frame, const Packet& packet) {
    const Key key = key_of(frame, packet, false);
    const auto found = connections_.find(key);
    if (found == connections_.end()) {
        return kUnsaidSize;
    }
    const std::uint16_t size = found->second->segment_size;
    const std::uint8_t flags = get8(frame, packet.payload + kTcpFlags);
    if ((flags & kRst) != 0) {
        forget(key);
    } else if ((flags & kAck) != 0) {
        acknowledge(*found->second, get32(frame, packet.payload + kTcpAcknowledged));
    }
    return size;
}

void Connections::acknowledge(Connection& connection, std::uint32_t number) {
    if (connection.next && !is_after(*connection.next, number)) {
        waiting_ -= connection.waiting;
        connection.waiting = 0;
    }
}

}  // namespace apiary::network
