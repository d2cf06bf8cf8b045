// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/translator/plan.h"

#include <algorithm>

#include "backend/cpu/soft/block_cache.h"
#include "backend/cpu/soft/native.h"

namespace apiary::cpu::soft {

namespace {

bool is_gpr(const ZydisDecodedOperand& operand) {
    return is_register(operand, ZYDIS_REGCLASS_GPR8) || is_register(operand, ZYDIS_REGCLASS_GPR16) ||
           is_register(operand, ZYDIS_REGCLASS_GPR32) || is_register(operand, ZYDIS_REGCLASS_GPR64);
}

bool is_high_byte(const ZydisDecodedOperand& operand) {
    return operand.type == ZYDIS_OPERAND_TYPE_REGISTER && operand.reg.value >= ZYDIS_REGISTER_AH &&
           operand.reg.value <= ZYDIS_REGISTER_BH;
}

bool is_memory(const ZydisDecodedOperand& operand) { return operand.type == ZYDIS_OPERAND_TYPE_MEMORY; }

bool has_modrm(const Instruction& instruction) { return (instruction.info.attributes & ZYDIS_ATTRIB_HAS_MODRM) != 0; }

bool is_code_64(const Instruction& instruction) { return instruction.is_64(); }

/// A displacement or distance that an offset in the page can be added to in 32 bits.
bool in_reach(std::int64_t distance) {
    constexpr std::int64_t kMargin = 8192;
    return distance < 0x7fff'ffff - kMargin && distance > -0x8000'0000LL + kMargin;
}

/// Address forms that are translated: 32 and 64 bits, in segments that need no check.
bool translatable_address(const Instruction& instruction, const ZydisDecodedOperand& memory) {
    const bool based = memory.mem.segment == ZYDIS_REGISTER_FS || memory.mem.segment == ZYDIS_REGISTER_GS;
    if (memory.encoding != ZYDIS_OPERAND_ENCODING_MODRM_RM || instruction.info.address_width == 16) {
        return false;
    }
    const bool code_write = memory.mem.segment == ZYDIS_REGISTER_CS && writes(memory);
    return in_reach(memory.mem.disp.value) && (is_code_64(instruction) || (!based && !code_write));
}

const ZydisDecodedOperand* visible_memory(const Instruction& instruction) {
    const auto* end = instruction.operands + instruction.info.operand_count_visible;
    const auto* found = std::find_if(instruction.operands, end, is_memory);
    return found == end ? nullptr : found;
}

/// All visible operands are general registers without high bytes, immediates, or memory that can be addressed.
bool plain_operands(const Instruction& instruction) {
    return std::all_of(instruction.operands, instruction.operands + instruction.info.operand_count_visible,
                       [&](const ZydisDecodedOperand& operand) {
                           return operand.type == ZYDIS_OPERAND_TYPE_IMMEDIATE ||
                                  (is_gpr(operand) && !is_high_byte(operand)) ||
                                  (is_memory(operand) && translatable_address(instruction, operand));
                       });
}

void set(Planned& planned, Form form, FlagEffect writes_flags = FlagEffect::None, bool reads_flags = false) {
    planned.form = form;
    planned.writes_flags = writes_flags;
    planned.reads_flags = reads_flags;
}

/// The ALU group in all its encodings.
void plan_alu(Planned& planned, FlagEffect effect, bool reads_flags) {
    const std::uint8_t opcode = planned.instruction.info.opcode;
    const bool short_form = !has_modrm(planned.instruction);
    const bool increment_32 = short_form && (opcode & 0xf0) == 0x40;
    set(planned, short_form && !increment_32 ? Form::AluRax : Form::Generic, effect, reads_flags);
}

/// A count of 0 leaves the flags, and what is undefined may stay: the host shall find the guest's in them.
void plan_shift(Planned& planned, bool through_carry) {
    set(planned, Form::Generic, FlagEffect::Some, through_carry);
}

void plan_bit_test(Planned& planned) {
    const Instruction& instruction = planned.instruction;
    if (!is_memory(instruction.operands[0]) || instruction.operands[1].type == ZYDIS_OPERAND_TYPE_IMMEDIATE) {
        set(planned, Form::Generic, FlagEffect::Some);
    }
}

void plan_move(Planned& planned) {
    const Instruction& instruction = planned.instruction;
    if (!has_modrm(instruction)) {
        if (instruction.operands[1].type == ZYDIS_OPERAND_TYPE_IMMEDIATE) {
            set(planned, Form::MoveImmediate);
        }
    } else if (is_register(instruction.operands[1], ZYDIS_REGCLASS_SEGMENT)) {
        if (is_gpr(instruction.operands[0]) && instruction.operands[0].size >= 32) {
            set(planned, Form::FromSegment);
        }
    } else {
        set(planned, Form::Generic);
    }
}

void plan_one_operand(Planned& planned, Form form) {
    const ZydisDecodedOperand& operand = planned.instruction.operands[0];
    if (operand.size != 8 && (form == Form::Multiply || operand.size != 16)) {
        set(planned, form, FlagEffect::Some);  // Most or all of them are undefined.
    }
}

/// Operand and stack are as wide as the mode's stack.
bool natural_width(const Instruction& instruction) {
    return instruction.info.operand_width == (is_code_64(instruction) ? 64 : 32);
}

void plan_stack(Planned& planned, Form form) {
    const ZydisDecodedOperand& operand = planned.instruction.operands[0];
    const bool immediate = operand.type == ZYDIS_OPERAND_TYPE_IMMEDIATE;
    const bool pushes_memory = form == Form::Push && is_memory(operand);
    if (natural_width(planned.instruction) && (form == Form::Leave || immediate || is_gpr(operand) || pushes_memory)) {
        set(planned, form);
    }
}

void plan_branch(Planned& planned, Form relative, Form indirect) {
    const Instruction& instruction = planned.instruction;
    if (instruction.info.meta.branch_type == ZYDIS_BRANCH_TYPE_FAR || !natural_width(instruction)) {
        return;
    }
    const bool is_relative = instruction.operands[0].type == ZYDIS_OPERAND_TYPE_IMMEDIATE;
    if (is_relative && !in_reach(instruction.operands[0].imm.value.s)) {
        return;
    }
    if (is_relative || is_gpr(instruction.operands[0]) || is_memory(instruction.operands[0])) {
        set(planned, is_relative ? relative : indirect);
    }
}

/// A string instruction that is repeated as often as RCX says.
void plan_string(Planned& planned, Form form) {
    const Instruction& instruction = planned.instruction;
    constexpr auto kBased = ZYDIS_ATTRIB_HAS_SEGMENT_FS | ZYDIS_ATTRIB_HAS_SEGMENT_GS;
    if (is_code_64(instruction) && instruction.info.address_width == 64 &&
        instruction.info.meta.category == ZYDIS_CATEGORY_STRINGOP &&
        (instruction.info.attributes & ZYDIS_ATTRIB_HAS_REP) != 0 && (instruction.info.attributes & kBased) == 0) {
        set(planned, form);
    }
}

void plan_condition(Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const auto category = instruction.info.meta.category;
    if (category == ZYDIS_CATEGORY_CMOV || category == ZYDIS_CATEGORY_SETCC) {
        set(planned, Form::Generic, FlagEffect::None, true);
    } else if (category == ZYDIS_CATEGORY_COND_BR && natural_width(instruction) &&
               in_reach(instruction.operands[0].imm.value.s) &&
               ((instruction.info.opcode & 0xf0) == 0x70 || (instruction.info.opcode & 0xf0) == 0x80)) {
        set(planned, Form::JumpIf, FlagEffect::None, true);
    }
}

/// Chooses the form by mnemonic alone; operands are looked at afterwards.
void plan_mnemonic(Planned& planned) {
    using enum FlagEffect;
    const Instruction& instruction = planned.instruction;
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_ADD:
        case ZYDIS_MNEMONIC_OR:
        case ZYDIS_MNEMONIC_AND:
        case ZYDIS_MNEMONIC_SUB:
        case ZYDIS_MNEMONIC_XOR:
        case ZYDIS_MNEMONIC_CMP:
        case ZYDIS_MNEMONIC_TEST:
        case ZYDIS_MNEMONIC_NEG: plan_alu(planned, All, false); break;
        case ZYDIS_MNEMONIC_ADC:
        case ZYDIS_MNEMONIC_SBB: plan_alu(planned, All, true); break;
        case ZYDIS_MNEMONIC_INC:
        case ZYDIS_MNEMONIC_DEC: plan_alu(planned, Some, false); break;
        case ZYDIS_MNEMONIC_NOT:
        case ZYDIS_MNEMONIC_MOVZX:
        case ZYDIS_MNEMONIC_MOVSX:
        case ZYDIS_MNEMONIC_MOVSXD: set(planned, Form::Generic); break;
        case ZYDIS_MNEMONIC_MOV: plan_move(planned); break;
        case ZYDIS_MNEMONIC_LEA: set(planned, Form::Lea); break;
        case ZYDIS_MNEMONIC_NOP: set(planned, Form::Nothing); break;
        case ZYDIS_MNEMONIC_XCHG: set(planned, has_modrm(instruction) ? Form::Generic : Form::ExchangeRax); break;
        case ZYDIS_MNEMONIC_BSWAP:
            if (instruction.info.operand_width != 16) {
                set(planned, Form::Swap);
            }
            break;
        case ZYDIS_MNEMONIC_SHL:
        case ZYDIS_MNEMONIC_SHR:
        case ZYDIS_MNEMONIC_SAR:
        case ZYDIS_MNEMONIC_SHLD:
        case ZYDIS_MNEMONIC_SHRD: plan_shift(planned, false); break;
        case ZYDIS_MNEMONIC_ROL:
        case ZYDIS_MNEMONIC_ROR: plan_shift(planned, false); break;
        case ZYDIS_MNEMONIC_RCL:
        case ZYDIS_MNEMONIC_RCR: plan_shift(planned, true); break;
        case ZYDIS_MNEMONIC_IMUL:
            if (instruction.info.operand_count_visible == 1) {
                plan_one_operand(planned, Form::Multiply);
            } else {
                set(planned, Form::Generic, Some);
            }
            break;
        case ZYDIS_MNEMONIC_MUL: plan_one_operand(planned, Form::Multiply); break;
        case ZYDIS_MNEMONIC_DIV:
        case ZYDIS_MNEMONIC_IDIV: plan_one_operand(planned, Form::Divide); break;
        case ZYDIS_MNEMONIC_BT:
        case ZYDIS_MNEMONIC_BTS:
        case ZYDIS_MNEMONIC_BTR:
        case ZYDIS_MNEMONIC_BTC: plan_bit_test(planned); break;
        case ZYDIS_MNEMONIC_BSF:
        case ZYDIS_MNEMONIC_BSR: set(planned, Form::Generic, Some); break;
        case ZYDIS_MNEMONIC_XADD: set(planned, Form::Generic, All); break;
        case ZYDIS_MNEMONIC_CMPXCHG: set(planned, Form::CompareExchange, All); break;
        case ZYDIS_MNEMONIC_CBW:
        case ZYDIS_MNEMONIC_CWDE:
        case ZYDIS_MNEMONIC_CDQE: set(planned, Form::Extend); break;
        case ZYDIS_MNEMONIC_CWD:
        case ZYDIS_MNEMONIC_CDQ:
        case ZYDIS_MNEMONIC_CQO: set(planned, Form::SignToRdx); break;
        case ZYDIS_MNEMONIC_CLC:
        case ZYDIS_MNEMONIC_STC: set(planned, Form::Carry, Some); break;
        case ZYDIS_MNEMONIC_CMC: set(planned, Form::Carry, Some, true); break;
        case ZYDIS_MNEMONIC_PUSH: plan_stack(planned, Form::Push); break;
        case ZYDIS_MNEMONIC_PUSHFD:
        case ZYDIS_MNEMONIC_PUSHFQ:
            if (natural_width(instruction)) {
                set(planned, Form::PushFlags);
            }
            break;
        case ZYDIS_MNEMONIC_STOSB:
        case ZYDIS_MNEMONIC_STOSD:
        case ZYDIS_MNEMONIC_STOSQ: plan_string(planned, Form::Fill); break;
        case ZYDIS_MNEMONIC_MOVSB:
        case ZYDIS_MNEMONIC_MOVSD:
        case ZYDIS_MNEMONIC_MOVSQ: plan_string(planned, Form::Copy); break;
        case ZYDIS_MNEMONIC_CLI: set(planned, Form::ClearInterrupts); break;
        case ZYDIS_MNEMONIC_SWAPGS: set(planned, Form::SwapGs); break;
        case ZYDIS_MNEMONIC_RDTSC: set(planned, Form::ReadTsc); break;
        case ZYDIS_MNEMONIC_POP: plan_stack(planned, Form::Pop); break;
        case ZYDIS_MNEMONIC_LEAVE: plan_stack(planned, Form::Leave); break;
        case ZYDIS_MNEMONIC_JMP: plan_branch(planned, Form::Jump, Form::JumpIndirect); break;
        case ZYDIS_MNEMONIC_CALL: plan_branch(planned, Form::Call, Form::CallIndirect); break;
        case ZYDIS_MNEMONIC_RET:
            if (instruction.info.meta.branch_type != ZYDIS_BRANCH_TYPE_FAR && natural_width(instruction)) {
                set(planned, Form::Return);
            }
            break;
        default: plan_condition(planned); break;
    }
}

/// Forms of which little is left to the interpreter: what is not allowed.
bool is_system(Form form) {
    return form == Form::PushFlags || form == Form::ClearInterrupts || form == Form::SwapGs || form == Form::ReadTsc ||
           form == Form::FromSegment;
}

bool is_string(Form form) { return form == Form::Fill || form == Form::Copy; }

/// Forms that name no general register or memory in their visible operands, or look at them by themselves.
bool operands_matter(Form form) {
    return form != Form::Interpret && form != Form::Nothing && form != Form::Extend && form != Form::SignToRdx &&
           form != Form::Carry && form != Form::X87 && form != Form::Return && form != Form::Leave && form != Form::Lea &&
           form != Form::Jump && form != Form::JumpIf && form != Form::Call && !is_string(form) && !is_system(form);
}

bool is_move_from_high_byte(const Instruction& instruction) {
    return instruction.info.mnemonic == ZYDIS_MNEMONIC_MOVZX && is_high_byte(instruction.operands[1]) &&
           instruction.operands[0].size >= 32;
}

/// AH, CH, DH or BH is named by ModRM.rm, and nothing else but an immediate or CL.
bool is_of_high_byte(const Instruction& instruction) {
    const auto* end = instruction.operands + instruction.info.operand_count_visible;
    return is_high_byte(instruction.operands[0]) && instruction.operands[0].encoding == ZYDIS_OPERAND_ENCODING_MODRM_RM &&
           std::all_of(instruction.operands + 1, end, [](const ZydisDecodedOperand& operand) {
               return operand.type == ZYDIS_OPERAND_TYPE_IMMEDIATE ||
                      (operand.type == ZYDIS_OPERAND_TYPE_REGISTER && operand.encoding == ZYDIS_OPERAND_ENCODING_NONE);
           });
}

bool is_vector(const ZydisDecodedOperand& operand) {
    return is_register(operand, ZYDIS_REGCLASS_XMM) || is_register(operand, ZYDIS_REGCLASS_YMM);
}

/// The index that PCMPISTRI gives is in RCX, which is the host's RCX too.
bool is_string_index(const Instruction& instruction, const ZydisDecodedOperand& operand) {
    return instruction.info.mnemonic == ZYDIS_MNEMONIC_PCMPISTRI && operand.type == ZYDIS_OPERAND_TYPE_REGISTER &&
           (operand.reg.value == ZYDIS_REGISTER_ECX || operand.reg.value == ZYDIS_REGISTER_RCX);
}

/// SSE or AVX on vector and general registers and memory, without implied general registers of other numbers than the host's.
bool is_plain_vector(const Instruction& instruction) {
    bool any = false;
    for (unsigned i = 0; i < instruction.info.operand_count; ++i) {
        const ZydisDecodedOperand& operand = instruction.operands[i];
        const bool named = operand.encoding == ZYDIS_OPERAND_ENCODING_MODRM_REG ||
                           operand.encoding == ZYDIS_OPERAND_ENCODING_MODRM_RM;
        const bool fine = (is_vector(operand) && operand.encoding != ZYDIS_OPERAND_ENCODING_IS4) || operand.type == ZYDIS_OPERAND_TYPE_IMMEDIATE ||
                          is_register(operand, ZYDIS_REGCLASS_FLAGS) || is_string_index(instruction, operand) ||
                          (is_gpr(operand) && named && !is_high_byte(operand)) ||
                          (is_memory(operand) && named && operand.size <= 256 && operand.size >= 8 &&
                           translatable_address(instruction, operand));
        if (!fine) {
            return false;
        }
        any = any || is_vector(operand);
    }
    return any;
}

void plan_sse(Planned& planned, const NativeUnit& unit) {
    const Instruction& instruction = planned.instruction;
    if (!unit.has(instruction.info.meta.isa_set) || !is_plain_vector(instruction)) {
        return;
    }
    switch (instruction.info.mnemonic) {
        // Not in the order of other stores, on which the page tracker relies.
        case ZYDIS_MNEMONIC_MOVNTPS:
        case ZYDIS_MNEMONIC_MOVNTPD:
        case ZYDIS_MNEMONIC_MOVNTDQ: return;
        case ZYDIS_MNEMONIC_COMISS:
        case ZYDIS_MNEMONIC_COMISD:
        case ZYDIS_MNEMONIC_UCOMISS:
        case ZYDIS_MNEMONIC_UCOMISD:
        case ZYDIS_MNEMONIC_PTEST:
        case ZYDIS_MNEMONIC_PCMPISTRI: set(planned, Form::Generic, FlagEffect::All); break;
        default:
            if (instruction.info.cpu_flags != nullptr &&
                ((instruction.info.cpu_flags->modified | instruction.info.cpu_flags->tested) & rflags::Arithmetic) != 0) {
                return;
            }
            set(planned, Form::Generic);
            break;
    }
    planned.vector = true;
}

void plan_avx(Planned& planned, const NativeUnit& unit) {
    const Instruction& instruction = planned.instruction;
    if (!instruction.is_64() || !unit.has(instruction.info.meta.isa_set)) {
        return;
    }
    if (instruction.info.mnemonic == ZYDIS_MNEMONIC_VZEROUPPER) {
        set(planned, Form::ZeroUpper);
        return;
    }
    if (!is_plain_vector(instruction)) {
        return;
    }
    switch (instruction.info.mnemonic) {
        // Not in order, or by the lane.
        case ZYDIS_MNEMONIC_VMOVNTPS:
        case ZYDIS_MNEMONIC_VMOVNTPD:
        case ZYDIS_MNEMONIC_VMOVNTDQ:
        case ZYDIS_MNEMONIC_VMASKMOVPS:
        case ZYDIS_MNEMONIC_VMASKMOVPD:
        case ZYDIS_MNEMONIC_VPMASKMOVD:
        case ZYDIS_MNEMONIC_VPMASKMOVQ:
        case ZYDIS_MNEMONIC_VMASKMOVDQU: return;
        case ZYDIS_MNEMONIC_VCOMISS:
        case ZYDIS_MNEMONIC_VCOMISD:
        case ZYDIS_MNEMONIC_VUCOMISS:
        case ZYDIS_MNEMONIC_VUCOMISD:
        case ZYDIS_MNEMONIC_VPTEST:
        case ZYDIS_MNEMONIC_VTESTPS:
        case ZYDIS_MNEMONIC_VTESTPD: set(planned, Form::VexVector, FlagEffect::All); break;
        default:
            if (instruction.info.cpu_flags != nullptr &&
                ((instruction.info.cpu_flags->modified | instruction.info.cpu_flags->tested) & rflags::Arithmetic) != 0) {
                return;
            }
            set(planned, Form::VexVector);
            break;
    }
    // Gathers have a vector as index.
    const ZydisDecodedOperand* memory = visible_memory(instruction);
    planned.vector = memory == nullptr || memory->mem.type == ZYDIS_MEMOP_TYPE_MEM;
    if (!planned.vector) {
        set(planned, Form::Interpret);
    }
}

/// An escape opcode that computes: the control instructions are the interpreter's.
void plan_x87(Planned& planned) {
    const Instruction& instruction = planned.instruction;
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_FLDCW:
        case ZYDIS_MNEMONIC_FNSTCW:
        case ZYDIS_MNEMONIC_FNSTSW:
        case ZYDIS_MNEMONIC_FNSTENV:
        case ZYDIS_MNEMONIC_FLDENV:
        case ZYDIS_MNEMONIC_FNSAVE:
        case ZYDIS_MNEMONIC_FRSTOR:
        case ZYDIS_MNEMONIC_FNINIT:
        case ZYDIS_MNEMONIC_FNCLEX: return;
        case ZYDIS_MNEMONIC_FABS:
        case ZYDIS_MNEMONIC_FADD:
        case ZYDIS_MNEMONIC_FADDP:
        case ZYDIS_MNEMONIC_FCHS:
        case ZYDIS_MNEMONIC_FDIV:
        case ZYDIS_MNEMONIC_FDIVP:
        case ZYDIS_MNEMONIC_FDIVR:
        case ZYDIS_MNEMONIC_FDIVRP:
        case ZYDIS_MNEMONIC_FILD:
        case ZYDIS_MNEMONIC_FLD:
        case ZYDIS_MNEMONIC_FLD1:
        case ZYDIS_MNEMONIC_FLDZ:
        case ZYDIS_MNEMONIC_FLDPI:
        case ZYDIS_MNEMONIC_FLDL2E:
        case ZYDIS_MNEMONIC_FLDLN2:
        case ZYDIS_MNEMONIC_FMUL:
        case ZYDIS_MNEMONIC_FMULP:
        case ZYDIS_MNEMONIC_FRNDINT:
        case ZYDIS_MNEMONIC_FSQRT:
        case ZYDIS_MNEMONIC_FST:
        case ZYDIS_MNEMONIC_FSTP:
        case ZYDIS_MNEMONIC_FIST:
        case ZYDIS_MNEMONIC_FISTP:
        case ZYDIS_MNEMONIC_FISTTP:
        case ZYDIS_MNEMONIC_FSUB:
        case ZYDIS_MNEMONIC_FSUBP:
        case ZYDIS_MNEMONIC_FSUBR:
        case ZYDIS_MNEMONIC_FSUBRP:
        case ZYDIS_MNEMONIC_FXCH:
        case ZYDIS_MNEMONIC_FSCALE:
        case ZYDIS_MNEMONIC_FPREM:
        case ZYDIS_MNEMONIC_F2XM1:
        case ZYDIS_MNEMONIC_FYL2X:
        case ZYDIS_MNEMONIC_FPTAN:
        case ZYDIS_MNEMONIC_FPATAN:
        case ZYDIS_MNEMONIC_FSIN:
        case ZYDIS_MNEMONIC_FCOS: break;
        case ZYDIS_MNEMONIC_FCOMI:
        case ZYDIS_MNEMONIC_FCOMIP:
        case ZYDIS_MNEMONIC_FUCOMI:
        case ZYDIS_MNEMONIC_FUCOMIP: planned.writes_flags = FlagEffect::Some; break;
        default: return;
    }
    const ZydisDecodedOperand* memory = visible_memory(instruction);
    if (instruction.is_64() && (instruction.info.opcode & 0xf8) == 0xd8 &&
        (memory == nullptr || (translatable_address(instruction, *memory) && memory->mem.segment != ZYDIS_REGISTER_FS &&
                               memory->mem.segment != ZYDIS_REGISTER_GS && instruction.info.address_width == 64))) {
        planned.form = Form::X87;
    } else {
        set(planned, Form::Interpret);
    }
}

