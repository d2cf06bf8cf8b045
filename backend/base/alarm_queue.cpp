// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/alarm_queue.h"

#include <chrono>

namespace apiary {

class AlarmQueue::Entry : public Clock::Alarm {
public:
    Entry(std::shared_ptr<AlarmQueue> queue, std::function<void()> expired)
        : queue_(std::move(queue)), expired_(std::move(expired)) {}
    ~Entry() override { queue_->remove(*this); }
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;

    void set(Nanoseconds when) override { queue_->set(*this, when); }
    void cancel() override { queue_->cancel(*this); }
    void ring() { expired_(); }

    std::optional<Nanoseconds> deadline;  ///< Guarded by the queue's mutex.

private:
    std::shared_ptr<AlarmQueue> queue_;
    std::function<void()> expired_;
};

std::unique_ptr<Clock::Alarm> AlarmQueue::make_alarm(const std::shared_ptr<AlarmQueue>& queue,
                                                     std::function<void()> expired) {
    return std::make_unique<Entry>(queue, std::move(expired));
}

void AlarmQueue::set(Entry& entry, Nanoseconds when) {
    bool wake = false;
    {
        std::lock_guard lock(mutex_);
        if (entry.deadline) {
            entries_.erase({*entry.deadline, &entry});
        }
        entry.deadline = when;
        entries_.emplace(when, &entry);
        wake = sleeping_until_ && when < *sleeping_until_;
    }
    if (wake) {
        changed_.notify_one();
    }
}

void AlarmQueue::cancel(Entry& entry) {
    // A sleeper is left alone: it finds nothing to do at the old deadline and sleeps on.
    std::lock_guard lock(mutex_);
    if (entry.deadline) {
        entries_.erase({*entry.deadline, &entry});
        entry.deadline.reset();
    }
}

void AlarmQueue::remove(Entry& entry) {
    std::unique_lock lock(mutex_);
    if (running_ == &entry && running_thread_ != std::this_thread::get_id()) {
        call_ended_.wait(lock, [&] { return running_ != &entry; });
    }
    // Only now: the call that was waited for may have set the alarm again.
    if (entry.deadline) {
        entries_.erase({*entry.deadline, &entry});
        entry.deadline.reset();
    }
}

bool AlarmQueue::run_one(Nanoseconds now, const std::function<void(Nanoseconds)>& before_call) {
    std::unique_lock lock(mutex_);
    if (entries_.empty() || entries_.begin()->first > now) {
        return false;
    }
    const auto [deadline, entry] = *entries_.begin();
    entries_.erase(entries_.begin());
    entry->deadline.reset();
    if (before_call) {
        before_call(deadline);
    }
    running_ = entry;
    running_thread_ = std::this_thread::get_id();
    lock.unlock();
    entry->ring();
    lock.lock();
    running_ = nullptr;
    lock.unlock();
    call_ended_.notify_all();
    return true;
}

bool AlarmQueue::wait(const std::function<Nanoseconds()>& now) {
    std::unique_lock lock(mutex_);
    while (!stopped_) {
        if (entries_.empty()) {
            sleeping_until_ = Nanoseconds::max();
            changed_.wait(lock);
        } else {
            const Nanoseconds first = entries_.begin()->first;
            if (first <= now()) {
                break;
            }
            sleeping_until_ = first;
            changed_.wait_until(lock, std::chrono::steady_clock::time_point(first));
        }
        sleeping_until_.reset();
    }
    return !stopped_;
}

void AlarmQueue::stop() {
    {
        std::lock_guard lock(mutex_);
        stopped_ = true;
    }
    changed_.notify_all();
}

}  // namespace apiary
