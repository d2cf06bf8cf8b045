// SPDX-License-Identifier: BSD-2-Clause
#include "backend/share/attributes.h"

#ifdef __linux__
#include <sys/sysmacros.h>
#else
#include <sys/types.h>
#endif

#include <algorithm>
#include <ctime>

namespace apiary::share {
namespace {

struct Times {
    timespec access, modify, change;
};

Times times_of(const struct stat& status) {
    return {status.st_atim, status.st_mtim, status.st_ctim};
}

/// SplitMix64's finish: spreads every bit over all.
std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
    return value ^ (value >> 31);
}

std::uint64_t nanoseconds(const timespec& time) {
    return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000 + static_cast<std::uint64_t>(time.tv_nsec);
}

/// As Linux packs a device number for its users (new_encode_dev in include/linux/kdev_t.h there).
std::uint64_t linux_device(dev_t device) {
    const std::uint64_t high = static_cast<std::uint32_t>(major(device));
    const std::uint64_t low = static_cast<std::uint32_t>(minor(device));
    return (low & 0xFF) | (high & 0xFFF) << 8 | (low & 0xFFF00) << 12;
}

void write_time(Writer& out, const timespec& time) {
    out.number(static_cast<std::uint64_t>(time.tv_sec));
    out.number(static_cast<std::uint64_t>(time.tv_nsec));
}

std::uint8_t qid_type(mode_t mode) {
    return S_ISDIR(mode) ? kQidDirectory : S_ISLNK(mode) ? kQidSymlink : kQidFile;
}

}  // namespace

std::uint64_t qid_path(ino_t inode, dev_t device, dev_t folder) {
    const auto number = static_cast<std::uint64_t>(inode);
    return device == folder ? number : mixed(number ^ mixed(static_cast<std::uint64_t>(device)));
}

Qid qid_of(const struct stat& status, dev_t folder) {
    const Times times = times_of(status);
    const std::uint64_t version = mixed(nanoseconds(times.modify) ^ mixed(nanoseconds(times.change))) ^
                                  mixed(static_cast<std::uint64_t>(status.st_size));
    return {.type = qid_type(status.st_mode),
            .version = std::max(static_cast<std::uint32_t>(version), 1u),
            .path = qid_path(status.st_ino, status.st_dev, folder)};
}

void write_attributes(Writer& out, const struct stat& status, const Qid& qid, std::uint64_t asked) {
    const Times times = times_of(status);
    out.number(asked & kBasicAttributes);
    out.qid(qid);
    out.number(std::uint32_t{status.st_mode});
    out.number(std::uint32_t{status.st_uid});
    out.number(std::uint32_t{status.st_gid});
    out.number(static_cast<std::uint64_t>(status.st_nlink));
    out.number(linux_device(status.st_rdev));
    out.number(static_cast<std::uint64_t>(status.st_size));
    out.number(static_cast<std::uint64_t>(status.st_blksize));
    out.number(static_cast<std::uint64_t>(status.st_blocks));
    write_time(out, times.access);
    write_time(out, times.modify);
    write_time(out, times.change);
    for (unsigned i = 0; i < 4; ++i) {  // The time of birth, in two numbers, the generation, the data's version.
        out.number(std::uint64_t{0});
    }
}

}  // namespace apiary::share