/// BMI instructions without implied operands.
void plan_bit_manipulation(Planned& planned, const NativeUnit& unit) {
    const Instruction& instruction = planned.instruction;
    if (!instruction.is_64() || !unit.has(instruction.info.meta.isa_set)) {
        return;
    }
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_SHLX:
        case ZYDIS_MNEMONIC_SHRX:
        case ZYDIS_MNEMONIC_SARX:
        case ZYDIS_MNEMONIC_RORX:
        case ZYDIS_MNEMONIC_PEXT:
        case ZYDIS_MNEMONIC_PDEP: set(planned, Form::VexGeneral); break;
        case ZYDIS_MNEMONIC_ANDN:
        case ZYDIS_MNEMONIC_BEXTR:
        case ZYDIS_MNEMONIC_BLSI:
        case ZYDIS_MNEMONIC_BLSMSK:
        case ZYDIS_MNEMONIC_BLSR:
        case ZYDIS_MNEMONIC_BZHI: set(planned, Form::VexGeneral, FlagEffect::Some); break;
        default: break;
    }
}

/// What is not there on every CPU, and hints.
void plan_extension(Planned& planned, const NativeUnit& unit) {
    const Instruction& instruction = planned.instruction;
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_POPCNT:
        case ZYDIS_MNEMONIC_LZCNT:
        case ZYDIS_MNEMONIC_TZCNT:
            // Without them, the latter are BSR and BSF.
            if (unit.has(instruction.info.meta.isa_set) && instruction.operands[0].size != 16) {
                set(planned, Form::Generic, FlagEffect::Some);
            }
            break;
        case ZYDIS_MNEMONIC_PREFETCHNTA:
        case ZYDIS_MNEMONIC_PREFETCHT0:
        case ZYDIS_MNEMONIC_PREFETCHT1:
        case ZYDIS_MNEMONIC_PREFETCHT2: set(planned, Form::Nothing); break;
        default:
            plan_sse(planned, unit);
            if (planned.form == Form::Interpret) {
                plan_x87(planned);
            }
            break;
    }
}

