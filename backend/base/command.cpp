// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/command.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <format>
#include <sstream>
#include <string_view>
#include <utility>

#include "backend/base/unique_fd.h"

namespace apiary {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* kUsualPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
constexpr std::size_t kMostSaid = 65536;

/// What the child is given, and takes back its resources.
class SpawnActions {
public:
    SpawnActions(int input, int output) {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions_, output, STDERR_FILENO);
        ::posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
        ::posix_spawnattr_init(&attributes_);
        sigset_t none, usual;
        ::sigemptyset(&none);
        ::sigemptyset(&usual);
        ::sigaddset(&usual, SIGPIPE);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setsigdefault(&attributes_, &usual);
        ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnActions() {
        ::posix_spawn_file_actions_destroy(&actions_);
        ::posix_spawnattr_destroy(&attributes_);
    }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;

    int spawn(pid_t& pid, const std::filesystem::path& program, char* const* arguments, char* const* environment) {
        return ::posix_spawn(&pid, program.c_str(), &actions_, &attributes_, arguments, environment);
    }

private:
    posix_spawn_file_actions_t actions_;
    posix_spawnattr_t attributes_;
};

/// Not sockets: some programs open /dev/stdin, which is possible of a pipe alone.
struct Pipe {
    UniqueFd reader, writer;

    [[nodiscard]] bool open() {
        std::array<int, 2> ends = {};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
            return false;
        }
        reader.reset(ends[0]);
        writer.reset(ends[1]);
        return true;
    }
};

/// What the pipe takes now of `input`, which is taken off it; the pipe is closed when there is no more.
void give(UniqueFd& to, std::string_view& input) {
    const ssize_t written = ::write(to.get(), input.data(), input.size());
    if (written >= 0) {
        input.remove_prefix(static_cast<std::size_t>(written));
    }
    if (input.empty() || (written < 0 && errno != EAGAIN && errno != EINTR)) {
        to.reset();  // Nobody reads, or there is nothing more to read.
    }
}

/// Gives the input and takes what is said, until the other side closes; false when `end` came first.
bool exchange(UniqueFd to, int from, std::string_view input, std::string& said, Clock::time_point end) {
    ::fcntl(to.get(), F_SETFL, O_NONBLOCK);
    if (input.empty()) {
        to.reset();
    }
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
        std::array<pollfd, 2> ready = {{{from, POLLIN, 0}, {to.get(), POLLOUT, 0}}};
        const int count = left > 0 ? ::poll(ready.data(), to.valid() ? 2 : 1, static_cast<int>(left)) : 0;
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return false;
        }
        if (ready[1].revents != 0) {
            give(to, input);
        }
        if (ready[0].revents != 0) {
            std::array<char, 4096> buffer = {};
            const ssize_t got = ::read(from, buffer.data(), buffer.size());
            if (got == 0 || (got < 0 && errno != EINTR)) {
                return true;
            }
            if (got > 0) {
                said.append(buffer.data(), std::min(static_cast<std::size_t>(got), kMostSaid - said.size()));
            }
        }
    }
}

/// False when it did not end in time and was ended.
bool reap(pid_t pid, Clock::time_point end, int& status) {
    for (bool in_time = true;;) {
        const pid_t ended = ::waitpid(pid, &status, in_time ? WNOHANG : 0);
        if (ended == pid || (ended < 0 && errno != EINTR)) {
            return in_time;
        }
        if (ended == 0 && Clock::now() >= end) {
            ::kill(pid, SIGKILL);
            in_time = false;
        } else if (ended == 0) {
            ::poll(nullptr, 0, 1);  // It has closed its outputs and is about to end.
        }
    }
}

}  // namespace

std::optional<std::filesystem::path> find_program(const std::string& name) {
    const char* const own = std::getenv("PATH");
    std::istringstream path(std::string(own == nullptr ? "" : own) + ":" + kUsualPath);
    for (std::string directory; std::getline(path, directory, ':');) {
        const std::filesystem::path file = std::filesystem::path(directory) / name;
        if (file.is_absolute() && ::access(file.c_str(), X_OK) == 0) {
            return file;
        }
    }
    return std::nullopt;
}

Result<CommandEnd> run_command(const std::filesystem::path& program, std::vector<std::string> arguments,
                               const std::string& input, std::chrono::milliseconds patience) {
    Pipe input_pipe, output_pipe;
    if (!input_pipe.open() || !output_pipe.open()) {
        return fail_errno(errno, "no pipe to another program can be made");
    }
    arguments.insert(arguments.begin(), program.string());
    std::vector<char*> words;
    for (std::string& argument : arguments) {
        words.push_back(argument.data());
    }
    words.push_back(nullptr);
    std::string path = std::format("PATH={}", kUsualPath), locale = "LC_ALL=C";
    std::array<char*, 3> environment = {path.data(), locale.data(), nullptr};
    pid_t pid = -1;
    const int failed = SpawnActions(input_pipe.reader.get(), output_pipe.writer.get())
                           .spawn(pid, program, words.data(), environment.data());
    input_pipe.reader.reset();
    output_pipe.writer.reset();
    if (failed != 0) {
        return fail_errno(failed, std::format("the program {} cannot be started", program.string()),
                          "install it again");
    }
    const auto end = Clock::now() + patience;
    CommandEnd result;
    const bool heard = exchange(std::move(input_pipe.writer), output_pipe.reader.get(), input, result.said, end);
    if (!heard) {
        ::kill(pid, SIGKILL);
    }
    if (!reap(pid, end, result.status) || !heard) {
        return fail(std::format("the program {} did not end in time", program.string()), "see what it waits for",
                    std::format("{} ms", patience.count()));
    }
    return result;
}

}  // namespace apiary
