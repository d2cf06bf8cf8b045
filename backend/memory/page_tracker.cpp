// SPDX-License-Identifier: BSD-2-Clause
#include "backend/memory/page_tracker.h"

#include <algorithm>
#include <cstdlib>

#include "backend/base/check.h"
#include "backend/memory/process_barrier.h"

namespace apiary::memory {
namespace {

/// The chunks that [offset, offset+length) of a page touches, as bits.
std::uint64_t chunk_bits(std::size_t offset, std::size_t length) {
    if (length == 0) {
        return 0;
    }
    const std::size_t first = offset / PageTracker::kChunkSize;
    const std::size_t last = (offset + length - 1) / PageTracker::kChunkSize;
    return (~std::uint64_t{0} >> (63 - (last - first))) << first;
}

}  // namespace

void PageTracker::Free::operator()(void* memory) const { std::free(memory); }

template <class T>
PageTracker::ZeroedArray<T> PageTracker::make_zeroed(std::size_t count) {
    // All-zero bytes are the representation of these atomics with the value zero.
    static_assert(T::is_always_lock_free && sizeof(T) == sizeof(typename T::value_type));
    void* memory = std::calloc(count, sizeof(T));
    check(memory != nullptr, "memory for page tracking");
    return ZeroedArray<T>(static_cast<T*>(memory));
}

PageTracker::PageTracker(std::size_t pages)
    : pages_(pages),
      flags_(make_zeroed<std::atomic<std::uint8_t>>(pages)),
      generation_(make_zeroed<std::atomic<std::uint32_t>>(pages)),
      code_chunks_(make_zeroed<std::atomic<std::uint64_t>>(pages)),
      dirty_(make_zeroed<std::atomic<std::uint8_t>>(pages)) {}

void PageTracker::mark_code(std::size_t page, std::size_t offset, std::size_t length) {
    check(page < pages_ && offset < kPageSize && length <= kPageSize - offset, "code lies within a page of RAM");
    const std::uint64_t chunks = chunk_bits(offset, length);
    std::lock_guard lock(code_mutex_);
    // What is marked already had its barrier: whoever marked it held the lock until that was done.
    if ((code_chunks_[page].load(std::memory_order_relaxed) & chunks) != chunks) {
        code_chunks_[page].fetch_or(chunks, std::memory_order_relaxed);
        flags_[page].fetch_or(kCode, std::memory_order_release);
        process_barrier();
    }
}

void PageTracker::code_written(std::size_t page, std::uint64_t chunks) {
    if ((code_chunks_[page].load(std::memory_order_relaxed) & chunks) == 0) {
        return;
    }
    std::lock_guard lock(code_mutex_);
    if ((code_chunks_[page].load(std::memory_order_relaxed) & chunks) == 0) {
        return;  // Another writer was first, and everything marked before this write is void.
    }
    generation_[page].fetch_add(1, std::memory_order_seq_cst);  // Before watchers look at whether they have anything of it.
    flags_[page].fetch_and(static_cast<std::uint8_t>(~kCode), std::memory_order_relaxed);
    code_chunks_[page].store(0, std::memory_order_relaxed);
    for (CodeWatcher* watcher : watchers_) {
        watcher->code_changed(page);
    }
}

void PageTracker::add_watcher(CodeWatcher& watcher) {
    std::lock_guard lock(code_mutex_);
    watchers_.push_back(&watcher);
}

void PageTracker::remove_watcher(CodeWatcher& watcher) {
    std::lock_guard lock(code_mutex_);
    std::erase(watchers_, &watcher);
}

void PageTracker::written(std::size_t page, std::size_t offset, std::size_t length) {
    // Pairs with the release of the flag: chunks marked before it are visible.
    const std::uint8_t flags = flags_[page].load(std::memory_order_acquire);
    if ((flags & kCode) != 0) {
        code_written(page, chunk_bits(offset, length));
    }
    if ((flags & kTrackDirty) != 0) {
        // In this order: a page that take_dirty_pages() collects in between is tracked or dirty again, never neither.
        flags_[page].fetch_and(static_cast<std::uint8_t>(~kTrackDirty), std::memory_order_relaxed);
        dirty_[page].store(1, std::memory_order_release);
    }
}

void PageTracker::written_range(std::uint64_t ram_offset, std::uint64_t length) {
    std::atomic_signal_fence(std::memory_order_seq_cst);
    while (length != 0) {
        const std::size_t page = ram_offset / kPageSize;
        const std::size_t offset = ram_offset % kPageSize;
        const std::size_t piece = std::min<std::uint64_t>(length, kPageSize - offset);
        if (flags(page) != 0) {
            written(page, offset, piece);
        }
        ram_offset += piece;
        length -= piece;
    }
}

void PageTracker::set_dirty_logging(bool on) {
    std::lock_guard lock(dirty_mutex_);
    dirty_logging_ = on;
    for (std::size_t page = 0; page < pages_; ++page) {
        dirty_[page].store(0, std::memory_order_relaxed);
        if (on) {
            flags_[page].fetch_or(kTrackDirty, std::memory_order_relaxed);
        } else {
            flags_[page].fetch_and(static_cast<std::uint8_t>(~kTrackDirty), std::memory_order_relaxed);
        }
    }
    process_barrier();
}

std::vector<std::size_t> PageTracker::take_dirty_pages() {
    std::vector<std::size_t> pages;
    std::lock_guard lock(dirty_mutex_);
    if (!dirty_logging_) {
        return pages;
    }
    for (std::size_t page = 0; page < pages_; ++page) {
        if (dirty_[page].load(std::memory_order_relaxed) != 0) {
            dirty_[page].store(0, std::memory_order_relaxed);
            flags_[page].fetch_or(kTrackDirty, std::memory_order_relaxed);
            pages.push_back(page);
        }
    }
    process_barrier();
    return pages;
}

}  // namespace apiary::memory
