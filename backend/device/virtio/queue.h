// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "backend/memory/guest_memory.h"

namespace apiary::device::virtio {

/// One guest buffer of a chain: RAM wholly, as was checked when the chain was taken.
struct Segment {
    memory::GuestPhys address;
    std::uint32_t length = 0;  ///< Bytes, at least 1.
};

/// The buffers of one request, copied from the descriptors once: what the driver writes to its descriptors afterwards
/// has no effect. How the driver cut its data into buffers means nothing (VIRTIO 1.2, section 2.7.4.1).
class Chain {
public:
    std::uint16_t head = 0;           ///< Names the chain when it is given back.
    std::vector<Segment> readable;    ///< For the device to read, in order.
    std::vector<Segment> writable;    ///< For the device to write, in order.
    std::uint64_t readable_size = 0;  ///< Bytes in `readable`.
    std::uint64_t writable_size = 0;  ///< Bytes in `writable`.

    /// Copies from the readable buffers, from byte `offset` of them on; returns how many bytes there were, at most
    /// into.size().
    std::size_t read(const memory::GuestMemory& memory, std::uint64_t offset, std::span<std::byte> into) const;
    /// Copies into the writable buffers, from byte `offset` of them on; returns how many bytes fitted.
    std::size_t write(memory::GuestMemory& memory, std::uint64_t offset, std::span<const std::byte> from) const;
    /// An object at the start of the readable buffers or later, or nothing when they are too short.
    template <class T>
        requires std::is_trivially_copyable_v<T>
    [[nodiscard]] std::optional<T> load(const memory::GuestMemory& memory, std::uint64_t offset = 0) const {
        T value;
        const auto bytes = std::as_writable_bytes(std::span(&value, 1));
        return read(memory, offset, bytes) == bytes.size() ? std::optional<T>(value) : std::nullopt;
    }
    /// False, and nothing written, when the object does not fit wholly.
    template <class T>
        requires std::is_trivially_copyable_v<T>
    bool store(memory::GuestMemory& memory, std::uint64_t offset, const T& value) const {
        return offset <= writable_size && sizeof(T) <= writable_size - offset &&
               write(memory, offset, std::as_bytes(std::span(&value, 1))) == sizeof(T);
    }
};

/// The parts of `segments` that hold bytes [offset, offset+length) of them; shorter where they end before.
[[nodiscard]] std::vector<Segment> slice(std::span<const Segment> segments, std::uint64_t offset, std::uint64_t length);

/// A split virtqueue (VIRTIO 1.2, section 2.7), with indirect descriptors and the event index.
///
/// Used by one thread at a time: the guest's I/O loop while the device runs. Ring memory is the guest's, so each value
/// is read once and checked. A driver that breaks the rules breaks the queue: it gives no more chains, and the device
/// asks to be reset.
class Queue {
public:
    /// Where the driver put the three parts, and how many descriptors there are.
    struct Layout {
        std::uint16_t size = 0;  ///< A power of two, at most 32768.
        memory::GuestPhys descriptors, driver, device;
        bool operator==(const Layout&) const = default;
    };
    /// What the driver chose that changes how rings work.
    struct Features {
        bool indirect = false;         ///< VIRTIO_F_INDIRECT_DESC
        bool event_index = false;      ///< VIRTIO_F_EVENT_IDX
        bool notify_on_empty = false;  ///< VIRTIO_F_NOTIFY_ON_EMPTY, legacy only
        bool operator==(const Features&) const = default;
    };
    /// How far both sides are; kept in snapshots.
    struct Progress {
        std::uint16_t next_available = 0;  ///< The next entry of the driver's ring to be taken.
        std::uint16_t next_used = 0;       ///< The next entry of the device's ring to be filled.
        std::uint16_t signalled = 0;       ///< `next_used` when the driver was last interrupted.
        bool operator==(const Progress&) const = default;
    };

    explicit Queue(memory::GuestMemory& memory) : memory_(memory) {}

    /// True when the rings of `layout` are RAM, aligned, and of a size that there is. Reads nothing.
    [[nodiscard]] static bool is_valid(const memory::GuestMemory& memory, const Layout& layout);
    /// Takes the rings of a valid layout into use.
    void start(const Layout& layout, Features features);
    /// Goes on where a saved queue was. After start().
    void restore(Progress progress) { progress_ = progress; }
    /// Gives no chains any more.
    void stop() { running_ = false; }

    [[nodiscard]] bool running() const { return running_; }
    [[nodiscard]] bool broken() const { return !fault_.empty(); }
    /// What the driver did wrong; empty while nothing.
    [[nodiscard]] const std::string& fault() const { return fault_; }
    [[nodiscard]] Progress progress() const { return progress_; }
    [[nodiscard]] std::uint16_t size() const { return layout_.size; }

    /// The next request, or nothing: none is there, or the queue does not run or is broken.
    [[nodiscard]] std::optional<Chain> pop();
    /// True when pop() would have something to look at.
    [[nodiscard]] bool has_available() const;
    /// Puts the last `chains` chains taken back, as if they had not been taken.
    void unpop(std::uint16_t chains = 1) {
        progress_.next_available = static_cast<std::uint16_t>(progress_.next_available - chains);
    }
    /// Gives a chain back with `written` bytes in its writable buffers, which must not be more than were written.
    void push(std::uint16_t head, std::uint32_t written);
    /// Several at once that become visible together (mergeable receive buffers).
    struct Used {
        std::uint16_t head = 0;
        std::uint32_t written = 0;
    };
    void push(std::span<const Used> used);
    /// Whether the driver is to be interrupted for what was pushed since the last call.
    [[nodiscard]] bool take_interrupt();

    /// Asks the driver for no more notifications; a hint.
    void disable_notifications();
    /// Asks for them again. True: a chain came in between, for which there will be none.
    [[nodiscard]] bool enable_notifications();

private:
    struct Descriptor;
    struct Table;
    [[nodiscard]] std::optional<std::uint16_t> available_index() const;
    [[nodiscard]] bool collect(std::uint16_t head, Chain& chain);
    [[nodiscard]] bool walk(Table table, std::uint16_t first, Chain& chain, bool indirect);
    [[nodiscard]] bool add(const Descriptor& descriptor, Chain& chain);
    bool broke(std::string why);

    memory::GuestMemory& memory_;
    Layout layout_;
    Features features_;
    Progress progress_;
    bool running_ = false;
    std::string fault_;
};

}  // namespace apiary::device::virtio
