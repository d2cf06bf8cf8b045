// SPDX-License-Identifier: BSD-2-Clause
// Which vector registers are in the host's, within a block.
#include <algorithm>

#include "backend/cpu/soft/translator/block_compiler.h"

namespace apiary::cpu::soft {

using host::Operand;

namespace {

struct VectorUse {
    std::uint16_t reads = 0, writes = 0;
};

bool is_vector(const ZydisDecodedOperand& operand) {
    return is_register(operand, ZYDIS_REGCLASS_XMM) || is_register(operand, ZYDIS_REGCLASS_YMM);
}

bool is_vex(const Instruction& instruction) { return instruction.info.encoding == ZYDIS_INSTRUCTION_ENCODING_VEX; }

/// The destination is wholly overwritten. Other instructions of legacy encoding keep a part of it, or may.
bool overwrites(const Instruction& instruction) {
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_MOVAPS:
        case ZYDIS_MNEMONIC_MOVAPD:
        case ZYDIS_MNEMONIC_MOVDQA:
        case ZYDIS_MNEMONIC_MOVUPS:
        case ZYDIS_MNEMONIC_MOVUPD:
        case ZYDIS_MNEMONIC_MOVDQU:
        case ZYDIS_MNEMONIC_LDDQU:
        case ZYDIS_MNEMONIC_MOVD:
        case ZYDIS_MNEMONIC_MOVQ:
        case ZYDIS_MNEMONIC_PSHUFD: return true;
        case ZYDIS_MNEMONIC_MOVSS:
        case ZYDIS_MNEMONIC_MOVSD: return instruction.operands[1].type == ZYDIS_OPERAND_TYPE_MEMORY;
        default: return false;
    }
}

/// `wide`: what legacy encodings keep of a YMM register is in the host's too.
VectorUse vectors_of(const Planned& planned, bool wide) {
    VectorUse use;
    if (!planned.vector) {
        return use;
    }
    const Instruction& instruction = planned.instruction;
    for (unsigned i = 0; i < instruction.info.operand_count; ++i) {
        const ZydisDecodedOperand& operand = instruction.operands[i];
        if (!is_vector(operand)) {
            continue;
        }
        const auto bit = static_cast<std::uint16_t>(1u << (register_number(operand) & 15));
        if (writes(operand)) {
            use.writes |= bit;
        }
        const bool kept = is_vex(instruction) ? reads(operand) : i != 0 || wide || !overwrites(instruction);
        if (!writes(operand) || kept) {
            use.reads |= bit;
        }
    }
    return use;
}

template <class Action>
void each_register(std::uint16_t set, Action&& action) {
    for (unsigned n = 0; n < 16; ++n) {
        if ((set >> n & 1) != 0) {
            action(n);
        }
    }
}

}  // namespace

void BlockCompiler::find_vectors(const std::vector<Planned>& instructions) {
    wide_vectors_ = std::ranges::any_of(
        instructions, [](const Planned& planned) { return planned.vector && is_vex(planned.instruction); });
    VectorUse all;
    for (const Planned& planned : instructions) {
        if (planned.vector) {
            const VectorUse use = vectors_of(planned, wide_vectors_);
            all.reads |= use.reads;
            all.writes |= use.writes;
        }
        if (planned.vector || planned.form == Form::X87 || planned.form == Form::ZeroUpper) {
            blocked_ = static_cast<std::uint8_t>(blocked_ | blocked_bits(planned.instruction));
        }
    }
    const Planned& last = instructions.back();
    const bool loops = last.form == Form::JumpIf && target_of(last) == head_offset_ &&
                       std::ranges::none_of(instructions, [](const Planned& planned) {
                           return planned.form == Form::Interpret || planned.form == Form::ZeroUpper || planned.goes_on;
                       });
    if (loops) {
        loop_vectors_ = all.reads | all.writes;
        loop_written_ = all.writes;
    }
}

void BlockCompiler::need_vectors(const Planned& planned) {
    const VectorUse use = vectors_of(planned, wide_vectors_);
    load_vectors(static_cast<std::uint16_t>(use.reads & ~known_vectors_));
    known_vectors_ |= use.reads;
}

void BlockCompiler::changed_vectors(const Planned& planned) {
    const VectorUse use = vectors_of(planned, wide_vectors_);
    known_vectors_ |= use.writes;
    dirty_vectors_ |= use.writes;
}

void BlockCompiler::load_vectors(std::uint16_t set) {
    each_register(set, [&](unsigned n) {
        if (wide_vectors_) {
            out().vex_instruction({.map = 1, .opcode = 0x28}, 0, false, 0, n, state_.vector(n));       // vmovaps
            out().vex_instruction({.map = 3, .opcode = 0x18}, 1, true, n, n, state_.vector_high(n));   // vinsertf128
            out().put8(1);
        } else {
            out().instruction({.map = 1, .opcode = 0x28}, n, state_.vector(n));  // movaps
        }
    });
}

void BlockCompiler::store_vectors(std::uint16_t set) {
    each_register(set, [&](unsigned n) {
        if (wide_vectors_) {
            out().vex_instruction({.map = 1, .opcode = 0x29}, 0, false, 0, n, state_.vector(n));
            out().vex_instruction({.map = 3, .opcode = 0x19}, 1, true, 0, n, state_.vector_high(n));   // vextractf128
            out().put8(1);
        } else {
            out().instruction({.map = 1, .opcode = 0x29}, n, state_.vector(n));
        }
    });
    if (wide_vectors_) {
        out().put({0xc5, 0xf8, 0x77});  // vzeroupper
    }
}

void BlockCompiler::zero_upper() {
    flush_vectors();
    out().instruction({.map = 1, .opcode = 0x57}, 0, Operand::reg(0));  // xorps
    for (unsigned n = 0; n < 16; ++n) {
        out().instruction({.map = 1, .opcode = 0x29}, 0, state_.vector_high(n));  // movaps
    }
}

void BlockCompiler::flush_vectors() {
    if (known_vectors_ != 0) {
        store_vectors(dirty_vectors_);
    }
    known_vectors_ = 0;
    dirty_vectors_ = 0;
}

}  // namespace apiary::cpu::soft
