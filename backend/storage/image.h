// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/storage/disk.h"
#include "backend/storage/request.h"

namespace apiary::storage {

/// An opened, checked and locked raw disk: a regular file or a disk device of the host's.
class Image {
public:
    /// Opens as `options` say; takes their descriptor, if there is one.
    [[nodiscard]] static Result<Image> open(DiskOptions& options);

    [[nodiscard]] int fd() const { return fd_.get(); }
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] bool read_only() const { return read_only_; }
    [[nodiscard]] BlockSizes block_sizes() const { return block_sizes_; }

    /// Performs a request, or what is left of it after `transferred`, and waits for it. Returns 0 or an errno value.
    /// From any thread, several at a time.
    [[nodiscard]] int perform(const Request& request) const;
    /// Performs a read, if that need not wait for the medium; else EAGAIN, or EOPNOTSUPP where the host cannot tell.
    [[nodiscard]] int read_cached(const Request& request) const;

private:
    Image() = default;
    [[nodiscard]] int transfer(const Request& request) const;
    [[nodiscard]] int flush() const;
    [[nodiscard]] int discard(std::uint64_t offset, std::uint64_t length) const;
    [[nodiscard]] int write_zeroes(std::uint64_t offset, std::uint64_t length, bool may_unmap) const;
    [[nodiscard]] int write_zero_bytes(std::uint64_t offset, std::uint64_t length) const;

    UniqueFd fd_;
    std::uint64_t size_ = 0;
    bool read_only_ = false;
    bool device_ = false;
    BlockSizes block_sizes_;
};

}  // namespace apiary::storage
