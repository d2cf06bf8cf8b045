// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/stat.h>

#include <cstdint>

#include "backend/share/protocol.h"

namespace apiary::share {

/// Bits of Tgetattr's request_mask and Rgetattr's valid (P9_STATS_* in include/net/9p/9p.h of Linux): mode, nlink, uid,
/// gid, rdev, atime, mtime, ctime, ino, size and blocks.
inline constexpr std::uint64_t kBasicAttributes = 0x7FF;

/// Bits of Tsetattr's valid (P9_ATTR_*, the same place).
namespace setattr {
inline constexpr std::uint32_t kMode = 1, kOwner = 2, kGroup = 4, kSize = 8, kAccessTime = 0x10, kModifyTime = 0x20,
                               kChangeTime = 0x40, kAccessTimeGiven = 0x80, kModifyTimeGiven = 0x100;
inline constexpr std::uint32_t kAll = 0x1FF;
}  // namespace setattr

/// The number a guest knows a file by: the inode, and something of the device as well where that is not the folder's.
[[nodiscard]] std::uint64_t qid_path(ino_t inode, dev_t device, dev_t folder);
/// Its version changes with the file, and is never 0, which is for files that must not be cached.
[[nodiscard]] Qid qid_of(const struct stat& status, dev_t folder);
/// valid, qid and all attributes as they stand in Rgetattr: what is asked for of what there is.
void write_attributes(Writer& out, const struct stat& status, const Qid& qid, std::uint64_t asked);

}  // namespace apiary::share
