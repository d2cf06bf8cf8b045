// SPDX-License-Identifier: BSD-2-Clause
#include "backend/monitor/console_hub.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QTest>
#include <array>
#include <optional>

using namespace apiary;
using namespace apiary::monitor;
using api::console::Access;
using namespace std::chrono_literals;

namespace {

constexpr auto kLong = 20s;

/// A hub on a loop that the test runs, and clients on socket pairs.
struct Fixture {
    asio::io_context loop;
    std::shared_ptr<console::Stream> stream = std::make_shared<console::Stream>();
    int changes = 0;
    std::optional<std::pair<int, int>> size;
    std::optional<ConsoleHub> hub;

    Fixture() {
        hub.emplace(
            loop, stream, [this] { ++changes; },
            [this](std::uint16_t columns, std::uint16_t rows) { size = {columns, rows}; });
    }

    /// Runs the loop until `condition` holds.
    bool run_until(const std::function<bool()>& condition) {
        const auto end = std::chrono::steady_clock::now() + kLong;
        while (!condition() && std::chrono::steady_clock::now() < end) {
            loop.restart();
            loop.run_one_for(2ms);
        }
        return condition();
    }

    struct Attached {
        std::string id;
        bool writer = false;
        UniqueFd socket;
    };
    Attached attach(Access access, bool replay = true, const std::string& early = "") {
        std::array<int, 2> ends = {};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()) != 0) {
            qFatal("no sockets");
        }
        auto opened = hub->open("user", access, replay);
        UniqueFd ours(ends[0]);
        if (!opened || !hub->start(opened->session, UniqueFd(ends[1]), early)) {
            return {};
        }
        return {opened->session, opened->writer, std::move(ours)};
    }

    /// What comes on `socket` until it has `size` bytes, or hangs up.
    std::string read(const UniqueFd& socket, std::size_t wanted) {
        std::string text;
        bool ended = false;
        static_cast<void>(run_until([&] {
            std::array<char, 65536> buffer = {};
            const ssize_t got = ::read(socket.get(), buffer.data(), std::min(buffer.size(), wanted - text.size()));
            ended = got == 0;
            text.append(buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
            return ended || text.size() == wanted;
        }));
        return text;
    }
    bool hangs_up(const UniqueFd& socket) {
        return run_until([&] {
            char byte = 0;
            return ::read(socket.get(), &byte, 1) == 0;
        });
    }
    bool guest_reads(const std::string& wanted) {
        std::string text;
        return run_until([&] {
            std::array<char, 256> buffer = {};
            text.append(buffer.data(), stream->take_input(buffer));
            return text == wanted;
        });
    }
};

void type(const UniqueFd& socket, const std::string& text) {
    QCOMPARE(::write(socket.get(), text.data(), text.size()), static_cast<ssize_t>(text.size()));
}

}  // namespace

class ConsoleHubTest : public QObject {
    Q_OBJECT

private slots:
    void client_gets_history_and_then_what_comes();
    void client_without_replay_gets_only_what_comes();
    void first_client_writes_and_the_second_watches();
    void watcher_input_is_dropped();
    void taken_control_changes_the_writer();
    void released_control_leaves_no_writer();
    void early_input_reaches_the_guest();
    void size_counts_from_the_writer_alone();
    void input_beyond_what_the_guest_takes_is_not_lost();
    void slow_watcher_holds_up_neither_guest_nor_others();
    void client_that_hangs_up_is_forgotten();
    void last_words_of_a_client_reach_the_guest();
    void client_that_ends_its_input_sees_on_until_it_hangs_up();
    void finish_sends_the_rest_and_hangs_up();
    void finish_gives_up_on_a_client_that_takes_nothing();
    void unknown_session_is_a_fault();
    void sessions_are_limited();
};

void ConsoleHubTest::client_gets_history_and_then_what_comes() {
    Fixture fixture;
    fixture.stream->output("before ");
    const auto client = fixture.attach(Access::Watch);
    QCOMPARE(fixture.read(client.socket, 7), "before ");
    fixture.stream->output("after");
    QCOMPARE(fixture.read(client.socket, 5), "after");
}

