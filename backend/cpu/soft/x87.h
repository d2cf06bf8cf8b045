// SPDX-License-Identifier: BSD-2-Clause
// x87 instructions on the host's x87 unit.
#pragma once

#include <cstdint>

#include "backend/cpu/soft/native_stub.h"

namespace apiary::cpu::soft {

/// Fields of FSW and FCW (SDM vol. 1, §8.1.3 and §8.1.5).
namespace x87 {
inline constexpr std::uint16_t Exceptions = 0x3f, Precision = 0x20, Summary = 0x80, Busy = 0x8000, InitialFcw = 0x37f;
}

/// FSW with ES and B as `fcw` makes them.
[[nodiscard]] constexpr std::uint16_t with_summary(std::uint16_t fsw, std::uint16_t fcw) {
    const auto plain = static_cast<std::uint16_t>(fsw & ~(x87::Summary | x87::Busy));
    return (plain & ~fcw & x87::Exceptions) == 0 ? plain
                                                 : static_cast<std::uint16_t>(plain | x87::Summary | x87::Busy);
}

/// TOP in Cpu::xsave.
[[nodiscard]] unsigned x87_top(const Cpu& cpu);
/// After TOP was changed in Cpu::xsave from `old_top`: the data registers stay where they physically are, while the image
/// has them in the order of the stack.
void move_x87_top(Cpu& cpu, unsigned old_top);
/// What FNINIT does, in Cpu::xsave; the host's registers must not be live.
void initialize_x87(Cpu& cpu);

/// Executes an x87 stub with the guest's own FCW, so that the host gives the response of unmasked exceptions,
/// and then masks them again. False when an unmasked exception kept the instruction from storing its result in memory.
[[nodiscard]] bool run_x87_checked(Cpu& cpu, const Op* op, StubEntry entry, void* memory);

/// Handlers for x87 instructions with a memory operand; Op as for native_load and native_store (native.cpp).
[[nodiscard]] const Op* op_x87_load(Cpu& cpu, const Op* op);
[[nodiscard]] const Op* op_x87_store(Cpu& cpu, const Op* op);

}  // namespace apiary::cpu::soft
