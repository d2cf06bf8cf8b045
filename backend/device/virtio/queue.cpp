// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/virtio/queue.h"

#include <algorithm>
#include <array>
#include <bit>
#include <format>
#include <utility>

namespace apiary::device::virtio {
namespace {

using memory::GuestMemory;
using memory::GuestPhys;

// Split ring (VIRTIO 1.2, sections 2.7.5 to 2.7.8).
constexpr std::uint64_t kDescriptorSize = 16, kUsedElementSize = 8, kAvailableElementSize = 2;
constexpr std::uint64_t kRingHeader = 4;  ///< flags and idx of either ring
constexpr std::uint64_t kIndexOffset = 2;
constexpr std::uint16_t kNext = 1, kWrite = 2, kIndirect = 4;
constexpr std::uint16_t kNoInterrupt = 1, kNoNotify = 1;
constexpr std::uint16_t kMostDescriptors = 32768;

/// The bytes of all buffers of a chain together: what a device may be made to move for one request.
constexpr std::uint64_t kMostBytes = 1ull << 32;

/// Copies between `bytes` and the buffers from `offset` on; `copy(address, part)` moves one part.
template <class Bytes, class Copy>
std::size_t transfer(std::span<const Segment> segments, std::uint64_t offset, Bytes bytes, Copy copy) {
    std::size_t done = 0;
    for (const Segment& segment : segments) {
        if (done == bytes.size()) {
            break;
        }
        if (offset >= segment.length) {
            offset -= segment.length;
            continue;
        }
        const std::size_t length = std::min<std::uint64_t>(segment.length - offset, bytes.size() - done);
        if (!copy(segment.address + offset, bytes.subspan(done, length))) {
            break;
        }
        done += length;
        offset = 0;
    }
    return done;
}

}  // namespace

std::size_t Chain::read(const GuestMemory& memory, std::uint64_t offset, std::span<std::byte> into) const {
    return transfer(readable, offset, into,
                    [&](GuestPhys at, std::span<std::byte> part) { return memory.read(at, part).has_value(); });
}

std::size_t Chain::write(GuestMemory& memory, std::uint64_t offset, std::span<const std::byte> from) const {
    return transfer(writable, offset, from,
                    [&](GuestPhys at, std::span<const std::byte> part) { return memory.write(at, part).has_value(); });
}

std::vector<Segment> slice(std::span<const Segment> segments, std::uint64_t offset, std::uint64_t length) {
    std::vector<Segment> parts;
    for (const Segment& segment : segments) {
        if (length == 0) {
            break;
        }
        if (offset >= segment.length) {
            offset -= segment.length;
            continue;
        }
        const std::uint64_t taken = std::min<std::uint64_t>(segment.length - offset, length);
        parts.push_back({segment.address + offset, static_cast<std::uint32_t>(taken)});
        length -= taken;
        offset = 0;
    }
    return parts;
}

// ---- Set-up ----

struct Queue::Descriptor {
    std::uint64_t address = 0;
    std::uint32_t length = 0;
    std::uint16_t flags = 0, next = 0;
};

/// The queue's own descriptors, or an indirect table.
struct Queue::Table {
    GuestPhys address;
    std::uint32_t size = 0;
};

bool Queue::is_valid(const GuestMemory& memory, const Layout& layout) {
    static_assert(sizeof(Descriptor) == kDescriptorSize);
    const std::uint64_t size = layout.size;
    // Each ring ends with the other side's event field, used or not.
    return std::has_single_bit(size) && size <= kMostDescriptors && layout.descriptors.value % 16 == 0 &&
           layout.driver.value % 2 == 0 && layout.device.value % 4 == 0 &&
           memory.contains(layout.descriptors, size * kDescriptorSize) &&
           memory.contains(layout.driver, kRingHeader + size * kAvailableElementSize + 2) &&
           memory.contains(layout.device, kRingHeader + size * kUsedElementSize + 2);
}

void Queue::start(const Layout& layout, Features features) {
    layout_ = layout;
    features_ = features;
    progress_ = {};
    fault_.clear();
    running_ = true;
}

bool Queue::broke(std::string why) {
    if (fault_.empty()) {
        fault_ = std::move(why);
    }
    return false;
}

// ---- The driver's ring ----

std::optional<std::uint16_t> Queue::available_index() const {
    const auto index = memory_.load<std::uint16_t>(layout_.driver + kIndexOffset);
    // What the index tells of was written before it; so the rest is read after it.
    std::atomic_thread_fence(std::memory_order_acquire);
    return index ? std::optional<std::uint16_t>(*index) : std::nullopt;
}

bool Queue::has_available() const {
    return running_ && !broken() && available_index() != progress_.next_available;
}

std::optional<Chain> Queue::pop() {
    if (!running_ || broken()) {
        return std::nullopt;
    }
    const auto index = available_index();
    if (!index) {
        broke("the available ring is no memory");
        return std::nullopt;
    }
    const auto waiting = static_cast<std::uint16_t>(*index - progress_.next_available);
    if (waiting == 0) {
        return std::nullopt;
    }
    if (waiting > layout_.size) {
        broke(std::format("{} chains are available in a queue of {}", waiting, layout_.size));
        return std::nullopt;
    }
    const std::uint64_t slot = progress_.next_available % layout_.size;
    const auto head = memory_.load<std::uint16_t>(layout_.driver + (kRingHeader + slot * kAvailableElementSize));
    Chain chain;
    if (!head || !collect(*head, chain)) {
        broke("the available ring is no memory");
        return std::nullopt;
    }
    ++progress_.next_available;
    return chain;
}

bool Queue::collect(std::uint16_t head, Chain& chain) {
    chain.head = head;
    return walk({layout_.descriptors, layout_.size}, head, chain, false);
}

/// Follows a chain through `table`. No chain can be longer than its table, so that a loop is found.
bool Queue::walk(Table table, std::uint16_t first, Chain& chain, bool indirect) {
    std::uint32_t index = first;
    for (std::uint32_t steps = 0; steps < table.size; ++steps) {
        if (index >= table.size) {
            return broke(std::format("descriptor {} of {} is named", index, table.size));
        }
        const auto descriptor = memory_.load<Descriptor>(table.address + index * kDescriptorSize);
        if (!descriptor) {
            return broke("a descriptor table is no memory");
        }
        if ((descriptor->flags & kIndirect) != 0) {
            if (indirect || !features_.indirect || (descriptor->flags & kNext) != 0) {
                return broke("an indirect descriptor where none may be");
            }
            const std::uint32_t count = descriptor->length / kDescriptorSize;
            if (count == 0 || descriptor->length % kDescriptorSize != 0 || count > kMostDescriptors) {
                return broke(std::format("an indirect table of {} bytes", descriptor->length));
            }
            return walk({{descriptor->address}, count}, 0, chain, true);
        }
        if (!add(*descriptor, chain)) {
            return false;
        }
        if ((descriptor->flags & kNext) == 0) {
            return true;
        }
        index = descriptor->next;
    }
    return broke("a chain of descriptors without end");
}

bool Queue::add(const Descriptor& descriptor, Chain& chain) {
    const bool write = (descriptor.flags & kWrite) != 0;
    if (!write && !chain.writable.empty()) {
        return broke("a buffer to read after one to write");
    }
    if (descriptor.length == 0) {
        return true;  // Some drivers leave empty buffers; there is nothing in them.
    }
    if (!memory_.contains({descriptor.address}, descriptor.length)) {
        return broke(std::format("a buffer of {} bytes at {:#x} is no memory", descriptor.length, descriptor.address));
    }
    if (descriptor.length > kMostBytes - chain.readable_size - chain.writable_size) {
        return broke("a chain of more than 4 GiB");
    }
    (write ? chain.writable : chain.readable).push_back({{descriptor.address}, descriptor.length});
    (write ? chain.writable_size : chain.readable_size) += descriptor.length;
    return true;
}

// ---- The device's ring ----

void Queue::push(std::uint16_t head, std::uint32_t written) {
    const Used used{head, written};
    push(std::span(&used, 1));
}

void Queue::push(std::span<const Used> used) {
    if (!running_ || broken() || used.empty()) {
        return;
    }
    for (const Used& element : used) {
        const std::uint64_t slot = progress_.next_used++ % layout_.size;
        const std::array<std::uint32_t, 2> value = {element.head, element.written};
        (void)memory_.store(layout_.device + (kRingHeader + slot * kUsedElementSize), value);
    }
    std::atomic_thread_fence(std::memory_order_release);
    (void)memory_.store(layout_.device + kIndexOffset, progress_.next_used);
}

bool Queue::take_interrupt() {
    if (!running_ || broken()) {
        return false;
    }
    const std::uint16_t old = std::exchange(progress_.signalled, progress_.next_used);
    // The used index is to be seen by the driver before it is asked whether it wants to hear of it.
    std::atomic_thread_fence(std::memory_order_seq_cst);
    if (old == progress_.next_used) {
        return false;
    }
    if (features_.notify_on_empty && !has_available()) {
        return true;
    }
    if (features_.event_index) {
        const auto event =
            memory_.load<std::uint16_t>(layout_.driver + (kRingHeader + layout_.size * kAvailableElementSize));
        // VIRTIO 1.2, section 2.7.10: the index moved past the event.
        return !event || static_cast<std::uint16_t>(progress_.next_used - *event - 1) <
                             static_cast<std::uint16_t>(progress_.next_used - old);
    }
    const auto flags = memory_.load<std::uint16_t>(layout_.driver);
    return !flags || (*flags & kNoInterrupt) == 0;
}

void Queue::disable_notifications() {
    if (running_ && !broken() && !features_.event_index) {  // With the index, an old event does it.
        (void)memory_.store(layout_.device, kNoNotify);
    }
}

bool Queue::enable_notifications() {
    if (!running_ || broken()) {
        return false;
    }
    if (features_.event_index) {
        (void)memory_.store(layout_.device + (kRingHeader + layout_.size * kUsedElementSize), progress_.next_available);
    } else {
        (void)memory_.store(layout_.device, std::uint16_t{0});
    }
    // The driver reads this after it has moved its index, and we the index after this: one of us sees the other.
    std::atomic_thread_fence(std::memory_order_seq_cst);
    return has_available();
}

}  // namespace apiary::device::virtio