void plan(Planned& planned, const NativeUnit& unit) {
    const Instruction& instruction = planned.instruction;
    if (instruction.info.encoding == ZYDIS_INSTRUCTION_ENCODING_VEX) {
        plan_bit_manipulation(planned, unit);
        if (planned.form == Form::Interpret) {
            plan_avx(planned, unit);
        }
    } else if (instruction.info.encoding == ZYDIS_INSTRUCTION_ENCODING_LEGACY) {
        plan_mnemonic(planned);
        if (planned.form == Form::Interpret) {
            plan_extension(planned, unit);
        }
    } else {
        return;
    }
    if (is_move_from_high_byte(instruction)) {
        set(planned, Form::HighByte);
    } else if (planned.form == Form::Generic && is_of_high_byte(instruction)) {
        planned.form = Form::OfHighByte;
    } else if (operands_matter(planned.form) && !planned.vector && !plain_operands(instruction)) {
        set(planned, Form::Interpret);
    } else if (planned.form == Form::Lea &&
               (instruction.info.address_width == 16 || !in_reach(instruction.operands[1].mem.disp.value))) {
        set(planned, Form::Interpret);
    }
    if (planned.form != Form::Interpret && planned.form != Form::Lea && planned.form != Form::Nothing &&
        !is_string(planned.form)) {
        planned.memory = visible_memory(instruction);
    }
    switch (planned.form) {
        case Form::Interpret:
        case Form::Divide:
        case Form::Push:
        case Form::Pop:
        case Form::Leave:
        case Form::PushFlags:
        case Form::ClearInterrupts:
        case Form::SwapGs:
        case Form::ReadTsc:
        case Form::Fill:
        case Form::Copy:
        case Form::Call:
        case Form::CallIndirect:
        case Form::JumpIndirect:
        case Form::Return: planned.may_leave = true; break;
        default: planned.may_leave = planned.memory != nullptr; break;
    }
}

