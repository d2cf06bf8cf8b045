// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "backend/network/config.h"

namespace apiary::network {

/// What goes before each frame in either direction: struct virtio_net_hdr (VIRTIO 1.2, section 5.1.6), as it lies in
/// memory, little-endian.
struct FrameHeader {
    static constexpr std::uint8_t kNeedsChecksum = 1, kDataValid = 2;             ///< `flags`
    static constexpr std::uint8_t kWhole = 0, kTcp4 = 1, kTcp6 = 4, kEcn = 0x80;  ///< `gso_type`

    std::uint8_t flags = 0;
    std::uint8_t gso_type = kWhole;
    std::uint16_t header_length = 0;    ///< Of all headers together, a hint; with a gso_type only.
    std::uint16_t segment_size = 0;     ///< Payload of each segment the frame is to be cut into.
    std::uint16_t checksum_start = 0;   ///< Where summing begins, bytes from the frame's start.
    std::uint16_t checksum_offset = 0;  ///< Where the checksum stands, from there on.
    std::uint16_t buffers = 0;          ///< num_buffers: of mergeable receive buffers, the device's business.

    bool operator==(const FrameHeader&) const = default;
};
static_assert(sizeof(FrameHeader) == 12);

/// Work on frames that one side leaves to the other.
struct Offloads {
    bool checksum = false;  ///< Checksums of TCP and UDP may be partial.
    bool tso4 = false;      ///< TCP over IPv4 may come in frames of many segments.
    bool tso6 = false;      ///< The same over IPv6.
    bool ecn = false;       ///< These may have ECN's bits.
    bool operator==(const Offloads&) const = default;
};

/// Bytes of the largest frame: Ethernet header, VLAN tag, IPv6 header and its longest payload.
inline constexpr std::size_t kMostFrame = 14 + 4 + 40 + 65535;
/// Bytes of an Ethernet header.
inline constexpr std::size_t kEthernetHeader = 14;

/// True when a frame of `length` bytes can be what its header says, and asks for nothing but `allowed`. The contents
/// are not looked at.
[[nodiscard]] bool is_valid(const FrameHeader& header, std::size_t length, const Offloads& allowed);

/// The side that frames from the network go to: a network card. Called on the loop's thread.
class Receiver {
public:
    virtual ~Receiver() = default;
    /// A frame for the guest. False: there is no room, and the network asks again after ready_to_receive().
    [[nodiscard]] virtual bool receive(const FrameHeader& header, std::span<const std::byte> frame) = 0;
    /// No more frames for now: the guest may be told of those before.
    virtual void end_of_burst() = 0;
    virtual void link_changed() = 0;
};

/// What a guest's network card is plugged into.
///
/// It is used on the EventLoop's thread only, and made and destroyed on any. Frames flow between start() and stop(),
/// and not between pause() and resume(); a network is made paused.
class Network {
public:
    virtual ~Network() = default;

    /// What it is, for messages.
    [[nodiscard]] virtual std::string name() const = 0;
    /// What frames given to transmit() may ask for.
    [[nodiscard]] virtual Offloads transmit_offloads() const = 0;
    /// What frames given to the receiver could ask for, if that agrees.
    [[nodiscard]] virtual Offloads receive_offloads() const = 0;
    /// The largest packet within a frame, bytes, where it is not the usual 1500; otherwise 0.
    [[nodiscard]] virtual std::uint16_t mtu() const = 0;
    [[nodiscard]] virtual bool link_up() const = 0;
    /// Ports of the host that lead to the guest, as they are bound. From any thread.
    [[nodiscard]] virtual std::vector<Forward> forwards() const { return {}; }

    /// From now on frames go to `receiver`, and ask for nothing but `agreed` of it.
    virtual void start(Receiver& receiver, const Offloads& agreed) = 0;
    /// The receiver changed its mind; between start() and stop().
    virtual void set_receive_offloads(const Offloads& agreed) = 0;
    /// The receiver is not used any more, and frames that wait for it are dropped.
    virtual void stop() = 0;
    /// A frame from the guest: `header` is_valid() for it and transmit_offloads(), `parts` make it up, one after the
    /// other. They may be guest memory, which changes under way. What the network cannot take is lost.
    virtual void transmit(const FrameHeader& header, std::span<const std::span<const std::byte>> parts) = 0;
    /// The receiver has room again.
    virtual void ready_to_receive() = 0;

    virtual void pause() = 0;
    virtual void resume() = 0;
};

}  // namespace apiary::network
