// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>

#include "backend/cpu/soft/cpu.h"

namespace apiary::cpu::soft {

/// Delivers `cpu.fault` with `cpu.rip` at the faulting instruction (behind it for traps), through IVT or IDT. A fault
/// in delivery becomes a double fault, then leave(Leave::Shutdown). Called by the run loop, with cpu.landing armed for
/// Leave::Shutdown only to matter: inner faults are handled in here.
void deliver_fault(Cpu& cpu);
/// Delivers an external interrupt, or an NMI, at the instruction boundary `cpu.rip`; the same rules.
void deliver_interrupt(Cpu& cpu, std::uint8_t vector);
void deliver_nmi(Cpu& cpu);

/// What is delivered through the IVT or IDT.
struct Event {
    enum class Kind {
        Exception,  ///< Faults and traps of the CPU.
        External,   ///< Interrupts and NMI.
        Software,   ///< INT n, INT3, INTO: the gate's DPL is checked.
    };
    std::uint8_t vector = 0;
    Kind kind = Kind::Exception;
    std::optional<std::uint32_t> error = {};  ///< Pushed behind the frame.
};

/// Enters the handler of `event`; `return_rip` is what it returns to. Raises what goes wrong in that, with nothing
/// changed: as a fault of the running instruction, for INT n and its like.
void enter_handler(Cpu& cpu, const Event& event, std::uint64_t return_rip);

/// Switches tasks (SDM vol. 3, §7.3).
enum class TaskSwitch {
    Jump,
    Call,     ///< CALL, interrupts and exceptions: the old task is nested in the new one.
    Return,   ///< IRET with NT set.
};
/// To the task whose TSS descriptor is `descriptor`, with `return_rip` as the old task's instruction pointer and `error`, if
/// given, pushed on the new task's stack. Sets cpu.rip and update_mode()s.
void switch_task(Cpu& cpu, std::uint16_t selector, TaskSwitch how, std::uint64_t return_rip,
                 std::optional<std::uint32_t> error = {});

}  // namespace apiary::cpu::soft