/// Says of each instruction whether anyone reads the flags it leaves.
void find_wanted_flags(std::vector<Planned>& instructions) {
    bool wanted = true;  // By whatever comes behind the block.
    for (auto at = instructions.rbegin(); at != instructions.rend(); ++at) {
        at->flags_read = wanted;
        // Behind a store the block is left when it was into code, and then what comes next may have changed.
        at->flags_wanted = wanted || (at->memory != nullptr && writes(*at->memory));
        if (at->may_leave || at->reads_flags) {
            wanted = true;
        } else if (at->writes_flags == FlagEffect::All) {
            wanted = false;
        }
    }
}

/// The general registers that `instruction` names, or changes, as a set of numbers.
std::uint16_t general_registers(const Instruction& instruction, bool changed) {
    std::uint16_t set = 0;
    for (unsigned i = 0; i < instruction.info.operand_count; ++i) {
        const ZydisDecodedOperand& operand = instruction.operands[i];
        if (is_gpr(operand) && (!changed || writes(operand))) {
            set |= static_cast<std::uint16_t>(1u << (register_offset(operand.reg.value) / 8u));
        }
    }
    return set;
}

/// Its flags can be had from its operands, or from its result and the other operand.
bool can_repeat(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    if ((planned.form != Form::Generic && planned.form != Form::AluRax) || planned.writes_flags != FlagEffect::All ||
        planned.reads_flags || planned.vector || planned.memory != nullptr ||
        (instruction.info.attributes & ZYDIS_ATTRIB_HAS_LOCK) != 0) {
        return false;
    }
    const unsigned size = instruction.operands[0].size;
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_CMP:
        case ZYDIS_MNEMONIC_TEST: return true;
        case ZYDIS_MNEMONIC_AND:
        case ZYDIS_MNEMONIC_OR:
        case ZYDIS_MNEMONIC_XOR: return size >= 32;
        case ZYDIS_MNEMONIC_ADD:
        case ZYDIS_MNEMONIC_SUB:
            return size >= 32 && (instruction.operands[1].type == ZYDIS_OPERAND_TYPE_IMMEDIATE ||
                                  instruction.operands[0].reg.value != instruction.operands[1].reg.value);
        default: return false;
    }
}

