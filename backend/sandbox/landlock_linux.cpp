// SPDX-License-Identifier: BSD-2-Clause
// Landlock: Documentation/userspace-api/landlock.rst. There is no wrapper for its calls in libc.
#include "backend/sandbox/landlock_linux.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

#include "backend/base/unique_fd.h"

namespace apiary::sandbox {
namespace {

constexpr std::uint64_t kReadFile = LANDLOCK_ACCESS_FS_READ_FILE;
constexpr std::uint64_t kWriteFile = kReadFile | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_TRUNCATE |
                                     LANDLOCK_ACCESS_FS_IOCTL_DEV;  // A disk device is asked for its size.
constexpr std::uint64_t kReadTree = kReadFile | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kWriteTree = kReadTree | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_TRUNCATE |
                                     LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                                     LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                                     LANDLOCK_ACCESS_FS_MAKE_SYM | LANDLOCK_ACCESS_FS_REFER;

/// The highest right to files that each version knows.
constexpr std::uint64_t highest_file_right(int version) {
    switch (version) {
        case 1: return LANDLOCK_ACCESS_FS_MAKE_SYM;
        case 2: return LANDLOCK_ACCESS_FS_REFER;
        case 3:
        case 4: return LANDLOCK_ACCESS_FS_TRUNCATE;
        default: return LANDLOCK_ACCESS_FS_IOCTL_DEV;
    }
}

landlock_ruleset_attr handled(const Needs& needs, int version) {
    landlock_ruleset_attr all = {};
    all.handled_access_fs = (highest_file_right(version) << 1) - 1;
    if (version >= 4 && !needs.user_network) {
        all.handled_access_net = LANDLOCK_ACCESS_NET_BIND_TCP | LANDLOCK_ACCESS_NET_CONNECT_TCP;
    }
    if (version >= 6) {
        all.scoped = LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET | LANDLOCK_SCOPE_SIGNAL;
    }
    return all;
}

std::uint64_t rights(Access access) {
    switch (access) {
        case Access::ReadFile: return kReadFile;
        case Access::WriteFile: return kWriteFile;
        case Access::ReadTree: return kReadTree;
        case Access::WriteTree: return kWriteTree;
    }
    return 0;
}

bool is_tree(Access access) {
    return access == Access::ReadTree || access == Access::WriteTree;
}

Result<void> allow(int rules, const landlock_ruleset_attr& all, int fd, std::uint64_t access) {
    landlock_path_beneath_attr rule = {};
    rule.allowed_access = access & all.handled_access_fs;
    rule.parent_fd = fd;
    if (::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0U) != 0) {
        return fail_errno(errno, "a file or folder that the guest needs cannot be let through the sandbox");
    }
    return {};
}

Result<void> allow_place(int rules, const landlock_ruleset_attr& all, const Place& place) {
    struct stat status = {};
    if (::fstat(place.fd, &status) != 0) {
        return fail_errno(errno, "a place that the guest needs is not open");
    }
    if (S_ISDIR(status.st_mode) != is_tree(place.access)) {
        return fail(is_tree(place.access) ? "a place that the guest needs is no folder"
                                          : "a place that the guest needs is a folder instead of a file");
    }
    return allow(rules, all, place.fd, rights(place.access));
}

/// The file of name servers, as it is now: one that takes its place later is another file, and not let through. Then
/// libslirp stays with the servers that it has read.
Result<void> allow_name_servers(int rules, const landlock_ruleset_attr& all) {
    const UniqueFd file(::open("/etc/resolv.conf", O_PATH | O_CLOEXEC));
    return file.valid() ? allow(rules, all, file.get(), kReadFile) : Result<void>();
}

}  // namespace

int landlock_version() {
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version > 0 ? static_cast<int>(version) : 0;
}

Result<void> enter_landlock(const Needs& needs, int version) {
    const landlock_ruleset_attr all = handled(needs, version);
    const UniqueFd rules(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &all, sizeof(all), 0U)));
    if (!rules.valid()) {
        return fail_errno(errno, "Landlock does not take the sandbox's rules");
    }
    for (const Place& place : needs.places) {
        if (auto allowed = allow_place(rules.get(), all, place); !allowed) {
            return allowed;
        }
    }
    if (needs.user_network) {
        if (auto allowed = allow_name_servers(rules.get(), all); !allowed) {
            return allowed;
        }
    }
    if (::syscall(SYS_landlock_restrict_self, rules.get(), 0U) != 0) {
        return fail_errno(errno, "Landlock does not confine this process");
    }
    return {};
}

}  // namespace apiary::sandbox
