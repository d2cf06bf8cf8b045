// SPDX-License-Identifier: BSD-2-Clause
// Far JMP and CALL, far RET and IRET, apart from how their operands are written.
#pragma once

#include <cstdint>

#include "backend/cpu/soft/cpu.h"

namespace apiary::cpu::soft {

/// Where a far JMP or CALL goes. `bytes` is the operand size: 2, 4 or 8.
struct FarPointer {
    std::uint16_t selector;
    std::uint64_t offset;
    unsigned bytes;
};

// Each sets cpu.rip and does update_mode(), or raises with nothing changed. cpu.current must be set.
void far_jump(Cpu& cpu, const FarPointer& target, std::uint64_t return_rip);
void far_call(Cpu& cpu, const FarPointer& target, std::uint64_t return_rip);
/// `release`: bytes of parameters to drop from the stack, or both stacks.
void far_return(Cpu& cpu, unsigned bytes, unsigned release);
void interrupt_return(Cpu& cpu, unsigned bytes, std::uint64_t return_rip);

}  // namespace apiary::cpu::soft