/// Forms that may stand between the flags' origin and their end when they are had again.
bool lets_flags_be(const Planned& planned) {
    switch (planned.form) {
        case Form::Nothing:
        case Form::Generic:
        case Form::AluRax:
        case Form::MoveImmediate:
        case Form::Swap:
        case Form::Extend:
        case Form::SignToRdx:
        case Form::HighByte:
        case Form::VexGeneral:
        case Form::VexVector:
        case Form::Push:
        case Form::Pop:
        case Form::Leave: return true;
        case Form::Lea: return planned.instruction.operands[0].size != 16;
        default: return false;
    }
}

/// MOV of the low half of a register to itself.
bool only_zero_extends(const Instruction& instruction) {
    return instruction.info.mnemonic == ZYDIS_MNEMONIC_MOV && is_gpr(instruction.operands[0]) && is_gpr(instruction.operands[1]) &&
           instruction.operands[0].size == 32 && instruction.operands[0].reg.value == instruction.operands[1].reg.value;
}

/// Behind the instruction at `at` the registers in `needed`, or their low halves if `narrow`, stay until others overwrite the
/// flags, nobody wants them any more, or a branch has them in the host's.
bool stays_repeatable(const std::vector<Planned>& instructions, std::size_t at, std::uint16_t needed, bool narrow) {
    while (++at < instructions.size()) {
        const Planned& next = instructions[at];
        if (next.form == Form::JumpIf || (next.form == Form::Jump && !next.goes_on)) {
            return true;
        }
        if (next.form == Form::Jump) {
            continue;
        }
        if (!lets_flags_be(next)) {
            return false;
        }
        if (next.writes_flags != FlagEffect::None) {
            return true;
        }
        if ((general_registers(next.instruction, true) & needed) != 0 && !(narrow && only_zero_extends(next.instruction))) {
            return !next.flags_wanted && next.form != Form::Push;  // Which may leave behind its store.
        }
    }
    return true;
}

