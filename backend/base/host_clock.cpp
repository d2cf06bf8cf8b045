// SPDX-License-Identifier: BSD-2-Clause
#include <pthread.h>
#include <signal.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "backend/base/alarm_queue.h"
#include "backend/base/clock.h"

namespace apiary {
namespace {

/// std::chrono::steady_clock is CLOCK_MONOTONIC on Linux and FreeBSD; its condition variables wait by it.
Nanoseconds monotonic_now() { return std::chrono::steady_clock::now().time_since_epoch(); }

void prepare_alarm_thread() {
#ifdef __linux__
    pthread_setname_np(pthread_self(), "clock");
    // The default slack of 50 µs would show in every timer tick of a guest.
    prctl(PR_SET_TIMERSLACK, 1UL, 0UL, 0UL, 0UL);
#endif
}

class HostClock : public Clock {
public:
    HostClock() : queue_(std::make_shared<AlarmQueue>()) {
        // Signals are the business of the threads that ask for them.
        sigset_t all;
        sigset_t before;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before);
        thread_ = std::thread([queue = queue_] { run(*queue); });
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
    }
    ~HostClock() override {
        queue_->stop();
        thread_.join();
    }
    HostClock(const HostClock&) = delete;
    HostClock& operator=(const HostClock&) = delete;

    [[nodiscard]] Nanoseconds now() const override { return monotonic_now(); }
    [[nodiscard]] Nanoseconds wall() const override { return std::chrono::system_clock::now().time_since_epoch(); }
    [[nodiscard]] std::unique_ptr<Alarm> make_alarm(std::function<void()> expired) override {
        return AlarmQueue::make_alarm(queue_, std::move(expired));
    }

private:
    static void run(AlarmQueue& queue) {
        prepare_alarm_thread();
        while (queue.wait(monotonic_now)) {
            queue.run_one(monotonic_now());
        }
    }

    std::shared_ptr<AlarmQueue> queue_;
    std::thread thread_;
};

}  // namespace

std::unique_ptr<Clock> make_host_clock() { return std::make_unique<HostClock>(); }

}  // namespace apiary
