// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/input/i8042.h"

#include <utility>

#include "backend/device/saved_fields.h"

namespace apiary::device {
namespace {

constexpr unsigned kVersion = 1;

// Status register.
constexpr std::uint8_t kOutputFull = 0x01;
constexpr std::uint8_t kSystemFlag = 0x04;
constexpr std::uint8_t kLastWasCommand = 0x08;
constexpr std::uint8_t kNotLocked = 0x10;
constexpr std::uint8_t kMouseData = 0x20;
constexpr std::uint8_t kTimeOut = 0x40;

// Command byte, byte 0 of the controller's memory.
constexpr std::uint8_t kKeyboardInterrupt = 0x01;
constexpr std::uint8_t kMouseInterrupt = 0x02;
constexpr std::uint8_t kSystem = 0x04;
constexpr std::uint8_t kKeyboardDisabled = 0x10;
constexpr std::uint8_t kMouseDisabled = 0x20;
constexpr std::uint8_t kTranslate = 0x40;

// Output port.
constexpr std::uint8_t kResetLine = 0x01;  // Low: the processor is in reset.
constexpr std::uint8_t kMouseFull = 0x20;
constexpr std::uint8_t kKeyboardFull = 0x10;

// Commands (IBM PS/2 Hardware Interface Technical Reference, "Keyboard and Auxiliary Device Controller").
enum Command : std::uint8_t {
    kReadRam = 0x20,   // … 0x3F
    kWriteRam = 0x60,  // … 0x7F
    kDisableMouse = 0xA7,
    kEnableMouse = 0xA8,
    kTestMouse = 0xA9,
    kSelfTest = 0xAA,
    kTestKeyboard = 0xAB,
    kDisableKeyboard = 0xAD,
    kEnableKeyboard = 0xAE,
    kReadInputPort = 0xC0,
    kReadOutputPort = 0xD0,
    kWriteOutputPort = 0xD1,
    kWriteKeyboardOutput = 0xD2,
    kWriteMouseOutput = 0xD3,
    kWriteMouse = 0xD4,
    kReadTestInputs = 0xE0,
    kPulse = 0xF0,  // … 0xFF, low bits that are 0 pulse their line.
};

constexpr std::uint8_t kSelfTestPassed = 0x55;
constexpr std::uint8_t kInterfaceGood = 0x00;
constexpr std::uint8_t kInputPort = 0x80;  // Keyboard not locked.
constexpr std::uint8_t kResend = 0xFE;

}  // namespace

template <class Visitor>
void I8042::describe(Visitor& visitor, State& state) {
    visitor.bytes("ram", state.ram);
    visitor.field("output_port", state.output_port);
    visitor.field("command", state.command);
    visitor.field("last_was_command", state.last_was_command);
    visitor.field("output", state.output);
    visitor.field("output_full", state.output_full);
    visitor.field("output_from_mouse", state.output_from_mouse);
    visitor.field("output_timed_out", state.output_timed_out);
    visitor.field("reset_pending", state.reset_pending);
}

I8042::State I8042::power_on_state() {
    State state;
    state.ram[0] = kTranslate | kKeyboardDisabled | kMouseDisabled;
    return state;
}

I8042::I8042(interrupt::Line irq1, interrupt::Line irq12, std::function<void()> reset)
    : data_window_(*this, &I8042::read_data, &I8042::write_data),
      command_window_(*this, &I8042::read_status, &I8042::write_command),
      irq1_(std::move(irq1)),
      irq12_(std::move(irq12)),
      reset_(std::move(reset)) {}

void I8042::put(std::uint8_t value, bool from_mouse, bool timed_out) {
    // A byte that nobody fetched is replaced: the guest asked for this one.
    state_.output = value;
    state_.output_full = true;
    state_.output_from_mouse = from_mouse;
    state_.output_timed_out = timed_out;
}

void I8042::drive_lines() {
    const std::uint8_t enabled = state_.ram[0];
    irq1_.set(state_.output_full && !state_.output_from_mouse && (enabled & kKeyboardInterrupt) != 0);
    irq12_.set(state_.output_full && state_.output_from_mouse && (enabled & kMouseInterrupt) != 0);
}

std::uint8_t I8042::read_data(std::uint64_t) {
    const std::lock_guard lock(mutex_);
    state_.output_full = false;
    state_.output_timed_out = false;
    drive_lines();
    return state_.output;
}

std::uint8_t I8042::read_status(std::uint64_t) {
    const std::lock_guard lock(mutex_);
    return static_cast<std::uint8_t>(
        kNotLocked | (state_.output_full ? kOutputFull : 0) | (state_.ram[0] & kSystem ? kSystemFlag : 0) |
        (state_.last_was_command ? kLastWasCommand : 0) |
        (state_.output_full && state_.output_from_mouse ? kMouseData : 0) | (state_.output_timed_out ? kTimeOut : 0));
}

void I8042::write_data(std::uint64_t, std::uint8_t value) {
    bool due = false;
    {
        const std::lock_guard lock(mutex_);
        state_.last_was_command = false;
        const std::uint8_t command = std::exchange(state_.command, std::uint8_t{0});
        if (command == 0) {
            state_.ram[0] &= static_cast<std::uint8_t>(~kKeyboardDisabled);  // Sending opens the interface.
            put(kResend, false, true);
        } else {
            due = take_parameter(command, value);
        }
        drive_lines();
    }
    if (due) {
        reset_.call();
    }
}

void I8042::write_command(std::uint64_t, std::uint8_t value) {
    bool due = false;
    {
        const std::lock_guard lock(mutex_);
        state_.last_was_command = true;
        state_.command = 0;
        due = run_command(value);
        drive_lines();
    }
    if (due) {
        reset_.call();
    }
}

/// True: the reset is to be called once the lock is given back.
bool I8042::run_command(std::uint8_t command) {
    if (command >= kPulse) {
        return (command & kResetLine) == 0 && reset_.request();
    }
    if (command >= kReadRam && command < kReadRam + kRam) {
        put(state_.ram[command - kReadRam]);
        return false;
    }
    if (command >= kWriteRam && command < kWriteRam + kRam) {
        state_.command = command;
        return false;
    }
    std::uint8_t& command_byte = state_.ram[0];
    switch (command) {
        case kDisableMouse: command_byte |= kMouseDisabled; break;
        case kEnableMouse: command_byte &= static_cast<std::uint8_t>(~kMouseDisabled); break;
        case kDisableKeyboard: command_byte |= kKeyboardDisabled; break;
        case kEnableKeyboard: command_byte &= static_cast<std::uint8_t>(~kKeyboardDisabled); break;
        case kTestMouse:
        case kTestKeyboard: put(kInterfaceGood); break;
        case kSelfTest:
            state_ = power_on_state();
            state_.last_was_command = true;
            command_byte |= kSystem;
            put(kSelfTestPassed);
            break;
        case kReadInputPort: put(kInputPort); break;
        case kReadOutputPort: {
            const std::uint8_t full = state_.output_from_mouse ? kMouseFull : kKeyboardFull;
            put(static_cast<std::uint8_t>(state_.output_port | (state_.output_full ? full : 0)));
            break;
        }
        case kReadTestInputs: put(0); break;
        case kWriteOutputPort:
        case kWriteKeyboardOutput:
        case kWriteMouseOutput:
        case kWriteMouse: state_.command = command; break;
        default: break;
    }
    return false;
}

/// True: the reset is to be called once the lock is given back.
bool I8042::take_parameter(std::uint8_t command, std::uint8_t value) {
    switch (command) {
        case kWriteOutputPort:
            state_.output_port = value | kResetLine;
            return (value & kResetLine) == 0 && reset_.request();
        case kWriteKeyboardOutput: put(value); break;
        case kWriteMouseOutput: put(value, true); break;
        case kWriteMouse:
            state_.ram[0] &= static_cast<std::uint8_t>(~kMouseDisabled);
            put(kResend, true, true);
            break;
        default:
            if (command >= kWriteRam && command < kWriteRam + kRam) {
                state_.ram[command - kWriteRam] = value;
            }
            break;
    }
    return false;
}

void I8042::pause() {
    const std::lock_guard lock(mutex_);
    irq1_.hold();
    irq12_.hold();
    reset_.hold();
}

void I8042::resume() {
    bool due = false;
    {
        const std::lock_guard lock(mutex_);
        irq1_.release();
        irq12_.release();
        due = reset_.release();
    }
    if (due) {
        reset_.call();
    }
}

void I8042::reset() {
    const std::lock_guard lock(mutex_);
    state_ = power_on_state();
    reset_.set_pending(false);
    drive_lines();
}

SavedState I8042::save() const {
    const std::lock_guard lock(mutex_);
    State state = state_;
    state.reset_pending = reset_.pending();
    FieldWriter writer(kVersion);
    describe(writer, state);
    return writer.take();
}

Result<void> I8042::restore(const SavedState& saved) {
    State state;
    FieldReader reader(saved, name(), kVersion);
    describe(reader, state);
    if (const auto result = reader.result(); !result) {
        return result;
    }
    const std::lock_guard lock(mutex_);
    state_ = state;
    reset_.set_pending(state.reset_pending);
    drive_lines();
    return {};
}

}  // namespace apiary::device
