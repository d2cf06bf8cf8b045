// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <Zydis/Zydis.h>

#include <cstdint>
#include <optional>

namespace apiary::cpu::oracle {

/// What an instruction does to the arithmetic flags (masks of RFLAGS bits).
struct FlagEffect {
    std::uint64_t undefined = 0;  ///< Left undefined by the manual.
    std::uint64_t defined = 0;    ///< Given a value in every case.
};

/// The effect of a decoded instruction. `count` is the value of CL when the generator knows it, for shifts and rotates.
[[nodiscard]] FlagEffect flag_effect(const ZydisDecodedInstruction& info, const ZydisDecodedOperand* operands,
                                     std::optional<std::uint64_t> count);

/// The manual that says so, as "SDM vol. 2A, DIV"; null for an instruction that leaves no flag undefined.
[[nodiscard]] const char* undefined_flags_source(ZydisMnemonic mnemonic);

}  // namespace apiary::cpu::oracle
