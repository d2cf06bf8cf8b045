// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace apiary::memory {

/// Whoever keeps what was decoded, and cannot look at the page's generation each time it is used.
class CodeWatcher {
public:
    /// The generation of `page` has moved. Called by the thread that wrote, under a lock of the tracker's: no call of it may
    /// be made from here.
    virtual void code_changed(std::size_t page) = 0;

protected:
    ~CodeWatcher() = default;
};

/// Watches writes to guest RAM, page by page: for engines that cache decoded code, and for dirty logging.
///
/// Protocol: a writer stores first and then looks at `flags(page)`; when they are not zero it calls `written()`. The
/// compiler must keep that order; the CPU need not (no fence): whoever sets a flag first publishes it and then runs a
/// process-wide memory barrier, so that either the writer sees the flag or the setter sees the store. No look-up takes
/// a lock and no other CPU has to be stopped.
///
/// A decoder takes note of `code_generation()`, calls `mark_code()` for the bytes it is about to read, reads the bytes
/// and decodes them, in this order; the block is valid as long as the generation of each of its pages has not moved. A
/// write to marked bytes moves it and forgets the page's marks, so a generation that is read after marking may be that
/// of code whose marks are gone.
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

    /// Declares bytes [offset, offset+length) of `page` as decoded code. To be called after the page's generation was
    /// read and before the bytes are.
    void mark_code(std::size_t page, std::size_t offset, std::size_t length);
    /// To be called after bytes [offset, offset+length) of `page` were written, when `flags(page)` was not zero.
    void written(std::size_t page, std::size_t offset, std::size_t length);
    /// Flags test and `written` for a range of RAM given by offset from its start; may span pages. Used by DMA.
    void written_range(std::uint64_t ram_offset, std::uint64_t length);

    /// `watcher` is told of what changes from now on, until it is removed.
    void add_watcher(CodeWatcher& watcher);
    void remove_watcher(CodeWatcher& watcher);

    /// Starts or stops dirty logging. Starting marks every page clean.
    void set_dirty_logging(bool on);
    /// Pages written since the last call (or since logging started), in ascending order; they are clean again after
    /// it. Read their contents after the call: what is written from then on is in the next one's answer.
    [[nodiscard]] std::vector<std::size_t> take_dirty_pages();

private:
    /// Memory that the host zeroes when it is first touched, so that a large guest costs nothing at its start.
    struct Free {
        void operator()(void* memory) const;
    };
    template <class T>
    using ZeroedArray = std::unique_ptr<T[], Free>;
    template <class T>
    static ZeroedArray<T> make_zeroed(std::size_t count);

    void code_written(std::size_t page, std::uint64_t chunks);

    std::size_t pages_;
    ZeroedArray<std::atomic<std::uint8_t>> flags_;
    ZeroedArray<std::atomic<std::uint32_t>> generation_;
    ZeroedArray<std::atomic<std::uint64_t>> code_chunks_;  ///< Bit n: chunk n of the page was decoded.
    ZeroedArray<std::atomic<std::uint8_t>> dirty_;
    std::vector<CodeWatcher*> watchers_;  ///< Under code_mutex_.
    std::mutex code_mutex_;   ///< Orders marking and forgetting of code; no look-up takes it.
    std::mutex dirty_mutex_;  ///< One user of dirty logging at a time.
    bool dirty_logging_ = false;
};

}  // namespace apiary::memory
