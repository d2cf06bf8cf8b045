// SPDX-License-Identifier: BSD-2-Clause
#include "tests/bench/session.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <format>
#include <utility>

namespace apiary::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience{
    180};  ///< For one text. A boot takes a few seconds on a host that is not busy.

[[noreturn]] void execute(const std::vector<std::string>& command, int input, int output) {
    std::vector<char*> raw;
    for (const std::string& word : command) {
        raw.push_back(const_cast<char*>(word.c_str()));
    }
    raw.push_back(nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    ::dup2(input, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(::open("/dev/null", O_RDWR), STDERR_FILENO);
    ::execvp(raw[0], raw.data());
    ::_exit(127);
}

/// What there is to read within the time; empty at the end of the output or of the time.
std::string read_some(int fd, Clock::time_point end) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    pollfd ready = {.fd = fd, .events = POLLIN, .revents = 0};
    if (left <= 0 || ::poll(&ready, 1, static_cast<int>(left)) <= 0) {
        return {};
    }
    std::array<char, 4096> buffer;
    const ssize_t count = ::read(fd, buffer.data(), buffer.size());
    return {buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))};
}

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

}  // namespace

Result<std::unique_ptr<Session>> Session::start(const std::vector<std::string>& command) {
    int input[2];
    int output[2];
    if (::pipe2(input, O_CLOEXEC) != 0) {
        return fail_errno(errno, "the benchmark got no pipe");
    }
    UniqueFd input_end(input[0]);
    UniqueFd our_input(input[1]);
    if (::pipe2(output, O_CLOEXEC) != 0) {
        return fail_errno(errno, "the benchmark got no pipe");
    }
    UniqueFd our_output(output[0]);
    UniqueFd output_end(output[1]);
    ::signal(SIGPIPE, SIG_IGN);  // Of a program that has ended, reading tells.
    const pid_t pid = ::fork();
    if (pid < 0) {
        return fail_errno(errno, "the benchmark could not start " + command.front());
    }
    if (pid == 0) {
        execute(command, input_end.get(), output_end.get());
    }
    return std::unique_ptr<Session>(new Session(command.front(), pid, std::move(our_input), std::move(our_output)));
}

Session::~Session() {
    end();
}

double Session::end() {
    if (pid_ < 0) {
        return 0;
    }
    ::kill(pid_, SIGKILL);
    rusage usage = {};
    while (::wait4(pid_, nullptr, 0, &usage) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double Session::cpu() const {
    clockid_t clock = {};
    timespec now = {};
    if (::clock_getcpuclockid(pid_, &clock) != 0 || ::clock_gettime(clock, &now) != 0) {
        return 0;
    }
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

Result<void> Session::wait_for(std::string_view text) {
    const auto end = Clock::now() + kPatience;
    std::size_t found = console_.find(text);
    while (found == std::string::npos) {
        const std::string more = read_some(output_.get(), end);
        if (more.empty()) {
            const auto last = console_.substr(console_.size() - std::min<std::size_t>(console_.size(), 500));
            return fail(std::format("\"{}\" did not come from {}", text, name_), "run it by hand to see why", last);
        }
        const std::size_t from = console_.size() - std::min(console_.size(), text.size());
        console_ += more;
        found = console_.find(text, from);
    }
    passed_ = console_.substr(0, found);
    console_.erase(0, found + text.size());
    return {};
}

Result<void> Session::type(std::string_view line) {
    const std::string text = std::string(line) + "\n";
    for (std::size_t done = 0; done < text.size();) {
        const ssize_t count = ::write(input_.get(), text.data() + done, text.size() - done);
        if (count < 0 && errno != EINTR) {
            return fail_errno(errno, "nothing can be typed to " + name_);
        }
        done += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    }
    return {};
}

Result<Session::Answer> Session::ask(const std::string& command) {
    Answer answer;
    Clock::time_point started;
    // The marks are put together by the shell, so that the echo of the command has none of them.
    const auto done =
        type("echo BEG''IN; " + command + "; echo EN''D").and_then([&] { return wait_for("BEGIN\r\n"); }).and_then([&] {
            started = Clock::now();
            answer.cpu = cpu();
            return wait_for("END\r\n");
        });
    if (!done) {
        return std::unexpected(done.error());
    }
    answer.wall = std::chrono::duration<double>(Clock::now() - started).count();
    answer.cpu = cpu() - answer.cpu;
    answer.output = passed_;
    std::erase(answer.output, '\r');
    if (const auto prompted = wait_for(kPrompt); !prompted) {
        return std::unexpected(prompted.error());
    }
    return answer;
}

}  // namespace apiary::bench
