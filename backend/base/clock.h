// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

namespace apiary {

/// Nanoseconds since an arbitrary start, never going back.
using Nanoseconds = std::chrono::nanoseconds;

/// The time a machine's timers live by. A fake one drives the unit tests.
class Clock {
public:
    virtual ~Clock() = default;
    /// Monotonic time.
    [[nodiscard]] virtual Nanoseconds now() const = 0;
    /// Wall-clock time since 1970-01-01 UTC.
    [[nodiscard]] virtual Nanoseconds wall() const = 0;

    /// One alarm: at most one deadline at a time, calls its function once when it has passed, on the clock's thread,
    /// with no lock of the clock held. Destroying it waits for a call under way to end.
    class Alarm {
    public:
        virtual ~Alarm() = default;
        /// Replaces the deadline. From any thread, also from within the function.
        virtual void set(Nanoseconds when) = 0;
        virtual void cancel() = 0;
    };
    [[nodiscard]] virtual std::unique_ptr<Alarm> make_alarm(std::function<void()> expired) = 0;
};

/// The host's monotonic and wall clocks, with a thread of its own for alarms.
[[nodiscard]] std::unique_ptr<Clock> make_host_clock();

/// A clock that stands still until it is told to go on; for tests.
class ManualClock : public Clock {
public:
    explicit ManualClock(Nanoseconds wall_at_zero = {});
    ~ManualClock() override;
    [[nodiscard]] Nanoseconds now() const override;
    [[nodiscard]] Nanoseconds wall() const override;
    [[nodiscard]] std::unique_ptr<Alarm> make_alarm(std::function<void()> expired) override;
    /// Moves time on, calling alarms in order at their deadlines.
    void advance(Nanoseconds by);

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace apiary
