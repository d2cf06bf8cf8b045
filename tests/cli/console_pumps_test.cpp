// SPDX-License-Identifier: BSD-2-Clause
// ConsoleOutput and ConsoleInput against pipes, files and a pseudo-terminal.
#include <signal.h>

#include <QTemporaryFile>
#include <QtTest>
#include <array>

#include "backend/cli/console_input.h"
#include "backend/cli/console_output.h"
#include "tests/cli/pty.h"

using namespace apiary;
using cli::ConsoleInput;
using cli::ConsoleOutput;

namespace {

struct Pipe {
    Pipe() {
        std::array<int, 2> ends = {-1, -1};
        static_cast<void>(!::pipe2(ends.data(), O_CLOEXEC));
        read_end = UniqueFd(ends[0]);
        write_end = UniqueFd(ends[1]);
    }
    UniqueFd read_end, write_end;
};

/// Everything that can be read from `fd` without waiting.
QByteArray read_available(int fd) {
    QByteArray result;
    std::array<char, 65536> buffer;
    pollfd waited = {.fd = fd, .events = POLLIN, .revents = 0};
    while (::poll(&waited, 1, 0) == 1) {
        const ssize_t size = ::read(fd, buffer.data(), buffer.size());
        if (size <= 0) {
            break;
        }
        result.append(buffer.data(), size);
    }
    return result;
}

/// Runs the loop until `done` or ten seconds have passed.
template <class Done>
bool run_until(asio::io_context& loop, Done done) {
    QElapsedTimer timer;
    timer.start();
    loop.restart();
    auto work = asio::make_work_guard(loop);
    while (!done() && timer.elapsed() < 10'000) {
        loop.run_one_for(std::chrono::milliseconds(20));
    }
    return done();
}

QByteArray take_all(console::Stream& stream) {
    QByteArray result;
    std::array<char, 4096> buffer;
    while (const std::size_t size = stream.take_input(buffer)) {
        result.append(buffer.data(), static_cast<qsizetype>(size));
    }
    return result;
}

}  // namespace

class ConsolePumpsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ::signal(SIGPIPE, SIG_IGN); }

    void output_toPipe_arrives() {
        asio::io_context loop;
        const Pipe pipe;
        auto stream = std::make_shared<console::Stream>();
        cli::LocalConsole port(loop, stream);
        ConsoleOutput output(loop, pipe.write_end.get(), port, [](const Error&) {});
        stream->output("hello");
        QByteArray got;
        QVERIFY(run_until(loop, [&] {
            got += read_available(pipe.read_end.get());
            return got == "hello";
        }));
    }

    void output_moreThanThePipeHolds_allArrivesInOrder() {
        asio::io_context loop;
        const Pipe pipe;
        auto stream = std::make_shared<console::Stream>();
        QByteArray sent;
        for (int i = 0; i < 60'000; ++i) {
            sent += QByteArray::number(i) + ' ';
        }
        stream->output({sent.constData(), static_cast<std::size_t>(sent.size())});
        cli::LocalConsole port(loop, stream);
        ConsoleOutput output(loop, pipe.write_end.get(), port, [](const Error&) {});
        bool drained = false;
        output.drain([&] { drained = true; });
        QByteArray got;
        QVERIFY(run_until(loop, [&] {
            got += read_available(pipe.read_end.get());
            return drained;
        }));
        got += read_available(pipe.read_end.get());
        QVERIFY(got == sent);
    }

    void output_fullPipe_neitherBlocksNorSpins() {
        asio::io_context loop;
        const Pipe pipe;
        auto stream = std::make_shared<console::Stream>();
        const std::string much(300'000, 'x');
        stream->output(much);
        cli::LocalConsole port(loop, stream);
        ConsoleOutput output(loop, pipe.write_end.get(), port, [](const Error&) {});
        loop.run_for(std::chrono::milliseconds(200));
        loop.restart();
        // Nothing is left to do until somebody reads.
        QCOMPARE(loop.poll(), 0u);
    }

    void output_readerGone_isToldOnce() {
        asio::io_context loop;
        Pipe pipe;
        auto stream = std::make_shared<console::Stream>();
        int failures = 0;
        cli::LocalConsole port(loop, stream);
        ConsoleOutput output(loop, pipe.write_end.get(), port, [&](const Error&) { ++failures; });
        pipe.read_end.reset();
        stream->output("a");
        QVERIFY(run_until(loop, [&] { return failures > 0; }));
        stream->output("b");
        bool drained = false;
        output.drain([&] { drained = true; });
        QVERIFY(run_until(loop, [&] { return drained; }));
        QCOMPARE(failures, 1);
    }

    void output_toFile_arrives() {
        asio::io_context loop;
        QTemporaryFile file;
        QVERIFY(file.open());
        auto stream = std::make_shared<console::Stream>();
        stream->output("into a file");
        cli::LocalConsole port(loop, stream);
        ConsoleOutput output(loop, file.handle(), port, [](const Error&) {});
        bool drained = false;
        output.drain([&] { drained = true; });
        QVERIFY(run_until(loop, [&] { return drained; }));
        QVERIFY(file.seek(0));
        QCOMPARE(file.readAll(), QByteArray("into a file"));
    }

    void output_fullDisk_isTold() {
        asio::io_context loop;
        const UniqueFd full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
        if (!full.valid()) {
            QSKIP("this system has no /dev/full");
        }
        auto stream = std::make_shared<console::Stream>();
        stream->output("x");
        std::optional<Error> failure;
        cli::LocalConsole port(loop, stream);
        ConsoleOutput output(loop, full.get(), port, [&](const Error& error) { failure = error; });
        QVERIFY(run_until(loop, [&] { return failure.has_value(); }));
        QVERIFY(!failure->cause.empty() && !failure->detail.empty());
    }

    void output_held_showsOurTextOnly() {
        asio::io_context loop;
        const Pipe pipe;
        auto stream = std::make_shared<console::Stream>();
        cli::LocalConsole port(loop, stream);
        ConsoleOutput output(loop, pipe.write_end.get(), port, [](const Error&) {});
        output.set_raw(true);
        output.hold(true);
        stream->output("guest");
        output.print("a\nb");
        QByteArray got;
        QVERIFY(run_until(loop, [&] {
            got += read_available(pipe.read_end.get());
            return got == "a\r\nb";
        }));
        output.hold(false);
        QVERIFY(run_until(loop, [&] {
            got += read_available(pipe.read_end.get());
            return got == "a\r\nbguest";
        }));
    }

    void output_toTerminal_leavesItsDescriptorBlocking() {
        asio::io_context loop;
        testing::Pty pty;
        auto stream = std::make_shared<console::Stream>();
        stream->output("shown");
        cli::LocalConsole port(loop, stream);
        ConsoleOutput output(loop, pty.slave.get(), port, [](const Error&) {});
        bool drained = false;
        output.drain([&] { drained = true; });
        QVERIFY(run_until(loop, [&] { return drained; }));
        QVERIFY(!pty.read_until("shown").isEmpty());
        QCOMPARE(::fcntl(pty.slave.get(), F_GETFL) & O_NONBLOCK, 0);
    }

    void input_fromPipe_reachesTheGuestAsItIs() {
        asio::io_context loop;
        const Pipe pipe;
        auto stream = std::make_shared<console::Stream>();
        cli::LocalConsole port(loop, stream);
        ConsoleInput input(loop, pipe.read_end.get(), port, cli::EscapeFilter(cli::kDefaultEscape, cli::run_menu()),
                           [](cli::MenuAction) {});
        QCOMPARE(::write(pipe.write_end.get(), "a\x1dq\0b", 5), 5);
        QByteArray got;
        QVERIFY(run_until(loop, [&] {
            got += take_all(*stream);
            return got == QByteArray("a\x1dq\0b", 5);
        }));
    }

    void input_ended_goesOnWithoutIt() {
        asio::io_context loop;
        Pipe pipe;
        auto stream = std::make_shared<console::Stream>();
        QCOMPARE(::write(pipe.write_end.get(), "end", 3), 3);
        pipe.write_end.reset();
        cli::LocalConsole port(loop, stream);
        ConsoleInput input(loop, pipe.read_end.get(), port, cli::EscapeFilter({}, cli::run_menu()),
                           [](cli::MenuAction) {});
        loop.run_for(std::chrono::seconds(10));  // Ends at once, as nothing is left to wait for.
        QVERIFY(loop.stopped());
        QCOMPARE(take_all(*stream), QByteArray("end"));
    }

    void input_guestThatReadsSlowly_losesNothing() {
        asio::io_context loop;
        QTemporaryFile file;
        QVERIFY(file.open());
        QByteArray sent;
        for (int i = 0; sent.size() < 400'000; ++i) {
            sent += QByteArray::number(i) + '\n';
        }
        QCOMPARE(file.write(sent), sent.size());
        QVERIFY(file.flush() && file.seek(0));
        auto stream = std::make_shared<console::Stream>();
        cli::LocalConsole port(loop, stream);
        ConsoleInput input(loop, file.handle(), port, cli::EscapeFilter({}, cli::run_menu()), [](cli::MenuAction) {});
        QByteArray got;
        QVERIFY(run_until(loop, [&] {
            std::array<char, 1000> buffer;
            const std::size_t size = stream->take_input(buffer);
            got.append(buffer.data(), static_cast<qsizetype>(size));
            return got.size() >= sent.size();
        }));
        QVERIFY(got == sent);
    }

    void input_guestThatReadsNothing_leavesThePipeUnread() {
        asio::io_context loop;
        const Pipe pipe;
        ::fcntl(pipe.write_end.get(), F_SETFL, O_NONBLOCK);
        auto stream = std::make_shared<console::Stream>();
        cli::LocalConsole port(loop, stream);
        ConsoleInput input(loop, pipe.read_end.get(), port, cli::EscapeFilter({}, cli::run_menu()),
                           [](cli::MenuAction) {});
        const std::string much(1 << 20, 'x');
        std::size_t written = 0;
        for (int i = 0; i < 100; ++i) {
            const ssize_t size = ::write(pipe.write_end.get(), much.data(), much.size());
            written += size > 0 ? static_cast<std::size_t>(size) : 0;
            loop.restart();
            loop.run_for(std::chrono::milliseconds(2));
        }
        QVERIFY(written < 400'000);
        QCOMPARE(stream->input_size(), console::Stream::kInputLimit);
    }

    void input_terminalWhoseGuestReadsNothing_stillOpensTheMenu() {
        asio::io_context loop;
        const testing::Pty pty;
        termios raw = {};
        ::tcgetattr(pty.slave.get(), &raw);
        ::cfmakeraw(&raw);
        ::tcsetattr(pty.slave.get(), TCSANOW, &raw);
        auto stream = std::make_shared<console::Stream>();
        std::vector<cli::MenuAction> actions;
        cli::LocalConsole port(loop, stream);
        ConsoleInput input(loop, pty.slave.get(), port, cli::EscapeFilter(cli::kDefaultEscape, cli::run_menu()),
                           [&](cli::MenuAction action) { actions.push_back(action); });
        // A terminal holds a few KiB; who types more has to wait.
        ::fcntl(pty.master.get(), F_SETFL, O_NONBLOCK);
        QByteArray keys = QByteArray(2 * console::Stream::kInputLimit, 'x') + "\x1dq";
        QVERIFY(run_until(loop, [&] {
            const ssize_t typed = ::write(pty.master.get(), keys.constData(), static_cast<std::size_t>(keys.size()));
            keys.remove(0, typed > 0 ? typed : 0);
            return actions.size() == 2;
        }));
        QCOMPARE(actions[0], cli::MenuAction::Open);
        QCOMPARE(actions[1], cli::MenuAction::Quit);
    }
};

QTEST_GUILESS_MAIN(ConsolePumpsTest)
#include "console_pumps_test.moc"
