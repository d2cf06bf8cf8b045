// SPDX-License-Identifier: BSD-2-Clause
#include <atomic>

#include "backend/base/alarm_queue.h"
#include "backend/base/clock.h"

namespace apiary {

struct ManualClock::State {
    std::shared_ptr<AlarmQueue> queue = std::make_shared<AlarmQueue>();
    std::atomic<Nanoseconds> now = Nanoseconds(0);
    Nanoseconds wall_at_zero = {};
};

ManualClock::ManualClock(Nanoseconds wall_at_zero) : state_(std::make_shared<State>()) {
    state_->wall_at_zero = wall_at_zero;
}

ManualClock::~ManualClock() = default;

Nanoseconds ManualClock::now() const { return state_->now.load(); }

Nanoseconds ManualClock::wall() const { return state_->wall_at_zero + now(); }

std::unique_ptr<Clock::Alarm> ManualClock::make_alarm(std::function<void()> expired) {
    return AlarmQueue::make_alarm(state_->queue, std::move(expired));
}

void ManualClock::advance(Nanoseconds by) {
    const Nanoseconds end = now() + by;
    const auto move_to_deadline = [this](Nanoseconds deadline) {
        // An alarm set in the past rings now; time does not go back to it.
        if (deadline > now()) {
            state_->now.store(deadline);
        }
    };
    while (state_->queue->run_one(end, move_to_deadline)) {
    }
    state_->now.store(end);
}

}  // namespace apiary