void ConsoleHubTest::client_without_replay_gets_only_what_comes() {
    Fixture fixture;
    fixture.stream->output(std::string(3 << 20, 'x'));  // More than the ring.
    const auto client = fixture.attach(Access::Watch, false);
    fixture.stream->output("after");
    QCOMPARE(fixture.read(client.socket, 5), "after");
}

void ConsoleHubTest::first_client_writes_and_the_second_watches() {
    Fixture fixture;
    const auto first = fixture.attach(Access::Free), second = fixture.attach(Access::Free);
    QVERIFY(first.writer && !second.writer);
    const auto sessions = fixture.hub->sessions();
    QCOMPARE(sessions.size(), 2u);
    QVERIFY(sessions[0].writer && !sessions[1].writer);
    QCOMPARE(sessions[0].user, "user");
}

void ConsoleHubTest::watcher_input_is_dropped() {
    Fixture fixture;
    const auto watcher = fixture.attach(Access::Watch), writer = fixture.attach(Access::Free);
    type(watcher.socket, "no");
    fixture.loop.run_for(10ms);
    type(writer.socket, "yes");
    QVERIFY(fixture.guest_reads("yes"));
}

void ConsoleHubTest::taken_control_changes_the_writer() {
    Fixture fixture;
    const auto first = fixture.attach(Access::Free), second = fixture.attach(Access::Take);
    QVERIFY(second.writer);
    type(second.socket, "b");
    QVERIFY(fixture.guest_reads("b"));
    const int before = fixture.changes;
    QVERIFY(fixture.hub->take_control(first.id).has_value());
    QCOMPARE(fixture.changes, before + 1);
    type(first.socket, "a");
    QVERIFY(fixture.guest_reads("a"));
}

void ConsoleHubTest::released_control_leaves_no_writer() {
    Fixture fixture;
    const auto client = fixture.attach(Access::Free);
    QVERIFY(fixture.hub->release_control(client.id).has_value());
    QVERIFY(!fixture.hub->sessions()[0].writer);
    QVERIFY(fixture.attach(Access::Free).writer);
}

void ConsoleHubTest::early_input_reaches_the_guest() {
    Fixture fixture;
    const auto client = fixture.attach(Access::Free, true, "early ");
    type(client.socket, "late");
    QVERIFY(fixture.guest_reads("early late"));
}

void ConsoleHubTest::size_counts_from_the_writer_alone() {
    Fixture fixture;
    const auto writer = fixture.attach(Access::Free), watcher = fixture.attach(Access::Watch);
    QVERIFY(fixture.hub->set_size(watcher.id, 1, 2).has_value());
    QVERIFY(!fixture.size);
    QVERIFY(fixture.hub->set_size(writer.id, 80, 24).has_value());
    QCOMPARE(fixture.size, std::make_pair(80, 24));
}

