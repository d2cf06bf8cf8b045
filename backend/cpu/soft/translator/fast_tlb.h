// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace apiary::cpu::soft {

/// A translation as translated code looks it up: an access of n bytes at `linear` hits when
/// (linear ^ tag) <= 4096 - n, which checks page and page crossing at once, and leaves the offset in the page.
struct FastTlbEntry {
    std::uint64_t read_tag = 0;
    std::uint64_t write_tag = 0;
    std::byte* host = nullptr;                           ///< The page in this process.
    const std::atomic<std::uint8_t>* flags = nullptr;    ///< The page's flag byte (memory::PageTracker).
};
static_assert(sizeof(FastTlbEntry) == 32);

/// Copies of Tlb's entries of the present address space, for one kind of privilege. Direct-mapped, emptied when the address
/// space changes; Tlb, which is hashed and tagged, refills it.
class FastTlb {
public:
    static constexpr unsigned kBits = 10;
    static constexpr std::uint32_t kSize = 1u << kBits;

    FastTlb() { clear_all(); }

    [[nodiscard]] static std::uint32_t index(std::uint64_t linear) {
        return static_cast<std::uint32_t>(linear >> 12) & (kSize - 1);
    }
    /// A page whose accesses do not come to entry `index`.
    [[nodiscard]] static std::uint64_t never(std::uint32_t index) { return index == 0 ? 4096 : 0; }

    void set(std::uint32_t index, const FastTlbEntry& entry) {
        entries_[index] = entry;
        if (filled_count_ < filled_.size()) {
            filled_[filled_count_] = static_cast<std::uint16_t>(index);
        }
        ++filled_count_;
    }
    [[nodiscard]] const FastTlbEntry& entry(std::uint32_t index) const { return entries_[index]; }
    void clear_page(std::uint64_t linear) { clear_entry(index(linear)); }
    void clear() {
        if (filled_count_ > filled_.size()) {
            clear_all();
            return;
        }
        for (unsigned i = 0; i < filled_count_; ++i) {
            clear_entry(filled_[i]);
        }
        filled_count_ = 0;
    }

private:
    void clear_entry(std::uint32_t at) { entries_[at] = {.read_tag = never(at), .write_tag = never(at)}; }
    void clear_all() {
        for (std::uint32_t at = 0; at < kSize; ++at) {
            clear_entry(at);
        }
        filled_count_ = 0;
    }

    std::array<FastTlbEntry, kSize> entries_;  ///< First: translated code knows no other offset.
    std::array<std::uint16_t, 128> filled_ = {};
    unsigned filled_count_ = 0;                ///< More than `filled_` has room for: all may be filled.
};

}  // namespace apiary::cpu::soft
