// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <span>

#include "backend/storage/disk.h"

namespace apiary::storage {

enum class Operation { Read, Write, Flush, Discard, WriteZeroes };

/// One request of a disk's, from when it is made to its end.
struct Request {
    Operation operation = Operation::Read;
    bool may_unmap = false;
    std::uint64_t offset = 0, length = 0;  ///< Bytes of the disk.
    std::span<const iovec> buffers;        ///< `length` bytes, for Read and Write.
    std::uint64_t transferred = 0;         ///< Of `length`, by a part of the request that the kernel did on its own.
    int error = 0;                         ///< Its outcome.
    Disk::Completion done;
};

}  // namespace apiary::storage
