// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "backend/base/check.h"
#include "tests/device/virtio/fake_driver.h"
#include "tests/fuzz_input.h"

namespace apiary::device::virtio::test {

using testing::FuzzInput;

/// A driver out of control: descriptors, rings and buffers as the fuzzer likes. It checks that the device keeps to what
/// holds whatever a driver does: no more chains come back than were given.
class WildDriver {
public:
    static constexpr std::uint64_t kMemory = 32 << 20;

    explicit WildDriver(VirtioDevice& device) : device_(device), transport_(device, kMemory) {}

    [[nodiscard]] FakeTransport& transport() { return transport_; }
    [[nodiscard]] unsigned queues() const { return static_cast<unsigned>(transport_.scheduled.size()); }

    /// A new driver, with its rings where they were and as far as they were.
    void start(std::uint64_t features, bool event_index) {
        if (started_) {
            stop();
        }
        for (unsigned i = 0; i < queues(); ++i) {
            const Queue::Progress progress = transport_.queue(i).progress();
            transport_.queue(i).start(transport_.ring(i).layout(), {.indirect = true, .event_index = event_index});
            transport_.queue(i).restore(progress);
        }
        transport_.failure.clear();
        started_ = true;
        device_.start(transport_, features);
    }
    void stop() {
        device_.stop();
        for (unsigned i = 0; i < queues(); ++i) {
            transport_.queue(i).stop();
        }
        started_ = false;
    }
    /// A chain of up to 8 buffers, mostly sound.
    void add_chain(FuzzInput& input) {
        const unsigned queue = input.take<std::uint8_t>() % queues();
        const unsigned count = 1 + input.take<std::uint8_t>() % 8;
        const unsigned writable_from = input.take<std::uint8_t>() % (count + 1);
        DriverRing& ring = transport_.ring(queue);
        const std::uint16_t first = next_;
        for (unsigned i = 0; i < count; ++i) {
            const std::uint16_t index = next_;
            next_ = static_cast<std::uint16_t>((next_ + 1) % ring.layout().size);
            const auto flags = static_cast<std::uint16_t>((i >= writable_from ? 2 : 0) | (i + 1 < count ? 1 : 0));
            ring.descriptor(index, place(input), length(input), flags, next_);
        }
        ring.make_available(first % ring.layout().size);
    }
    /// Any descriptor at all, perhaps an indirect one.
    void scribble_descriptor(FuzzInput& input) {
        const unsigned queue = input.take<std::uint8_t>() % queues();
        DriverRing& ring = transport_.ring(queue);
        const auto index = static_cast<std::uint16_t>(input.take<std::uint8_t>() % ring.layout().size);
        const std::uint64_t address = place(input);
        ring.descriptor(index, address, length(input), input.take<std::uint16_t>(), input.take<std::uint16_t>());
        ring.make_available(index);
    }
    /// Bytes somewhere in memory: a buffer, a ring, a table.
    void scribble_memory(FuzzInput& input) {
        const std::uint64_t address = place(input);
        std::array<std::byte, 24> bytes;
        for (std::byte& byte : bytes) {
            byte = input.take<std::byte>();
        }
        (void)transport_.memory().write({address}, bytes);
    }
    void notify(unsigned queue) {
        if (started_ && transport_.failure.empty()) {
            transport_.scheduled[queue] = false;
            (void)device_.process(queue);  // One turn: a chain of 4 GiB has very many.
        }
    }
    /// What was scheduled, a turn each.
    void run() {
        for (unsigned i = 0; i < queues(); ++i) {
            if (transport_.scheduled[i]) {
                notify(i);
            }
        }
    }
    void check_rings() {
        for (unsigned i = 0; i < queues(); ++i) {
            const Queue::Progress progress = transport_.queue(i).progress();
            const auto held = static_cast<std::uint16_t>(progress.next_available - progress.next_used);
            check(held <= 256, "no more chains come back than were taken");
        }
    }

private:
    /// In the buffers, in a ring, or anywhere.
    [[nodiscard]] std::uint64_t place(FuzzInput& input) {
        const auto kind = input.take<std::uint8_t>();
        const auto offset = input.take<std::uint16_t>();
        switch (kind % 8) {
            case 0: return FakeTransport::kRings + kind / 8 % queues() * DriverRing::kArea + offset;
            case 1: return kMemory - offset;
            case 2: return input.take<std::uint64_t>();
            default: return (1 << 20) + std::uint64_t{kind} * 4096 + offset % 4096;
        }
    }
    [[nodiscard]] static std::uint32_t length(FuzzInput& input) {
        const auto kind = input.take<std::uint8_t>();
        switch (kind % 8) {
            case 0: return input.take<std::uint32_t>();
            case 1: return std::uint32_t{kind} * 4096;
            case 2: return 0;
            default: return kind;
        }
    }

    VirtioDevice& device_;
    FakeTransport transport_;
    std::uint16_t next_ = 0;
    bool started_ = false;
};

/// The state can be taken by a device of the same kind, which then has the same.
inline void check_state_comes_back(VirtioDevice& device, VirtioDevice& other) {
    device.pause();
    const SavedState saved = device.save();
    check(other.restore(saved).has_value(), "a saved state is accepted");
    check(other.save() == saved, "a restored state is the saved one");
    device.resume();
}

/// One number somewhere in the state replaced: refused or not, the device must live on with it.
inline void restore_damaged(VirtioDevice& device, FuzzInput& input) {
    device.pause();
    SavedState state = device.save().flatten();
    auto place = state.begin();
    std::advance(place, static_cast<std::ptrdiff_t>(input.take<std::uint16_t>() % state.size()));
    if (input.take<std::uint8_t>() % 2 == 0) {
        *place = input.take<std::uint64_t>();
    } else {
        *place = input.take<std::uint8_t>() % 2 == 0;
    }
    (void)device.restore(state.unflatten());
    device.resume();
}

}  // namespace apiary::device::virtio::test
