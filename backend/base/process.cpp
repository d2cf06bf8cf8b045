// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/process.h"

#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/close_range.h>
#include <sys/syscall.h>
#else
#include <sys/sysctl.h>
#include <sys/user.h>
#endif

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <format>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>

#include "backend/base/unique_fd.h"

extern char** environ;

namespace apiary {
namespace {

constexpr int kFirstPassed = 3;

/// Everything the child needs, made before the fork: afterwards nothing may be allocated, as another thread may have
/// held the allocator's lock.
struct Prepared {
    std::vector<const char*> arguments;
    std::vector<const char*> environment;
    std::vector<UniqueFd> descriptors;  ///< Copies, above the places that they go to.
    UniqueFd null;
    UniqueFd report;
};

/// What fails in the child, as it is told through the pipe.
struct Failure {
    int error = 0;
    bool identity = false;
};

bool misleads_linker(std::string_view variable) {
    return variable.starts_with("LD_");
}

Result<Prepared> prepare(const Program& program) {
    Prepared prepared;
    prepared.arguments.push_back(program.path.c_str());
    for (const std::string& argument : program.arguments) {
        prepared.arguments.push_back(argument.c_str());
    }
    prepared.arguments.push_back(nullptr);
    for (char** variable = environ; *variable != nullptr; ++variable) {
        if (!misleads_linker(*variable)) {
            prepared.environment.push_back(*variable);
        }
    }
    prepared.environment.push_back(nullptr);
    const int above = kFirstPassed + static_cast<int>(program.descriptors.size());
    for (const int fd : program.descriptors) {
        prepared.descriptors.emplace_back(::fcntl(fd, F_DUPFD_CLOEXEC, above));
        if (!prepared.descriptors.back().valid()) {
            return fail_errno(errno, "a descriptor for another program cannot be copied");
        }
    }
    prepared.null.reset(::open("/dev/null", O_RDWR | O_CLOEXEC));
    if (!prepared.null.valid()) {
        return fail_errno(errno, "/dev/null cannot be opened");
    }
    return prepared;
}

/// System calls and not the library's functions, which on Linux change all threads and take a lock for it.
bool take_identity(const Identity& identity) {
#ifdef __linux__
    return ::syscall(SYS_setgroups, identity.groups.size(), identity.groups.data()) == 0 &&
           ::syscall(SYS_setresgid, identity.gid, identity.gid, identity.gid) == 0 &&
           ::syscall(SYS_setresuid, identity.uid, identity.uid, identity.uid) == 0;
#else
    return ::setgroups(static_cast<int>(identity.groups.size()), identity.groups.data()) == 0 &&
           ::setresgid(identity.gid, identity.gid, identity.gid) == 0 &&
           ::setresuid(identity.uid, identity.uid, identity.uid) == 0;
#endif
}

void unblock_signals() {
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
}

/// Most descriptors close themselves then, but not those that this process was started with.
void close_at_exec_from(int first) {
#ifdef __linux__
    ::syscall(SYS_close_range, static_cast<unsigned>(first), ~0u, CLOSE_RANGE_CLOEXEC);
#else
    ::close_range(static_cast<unsigned>(first), ~0u, CLOSE_RANGE_CLOEXEC);
#endif
}

/// In the child: only what may be called between fork and exec in a program with threads.
[[noreturn]] void become(const Program& program, const Prepared& prepared) {
    Failure failure;
    ::setsid();
    unblock_signals();
    ::dup2(prepared.null.get(), STDIN_FILENO);
    int place = kFirstPassed;
    for (const UniqueFd& fd : prepared.descriptors) {
        ::dup2(fd.get(), place++);
    }
    close_at_exec_from(place);
    if (program.identity && !take_identity(*program.identity)) {
        failure = {errno, true};
    } else {
        // Not const in the interface, and not changed by it.
        ::execve(program.path.c_str(), const_cast<char* const*>(prepared.arguments.data()),
                 const_cast<char* const*>(prepared.environment.data()));
        failure = {errno, false};
    }
    static_cast<void>(!::write(prepared.report.get(), &failure, sizeof failure));
    ::_exit(127);
}

/// The end of the pipe without a word is the success of the exec.
std::optional<Failure> read_report(int fd) {
    Failure failure;
    ssize_t got = 0;
    do {
        got = ::read(fd, &failure, sizeof failure);
    } while (got < 0 && errno == EINTR);
    return got == static_cast<ssize_t>(sizeof failure) ? std::optional(failure) : std::nullopt;
}

}  // namespace

Result<pid_t> start_program(const Program& program) {
    auto prepared = prepare(program);
    if (!prepared) {
        return std::unexpected(std::move(prepared.error()));
    }
    std::array<int, 2> ends = {};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return fail_errno(errno, "a pipe cannot be made");
    }
    const UniqueFd reader(ends[0]);
    UniqueFd writer(ends[1]);
    // It must not lie where the descriptors go.
    prepared->report.reset(
        ::fcntl(writer.get(), F_DUPFD_CLOEXEC, kFirstPassed + static_cast<int>(program.descriptors.size())));
    writer.reset();
    const pid_t child = prepared->report.valid() ? ::fork() : -1;
    if (child < 0) {
        return fail_errno(errno, std::format("no process for {} can be made", program.path.string()));
    }
    if (child == 0) {
        become(program, *prepared);
    }
    prepared->report.reset();
    if (const auto failure = read_report(reader.get())) {
        while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
        }
        return fail_errno(failure->error,
                          failure->identity ? std::format("no process of user {} can be started", program.identity->uid)
                                            : std::format("the program {} cannot be started", program.path.string()),
                          failure->identity ? "" : "install Apiary again");
    }
    return child;
}

