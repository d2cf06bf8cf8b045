// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "backend/cpu/soft/cpu.h"

namespace apiary::cpu::soft {

/// The bits of RFLAGS that POPF and IRET may change at the present privilege, with an operand of `bytes`, but for RF and VM
/// (SDM vol. 2, POPF, table 4-16).
[[nodiscard]] inline std::uint64_t flags_writable(const Cpu& cpu, unsigned bytes) {
    std::uint64_t writable = rflags::Arithmetic | rflags::TF | rflags::DF | rflags::NT;
    if (bytes != 2) {
        writable |= rflags::AC | rflags::ID;
    }
    const bool virtual_8086 = (cpu.system_flags & rflags::VM) != 0;
    if (cpu.cpl <= (cpu.system_flags & rflags::IOPL) >> 12) {
        writable |= rflags::IF;
    }
    if (cpu.cpl == 0 && !virtual_8086) {
        writable |= rflags::IOPL;
    }
    return writable;
}

}  // namespace apiary::cpu::soft
