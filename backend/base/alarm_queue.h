// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include "backend/base/clock.h"

namespace apiary {

/// The alarms of one clock, ordered by deadline. What both clocks share; who decides when to run them is the clock.
class AlarmQueue : public std::enable_shared_from_this<AlarmQueue> {
public:
    /// An alarm that lives in `queue`, which may outlive its clock (then the alarm never rings).
    [[nodiscard]] static std::unique_ptr<Clock::Alarm> make_alarm(const std::shared_ptr<AlarmQueue>& queue,
                                                                  std::function<void()> expired);

    /// Calls the first alarm if its deadline is not after `now`. False when there was none to call. With
    /// `before_call`, that function is told the deadline just before the alarm is called, under the lock.
    bool run_one(Nanoseconds now, const std::function<void(Nanoseconds)>& before_call = {});
    /// Sleeps until the first deadline may have passed or the queue was stopped; false when it was stopped.
    bool wait(const std::function<Nanoseconds()>& now);
    void stop();

private:
    class Entry;
    void set(Entry& entry, Nanoseconds when);
    void cancel(Entry& entry);
    void remove(Entry& entry);

    std::mutex mutex_;
    std::condition_variable changed_;
    std::condition_variable call_ended_;
    std::set<std::pair<Nanoseconds, Entry*>> entries_;
    Entry* running_ = nullptr;
    std::thread::id running_thread_;
    std::optional<Nanoseconds> sleeping_until_;  ///< Set while wait() sleeps; an earlier deadline has to wake it.
    bool stopped_ = false;
};

}  // namespace apiary
