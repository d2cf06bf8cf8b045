// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "backend/base/file_system.h"
#include "backend/base/result.h"

namespace apiary::daemon {

/// A file and an empty one that is to become like it.
struct FilePair {
    int source = -1;
    int target = -1;
};

/// How far it is: bytes of data, holes not counted. Returns whether to go on.
using CopyReport = std::function<bool(std::int64_t copied, std::int64_t total)>;

/// Copies each source into its target, on the medium on return. Holes stay holes. Blocks are shared where the file
/// system can; else they are copied within the kernel, else through this process. What does not fit is refused before
/// anything is written. `report` is called at least every 16 MiB. The places in the sources move.
[[nodiscard]] Result<void> copy_sparsely(FileSystem& files, std::span<const FilePair> pairs, const CopyReport& report);

}  // namespace apiary::daemon
