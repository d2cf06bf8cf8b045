// SPDX-License-Identifier: BSD-2-Clause
// Near branches: JMP Jcc JrCXZ LOOP CALL RET.
#include <array>
#include <utility>

#include "backend/cpu/soft/handlers.h"
#include "backend/cpu/soft/stack.h"

namespace apiary::cpu::soft {

namespace {

/// Checks a branch target and cuts it to the operand size: canonical in 64-bit mode, else within CS. Faults belong to
/// the branch.
std::uint64_t checked_target(Cpu& cpu, const Op* op, std::uint64_t target, unsigned bits) {
    if (bits == 64) {
        if (static_cast<std::uint64_t>(static_cast<std::int64_t>(target << 16) >> 16) != target) [[unlikely]] {
            cpu.current = op;
            cpu.raise(Vector::GeneralProtection, 0);
        }
        return target;
    }
    target &= bits == 16 ? 0xffff : 0xffff'ffff;
    if (target > cpu.seg[Cs].limit && (cpu.mode & mode::CodeMask) != mode::Code64) [[unlikely]] {
        cpu.current = op;
        cpu.raise(Vector::GeneralProtection, 0);
    }
    return target;
}

/// Target of a relative branch: op->disp from the block's start, op->extra bits wide.
std::uint64_t relative_target(Cpu& cpu, const Op* op) {
    return checked_target(cpu, op, cpu.regs[kSlotRip] + static_cast<std::uint64_t>(op->disp), op->extra);
}

const Op* go(Cpu& cpu, std::uint64_t target) {
    cpu.rip = target;
    return next_block(cpu);
}

const Op* op_jmp(Cpu& cpu, const Op* op) { return go(cpu, relative_target(cpu, op)); }

template <unsigned kCode>
const Op* op_jcc(Cpu& cpu, const Op* op) {
    return go(cpu, condition<kCode>(cpu.flags) ? relative_target(cpu, op) : cpu.next_rip(op));
}

template <std::size_t... kCodes>
constexpr std::array<Handler, 16> make_jcc(std::index_sequence<kCodes...>) {
    return {op_jcc<kCodes>...};
}
constexpr std::array<Handler, 16> kJcc = make_jcc(std::make_index_sequence<16>{});

enum class Loop : std::uint8_t { Loop, Loope, Loopne, Jcxz };

/// op->aux is the kind; op->imm the address size, which says how much of rCX counts.
const Op* op_loop(Cpu& cpu, const Op* op) {
    const std::uint64_t mask = op->imm == 64 ? ~std::uint64_t{0} : op->imm == 32 ? 0xffff'ffff : 0xffff;
    const auto kind = static_cast<Loop>(op->aux);
    const std::uint64_t count = (cpu.regs[Rcx] - (kind == Loop::Jcxz ? 0 : 1)) & mask;
    const bool zero = (cpu.flags & hostflags::ZF) != 0;
    const bool taken = kind == Loop::Jcxz ? count == 0
                                          : count != 0 && (kind == Loop::Loop || zero == (kind == Loop::Loope));
    const std::uint64_t target = taken ? relative_target(cpu, op) : cpu.next_rip(op);
    if (kind != Loop::Jcxz) {
        cpu.regs[Rcx] = mask == 0xffff ? (cpu.regs[Rcx] & ~mask) | count : count;
    }
    return go(cpu, target);
}

template <class T>
struct CallRelative {
    static const Op* run(Cpu& cpu, const Op* op) {
        const std::uint64_t target = relative_target(cpu, op);
        push<T>(cpu, op, static_cast<T>(cpu.next_rip(op)));
        return go(cpu, target);
    }
};
template <class T>
struct JmpReg {
    static const Op* run(Cpu& cpu, const Op* op) {
        return go(cpu, checked_target(cpu, op, reg_at<T>(cpu, op->src), sizeof(T) * 8));
    }
};
template <class T>
struct JmpMem {
    static const Op* run(Cpu& cpu, const Op* op) {
        const T target = load<T>(cpu, op, linear_address(cpu, op));
        return go(cpu, checked_target(cpu, op, target, sizeof(T) * 8));
    }
};
template <class T>
struct CallReg {
    static const Op* run(Cpu& cpu, const Op* op) {
        const std::uint64_t target = checked_target(cpu, op, reg_at<T>(cpu, op->src), sizeof(T) * 8);
        push<T>(cpu, op, static_cast<T>(cpu.next_rip(op)));
        return go(cpu, target);
    }
};
/// CALL by way of memory, first op: reads the target. The second is of the stack segment, for its faults.
template <class T>
struct CallMemTake {
    static const Op* run(Cpu& cpu, const Op* op) {
        cpu.popped = load<T>(cpu, op, linear_address(cpu, op));
        APIARY_NEXT(cpu, op);
    }
};
template <class T>
struct CallTaken {
    static const Op* run(Cpu& cpu, const Op* op) {
        const std::uint64_t target = checked_target(cpu, op, static_cast<T>(cpu.popped), sizeof(T) * 8);
        push<T>(cpu, op, static_cast<T>(cpu.next_rip(op)));
        return go(cpu, target);
    }
};
template <class T>
struct Ret {
    static const Op* run(Cpu& cpu, const Op* op) {
        const std::uint64_t target = checked_target(cpu, op, peek<T>(cpu, op), sizeof(T) * 8);
        set_stack_pointer(cpu, cpu.regs[Rsp] + sizeof(T) + static_cast<std::uint16_t>(op->imm));
        return go(cpu, target);
    }
};

/// Width of the instruction pointer of a near branch. In 64-bit mode it is 64 bits, with a 66 prefix too except on AMD,
/// where it is 16.
unsigned branch_bits(const Instruction& instruction) { return instruction.info.operand_width; }

void decode_indirect(bool call, const Instruction& instruction, OpWriter& out) {
    const ZydisDecodedOperand& operand = instruction.operands[0];
    const unsigned bits = branch_bits(instruction);
    Op op = out.make(nullptr);
    if (is_memory(operand)) {
        out.set_memory(op, operand, bits / 8, false);
        op.fn = (call ? kFromWord<CallMemTake> : kFromWord<JmpMem>).pick(bits);
        if (call) {
            out.push(op);
            op = out.make(kFromWord<CallTaken>.pick(bits));
            op.seg = Ss;
        }
    } else {
        op.src = offset_of(operand);
        op.seg = Ss;
        op.fn = (call ? kFromWord<CallReg> : kFromWord<JmpReg>).pick(bits);
    }
    out.push(op);
}

/// Sets target and width of a relative branch. Targets are relative to the block, which may lie at several addresses.
void set_target(Op& op, const Instruction& instruction) {
    op.disp = instruction.operands[0].imm.value.s + instruction.offset + instruction.info.length;
    op.extra = static_cast<std::uint16_t>(branch_bits(instruction));
}

bool is_far(const Instruction& instruction) { return instruction.info.meta.branch_type == ZYDIS_BRANCH_TYPE_FAR; }

bool decode_loop(const Instruction& instruction, OpWriter& out) {
    Loop kind;
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_LOOP: kind = Loop::Loop; break;
        case ZYDIS_MNEMONIC_LOOPE: kind = Loop::Loope; break;
        case ZYDIS_MNEMONIC_LOOPNE: kind = Loop::Loopne; break;
        case ZYDIS_MNEMONIC_JCXZ:
        case ZYDIS_MNEMONIC_JECXZ:
        case ZYDIS_MNEMONIC_JRCXZ: kind = Loop::Jcxz; break;
        default: return false;
    }
    Op op = out.make(op_loop);
    set_target(op, instruction);
    op.aux = static_cast<std::uint8_t>(kind);
    op.imm = instruction.info.address_width;
    out.push(op);
    return true;
}

bool decode_direct(const Instruction& instruction, OpWriter& out) {
    const bool relative = instruction.info.operand_count_visible != 0 && is_immediate(instruction.operands[0]);
    const ZydisMnemonic mnemonic = instruction.info.mnemonic;
    if (mnemonic == ZYDIS_MNEMONIC_RET) {
        Op op = out.make(kFromWord<Ret>.pick(branch_bits(instruction)));
        op.imm = relative ? immediate_of(instruction.operands[0]) : 0;
        op.seg = Ss;
        out.push(op);
        return true;
    }
    if (mnemonic == ZYDIS_MNEMONIC_JMP || mnemonic == ZYDIS_MNEMONIC_CALL) {
        const bool call = mnemonic == ZYDIS_MNEMONIC_CALL;
        if (!relative) {
            decode_indirect(call, instruction, out);
            return true;
        }
        Op op = out.make(call ? kFromWord<CallRelative>.pick(branch_bits(instruction)) : op_jmp);
        set_target(op, instruction);
        op.seg = call ? Ss : Ds;
        out.push(op);
        return true;
    }
    const bool jcc = (instruction.info.opcode & 0xf0) == 0x70 || (instruction.info.opcode & 0xf0) == 0x80;
    if (instruction.info.meta.category == ZYDIS_CATEGORY_COND_BR && relative && jcc) {
        Op op = out.make(kJcc[instruction.info.opcode & 15]);
        set_target(op, instruction);
        out.push(op);
        return true;
    }
    return false;
}

}  // namespace

bool decode_branch(const Instruction& instruction, OpWriter& out) {
    if (is_far(instruction) || (!decode_loop(instruction, out) && !decode_direct(instruction, out))) {
        return false;
    }
    out.end_block();
    return true;
}

}  // namespace apiary::cpu::soft
