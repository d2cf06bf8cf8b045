// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/clock.h"

#include <atomic>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include <QtTest>

using apiary::Clock;
using apiary::ManualClock;
using apiary::Nanoseconds;
using std::chrono::hours;
using std::chrono::milliseconds;

namespace {
constexpr auto kPatience = std::chrono::seconds(30);
}

class ClockTest : public QObject {
    Q_OBJECT

private slots:
    void manual_clock_stands_until_advanced() {
        ManualClock clock(Nanoseconds(5000));
        QCOMPARE(clock.now(), Nanoseconds(0));
        clock.advance(Nanoseconds(7));
        QCOMPARE(clock.now(), Nanoseconds(7));
        QCOMPARE(clock.wall(), Nanoseconds(5007));
    }
    void manual_clock_advance_calls_alarms_in_order_at_their_time() {
        ManualClock clock;
        std::vector<std::pair<char, Nanoseconds>> calls;
        auto late = clock.make_alarm([&] { calls.emplace_back('l', clock.now()); });
        auto soon = clock.make_alarm([&] { calls.emplace_back('s', clock.now()); });
        late->set(Nanoseconds(20));
        soon->set(Nanoseconds(10));
        clock.advance(Nanoseconds(9));
        QVERIFY(calls.empty());
        clock.advance(Nanoseconds(100));
        QCOMPARE(calls, (std::vector<std::pair<char, Nanoseconds>>{{'s', Nanoseconds(10)}, {'l', Nanoseconds(20)}}));
        QCOMPARE(clock.now(), Nanoseconds(109));
    }
    void manual_alarm_set_within_its_call_rings_again_in_the_same_advance() {
        ManualClock clock;
        std::unique_ptr<Clock::Alarm> alarm;
        std::vector<Nanoseconds> calls;
        alarm = clock.make_alarm([&] {
            calls.push_back(clock.now());
            alarm->set(clock.now() + Nanoseconds(10));
        });
        alarm->set(Nanoseconds(10));
        clock.advance(Nanoseconds(35));
        QCOMPARE(calls, (std::vector<Nanoseconds>{Nanoseconds(10), Nanoseconds(20), Nanoseconds(30)}));
    }
    void manual_alarm_set_again_forgets_the_old_deadline() {
        ManualClock clock;
        int calls = 0;
        auto alarm = clock.make_alarm([&] { ++calls; });
        alarm->set(Nanoseconds(10));
        alarm->set(Nanoseconds(50));
        clock.advance(Nanoseconds(49));
        QCOMPARE(calls, 0);
        clock.advance(Nanoseconds(100));
        QCOMPARE(calls, 1);
    }
    void manual_alarm_cancelled_or_destroyed_is_silent() {
        ManualClock clock;
        int calls = 0;
        auto cancelled = clock.make_alarm([&] { ++calls; });
        auto destroyed = clock.make_alarm([&] { ++calls; });
        cancelled->set(Nanoseconds(10));
        destroyed->set(Nanoseconds(10));
        cancelled->cancel();
        destroyed.reset();
        clock.advance(Nanoseconds(20));
        QCOMPARE(calls, 0);
    }
    void manual_alarm_set_in_the_past_rings_without_time_going_back() {
        ManualClock clock;
        clock.advance(Nanoseconds(100));
        Nanoseconds rang(-1);
        auto alarm = clock.make_alarm([&] { rang = clock.now(); });
        alarm->set(Nanoseconds(10));
        clock.advance(Nanoseconds(0));
        QCOMPARE(rang, Nanoseconds(100));
    }
    void alarm_that_outlives_its_clock_is_harmless() {
        std::unique_ptr<Clock::Alarm> manual = ManualClock().make_alarm([] {});
        manual->set(Nanoseconds(1));
        manual.reset();
        std::unique_ptr<Clock::Alarm> host = apiary::make_host_clock()->make_alarm([] {});
        host->set(Nanoseconds(1));
        host.reset();
    }

    void host_clock_goes_on_and_knows_the_date() {
        const auto clock = apiary::make_host_clock();
        const Nanoseconds before = clock->now();
        while (clock->now() == before) {
        }
        QVERIFY(clock->now() > before);
        QVERIFY(clock->wall() > hours(24 * 365 * 50));
    }
    void host_alarm_rings_not_before_its_deadline() {
        const auto clock = apiary::make_host_clock();
        std::promise<Nanoseconds> rang;
        auto alarm = clock->make_alarm([&] { rang.set_value(clock->now()); });
        const Nanoseconds deadline = clock->now() + milliseconds(5);
        alarm->set(deadline);
        auto future = rang.get_future();
        QCOMPARE(future.wait_for(kPatience), std::future_status::ready);
        QVERIFY(future.get() >= deadline);
    }
    void host_alarm_earlier_than_a_sleeping_one_is_not_late() {
        const auto clock = apiary::make_host_clock();
        auto far = clock->make_alarm([] {});
        far->set(clock->now() + hours(1));
        std::promise<void> rang;
        auto near = clock->make_alarm([&] { rang.set_value(); });
        near->set(clock->now() + milliseconds(1));
        QCOMPARE(rang.get_future().wait_for(kPatience), std::future_status::ready);
    }
    void host_alarm_set_within_its_call_rings_again() {
        const auto clock = apiary::make_host_clock();
        std::promise<void> done;
        int calls = 0;
        std::unique_ptr<Clock::Alarm> alarm;
        alarm = clock->make_alarm([&] {
            if (++calls == 3) {
                done.set_value();
            } else {
                alarm->set(clock->now());
            }
        });
        alarm->set(clock->now());
        QCOMPARE(done.get_future().wait_for(kPatience), std::future_status::ready);
    }
    void host_alarm_destroyed_during_its_call_waits_for_the_end() {
        const auto clock = apiary::make_host_clock();
        std::promise<void> entered;
        std::promise<void> go_on;
        std::atomic<bool> ended = false;
        auto alarm = clock->make_alarm([&] {
            entered.set_value();
            go_on.get_future().wait();
            ended = true;
        });
        alarm->set(clock->now());
        entered.get_future().wait();
        std::thread releaser([&] { go_on.set_value(); });
        alarm.reset();
        QVERIFY(ended);
        releaser.join();
    }
    void host_alarms_set_from_many_threads_all_ring() {
        const auto clock = apiary::make_host_clock();
        constexpr int kThreads = 4;
        constexpr int kRounds = 200;
        std::atomic<int> rang = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < kThreads; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < kRounds; ++i) {
                    std::promise<void> done;
                    auto alarm = clock->make_alarm([&] {
                        ++rang;
                        done.set_value();
                    });
                    alarm->set(clock->now() + std::chrono::microseconds(i % 7));
                    done.get_future().wait();
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(rang.load(), kThreads * kRounds);
    }
};

QTEST_GUILESS_MAIN(ClockTest)
#include "clock_test.moc"
