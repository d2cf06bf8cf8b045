// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>

#include "backend/api/guests.h"

namespace apiary::daemon {

/// Whether a guest that ended with `reason` is to be started again. Nothing that somebody asked for is undone.
[[nodiscard]] bool wants_restart(api::guests::RestartPolicy policy, api::guests::EndReason reason);

/// Bounds how often a guest is started again: `limit` times within `within`.
class RestartBudget {
public:
    using Clock = std::chrono::steady_clock;

    RestartBudget(std::int64_t limit, std::chrono::seconds within) : limit_(limit), within_(within) {}

    /// Takes one start at `now`; false when there were too many.
    [[nodiscard]] bool take(Clock::time_point now);
    /// Before the next start: the second and later ones in a row wait longer and longer, up to half a minute.
    [[nodiscard]] std::chrono::milliseconds delay() const;
    /// Starts so far that still count.
    [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(starts_.size()); }
    /// After somebody has started the guest.
    void clear() { starts_.clear(); }

private:
    std::int64_t limit_;
    std::chrono::seconds within_;
    std::deque<Clock::time_point> starts_;
};

}  // namespace apiary::daemon
