// SPDX-License-Identifier: BSD-2-Clause
#include "backend/loader/boot_image.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <format>

namespace apiary::loader {
namespace {

constexpr std::uint64_t kMiB = 1024 * 1024;

std::string file_type(mode_t mode) {
    switch (mode & S_IFMT) {
        case S_IFDIR: return "a directory";
        case S_IFIFO: return "a FIFO";
        case S_IFSOCK: return "a socket";
        case S_IFCHR: return "a character device";
        case S_IFBLK: return "a block device";
        default: return "no regular file";
    }
}

/// The size of what was opened, if that is a file to be read.
Result<std::uint64_t> check_file(int fd, const std::string& name, std::uint64_t limit, const std::string& kind) {
    const int flags = ::fcntl(fd, F_GETFL);
    if (flags < 0) {
        return fail_errno(errno, std::format("the {} '{}' was given as a descriptor that is not open", kind, name));
    }
    struct stat info = {};
    if (::fstat(fd, &info) != 0) {
        return fail_errno(errno, std::format("the {} '{}' cannot be examined", kind, name));
    }
    if (!S_ISREG(info.st_mode)) {
        return fail(std::format("the {} '{}' is {}", kind, name, file_type(info.st_mode)), "Name a regular file");
    }
#ifdef O_PATH
    const bool readable = (flags & O_PATH) == 0 && (flags & O_ACCMODE) != O_WRONLY;
#else
    const bool readable = (flags & O_ACCMODE) != O_WRONLY;
#endif
    if (!readable) {
        return fail(std::format("the {} '{}' was opened without the right to read it", kind, name));
    }
    const auto size = static_cast<std::uint64_t>(info.st_size);
    if (size == 0) {
        return fail(std::format("the {} '{}' is empty", kind, name), "Name a file with contents");
    }
    if (size > limit) {
        return fail(std::format("the {} '{}' is too large", kind, name),
                    std::format("Name a file of at most {} MiB", limit / kMiB), std::format("{} bytes", size));
    }
    return size;
}

/// Reads until `bytes` is full or the file ends; the file may shrink meanwhile. Its offset may be shared with others.
Result<void> read_all(int fd, BootImage& image, const std::string& kind) {
    std::size_t done = 0;
    while (done < image.bytes.size()) {
        const ssize_t got = ::pread(fd, image.bytes.data() + done, image.bytes.size() - done, static_cast<off_t>(done));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return fail_errno(errno, std::format("the {} '{}' cannot be read", kind, image.name));
        }
        if (got == 0) {
            return fail(std::format("the {} '{}' became shorter while it was read", kind, image.name),
                        "Try again when nothing writes to it");
        }
        done += static_cast<std::size_t>(got);
    }
    return {};
}

}  // namespace

Result<UniqueFd> open_boot_image(const std::string& path, std::uint64_t limit, const std::string& kind) {
    // O_NONBLOCK: opening a FIFO must not wait for a writer.
    UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!fd.valid()) {
        return fail_errno(errno, std::format("the {} '{}' cannot be opened", kind, path),
                          "Check the path and that you may read it");
    }
    if (auto checked = check_file(fd.get(), path, limit, kind); !checked) {
        return std::unexpected(std::move(checked.error()));
    }
    return fd;
}

Result<BootImage> read_boot_image(int fd, const std::string& name, std::uint64_t limit, const std::string& kind) {
    const auto size = check_file(fd, name, limit, kind);
    if (!size) {
        return std::unexpected(size.error());
    }
    BootImage image{name, std::vector<std::byte>(*size), kind};
    if (auto done = read_all(fd, image, kind); !done) {
        return std::unexpected(done.error());
    }
    return image;
}

std::string ImageView::text(std::uint64_t offset, std::size_t limit) const {
    std::string out;
    while (out.size() < limit && offset < bytes_.size() && bytes_[offset] != std::byte{0}) {
        const char c = static_cast<char>(bytes_[offset++]);
        out.push_back(c >= ' ' && c <= '~' ? c : '?');
    }
    return out;
}

}  // namespace apiary::loader
