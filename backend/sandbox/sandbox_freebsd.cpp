// SPDX-License-Identifier: BSD-2-Clause
// Capsicum: capsicum(4), rights(4).
#include <sys/capsicum.h>
#include <sys/disk.h>
#include <sys/procctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <span>
#include <utility>

#include "backend/sandbox/sandbox.h"

namespace apiary::sandbox {
namespace {

/// What the process may allocate beside the guest's RAM, as on Linux.
constexpr std::uint64_t kHeadroom = 4ull << 30;

void set_rights(cap_rights_t& rights, Kind kind) {
    switch (kind) {
        case Kind::ReadOnlyDisk: cap_rights_init(&rights, CAP_PREAD, CAP_FSTAT); break;
        // Not CAP_FTRUNCATE: a guest does not change its disk's size. fspacectl(2) wants CAP_PWRITE.
        case Kind::Disk: cap_rights_init(&rights, CAP_PREAD, CAP_PWRITE, CAP_FSYNC, CAP_FSTAT, CAP_IOCTL); break;
        case Kind::Tap: cap_rights_init(&rights, CAP_READ, CAP_WRITE, CAP_EVENT, CAP_FCNTL); break;
        // The rights of a directory are those of what is opened below it.
        case Kind::ReadOnlyShare:
            cap_rights_init(&rights, CAP_LOOKUP, CAP_READ, CAP_SEEK, CAP_FSTAT, CAP_FSTATAT, CAP_FSTATFS, CAP_FCNTL);
            break;
        case Kind::Share:
            cap_rights_init(&rights, CAP_LOOKUP, CAP_READ, CAP_WRITE, CAP_SEEK, CAP_CREATE, CAP_FTRUNCATE, CAP_FSYNC,
                            CAP_FSTAT, CAP_FSTATAT, CAP_FSTATFS, CAP_FCHMOD, CAP_FCHMODAT, CAP_FCHOWN, CAP_FCHOWNAT,
                            CAP_FUTIMES, CAP_FUTIMESAT, CAP_MKDIRAT, CAP_SYMLINKAT, CAP_LINKAT_SOURCE,
                            CAP_LINKAT_TARGET, CAP_RENAMEAT_SOURCE, CAP_RENAMEAT_TARGET, CAP_UNLINKAT, CAP_FCNTL);
            break;
        case Kind::Console: cap_rights_init(&rights, CAP_READ, CAP_WRITE, CAP_EVENT, CAP_FSTAT, CAP_FCNTL); break;
        // recvmsg(2) with descriptors is CAP_RECV, which is CAP_READ; so for sendmsg(2). A listener accepts.
        case Kind::Control:
            cap_rights_init(&rights, CAP_RECV, CAP_SEND, CAP_ACCEPT, CAP_SHUTDOWN, CAP_EVENT, CAP_GETSOCKOPT,
                            CAP_FCNTL);
            break;
        case Kind::Log: cap_rights_init(&rights, CAP_WRITE, CAP_FSTAT, CAP_EVENT, CAP_FCNTL); break;
    }
}

/// Commands of ioctl(2) that a descriptor keeps. A tap device's are those of its set-up (TAPGIFNAME, TAPGIFINFO), which
/// is over.
std::span<const cap_ioctl_t> ioctls(Kind kind) {
    static constexpr std::array<cap_ioctl_t, 1> kDisk = {DIOCGDELETE};
    return kind == Kind::Disk ? std::span<const cap_ioctl_t>(kDisk) : std::span<const cap_ioctl_t>();
}

/// Of fcntl(2): O_NONBLOCK, which Asio sets.
constexpr std::uint32_t kFcntls = CAP_FCNTL_GETFL | CAP_FCNTL_SETFL;

/// ENOSYS is no failure: the kernel is built without Capsicum, which restrict_calls() tells.
bool failed(int result) {
    return result != 0 && errno != ENOSYS;
}

Result<void> hide_memory() {
    int no_trace = PROC_TRACE_CTL_DISABLE;  // Neither debuggers nor core files.
    if (::procctl(P_PID, ::getpid(), PROC_TRACE_CTL, &no_trace) != 0) {
        return fail_errno(errno, "the memory of this process cannot be hidden");
    }
    int no_privileges = PROC_NO_NEW_PRIVS_ENABLE;
    if (::procctl(P_PID, ::getpid(), PROC_NO_NEW_PRIVS_CTL, &no_privileges) != 0) {
        return fail_errno(errno, "the way to new privileges cannot be closed");
    }
    return {};
}

Result<void> lower_limit(int resource, rlim_t value) {
    rlimit limit = {};
    if (::getrlimit(resource, &limit) != 0) {
        return fail_errno(errno, "the limits of this process cannot be lowered");
    }
    limit.rlim_max = std::min(limit.rlim_max, value);
    limit.rlim_cur = std::min(limit.rlim_cur, value);
    if (::setrlimit(resource, &limit) != 0) {
        return fail_errno(errno, "the limits of this process cannot be lowered");
    }
    return {};
}

}  // namespace

/// Nothing yet: capability mode is for all threads at once, and opens nothing by path.
Result<Status> restrict_files(const Needs&) {
    return Status();
}

Result<Status> restrict_calls(const Needs& needs) {
    ::tzset();  // Log lines have local times; the first of them would read /etc/localtime.
    if (auto hidden = hide_memory(); !hidden) {
        return std::unexpected(hidden.error());
    }
    for (const auto& [resource, value] :
         {std::pair<int, rlim_t>{RLIMIT_CORE, 0}, {RLIMIT_DATA, static_cast<rlim_t>(needs.memory + kHeadroom)}}) {
        if (auto lowered = lower_limit(resource, value); !lowered) {
            return std::unexpected(lowered.error());
        }
    }
    Status status;
    status.in_force = {"no new privileges", "no memory dumps or debuggers", "limited memory"};
    // Capability mode has no connect(2) or sendto(2) to an address, which is all that libslirp does.
    if (needs.user_network) {
        status.missing.push_back("capability mode (a user network does not work in it; a tap device does)");
        return status;
    }
    if (::cap_enter() != 0) {
        if (errno != ENOSYS) {
            return fail_errno(errno, "capability mode cannot be entered");
        }
        status.missing.push_back("capability mode (the kernel is built without it)");
        return status;
    }
    status.in_force.push_back("files, system calls and other processes by capability mode");
    return status;
}

Result<void> limit_descriptor(int fd, Kind kind) {
    cap_rights_t rights;
    set_rights(rights, kind);
    const auto commands = ioctls(kind);
    const bool refused =
        failed(::cap_rights_limit(fd, &rights)) ||
        (cap_rights_is_set(&rights, CAP_FCNTL) && failed(::cap_fcntls_limit(fd, kFcntls))) ||
        (cap_rights_is_set(&rights, CAP_IOCTL) && failed(::cap_ioctls_limit(fd, commands.data(), commands.size())));
    return refused ? fail_errno(errno, "the rights of a descriptor cannot be limited") : Result<void>();
}

}  // namespace apiary::sandbox
