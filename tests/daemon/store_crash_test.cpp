// SPDX-License-Identifier: BSD-2-Clause
// The program is killed amid its work, a hundred times, at whatever it is doing.
#include <QTest>
#include <array>
#include <csignal>
#include <random>
#include <thread>

#include "tests/daemon/store_rig.h"

using namespace apiary;
using namespace apiary::daemon;
using api::guests::Definition;
using test::large_definition;
using test::left_over;
using test::small_definition;
using test::snapshot;
using test::TemporaryDirectory;

namespace {

constexpr int kRounds = 100;
constexpr std::int64_t kMostCpus = 64;

std::unique_ptr<Store> open_store(const std::filesystem::path& state) {
    auto store = Store::open(state);
    if (!store) {
        qFatal("%s (%s)", store.error().cause.c_str(), store.error().detail.c_str());
    }
    return *std::move(store);
}

/// The fields belong together, so that a mixture of two definitions would show.
Definition numbered(std::int64_t number) {
    Definition set;
    set.cpus = number;
    set.description = std::format("number {} {}", number, std::string(static_cast<std::size_t>(number) * 40, 'x'));
    set.tags = {std::format("{}", number)};
    return set;
}

bool is_numbered(const Definition& definition) {
    const Definition wanted = numbered(definition.cpus.value_or(1));
    return definition.description == wanted.description && definition.tags == wanted.tags;
}

/// Changes the guest again and again, deletes it and brings it back, and tells of each step by a byte.
[[noreturn]] void work(Store& store, std::int64_t number, int report) {
    while (true) {
        number = number % kMostCpus + 1;
        bool good = store.change("a", numbered(number), {}).has_value() && ::write(report, "c", 1) == 1;
        if (good && number % 4 == 0) {
            const auto id = store.remove("a");
            good = id && ::write(report, "r", 1) == 1 && store.undelete(*id) && ::write(report, "u", 1) == 1;
        }
        if (good && number % 8 == 0) {
            const auto made = store.create("b", ::geteuid(), large_definition());
            const auto id = made ? store.remove("b") : StoreResult<std::string>(std::unexpected(made.error()));
            good = id && ::write(report, "d", 1) == 1 && store.purge(*id) && ::write(report, "p", 1) == 1;
        }
        if (!good) {
            ::_exit(1);
        }
    }
}

/// Waits for `steps` bytes; false when the worker has ended by itself.
bool wait_for(int pipe, unsigned steps) {
    char byte = 0;
    for (unsigned i = 0; i < steps; ++i) {
        if (::read(pipe, &byte, 1) != 1) {
            return false;
        }
    }
    return true;
}

}  // namespace

class StoreCrashTest : public QObject {
    Q_OBJECT

private slots:
    void killed_store_hasAWholeGuest() {
        const TemporaryDirectory directory;
        const auto state = directory.path() / "state";
        std::mt19937 random(20261126);
        std::int64_t number = 1;
        {
            const auto store = open_store(state);
            QVERIFY(store->create("a", ::geteuid(), large_definition()).has_value());
            QVERIFY(store->change("a", numbered(number), {}).has_value());
        }
        for (int round = 0; round < kRounds; ++round) {
            std::array<int, 2> ends = {};
            QCOMPARE(::pipe2(ends.data(), O_CLOEXEC), 0);
            const UniqueFd reader(ends[0]);
            UniqueFd writer(ends[1]);
            const pid_t worker = ::fork();
            if (worker == 0) {
                const auto store = open_store(state);
                work(*store, number, writer.get());
            }
            writer.reset();
            const bool worked = wait_for(reader.get(), 1 + random() % 8);
            // The kill comes at any moment of a step, so at any of its system calls.
            std::this_thread::sleep_for(std::chrono::microseconds(random() % 2000));
            ::kill(worker, SIGKILL);
            int status = 0;
            QCOMPARE(::waitpid(worker, &status, 0), worker);
            QVERIFY(worked && WIFSIGNALED(status));

            const auto store = open_store(state);
            QCOMPARE(left_over(snapshot(state)), std::string());
            auto guest = store->load("a");
            const auto trash = store->list_trash().value();
            for (const auto& entry : trash) {
                if (entry.name == "a") {
                    QVERIFY2(!guest, "the guest is there twice");
                    guest = store->undelete(entry.id);
                } else {
                    QVERIFY(store->purge(entry.id).has_value());
                }
            }
            QVERIFY2(guest && guest->definition, "the guest is lost");
            QVERIFY2(is_numbered(*guest->definition), guest->definition->description->c_str());
            QVERIFY(store->open_disk("a", "root.img", false).has_value());
            number = *guest->definition->cpus;
            if (const auto other = store->load("b")) {
                QVERIFY(other->definition.has_value());
                QVERIFY(store->open_disk("b", "root.img", false).has_value());
                QVERIFY(store->purge(store->remove("b").value()).has_value());
            }
        }
    }
};

QTEST_APPLESS_MAIN(StoreCrashTest)
#include "store_crash_test.moc"
