// SPDX-License-Identifier: BSD-2-Clause
// MOV, PUSH and POP of segment registers, LDS LES LFS LGS LSS.
#include "backend/cpu/soft/debug.h"
#include "backend/cpu/soft/stack.h"
#include "backend/cpu/soft/system.h"

namespace apiary::cpu::soft {

namespace {

constexpr std::uint8_t kSegMask = 7;

Seg seg_of(ZydisRegister reg) { return static_cast<Seg>(reg - ZYDIS_REGISTER_ES); }

bool is_segment(const ZydisDecodedOperand& operand) {
    return is_register(operand) && ZydisRegisterGetClass(operand.reg.value) == ZYDIS_REGCLASS_SEGMENT;
}

/// Interrupts and debug traps wait until the instruction behind the one that loaded SS is done (SDM vol. 3, §6.8.3).
void shadow_after_ss(Cpu& cpu) {
    cpu.call_attention(attention::Shadow);
    inhibit_debug_traps(cpu);
}

/// Whether a load of `segment` ends the block: outside 64-bit mode decoding depends on segments, and SS casts a shadow.
bool ends_block(std::uint32_t code_mode, Seg segment) {
    return segment == Ss || (code_mode & mode::CodeMask) != mode::Code64;
}

const Op* behind_load(Cpu& cpu, const Op* op, Seg segment, bool shadow) {
    if (!ends_block(cpu.mode, segment)) {
        APIARY_NEXT(cpu, op);
    }
    cpu.rip = cpu.next_rip(op);
    cpu.update_mode();
    if (segment == Ss && shadow) {
        shadow_after_ss(cpu);
        return nullptr;
    }
    return next_block(cpu);
}

const Op* op_mov_to_segment(Cpu& cpu, const Op* op) {
    cpu.current = op;
    const auto segment = static_cast<Seg>(op->aux & kSegMask);
    load_segment(cpu, segment, read_word(cpu, op));
    return behind_load(cpu, op, segment, true);
}

const Op* op_mov_from_segment(Cpu& cpu, const Op* op) {
    write_word(cpu, op, cpu.seg[op->aux & kSegMask].selector);
    APIARY_NEXT(cpu, op);
}

template <class T>
struct PushSegment {
    static const Op* run(Cpu& cpu, const Op* op) {
        push<T>(cpu, op, cpu.seg[op->aux & kSegMask].selector);
        APIARY_NEXT(cpu, op);
    }
};

template <class T>
struct PopSegment {
    static const Op* run(Cpu& cpu, const Op* op) {
        const auto segment = static_cast<Seg>(op->aux & kSegMask);
        const auto selector = static_cast<std::uint16_t>(peek<T>(cpu, op));
        cpu.current = op;
        const std::uint64_t pointer = cpu.regs[Rsp] + sizeof(T);
        // The pointer moves as the old SS says.
        const std::uint64_t mask = stack_mask(cpu);
        load_segment(cpu, segment, selector);
        cpu.regs[Rsp] = mask == 0xffff ? (cpu.regs[Rsp] & ~mask) | (pointer & mask) : pointer & mask;
        return behind_load(cpu, op, segment, true);
    }
};

template <class T>
struct LoadFarPointer {
    static const Op* run(Cpu& cpu, const Op* op) {
        const std::uint64_t linear = linear_address(cpu, op);
        const T offset = load<T>(cpu, op, linear);
        const auto selector = load<std::uint16_t>(cpu, op, linear + sizeof(T));
        const auto segment = static_cast<Seg>(op->aux & kSegMask);
        cpu.current = op;
        load_segment(cpu, segment, selector);
        set_reg<T>(cpu, op->dst, offset);
        return behind_load(cpu, op, segment, false);
    }
};

template <template <class> class Family>
constexpr BySize kFromWord = {nullptr, Family<std::uint16_t>::run, Family<std::uint32_t>::run,
                              Family<std::uint64_t>::run};

void decode_load(Op& op, Seg segment, const Instruction& instruction, OpWriter& out) {
    op.aux |= segment;
    out.push(op);
    if (ends_block(instruction.mode, segment)) {
        out.end_block();
    }
}

bool decode_mov(const Instruction& instruction, OpWriter& out) {
    const ZydisDecodedOperand& first = instruction.operands[0];
    const ZydisDecodedOperand& second = instruction.operands[1];
    if (is_segment(first)) {
        const Seg segment = seg_of(first.reg.value);
        if (segment == Cs) {
            return false;
        }
        Op op = out.make(op_mov_to_segment);
        set_word_source(op, second, out);
        decode_load(op, segment, instruction, out);
        return true;
    }
    if (is_segment(second)) {
        Op op = out.make(op_mov_from_segment);
        set_word_destination(op, first, out);
        op.aux |= seg_of(second.reg.value);
        out.push(op);
        return true;
    }
    return false;
}

bool decode_push_pop(const Instruction& instruction, OpWriter& out) {
    if (!is_segment(instruction.operands[0])) {
        return false;
    }
    const Seg segment = seg_of(instruction.operands[0].reg.value);
    const unsigned bits = instruction.info.operand_width;
    const bool pops = instruction.info.mnemonic == ZYDIS_MNEMONIC_POP;
    Op op = out.make((pops ? kFromWord<PopSegment> : kFromWord<PushSegment>).pick(bits));
    op.seg = Ss;
    if (pops) {
        decode_load(op, segment, instruction, out);
    } else {
        op.aux = segment;
        out.push(op);
    }
    return true;
}

void decode_far_pointer(Seg segment, const Instruction& instruction, OpWriter& out) {
    const unsigned bits = instruction.operands[0].size;
    Op op = out.make(kFromWord<LoadFarPointer>.pick(bits));
    op.dst = offset_of(instruction.operands[0]);
    out.set_memory(op, instruction.operands[1], bits / 8 + 2, false);
    decode_load(op, segment, instruction, out);
}

}  // namespace

bool decode_segment_moves(const Instruction& instruction, OpWriter& out) {
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_MOV: return decode_mov(instruction, out);
        case ZYDIS_MNEMONIC_PUSH:
        case ZYDIS_MNEMONIC_POP: return decode_push_pop(instruction, out);
        case ZYDIS_MNEMONIC_LDS: decode_far_pointer(Ds, instruction, out); return true;
        case ZYDIS_MNEMONIC_LES: decode_far_pointer(Es, instruction, out); return true;
        case ZYDIS_MNEMONIC_LFS: decode_far_pointer(Fs, instruction, out); return true;
        case ZYDIS_MNEMONIC_LGS: decode_far_pointer(Gs, instruction, out); return true;
        case ZYDIS_MNEMONIC_LSS: decode_far_pointer(Ss, instruction, out); return true;
        default: return false;
    }
}

}  // namespace apiary::cpu::soft
