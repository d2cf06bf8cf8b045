// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/restart_budget.h"

#include <algorithm>

namespace apiary::daemon {

using api::guests::EndReason;
using api::guests::RestartPolicy;

bool wants_restart(RestartPolicy policy, EndReason reason) {
    switch (reason) {
        case EndReason::Killed:
        case EndReason::NotStarted: return false;
        case EndReason::PoweredOff:
        case EndReason::Reset:
        case EndReason::DebugExit: return policy == RestartPolicy::Always;
        case EndReason::TripleFault:
        case EndReason::HostError:
        case EndReason::MonitorDied:
        case EndReason::Vanished:
        case EndReason::Hung: return policy != RestartPolicy::Never;
    }
    return false;
}

bool RestartBudget::take(Clock::time_point now) {
    while (!starts_.empty() && now - starts_.front() >= within_) {
        starts_.pop_front();
    }
    if (count() >= limit_) {
        return false;
    }
    starts_.push_back(now);
    return true;
}

std::chrono::milliseconds RestartBudget::delay() const {
    constexpr std::chrono::milliseconds kFirst{500}, kMost{30'000};
    if (starts_.size() < 2) {
        return std::chrono::milliseconds(0);
    }
    const std::size_t doublings = std::min<std::size_t>(starts_.size() - 2, 10);
    return std::min(kFirst * (1 << doublings), kMost);
}

}  // namespace apiary::daemon
