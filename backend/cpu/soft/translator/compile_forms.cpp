// SPDX-License-Identifier: BSD-2-Clause
// The forms of instructions that compute and move.
#include "backend/cpu/soft/translator/block_compiler.h"

namespace apiary::cpu::soft {

using host::Encoding;
using host::Operand;

namespace {

constexpr std::uint8_t kOperandSize = 0x66;

unsigned guest_of(const ZydisDecodedOperand& operand) { return register_offset(operand.reg.value) / 8u; }

std::uint8_t opcode_map(const Instruction& instruction) {
    switch (instruction.info.opcode_map) {
        case ZYDIS_OPCODE_MAP_DEFAULT: return 0;
        case ZYDIS_OPCODE_MAP_0F: return 1;
        case ZYDIS_OPCODE_MAP_0F38: return 2;
        default: return 3;
    }
}

bool is_wide(const Instruction& instruction) { return instruction.is_64() && instruction.info.raw.rex.W != 0; }

bool is_vector(const ZydisDecodedOperand& operand) { return is_register(operand, ZYDIS_REGCLASS_XMM); }

/// A prefix that is part of the opcode, or the one for 16-bit operands.
std::uint8_t prefix_of(const Instruction& instruction) {
    for (unsigned i = 0; i < instruction.info.raw.prefix_count; ++i) {
        if (instruction.info.raw.prefixes[i].type == ZYDIS_PREFIX_TYPE_MANDATORY) {
            return instruction.info.raw.prefixes[i].value;
        }
    }
    return instruction.info.operand_width == 16 ? kOperandSize : std::uint8_t{0};
}

/// Opcode and prefixes as the guest has them.
Encoding encoding_of(const Instruction& instruction) {
    return {.prefix = prefix_of(instruction),
            .lock = instruction.has_lock(),
            .wide = is_wide(instruction),
            .map = opcode_map(instruction),
            .opcode = instruction.info.opcode};
}

/// The same of a form with another opcode.
Encoding sized(const Instruction& instruction, unsigned bits, std::uint8_t byte_opcode) {
    return {.prefix = bits == 16 ? kOperandSize : std::uint8_t{0},
            .wide = is_wide(instruction),
            .opcode = static_cast<std::uint8_t>(byte_opcode | (bits == 8 ? 0 : 1)),
            .byte_reg = bits == 8,
            .byte_rm = bits == 8};
}

const ZydisDecodedOperand* operand_in(const Instruction& instruction, ZydisOperandEncoding place) {
    for (unsigned i = 0; i < instruction.info.operand_count_visible; ++i) {
        const ZydisDecodedOperand& operand = instruction.operands[i];
        if (operand.type == ZYDIS_OPERAND_TYPE_REGISTER && operand.encoding == place) {
            return &operand;
        }
    }
    return nullptr;
}

void put_immediates(host::Emitter& out, const Instruction& instruction) {
    for (const auto& immediate : instruction.info.raw.imm) {
        if (immediate.size != 0) {
            out.put(instruction.bytes.subspan(immediate.offset, immediate.size / 8u));
        }
    }
}

/// The old value matters: it is read, or some or all of it may stay.
bool old_value_matters(const Instruction& instruction, const ZydisDecodedOperand& operand) {
    const bool may_stay = instruction.info.meta.category == ZYDIS_CATEGORY_CMOV ||
                          instruction.info.mnemonic == ZYDIS_MNEMONIC_BSF || instruction.info.mnemonic == ZYDIS_MNEMONIC_BSR;
    return reads(operand) || may_stay || operand.size < 32;
}

}  // namespace

void BlockCompiler::generic(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const bool increment_32 = (instruction.info.attributes & ZYDIS_ATTRIB_HAS_MODRM) == 0;  // 40+r outside 64-bit mode
    const ZydisDecodedOperand* reg = operand_in(instruction, ZYDIS_OPERAND_ENCODING_MODRM_REG);
    const ZydisDecodedOperand* rm =
        increment_32 ? &instruction.operands[0] : operand_in(instruction, ZYDIS_OPERAND_ENCODING_MODRM_RM);
    Encoding encoding = encoding_of(instruction);
    unsigned reg_number = instruction.info.raw.modrm.reg;
    if (encoding.map == 0 && encoding.opcode == 0x82) {
        encoding.opcode = 0x80;  // The same, which 64-bit mode has too.
    }
    if (increment_32) {
        reg_number = instruction.info.opcode >= 0x48 ? 1 : 0;
        encoding.opcode = 0xff;
    }
    const bool stores = planned.memory != nullptr && writes(*planned.memory) && !is_shared_;
    const bool save_after = stores && planned.writes_flags != FlagEffect::None && planned.flags_wanted;
    bool flags_at_hand = stores && !save_after && !needs_flags(planned);
    need_vectors(planned);
    if (planned.memory != nullptr) {
        const unsigned bytes = planned.memory->size / 8u;
        access(planned, bytes, writes(*planned.memory), planned.vector ? alignment_mask(instruction, bytes) : std::uint8_t{0});
    }
    if (needs_flags(planned)) {
        restore_flags();
    }
    bool reg_displaced = false;
    if (reg != nullptr) {
        encoding.byte_reg = reg->size == 8;
        reg_number = is_vector(*reg) ? register_number(*reg) : kHostOf[guest_of(*reg)];
        reg_displaced = reg_number == host::kNone;
        if (reg_displaced) {
            reg_number = kScratch;
            flags_at_hand = false;
            if (old_value_matters(instruction, *reg)) {
                out().load(kScratch, state_.guest(guest_of(*reg)));
            }
        }
    }
    Operand rm_operand = memory();
    bool rm_displaced = false;
    if (rm != nullptr) {
        encoding.byte_rm = rm->size == 8;
        rm_operand = Operand::reg(is_vector(*rm) ? register_number(*rm) : kHostOf[guest_of(*rm)]);
        rm_displaced = rm_operand.base == host::kNone;
        if (rm_displaced) {
            rm_operand = Operand::reg(kAddress);
            if (old_value_matters(instruction, *rm)) {
                out().load(kAddress, state_.guest(guest_of(*rm)));
            }
        }
    }
    if (flags_at_hand) {
        take_page_flags();
    }
    out().instruction(encoding, reg_number, rm_operand);
    put_immediates(out(), instruction);
    // XADD and XCHG of two registers: the one in ModRM.rm is written last by XADD.
    if (reg_displaced && writes(*reg)) {
        out().store(state_.guest(guest_of(*reg)), kScratch);
    }
    if (rm_displaced && writes(*rm)) {
        out().store(state_.guest(guest_of(*rm)), kAddress);
    }
    changed_vectors(planned);
    wrote_flags(planned);
    if (stores) {
        if (save_after) {
            save_flags();
        }
        after_store(sites_.front(), flags_at_hand);
    }
}

void BlockCompiler::alu_rax(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    if (needs_flags(planned)) {
        restore_flags();
    }
    const bool test = instruction.info.opcode >= 0xa8;
    const Encoding encoding = sized(instruction, instruction.operands[0].size, test ? 0xf6 : 0x80);
    out().instruction(encoding, test ? 0u : instruction.info.opcode >> 3u, Operand::reg(kHostOf[Rax]));
    put_immediates(out(), instruction);
    wrote_flags(planned);
}

void BlockCompiler::move_immediate(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const ZydisDecodedOperand& to = instruction.operands[0];
    const unsigned guest = guest_of(to);
    const bool displaced = kHostOf[guest] == host::kNone;
    if (to.size < 32) {
        out().instruction(sized(instruction, to.size, 0xc6), 0,
                          displaced ? state_.guest(guest) : Operand::reg(kHostOf[guest]));
        put_immediates(out(), instruction);
        return;
    }
    const std::uint64_t value = to.size == 32 ? instruction.operands[1].imm.value.u & 0xffff'ffff
                                              : instruction.operands[1].imm.value.u;
    out().move_immediate(displaced ? kScratch : kHostOf[guest], value);
    if (displaced) {
        out().store(state_.guest(guest), kScratch);
    }
}

void BlockCompiler::swap_bytes(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const unsigned guest = guest_of(instruction.operands[0]);
    const bool displaced = kHostOf[guest] == host::kNone;
    const unsigned reg = displaced ? kScratch : kHostOf[guest];
    if (displaced) {
        out().load(reg, state_.guest(guest));
    }
    const unsigned rex = (is_wide(instruction) ? 8u : 0u) | reg >> 3;
    if (rex != 0) {
        out().put8(static_cast<std::uint8_t>(0x40 | rex));
    }
    out().put({0x0f, static_cast<std::uint8_t>(0xc8 | (reg & 7))});
    if (displaced) {
        out().store(state_.guest(guest), reg);
    }
}

void BlockCompiler::exchange_rax(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const ZydisDecodedOperand* other = operand_in(instruction, ZYDIS_OPERAND_ENCODING_OPCODE);
    const unsigned reg = other == nullptr ? unsigned{host::kNone} : kHostOf[guest_of(*other)];
    if (other == nullptr || (reg == host::kNone && other->size == 16)) {
        interpret(planned);
        return;
    }
    if (reg == host::kNone) {
        const bool wide = other->size == 64;
        out().load(kScratch, state_.guest(guest_of(*other)), wide);
        if (!wide) {
            out().move(kHostOf[Rax], kHostOf[Rax], false);
        }
        out().store(state_.guest(guest_of(*other)), kHostOf[Rax]);
        out().move(kHostOf[Rax], kScratch);
        return;
    }
    out().instruction(sized(instruction, other->size, 0x86), kHostOf[Rax], Operand::reg(reg));
}

void BlockCompiler::extend(const Planned& planned) {
    constexpr unsigned kAccumulator = kHostOf[Rax];
    switch (planned.instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_CBW:
            out().instruction({.prefix = kOperandSize, .map = 1, .opcode = 0xbe, .byte_rm = true}, kAccumulator,
                              Operand::reg(kAccumulator));
            break;
        case ZYDIS_MNEMONIC_CWDE:
            out().instruction({.map = 1, .opcode = 0xbf}, kAccumulator, Operand::reg(kAccumulator));
            break;
        default:
            out().instruction({.wide = true, .opcode = 0x63}, kAccumulator, Operand::reg(kAccumulator));
            break;
    }
}

void BlockCompiler::sign_to_rdx(const Planned& planned) {
    const ZydisMnemonic mnemonic = planned.instruction.info.mnemonic;
    out().move(kScratch, kHostOf[Rax]);
    if (mnemonic == ZYDIS_MNEMONIC_CWD) {
        out().put8(kOperandSize);
    } else if (mnemonic == ZYDIS_MNEMONIC_CQO) {
        out().put8(0x48);
    }
    out().put8(0x99);
}

void BlockCompiler::high_byte(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const unsigned from = guest_of(instruction.operands[1]);  // RAX to RBX, whose host registers are legacy ones but for RAX
    if (from == Rax) {
        out().move(kScratch, kHostOf[Rax]);
    }
    out().put({0x0f, 0xb6, static_cast<std::uint8_t>(0xc0 | (4 + from))});  // movzx eax, AH to BH
    const unsigned to = guest_of(instruction.operands[0]);
    if (kHostOf[to] == host::kNone) {
        out().store(state_.guest(to), kScratch);
    } else {
        out().move(kHostOf[to], kScratch, false);
    }
}

void BlockCompiler::of_high_byte(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const ZydisDecodedOperand& operand = instruction.operands[0];
    const unsigned guest = guest_of(operand);  // As above; without a REX prefix 4 to 7 are the high bytes.
    Encoding encoding = encoding_of(instruction);
    if (encoding.map == 0 && encoding.opcode == 0x82) {
        encoding.opcode = 0x80;
    }
    if (needs_flags(planned)) {
        restore_flags();
    }
    if (guest == Rax) {
        out().move(kScratch, kHostOf[Rax]);
    }
    out().instruction(encoding, instruction.info.raw.modrm.reg, Operand::reg(4 + guest));
    put_immediates(out(), instruction);
    if (guest == Rax && writes(operand)) {
        out().move(kHostOf[Rax], kScratch);
    }
    wrote_flags(planned);
}

void BlockCompiler::carry(const Planned& planned) {
    if (needs_flags(planned)) {
        restore_flags();
    }
    out().put8(planned.instruction.info.opcode);
    wrote_flags(planned);
}

void BlockCompiler::lea(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const ZydisDecodedOperand& to = instruction.operands[0];
    if (to.size == 16) {
        interpret(planned);
        return;
    }
    const bool wide = to.size == 64 && instruction.info.address_width == 64;
    const Operand from = effective(planned, instruction.operands[1]);
    const unsigned reg = kHostOf[guest_of(to)];
    out().lea(reg == host::kNone ? kScratch : reg, from, wide);
    if (reg == host::kNone) {
        out().store(state_.guest(guest_of(to)), kScratch);
    }
}

/// Registers in memory: ModRM.rm is read there, the others share kScratch, as what is written is written last.
void BlockCompiler::vex_general(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const auto& vex = instruction.info.raw.vex;
    if (planned.memory != nullptr) {
        access(planned, planned.memory->size / 8u, false);
    }
    if (needs_flags(planned)) {
        restore_flags();
    }
    Operand rm = Operand::at(kAddress);
    unsigned reg = instruction.info.raw.modrm.reg, second = 0;
    const ZydisDecodedOperand* displaced = nullptr;
    for (unsigned i = 0; i < instruction.info.operand_count_visible; ++i) {
        const ZydisDecodedOperand& operand = instruction.operands[i];
        if (operand.type != ZYDIS_OPERAND_TYPE_REGISTER) {
            continue;
        }
        const unsigned guest = guest_of(operand), host = kHostOf[guest];
        if (operand.encoding == ZYDIS_OPERAND_ENCODING_MODRM_RM) {
            rm = host == host::kNone ? state_.guest(guest) : Operand::reg(host);
            continue;
        }
        (operand.encoding == ZYDIS_OPERAND_ENCODING_MODRM_REG ? reg : second) = host == host::kNone ? kScratch : host;
        if (host == host::kNone && writes(operand)) {
            displaced = &operand;
        } else if (host == host::kNone) {
            out().load(kScratch, state_.guest(guest));
        }
    }
    out().vex_instruction({.wide = vex.W != 0, .map = vex.m_mmmm, .opcode = instruction.info.opcode}, vex.pp, false, second, reg, rm);
    put_immediates(out(), instruction);
    if (displaced != nullptr) {
        out().store(state_.guest(guest_of(*displaced)), kScratch);
    }
    wrote_flags(planned);
}

/// Vector registers keep their numbers; a general register in memory goes by way of kScratch.
void BlockCompiler::vex_vector(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const auto& vex = instruction.info.raw.vex;
    const bool stores = planned.memory != nullptr && writes(*planned.memory);
    need_vectors(planned);
    if (planned.memory != nullptr) {
        const unsigned bytes = planned.memory->size / 8u;
        access(planned, bytes, stores, alignment_mask(instruction, bytes));
    }
    Operand rm = Operand::at(kAddress);
    unsigned reg = instruction.info.raw.modrm.reg, second = 0;
    const ZydisDecodedOperand* displaced = nullptr;
    for (unsigned i = 0; i < instruction.info.operand_count_visible; ++i) {
        const ZydisDecodedOperand& operand = instruction.operands[i];
        if (operand.type != ZYDIS_OPERAND_TYPE_REGISTER) {
            continue;
        }
        const bool general = !is_vector(operand) && !is_register(operand, ZYDIS_REGCLASS_YMM);
        unsigned number = general ? kHostOf[guest_of(operand)] : register_number(operand);
        if (number == host::kNone) {
            displaced = &operand;
            number = kScratch;
            if (old_value_matters(instruction, operand)) {
                out().load(kScratch, state_.guest(guest_of(operand)));
            }
        }
        if (operand.encoding == ZYDIS_OPERAND_ENCODING_MODRM_RM) {
            rm = Operand::reg(number);
        } else {
            (operand.encoding == ZYDIS_OPERAND_ENCODING_MODRM_REG ? reg : second) = number;
        }
    }
    if (stores) {
        take_page_flags();
    }
    out().vex_instruction({.wide = vex.W != 0, .map = vex.m_mmmm, .opcode = instruction.info.opcode}, vex.pp, vex.L != 0, second, reg, rm);
    put_immediates(out(), instruction);
    if (displaced != nullptr && writes(*displaced)) {
        out().store(state_.guest(guest_of(*displaced)), kScratch);
    }
    changed_vectors(planned);
    wrote_flags(planned);
    if (stores) {
        after_store(sites_.front(), true);
    }
}

void BlockCompiler::x87(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const auto& modrm = instruction.info.raw.modrm;
    if (planned.memory == nullptr) {
        if (needs_flags(planned)) {
            restore_flags();
        }
        out().put({instruction.info.opcode, static_cast<std::uint8_t>(0xc0 | modrm.reg << 3 | modrm.rm)});
        wrote_flags(planned);
    } else {
        const bool stores = writes(*planned.memory);
        access(planned, planned.memory->size / 8u, stores);
        if (stores) {
            // The page's flags are looked for afterwards: kScratch and kAddress are needed for FDP.
            out().store(HostState::field(state_.branch_target), kAddress);
        } else {
            out().instruction({.opcode = instruction.info.opcode}, modrm.reg, Operand::at(kAddress));
        }
        const Operand address = effective(planned, *planned.memory);
        out().lea(kScratch, address);
        out().store(HostState::field(state_.xsave + static_cast<std::int32_t>(xsave_area::Fdp)), kScratch);
        if (stores) {
            out().load(kAddress, HostState::field(state_.branch_target));
            out().instruction({.opcode = instruction.info.opcode}, modrm.reg, Operand::at(kAddress));
        }
    }
    x87_at_ = offset_of(planned);
    x87_opcode_ = static_cast<std::uint16_t>((instruction.info.opcode & 7) << 8 | modrm.mod << 6 | modrm.reg << 3 | modrm.rm);
    if (planned.memory != nullptr && writes(*planned.memory)) {
        record_x87();
        after_store(sites_.front(), false);
    }
}

void BlockCompiler::record_x87() {
    if (!x87_at_) {
        return;
    }
    rip_from_page(*x87_at_);
    out().store(HostState::field(state_.xsave + static_cast<std::int32_t>(xsave_area::Fip)), kScratch);
    out().instruction({.prefix = kOperandSize, .opcode = 0xc7}, 0,
                      HostState::field(state_.xsave + static_cast<std::int32_t>(xsave_area::Fop)));
    out().put16(x87_opcode_);
    x87_at_.reset();
}

void BlockCompiler::multiply(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const ZydisDecodedOperand& operand = instruction.operands[0];
    Operand factor = Operand::at(kAddress);
    if (planned.memory != nullptr) {
        access(planned, operand.size / 8u, false);
    } else {
        const unsigned guest = guest_of(operand);
        factor = kHostOf[guest] == host::kNone ? state_.guest(guest) : Operand::reg(kHostOf[guest]);
    }
    if (needs_flags(planned)) {
        restore_flags();
    }
    out().move(kScratch, kHostOf[Rax]);
    out().instruction(encoding_of(instruction), instruction.info.raw.modrm.reg, factor);
    out().move(kHostOf[Rax], kScratch);
    wrote_flags(planned);
}

/// The host must not trap: what might overflow is left to the interpreter.
void BlockCompiler::divide(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const ZydisDecodedOperand& operand = instruction.operands[0];
    const bool wide = operand.size == 64;
    save_flags();
    unsigned divisor = kAddress;
    if (planned.memory != nullptr) {
        access(planned, operand.size / 8u, false);
        out().load(kAddress, Operand::at(kAddress), wide);  // Once: another CPU may change it.
    } else if (const unsigned guest = guest_of(operand); kHostOf[guest] == host::kNone) {
        out().load(kAddress, state_.guest(guest));
    } else {
        divisor = kHostOf[guest];
    }
    const std::uint32_t site = add_site(planned);
    const auto interpret_if = [&](unsigned condition) {
        add_cold({.kind = Cold::Kind::Interpret, .place = out().jump_if(condition), .number = site});
    };
    if (instruction.info.mnemonic == ZYDIS_MNEMONIC_DIV) {
        out().alu(host::kCmp, host::kRdx, Operand::reg(divisor), wide);
        interpret_if(host::kAboveOrEqual);
    } else {
        // The dividend is the sign-extended rAX, and the divisor neither 0 nor -1.
        out().move(kScratch, kHostOf[Rax], wide);
        out().shift(7, kScratch, wide ? 63 : 31, wide);
        out().alu(host::kCmp, kScratch, Operand::reg(host::kRdx), wide);
        interpret_if(host::kNotEqual);
        out().lea(kScratch, Operand::at(divisor, 1), wide);
        out().alu_immediate(host::kCmp, Operand::reg(kScratch), 1, wide);
        interpret_if(host::kBelowOrEqual);
    }
    flags_in_host_ = false;
    if (planned.flags_wanted) {
        restore_flags();
    }
    out().move(kScratch, kHostOf[Rax]);
    out().instruction(encoding_of(instruction), instruction.info.raw.modrm.reg, Operand::reg(divisor));
    out().move(kHostOf[Rax], kScratch);
    wrote_flags(planned);
}

void BlockCompiler::compare_exchange(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const ZydisDecodedOperand& to = instruction.operands[0];
    const unsigned from = kHostOf[guest_of(instruction.operands[1])];
    Encoding encoding = encoding_of(instruction);
    encoding.byte_reg = encoding.byte_rm = to.size == 8;
    Operand target = Operand::at(kAddress);
    if (planned.memory == nullptr) {
        const unsigned guest = guest_of(to);
        target = Operand::reg(kHostOf[guest]);
        if (guest == Rax || target.base == host::kNone || from == host::kNone) {
            interpret(planned);
            return;
        }
    } else {
        if (from == host::kNone) {
            interpret(planned);
            return;
        }
        access(planned, to.size / 8u, true);
    }
    out().move(kScratch, kHostOf[Rax]);
    out().instruction(encoding, from, target);
    out().move(kHostOf[Rax], kScratch);
    wrote_flags(planned);
    if (planned.memory != nullptr) {
        save_flags();
        after_store(sites_.front(), false);
    }
}

}  // namespace apiary::cpu::soft
