// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/timer/acpi_pm.h"

#include <utility>

#include "backend/device/saved_fields.h"
#include "backend/device/timer/frequency.h"

namespace apiary::device {
namespace {

constexpr unsigned kVersion = 1;

constexpr std::uint64_t kStatus = 0;
constexpr std::uint64_t kEnable = 2;
constexpr std::uint64_t kControl = 4;
constexpr std::uint64_t kTimer = 8;

// PM1 status and enable bits (ACPI 6.5, tables 4.12 and 4.13).
constexpr std::uint16_t kTimerEvent = 1u << 0;
constexpr std::uint16_t kGlobalLock = 1u << 5;
constexpr std::uint16_t kPowerButton = 1u << 8;
constexpr std::uint16_t kSleepButton = 1u << 9;
constexpr std::uint16_t kRealTimeClock = 1u << 10;
constexpr std::uint16_t kEvents = kTimerEvent | kGlobalLock | kPowerButton | kSleepButton | kRealTimeClock;

// PM1 control bits (table 4.14).
constexpr std::uint16_t kSciEnable = 1u << 0;
constexpr std::uint16_t kBusMasterReload = 1u << 1;
constexpr unsigned kSleepTypeShift = 10;
constexpr std::uint16_t kSleepType = 7u << kSleepTypeShift;
constexpr std::uint16_t kSleepEnable = 1u << 13;

constexpr unsigned kHalfShift = 31;  // TMR_STS is set whenever bit 31 changes.

}  // namespace

template <class Visitor>
void AcpiPm::describe(Visitor& visitor, State& state) {
    visitor.field("status", state.status);
    visitor.field("enable", state.enable);
    visitor.field("control", state.control);
    visitor.field("smi_command", state.smi_command);
    visitor.field("smi_data", state.smi_data);
    visitor.field("timer", state.timer);
    visitor.field("seen_half", state.seen_half);
    visitor.field("power_off_pending", state.power_off_pending);
}

AcpiPm::AcpiPm(Clock& clock, interrupt::Line sci, std::function<void()> power_off)
    : clock_(clock),
      smi_window_(*this, &AcpiPm::read_smi, &AcpiPm::write_smi),
      sci_(std::move(sci)),
      power_off_(std::move(power_off)),
      wakeup_(clock, [this] { expired(); }) {
    set_timer(0);
}

std::uint64_t AcpiPm::timer() const {
    return ticks_at(clock_.now(), kPmTimerFrequency) + timer_offset_.load(std::memory_order_relaxed);
}

void AcpiPm::set_timer(std::uint64_t ticks) {
    timer_offset_.store(ticks - ticks_at(clock_.now(), kPmTimerFrequency), std::memory_order_relaxed);
}

std::uint64_t AcpiPm::read(std::uint64_t offset, unsigned size) {
    if (offset >= kTimer) {  // The hot path: guests that have no better clock read it all the time.
        return (timer() & 0xFFFFFFFF) >> (8 * (offset - kTimer));
    }
    const std::lock_guard lock(mutex_);
    update();
    const std::uint64_t registers =
        std::uint64_t{state_.status} | std::uint64_t{state_.enable} << 16 | std::uint64_t{state_.control} << 32;
    return registers >> (8 * offset) & byte_mask(size);
}

void AcpiPm::write(std::uint64_t offset, unsigned size, std::uint64_t value) {
    bool off = false;
    {
        const std::lock_guard lock(mutex_);
        update();
        const RegisterWrite status = register_write(offset, size, value, kStatus, 2);
        const RegisterWrite enable = register_write(offset, size, value, kEnable, 2);
        const RegisterWrite control = register_write(offset, size, value, kControl, 2);
        state_.status = static_cast<std::uint16_t>(state_.status & ~status.value);
        state_.enable = static_cast<std::uint16_t>(enable.merge(state_.enable) & kEvents);
        if (control.mask != 0) {
            off = write_control(static_cast<std::uint16_t>(control.merge(state_.control)));
        }
        update();
    }
    if (off) {
        power_off_.call();
    }
}

/// True: power_off_ is to be called once the lock is given back.
bool AcpiPm::write_control(std::uint16_t value) {
    // SCI_EN belongs to the SMI command port; SLP_EN and GBL_RLS read as 0.
    state_.control = (state_.control & kSciEnable) | (value & (kBusMasterReload | kSleepType));
    const bool off = (value & kSleepEnable) != 0 && (value & kSleepType) >> kSleepTypeShift == kSleepTypeOff;
    return off && power_off_.request();
}

std::uint8_t AcpiPm::read_smi(std::uint64_t offset) {
    const std::lock_guard lock(mutex_);
    return offset == 0 ? state_.smi_command : state_.smi_data;
}

void AcpiPm::write_smi(std::uint64_t offset, std::uint8_t value) {
    const std::lock_guard lock(mutex_);
    if (offset != 0) {
        state_.smi_data = value;
        return;
    }
    state_.smi_command = value;
    if (value == kAcpiEnable) {
        state_.control |= kSciEnable;
    } else if (value == kAcpiDisable) {
        state_.control &= static_cast<std::uint16_t>(~kSciEnable);
    }
    update();
}

bool AcpiPm::press_power_button() {
    const std::lock_guard lock(mutex_);
    if ((state_.control & kSciEnable) == 0) {
        return false;
    }
    state_.status |= kPowerButton;
    update();
    return (state_.enable & kPowerButton) != 0;
}

void AcpiPm::update() {
    const std::uint64_t half = timer() >> kHalfShift;
    if (std::exchange(state_.seen_half, half) != half) {
        state_.status |= kTimerEvent;
    }
    sci_.set((state_.control & kSciEnable) != 0 && (state_.status & state_.enable & kEvents) != 0);
    arm();
}

void AcpiPm::arm() {
    const bool awaited = (state_.enable & static_cast<std::uint16_t>(~state_.status) & kTimerEvent) != 0;
    if (paused_ || !awaited) {
        wakeup_.set({});
        return;
    }
    const std::uint64_t now = timer();
    const std::uint64_t left = (std::uint64_t{1} << kHalfShift) - (now & ((std::uint64_t{1} << kHalfShift) - 1));
    wakeup_.set(time_of_tick(ticks_at(clock_.now(), kPmTimerFrequency) + left, kPmTimerFrequency));
}

void AcpiPm::expired() {
    const std::lock_guard lock(mutex_);
    wakeup_.expired();
    if (!paused_) {
        update();
    }
}

void AcpiPm::pause() {
    const std::lock_guard lock(mutex_);
    paused_ = true;
    sci_.hold();
    power_off_.hold();
    wakeup_.set({});
}

void AcpiPm::resume() {
    bool off = false;
    {
        const std::lock_guard lock(mutex_);
        paused_ = false;
        off = power_off_.release();
        update();
        sci_.release();
    }
    if (off) {
        power_off_.call();
    }
}

void AcpiPm::reset() {
    const std::lock_guard lock(mutex_);
    state_ = {};
    set_timer(0);
    sci_.set(false);
    power_off_.set_pending(false);
}

SavedState AcpiPm::save() const {
    const std::lock_guard lock(mutex_);
    State state = state_;
    state.timer = timer();
    state.power_off_pending = power_off_.pending();
    FieldWriter writer(kVersion);
    describe(writer, state);
    return writer.take();
}

Result<void> AcpiPm::restore(const SavedState& saved) {
    State state;
    FieldReader reader(saved, name(), kVersion);
    describe(reader, state);
    reader.require(((state.status | state.enable) & ~kEvents) == 0 &&
                       (state.control & ~(kSciEnable | kBusMasterReload | kSleepType)) == 0,
                   "a register holds bits it does not have");
    if (const auto result = reader.result(); !result) {
        return result;
    }
    const std::lock_guard lock(mutex_);
    state_ = state;
    set_timer(state.timer);
    power_off_.set_pending(state.power_off_pending);
    sci_.set((state_.control & kSciEnable) != 0 && (state_.status & state_.enable) != 0);
    return {};
}

}  // namespace apiary::device
