// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <array>

#include "backend/base/unique_fd.h"

using namespace apiary;

namespace {

struct Pipe {
    UniqueFd reader, writer;
    Pipe() {
        std::array<int, 2> ends = {};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
            qFatal("no pipe");
        }
        reader.reset(ends[0]);
        writer.reset(ends[1]);
    }
};

/// What the shell writes to its descriptor 3 until its end.
std::string output_of(const std::string& script, std::optional<Identity> identity = {}, std::vector<int> more = {}) {
    Pipe pipe;
    std::vector<int> descriptors = {pipe.writer.get()};
    descriptors.insert(descriptors.end(), more.begin(), more.end());
    const auto child = start_program(
        {.path = "/bin/sh", .arguments = {"-c", script}, .descriptors = descriptors, .identity = std::move(identity)});
    if (!child) {
        return "not started: " + child.error().cause;
    }
    pipe.writer.reset();
    std::string text;
    std::array<char, 256> buffer = {};
    for (ssize_t got = 0; (got = ::read(pipe.reader.get(), buffer.data(), buffer.size())) > 0;) {
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    ::waitpid(*child, nullptr, 0);
    return text;
}

}  // namespace

class ProcessTest : public QObject {
    Q_OBJECT

private slots:
    void descriptors_arrive_in_their_order_and_no_others();
    void standard_input_is_empty();
    void session_is_its_own();
    void linker_variables_do_not_pass();
    void missing_program_is_an_error();
    void file_that_is_no_program_is_an_error();
    void identity_is_taken();
    void identity_without_the_right_is_an_error();
    void start_names_a_process_as_long_as_it_lives();
};

void ProcessTest::descriptors_arrive_in_their_order_and_no_others() {
    Pipe second;
    QCOMPARE(::write(second.writer.get(), "second\n", 7), 7);
    const UniqueFd leaked(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    const std::string text = output_of(
        "read line <&4; echo $line >&3; for fd in 5 6 7 8 9; do (: <&$fd) 2>/dev/null && echo open $fd >&3; done; :",
        {}, {second.reader.get()});
    QCOMPARE(text, "second\n");
}

void ProcessTest::standard_input_is_empty() {
    QCOMPARE(output_of("cat >&3"), "");
}

void ProcessTest::session_is_its_own() {
    // Field 6 of the status line is the session (proc_pid_stat(5)); a shell that leads one has its own number there.
    QCOMPARE(
        output_of("read pid name state parent group session rest </proc/$$/stat; [ $session = $$ ] && echo own >&3"),
        "own\n");
}

void ProcessTest::linker_variables_do_not_pass() {
    ::setenv("LD_BIND_NOW", "1", 1);
    ::setenv("APIARY_TEST_VARIABLE", "kept", 1);
    QCOMPARE(output_of("echo \"$LD_BIND_NOW$APIARY_TEST_VARIABLE\" >&3"), "kept\n");
    ::unsetenv("LD_BIND_NOW");
}

void ProcessTest::missing_program_is_an_error() {
    const auto child =
        start_program({.path = "/nonexistent/program", .arguments = {}, .descriptors = {}, .identity = {}});
    QVERIFY(!child.has_value());
    QCOMPARE(child.error().cause, "the program /nonexistent/program cannot be started");
    QVERIFY(!child.error().detail.empty());
}

void ProcessTest::file_that_is_no_program_is_an_error() {
    QVERIFY(!start_program({.path = "/etc/passwd", .arguments = {}, .descriptors = {}, .identity = {}}).has_value());
}

void ProcessTest::identity_is_taken() {
    if (::geteuid() != 0) {
        QSKIP("only root can start a process of another user");
    }
    QCOMPARE(output_of("echo $(id -u) $(id -g) $(id -G) >&3", Identity{.uid = 12345, .gid = 23456, .groups = {34567}}),
             "12345 23456 23456 34567\n");
}

void ProcessTest::identity_without_the_right_is_an_error() {
    if (::geteuid() == 0) {
        QSKIP("root has the right");
    }
    const auto child = start_program({.path = "/bin/true",
                                      .arguments = {},
                                      .descriptors = {},
                                      .identity = Identity{.uid = 0, .gid = 0, .groups = {}}});
    QVERIFY(!child.has_value());
    QCOMPARE(child.error().cause, "no process of user 0 can be started");
}

void ProcessTest::start_names_a_process_as_long_as_it_lives() {
    const auto own = process_start(::getpid());
    QVERIFY(own && own == process_start(::getpid()));
    Pipe named, open;
    const auto child = start_program({.path = "/bin/sh",
                                      .arguments = {"-c", "echo ') R 1' > /proc/$$/comm; echo >&3; read line <&4"},
                                      .descriptors = {named.writer.get(), open.reader.get()},
                                      .identity = {}});
    // The name of a program may look like the rest of the line.
    char byte = 0;
    QCOMPARE(::read(named.reader.get(), &byte, 1), 1);
    QVERIFY(child.has_value());
    QVERIFY(*process_start(*child) >= *own);
    const ProcessId process = {*child, *process_start(*child)};
    QVERIFY(process.alive());
    ::kill(*child, SIGKILL);
    siginfo_t ended = {};
    QCOMPARE(::waitid(P_PID, static_cast<id_t>(*child), &ended, WEXITED | WNOWAIT), 0);
    QVERIFY2(!process.alive(), "nobody has waited for it");
    ::waitpid(*child, nullptr, 0);
    QVERIFY(!process_start(*child));
    QVERIFY(!process.alive());
    QVERIFY(!process_start(-1));
}

QTEST_GUILESS_MAIN(ProcessTest)
#include "process_test.moc"
