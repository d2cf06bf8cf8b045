// SPDX-License-Identifier: BSD-2-Clause
// ADD OR ADC SBB AND SUB XOR CMP TEST, INC DEC NEG NOT.
#include "backend/cpu/soft/handlers.h"

namespace apiary::cpu::soft {

namespace {

constexpr bool writes_result(Binary op) { return op != Binary::Cmp && op != Binary::Test; }

template <Binary kOp>
struct BinaryOf {
    template <class T>
    struct RegReg {
        static const Op* run(Cpu& cpu, const Op* op) {
            const T result = binary<kOp, T>(cpu.flags, reg_at<T>(cpu, op->dst), reg_at<T>(cpu, op->src));
            if constexpr (writes_result(kOp)) {
                set_reg<T>(cpu, op->dst, result);
            }
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    struct RegImm {
        static const Op* run(Cpu& cpu, const Op* op) {
            const T result = binary<kOp, T>(cpu.flags, reg_at<T>(cpu, op->dst), static_cast<T>(op->imm));
            if constexpr (writes_result(kOp)) {
                set_reg<T>(cpu, op->dst, result);
            }
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    struct RegMem {
        static const Op* run(Cpu& cpu, const Op* op) {
            const T value = load<T>(cpu, op, linear_address(cpu, op));
            const T result = binary<kOp, T>(cpu.flags, reg_at<T>(cpu, op->dst), value);
            if constexpr (writes_result(kOp)) {
                set_reg<T>(cpu, op->dst, result);
            }
            APIARY_NEXT(cpu, op);
        }
    };
    /// The memory operand is first; the second is `operand`.
    template <class T, bool kLocked>
    static void memory(Cpu& cpu, const Op* op, T operand) {
        const std::uint64_t linear = linear_address(cpu, op);
        if constexpr (!writes_result(kOp)) {
            const T value = load<T>(cpu, op, linear);
            static_cast<void>(binary<kOp, T>(cpu.flags, value, operand));
        } else {
            std::uint32_t flags = cpu.flags;
            const auto change = [&](T old) {
                flags = cpu.flags;
                return binary<kOp, T>(flags, old, operand);
            };
            if constexpr (kLocked) {
                modify_locked<T>(cpu, op, linear, change);
            } else {
                modify<T>(cpu, op, linear, change);
            }
            cpu.flags = flags;
        }
    }
    template <class T>
    struct MemReg {
        static const Op* run(Cpu& cpu, const Op* op) {
            memory<T, false>(cpu, op, reg_at<T>(cpu, op->src));
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    struct MemImm {
        static const Op* run(Cpu& cpu, const Op* op) {
            memory<T, false>(cpu, op, static_cast<T>(op->imm));
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    struct LockedMemReg {
        static const Op* run(Cpu& cpu, const Op* op) {
            memory<T, true>(cpu, op, reg_at<T>(cpu, op->src));
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    struct LockedMemImm {
        static const Op* run(Cpu& cpu, const Op* op) {
            memory<T, true>(cpu, op, static_cast<T>(op->imm));
            APIARY_NEXT(cpu, op);
        }
    };
};

/// All forms of one two-operand instruction.
struct BinaryForms {
    BySize reg_reg, reg_imm, reg_mem, mem_reg, mem_imm, locked_mem_reg, locked_mem_imm;
};

template <Binary kOp>
constexpr BinaryForms kForms = {
    kBySize<BinaryOf<kOp>::template RegReg>,       kBySize<BinaryOf<kOp>::template RegImm>,
    kBySize<BinaryOf<kOp>::template RegMem>,       kBySize<BinaryOf<kOp>::template MemReg>,
    kBySize<BinaryOf<kOp>::template MemImm>,       kBySize<BinaryOf<kOp>::template LockedMemReg>,
    kBySize<BinaryOf<kOp>::template LockedMemImm>,
};

const BinaryForms* forms_of(ZydisMnemonic mnemonic) {
    switch (mnemonic) {
        case ZYDIS_MNEMONIC_ADD: return &kForms<Binary::Add>;
        case ZYDIS_MNEMONIC_OR: return &kForms<Binary::Or>;
        case ZYDIS_MNEMONIC_ADC: return &kForms<Binary::Adc>;
        case ZYDIS_MNEMONIC_SBB: return &kForms<Binary::Sbb>;
        case ZYDIS_MNEMONIC_AND: return &kForms<Binary::And>;
        case ZYDIS_MNEMONIC_SUB: return &kForms<Binary::Sub>;
        case ZYDIS_MNEMONIC_XOR: return &kForms<Binary::Xor>;
        case ZYDIS_MNEMONIC_CMP: return &kForms<Binary::Cmp>;
        case ZYDIS_MNEMONIC_TEST: return &kForms<Binary::Test>;
        default: return nullptr;
    }
}

/// XOR or SUB of a register with itself.
template <class T>
struct Clear {
    static const Op* run(Cpu& cpu, const Op* op) {
        set_reg<T>(cpu, op->dst, 0);
        // The flags of 0 − 0: XOR leaves AF undefined, and silicon clears it.
        cpu.flags = hostflags::Fixed1 | hostflags::ZF | hostflags::PF;
        APIARY_NEXT(cpu, op);
    }
};

void decode_binary(const BinaryForms& forms, const Instruction& instruction, OpWriter& out) {
    const ZydisDecodedOperand& first = instruction.operands[0];
    const ZydisDecodedOperand& second = instruction.operands[1];
    const unsigned bits = first.size;
    Op op = out.make(nullptr);
    if (is_memory(first)) {
        const bool write = (first.actions & ZYDIS_OPERAND_ACTION_WRITE) != 0;
        out.set_memory(op, first, bits / 8, write);
        if (is_immediate(second)) {
            op.imm = immediate_of(second);
            op.fn = (instruction.has_lock() ? forms.locked_mem_imm : forms.mem_imm).pick(bits);
        } else {
            op.src = offset_of(second);
            op.fn = (instruction.has_lock() ? forms.locked_mem_reg : forms.mem_reg).pick(bits);
        }
    } else if (is_memory(second)) {
        op.dst = offset_of(first);
        out.set_memory(op, second, bits / 8, false);
        op.fn = forms.reg_mem.pick(bits);
    } else if (is_immediate(second)) {
        op.dst = offset_of(first);
        op.imm = immediate_of(second);
        op.fn = forms.reg_imm.pick(bits);
    } else {
        op.dst = offset_of(first);
        op.src = offset_of(second);
        const bool clears = op.dst == op.src && (instruction.info.mnemonic == ZYDIS_MNEMONIC_XOR ||
                                                 instruction.info.mnemonic == ZYDIS_MNEMONIC_SUB);
        op.fn = clears ? kBySize<Clear>.pick(bits) : forms.reg_reg.pick(bits);
    }
    out.push(op);
}

template <Unary kOp>
struct UnaryOf {
    template <class T>
    struct Reg {
        static const Op* run(Cpu& cpu, const Op* op) {
            set_reg<T>(cpu, op->dst, unary<kOp, T>(cpu.flags, reg_at<T>(cpu, op->dst)));
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T, bool kLocked>
    static void memory(Cpu& cpu, const Op* op) {
        std::uint32_t flags = cpu.flags;
        const auto change = [&](T old) {
            flags = cpu.flags;
            return unary<kOp, T>(flags, old);
        };
        if constexpr (kLocked) {
            modify_locked<T>(cpu, op, linear_address(cpu, op), change);
        } else {
            modify<T>(cpu, op, linear_address(cpu, op), change);
        }
        cpu.flags = flags;
    }
    template <class T>
    struct Mem {
        static const Op* run(Cpu& cpu, const Op* op) {
            memory<T, false>(cpu, op);
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    struct LockedMem {
        static const Op* run(Cpu& cpu, const Op* op) {
            memory<T, true>(cpu, op);
            APIARY_NEXT(cpu, op);
        }
    };
};

struct UnaryForms {
    BySize reg, mem, locked_mem;
};

template <Unary kOp>
constexpr UnaryForms kUnaryForms = {kBySize<UnaryOf<kOp>::template Reg>, kBySize<UnaryOf<kOp>::template Mem>,
                                    kBySize<UnaryOf<kOp>::template LockedMem>};

const UnaryForms* unary_forms_of(ZydisMnemonic mnemonic) {
    switch (mnemonic) {
        case ZYDIS_MNEMONIC_INC: return &kUnaryForms<Unary::Inc>;
        case ZYDIS_MNEMONIC_DEC: return &kUnaryForms<Unary::Dec>;
        case ZYDIS_MNEMONIC_NEG: return &kUnaryForms<Unary::Neg>;
        case ZYDIS_MNEMONIC_NOT: return &kUnaryForms<Unary::Not>;
        default: return nullptr;
    }
}

}  // namespace

bool decode_alu(const Instruction& instruction, OpWriter& out) {
    if (const BinaryForms* forms = forms_of(instruction.info.mnemonic)) {
        decode_binary(*forms, instruction, out);
        return true;
    }
    const UnaryForms* forms = unary_forms_of(instruction.info.mnemonic);
    if (forms == nullptr) {
        return false;
    }
    const ZydisDecodedOperand& operand = instruction.operands[0];
    Op op = out.make(nullptr);
    if (is_memory(operand)) {
        out.set_memory(op, operand, operand.size / 8, true);
        op.fn = (instruction.has_lock() ? forms->locked_mem : forms->mem).pick(operand.size);
    } else {
        op.dst = offset_of(operand);
        op.fn = forms->reg.pick(operand.size);
    }
    out.push(op);
    return true;
}

}  // namespace apiary::cpu::soft
