// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/platform/reset_control.h"

#include <utility>

#include "backend/device/saved_fields.h"

namespace apiary::device {
namespace {

constexpr unsigned kVersion = 1;

// Port 0xCF9 (Intel ICH10 data sheet 319973, section 13.7.5).
constexpr std::uint8_t kHardReset = 0x02;
constexpr std::uint8_t kResetCpu = 0x04;
constexpr std::uint8_t kFullReset = 0x08;
constexpr std::uint8_t kControlWritable = kHardReset | kFullReset;
// Port 0x92 (the same, section 13.7.2).
constexpr std::uint8_t kFastReset = 0x01;
constexpr std::uint8_t kA20 = 0x02;
constexpr std::uint8_t kPortAWritable = kFastReset | kA20;

}  // namespace

template <class Visitor>
void ResetControl::describe(Visitor& visitor, State& state) {
    visitor.field("control", state.control, std::uint8_t{0}, kControlWritable);
    visitor.field("port_a", state.port_a, std::uint8_t{0}, kPortAWritable);
    visitor.field("pending", state.pending);
}

ResetControl::ResetControl(std::function<void()> reset)
    : port_a_window_(*this, &ResetControl::read_port_a, &ResetControl::write_port_a), reset_(std::move(reset)) {}

std::uint8_t ResetControl::read_byte(std::uint64_t) {
    const std::lock_guard lock(mutex_);
    return state_.control;
}

void ResetControl::write_byte(std::uint64_t, std::uint8_t value) {
    bool due = false;
    {
        const std::lock_guard lock(mutex_);
        state_.control = value & kControlWritable;
        due = (value & kResetCpu) != 0 && reset_.request();
    }
    if (due) {
        reset_.call();
    }
}

std::uint8_t ResetControl::read_port_a(std::uint64_t) {
    const std::lock_guard lock(mutex_);
    return state_.port_a;
}

void ResetControl::write_port_a(std::uint64_t, std::uint8_t value) {
    bool due = false;
    {
        const std::lock_guard lock(mutex_);
        const std::uint8_t old = std::exchange(state_.port_a, value & kPortAWritable);
        due = (value & ~old & kFastReset) != 0 && reset_.request();
    }
    if (due) {
        reset_.call();
    }
}

void ResetControl::pause() {
    const std::lock_guard lock(mutex_);
    reset_.hold();
}

void ResetControl::resume() {
    bool due = false;
    {
        const std::lock_guard lock(mutex_);
        due = reset_.release();
    }
    if (due) {
        reset_.call();
    }
}

void ResetControl::reset() {
    const std::lock_guard lock(mutex_);
    state_ = {};
    reset_.set_pending(false);
}

SavedState ResetControl::save() const {
    const std::lock_guard lock(mutex_);
    State state = state_;
    state.pending = reset_.pending();
    FieldWriter writer(kVersion);
    describe(writer, state);
    return writer.take();
}

Result<void> ResetControl::restore(const SavedState& saved) {
    State state;
    FieldReader reader(saved, name(), kVersion);
    describe(reader, state);
    if (const auto result = reader.result(); !result) {
        return result;
    }
    const std::lock_guard lock(mutex_);
    state_ = state;
    reset_.set_pending(state.pending);
    return {};
}

}  // namespace apiary::device
