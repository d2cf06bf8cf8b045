// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "backend/base/clock.h"

namespace apiary::device {

/// An alarm that is set anew after every register access but seldom changes: only changes reach the clock.
/// Guarded by the device's lock, but for construction and destruction. Must be its device's last member, because the
/// function it calls may use all the others until it is destroyed.
class Wakeup {
public:
    Wakeup(Clock& clock, std::function<void()> expired) : alarm_(clock.make_alarm(std::move(expired))) {}

    /// Nothing: no wake-up.
    void set(std::optional<Nanoseconds> when) {
        if (when == when_) {
            return;
        }
        when_ = when;
        if (when) {
            alarm_->set(*when);
        } else {
            alarm_->cancel();
        }
    }
    /// To be called first when it has expired, so that the same time can be set again.
    void expired() { when_.reset(); }

private:
    std::optional<Nanoseconds> when_;
    std::unique_ptr<Clock::Alarm> alarm_;
};

}  // namespace apiary::device