void find_repeatable_flags(std::vector<Planned>& instructions) {
    std::uint16_t needed = 0;
    bool narrow = false;
    bool known = false;  // What the flags at hand come from, and what it needs, when they can be had again.
    for (std::size_t at = 0; at < instructions.size(); ++at) {
        Planned& planned = instructions[at];
        if (planned.writes_flags != FlagEffect::None) {
            known = planned.flags_wanted && can_repeat(planned);
            needed = general_registers(planned.instruction, false);
            narrow = planned.instruction.operands[0].size <= 32;
            planned.flags_repeatable = known && stays_repeatable(instructions, at, needed, narrow);
            known = planned.flags_repeatable;
        } else if (planned.form == Form::JumpIf && planned.goes_on) {
            known = known && planned.flags_wanted && stays_repeatable(instructions, at, needed, narrow);
            planned.flags_repeatable = known;
        }
    }
}

/// The ops of the instruction at `offset`.
bool find_ops(const Block& block, Planned& planned) {
    unsigned at = 0;
    while (at < block.op_count && (block.ops[at].offset != planned.instruction.offset || block.ops[at].length == 0)) {
        ++at;
    }
    planned.first_op = static_cast<std::uint16_t>(at);
    while (at < block.op_count && block.ops[at].offset == planned.instruction.offset &&
           block.ops[at].length == planned.instruction.info.length) {
        ++at;
    }
    planned.op_count = static_cast<std::uint16_t>(at - planned.first_op);
    return planned.op_count != 0;
}

