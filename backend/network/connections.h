// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <optional>
#include <span>
#include <unordered_map>

#include "backend/network/packet.h"

namespace apiary::network {

/// What a user network has to know of the guest's TCP connections, as libslirp is made for small machines that can be
/// trusted:
/// - The guest says in its SYN how large segments it takes. libslirp is told that any size will do, so that it makes
/// few
///   large ones; they are cut, or handed over as what is to be cut, by what the guest had said.
/// - libslirp keeps what comes out of order for as long as its window is open, in buffers that are much larger than the
///   data. On its own link nothing is ever reordered; so a segment after a gap is lost, as on any network, and there is
///   an end to what may wait for libslirp's acknowledgement.
class Connections {
public:
    static constexpr std::size_t kMost = 4096;         ///< Remembered; the one that was silent longest is forgotten.
    static constexpr std::size_t kMostWaiting = 2048;  ///< Segments with data that libslirp did not acknowledge.
    /// Segment sizes are those of RFC 9293, section 3.7.1, and never less than Linux's TCP_MIN_MSS.
    static constexpr std::uint16_t kUnsaidSize = 536, kLeastSize = 88;

    /// A segment from the guest. Its SYN is changed so that it asks for the largest segments. False: it is to be lost.
    [[nodiscard]] bool from_guest(std::span<std::byte> frame, const Packet& packet);
    /// A segment to the guest; returns the most payload that the guest asked for.
    [[nodiscard]] std::uint16_t to_guest(std::span<const std::byte> frame, const Packet& packet);
    [[nodiscard]] std::size_t size() const { return connections_.size(); }
    void clear();

private:
    /// Addresses and ports, the guest's first; IPv4 addresses are padded.
    using Key = std::array<std::byte, 36>;
    struct Connection {
        Key key;
        std::uint16_t segment_size = kUnsaidSize;
        std::optional<std::uint32_t> next;  ///< The sequence number after the last in order; unknown at first.
        std::size_t waiting = 0;            ///< Segments that were passed on and not acknowledged.
    };
    struct Hash {
        std::size_t operator()(const Key& key) const;
    };
    static Key key_of(std::span<const std::byte> frame, const Packet& packet, bool from_guest);
    Connection& find(const Key& key);
    void forget(const Key& key);
    bool in_order(Connection& connection, std::span<const std::byte> frame, const Packet& packet);
    void acknowledge(Connection& connection, std::uint32_t number);

    std::list<Connection> recent_;  ///< The one that was heard of last comes first.
    std::unordered_map<Key, std::list<Connection>::iterator, Hash> connections_;
    std::size_t waiting_ = 0;
};

}  // namespace apiary::network
