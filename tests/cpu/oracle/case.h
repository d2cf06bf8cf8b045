// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace apiary::cpu::oracle {

/// The data that instructions may touch: three pages, the first read-only, with nothing mapped around them.
inline constexpr std::size_t kWindowSize = 3 * 4096;
/// Where instructions stand: two pages, executable and readable.
inline constexpr std::size_t kCodeSize = 2 * 4096;
/// State::xsave: legacy area, header, YMM_Hi128.
inline constexpr std::size_t kXsaveSize = 832;

/// The vector that INT3 raises (SDM vol. 3A, table 7-1).
inline constexpr std::uint8_t kBreakpoint = 3;

/// Where window and code are, in the native child and in the guest alike.
struct Layout {
    std::uint64_t window;
    std::uint64_t code;
};

/// 64-bit code works above 4 GiB, so that a lost upper half shows; 32-bit code has to be below. The sanitizers keep
/// their own data above 2 GiB.
[[nodiscard]] constexpr Layout layout(bool code32) {
#ifdef APIARY_ORACLE_LOW
    return code32 ? Layout{0x1000'0000, 0x1100'0000} : Layout{0x2000'0000, 0x2100'0000};
#else
    return code32 ? Layout{0x1000'0000, 0x1100'0000} : Layout{0x10'0000'0000, 0x10'1000'0000};
#endif
}

struct Registers {
    std::array<std::uint64_t, 16> gpr;
    std::uint64_t rip;
    std::uint64_t rflags;
};

/// One sequence with all it starts from. Plain data in memory that is shared with the native child.
struct Case {
    std::uint64_t seed;
    bool code32;
    std::uint16_t code_offset;  ///< Of the first instruction, from Layout::code.
    std::uint16_t code_length;  ///< With the INT3 at the end.
    std::array<std::uint8_t, 400> code;
    Registers registers;
    alignas(64) std::array<std::byte, kXsaveSize> xsave;  ///< Standard format, all of x87, SSE and AVX present.
    alignas(64) std::array<std::byte, kWindowSize> window;
};

/// Where it ended: an exception always, INT3 when all went well.
struct Outcome {
    bool done;
    std::uint8_t vector;
    std::uint32_t error;
    std::uint64_t cr2;    ///< For #PF.
    Registers registers;  ///< As at the exception: RIP as it was pushed.
    alignas(64) std::array<std::byte, kXsaveSize> xsave;
    alignas(64) std::array<std::byte, kWindowSize> window;
};

}  // namespace apiary::cpu::oracle
