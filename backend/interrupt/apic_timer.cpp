// SPDX-License-Identifier: BSD-2-Clause
#include "backend/interrupt/apic_timer.h"

#include <algorithm>
#include <utility>

#include "backend/base/check.h"
#include "backend/base/state_reader.h"

namespace apiary::interrupt {
namespace {

/// No alarm of a periodic timer rings more often, whatever the guest asks for; missed periods fall into one.
constexpr Nanoseconds kShortestPeriod = std::chrono::microseconds(100);
/// A TSC deadline that is further away is looked at again after this time.
constexpr Nanoseconds kLongestSleep = std::chrono::hours(1);
constexpr std::uint32_t kDivideWritable = 0xb;
constexpr unsigned kStateVersion = 1;

}  // namespace

ApicTimer::ApicTimer(Clock& clock, TscSource tsc, std::function<void()> alarm)
    : clock_(clock), tsc_(std::move(tsc)), alarm_(clock.make_alarm(std::move(alarm))) {
    check(tsc_.read && tsc_.frequency != 0, "the APIC timer has a TSC");
}

Nanoseconds ApicTimer::tick(std::uint32_t divide) {
    const std::uint32_t code = (divide & 3) | (divide >> 1 & 4);
    return Nanoseconds(code == 7 ? 1 : 2 << code);
}

void ApicTimer::reset() {
    mode_ = Mode::OneShot;
    masked_ = true;
    initial_count_ = 0;
    divide_ = 0;
    deadline_.reset();
    tsc_deadline_ = 0;
    arm();
}

void ApicTimer::set_mode(Mode mode, bool masked) {
    if (masked_) {
        (void)take_expired();  // What ended while the entry was masked is lost.
    }
    const auto counts = [](Mode m) { return m == Mode::OneShot || m == Mode::Periodic; };
    if (mode != mode_ && !(counts(mode) && counts(mode_))) {
        initial_count_ = 0;
        deadline_.reset();
        tsc_deadline_ = 0;
    }
    mode_ = mode;
    masked_ = masked;
    arm();
}

void ApicTimer::set_initial_count(std::uint32_t count) {
    if (mode_ == Mode::TscDeadline || mode_ == Mode::Reserved) {
        return;
    }
    initial_count_ = count;
    deadline_ = count == 0 ? std::nullopt : std::optional(now() + period());
    arm();
}

std::optional<Nanoseconds> ApicTimer::remaining() const {
    if (!deadline_) {
        return std::nullopt;
    }
    const Nanoseconds left = *deadline_ - now();
    if (left > Nanoseconds::zero()) {
        return left;
    }
    return mode_ == Mode::Periodic ? period() - -left % period() : Nanoseconds::zero();
}

std::uint32_t ApicTimer::current_count() const {
    const Nanoseconds one = tick(divide_);
    return static_cast<std::uint32_t>((remaining().value_or(Nanoseconds::zero()) + one - Nanoseconds(1)) / one);
}

void ApicTimer::set_divide(std::uint32_t configuration) {
    const std::uint32_t count = current_count();
    divide_ = configuration & kDivideWritable;
    if (deadline_ && count != 0) {
        deadline_ = now() + tick(divide_) * count;
        arm();
    }
}

void ApicTimer::set_tsc_deadline(std::uint64_t deadline) {
    if (mode_ == Mode::TscDeadline) {
        tsc_deadline_ = deadline;
        arm();
    }
}

Nanoseconds ApicTimer::tsc_alarm_time() const {
    const std::uint64_t tsc = tsc_.read();
    if (tsc >= tsc_deadline_) {
        return clock_.now();
    }
    __extension__ using Wide = unsigned __int128;
    const Wide wait = (static_cast<Wide>(tsc_deadline_ - tsc) * 1'000'000'000 + tsc_.frequency - 1) / tsc_.frequency;
    const auto longest = static_cast<Wide>(kLongestSleep.count());
    return clock_.now() + Nanoseconds(static_cast<std::int64_t>(std::min(wait, longest)));
}

void ApicTimer::arm() {
    if (!paused_at_ && mode_ == Mode::TscDeadline && tsc_deadline_ != 0) {
        alarm_->set(tsc_alarm_time());
    } else if (!paused_at_ && mode_ == Mode::Periodic && deadline_ && !masked_) {
        alarm_->set(period() < kShortestPeriod ? std::max(*deadline_, clock_.now() + kShortestPeriod) : *deadline_);
    } else if (!paused_at_ && mode_ == Mode::OneShot && deadline_) {
        alarm_->set(*deadline_);
    } else {
        alarm_->cancel();
    }
}

bool ApicTimer::take_expired() {
    if (paused_at_) {
        return false;
    }
    if (mode_ == Mode::TscDeadline) {
        if (tsc_deadline_ == 0) {
            return false;
        }
        if (tsc_.read() < tsc_deadline_) {
            arm();  // An alarm that rang for a deadline replaced since, or a little early by rounding.
            return false;
        }
        tsc_deadline_ = 0;
        alarm_->cancel();
        return true;
    }
    if (!deadline_ || clock_.now() < *deadline_) {
        return false;
    }
    if (mode_ == Mode::Periodic) {
        deadline_ = clock_.now() + *remaining();
        arm();
    } else {
        deadline_.reset();
    }
    return true;
}

void ApicTimer::pause() {
    if (!paused_at_) {
        paused_at_ = clock_.now();
        alarm_->cancel();
    }
}

void ApicTimer::resume() {
    if (paused_at_) {
        if (deadline_) {
            *deadline_ += clock_.now() - *paused_at_;
        }
        paused_at_.reset();
        arm();
    }
}

nlohmann::json ApicTimer::save() const {
    nlohmann::json state = {{"version", kStateVersion},
                            {"initial_count", initial_count_},
                            {"divide", divide_},
                            {"tsc_deadline", tsc_deadline_},
                            {"remaining", nullptr}};
    if (const auto left = remaining()) {
        state["remaining"] = left->count();
    }
    return state;
}

Result<ApicTimer::Saved> ApicTimer::parse(const nlohmann::json& state) {
    StateReader reader(state, "the local APIC's timer", kStateVersion);
    Saved saved;
    saved.initial_count = reader.number<std::uint32_t>("initial_count");
    saved.divide = reader.number<std::uint32_t>("divide");
    reader.require((saved.divide & ~kDivideWritable) == 0, "reserved bits of the divider are set");
    saved.tsc_deadline = reader.number<std::uint64_t>("tsc_deadline");
    const Nanoseconds longest = tick(saved.divide) * saved.initial_count;
    const auto left = reader.optional_number("remaining", static_cast<std::uint64_t>(longest.count()));
    reader.require(!left || saved.initial_count != 0, "a stopped timer has time left");
    if (auto good = reader.result(); !good) {
        return std::unexpected(good.error());
    }
    if (left) {
        saved.remaining = Nanoseconds(static_cast<std::int64_t>(*left));
    }
    return saved;
}

void ApicTimer::apply(const Saved& saved, Mode mode, bool masked) {
    mode_ = mode;
    masked_ = masked;
    initial_count_ = saved.initial_count;
    divide_ = saved.divide;
    tsc_deadline_ = mode == Mode::TscDeadline ? saved.tsc_deadline : 0;
    deadline_ = saved.remaining ? std::optional(now() + *saved.remaining) : std::nullopt;
    arm();
}

}  // namespace apiary::interrupt
