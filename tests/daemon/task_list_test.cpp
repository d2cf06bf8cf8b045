// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/task_list.h"

#include <QTest>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>

using namespace apiary::daemon;
using apiary::api::tasks::State;

class TaskListTest : public QObject {
    Q_OBJECT

private slots:
    void task_runs_until_its_end();
    void task_without_success_has_failed();
    void cancel_is_told_once_and_counts();
    void success_counts_more_than_a_late_cancel();
    void task_without_a_way_to_cancel_is_not_cancelled();
    void watch_hears_of_every_change();
    void slow_watch_hears_of_a_task_once();
    void ended_tasks_are_bounded();
};

namespace {

std::unique_ptr<RunningTask> begin(TaskList& list) {
    return list.begin("io.apiary.Guests.Stop", "user", 7, "guest", "waiting");
}

/// What a watch gives next; the loop is run until nothing moves any more.
std::vector<std::string> next_of(asio::io_context& loop, ChangeFeed::Watch& watch) {
    std::vector<std::string> names;
    asio::co_spawn(loop, [&]() -> asio::awaitable<void> { names = co_await watch.next(); }, asio::detached);
    loop.restart();
    loop.poll();
    return names;
}

}  // namespace

void TaskListTest::task_runs_until_its_end() {
    asio::io_context loop;
    TaskList list(loop);
    auto task = begin(list);
    task->progress("half", 50);
    const auto running = list.list();
    QCOMPARE(running.size(), 1u);
    QCOMPARE(running[0].task.message, "half");
    QCOMPARE(running[0].task.percent, 50);
    QCOMPARE(running[0].owner, 7u);
    task->progress(60);
    QCOMPARE(list.find(task->id())->task.message, "half");
    QCOMPARE(list.find(task->id())->task.percent, 60);
    task->done();
    task.reset();
    QVERIFY(list.list().empty());
    QCOMPARE(list.find(running[0].task.id)->task.state, State::Done);
}

void TaskListTest::task_without_success_has_failed() {
    asio::io_context loop;
    TaskList list(loop);
    begin(list).reset();
    QCOMPARE(list.find("1")->task.state, State::Failed);
}

void TaskListTest::cancel_is_told_once_and_counts() {
    asio::io_context loop;
    TaskList list(loop);
    auto task = begin(list);
    int told = 0;
    task->on_cancel([&] { ++told; });
    QVERIFY(list.find("1")->task.cancellable);
    QVERIFY(list.cancel("1"));
    QVERIFY(list.cancel("1"));
    QCOMPARE(told, 1);
    QVERIFY(task->cancelled());
    task.reset();
    QCOMPARE(list.find("1")->task.state, State::Cancelled);
    QVERIFY(!list.cancel("1"));
}

void TaskListTest::success_counts_more_than_a_late_cancel() {
    asio::io_context loop;
    TaskList list(loop);
    auto task = begin(list);
    task->on_cancel([] {});
    QVERIFY(list.cancel("1"));
    task->done();
    task.reset();
    QCOMPARE(list.find("1")->task.state, State::Done);
}

void TaskListTest::task_without_a_way_to_cancel_is_not_cancelled() {
    asio::io_context loop;
    TaskList list(loop);
    const auto task = begin(list);
    QVERIFY(!list.cancel("1"));
    QVERIFY(!list.cancel("nonsense"));
    QVERIFY(!task->cancelled());
}

void TaskListTest::watch_hears_of_every_change() {
    asio::io_context loop;
    TaskList list(loop);
    ChangeFeed::Watch watch(list.feed());
    auto task = begin(list);
    QCOMPARE(next_of(loop, watch), std::vector<std::string>{"1"});
    task->progress("more");
    QCOMPARE(next_of(loop, watch), std::vector<std::string>{"1"});
    task.reset();
    QCOMPARE(next_of(loop, watch), std::vector<std::string>{"1"});
}

void TaskListTest::slow_watch_hears_of_a_task_once() {
    asio::io_context loop;
    TaskList list(loop);
    ChangeFeed::Watch watch(list.feed());
    auto task = begin(list), other = begin(list);
    for (int i = 0; i < 1000; ++i) {
        task->progress("more");
    }
    QCOMPARE(next_of(loop, watch), (std::vector<std::string>{"1", "2"}));
}

void TaskListTest::ended_tasks_are_bounded() {
    asio::io_context loop;
    TaskList list(loop);
    for (int i = 0; i < 1000; ++i) {
        begin(list).reset();
    }
    QVERIFY(list.find("1") == nullptr);
    QVERIFY(list.find("1000") != nullptr);
}

QTEST_GUILESS_MAIN(TaskListTest)
#include "task_list_test.moc"
