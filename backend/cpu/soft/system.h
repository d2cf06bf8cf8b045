// SPDX-License-Identifier: BSD-2-Clause
// The subjects of decode_system(), each in a file of its own, and what they share.
#pragma once

#include "backend/cpu/soft/handlers.h"
#include "backend/cpu/soft/segment.h"

namespace apiary::cpu::soft {

[[nodiscard]] bool decode_segment_moves(const Instruction& instruction, OpWriter& out);      // segment_moves.cpp
[[nodiscard]] bool decode_descriptor_queries(const Instruction& instruction, OpWriter& out); // descriptor_queries.cpp
[[nodiscard]] bool decode_descriptor_tables(const Instruction& instruction, OpWriter& out);  // descriptor_tables.cpp
[[nodiscard]] bool decode_flag_control(const Instruction& instruction, OpWriter& out);       // flag_control.cpp
[[nodiscard]] bool decode_control_registers(const Instruction& instruction, OpWriter& out);  // control_registers.cpp
[[nodiscard]] bool decode_fast_calls(const Instruction& instruction, OpWriter& out);         // fast_calls.cpp
[[nodiscard]] bool decode_model_registers(const Instruction& instruction, OpWriter& out);    // msr.cpp
[[nodiscard]] bool decode_cache_control(const Instruction& instruction, OpWriter& out);      // cache_control.cpp
[[nodiscard]] bool decode_processor_control(const Instruction& instruction, OpWriter& out);  // processor_control.cpp

/// #GP(0) above CPL 0. Sets cpu.current, as everything does here that may raise.
inline void require_privileged(Cpu& cpu, const Op* op) {
    cpu.current = op;
    if (cpu.cpl != 0) [[unlikely]] {
        cpu.raise(Vector::GeneralProtection, 0);
    }
}

/// Goes on behind `op`, which ends its block, in the mode and translation that hold by now.
[[nodiscard]] inline const Op* go_on_after(Cpu& cpu, const Op* op) {
    cpu.rip = cpu.next_rip(op);
    return next_block(cpu);
}

/// Operands that are a 16-bit word in memory or a register: set at decode time, read and written at run time. They use
/// op->aux bit 7 (in memory) and, for a register, op->src or op->dst.
inline constexpr std::uint8_t kInMemory = 0x80;

inline void set_word_source(Op& op, const ZydisDecodedOperand& operand, OpWriter& out) {
    if (is_memory(operand)) {
        out.set_memory(op, operand, 2, false);
        op.aux |= kInMemory;
    } else {
        op.src = offset_of(operand);
    }
}
[[nodiscard]] inline std::uint16_t read_word(Cpu& cpu, const Op* op) {
    return (op->aux & kInMemory) != 0 ? load<std::uint16_t>(cpu, op, linear_address(cpu, op))
                                      : reg_at<std::uint16_t>(cpu, op->src);
}

/// For destinations that are a word in memory but as wide as the operand in a register; the width goes to op->extra.
inline void set_word_destination(Op& op, const ZydisDecodedOperand& operand, OpWriter& out) {
    if (is_memory(operand)) {
        out.set_memory(op, operand, 2, true);
        op.aux |= kInMemory;
    } else {
        op.dst = offset_of(operand);
        op.extra = operand.size;
    }
}
inline void write_word(Cpu& cpu, const Op* op, std::uint64_t value) {
    if ((op->aux & kInMemory) != 0) {
        store<std::uint16_t>(cpu, op, linear_address(cpu, op), static_cast<std::uint16_t>(value));
    } else if (op->extra == 16) {
        set_reg<std::uint16_t>(cpu, op->dst, static_cast<std::uint16_t>(value));
    } else if (op->extra == 32) {
        set_reg<std::uint32_t>(cpu, op->dst, static_cast<std::uint32_t>(value));
    } else {
        set_reg<std::uint64_t>(cpu, op->dst, value);
    }
}

/// #GP(0) when CR4.UMIP keeps the running code from looking at system registers.
inline void check_umip(Cpu& cpu, const Op* op) {
    cpu.current = op;
    if (cpu.cpl != 0 && (cpu.cr4 & cr4::UMIP) != 0) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
}

/// #UD unless segments are given by descriptors: for instructions that real and virtual-8086 mode do not have.
inline void require_protected(Cpu& cpu, const Op* op) {
    cpu.current = op;
    if (!is_protected(cpu)) {
        cpu.raise(Vector::InvalidOpcode);
    }
}

inline void set_zero_flag(Cpu& cpu, bool set) {
    cpu.flags = set ? cpu.flags | hostflags::ZF : cpu.flags & ~hostflags::ZF;
}

}  // namespace apiary::cpu::soft