void ConsoleHubTest::input_beyond_what_the_guest_takes_is_not_lost() {
    Fixture fixture;
    const auto client = fixture.attach(Access::Free);
    std::string sent(300'000, '\0');
    for (std::size_t i = 0; i < sent.size(); ++i) {
        sent[i] = static_cast<char>('a' + i % 23);
    }
    std::size_t written = 0;
    std::string taken;
    QVERIFY(fixture.run_until([&] {
        const ssize_t put = ::write(client.socket.get(), sent.data() + written, sent.size() - written);
        written += put > 0 ? static_cast<std::size_t>(put) : 0;
        std::array<char, 100> buffer = {};  // A slow guest.
        taken.append(buffer.data(), fixture.stream->take_input(buffer));
        return taken.size() == sent.size();
    }));
    QVERIFY(taken == sent);
}

void ConsoleHubTest::slow_watcher_holds_up_neither_guest_nor_others() {
    Fixture fixture;
    const auto slow = fixture.attach(Access::Watch), quick = fixture.attach(Access::Watch);
    const std::string block(100'000, 'x');
    std::size_t seen = 0;
    for (int i = 0; i < 50; ++i) {
        fixture.stream->output(block);
        seen += fixture.read(quick.socket, block.size()).size();
    }
    QCOMPARE(seen, 50 * block.size());
    fixture.hub->finish([] {});
    std::string text;
    QVERIFY(fixture.run_until([&] {
        std::array<char, 65536> buffer = {};
        const ssize_t got = ::read(slow.socket.get(), buffer.data(), buffer.size());
        text.append(buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
        return got == 0;
    }));
    QVERIFY(text.contains("bytes of the console are missing here"));
    QVERIFY(text.size() < 2 * console::Stream::kHistory);
}

void ConsoleHubTest::client_that_hangs_up_is_forgotten() {
    Fixture fixture;
    auto client = fixture.attach(Access::Free);
    client.socket.reset();
    QVERIFY(fixture.run_until([&] { return fixture.hub->sessions().empty(); }));
    QVERIFY(fixture.attach(Access::Free).writer);
}

void ConsoleHubTest::last_words_of_a_client_reach_the_guest() {
    Fixture fixture;
    fixture.stream->output("there is something to send to it");
    auto client = fixture.attach(Access::Free);
    type(client.socket, "word");
    client.socket.reset();  // Before the loop has had its turn.
    QVERIFY(fixture.guest_reads("word"));
    QVERIFY(fixture.run_until([&] { return fixture.hub->sessions().empty(); }));
}

void ConsoleHubTest::client_that_ends_its_input_sees_on_until_it_hangs_up() {
    Fixture fixture;
    auto client = fixture.attach(Access::Free);
    type(client.socket, "word");
    QCOMPARE(::shutdown(client.socket.get(), SHUT_WR), 0);
    QVERIFY(fixture.guest_reads("word"));
    fixture.stream->output("answer");
    QCOMPARE(fixture.read(client.socket, 6), "answer");
    QCOMPARE(fixture.hub->sessions().size(), 1);
    client.socket.reset();
    QVERIFY(fixture.run_until([&] { return fixture.hub->sessions().empty(); }));
}

void ConsoleHubTest::finish_sends_the_rest_and_hangs_up() {
    Fixture fixture;
    const auto client = fixture.attach(Access::Free);
    QVERIFY(fixture.hub->open("late", Access::Watch, true).has_value());  // Never started.
    const std::string rest(800'000, 'r');
    fixture.stream->output(rest);
    bool done = false;
    fixture.hub->finish([&] { done = true; });
    QVERIFY(fixture.read(client.socket, rest.size()) == rest);
    QVERIFY(fixture.hangs_up(client.socket));
    QVERIFY(fixture.run_until([&] { return done; }));
}

void ConsoleHubTest::finish_gives_up_on_a_client_that_takes_nothing() {
    Fixture fixture;
    const auto client = fixture.attach(Access::Free);
    fixture.stream->output(std::string(1 << 20, 'r'));
    bool done = false;
    fixture.hub->finish([&] { done = true; });
    QVERIFY(fixture.run_until([&] { return done; }));
}

void ConsoleHubTest::unknown_session_is_a_fault() {
    Fixture fixture;
    const auto client = fixture.attach(Access::Free);
    QVERIFY(!fixture.hub->take_control("x"));
    QVERIFY(!fixture.hub->release_control(""));
    QVERIFY(!fixture.hub->set_size("77", 1, 1));
    QVERIFY(!fixture.hub->start(client.id, UniqueFd(::dup(client.socket.get())), ""));  // Started already.
    QVERIFY(fixture.hub->sessions()[0].writer);
}

void ConsoleHubTest::sessions_are_limited() {
    Fixture fixture;
    for (std::size_t i = 0; i < ConsoleHub::kMostSessions; ++i) {
        QVERIFY(fixture.hub->open("user", Access::Watch, true).has_value());
    }
    const auto refused = fixture.hub->open("user", Access::Watch, true);
    QVERIFY(!refused && refused.error() == ConsoleHub::Fault::TooManySessions);
}

QTEST_GUILESS_MAIN(ConsoleHubTest)
#include "console_hub_test.moc"
