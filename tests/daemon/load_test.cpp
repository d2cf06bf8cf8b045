// SPDX-License-Identifier: BSD-2-Clause
// apiaryd under load and faults: many guests, many clients, hostile ones, no descriptors, and kill -9.
#include <QTest>
#include <algorithm>
#include <atomic>
#include <mutex>
#include <random>
#include <set>
#include <thread>

#include "backend/ipc/address.h"
#include "tests/daemon/running_daemon.h"

using namespace apiary;
using namespace apiary::tests;
namespace guests = apiary::api::guests;
using guests::State;
using SteadyClock = std::chrono::steady_clock;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

/// A line of /proc/PID/status, in KiB.
long memory_of(std::int64_t pid, const std::string& line) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/status");
    for (std::string word; file >> word;) {
        if (long size = 0; word == line && file >> size) {
            return size;
        }
    }
    return -1;
}

/// Connections that do what no client should, until they are destroyed.
class Hostile {
public:
    Hostile(const std::string& path, int count) {
        for (int i = 0; i < count; ++i) {
            if (auto socket = ipc::connect_to(path)) {
                threads_.emplace_back([this, fd = socket->release(), kind = i % 4] { act(UniqueFd(fd), kind); });
            }
        }
    }
    ~Hostile() {
        over_ = true;
        for (std::thread& thread : threads_) {
            thread.join();
        }
    }
    Hostile(const Hostile&) = delete;
    Hostile& operator=(const Hostile&) = delete;

private:
    void act(const UniqueFd& fd, int kind) const {
        static const std::string texts[] = {std::string(1000, '{'), "{\"method\": \"io.apiary.Gue",
                                            std::string(std::size_t{64} << 20, 'x'), ""};
        const std::string& text = texts[kind];
        std::size_t sent = 0;
        while (!over_) {
            pollfd end = {.fd = fd.get(), .events = static_cast<short>(sent < text.size() ? POLLOUT : 0), .revents = 0};
            ::poll(&end, 1, 20);
            if ((end.revents & POLLHUP) != 0) {
                return;
            }
            if ((end.revents & POLLOUT) != 0) {
                const ssize_t put =
                    ::send(fd.get(), text.data() + sent, std::min<std::size_t>(text.size() - sent, 65536),
                           MSG_NOSIGNAL | MSG_DONTWAIT);
                sent += put > 0 ? static_cast<std::size_t>(put) : 0;
            }
        }
    }

    std::atomic<bool> over_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace

class LoadTest : public QObject {
    Q_OBJECT

private slots:
    void hundred_guests_and_twenty_that_run_take_little_memory();
    void hundred_hostile_clients_keep_nobody_from_being_served();
    void helper_without_descriptors_serves_again_when_there_are_some();
    void kills_of_the_helper_amid_changes_lose_nothing_data();
    void kills_of_the_helper_amid_changes_lose_nothing();
};

void LoadTest::hundred_guests_and_twenty_that_run_take_little_memory() {
    RunningDaemon daemon;
    constexpr int kAll = 100, kRunning = 20;
    for (int i = 0; i < kAll; ++i) {
        QVERIFY(daemon.call<guests::Create>({.name = "guest" + std::to_string(i), .definition = tiny()}).has_value());
    }
    for (int i = 0; i < kRunning; ++i) {
        const auto started = daemon.call<guests::Start>({.name = "guest" + std::to_string(i)});
        QVERIFY2(started.has_value(), started ? "" : started.error().error.cause.c_str());
    }
    const auto all = daemon.guests();
    QCOMPARE(all.size(), std::size_t{kAll});
    QCOMPARE(std::ranges::count(all, State::Running, &guests::Guest::state), kRunning);
    const long helper = memory_of(daemon.pid(), "VmRSS:");
    const long monitor = memory_of(*all.front().pid, "RssAnon:");
    qInfo("apiaryd: %ld KiB resident; a monitor: %ld KiB of its own, with what its guest has touched", helper, monitor);
    if (!kSanitized) {
        QVERIFY(helper > 0 && helper <= 15 * 1024);
        constexpr long kHugePages = 3 * 2048;  // What so small a guest may touch.
        QVERIFY(monitor <= 10 * 1024 + kHugePages);
    }
}

void LoadTest::hundred_hostile_clients_keep_nobody_from_being_served() {
    RunningDaemon daemon;
    QVERIFY(daemon.call<guests::Create>({.name = "one", .definition = tiny()}).has_value());
    const Hostile hostile(daemon.socket(), 100);
    constexpr int kClients = 100, kCalls = 20;
    constexpr std::chrono::milliseconds kPace{100};  // A thousand calls a second in all.
    std::mutex mutex;
    std::vector<double> times;
    std::atomic<int> failed = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < kClients; ++i) {
        clients.emplace_back([&] {
            ipc::Client client = daemon.client();
            for (int call = 0; call < kCalls; ++call) {
                const auto start = SteadyClock::now();
                failed += ipc::call<guests::List>(client) ? 0 : 1;
                const auto end = SteadyClock::now();
                {
                    const std::lock_guard lock(mutex);
                    times.push_back(std::chrono::duration<double, std::milli>(end - start).count());
                }
                std::this_thread::sleep_for(kPace);
            }
        });
    }
    for (std::thread& client : clients) {
        client.join();
    }
    QCOMPARE(failed.load(), 0);
    std::ranges::sort(times);
    qInfo("%zu calls of %d clients at once: median %.2f ms, 99 %% within %.2f ms", times.size(), kClients,
          times[times.size() / 2], times[times.size() * 99 / 100]);
}

