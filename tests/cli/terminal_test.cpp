// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/terminal.h"

#include <sys/resource.h>

#include <QtTest>
#include <cstdlib>

#include "tests/cli/pty.h"

using namespace apiary;
using cli::RawTerminal;
using testing::Pty;

namespace {

/// Makes the terminal raw in a child process that then ends by `end`; the terminal is looked at afterwards.
template <class End>
void end_raw_child(const Pty& pty, End end) {
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit no_core = {0, 0};
        ::setrlimit(RLIMIT_CORE, &no_core);
        cli::restore_terminal_on_crash();
        auto terminal = RawTerminal::enter(pty.slave.get());
        const bool raw = terminal.has_value() && pty.is_raw();
        static_cast<void>(terminal->release());
        if (raw) {
            end();
        }
        ::_exit(99);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(!WIFEXITED(status) || WEXITSTATUS(status) != 99);
}

}  // namespace

class TerminalTest : public QObject {
    Q_OBJECT
private slots:
    void enter_terminal_isRawAndThenAsBefore() {
        const Pty pty;
        QVERIFY(pty.valid && pty.is_cooked());
        {
            const auto terminal = RawTerminal::enter(pty.slave.get());
            QVERIFY(terminal.has_value());
            QVERIFY(pty.is_raw());
        }
        QVERIFY(pty.is_cooked());
    }

    void enter_modeThatWasUnusual_isRestoredExactly() {
        const Pty pty;
        termios unusual = {};
        QCOMPARE(::tcgetattr(pty.slave.get(), &unusual), 0);
        unusual.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        unusual.c_cc[VINTR] = 7;
        QCOMPARE(::tcsetattr(pty.slave.get(), TCSANOW, &unusual), 0);
        static_cast<void>(RawTerminal::enter(pty.slave.get()));
        termios after = {};
        QCOMPARE(::tcgetattr(pty.slave.get(), &after), 0);
        QCOMPARE(after.c_lflag, unusual.c_lflag);
        QCOMPARE(after.c_iflag, unusual.c_iflag);
        QCOMPARE(after.c_oflag, unusual.c_oflag);
        QCOMPARE(after.c_cc[VINTR], unusual.c_cc[VINTR]);
    }

    void enter_noTerminal_fails() {
        const UniqueFd file(::open("/dev/null", O_RDWR | O_CLOEXEC));
        QVERIFY(!RawTerminal::enter(file.get()).has_value());
    }

    void suspend_thenRenew_goesBackAndForth() {
        const Pty pty;
        const auto terminal = RawTerminal::enter(pty.slave.get());
        QVERIFY(terminal.has_value());
        (*terminal)->suspend();
        QVERIFY(pty.is_cooked());
        (*terminal)->renew();
        QVERIFY(pty.is_raw());
    }

    void crash_ofTheProcess_restoresTheTerminal_data() {
        QTest::addColumn<int>("signal_number");
        QTest::newRow("segmentation fault") << SIGSEGV;
        QTest::newRow("abort") << SIGABRT;
        QTest::newRow("bus error") << SIGBUS;
        QTest::newRow("illegal instruction") << SIGILL;
        QTest::newRow("arithmetic") << SIGFPE;
    }
    void crash_ofTheProcess_restoresTheTerminal() {
        QFETCH(int, signal_number);
        const Pty pty;
        end_raw_child(pty, [signal_number] { ::raise(signal_number); });
        QVERIFY(pty.is_cooked());
    }

    void exit_ofTheProcess_restoresTheTerminal() {
        const Pty pty;
        end_raw_child(pty, [] { std::exit(0); });
        QVERIFY(pty.is_cooked());
    }
};

QTEST_GUILESS_MAIN(TerminalTest)
#include "terminal_test.moc"
