// SPDX-License-Identifier: BSD-2-Clause
// A host that is set up as the helper does it: off its loop, as tasks, and undone by the next helper.
#include "backend/daemon/setup_keeper.h"

#include <QTest>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <optional>

#include "tests/hostsetup/host_rig.h"

using namespace apiary;
using namespace apiary::daemon;
using hostsetup::test::everything;
using hostsetup::test::RecordedTree;
namespace setup = apiary::api::setup;

namespace {

const SetupKeeper::Asker olga = {.uid = 1000, .name = "olga"};

struct Rig {
    explicit Rig(const RecordedTree& tree, std::optional<Error> refusal = {})
        : keeper(tasks, {.root = tree.root(), .state = "/var/lib/apiary", .group = "apiary", .live = nullptr},
                 std::move(refusal)) {}

    /// What a coroutine of the keeper's comes to.
    template <class T>
    T wait(asio::awaitable<T> work) {
        std::optional<T> result;
        asio::co_spawn(
            loop,
            [](asio::awaitable<T> inner, std::optional<T>& into) -> asio::awaitable<void> {
                into = co_await std::move(inner);
            }(std::move(work), result),
            asio::detached);
        loop.restart();
        loop.run();
        return *std::move(result);
    }
    void begin() {
        asio::co_spawn(loop, keeper.begin(), asio::detached);
        loop.restart();
        loop.run();
    }

    asio::io_context loop;
    TaskList tasks{loop};
    SetupKeeper keeper;
};

}  // namespace

class SetupKeeperTest : public QObject {
    Q_OBJECT

private slots:
    void host_is_set_up_and_put_back_by_the_next_helper() {
        const RecordedTree tree("debian13");
        std::filesystem::create_directories(tree.at("var/lib/apiary"));
        const auto before = tree.all();
        {
            Rig rig(tree);
            rig.begin();
            const auto plan = rig.wait(rig.keeper.plan(everything(), "root"));
            QVERIFY(plan.has_value() && plan->chosen == 5);
            const auto change = rig.wait(rig.keeper.apply(everything(), plan->digest, olga));
            QVERIFY(change.has_value());
            QCOMPARE(change->by, std::string("olga"));
            QCOMPARE(change->phase, setup::Phase::Applied);
            const auto again = rig.wait(rig.keeper.apply(everything(), plan->digest, olga));
            QCOMPARE(again.error().name, std::string(setup::PlanChanged::kName));
            rig.keeper.finish();
        }
        Rig next(tree);
        next.begin();
        const auto state = next.wait(next.keeper.state("olga"));
        QVERIFY(state.has_value());
        QCOMPARE(state->changes.size(), std::size_t{1});
        QVERIFY(next.wait(next.keeper.undo(olga)).has_value());
        QCOMPARE(tree.all(), before);
        QCOMPARE(next.wait(next.keeper.undo(olga)).error().name, std::string(setup::NothingToDo::kName));
    }

    void what_a_killed_helper_began_is_undone_at_the_start() {
        const RecordedTree tree("debian13");
        std::filesystem::create_directories(tree.at("var/lib/apiary"));
        const auto before = tree.all();
        const int status = testing::in_child([&] {
            (void)hostsetup::test::opened(tree).apply(everything(), {}, "root",
                                                      [](std::size_t done, std::size_t, const std::string&) {
                                                          if (done == 3) {
                                                              ::_exit(7);
                                                          }
                                                      });
            return 0;
        });
        QCOMPARE(status, 7);
        QVERIFY(tree.all() != before);
        Rig rig(tree);
        rig.begin();
        QVERIFY(std::filesystem::is_empty(tree.at("var/lib/apiary")));
        QCOMPARE(tree.all(), before);
    }

    void progress_is_told_as_a_task() {
        const RecordedTree tree("debian13");
        Rig rig(tree);
        std::vector<std::string> messages;
        asio::co_spawn(
            rig.loop,
            [](Rig& inner, std::vector<std::string>& told) -> asio::awaitable<void> {
                ChangeFeed::Watch changes(inner.tasks.feed());
                for (bool running = true; running;) {
                    for (const std::string& id : co_await changes.next()) {
                        const auto& task = inner.tasks.find(id)->task;
                        told.push_back(task.message);
                        running = running && task.state == api::tasks::State::Running;
                    }
                }
            }(rig, messages),
            asio::detached);
        QVERIFY(rig.wait(rig.keeper.apply(everything(), {}, olga)).has_value());
        QVERIFY(!messages.empty());
        const TaskList::Entry* const task = rig.tasks.find("1");
        QVERIFY(task != nullptr && task->task.method == setup::Apply::kName && task->owner == olga.uid);
        QCOMPARE(task->task.state, api::tasks::State::Done);
        QVERIFY(!task->task.message.empty() && !task->task.cancellable);
    }

    void refusal_keeps_from_changes_alone() {
        const RecordedTree tree("freebsd14");
        const auto before = tree.all();
        Rig rig(tree, Error{"no", "yes", ""});
        rig.begin();
        QVERIFY(rig.wait(rig.keeper.state("olga")).has_value());
        QVERIFY(rig.wait(rig.keeper.plan(everything(), "olga")).has_value());
        QCOMPARE(rig.wait(rig.keeper.apply(everything(), {}, olga)).error().name,
                 std::string(setup::Unavailable::kName));
        QCOMPARE(rig.wait(rig.keeper.undo(olga)).error().name, std::string(setup::Unavailable::kName));
        QCOMPARE(tree.all(), before);
    }

    void failures_are_errors_of_the_interface() {
        const RecordedTree tree("freebsd14");
        Rig rig(tree);
        const auto bad = rig.wait(rig.keeper.plan(everything("a b"), "root"));
        QCOMPARE(bad.error().name, std::string(setup::InvalidWish::kName));
        std::filesystem::remove(tree.at("bin/freebsd-version"));
        QCOMPARE(rig.wait(rig.keeper.state("")).error().name, std::string(setup::HostFailed::kName));
        rig.begin();  // Which is no reason not to serve.
    }
};

QTEST_GUILESS_MAIN(SetupKeeperTest)
#include "setup_keeper_test.moc"