namespace {

struct SeenProcess {
    std::uint64_t start = 0;
    bool ended = false;  ///< Nobody has waited for it yet.
};

#ifdef __linux__
std::optional<SeenProcess> look_at(pid_t pid) {
    std::ifstream file(std::format("/proc/{}/stat", pid));
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    // proc_pid_stat(5): the program's name, field 2, is in parentheses and may have any in it, and a line's end; the
    // state is field 3, starttime field 22.
    constexpr int kFieldsBetween = 18;
    std::istringstream rest(text.substr(std::min(text.rfind(')') + 1, text.size())));
    std::string state;
    rest >> state;
    std::string field;
    for (int i = 0; i < kFieldsBetween; ++i) {
        rest >> field;
    }
    SeenProcess seen = {.ended = state == "Z" || state == "X"};
    return rest >> seen.start ? std::optional(seen) : std::nullopt;
}
#else
std::optional<SeenProcess> look_at(pid_t pid) {
    const std::array<int, 4> name = {CTL_KERN, KERN_PROC, KERN_PROC_PID, pid};
    kinfo_proc process = {};
    std::size_t size = sizeof process;
    if (::sysctl(name.data(), name.size(), &process, &size, nullptr, 0) != 0 || size == 0) {
        return std::nullopt;
    }
    constexpr std::uint64_t kMicroseconds = 1'000'000;
    return SeenProcess{.start = static_cast<std::uint64_t>(process.ki_start.tv_sec) * kMicroseconds +
                                static_cast<std::uint64_t>(process.ki_start.tv_usec),
                       .ended = process.ki_stat == SZOMB};
}
#endif

}  // namespace

std::optional<std::uint64_t> process_start(pid_t pid) {
    const auto seen = look_at(pid);
    return seen ? std::optional(seen->start) : std::nullopt;
}

bool ProcessId::alive() const {
    const auto seen = look_at(pid);
    return seen && seen->start == start && !seen->ended;
}

void ProcessId::kill() const {
    if (alive()) {
        ::kill(pid, SIGKILL);
    }
}

void raise_descriptor_limit() {
    constexpr rlim_t kEnough = 65536;
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < kEnough) {
        limit.rlim_cur = std::min(limit.rlim_max, kEnough);
        static_cast<void>(::setrlimit(RLIMIT_NOFILE, &limit));
    }
}

Result<std::filesystem::path> own_directory() {
#ifdef __linux__
    std::error_code error;
    const auto file = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) {
        return fail("the directory of this program is not known", "mount /proc", error.message());
    }
    return file.parent_path();
#else
    std::array<char, PATH_MAX> path = {};
    std::size_t size = path.size();
    const std::array<int, 4> name = {CTL_KERN, KERN_PROC, KERN_PROC_PATHNAME, -1};
    if (::sysctl(name.data(), name.size(), path.data(), &size, nullptr, 0) != 0) {
        return fail_errno(errno, "the directory of this program is not known");
    }
    return std::filesystem::path(path.data()).parent_path();
#endif
}

}  // namespace apiary
