// SPDX-License-Identifier: BSD-2-Clause
#include "backend/sandbox/privileges_linux.h"

#include <dirent.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

namespace apiary::sandbox {
namespace {

/// What the process may allocate beside the guest's RAM: block caches, stacks (8 MiB a thread), buffers, page tables of
/// ours that grow with RAM.
constexpr std::uint64_t kHeadroom = 4ull << 30;

/// Of the bounding set too, as far as this thread may change it, which takes one of the capabilities.
Result<void> drop_bounding_set() {
    for (unsigned capability = 0; ::prctl(PR_CAPBSET_READ, capability, 0, 0, 0) >= 0; ++capability) {
        if (::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0) {
            return errno == EPERM ? Result<void>() : fail_errno(errno, "the capabilities cannot be dropped");
        }
    }
    return {};
}

Result<void> drop_capabilities() {
    if (::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) != 0) {
        return fail_errno(errno, "the ambient capabilities cannot be dropped");
    }
    if (auto dropped = drop_bounding_set(); !dropped) {
        return dropped;
    }
    __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
    const __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {};
    if (::syscall(SYS_capset, &header, none) != 0) {
        return fail_errno(errno, "the capabilities cannot be dropped");
    }
    return {};
}

Result<void> lower_limit(__rlimit_resource resource, rlim_t value, const char* cause) {
    rlimit limit = {};
    if (::getrlimit(resource, &limit) != 0) {
        return fail_errno(errno, cause);
    }
    limit.rlim_max = std::min(limit.rlim_max, value);
    limit.rlim_cur = std::min(limit.rlim_cur, value);
    if (::setrlimit(resource, &limit) != 0) {
        return fail_errno(errno, cause);
    }
    return {};
}

}  // namespace

Result<void> drop_privileges() {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        return fail_errno(errno, "the way to new privileges cannot be closed");
    }
    return drop_capabilities();
}

Result<void> hide_memory() {
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) {
        return fail_errno(errno, "the memory of this process cannot be hidden");
    }
    return lower_limit(RLIMIT_CORE, 0, "core files cannot be switched off");
}

Result<void> limit_memory([[maybe_unused]] std::uint64_t guest_memory) {
#ifdef APIARY_SANITIZED
    return {};  // The shadow of a sanitizer is terabytes.
#else
    // Of data, not of addresses: an allocator reserves 64 MiB of these for each thread.
    return lower_limit(RLIMIT_DATA, guest_memory + kHeadroom, "the memory of this process cannot be limited");
#endif
}

Result<unsigned> count_threads() {
    const std::unique_ptr<DIR, int (*)(DIR*)> tasks(::opendir("/proc/self/task"), ::closedir);
    if (tasks == nullptr) {
        return fail_errno(errno, "the threads of this process cannot be counted",
                          "mount the process file system at /proc");
    }
    unsigned count = 0;
    while (const dirent* entry = ::readdir(tasks.get())) {
        count += entry->d_name[0] != '.' ? 1 : 0;
    }
    return count;
}

}  // namespace apiary::sandbox
