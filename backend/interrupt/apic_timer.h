// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "backend/base/clock.h"
#include "backend/base/result.h"

namespace apiary::interrupt {

/// The time stamp counter as the guest sees it on one vCPU (IA32_TSC, adjustment included).
struct TscSource {
    std::function<std::uint64_t()> read;  ///< From any thread; takes no lock.
    std::uint64_t frequency = 0;          ///< Hz.
};

/// Frequency of the local APIC timer before its divider, for CPUID leaves 0x15 and 0x40000010. One tick is 1 ns.
inline constexpr std::uint64_t kApicTimerFrequency = 1'000'000'000;

/// The timer of a local APIC (SDM vol. 3, §11.5.4). Not thread-safe: it lives under its APIC's lock. When the alarm
/// function is called (on the clock's thread, without that lock) and after each change, the owner takes its lock and
/// asks take_expired().
class ApicTimer {
public:
    /// Bits 18:17 of the LVT entry.
    enum class Mode : std::uint8_t { OneShot = 0, Periodic = 1, TscDeadline = 2, Reserved = 3 };

    ApicTimer(Clock& clock, TscSource tsc, std::function<void()> alarm);

    /// State after power-on: one-shot, stopped, divided by 2.
    void reset();
    /// Switching to or from TSC-deadline mode disarms the timer. A masked periodic timer counts on, but rings no alarm.
    void set_mode(Mode mode, bool masked);

    void set_initial_count(std::uint32_t count);
    [[nodiscard]] std::uint32_t initial_count() const { return initial_count_; }
    [[nodiscard]] std::uint32_t current_count() const;
    /// It counts, or has come to its end and take_expired() was not asked since.
    [[nodiscard]] bool counts() const { return deadline_.has_value(); }
    void set_divide(std::uint32_t configuration);
    [[nodiscard]] std::uint32_t divide() const { return divide_; }
    /// How long it takes to count down from `count`.
    [[nodiscard]] Nanoseconds duration(std::uint32_t count) const { return tick(divide_) * count; }
    /// Ignored outside TSC-deadline mode. 0 disarms.
    void set_tsc_deadline(std::uint64_t deadline);
    [[nodiscard]] std::uint64_t tsc_deadline() const { return tsc_deadline_; }
    /// The TSC was written or its adjustment changed.
    void tsc_changed() { arm(); }

    /// True once for each time the timer reached its end (once for several periods that were missed).
    [[nodiscard]] bool take_expired();

    /// A paused timer stands still, but for a TSC deadline, which is compared with the TSC when it goes on.
    void pause();
    void resume();

    [[nodiscard]] nlohmann::json save() const;
    /// What restore() found good, to be taken over by apply().
    struct Saved {
        std::uint32_t initial_count = 0;
        std::uint32_t divide = 0;
        std::uint64_t tsc_deadline = 0;
        std::optional<Nanoseconds> remaining;
    };
    [[nodiscard]] static Result<Saved> parse(const nlohmann::json& state);
    void apply(const Saved& saved, Mode mode, bool masked);

private:
    [[nodiscard]] static Nanoseconds tick(std::uint32_t divide);
    [[nodiscard]] Nanoseconds period() const { return tick(divide_) * initial_count_; }
    [[nodiscard]] Nanoseconds now() const { return paused_at_ ? *paused_at_ : clock_.now(); }
    [[nodiscard]] std::optional<Nanoseconds> remaining() const;
    [[nodiscard]] Nanoseconds tsc_alarm_time() const;
    void arm();

    Clock& clock_;
    TscSource tsc_;
    Mode mode_ = Mode::OneShot;
    bool masked_ = true;
    std::uint32_t initial_count_ = 0;
    std::uint32_t divide_ = 0;
    std::optional<Nanoseconds> deadline_;  ///< When the count reaches zero; none when it stands.
    std::uint64_t tsc_deadline_ = 0;
    std::optional<Nanoseconds> paused_at_;
    std::unique_ptr<Clock::Alarm> alarm_;  ///< Last, as its function may run until it is destroyed.
};

}  // namespace apiary::interrupt
