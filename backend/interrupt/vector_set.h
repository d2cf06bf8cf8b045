// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace apiary::interrupt {

/// 256 bits, one a vector, as in the IRR, ISR and TMR of a local APIC.
class VectorSet {
public:
    [[nodiscard]] bool test(std::uint8_t vector) const { return (words_[vector / 32] >> (vector % 32) & 1) != 0; }
    void set(std::uint8_t vector, bool value = true) {
        const std::uint32_t bit = std::uint32_t{1} << (vector % 32);
        words_[vector / 32] = value ? words_[vector / 32] | bit : words_[vector / 32] & ~bit;
    }
    void clear(std::uint8_t vector) { set(vector, false); }
    /// The highest vector in the set, or -1.
    [[nodiscard]] int highest() const {
        for (int word = 7; word >= 0; --word) {
            if (words_[static_cast<unsigned>(word)] != 0) {
                return word * 32 + 31 - std::countl_zero(words_[static_cast<unsigned>(word)]);
            }
        }
        return -1;
    }
    /// Vectors 32·index to 32·index+31.
    [[nodiscard]] std::uint32_t word(unsigned index) const { return words_[index]; }
    void set_word(unsigned index, std::uint32_t value) { words_[index] = value; }

    bool operator==(const VectorSet&) const = default;

private:
    std::array<std::uint32_t, 8> words_ = {};
};

}  // namespace apiary::interrupt
