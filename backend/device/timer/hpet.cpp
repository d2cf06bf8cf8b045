// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/timer/hpet.h"

#include <algorithm>
#include <utility>

#include "backend/device/saved_fields.h"
#include "backend/device/timer/frequency.h"

namespace apiary::device {
namespace {

constexpr unsigned kVersion = 1;
constexpr Nanoseconds kTick{Hpet::kPeriodFemtoseconds / 1'000'000};

// Registers (IA-PC HPET specification 1.0a, section 2.3).
constexpr std::uint64_t kCapabilities = 0x000;
constexpr std::uint64_t kConfig = 0x010;
constexpr std::uint64_t kStatus = 0x020;
constexpr std::uint64_t kCounter = 0x0F0;
constexpr std::uint64_t kTimerBase = 0x100;
constexpr std::uint64_t kTimerSize = 0x20;
constexpr std::uint64_t kTimerComparator = 0x08;

// General configuration.
constexpr std::uint8_t kEnable = 0x01;
constexpr std::uint8_t kLegacyRouting = 0x02;

// Timer configuration, low half.
constexpr std::uint32_t kLevelTriggered = 1u << 1;
constexpr std::uint32_t kInterruptEnable = 1u << 2;
constexpr std::uint32_t kPeriodic = 1u << 3;
constexpr std::uint32_t kPeriodicCapable = 1u << 4;
constexpr std::uint32_t k64BitCapable = 1u << 5;
constexpr std::uint32_t kSetValue = 1u << 6;
constexpr std::uint32_t k32BitMode = 1u << 8;
constexpr unsigned kRouteShift = 9;
constexpr std::uint32_t kRoute = 31u << kRouteShift;
constexpr std::uint32_t kWritable = kLevelTriggered | kInterruptEnable | kPeriodic | kSetValue | k32BitMode | kRoute;

constexpr unsigned kLegacyIrq0 = 32;
constexpr unsigned kLegacyIrq8 = 33;
/// Matches further away than this (over two years) are not armed: the register is written again long before.
constexpr std::uint64_t kFarAway = std::uint64_t{1} << 53;

std::uint64_t width_mask(std::uint32_t config) {
    return (config & k32BitMode) != 0 ? 0xFFFFFFFF : ~std::uint64_t{0};
}

/// Ticks from counter value `from` to the next match, at least 1; nothing stands for 2^64.
std::optional<std::uint64_t> distance(std::uint64_t comparator, std::uint64_t from, std::uint64_t mask) {
    const std::uint64_t ticks = (comparator - from) & mask;
    if (ticks != 0) {
        return ticks;
    }
    return mask == ~std::uint64_t{0} ? std::nullopt : std::optional(mask + 1);
}

/// Time of `ticks` of the counter, as far as it can be told.
Nanoseconds time_of(std::uint64_t ticks) { return static_cast<std::int64_t>(std::min(ticks, kFarAway)) * kTick; }

}  // namespace

template <class Visitor>
void Hpet::describe(Visitor& visitor, State& state) {
    visitor.field("config", state.config, std::uint8_t{0}, std::uint8_t{kEnable | kLegacyRouting});
    visitor.field("status", state.status, 0u, (1u << kTimers) - 1);
    visitor.field("counter", state.counter);
    visitor.each("timers", state.timers, [](auto& v, Timer& timer) {
        v.field("config", timer.config);
        v.field("comparator", timer.comparator);
        v.field("period", timer.period);
        v.field("seen", timer.seen);
    });
}

Hpet::Hpet(Clock& clock, std::shared_ptr<LegacyTimerRouting> legacy, Outputs outputs)
    : clock_(clock), legacy_(std::move(legacy)), routes_(outputs.routes), wakeup_(clock, [this] { expired(); }) {
    for (std::size_t i = 0; i < outputs.gsi.size(); ++i) {
        lines_[i] = HeldLine(std::move(outputs.gsi[i]));
    }
    lines_[kLegacyIrq0] = HeldLine(legacy_->hpet_irq0_line());
    lines_[kLegacyIrq8] = HeldLine(legacy_->hpet_irq8_line());
}

bool Hpet::running() const {
    return (state_.config & kEnable) != 0;
}

std::uint64_t Hpet::ticks() const {
    return static_cast<std::uint64_t>(clock_.now() / kTick);
}

std::uint64_t Hpet::counter() const {
    return running() ? ticks() + counter_offset_ : state_.counter;
}

void Hpet::set_counter(std::uint64_t value) {
    state_.counter = value;
    counter_offset_ = value - ticks();
    for (Timer& timer : state_.timers) {
        timer.seen = value;
    }
}

std::uint64_t Hpet::read(std::uint64_t offset, unsigned size) {
    const std::uint64_t start = offset & ~std::uint64_t{7};
    if (offset + size > start + 8) {
        return ~std::uint64_t{0};
    }
    const std::lock_guard lock(mutex_);
    if (start == kStatus) {
        update();
    }
    return read_register(start) >> (8 * (offset - start));
}

void Hpet::write(std::uint64_t offset, unsigned size, std::uint64_t value) {
    const std::uint64_t start = offset & ~std::uint64_t{7};
    if (offset + size > start + 8) {
        return;
    }
    const std::lock_guard lock(mutex_);
    evaluate(kMostLateTicks);
    write_register(start, register_write(offset, size, value, start, 8));
    update();
}

std::uint64_t Hpet::read_register(std::uint64_t offset) const {
    switch (offset) {
        case kCapabilities: return std::uint64_t{kPeriodFemtoseconds} << 32 | kBlockId;
        case kConfig: return state_.config;
        case kStatus: return state_.status;
        case kCounter: return counter();
        default: break;
    }
    if (offset < kTimerBase || offset >= kTimerBase + kTimers * kTimerSize) {
        return 0;
    }
    const Timer& timer = state_.timers[(offset - kTimerBase) / kTimerSize];
    switch ((offset - kTimerBase) % kTimerSize) {
        case 0: return std::uint64_t{routes_} << 32 | kPeriodicCapable | k64BitCapable | timer.config;
        case kTimerComparator: return timer.comparator & width_mask(timer.config);
        default: return 0;
    }
}

void Hpet::write_register(std::uint64_t offset, RegisterWrite write) {
    if (offset == kConfig) {
        write_config(static_cast<std::uint8_t>(write.merge(state_.config)));
    } else if (offset == kStatus) {
        state_.status &= ~static_cast<std::uint32_t>(write.value);
    } else if (offset == kCounter) {
        set_counter(write.merge(counter()));
    } else if (offset >= kTimerBase && offset < kTimerBase + kTimers * kTimerSize) {
        Timer& timer = state_.timers[(offset - kTimerBase) / kTimerSize];
        const std::uint64_t reg = (offset - kTimerBase) % kTimerSize;
        if (reg == 0) {
            write_timer_config(timer, static_cast<std::uint32_t>(write.merge(timer.config)));
        } else if (reg == kTimerComparator) {
            write_comparator(timer, write);
            timer.seen = counter();
        }
    }
}

void Hpet::write_config(std::uint8_t value) {
    const std::uint64_t value_now = counter();
    const bool was_running = running();
    state_.config = value & (kEnable | kLegacyRouting);
    if (running() != was_running) {
        set_counter(value_now);
    }
}

void Hpet::write_timer_config(Timer& timer, std::uint32_t value) {
    const std::uint32_t route = value >> kRouteShift & 31;
    if ((routes_ >> route & 1) == 0) {
        value = (value & ~kRoute) | (timer.config & kRoute);
    }
    timer.config = value & kWritable;
    if ((timer.config & kLevelTriggered) == 0) {
        state_.status &= ~(1u << (&timer - state_.timers.data()));
    }
}

void Hpet::write_comparator(Timer& timer, RegisterWrite write) {
    const bool periodic = (timer.config & kPeriodic) != 0;
    const std::uint64_t mask = width_mask(timer.config);
    if (!periodic || (timer.config & kSetValue) != 0) {
        timer.comparator = write.merge(timer.comparator) & mask;
    }
    if (periodic) {
        timer.period = write.merge(timer.period) & mask;
    }
    timer.config &= ~kSetValue;
}

bool Hpet::replaces_legacy() const {
    return state_.config == (kEnable | kLegacyRouting);
}

void Hpet::update() {
    if (paused_) {
        return;
    }
    legacy_->set_replaced(replaces_legacy());
    evaluate(kMostLateTicks);
    drive_levels();
    arm();
}

/// Makes the interrupts of what the counter passed since the last time, at most `most_edges` of each timer.
void Hpet::evaluate(std::uint64_t most_edges) {
    if (paused_ || !running()) {
        return;
    }
    const std::uint64_t now = counter();
    for (unsigned i = 0; i < kTimers; ++i) {
        Timer& timer = state_.timers[i];
        const std::uint64_t matches = advance(timer, now);
        if (matches == 0) {
            continue;
        }
        const std::optional<unsigned> line = line_of(i);
        if ((timer.config & kLevelTriggered) != 0) {
            state_.status |= 1u << i;
        } else if ((timer.config & kInterruptEnable) != 0 && line) {
            for (std::uint64_t edge = std::min(edges_of(matches, time_of(timer.period)), most_edges); edge > 0; --edge) {
                lines_[*line].pulse();
            }
        }
    }
}

/// Looks at what the counter has passed since the last time: how many matches there were.
std::uint64_t Hpet::advance(Timer& timer, std::uint64_t now) {
    const std::uint64_t mask = width_mask(timer.config);
    const std::uint64_t elapsed = now - timer.seen;
    const std::optional<std::uint64_t> to_match = distance(timer.comparator, timer.seen, mask);
    timer.seen = now;
    if (!to_match || elapsed < *to_match) {
        return 0;
    }
    if ((timer.config & kPeriodic) == 0 || timer.period == 0) {
        return 1;
    }
    const std::uint64_t matches = (elapsed - *to_match) / timer.period + 1;
    timer.comparator = (timer.comparator + matches * timer.period) & mask;
    return matches;
}

std::optional<unsigned> Hpet::line_of(unsigned index) const {
    if (replaces_legacy() && index < 2) {
        return index == 0 ? kLegacyIrq0 : kLegacyIrq8;
    }
    const std::uint32_t route = state_.timers[index].config >> kRouteShift & 31;
    return (routes_ >> route & 1) != 0 ? std::optional(route) : std::nullopt;
}

void Hpet::drive_levels() {
    std::uint64_t high = 0;
    for (unsigned i = 0; i < kTimers; ++i) {
        const std::optional<unsigned> line = line_of(i);
        if (line && (state_.status >> i & 1) != 0 && (state_.timers[i].config & kInterruptEnable) != 0) {
            high |= std::uint64_t{1} << *line;
        }
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        lines_[i].set((high >> i & 1) != 0);
    }
}

void Hpet::arm() {
    std::optional<Nanoseconds> when;
    if (running()) {
        const std::uint64_t now = counter();
        for (unsigned i = 0; i < kTimers; ++i) {
            const std::optional<Nanoseconds> match = next_match(i, now);
            if (match && (!when || *match < *when)) {
                when = match;
            }
        }
    }
    wakeup_.set(when);
}

/// When timer `index` next does something that is seen without a register read.
std::optional<Nanoseconds> Hpet::next_match(unsigned index, std::uint64_t now) const {
    const Timer& timer = state_.timers[index];
    const bool asserted = (state_.status >> index & 1) != 0;
    if ((timer.config & kInterruptEnable) == 0 || asserted || !line_of(index)) {
        return std::nullopt;
    }
    const std::optional<std::uint64_t> to_match = distance(timer.comparator, now, width_mask(timer.config));
    if (!to_match || *to_match > kFarAway) {
        return std::nullopt;
    }
    const Nanoseconds when = static_cast<std::int64_t>(ticks() + *to_match) * kTick;
    return (timer.config & kPeriodic) != 0 ? std::max(when, clock_.now() + kShortestPeriod) : when;
}

void Hpet::expired() {
    const std::lock_guard lock(mutex_);
    wakeup_.expired();
    update();
}

void Hpet::pause() {
    const std::lock_guard lock(mutex_);
    paused_ = true;
    for (HeldLine& line : lines_) {
        line.hold();
    }
    wakeup_.set({});
}

void Hpet::resume() {
    const std::lock_guard lock(mutex_);
    paused_ = false;
    legacy_->set_replaced(replaces_legacy());
    drive_levels();
    for (HeldLine& line : lines_) {
        line.release();
    }
    evaluate(1);  // What passed during the pause is one tick.
    update();
}

void Hpet::reset() {
    const std::lock_guard lock(mutex_);
    state_ = {};
    drive_levels();
}

SavedState Hpet::save() const {
    const std::lock_guard lock(mutex_);
    State state = state_;
    state.counter = counter();
    FieldWriter writer(kVersion);
    describe(writer, state);
    return writer.take();
}

Result<void> Hpet::restore(const SavedState& saved) {
    State state;
    FieldReader reader(saved, name(), kVersion);
    describe(reader, state);
    for (const Timer& timer : state.timers) {
        reader.require((timer.config & ~kWritable) == 0, "a timer's configuration holds bits it does not have");
    }
    if (const auto result = reader.result(); !result) {
        return result;
    }
    const std::lock_guard lock(mutex_);
    state_ = state;
    counter_offset_ = state.counter - ticks();
    drive_levels();
    return {};
}

}  // namespace apiary::device
