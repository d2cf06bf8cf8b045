// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "tests/cpu/oracle/random.h"

namespace apiary::cpu::oracle {

/// Values of the general registers as far as the generator can foretell them.
using KnownRegisters = std::array<std::optional<std::uint64_t>, 16>;

/// A memory operand, encoded.
struct Address {
    std::uint8_t mod = 0, rm = 0;
    bool has_sib = false;
    std::uint8_t sib = 0;
    bool x = false, b = false;   ///< Extension bits of index and base.
    std::uint8_t disp_size = 0;  ///< 0, 1 or 4 bytes.
    std::int32_t disp = 0;
    bool gs = false;             ///< GS override (its base is the window's start, in 64-bit code).
    bool addr32 = false;         ///< Address-size prefix.
    bool rip = false;            ///< RIP-relative: `disp` is filled in when the code has its place.
};

/// An operand at linear address `target`, by one of the ways that lead there.
[[nodiscard]] Address choose_address(Random& random, const KnownRegisters& known, bool code32, std::uint64_t target);
/// An operand with index register `vector`, at `target` where the index is 0. Nothing if no base register will do.
[[nodiscard]] std::optional<Address> choose_vector_address(Random& random, const KnownRegisters& known, bool code32,
                                                           std::uint64_t target, unsigned vector);

}  // namespace apiary::cpu::oracle