void find_flags(std::vector<Planned>& instructions) {
    find_wanted_flags(instructions);
    find_repeatable_flags(instructions);
}

/// Appends the instructions of `block`, whose bytes are at `code`, in place: they point into themselves. False, and nothing, when
/// they are not those that it was decoded from.
bool append_block(std::vector<Planned>& instructions, Block& block, std::span<const std::uint8_t> code, const NativeUnit& unit) {
    const std::size_t first = instructions.size();
    instructions.resize(first + block.instructions);
    std::size_t at = 0;
    for (Planned& planned : std::span(instructions).subspan(first)) {
        Instruction& instruction = planned.instruction;
        instruction.offset = static_cast<std::uint16_t>(at);
        instruction.mode = block.mode;
        planned.block = &block;
        if (!ZYAN_SUCCESS(ZydisDecoderDecodeFull(&decoder_for(block.mode & mode::CodeMask), code.data() + at,
                                                 code.size() - at, &instruction.info, instruction.operands)) ||
            !find_ops(block, planned)) {
            instructions.resize(first);
            return false;
        }
        instruction.bytes = code.subspan(at, instruction.info.length);
        plan(planned, unit);
        at += instruction.info.length;
    }
    return true;
}

constexpr std::size_t kMostInTrace = 96;  ///< Instructions beyond which no further block is taken in.
constexpr unsigned kMostBlocks = 8;
constexpr unsigned kMostRepeated = 4;         ///< Instructions of a block that are worth being there twice, as it has code already.

