// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/timer/pit_channel.h"

#include <algorithm>
#include <utility>

namespace apiary::device {
namespace {

std::uint32_t from_bcd(std::uint16_t bcd) {
    return (bcd >> 12 & 15u) * 1000 + (bcd >> 8 & 15u) * 100 + (bcd >> 4 & 15u) * 10 + (bcd & 15u);
}

std::uint16_t to_bcd(std::uint32_t value) {
    return static_cast<std::uint16_t>((value / 1000 % 10) << 12 | (value / 100 % 10) << 8 | (value / 10 % 10) << 4 |
                                      value % 10);
}

}  // namespace

bool PitChannel::counting() const {
    const bool gated = state_.mode != 1 && state_.mode != 5;
    return state_.loaded && (state_.gate || !gated);
}

std::uint64_t PitChannel::elapsed(std::uint64_t now) const {
    return counting() ? now - origin_ : state_.elapsed;
}

void PitChannel::write_control(std::uint8_t control, std::uint64_t now) {
    state_.idle_value = value(now);
    const std::uint8_t mode = control >> 1 & 7;
    state_.mode = mode > 5 ? mode & 3 : mode;
    state_.access = control >> 4 & 3;
    state_.bcd = (control & 1) != 0;
    state_.loaded = false;
    state_.count = 0;
    state_.next_count = 0;
    state_.elapsed = 0;
    state_.seen = 0;
    state_.rise_pending = false;
    state_.write_high = false;
    state_.read_high = false;
    state_.count_latched = false;
    state_.status_latched = false;
}

void PitChannel::write_count(std::uint8_t byte, std::uint64_t now) {
    settle(now);
    if (state_.access == 1) {
        accept_count(byte, now);
    } else if (state_.access == 2) {
        accept_count(static_cast<std::uint16_t>(byte << 8), now);
    } else if (!std::exchange(state_.write_high, !state_.write_high)) {
        state_.write_low = byte;
        if (state_.mode == 0) {
            // The first byte of a pair stops the count and pulls the output low.
            state_.idle_value = value(now);
            state_.loaded = false;
        }
    } else {
        accept_count(static_cast<std::uint16_t>(byte << 8 | state_.write_low), now);
    }
}

void PitChannel::accept_count(std::uint16_t written, std::uint64_t now) {
    std::uint32_t count = state_.bcd ? from_bcd(written) : written;
    if (count == 0) {
        count = modulus();
    }
    const bool waits_for_trigger = state_.mode == 1 || state_.mode == 5;
    if (waits_for_trigger) {
        state_.next_count = count;
    } else if (periodic() && state_.loaded) {
        // Whole periods of the old count that have gone by stay behind, so that the new one begins with the next.
        const std::uint64_t past = elapsed(now) / state_.count * state_.count;
        state_.rise_pending |= past > state_.seen;
        origin_ += past;
        state_.elapsed -= std::min(state_.elapsed, past);
        state_.seen -= std::min(state_.seen, past);
        state_.next_count = count;
    } else {
        start(count, now);
    }
}

void PitChannel::start(std::uint32_t count, std::uint64_t now) {
    state_.count = count;
    state_.next_count = 0;
    state_.loaded = true;
    state_.elapsed = 0;
    state_.seen = 0;
    origin_ = now;
}

void PitChannel::trigger(std::uint64_t now) {
    const std::uint32_t count = state_.next_count != 0 ? state_.next_count : state_.count;
    if (count != 0) {
        start(count, now);
    }
}

void PitChannel::set_gate(bool gate, std::uint64_t now) {
    if (gate == state_.gate) {
        return;
    }
    settle(now);
    state_.elapsed = elapsed(now);
    state_.gate = gate;
    origin_ = now - state_.elapsed;
    const bool starts_on_rise = state_.mode == 1 || state_.mode == 5 || (periodic() && state_.loaded);
    if (gate && starts_on_rise) {
        trigger(now);
    }
}

void PitChannel::settle(std::uint64_t now) {
    if (!periodic() || !state_.loaded || state_.next_count == 0 || elapsed(now) < state_.count) {
        return;
    }
    state_.rise_pending |= state_.count > state_.seen;
    state_.seen = 0;
    origin_ += state_.count;
    state_.elapsed -= std::min<std::uint64_t>(state_.elapsed, state_.count);
    state_.count = std::exchange(state_.next_count, 0);
}

bool PitChannel::output(std::uint64_t now) {
    settle(now);
    if (!state_.loaded) {
        return state_.mode != 0;
    }
    const std::uint64_t done = elapsed(now);
    const std::uint32_t count = state_.count;
    switch (state_.mode) {
        case 0:
        case 1: return done >= count;
        case 2: return !state_.gate || count == 1 || done % count != count - 1;
        case 3: return !state_.gate || done % count < (count + 1) / 2;
        default: return done != count;
    }
}

std::uint32_t PitChannel::running_value(std::uint64_t now) const {
    const std::uint64_t done = elapsed(now);
    const std::uint32_t count = state_.count;
    if (state_.mode == 2) {
        return static_cast<std::uint32_t>(count - done % count);
    }
    if (state_.mode == 3) {
        // Counts down by two, twice a period; an odd count is loaded as the even one below it.
        const auto at = static_cast<std::uint32_t>(done % count);
        const std::uint32_t half = (count + 1) / 2;
        const std::uint32_t step = 2 * (at < half ? at : at - half);
        const std::uint32_t top = count & ~1u;
        return top - std::min(top, step);
    }
    return static_cast<std::uint32_t>((count + modulus() - done % modulus()) % modulus());
}

std::uint16_t PitChannel::value(std::uint64_t now) {
    settle(now);
    if (!state_.loaded) {
        return state_.idle_value;
    }
    const std::uint32_t running = running_value(now);
    return state_.bcd ? to_bcd(running) : static_cast<std::uint16_t>(running);
}

std::uint8_t PitChannel::status(std::uint64_t now) {
    const bool null_count = !state_.loaded || state_.next_count != 0;
    return static_cast<std::uint8_t>((output(now) ? 0x80 : 0) | (null_count ? 0x40 : 0) | state_.access << 4 |
                                     state_.mode << 1 | (state_.bcd ? 1 : 0));
}

void PitChannel::latch_count(std::uint64_t now) {
    if (!state_.count_latched) {
        state_.latched_count = value(now);
        state_.count_latched = true;
    }
}

void PitChannel::latch_status(std::uint64_t now) {
    if (!state_.status_latched) {
        state_.latched_status = status(now);
        state_.status_latched = true;
    }
}

std::uint8_t PitChannel::read(std::uint64_t now) {
    if (std::exchange(state_.status_latched, false)) {
        return state_.latched_status;
    }
    const std::uint16_t shown = state_.count_latched ? state_.latched_count : value(now);
    const bool high = state_.access == 2 || (state_.access == 3 && state_.read_high);
    if (state_.access == 3) {
        state_.read_high = !state_.read_high;
    }
    if (high || state_.access == 1) {
        state_.count_latched = false;
    }
    return static_cast<std::uint8_t>(high ? shown >> 8 : shown);
}

std::optional<std::uint64_t> PitChannel::next_rise_after(std::uint64_t position) const {
    const std::uint64_t count = state_.count;
    if (periodic()) {
        return (position / count + 1) * count;
    }
    const std::uint64_t rise = state_.mode >= 4 ? count + 1 : count;
    return position < rise ? std::optional(rise) : std::nullopt;
}

std::uint64_t PitChannel::take_rises(std::uint64_t now) {
    settle(now);
    std::uint64_t rises = std::exchange(state_.rise_pending, false) ? 1 : 0;
    if (state_.loaded) {
        const std::uint64_t done = elapsed(now);
        const std::optional<std::uint64_t> rise = next_rise_after(state_.seen);
        if (rise && *rise <= done) {
            rises += periodic() ? (done - *rise) / state_.count + 1 : 1;
        }
        state_.seen = done;
    }
    return rises;
}

std::optional<std::uint64_t> PitChannel::ticks_to_rise(std::uint64_t now) {
    settle(now);
    if (!counting()) {
        return std::nullopt;
    }
    const std::uint64_t done = elapsed(now);
    const std::optional<std::uint64_t> rise = next_rise_after(done);
    return rise ? std::optional(*rise - done) : std::nullopt;
}

PitChannel::State PitChannel::save(std::uint64_t now) const {
    State state = state_;
    state.elapsed = elapsed(now);
    return state;
}

void PitChannel::restore(const State& state, std::uint64_t now) {
    state_ = state;
    origin_ = now - state.elapsed;
}

}  // namespace apiary::device
