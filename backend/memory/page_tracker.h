// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace apiary::memory {

/// Watches writes to guest RAM, page by page: for engines that cache decoded code, and for dirty logging.
///
/// Protocol: a writer stores first and then looks at `flags(page)`; when they are not zero it calls `written()`.
/// Whoever sets a flag first publishes it and then runs a process-wide memory barrier, so that either the writer sees
/// the flag or the setter sees the store. No look-up takes a lock and no other CPU has to be stopped.
///
/// Pages are numbered from the start of the RAM mapping (not by guest-physical address).
class PageTracker {
public:
    static constexpr std::uint8_t kCode = 1;        ///< Decoded code was taken from this page.
    static constexpr std::uint8_t kTrackDirty = 2;  ///< The next write is to be logged.
    static constexpr std::size_t kPageSize = 4096;
    static constexpr std::size_t kChunkSize = 64;   ///< Granularity of code tracking within a page.

    explicit PageTracker(std::size_t pages);

    [[nodiscard]] std::uint8_t flags(std::size_t page) const { return flags_[page].load(std::memory_order_relaxed); }
    /// The flag bytes, one a page, for engines that test them inline after a store.
    [[nodiscard]] const std::atomic<std::uint8_t>* flag_bytes() const { return flags_.get(); }
    /// Counts the writes that hit code of this page; a decoded block is valid while it has not moved. The address is stable.
    [[nodiscard]] const std::atomic<std::uint32_t>& code_generation(std::size_t page) const { return generation_[page]; }

    /// Declares bytes [offset, offset+length) of `page` as decoded code. To be called before the bytes are read.
    void mark_code(std::size_t page, std::size_t offset, std::size_t length);
    /// To be called after bytes [offset, offset+length) of `page` were written, when `flags(page)` was not zero.
    void written(std::size_t page, std::size_t offset, std::size_t length);
    /// Flags test and `written` for a range of RAM given by offset from its start; may span pages. Used by DMA.
    void written_range(std::uint64_t ram_offset, std::uint64_t length);

    /// Starts or stops dirty logging. Starting marks every page clean.
    void set_dirty_logging(bool on);
    /// Pages written since the last call (or since logging started), in ascending order; they are clean again after it.
    [[nodiscard]] std::vector<std::size_t> take_dirty_pages();

private:
    std::size_t pages_;
    std::unique_ptr<std::atomic<std::uint8_t>[]> flags_;
    std::unique_ptr<std::atomic<std::uint32_t>[]> generation_;
    std::unique_ptr<std::atomic<std::uint64_t>[]> code_chunks_;
    std::unique_ptr<std::atomic<std::uint8_t>[]> dirty_;
};

}  // namespace apiary::memory
