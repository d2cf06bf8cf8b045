// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "backend/base/check.h"
#include "backend/device/virtio/virtio_device.h"

namespace apiary::device::virtio::test {

inline std::vector<std::byte> bytes_of(std::string_view text) {
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}
template <class T>
    requires std::is_trivially_copyable_v<T>
std::vector<std::byte> bytes_of_object(const T& value) {
    const auto bytes = std::as_bytes(std::span(&value, 1));
    return {bytes.begin(), bytes.end()};
}

/// A driver's side of one split ring in guest memory: makes chains of buffers and takes them back. Every ring has its
/// descriptors, rings and buffers in a part of guest memory of its own.
class DriverRing {
public:
    static constexpr std::uint64_t kArea = 1 << 20;  ///< Guest memory a ring takes, buffers included.

    DriverRing(memory::GuestMemory& memory, std::uint64_t start, std::uint16_t size)
        : memory_(memory), start_(start), buffers_(start + kBuffers) {
        layout_ = {.size = size, .descriptors = {start}, .driver = {start + kDriver}, .device = {start + kDevice}};
    }
    [[nodiscard]] const Queue::Layout& layout() const { return layout_; }

    /// Room for `length` bytes in guest memory; buffers are used again from the first one on when they run out.
    memory::GuestPhys buffer(std::uint64_t length) {
        if (buffers_ + length > start_ + kArea) {
            buffers_ = start_ + kBuffers;
        }
        const memory::GuestPhys at{buffers_};
        buffers_ += (length + 15) & ~std::uint64_t{15};
        return at;
    }
    /// Descriptor `index`, as raw as a driver writes it.
    void descriptor(std::uint16_t index, std::uint64_t address, std::uint32_t length, std::uint16_t flags,
                    std::uint16_t next = 0) {
        struct {
            std::uint64_t address;
            std::uint32_t length;
            std::uint16_t flags, next;
        } const raw = {address, length, flags, next};
        check(memory_.store(layout_.descriptors + std::uint64_t{index} * 16, raw).has_value(), "ring is memory");
    }
    /// Makes the chain that begins at descriptor `head` available.
    void make_available(std::uint16_t head) {
        const auto slot = static_cast<std::uint64_t>(available_ % layout_.size);
        check(memory_.store(layout_.driver + (4 + slot * 2), head).has_value(), "ring is memory");
        ++available_;
        check(memory_.store(layout_.driver + 2, available_).has_value(), "ring is memory");
    }
    /// A chain of one readable buffer for each of `out`, then one writable buffer for each size of `in`. Returns its
    /// head.
    std::uint16_t add(const std::vector<std::vector<std::byte>>& out, const std::vector<std::uint32_t>& in) {
        const std::size_t count = out.size() + in.size();
        check(count > 0 && count <= layout_.size, "the chain fits the ring");
        const std::uint16_t head = next_;
        written_to_.assign(in.size(), {});
        for (std::size_t i = 0; i < count; ++i) {
            const bool write = i >= out.size();
            const auto length =
                write ? in[i - out.size()] : static_cast<std::uint32_t>(out[i].size());
            const memory::GuestPhys at = buffer(length);
            if (write) {
                written_to_[i - out.size()] = {at, length};
            } else {
                check(memory_.write(at, out[i]).has_value(), "buffer is memory");
            }
            const std::uint16_t index = next_;
            next_ = static_cast<std::uint16_t>((next_ + 1) % layout_.size);
            const bool last = i + 1 == count;
            descriptor(index, at.value, length, static_cast<std::uint16_t>((write ? 2 : 0) | (last ? 0 : 1)), next_);
        }
        make_available(head);
        return head;
    }
    /// The writable buffers of the chain that was added last.
    [[nodiscard]] const std::vector<Segment>& writable() const { return written_to_; }
    /// What stands in them now, one after the other, at most `length` bytes.
    [[nodiscard]] std::vector<std::byte> contents(const std::vector<Segment>& segments, std::size_t length) const {
        std::vector<std::byte> all;
        for (const Segment& segment : segments) {
            std::vector<std::byte> part(std::min<std::size_t>(segment.length, length - all.size()));
            check(memory_.read(segment.address, part).has_value(), "buffer is memory");
            all.insert(all.end(), part.begin(), part.end());
        }
        return all;
    }

