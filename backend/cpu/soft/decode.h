// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <Zydis/Zydis.h>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "backend/cpu/soft/cpu.h"
#include "backend/cpu/soft/op.h"

namespace apiary::cpu::soft {

/// One decoded instruction, as the groups of handlers see it.
struct Instruction {
    ZydisDecodedInstruction info;
    ZydisDecodedOperand operands[ZYDIS_MAX_OPERAND_COUNT];  ///< Explicit ones first (info.operand_count_visible).
    std::span<const std::uint8_t> bytes;
    std::uint16_t offset = 0;   ///< From the start of the block.
    std::uint32_t mode = 0;     ///< The vCPU's mode bits.

    [[nodiscard]] bool is_64() const { return (mode & mode::CodeMask) == mode::Code64; }
    [[nodiscard]] bool has_memory() const;  ///< Some visible operand is in memory (LEA-like ones do not count).
    [[nodiscard]] bool has_lock() const { return (info.attributes & ZYDIS_ATTRIB_HAS_LOCK) != 0; }
};

/// Gathers the ops of a block while it is decoded.
class OpWriter {
public:
    explicit OpWriter(std::vector<Op>& ops) : ops_(ops) {}

    /// Sets what all ops of the following calls have in common.
    void begin(const Instruction& instruction);
    /// An op of the current instruction with `fn`, base and index absent; not yet part of the block.
    [[nodiscard]] Op make(Handler fn) const;
    void push(const Op& op) { ops_.push_back(op); }
    /// make + push for ops without operands.
    void push(Handler fn) { ops_.push_back(make(fn)); }
    /// Makes `op` address the memory operand, so that linear_address(cpu, &op) gives its linear address. Pushes an
    /// address op before it when segmentation or the address size asks for one; that op also checks segment type and
    /// limit for an access of `bytes` (and `write`), outside 64-bit mode.
    /// `extra_index`, if given, is the slot of a register to be added to base and displacement instead of an index.
    void set_memory(Op& op, const ZydisDecodedOperand& memory, unsigned bytes, bool write,
                    std::uint8_t extra_index = kSlotZero);
    /// Base, index and displacement alone, as LEA wants them.
    void set_plain_address(Op& op, const ZydisDecodedOperand& memory) const;
    /// Ends the block behind the current instruction (branches, mode changes).
    void end_block() { ended_ = true; }
    [[nodiscard]] bool ended() const { return ended_; }

private:
    std::vector<Op>& ops_;
    Op common_ = {};
    const Instruction* instruction_ = nullptr;
    bool ended_ = false;
};

/// Byte offset into the register file of a general register of any size (AH → 1, R9D → 72). Only for GPRs.
[[nodiscard]] std::uint8_t register_offset(ZydisRegister reg);

/// Decodes code of a mode (bits mode::CodeMask) as this CPU does.
[[nodiscard]] const ZydisDecoder& decoder_for(std::uint32_t code_mode);

// The groups: each appends the ops of an instruction it knows and returns true, or false. An instruction that none knows,
// or whose CPUID bit the guest does not have, raises #UD when it is reached.
[[nodiscard]] bool decode_integer(const Instruction& instruction, OpWriter& out);  // integer.cpp
[[nodiscard]] bool decode_string(const Instruction& instruction, OpWriter& out);   // string.cpp
[[nodiscard]] bool decode_branch(const Instruction& instruction, OpWriter& out);   // branch.cpp
[[nodiscard]] bool decode_system(const Instruction& instruction, OpWriter& out);   // system.cpp
[[nodiscard]] bool decode_native(const Instruction& instruction, OpWriter& out, Cpu& cpu);  // native.cpp: x87, MMX, SSE, AVX

/// Raises #UD.
[[nodiscard]] const Op* op_undefined(Cpu& cpu, const Op* op);

}  // namespace apiary::cpu::soft
