// SPDX-License-Identifier: BSD-2-Clause
// Integer arithmetic by the host's own instructions, so that results and flags (the undefined ones too) are silicon's.
#pragma once

#include <cstdint>

#include "backend/cpu/soft/cpu.h"

namespace apiary::cpu::soft {

enum class Binary { Add, Or, Adc, Sbb, And, Sub, Xor, Cmp, Test };
enum class Unary { Inc, Dec, Neg, Not };
enum class Shift { Rol, Ror, Rcl, Rcr, Shl, Shr, Sar };

// Puts all arithmetic flags in place from the `hostflags` value in AX, and takes them up again.
#define APIARY_FLAGS_IN "addb $0x7f, %%al\n\tsahf\n\t"
#define APIARY_FLAGS_OUT "\n\tlahf\n\tseto %%al"
// Only CF goes in.
#define APIARY_CARRY_IN "btl $8, %[ax]\n\t"

/// a OP b; sets `flags`.
template <Binary kOp, class T>
[[nodiscard]] inline T binary(std::uint32_t& flags, T a, T b) {
    std::uint32_t ax = flags;
#define APIARY_BINARY(text) \
    asm(text " %[b], %[a]" APIARY_FLAGS_OUT : [a] "+r"(a), "=&a"(ax) : [b] "r"(b) : "cc")
#define APIARY_BINARY_CARRY(text) \
    asm(APIARY_CARRY_IN text " %[b], %[a]" APIARY_FLAGS_OUT : [a] "+r"(a), [ax] "+&a"(ax) : [b] "r"(b) : "cc")
    if constexpr (kOp == Binary::Add) {
        APIARY_BINARY("add");
    } else if constexpr (kOp == Binary::Or) {
        APIARY_BINARY("or");
    } else if constexpr (kOp == Binary::Adc) {
        APIARY_BINARY_CARRY("adc");
    } else if constexpr (kOp == Binary::Sbb) {
        APIARY_BINARY_CARRY("sbb");
    } else if constexpr (kOp == Binary::And) {
        APIARY_BINARY("and");
    } else if constexpr (kOp == Binary::Sub) {
        APIARY_BINARY("sub");
    } else if constexpr (kOp == Binary::Xor) {
        APIARY_BINARY("xor");
    } else if constexpr (kOp == Binary::Cmp) {
        APIARY_BINARY("cmp");
    } else {
        APIARY_BINARY("test");
    }
#undef APIARY_BINARY
#undef APIARY_BINARY_CARRY
    flags = ax & 0xffff;
    return a;
}

/// OP a; sets `flags` (NOT leaves them, INC and DEC leave CF).
template <Unary kOp, class T>
[[nodiscard]] inline T unary(std::uint32_t& flags, T a) {
    std::uint32_t ax = flags;
    if constexpr (kOp == Unary::Not) {
        return static_cast<T>(~a);
    } else if constexpr (kOp == Unary::Inc) {
        asm(APIARY_CARRY_IN "inc %[a]" APIARY_FLAGS_OUT : [a] "+r"(a), [ax] "+&a"(ax) : : "cc");
    } else if constexpr (kOp == Unary::Dec) {
        asm(APIARY_CARRY_IN "dec %[a]" APIARY_FLAGS_OUT : [a] "+r"(a), [ax] "+&a"(ax) : : "cc");
    } else {
        asm("neg %[a]" APIARY_FLAGS_OUT : [a] "+r"(a), "=&a"(ax) : : "cc");
    }
    flags = ax & 0xffff;
    return a;
}

/// a shifted by `count` (as in CL: the host masks it); sets `flags`, not if the masked count is 0.
template <Shift kOp, class T>
[[nodiscard]] inline T shift(std::uint32_t& flags, T a, std::uint8_t count) {
    std::uint32_t ax = flags;
#define APIARY_SHIFT(text) \
    asm(APIARY_FLAGS_IN text " %%cl, %[a]" APIARY_FLAGS_OUT : [a] "+r"(a), "+&a"(ax) : "c"(count) : "cc")
    if constexpr (kOp == Shift::Rol) {
        APIARY_SHIFT("rol");
    } else if constexpr (kOp == Shift::Ror) {
        APIARY_SHIFT("ror");
    } else if constexpr (kOp == Shift::Rcl) {
        APIARY_SHIFT("rcl");
    } else if constexpr (kOp == Shift::Rcr) {
        APIARY_SHIFT("rcr");
    } else if constexpr (kOp == Shift::Shl) {
        APIARY_SHIFT("shl");
    } else if constexpr (kOp == Shift::Shr) {
        APIARY_SHIFT("shr");
    } else {
        APIARY_SHIFT("sar");
    }
#undef APIARY_SHIFT
    flags = ax & 0xffff;
    return a;
}

/// Condition code 0..15 as in Jcc (SDM vol. 2, appendix B, table B-1).
template <unsigned kCode>
[[nodiscard]] inline bool condition(std::uint32_t flags) {
    using namespace hostflags;
    constexpr unsigned kKind = kCode >> 1;
    bool holds;
    if constexpr (kKind == 0) {
        holds = (flags & OF) != 0;
    } else if constexpr (kKind == 1) {
        holds = (flags & CF) != 0;
    } else if constexpr (kKind == 2) {
        holds = (flags & ZF) != 0;
    } else if constexpr (kKind == 3) {
        holds = (flags & (CF | ZF)) != 0;
    } else if constexpr (kKind == 4) {
        holds = (flags & SF) != 0;
    } else if constexpr (kKind == 5) {
        holds = (flags & PF) != 0;
    } else if constexpr (kKind == 6) {
        holds = (((flags >> 15) ^ flags) & 1) != 0;
    } else {
        holds = ((((flags >> 15) ^ flags) & 1) | (flags & ZF)) != 0;
    }
    return holds != ((kCode & 1) != 0);
}

}  // namespace apiary::cpu::soft
