// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <cstring>

namespace apiary::cpu::soft {

inline constexpr std::uint64_t kPageMask = ~std::uint64_t{4095};

/// A cached translation of one 4 KiB page, or a refusal: a tag that cannot match.
///
/// Tags are the page's linear address with the address-space number in the low 12 bits. An access matches when the
/// page of its *last* byte with the current number equals the tag, so an access across a page boundary never does.
struct TlbEntry {
    static constexpr std::uint64_t kNever = ~std::uint64_t{0};  ///< Not canonical with any 12-bit number we give out.

    std::uint64_t read_tag = kNever;
    std::uint64_t write_tag = kNever;
    std::uint64_t exec_tag = kNever;
    std::uint64_t addend = 0;  ///< Host address of a byte = its linear address + addend.
};

/// Direct-mapped with a hashed index: power-of-two strides spread. Neighbouring pages never share an entry (bit 0 of the
/// index is that of the page): an access across their boundary looks at the first one's entry and must not hit there. One table per kind of privilege.
struct Tlb {
    static constexpr unsigned kBits = 11;
    static constexpr std::uint64_t kSize = std::uint64_t{1} << kBits;

    std::array<TlbEntry, kSize> entries;

    [[nodiscard]] static std::uint64_t index(std::uint64_t linear) {
        const std::uint64_t page = linear >> 12;
        return (page ^ (page >> kBits << 1)) & (kSize - 1);
    }
    void clear() { entries.fill(TlbEntry{}); }
};

/// A set of numbers that may answer "perhaps" for what was never added, but never forgets what was.
template <unsigned kLogBits>
class NumberFilter {
public:
    void add(std::uint64_t number) {
        std::uint64_t& word = words_[slot(number) / 64];
        const std::uint64_t bit = std::uint64_t{1} << (slot(number) % 64);
        count_ += (word & bit) == 0 ? 1 : 0;
        word |= bit;
    }
    [[nodiscard]] bool may_contain(std::uint64_t number) const {
        return (words_[slot(number) / 64] >> (slot(number) % 64) & 1) != 0;
    }
    /// More than a quarter of the bits are set: too many answers are "perhaps".
    [[nodiscard]] bool crowded() const { return count_ > (1u << kLogBits) / 4; }
    void clear() {
        words_.fill(0);
        count_ = 0;
    }

private:
    [[nodiscard]] static std::uint64_t slot(std::uint64_t number) {
        return (number * 0x9e37'79b9'7f4a'7c15) >> (64 - kLogBits);
    }
    std::array<std::uint64_t, (1u << kLogBits) / 64> words_ = {};
    unsigned count_ = 0;
};

/// Which numbers in the tags stand for which PCID, and what is known of the cached translations as a whole.
///
/// An address space is flushed by giving it a new number; only when the numbers run out are the tables cleared.
struct AddressSpaces {
    static constexpr std::uint16_t kLastNumber = 4094;  ///< 0 means none, 4095 is TlbEntry::kNever's.

    std::array<std::uint16_t, 4096> number_of_pcid = {};
    std::array<std::uint64_t, 4096> epoch_of_number = {};  ///< The `translation_epoch` of each space while valid.
    std::uint16_t last_number = 0;
    std::uint16_t global_number = 0;   ///< In the tags of the tables of global pages.
    std::uint64_t last_epoch = 1;
    std::uint64_t oldest_epoch = 0;    ///< Epochs before it are void, because a translation of theirs was dropped.
    std::uint64_t global_epoch = 1;    ///< Moves when a translation of a global page that could be executed from was dropped.
    NumberFilter<16> code_pages;       ///< 4 KiB page numbers that could be executed from.
    NumberFilter<12> pages_2m;         ///< 2 MiB page numbers of which 4 KiB pieces are cached; for 4 MiB pages too.
    NumberFilter<12> pages_1g;         ///< Likewise 1 GiB.
};

}  // namespace apiary::cpu::soft
