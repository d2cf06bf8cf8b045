// SPDX-License-Identifier: BSD-2-Clause
#include "tests/bench/boot.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <sstream>
#include <string_view>

#include "backend/base/unique_fd.h"

namespace apiary::bench {

namespace {

constexpr const char* kPrompt = "root@apiary:~# ";
constexpr const char* kAppend = "console=ttyS0 panic=-1 quiet";
constexpr std::chrono::seconds kMost{180};

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

[[noreturn]] void execute(const std::vector<std::string>& arguments, int output) {
    std::vector<char*> raw;
    for (const std::string& argument : arguments) {
        raw.push_back(const_cast<char*>(argument.c_str()));
    }
    raw.push_back(nullptr);
    const int null = ::open("/dev/null", O_RDWR);
    ::dup2(null, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(null, STDERR_FILENO);
    ::execvp(raw[0], raw.data());
    ::_exit(127);
}

/// Reads until the prompt has come. False at the end of the output or of the time.
bool wait_for_prompt(int input) {
    const auto end = std::chrono::steady_clock::now() + kMost;
    std::string seen;
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        pollfd ready = {.fd = input, .events = POLLIN};
        if (left.count() <= 0 || ::poll(&ready, 1, static_cast<int>(left.count())) <= 0) {
            return false;
        }
        std::array<char, 4096> buffer;
        const ssize_t count = ::read(input, buffer.data(), buffer.size());
        if (count <= 0) {
            return false;
        }
        seen.append(buffer.data(), static_cast<std::size_t>(count));
        if (seen.find(kPrompt) != std::string::npos) {
            return true;
        }
        if (seen.size() > 4096) {
            seen.erase(0, seen.size() - 64);
        }
    }
}

}  // namespace

std::vector<BootGuest> find_guests() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    const char* home = std::getenv("HOME");
    const std::filesystem::path base = cache != nullptr && *cache != 0 ? std::filesystem::path(cache)
                                       : home != nullptr ? std::filesystem::path(home) / ".cache"
                                                         : std::filesystem::path();
    std::vector<BootGuest> guests;
    for (const char* name : {"bookworm", "trixie"}) {
        const auto directory = base / "apiary" / "guests" / name;
        if (std::error_code error; std::filesystem::exists(directory / "vmlinuz", error) &&
                                   std::filesystem::exists(directory / "initrd.gz", error)) {
            guests.push_back({name, directory / "vmlinuz", directory / "initrd.gz"});
        }
    }
    return guests;
}

std::vector<std::string> apiary_command(const std::string& apiaryctl, const BootGuest& guest) {
    return {apiaryctl, "run", "--kernel", guest.kernel, "--initrd", guest.initrd, "--append", kAppend,
            "--memory", "512M", "--engine", "soft", "--timeout", "180"};
}

std::vector<std::string> qemu_command(const std::string& qemu, const BootGuest& guest) {
    return {qemu, "-accel", "tcg", "-m", "512", "-display", "none", "-nodefaults", "-vga", "none", "-serial", "stdio",
            "-no-reboot", "-kernel", guest.kernel, "-initrd", guest.initrd, "-append", kAppend};
}

std::optional<std::string> find_program(const std::string& program) {
    const char* path = std::getenv("PATH");
    std::istringstream directories(path == nullptr ? "" : path);
    for (std::string directory; std::getline(directories, directory, ':');) {
        const std::string candidate = directory + "/" + program;
        if (::access(candidate.c_str(), X_OK) == 0) {
            return candidate;
        }
    }
    return std::nullopt;
}

Result<BootTime> time_until_prompt(const std::vector<std::string>& arguments) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        return fail_errno(errno, "the benchmark got no pipe");
    }
    UniqueFd input(ends[0]), output(ends[1]);
    const auto start = std::chrono::steady_clock::now();
    const pid_t pid = ::fork();
    if (pid < 0) {
        return fail_errno(errno, "the benchmark could not start " + arguments.front());
    }
    if (pid == 0) {
        execute(arguments, output.get());
    }
    output.reset();
    const bool prompted = wait_for_prompt(input.get());
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    ::kill(pid, SIGKILL);
    int status = 0;
    rusage usage = {};
    while (::wait4(pid, &status, 0, &usage) < 0 && errno == EINTR) {
    }
    if (!prompted) {
        return fail("no prompt came from " + arguments.front(), "run it by hand to see why");
    }
    return BootTime{.cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime), .wall = wall.count()};
}

}  // namespace apiary::bench
