// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/cpu/soft/cpu.h"

namespace apiary::cpu::soft {

namespace dr6 {
inline constexpr std::uint64_t Breakpoints = 15, GeneralDetect = 1 << 13, SingleStep = 1 << 14,
                               TaskSwitch = 1 << 15, Fixed = 0xffff'0ff0;
}
namespace dr7 {
inline constexpr std::uint64_t AnyEnabled = 0xff, GeneralDetect = 1 << 13, Fixed = 1 << 10;
}

/// Before an instruction while attention::Step is set: raises #DB when an instruction breakpoint (DR7) matches `cpu.rip`
/// and RFLAGS.RF is clear. Sets cpu.current for the fault.
void check_code_breakpoint(Cpu& cpu);

/// After an instruction that ran with attention::Step: clears RFLAGS.RF and delivers the #DB trap for single-stepping
/// (`single_step`: RFLAGS.TF was set before it) and for the data breakpoints in `cpu.pending_debug`.
void finish_debugged_instruction(Cpu& cpu, bool single_step);

/// For an instruction that holds back the traps behind it: MOV SS and POP SS, and those that enter a handler with TF
/// cleared.
void inhibit_debug_traps(Cpu& cpu);

/// True when DR7 enables a breakpoint on data.
[[nodiscard]] bool has_data_breakpoint(const Cpu& cpu);

void match_data_breakpoints(Cpu& cpu, std::uint64_t linear, unsigned bytes, bool write);
void match_io_breakpoints(Cpu& cpu, std::uint16_t port, unsigned bytes);

/// Notes in `cpu.pending_debug` which data breakpoints an access hits.
inline void note_data_access(Cpu& cpu, std::uint64_t linear, unsigned bytes, bool write) {
    if ((cpu.dr7 & dr7::AnyEnabled) != 0) [[unlikely]] {
        match_data_breakpoints(cpu, linear, bytes, write);
    }
}
/// Likewise for I/O breakpoints.
inline void note_io_access(Cpu& cpu, std::uint16_t port, unsigned bytes) {
    if ((cpu.dr7 & dr7::AnyEnabled) != 0) [[unlikely]] {
        match_io_breakpoints(cpu, port, bytes);
    }
}

}  // namespace apiary::cpu::soft