bool is_native(const Planned& planned) {
    return planned.vector || planned.form == Form::X87 || planned.form == Form::ZeroUpper;
}

bool mostly_interpreted(std::span<const Planned> instructions) {
    return 2 * static_cast<std::size_t>(std::ranges::count(instructions, Form::Interpret, &Planned::form)) > instructions.size();
}

/// Where in the page a trace goes on behind `last`, if that can be said.
std::optional<std::uint64_t> goes_on_at(const Planned& last, const Block& head) {
    const bool loop = last.form == Form::JumpIf && target_of(last) == static_cast<std::int64_t>(head.ram_offset & ~kPageMask);
    if (last.form == Form::Interpret || last.form > Form::JumpIf || loop) {
        return std::nullopt;  // A loop is left but once.
    }
    const std::int64_t target = last.form == Form::Jump ? target_of(last) : offset_behind(last);
    const bool in_page = target >= 0 && target <= static_cast<std::int64_t>(~kPageMask);
    return in_page ? std::optional(static_cast<std::uint64_t>(target)) : std::nullopt;
}

}  // namespace

std::vector<Planned> plan_block(Block& block, std::span<const std::uint8_t> code, const NativeUnit& unit) {
    std::vector<Planned> instructions;
    if (append_block(instructions, block, code, unit)) {
        find_flags(instructions);
    }
    return instructions;
}

std::vector<Planned> plan_trace(Block& head, const BlockCache& blocks, std::span<const std::uint8_t> page, const NativeUnit& unit,
                                std::uint32_t hot) {
    const std::uint64_t base = head.ram_offset & kPageMask;
    std::vector<Planned> instructions;
    instructions.reserve(std::max<std::size_t>(kMostInTrace, head.instructions));
    if (!append_block(instructions, head, page.subspan(head.ram_offset - base), unit)) {
        return {};
    }
    // What may be forbidden as a whole is looked at once, at the entry.
    const bool native = std::ranges::any_of(instructions, is_native);
    std::vector<const Block*> members = {&head};
    while (members.size() < kMostBlocks && !mostly_interpreted(instructions)) {
        const auto offset = goes_on_at(instructions.back(), head);
        Block* next = offset ? blocks.find(base | *offset, head.mode) : nullptr;
        const std::size_t before = instructions.size();
        if (next == nullptr || next->crosses() || (next->translation == nullptr ? 2 * next->heat < hot : next->instructions > kMostRepeated) ||
            std::ranges::find(members, next) != members.end() || before + next->instructions > instructions.capacity()) {
            break;
        }
        if (!append_block(instructions, *next, page.subspan(*offset), unit)) {
            break;
        }
        const auto more = std::span(instructions).subspan(before);
        if (mostly_interpreted(more) || (!native && std::ranges::any_of(more, is_native))) {
            instructions.resize(before);
            break;
        }
        Planned& last = instructions[before - 1];
        last.goes_on = true;
        more.front().begins_block = true;
        members.push_back(next);
    }
    find_flags(instructions);
    return instructions;
}

bool overwrites_flags(const std::vector<Planned>& instructions) {
    // A block with instructions that may be forbidden as a whole is left at its entry.
    if (std::ranges::any_of(instructions, is_native)) {
        return false;
    }
    for (const Planned& planned : instructions) {
        if (planned.may_leave || planned.reads_flags) {
            return false;
        }
        // What may keep some of them leaves them as unknown as they were.
        if (planned.writes_flags == FlagEffect::All) {
            return true;
        }
    }
    return false;
}

}  // namespace apiary::cpu::soft
