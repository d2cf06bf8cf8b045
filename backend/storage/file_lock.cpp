// SPDX-License-Identifier: BSD-2-Clause
#include "backend/storage/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <format>
#include <fstream>
#include <optional>

namespace apiary::storage {
namespace {

/// Who keeps us from locking.
struct Holder {
    std::optional<pid_t> process;
    std::string command;
    std::optional<bool> writes = {};  ///< Whether its lock is for writing, where that is known.
};

std::string describe(const Holder& holder) {
    if (!holder.process) {
        return "a process that cannot be named from here (another user's, or in a container)";
    }
    if (*holder.process == ::getpid()) {
        return "this same program, which has opened it before";
    }
    return std::format("{} (process {})", holder.command.empty() ? "a program" : holder.command, *holder.process);
}

std::unexpected<Error> held(const Holder& holder, bool shared, const std::string& name) {
    std::string remedy;
    if (holder.process == ::getpid()) {
        remedy = "give every disk a file of its own";
    } else {
        remedy = "end that program first, or use a copy of the disk";
        if (!shared && holder.writes == false) {
            remedy += "; it only reads, so the disk can be shared read-only (,ro)";
        }
#ifdef __FreeBSD__
        remedy += std::format("; \"fstat {}\" shows who has it open", name);
#endif
    }
    return fail(std::format("the disk {} is in use by {}", name, describe(holder)), remedy,
                !holder.writes   ? ""
                : *holder.writes ? "locked for writing"
                                 : "locked for reading");
}

std::unexpected<Error> no_locks(int error_number, const std::string& name) {
    return fail_errno(error_number, std::format("the disk {} cannot be locked against use by others", name),
                      "put it on a file system that has locks");
}

#ifdef F_OFD_SETLK

std::string first_line(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

/// Whether the opening that `fdinfo` tells of has a lock of the kind (proc(5), fdinfo: "lock: 1: OFDLCK  ADVISORY WRITE
/// …").
bool has_lock(const std::filesystem::path& fdinfo, bool writes) {
    std::ifstream file(fdinfo);
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("lock:") && line.contains(writes ? "WRITE" : "READ")) {
            return true;
        }
    }
    return false;
}

bool is_same_file(const std::filesystem::path& path, const struct stat& file) {
    struct stat other = {};
    return ::stat(path.c_str(), &other) == 0 && other.st_dev == file.st_dev && other.st_ino == file.st_ino;
}

/// Whether a process has an opening of `file` with such a lock.
bool holds(const std::filesystem::path& process, const struct stat& file, bool writes) {
    std::error_code ignored;
    for (std::filesystem::directory_iterator entry(process / "fd", ignored), end; entry != end;
         entry.increment(ignored)) {
        if (is_same_file(entry->path(), file) && has_lock(process / "fdinfo" / entry->path().filename(), writes)) {
            return true;
        }
    }
    return false;
}

/// A lock of an opening belongs to no process as far as fcntl() tells; so every process is asked what it has open.
std::optional<pid_t> find_holder(int fd, bool writes) {
    struct stat file = {};
    if (::fstat(fd, &file) != 0) {
        return std::nullopt;
    }
    std::error_code ignored;
    for (std::filesystem::directory_iterator entry("/proc", ignored), end; entry != end; entry.increment(ignored)) {
        const std::string number = entry->path().filename();
        pid_t process = 0;
        const auto [parsed, error] = std::from_chars(number.data(), number.data() + number.size(), process);
        if (error == std::errc{} && parsed == number.data() + number.size() && holds(entry->path(), file, writes)) {
            return process;
        }
    }
    return std::nullopt;
}

struct flock whole_file(bool shared) {
    struct flock lock = {};
    lock.l_type = shared ? F_RDLCK : F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

Holder who_holds(int fd, bool shared) {
    struct flock lock = whole_file(shared);
    Holder holder;
    if (::fcntl(fd, F_OFD_GETLK, &lock) != 0 || lock.l_type == F_UNLCK) {
        return holder;
    }
    holder.writes = lock.l_type == F_WRLCK;
    holder.process = lock.l_pid > 0 ? std::optional(lock.l_pid) : find_holder(fd, *holder.writes);
    if (holder.process) {
        holder.command = first_line(std::format("/proc/{}/comm", *holder.process));
    }
    return holder;
}

}  // namespace

Result<void> lock_file(int fd, bool shared, const std::string& name) {
    struct flock lock = whole_file(shared);
    if (::fcntl(fd, F_OFD_SETLK, &lock) == 0) {
        return {};
    }
    if (errno == EAGAIN || errno == EACCES) {
        return held(who_holds(fd, shared), shared, name);
    }
    return no_locks(errno, name);
}

#else

}  // namespace

Result<void> lock_file(int fd, bool shared, const std::string& name) {
    if (::flock(fd, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0) {
        return {};
    }
    return errno == EWOULDBLOCK ? held({}, shared, name) : no_locks(errno, name);
}

#endif

}  // namespace apiary::storage
