// SPDX-License-Identifier: BSD-2-Clause
// What gates of events and gates of calls have in common.
#pragma once

#include <cstdint>

#include "backend/cpu/soft/segment.h"

namespace apiary::cpu::soft {

/// A stack of an inner privilege level, checked.
struct InnerStack {
    Segment ss;
    std::uint64_t pointer;
};

/// The stack that the TSS holds for privilege `cpl`, outside IA-32e mode. Raises #TS, #SS.
[[nodiscard]] InnerStack load_inner_stack(Cpu& cpu, unsigned cpl);
/// RSP0 to RSP2 of a 64-bit TSS.
[[nodiscard]] std::uint64_t load_inner_stack_64(Cpu& cpu, unsigned cpl);
/// IST1 to IST7 of a 64-bit TSS.
[[nodiscard]] std::uint64_t load_interrupt_stack(Cpu& cpu, unsigned number);

/// SS after a change to an inner level in IA-32e mode: null, with the new privilege.
[[nodiscard]] Segment null_stack_segment(unsigned cpl);

/// #GP(0) when `offset` lies outside the code segment.
void check_code_limit(Cpu& cpu, const Descriptor& code, std::uint64_t offset);

/// Checks that `selector` names an available TSS in the GDT. Raises #GP(selector), #NP(selector).
void require_available_tss(Cpu& cpu, std::uint16_t selector);

}  // namespace apiary::cpu::soft
