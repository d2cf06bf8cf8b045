// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/file_system.h"

#include <dirent.h>
#include <sys/statvfs.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/fs.h>
#include <sys/ioctl.h>
#endif

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <memory>

namespace apiary {
namespace {

std::unexpected<int> failed() {
    return std::unexpected(errno);
}

SystemResult<void> outcome(int returned) {
    return returned == 0 ? SystemResult<void>() : failed();
}

SystemResult<std::size_t> size_outcome(ssize_t returned) {
    return returned >= 0 ? SystemResult<std::size_t>(static_cast<std::size_t>(returned)) : failed();
}

/// Calls again what a signal interrupted.
template <class Call>
auto uninterrupted(Call call) {
    auto returned = call();
    while (returned < 0 && errno == EINTR) {
        returned = call();
    }
    return returned;
}

}  // namespace

int FileSystem::before(std::string_view) {
    return 0;
}

SystemResult<UniqueFd> FileSystem::open(int directory, const std::string& name, int flags, mode_t mode) {
    if (const int error = before("open")) {
        return std::unexpected(error);
    }
    UniqueFd file(
        uninterrupted([&] { return ::openat(directory, name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC, mode); }));
    return file.valid() ? SystemResult<UniqueFd>(std::move(file)) : failed();
}

SystemResult<UniqueFd> FileSystem::open_directory(int directory, const std::string& name) {
    return open(directory, name, O_RDONLY | O_DIRECTORY);
}

SystemResult<void> FileSystem::make_directory(int directory, const std::string& name, mode_t mode) {
    if (const int error = before("mkdir")) {
        return std::unexpected(error);
    }
    return outcome(::mkdirat(directory, name.c_str(), mode));
}

SystemResult<void> FileSystem::rename(int from, const std::string& name, int to, const std::string& new_name) {
    if (const int error = before("rename")) {
        return std::unexpected(error);
    }
    return outcome(::renameat(from, name.c_str(), to, new_name.c_str()));
}

SystemResult<void> FileSystem::link(int directory, const std::string& name, const std::string& new_name) {
    if (const int error = before("link")) {
        return std::unexpected(error);
    }
    return outcome(::linkat(directory, name.c_str(), directory, new_name.c_str(), 0));
}

SystemResult<void> FileSystem::make_symbolic_link(int directory, const std::string& name, const std::string& target) {
    if (const int error = before("symlink")) {
        return std::unexpected(error);
    }
    return outcome(::symlinkat(target.c_str(), directory, name.c_str()));
}

SystemResult<std::string> FileSystem::read_symbolic_link(int directory, const std::string& name) {
    if (const int error = before("readlink")) {
        return std::unexpected(error);
    }
    std::string target(PATH_MAX, '\0');
    const ssize_t size = ::readlinkat(directory, name.c_str(), target.data(), target.size());
    if (size < 0) {
        return failed();
    }
    target.resize(static_cast<std::size_t>(size));
    return target;
}

SystemResult<void> FileSystem::remove(int directory, const std::string& name) {
    if (const int error = before("unlink")) {
        return std::unexpected(error);
    }
    return outcome(::unlinkat(directory, name.c_str(), 0));
}

SystemResult<void> FileSystem::remove_directory(int directory, const std::string& name) {
    if (const int error = before("rmdir")) {
        return std::unexpected(error);
    }
    return outcome(::unlinkat(directory, name.c_str(), AT_REMOVEDIR));
}

SystemResult<struct stat> FileSystem::status(int file) {
    if (const int error = before("fstat")) {
        return std::unexpected(error);
    }
    struct stat status = {};
    return ::fstat(file, &status) == 0 ? SystemResult<struct stat>(status) : failed();
}

SystemResult<struct stat> FileSystem::status(int directory, const std::string& name) {
    if (const int error = before("fstatat")) {
        return std::unexpected(error);
    }
    struct stat status = {};
    return ::fstatat(directory, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 ? SystemResult<struct stat>(status)
                                                                                 : failed();
}

SystemResult<std::vector<std::string>> FileSystem::names(int directory) {
    // A descriptor of its own, as the place in the directory belongs to the open file.
    auto again = open_directory(directory, ".");
    if (!again) {
        return std::unexpected(again.error());
    }
    if (const int error = before("readdir")) {
        return std::unexpected(error);
    }
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(again->get()), ::closedir);
    if (!stream) {
        return failed();
    }
    (void)again->release();
    std::vector<std::string> names;
    while (true) {
        errno = 0;
        const dirent* const entry = ::readdir(stream.get());
        if (entry == nullptr) {
            break;
        }
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") {
            names.emplace_back(name);
        }
    }
    if (errno != 0) {
        return failed();
    }
    std::ranges::sort(names);
    return names;
}

