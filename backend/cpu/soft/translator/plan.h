// SPDX-License-Identifier: BSD-2-Clause
// What is to become of each instruction of a trace: how it is translated, and what it does to the flags.
#pragma once

#include <cstdint>
#include <vector>

#include "backend/cpu/soft/decode.h"
#include "backend/cpu/soft/native_stub.h"

namespace apiary::cpu::soft {

class BlockCache;
class NativeUnit;

/// How an instruction is translated.
enum class Form : std::uint8_t {
    Interpret,   ///< The interpreter's handler is called.
    Nothing,     ///< NOP
    Generic,     ///< The same instruction with its operands renamed and redirected.
    AluRax,      ///< ALU operation of AL or rAX with an immediate.
    MoveImmediate,
    Swap,        ///< BSWAP
    ExchangeRax, ///< 90+r
    Extend,      ///< CBW CWDE CDQE
    SignToRdx,   ///< CWD CDQ CQO
    HighByte,    ///< MOVZX from AH, CH, DH, BH
    OfHighByte,  ///< One of these alone, or with an immediate or CL.
    Carry,       ///< CLC STC CMC
    Lea,
    VexGeneral,  ///< Of BMI, with a VEX encoding.
    VexVector,   ///< AVX
    ZeroUpper,   ///< VZEROUPPER
    X87,
    Multiply,    ///< MUL and IMUL with one operand
    Divide,
    CompareExchange,
    Push,
    Pop,
    Leave,
    PushFlags,
    ClearInterrupts,  ///< CLI
    SwapGs,
    ReadTsc,
    FromSegment,      ///< MOV from a segment register to a general one
    Fill,             ///< REP STOS
    Copy,             ///< REP MOVS
    Jump, JumpIf, Call,               ///< To a relative target.
    JumpIndirect, CallIndirect, Return,
};

/// What an instruction does to the arithmetic flags.
enum class FlagEffect : std::uint8_t {
    None,
    Some,  ///< Some of them may stay.
    All,
};

struct Planned {
    Instruction instruction;
    Block* block = nullptr;            ///< That it is part of.
    bool begins_block = false;         ///< It is the first one of a block that stands behind another one's code.
    bool goes_on = false;              ///< What comes next, by a jump or because a condition does not hold, stands behind it.
    Form form = Form::Interpret;
    FlagEffect writes_flags = FlagEffect::None;
    bool reads_flags = false;
    bool may_leave = true;             ///< It can fault, or the interpreter has it: all state is to be in place before it.
    bool vector = false;               ///< It names XMM or YMM registers.
    bool flags_wanted = true;          ///< What the flags are behind it matters to somebody.
    bool flags_read = true;            ///< Also if it cannot leave behind a store of its own.
    bool flags_repeatable = false;     ///< As long as they matter, they can be had again from what its registers are then.
    std::uint16_t first_op = 0, op_count = 0;  ///< Its ops in Block::ops.
    const ZydisDecodedOperand* memory = nullptr;
};

/// The instructions of `block`, whose bytes are at `code`; empty when they are not those it was decoded from any more.
[[nodiscard]] std::vector<Planned> plan_block(Block& block, std::span<const std::uint8_t> code, const NativeUnit& unit);

/// The same of `head` and the blocks of its page, whose bytes are `page`, that it mostly goes on to: past conditions and along
/// jumps, as far as these blocks are known and run often. `hot` is how often a block is entered before it is translated.
[[nodiscard]] std::vector<Planned> plan_trace(Block& head, const BlockCache& blocks, std::span<const std::uint8_t> page,
                                              const NativeUnit& unit, std::uint32_t hot);

/// True when nobody can ever see what the flags are at the entry of a block: they are overwritten before it can leave.
[[nodiscard]] bool overwrites_flags(const std::vector<Planned>& instructions);

/// Where in its page `planned` begins; where the instruction behind it does; where a relative branch goes.
[[nodiscard]] inline std::int32_t offset_of(const Planned& planned) {
    return static_cast<std::int32_t>((planned.block->ram_offset & ~kPageMask) + planned.instruction.offset);
}
[[nodiscard]] inline std::int32_t offset_behind(const Planned& planned) {
    return offset_of(planned) + planned.instruction.info.length;
}
[[nodiscard]] inline std::int64_t target_of(const Planned& planned) {
    return offset_behind(planned) + planned.instruction.operands[0].imm.value.s;
}

}  // namespace apiary::cpu::soft
