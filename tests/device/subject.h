// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "backend/base/clock.h"
#include "backend/device/device.h"
#include "backend/interrupt/line.h"
#include "backend/memory/guest_memory.h"

namespace apiary::device::test {

/// What a device under test has produced: interrupts, calls to the machine, console output.
struct Recorder {
    unsigned produced = 0;    ///< Lines set true, calls made, bytes put out.
    unsigned lines_high = 0;  ///< Lines that are true now.
    [[nodiscard]] interrupt::Line line();
    [[nodiscard]] std::function<void()> call();
};

/// A device under test with all it is wired to.
struct Subject {
    struct Window {
        memory::BusTarget* target;
        std::uint64_t length;
    };
    std::shared_ptr<Recorder> recorder = std::make_shared<Recorder>();
    std::shared_ptr<Device> device;
    std::vector<Window> windows;
    /// Changes the saved state by register writes so that, running, the device will produce something within 2 s.
    std::function<void()> provoke;
    /// Waits for what the device does on a thread of its own.
    std::function<void()> settle = [] {};
    /// The device has outputs at all.
    bool produces = true;
    /// It has a state while it runs. One that has not saves only what it was given while paused.
    bool keeps_state = true;
    /// Keys of the saved state that a battery keeps through a reset.
    std::vector<std::string> kept;
    /// Of a virtio device: its driver's memory, and the queue that it takes requests from whatever else happens.
    memory::GuestMemory* memory = nullptr;
    std::uint16_t request_queue = 0;
    /// Input from the host, for devices that have one.
    std::function<void(std::uint8_t)> host_input = [](std::uint8_t) {};
};

/// Names of all devices that make_subject() knows.
[[nodiscard]] const std::vector<std::string>& subject_names();
/// The device `name`, just made and thus paused, on `clock`.
[[nodiscard]] Subject make_subject(const std::string& name, Clock& clock);

/// Small generator of repeatable noise (xorshift64*).
class Noise {
public:
    explicit Noise(std::uint64_t seed) : state_(seed | 1) {}
    std::uint64_t next() {
        state_ ^= state_ >> 12;
        state_ ^= state_ << 25;
        state_ ^= state_ >> 27;
        return state_ * 0x2545F4914F6CDD1D;
    }

private:
    std::uint64_t state_;
};

/// One access of 1, 2, 4 or 8 bytes inside a window, all chosen by `choice`; writes `value` or reads.
void access(const Subject& subject, std::uint64_t choice, std::uint64_t value);

}  // namespace apiary::device::test
