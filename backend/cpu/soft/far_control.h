// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "backend/cpu/soft/decode.h"

namespace apiary::cpu::soft {

/// Far JMP, CALL and RET, IRET, INT n, INT3, INTO, INT1. Part of decode_system().
[[nodiscard]] bool decode_far_control(const Instruction& instruction, OpWriter& out);

/// Ends the blocking of NMIs, as IRET does.
void unblock_nmi(Cpu& cpu);

}  // namespace apiary::cpu::soft
