// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"

namespace apiary::bench {

/// A raw disk image in a directory of its own that lasts as long as this, on a file system that is not kept in memory.
/// It is read and written beside the guest, through the same page cache.
class TestImage {
public:
    static constexpr std::uint64_t kSize = 256 << 20;
    static constexpr std::size_t kSector = 512;

    /// Filled, so that its file system has found a place for every block.
    [[nodiscard]] static Result<std::unique_ptr<TestImage>> create();
    ~TestImage();
    TestImage(const TestImage&) = delete;
    TestImage& operator=(const TestImage&) = delete;

    [[nodiscard]] std::filesystem::path path() const { return directory_ / "disk.img"; }
    /// Makes none of the first `length` bytes zero, and all that was ever written safe on the medium where `sync`.
    [[nodiscard]] Result<void> fill(std::uint64_t length, bool sync) const;
    /// How many bytes at the start are zero, as far as whole sectors go.
    [[nodiscard]] Result<std::uint64_t> zeroes_at_start() const;
    /// Writes a line of text to a sector.
    [[nodiscard]] Result<void> write_line(std::uint64_t sector, const std::string& line) const;

private:
    TestImage() = default;
    std::filesystem::path directory_;
    UniqueFd file_;
};

}  // namespace apiary::bench