SystemResult<std::size_t> FileSystem::read(int file, std::span<char> buffer) {
    if (const int error = before("read")) {
        return std::unexpected(error);
    }
    return size_outcome(uninterrupted([&] { return ::read(file, buffer.data(), buffer.size()); }));
}

SystemResult<std::size_t> FileSystem::write(int file, std::string_view bytes) {
    if (const int error = before("write")) {
        return std::unexpected(error);
    }
    return size_outcome(uninterrupted([&] { return ::write(file, bytes.data(), bytes.size()); }));
}

SystemResult<std::size_t> FileSystem::read_at(int file, std::int64_t offset, std::span<char> buffer) {
    if (const int error = before("pread")) {
        return std::unexpected(error);
    }
    return size_outcome(uninterrupted([&] { return ::pread(file, buffer.data(), buffer.size(), offset); }));
}

SystemResult<std::size_t> FileSystem::write_at(int file, std::int64_t offset, std::string_view bytes) {
    if (const int error = before("pwrite")) {
        return std::unexpected(error);
    }
    return size_outcome(uninterrupted([&] { return ::pwrite(file, bytes.data(), bytes.size(), offset); }));
}

SystemResult<std::int64_t> FileSystem::find_data(int file, std::int64_t offset) {
    return seek(file, offset, SEEK_DATA);
}

SystemResult<std::int64_t> FileSystem::find_hole(int file, std::int64_t offset) {
    return seek(file, offset, SEEK_HOLE);
}

SystemResult<std::int64_t> FileSystem::seek(int file, std::int64_t offset, int whence) {
    if (const int error = before("lseek")) {
        return std::unexpected(error);
    }
    const off_t place = ::lseek(file, offset, whence);
    return place >= 0 ? SystemResult<std::int64_t>(place) : failed();
}

SystemResult<void> FileSystem::share_blocks([[maybe_unused]] int source, [[maybe_unused]] int target) {
    if (const int error = before("ficlone")) {
        return std::unexpected(error);
    }
#ifdef FICLONE
    return outcome(uninterrupted([&] { return ::ioctl(target, FICLONE, source); }));
#else
    return std::unexpected(ENOSYS);
#endif
}

SystemResult<std::size_t> FileSystem::copy_range(int source, int target, std::int64_t offset, std::size_t size) {
    if (const int error = before("copy_file_range")) {
        return std::unexpected(error);
    }
    return size_outcome(uninterrupted([&] {
        off_t from = offset, to = offset;
        return ::copy_file_range(source, &from, target, &to, size, 0);
    }));
}

SystemResult<std::int64_t> FileSystem::room(int file) {
    if (const int error = before("fstatvfs")) {
        return std::unexpected(error);
    }
    struct statvfs status = {};
    return ::fstatvfs(file, &status) == 0 ? SystemResult<std::int64_t>(static_cast<std::int64_t>(status.f_bavail) *
                                                                       static_cast<std::int64_t>(status.f_frsize))
                                          : failed();
}

SystemResult<void> FileSystem::set_size(int file, std::int64_t size) {
    if (const int error = before("ftruncate")) {
        return std::unexpected(error);
    }
    return outcome(uninterrupted([&] { return ::ftruncate(file, size); }));
}

SystemResult<void> FileSystem::set_mode(int file, mode_t mode) {
    if (const int error = before("fchmod")) {
        return std::unexpected(error);
    }
    return outcome(::fchmod(file, mode));
}

SystemResult<void> FileSystem::set_owner(int file, uid_t owner, gid_t group) {
    if (const int error = before("fchown")) {
        return std::unexpected(error);
    }
    return outcome(::fchown(file, owner, group));
}

SystemResult<void> FileSystem::sync(int file) {
    if (const int error = before("fsync")) {
        return std::unexpected(error);
    }
    return outcome(uninterrupted([&] { return ::fsync(file); }));
}

}  // namespace apiary
