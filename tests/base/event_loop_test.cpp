// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/event_loop.h"

#include <QtTest>
#include <asio/steady_timer.hpp>
#include <atomic>
#include <semaphore>

using namespace apiary;

class EventLoopTest : public QObject {
    Q_OBJECT

private slots:
    void runAndWait_runsOnTheLoop() {
        EventLoop loop("test");
        bool on_loop = false;
        std::thread::id id;
        loop.run_and_wait([&] {
            on_loop = loop.on_loop();
            id = std::this_thread::get_id();
        });
        QVERIFY(on_loop);
        QVERIFY(!loop.on_loop());
        QVERIFY(id != std::this_thread::get_id());
    }
    void runAndWait_onTheLoop_runsAtOnce() {
        EventLoop loop("test");
        bool inner = false;
        loop.run_and_wait([&] { loop.run_and_wait([&] { inner = true; }); });
        QVERIFY(inner);
    }

    void tryRun_ofAnIdleLoop_runsHereAsOnTheLoop() {
        EventLoop loop("test");
        loop.run_and_wait([] {});
        bool on_loop = false;
        std::thread::id id;
        const auto work = [&] {
            on_loop = loop.on_loop();
            id = std::this_thread::get_id();
            loop.run_and_wait([] {});
        };
        while (!loop.try_run(work)) {  // The loop may still be on its way out of what was waited for.
            std::this_thread::yield();
        }
        QVERIFY(on_loop);
        QVERIFY(id == std::this_thread::get_id());
        QVERIFY(!loop.on_loop());
    }
    void tryRun_ofABusyLoop_doesNothing() {
        EventLoop loop("test");
        std::binary_semaphore begun(0), end(0);
        loop.post([&] {
            begun.release();
            end.acquire();
        });
        begun.acquire();
        bool ran = false;
        QVERIFY(!loop.try_run([&] { ran = true; }));
        QVERIFY(!ran);
        end.release();
    }
    void work_ofOneTurn_isNeverTwoAtATime() {
        EventLoop loop("test");
        asio::steady_timer timer(loop.context());
        std::atomic<int> inside = 0, most = 0;
        std::atomic<unsigned> by_timer = 0, posted = 0, tried = 0;
        const auto work = [&](std::atomic<unsigned>& count) {
            most = std::max(most.load(), ++inside);
            ++count;
            std::this_thread::yield();
            --inside;
        };
        std::function<void()> again = [&] {
            timer.expires_after(std::chrono::nanoseconds(0));
            timer.async_wait(loop.in_turn([&](const asio::error_code& cancelled) {
                if (!cancelled && by_timer < 500) {
                    work(by_timer);
                    again();
                }
            }));
        };
        loop.run_and_wait(again);
        for (unsigned asked = 0; by_timer < 500 || tried < 100 || asked < 100;) {
            if (posted == asked) {
                ++asked;
                loop.post([&] { work(posted); });
            }
            (void)loop.try_run([&] { work(tried); });
        }
        loop.run_and_wait([] {});
        QCOMPARE(most.load(), 1);
    }
};

QTEST_GUILESS_MAIN(EventLoopTest)
#include "event_loop_test.moc"
