// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/cpu/soft/address.h"
#include "backend/cpu/soft/mmu.h"

namespace apiary::cpu::soft {

/// Bits of rSP that take part in stack addresses now.
[[nodiscard]] inline std::uint64_t stack_mask(const Cpu& cpu) {
    return (cpu.mode & mode::CodeMask) == mode::Code64 ? ~std::uint64_t{0}
           : (cpu.mode & mode::Stack32) != 0           ? 0xffff'ffff
                                                       : 0xffff;
}

/// rSP with the bits that take part replaced by those of `value`.
inline void set_stack_pointer(Cpu& cpu, std::uint64_t value) {
    const std::uint64_t mask = stack_mask(cpu);
    cpu.regs[Rsp] = mask == 0xffff ? (cpu.regs[Rsp] & ~mask) | (value & mask) : value & mask;
}

/// Linear address of stack offset `offset` (masked here).
[[nodiscard]] inline std::uint64_t stack_linear(Cpu& cpu, const Op* op, std::uint64_t offset, unsigned bytes,
                                                bool write) {
    if ((cpu.mode & mode::CodeMask) == mode::Code64) {
        return offset;
    }
    cpu.current = op;
    return segmented(cpu, Ss, offset & stack_mask(cpu), bytes, write);
}

/// Pushes `value`: nothing is changed when the store faults. `op->seg` should be Ss for the right fault.
template <class T>
inline void push(Cpu& cpu, const Op* op, T value) {
    const std::uint64_t top = cpu.regs[Rsp] - sizeof(T);
    store<T>(cpu, op, stack_linear(cpu, op, top, sizeof(T), true), value);
    set_stack_pointer(cpu, top);
}

/// The value `depth` bytes above the top of the stack; rSP stays.
template <class T>
[[nodiscard]] inline T peek(Cpu& cpu, const Op* op, std::uint64_t depth = 0) {
    return load<T>(cpu, op, stack_linear(cpu, op, cpu.regs[Rsp] + depth, sizeof(T), false));
}

template <class T>
[[nodiscard]] inline T pop(Cpu& cpu, const Op* op) {
    const T value = peek<T>(cpu, op);
    set_stack_pointer(cpu, cpu.regs[Rsp] + sizeof(T));
    return value;
}

}  // namespace apiary::cpu::soft
