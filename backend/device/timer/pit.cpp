// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/timer/pit.h"

#include <algorithm>
#include <utility>

#include "backend/device/saved_fields.h"
#include "backend/device/timer/frequency.h"

namespace apiary::device {
namespace {

constexpr unsigned kVersion = 1;
/// The refresh request of a PC: channel 1 with a count of 18, 15.085 µs.
constexpr Nanoseconds kRefreshPeriod{15085};
constexpr std::uint8_t kGate2 = 0x01;
constexpr std::uint8_t kControlWritable = 0x0F;
constexpr std::uint8_t kRefreshToggle = 0x10;
constexpr std::uint8_t kOutput2 = 0x20;

}  // namespace

struct Pit::State {
    std::array<PitChannel::State, 3> channels;
    std::uint8_t control = 0;
    bool line = false;
};

template <class Visitor>
void Pit::describe(Visitor& visitor, State& state) {
    visitor.each("channels", state.channels, [](auto& v, PitChannel::State& channel) {
        v.field("mode", channel.mode, std::uint8_t{0}, std::uint8_t{5});
        v.field("access", channel.access, std::uint8_t{1}, std::uint8_t{3});
        v.field("bcd", channel.bcd);
        v.field("gate", channel.gate);
        v.field("loaded", channel.loaded);
        v.field("count", channel.count, 0u, PitChannel::kMaxCount);
        v.field("next_count", channel.next_count, 0u, PitChannel::kMaxCount);
        v.field("idle_value", channel.idle_value);
        v.field("elapsed", channel.elapsed);
        v.field("seen", channel.seen);
        v.field("rise_pending", channel.rise_pending);
        v.field("write_high", channel.write_high);
        v.field("write_low", channel.write_low);
        v.field("read_high", channel.read_high);
        v.field("count_latched", channel.count_latched);
        v.field("latched_count", channel.latched_count);
        v.field("status_latched", channel.status_latched);
        v.field("latched_status", channel.latched_status);
    });
    visitor.field("control", state.control, std::uint8_t{0}, kControlWritable);
    visitor.field("line", state.line);
}

Pit::Pit(Clock& clock, interrupt::Line irq0)
    : clock_(clock),
      control_window_(*this, &Pit::read_control_port, &Pit::write_control_port),
      irq0_(std::move(irq0)),
      wakeup_(clock, [this] { expired(); }) {
    channels_[2].set_gate(false, ticks());
}

std::uint64_t Pit::ticks() const {
    return ticks_at(clock_.now(), kPitFrequency);
}

std::uint8_t Pit::read_byte(std::uint64_t offset) {
    const std::lock_guard lock(mutex_);
    return offset < channels_.size() ? channels_[offset].read(ticks()) : 0xFF;
}

void Pit::write_byte(std::uint64_t offset, std::uint8_t value) {
    const std::lock_guard lock(mutex_);
    const std::uint64_t now = ticks();
    if (offset < channels_.size()) {
        channels_[offset].write_count(value, now);
        if (offset == 0) {
            update(true);
        }
    } else if (offset == 3) {
        write_control_word(value, now);
    }
}

void Pit::write_control_word(std::uint8_t value, std::uint64_t now) {
    const unsigned select = value >> 6;
    if (select == 3) {  // Read-back: bits 5 and 4 low ask for the count and the status of channels in bits 3 … 1.
        for (unsigned i = 0; i < channels_.size(); ++i) {
            if ((value & 2u << i) == 0) {
                continue;
            }
            if ((value & 0x20) == 0) {
                channels_[i].latch_count(now);
            }
            if ((value & 0x10) == 0) {
                channels_[i].latch_status(now);
            }
        }
    } else if ((value & 0x30) == 0) {
        channels_[select].latch_count(now);
    } else {
        channels_[select].write_control(value, now);
        if (select == 0) {
            update(true);
        }
    }
}

std::uint8_t Pit::read_control_port(std::uint64_t) {
    const std::lock_guard lock(mutex_);
    const Nanoseconds now = clock_.now();
    const bool refresh = now / kRefreshPeriod % 2 != 0;
    const bool output = channels_[2].output(ticks_at(now, kPitFrequency));
    return static_cast<std::uint8_t>(control_ | (refresh ? kRefreshToggle : 0) | (output ? kOutput2 : 0));
}

void Pit::write_control_port(std::uint64_t, std::uint8_t value) {
    const std::lock_guard lock(mutex_);
    control_ = value & kControlWritable;
    channels_[2].set_gate((value & kGate2) != 0, ticks());
}

/// Edges of IRQ 0 for what channel 0 counted since the last look.
std::uint64_t Pit::edges(std::uint64_t now) {
    const std::uint64_t rises = channels_[0].take_rises(now);
    return rises <= 1 ? rises : edges_of(rises, time_of_tick(channels_[0].period(), kPitFrequency));
}

void Pit::update(bool reprogrammed) {
    const std::uint64_t now = ticks();
    if (paused_) {
        return;
    }
    if (const std::uint64_t rises = edges(now)) {
        for (std::uint64_t i = 0; i < rises; ++i) {
            irq0_.raise_edge();
        }
    } else if (reprogrammed) {
        irq0_.set(channels_[0].output(now));
    }
    arm(now);
}

void Pit::arm(std::uint64_t now) {
    const std::optional<std::uint64_t> rise = channels_[0].ticks_to_rise(now);
    if (!rise) {
        wakeup_.set({});
        return;
    }
    Nanoseconds when = time_of_tick(now + *rise, kPitFrequency);
    if (channels_[0].periodic()) {
        when = std::max(when, clock_.now() + kShortestPeriod);
    }
    wakeup_.set(when);
}

void Pit::expired() {
    const std::lock_guard lock(mutex_);
    wakeup_.expired();
    update(false);
}

void Pit::pause() {
    const std::lock_guard lock(mutex_);
    paused_ = true;
    irq0_.hold();
    wakeup_.set({});
}

void Pit::resume() {
    const std::lock_guard lock(mutex_);
    paused_ = false;
    irq0_.release();
    if (channels_[0].take_rises(ticks()) != 0) {
        irq0_.raise_edge();  // What passed during the pause is one tick.
    }
    update(false);
}

void Pit::reset() {
    const std::lock_guard lock(mutex_);
    channels_ = {};
    channels_[2].set_gate(false, ticks());
    control_ = 0;
    irq0_.set(false);
}

SavedState Pit::save() const {
    const std::lock_guard lock(mutex_);
    State state;
    for (std::size_t i = 0; i < channels_.size(); ++i) {
        state.channels[i] = channels_[i].save(ticks());
    }
    state.control = control_;
    state.line = irq0_.level();
    FieldWriter writer(kVersion);
    describe(writer, state);
    return writer.take();
}

Result<void> Pit::restore(const SavedState& saved) {
    State state;
    FieldReader reader(saved, name(), kVersion);
    describe(reader, state);
    for (const PitChannel::State& channel : state.channels) {
        reader.require(!channel.loaded || channel.count != 0, "a channel runs without a count");
    }
    if (const auto result = reader.result(); !result) {
        return result;
    }
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < channels_.size(); ++i) {
        channels_[i].restore(state.channels[i], ticks());
    }
    control_ = state.control;
    irq0_.set(state.line);
    return {};
}

}  // namespace apiary::device