void LoadTest::helper_without_descriptors_serves_again_when_there_are_some() {
    RunningDaemon daemon("", {"--session"}, "ulimit -n 64;");
    QVERIFY(daemon.call<guests::Create>({.name = "one", .definition = tiny()}).has_value());
    QVERIFY(daemon.call<guests::Start>({.name = "one"}).has_value());
    {
        std::vector<UniqueFd> greedy;
        for (int i = 0; i < 200; ++i) {
            if (auto socket = ipc::connect_to(daemon.socket(), SOCK_NONBLOCK)) {
                greedy.push_back(*std::move(socket));
            }
        }
        QVERIFY(greedy.size() > 40);
    }
    QCOMPARE(daemon.guest("one").state, State::Running);
    QVERIFY(daemon.attach("one")->until("ready").contains("ready"));
    QVERIFY(daemon.call<guests::Stop>({.name = "one"}).has_value());
}

void LoadTest::kills_of_the_helper_amid_changes_lose_nothing_data() {
    QTest::addColumn<int>("times");
    QTest::newRow("10 times") << 10;
    QTest::newRow("100 times") << 100;
}

void LoadTest::kills_of_the_helper_amid_changes_lose_nothing() {
    QFETCH(int, times);
    RunningDaemon daemon;
    QVERIFY(daemon.call<guests::Create>({.name = "running", .definition = tiny()}).has_value());
    QVERIFY(daemon.call<guests::Create>({.name = "changed", .definition = tiny()}).has_value());
    const auto pid = daemon.call<guests::Start>({.name = "running"})->guest.pid;
    std::mt19937 random(7);
    std::set<std::string> made;
    for (int i = 0; i < times; ++i) {
        // What was answered must be there; what was not, may be.
        std::string answered, tried;
        std::atomic<bool> over = false;
        std::thread changer([&] {
            auto socket = ipc::connect_to(daemon.socket());
            ipc::Client client(*std::move(socket));
            for (int change = 0; !over; ++change) {
                guests::Definition set;
                tried = std::to_string(i) + "." + std::to_string(change);
                set.description = tried;
                if (!ipc::call<guests::Change>(client, {.name = "changed", .set = set})) {
                    return;
                }
                answered = tried;
                const std::string name = "made-" + std::to_string(i) + "-" + std::to_string(change);
                if (change % 4 == 0 && ipc::call<guests::Create>(client, {.name = name, .definition = tiny()})) {
                    made.insert(name);
                }
            }
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution(5, 80)(random)));
        daemon.end(SIGKILL);
        over = true;
        changer.join();
        QVERIFY(daemon.start());
        const auto changed = daemon.guest("changed");
        const std::string found = changed.definition ? changed.definition->description.value_or("") : "broken";
        QVERIFY2(found == answered || found == tried || (answered.empty() && changed.definition),
                 (found + ", " + answered).c_str());
        QVERIFY(daemon.wait_for_state("running", State::Running));
        QVERIFY(daemon.guest("running").pid == pid);
    }
    std::set<std::string> there;
    for (const auto& guest : daemon.guests()) {
        QVERIFY(guest.definition.has_value());
        there.insert(guest.name);
    }
    QVERIFY(std::ranges::includes(there, made));
}

QTEST_GUILESS_MAIN(LoadTest)
#include "load_test.moc"
