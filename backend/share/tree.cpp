// SPDX-License-Identifier: BSD-2-Clause
#include "backend/share/tree.h"

#include <fcntl.h>
#include <sys/param.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/magic.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#else
#include <sys/mount.h>
#endif

#include <cerrno>
#include <format>
#include <utility>

#include "backend/share/names.h"

namespace apiary::share {
namespace {

constexpr int kNaming = O_PATH | O_NOFOLLOW | O_CLOEXEC;

Outcome<UniqueFd> opened(int fd) {
    if (fd < 0) {
        return std::unexpected(errno);
    }
    return UniqueFd(fd);
}

int errno_of(int result) {
    return result == 0 ? 0 : errno;
}

/// Why what has this mode is not opened for I/O, or 0.
int refusal(mode_t mode) {
    switch (mode & S_IFMT) {
        case S_IFREG:
        case S_IFDIR: return 0;
        case S_IFLNK: return ELOOP;
        case S_IFIFO:
        case S_IFSOCK: return ENXIO;
        default: return EACCES;
    }
}

#ifdef __linux__

/// A path below `directory` that leaves it neither by "..", nor by a symbolic link, nor by a mount point.
Outcome<UniqueFd> open_beneath(int directory, const std::string& path) {
    open_how how = {};
    how.flags = kNaming;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_SYMLINKS | RESOLVE_NO_XDEV;
    return opened(static_cast<int>(::syscall(SYS_openat2, directory, path.c_str(), &how, sizeof how)));
}

bool is_process_file_system(int directory) {
    struct statfs info = {};
    return ::fstatfs(directory, &info) == 0 && info.f_type == PROC_SUPER_MAGIC;
}

#else

bool is_process_file_system(int directory) {
    struct statfs info = {};
    return ::fstatfs(directory, &info) == 0 && std::string_view(info.f_fstypename).ends_with("procfs");
}

#endif

std::string cannot_share(const std::string& directory) {
    return std::format("the folder {} cannot be shared", directory);
}

/// What was opened, by us or for us, is a directory that a guest may see.
Result<struct stat> check_root(int root, const std::string& name) {
    const auto status = status_of(root);
    if (!status) {
        return fail_errno(status.error(), cannot_share(name));
    }
    if (!S_ISDIR(status->st_mode)) {
        return fail_errno(ENOTDIR, cannot_share(name), "name a folder that you may read");
    }
    if (is_process_file_system(root)) {
        return fail(cannot_share(name), "share a folder with files",
                    "the guest would reach the memory of this process there");
    }
    return *status;
}

}  // namespace

Outcome<struct stat> status_of(int file) {
    struct stat status = {};
    if (::fstat(file, &status) != 0) {
        return std::unexpected(errno);
    }
    return status;
}

// ---- Opening ----

Result<UniqueFd> open_directory(const std::string& directory) {
    UniqueFd root(::open(directory.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!root.valid()) {
        return fail_errno(errno, cannot_share(directory), "name a folder that you may read");
    }
    if (auto status = check_root(root.get(), directory); !status) {
        return std::unexpected(std::move(status.error()));
    }
    return root;
}

Result<std::unique_ptr<Tree>> Tree::open(const std::string& directory, Lookup lookup) {
    auto root = open_directory(directory);
    if (!root) {
        return std::unexpected(std::move(root.error()));
    }
    return open(*std::move(root), directory, lookup);
}

Result<std::unique_ptr<Tree>> Tree::open(UniqueFd directory, const std::string& name, Lookup lookup) {
    std::unique_ptr<Tree> tree(new Tree);
    tree->root_ = std::move(directory);
    const auto status = check_root(tree->root_.get(), name);
    if (!status) {
        return std::unexpected(status.error());
    }
    tree->device_ = status->st_dev;
    tree->root_inode_ = status->st_ino;
#ifdef __linux__
    tree->own_descriptors_.reset(::open("/proc/self/fd", O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!tree->own_descriptors_.valid() || !is_process_file_system(tree->own_descriptors_.get())) {
        return fail(cannot_share(name), "mount the process file system at /proc");
    }
    // An old kernel does not know the call; a sandbox may not allow it.
    tree->openat2_ = lookup == Lookup::Automatic && open_beneath(tree->root_.get(), ".").has_value();
#else
    (void)lookup;
#endif
    return tree;
}

Outcome<UniqueFd> Tree::root() const {
    return opened(::fcntl(root_.get(), F_DUPFD_CLOEXEC, 0));
}

Outcome<UniqueFd> Tree::step(int directory, std::string_view name) const {
    const std::string component(name);
#ifdef __linux__
    if (openat2_) {
        return open_beneath(directory, component);
    }
#endif
    return step_by_hand(directory, component);
}

Outcome<UniqueFd> Tree::step_by_hand(int directory, const std::string& name) const {
#ifdef __FreeBSD__
    constexpr int kBeneath = O_RESOLVE_BENEATH;
#else
    constexpr int kBeneath = 0;
#endif
    auto file = opened(::openat(directory, name.c_str(), kNaming | kBeneath));
    if (!file) {
        return file;
    }
    const auto status = status_of(file->get());
    if (!status) {
        return std::unexpected(status.error());
    }
    if (status->st_dev != device_) {
        return std::unexpected(EXDEV);
    }
    return file;
}

Outcome<UniqueFd> Tree::find(std::string_view path) const {
    if (path.empty()) {
        return root();
    }
#ifdef __linux__
    if (openat2_) {
        return open_beneath(root_.get(), std::string(path));
    }
#endif
    return find_by_steps(path);
}

Outcome<UniqueFd> Tree::find_by_steps(std::string_view path) const {
    auto at = root();
    while (at && !path.empty()) {
        const std::size_t end = path.find('/');
        at = step(at->get(), path.substr(0, end));
        path = end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
    }
    return at;
}

Outcome<UniqueFd> Tree::reopen(int file, int flags) const {
    const auto status = status_of(file);
    if (!status) {
        return std::unexpected(status.error());
    }
    if (const int refused = refusal(status->st_mode); refused != 0) {
        return std::unexpected(refused);
    }
    flags |= O_CLOEXEC | O_NOCTTY;
#ifdef __linux__
    return opened(::openat(own_descriptors_.get(), std::to_string(file).c_str(), flags));
#else
    return opened(::openat(file, "", flags | O_EMPTY_PATH));
#endif
}

Outcome<UniqueFd> Tree::create(int directory, std::string_view name, int flags, mode_t mode) const {
    // With O_EXCL a symbolic link is no way to another place, not even a dangling one.
    return opened(::openat(directory, std::string(name).c_str(),
                           flags | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY, mode));
}

// ---- Attributes ----

int Tree::set_mode(int file, mode_t mode) const {
    const auto status = status_of(file);
    if (!status) {
        return status.error();
    }
    if (S_ISLNK(status->st_mode)) {
        return EOPNOTSUPP;
    }
#ifdef __linux__
    return errno_of(::fchmodat(own_descriptors_.get(), std::to_string(file).c_str(), mode, 0));
#else
    return errno_of(::fchmodat(file, "", mode, AT_EMPTY_PATH));
#endif
}

int Tree::set_owner(int file, uid_t owner, gid_t group) const {
    return errno_of(::fchownat(file, "", owner, group, AT_EMPTY_PATH));
}

int Tree::set_times(int file, const std::array<timespec, 2>& times) const {
#ifdef __linux__
    return errno_of(::utimensat(own_descriptors_.get(), std::to_string(file).c_str(), times.data(), 0));
#else
    return errno_of(::utimensat(file, "", times.data(), AT_EMPTY_PATH));
#endif
}

Outcome<std::string> Tree::read_link(int file) const {
    std::string target(kMostPath + 1, '\0');
    const ssize_t length = ::readlinkat(file, "", target.data(), target.size());
    if (length < 0) {
        // Linux has ENOENT for an empty path with what is no link.
        return std::unexpected(errno == ENOENT ? EINVAL : errno);
    }
    target.resize(static_cast<std::size_t>(length));
    return target;
}

}  // namespace apiary::share