    struct Used {
        std::uint32_t head = 0, written = 0;
        bool operator==(const Used&) const = default;
    };
    /// The next chain the device gave back, if there is one.
    std::optional<Used> take_used() {
        const auto index = memory_.load<std::uint16_t>(layout_.device + 2);
        if (!index || *index == used_) {
            return std::nullopt;
        }
        const auto slot = static_cast<std::uint64_t>(used_++ % layout_.size);
        return memory_.load<Used>(layout_.device + (4 + slot * 8)).value_or(Used{});
    }
    void set_event_index(std::uint16_t event) {
        check(memory_.store(layout_.driver + (4 + std::uint64_t{layout_.size} * 2), event).has_value(), "memory");
    }

private:
    static constexpr std::uint64_t kDriver = 0x8000, kDevice = 0xA000, kBuffers = 0x10000;

    memory::GuestMemory& memory_;
    std::uint64_t start_, buffers_;
    Queue::Layout layout_;
    std::uint16_t next_ = 0, available_ = 0, used_ = 0;
    std::vector<Segment> written_to_;
};

/// A transport without a bus: the rings of a driver in guest memory, and a record of what the device asked for. The
/// device is called by the test's own thread.
class FakeTransport final : public Transport {
public:
    static constexpr std::uint64_t kRings = 16 << 20;

    /// A device with guest memory of `memory_size` bytes; `features` are what the driver chooses.
    explicit FakeTransport(VirtioDevice& device, std::uint64_t memory_size = 64 << 20)
        : device_(device), memory_(memory::GuestMemory::create(memory_size).value()) {
        std::uint64_t at = kRings;
        for (const std::uint16_t size : device.queue_sizes()) {
            check(at + DriverRing::kArea <= memory_size, "guest memory has room for the rings");
            rings_.emplace_back(*memory_, at, std::min<std::uint16_t>(size, 256));
            queues_.emplace_back(*memory_);
            at += DriverRing::kArea;
        }
        interrupts.assign(rings_.size(), 0);
        scheduled = std::vector<std::atomic<bool>>(rings_.size());
    }
    void start(std::uint64_t features) {
        for (std::size_t i = 0; i < rings_.size(); ++i) {
            queues_[i].start(rings_[i].layout(), {.indirect = true});
        }
        device_.start(*this, features);
    }
    /// What the transport does for a notification: process() until there is no more.
    void notify(unsigned index) {
        scheduled[index] = false;
        while (device_.process(index)) {
        }
    }
    [[nodiscard]] DriverRing& ring(unsigned index) { return rings_[index]; }

    [[nodiscard]] memory::GuestMemory& memory() override { return *memory_; }
    [[nodiscard]] Queue& queue(unsigned index) override { return queues_[index]; }
    void signal(unsigned index) override { interrupts[index] += queues_[index].take_interrupt() ? 1 : 0; }
    void config_changed() override { ++config_changes; }
    void schedule(unsigned index) override { scheduled[index] = true; }
    void fail(const std::string& why) override { failure = why; }

    std::vector<unsigned> interrupts;  ///< Interrupts of each queue.
    std::vector<std::atomic<bool>> scheduled;
    unsigned config_changes = 0;
    std::string failure;  ///< Of fail(); empty while there was none.

private:
    VirtioDevice& device_;
    std::unique_ptr<memory::GuestMemory> memory_;
    std::vector<DriverRing> rings_;
    std::vector<Queue> queues_;
};

}  // namespace apiary::device::virtio::test
