// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <utility>

#include "backend/cpu/soft/block_cache.h"

namespace apiary::cpu::soft {

/// Where jumps to an address in their own page, such as those of switch statements, find its code: by the offset in the page
/// alone, as what the page is and how it is run is settled where they stand.
class PageJumps {
public:
    /// Code by the offset of its first instruction; null where there is none yet.
    using Table = const std::byte**;

    /// The table of the page and mode of `block`, which is new if `is_new` says so; null when there are too many.
    [[nodiscard]] Table make(const Block& block, bool& is_new);
    /// Tells the table of its page and mode, if there is one, where `block` has its code.
    void set(const Block& block, const std::byte* code);
    /// Drops those of the page at `page` in RAM.
    void drop(std::uint64_t page);
    void clear() { tables_.clear(); }

private:
    static constexpr std::size_t kMost = 256;
    static constexpr std::size_t kEntries = 4096;

    struct Free {
        void operator()(Table memory) const { std::free(static_cast<void*>(memory)); }
    };
    using Key = std::pair<std::uint64_t, std::uint32_t>;  ///< The page, and the mode.
    [[nodiscard]] static Key key_of(const Block& block) { return {block.ram_offset & kPageMask, block.mode}; }

    std::map<Key, std::unique_ptr<const std::byte*, Free>> tables_;  ///< Of calloc(3): most of it is never touched.
};

}  // namespace apiary::cpu::soft
