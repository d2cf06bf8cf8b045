// SPDX-License-Identifier: BSD-2-Clause
// PUSH POP PUSHA POPA ENTER LEAVE, BOUND.
#include "backend/cpu/soft/handlers.h"
#include "backend/cpu/soft/stack.h"

namespace apiary::cpu::soft {

namespace {

template <class T>
struct PushReg {
    static const Op* run(Cpu& cpu, const Op* op) {
        push<T>(cpu, op, reg_at<T>(cpu, op->src));
        APIARY_NEXT(cpu, op);
    }
};
template <class T>
struct PushImm {
    static const Op* run(Cpu& cpu, const Op* op) {
        push<T>(cpu, op, static_cast<T>(op->imm));
        APIARY_NEXT(cpu, op);
    }
};
/// PUSH from memory, first op: reads the value. The second is of the stack segment, for its faults.
template <class T>
struct PushMemTake {
    static const Op* run(Cpu& cpu, const Op* op) {
        cpu.popped = load<T>(cpu, op, linear_address(cpu, op));
        APIARY_NEXT(cpu, op);
    }
};
template <class T>
struct PushTaken {
    static const Op* run(Cpu& cpu, const Op* op) {
        push<T>(cpu, op, static_cast<T>(cpu.popped));
        APIARY_NEXT(cpu, op);
    }
};
template <class T>
struct PopReg {
    static const Op* run(Cpu& cpu, const Op* op) {
        const T value = pop<T>(cpu, op);
        set_reg<T>(cpu, op->dst, value);  // After rSP moved: POP rSP leaves what was popped.
        APIARY_NEXT(cpu, op);
    }
};

/// POP to memory, first op: reads the value. Nothing is committed before the last, PopMem, has stored it.
template <class T>
struct PopMemTake {
    static const Op* run(Cpu& cpu, const Op* op) {
        cpu.popped = peek<T>(cpu, op);
        cpu.stack_before_pop = cpu.regs[Rsp];
        APIARY_NEXT(cpu, op);
    }
};

void decode_push(const Instruction& instruction, OpWriter& out) {
    const ZydisDecodedOperand& operand = instruction.operands[0];
    const unsigned bits = instruction.info.operand_width;
    Op op = out.make(nullptr);
    if (is_memory(operand)) {
        out.set_memory(op, operand, bits / 8, false);
        op.fn = kFromWord<PushMemTake>.pick(bits);
        out.push(op);
        op = out.make(kFromWord<PushTaken>.pick(bits));
        op.seg = Ss;
    } else if (is_immediate(operand)) {
        op.imm = immediate_of(operand);
        op.seg = Ss;
        op.fn = kFromWord<PushImm>.pick(bits);
    } else {
        op.src = offset_of(operand);
        op.seg = Ss;
        op.fn = kFromWord<PushReg>.pick(bits);
    }
    out.push(op);
}

template <class T>
struct PopMem {
    static const Op* run(Cpu& cpu, const Op* op) {
        const T value = static_cast<T>(cpu.popped);
        const std::uint64_t moved = cpu.stack_before_pop + sizeof(T);
        store<T>(cpu, op, linear_address(cpu, op), value);
        set_stack_pointer(cpu, moved);
        APIARY_NEXT(cpu, op);
    }
};

void decode_pop(const Instruction& instruction, OpWriter& out) {
    const ZydisDecodedOperand& operand = instruction.operands[0];
    const unsigned bits = instruction.info.operand_width;
    if (is_register(operand)) {
        Op op = out.make(kFromWord<PopReg>.pick(bits));
        op.dst = offset_of(operand);
        op.seg = Ss;
        out.push(op);
        return;
    }
    Op take = out.make(kFromWord<PopMemTake>.pick(bits));
    take.seg = Ss;
    out.push(take);
    // An address with rSP as base counts from behind the popped value.
    ZydisDecodedOperand target = operand;
    if (ZydisRegisterGetId(target.mem.base) == Rsp && target.mem.base != ZYDIS_REGISTER_NONE) {
        target.mem.disp.value += bits / 8;
    }
    Op op = out.make(kFromWord<PopMem>.pick(bits));
    out.set_memory(op, target, bits / 8, true);
    out.push(op);
}

template <class T>
struct Pusha {
    static const Op* run(Cpu& cpu, const Op* op) {
        const std::uint64_t top = cpu.regs[Rsp];
        for (unsigned i = 0; i < 8; ++i) {
            check_write(cpu, op, stack_linear(cpu, op, top - (i + 1) * sizeof(T), sizeof(T), true), sizeof(T));
        }
        for (unsigned i = 0; i < 8; ++i) {
            const std::uint64_t offset = top - (i + 1) * sizeof(T);
            const T value = static_cast<T>(i == Rsp ? top : cpu.regs[i]);
            store<T>(cpu, op, stack_linear(cpu, op, offset, sizeof(T), true), value);
        }
        set_stack_pointer(cpu, top - 8 * sizeof(T));
        APIARY_NEXT(cpu, op);
    }
};
template <class T>
struct Popa {
    static const Op* run(Cpu& cpu, const Op* op) {
        T values[8];
        for (unsigned i = 0; i < 8; ++i) {
            values[i] = peek<T>(cpu, op, i * sizeof(T));
        }
        for (unsigned i = 0; i < 8; ++i) {
            const unsigned reg = 7 - i;
            if (reg != Rsp) {
                set_reg<T>(cpu, static_cast<std::uint8_t>(reg * 8), values[i]);
            }
        }
        set_stack_pointer(cpu, cpu.regs[Rsp] + 8 * sizeof(T));
        APIARY_NEXT(cpu, op);
    }
};

/// ENTER imm16 (op->imm), imm8 (op->aux): SDM vol. 2, "ENTER".
template <class T>
struct Enter {
    static const Op* run(Cpu& cpu, const Op* op) {
        const unsigned level = op->aux & 31;
        const std::uint64_t old_top = cpu.regs[Rsp];
        std::uint64_t top = old_top - sizeof(T);
        store<T>(cpu, op, stack_linear(cpu, op, top, sizeof(T), true), static_cast<T>(cpu.regs[Rbp]));
        const std::uint64_t frame = top;
        for (unsigned i = 1; i < level; ++i) {
            const std::uint64_t from = cpu.regs[Rbp] - i * sizeof(T);
            const T pointer = load<T>(cpu, op, stack_linear(cpu, op, from, sizeof(T), false));
            top -= sizeof(T);
            store<T>(cpu, op, stack_linear(cpu, op, top, sizeof(T), true), pointer);
        }
        if (level != 0) {
            top -= sizeof(T);
            store<T>(cpu, op, stack_linear(cpu, op, top, sizeof(T), true), static_cast<T>(frame));
        }
        top -= static_cast<std::uint16_t>(op->imm);
        // The final stack pointer has to be writable too.
        check_write(cpu, op, stack_linear(cpu, op, top, 1, true), 1);
        set_reg<T>(cpu, Rbp * 8, static_cast<T>(frame));
        set_stack_pointer(cpu, top);
        APIARY_NEXT(cpu, op);
    }
};
template <class T>
struct LeaveFrame {
    static const Op* run(Cpu& cpu, const Op* op) {
        const std::uint64_t frame = cpu.regs[Rbp];
        const T value = load<T>(cpu, op, stack_linear(cpu, op, frame, sizeof(T), false));
        set_stack_pointer(cpu, frame + sizeof(T));
        set_reg<T>(cpu, Rbp * 8, value);
        APIARY_NEXT(cpu, op);
    }
};

template <class T>
struct Bound {
    static const Op* run(Cpu& cpu, const Op* op) {
        using S = std::make_signed_t<T>;
        const std::uint64_t linear = linear_address(cpu, op);
        const auto lower = static_cast<S>(load<T>(cpu, op, linear));
        const auto upper = static_cast<S>(load<T>(cpu, op, linear + sizeof(T)));
        const auto index = static_cast<S>(reg_at<T>(cpu, op->src));
        if (index < lower || index > upper) {
            cpu.current = op;
            cpu.raise(Vector::BoundRange);
        }
        APIARY_NEXT(cpu, op);
    }
};

}  // namespace

bool decode_stack(const Instruction& instruction, OpWriter& out) {
    const unsigned bits = instruction.info.operand_width;
    Op op = out.make(nullptr);
    op.seg = Ss;
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_PUSH:
        case ZYDIS_MNEMONIC_POP:
            if (is_register(instruction.operands[0]) &&
                ZydisRegisterGetClass(instruction.operands[0].reg.value) == ZYDIS_REGCLASS_SEGMENT) {
                return false;
            }
            instruction.info.mnemonic == ZYDIS_MNEMONIC_PUSH ? decode_push(instruction, out)
                                                             : decode_pop(instruction, out);
            return true;
        case ZYDIS_MNEMONIC_PUSHA: op.fn = Pusha<std::uint16_t>::run; break;
        case ZYDIS_MNEMONIC_PUSHAD: op.fn = Pusha<std::uint32_t>::run; break;
        case ZYDIS_MNEMONIC_POPA: op.fn = Popa<std::uint16_t>::run; break;
        case ZYDIS_MNEMONIC_POPAD: op.fn = Popa<std::uint32_t>::run; break;
        case ZYDIS_MNEMONIC_ENTER:
            op.fn = kFromWord<Enter>.pick(bits);
            op.imm = immediate_of(instruction.operands[0]);
            op.aux = static_cast<std::uint8_t>(instruction.operands[1].imm.value.u);
            break;
        case ZYDIS_MNEMONIC_LEAVE: op.fn = kFromWord<LeaveFrame>.pick(bits); break;
        case ZYDIS_MNEMONIC_BOUND:
            op.src = offset_of(instruction.operands[0]);
            out.set_memory(op, instruction.operands[1], bits / 8 * 2, false);
            op.fn = bits == 16 ? Bound<std::uint16_t>::run : Bound<std::uint32_t>::run;
            break;
        default: return false;
    }
    out.push(op);
    return true;
}

}  // namespace apiary::cpu::soft
