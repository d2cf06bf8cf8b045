// SPDX-License-Identifier: BSD-2-Clause
#include "backend/storage/image.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <format>
#include <string_view>

#include "backend/storage/file_lock.h"

#ifdef __linux__
#include <linux/fs.h>
#else
#include <sys/disk.h>
#endif

namespace apiary::storage {
namespace {

constexpr std::uint64_t kSector = 512;
constexpr std::uint32_t kLargestPhysicalBlock = 4096;  ///< Of files: file systems with larger blocks cache well.

/// For a command line of the shell.
std::string quoted(const std::string& text) {
    constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+:@%,=";
    if (!text.empty() && text.find_first_not_of(kPlain) == std::string::npos) {
        return text;
    }
    std::string out = "'";
    for (const char c : text) {
        out += c == '\'' ? "'\\''" : std::string(1, c);
    }
    return out + "'";
}

bool is_disk_device(mode_t mode) {
#ifdef __linux__
    return S_ISBLK(mode);
#else
    return S_ISCHR(mode);  // FreeBSD has no block devices; asking for the size tells disks from others.
#endif
}

const char* kind_of(mode_t mode) {
    if (S_ISDIR(mode)) {
        return "a directory";
    }
    if (S_ISFIFO(mode)) {
        return "a pipe";
    }
    return S_ISSOCK(mode) ? "a socket" : "a device that is no disk";
}

Result<void> check_kind(mode_t mode, const std::string& name) {
    if (S_ISREG(mode) || is_disk_device(mode)) {
        return {};
    }
    return fail(std::format("the disk {} is {}", name, kind_of(mode)), "give a file or a disk device");
}

std::unexpected<Error> cannot_open(int error_number, const DiskOptions& options) {
    const std::string name = options.path.string();
    if (error_number == ENOENT || error_number == ENOTDIR) {
        return fail_errno(error_number, std::format("there is no disk {}", name),
                          std::format("check its name, or make one: truncate -s 8G {}", quoted(name)));
    }
    if (error_number == EBUSY) {
        return fail_errno(error_number, std::format("the disk {} is in use by this host", name),
                          "unmount its file systems first, or open it read-only (,ro)");
    }
    const bool refused = error_number == EACCES || error_number == EPERM || error_number == EROFS;
    if (refused && !options.read_only && ::faccessat(AT_FDCWD, options.path.c_str(), R_OK, AT_EACCESS) == 0) {
        return fail_errno(error_number, std::format("the disk {} cannot be written", name),
                          "open it read-only (,ro), or get the right to write it");
    }
    return fail_errno(error_number, std::format("the disk {} cannot be opened", name),
                      refused ? "get the right to read it, or use another file" : "");
}

/// Never waits, whatever the name leads to: the kind is looked at first, and again on what was opened.
Result<UniqueFd> open_path(const DiskOptions& options) {
    struct stat before = {};
    if (::stat(options.path.c_str(), &before) != 0) {
        return cannot_open(errno, options);
    }
    if (auto checked = check_kind(before.st_mode, options.path.string()); !checked) {
        return std::unexpected(std::move(checked.error()));
    }
    int flags = (options.read_only ? O_RDONLY : O_RDWR) | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
#ifdef __linux__
    // open(2): of a disk device, this fails while the host itself uses it.
    flags |= S_ISBLK(before.st_mode) && !options.read_only ? O_EXCL : 0;
#endif
    UniqueFd fd(::open(options.path.c_str(), flags));
    if (!fd.valid()) {
        return cannot_open(errno, options);
    }
    return fd;
}

std::unexpected<Error> not_open(const std::string& name) {
    return fail_errno(EBADF, std::format("the disk {} was given as a descriptor that is not open", name));
}

/// What was opened, by us or for us, can be read and if need be written, at any place of it.
Result<void> prepare(int fd, const DiskOptions& options) {
    const std::string name = options.path.string();
    const int flags = ::fcntl(fd, F_GETFL);
    if (flags < 0) {
        return not_open(name);
    }
    const int access = flags & O_ACCMODE;
#ifdef O_PATH
    const bool readable = (flags & O_PATH) == 0 && access != O_WRONLY;
#else
    const bool readable = access != O_WRONLY;
#endif
    if (!readable || (!options.read_only && access != O_RDWR)) {
        return fail(std::format("the disk {} was opened without the right to {} it", name, readable ? "write" : "read"),
                    readable ? "open it read-only (,ro)" : "");
    }
    // Asynchronous I/O would be refused instead of waited for, and writes would go to the file's end.
    if (::fcntl(fd, F_SETFL, flags & ~(O_NONBLOCK | O_APPEND)) != 0) {
        return fail_errno(errno, std::format("the disk {} cannot be used", name));
    }
    return {};
}

struct Geometry {
    std::uint64_t size = 0;
    BlockSizes blocks;
};

/// Block sizes are powers of two and the physical one is no smaller, whatever the host says.
BlockSizes sane(std::uint64_t logical, std::uint64_t physical) {
    BlockSizes blocks;
    if (std::has_single_bit(logical) && logical >= kSector && logical <= (1u << 20)) {
        blocks.logical = static_cast<std::uint32_t>(logical);
    }
    blocks.physical = blocks.logical;
    if (std::has_single_bit(physical) && physical > blocks.logical && physical <= (1u << 20)) {
        blocks.physical = static_cast<std::uint32_t>(physical);
    }
    return blocks;
}

Result<Geometry> file_geometry(int fd, const std::string& name) {
    struct stat file = {};
    if (::fstat(fd, &file) != 0) {
        return fail_errno(errno, std::format("the disk {} cannot be used", name));
    }
    const auto block = static_cast<std::uint64_t>(std::max<std::int64_t>(file.st_blksize, 0));
    return Geometry{static_cast<std::uint64_t>(file.st_size),
                    sane(kSector, std::min<std::uint64_t>(block, kLargestPhysicalBlock))};
}

Result<Geometry> device_geometry(int fd, const std::string& name) {
#ifdef __linux__
    std::uint64_t size = 0;
    int logical = 0;
    unsigned physical = 0;
    const bool known = ::ioctl(fd, BLKGETSIZE64, &size) == 0 && ::ioctl(fd, BLKSSZGET, &logical) == 0 &&
                       ::ioctl(fd, BLKPBSZGET, &physical) == 0;
    const std::uint64_t logical_size = logical > 0 ? static_cast<std::uint64_t>(logical) : 0;
#else
    off_t media = 0;
    unsigned logical_size = 0;
    off_t physical = 0;
    const bool known = ::ioctl(fd, DIOCGMEDIASIZE, &media) == 0 && ::ioctl(fd, DIOCGSECTORSIZE, &logical_size) == 0;
    if (known && ::ioctl(fd, DIOCGSTRIPESIZE, &physical) != 0) {
        physical = 0;
    }
    const auto size = static_cast<std::uint64_t>(media);
#endif
    if (!known) {
        return fail_errno(errno, std::format("the disk {} is a device that is no disk", name),
                          "give a file or a disk device");
    }
    return Geometry{size, sane(logical_size, static_cast<std::uint64_t>(physical))};
}

Result<void> check_size(const Geometry& geometry, bool device, const std::string& name) {
    if (geometry.size == 0) {
        return fail(
            std::format("the disk {} is empty", name),
            device ? "put a medium into the drive" : std::format("give it a size: truncate -s 8G {}", quoted(name)));
    }
    if (geometry.size % geometry.blocks.logical != 0) {
        const std::uint64_t block = geometry.blocks.logical;
        return fail(std::format("the size of the disk {} is no multiple of {} bytes", name, block),
                    std::format("make it one: truncate -s {} {}", (geometry.size / block + 1) * block, quoted(name)),
                    std::format("it has {} bytes", geometry.size));
    }
    return {};
}

/// Where formats of images that are not raw say what they are. A guest that saw one raw would find nothing on it, and
/// destroy it by writing.
struct Format {
    const char* name;
    const char* tool_name;  ///< As qemu-img calls it.
    off_t offset;
    std::string_view magic;
};
constexpr Format kFormats[] = {
    {"qcow2", "qcow2", 0, "QFI\xfb"},
    {"VMDK", "vmdk", 0, "KDMV"},
    {"VHDX", "vhdx", 0, "vhdxfile"},
    {"VDI", "vdi", 0x40, "\x7f\x10\xda\xbe"},
};

Result<void> check_format(int fd, const std::string& name) {
    for (const Format& format : kFormats) {
        std::array<char, 8> found = {};
        const ssize_t size = ::pread(fd, found.data(), format.magic.size(), format.offset);
        if (size == static_cast<ssize_t>(format.magic.size()) &&
            std::string_view(found.data(), format.magic.size()) == format.magic) {
            return fail(std::format("the disk {} is a {} image, not a raw one", name, format.name),
                        std::format("convert it: qemu-img convert -f {} -O raw {} {}", format.tool_name, quoted(name),
                                    quoted(name + ".raw")));
        }
    }
    return {};
}

struct OpenedFile {
    UniqueFd fd;
    bool device = false;
    Geometry geometry = {};
};

/// Opens, checks and locks; takes the descriptor of `options`, if there is one.
Result<OpenedFile> open_file(DiskOptions& options) {
    const std::string name = options.path.string();
    OpenedFile opened = {.fd = std::move(options.descriptor)};
    if (!opened.fd.valid()) {
        auto file = open_path(options);
        if (!file) {
            return std::unexpected(std::move(file.error()));
        }
        opened.fd = *std::move(file);
    }
    const int fd = opened.fd.get();
    struct stat file = {};
    if (::fstat(fd, &file) != 0) {
        return errno == EBADF ? not_open(name) : fail_errno(errno, std::format("the disk {} cannot be used", name));
    }
    opened.device = !S_ISREG(file.st_mode);
    // Locked before it is looked at, so that nobody is changing it meanwhile.
    auto checked = check_kind(file.st_mode, name).and_then([&] { return prepare(fd, options); }).and_then([&] {
        return lock_file(fd, options.read_only, name);
    });
    if (!checked) {
        return std::unexpected(std::move(checked.error()));
    }
    const Result<Geometry> geometry = opened.device ? device_geometry(fd, name) : file_geometry(fd, name);
    if (!geometry) {
        return std::unexpected(geometry.error());
    }
    checked = check_size(*geometry, opened.device, name).and_then([&] { return check_format(fd, name); });
    if (!checked) {
        return std::unexpected(std::move(checked.error()));
    }
    opened.geometry = *geometry;
    return opened;
}

}  // namespace

Result<UniqueFd> open_disk_file(DiskOptions options) {
    return open_file(options).transform([](OpenedFile opened) { return std::move(opened.fd); });
}

Result<Image> Image::open(DiskOptions& options) {
    auto opened = open_file(options);
    if (!opened) {
        return std::unexpected(std::move(opened.error()));
    }
    Image image;
    image.fd_ = std::move(opened->fd);
    image.size_ = opened->geometry.size;
    image.read_only_ = options.read_only;
    image.device_ = opened->device;
    image.block_sizes_ = opened->geometry.blocks;
    return image;
}

}  // namespace apiary::storage
