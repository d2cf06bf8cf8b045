// SPDX-License-Identifier: BSD-2-Clause
// ROL ROR RCL RCR SHL SHR SAR, SHLD SHRD.
#include "backend/cpu/soft/handlers.h"

namespace apiary::cpu::soft {

namespace {

template <Shift kOp>
struct ShiftOf {
    template <class T>
    struct RegImm {
        static const Op* run(Cpu& cpu, const Op* op) {
            set_reg<T>(cpu, op->dst, shift<kOp, T>(cpu.flags, reg_at<T>(cpu, op->dst), static_cast<std::uint8_t>(op->imm)));
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    struct RegCl {
        static const Op* run(Cpu& cpu, const Op* op) {
            const auto count = static_cast<std::uint8_t>(cpu.regs[Rcx]);
            set_reg<T>(cpu, op->dst, shift<kOp, T>(cpu.flags, reg_at<T>(cpu, op->dst), count));
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    static void memory(Cpu& cpu, const Op* op, std::uint8_t count) {
        std::uint32_t flags = cpu.flags;
        modify<T>(cpu, op, linear_address(cpu, op), [&](T old) {
            flags = cpu.flags;
            return shift<kOp, T>(flags, old, count);
        });
        cpu.flags = flags;
    }
    template <class T>
    struct MemImm {
        static const Op* run(Cpu& cpu, const Op* op) {
            memory<T>(cpu, op, static_cast<std::uint8_t>(op->imm));
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    struct MemCl {
        static const Op* run(Cpu& cpu, const Op* op) {
            memory<T>(cpu, op, static_cast<std::uint8_t>(cpu.regs[Rcx]));
            APIARY_NEXT(cpu, op);
        }
    };
};

struct ShiftForms {
    BySize reg_imm, reg_cl, mem_imm, mem_cl;
};

template <Shift kOp>
constexpr ShiftForms kShiftForms = {kBySize<ShiftOf<kOp>::template RegImm>, kBySize<ShiftOf<kOp>::template RegCl>,
                                    kBySize<ShiftOf<kOp>::template MemImm>, kBySize<ShiftOf<kOp>::template MemCl>};

const ShiftForms* shift_forms_of(ZydisMnemonic mnemonic) {
    switch (mnemonic) {
        case ZYDIS_MNEMONIC_ROL: return &kShiftForms<Shift::Rol>;
        case ZYDIS_MNEMONIC_ROR: return &kShiftForms<Shift::Ror>;
        case ZYDIS_MNEMONIC_RCL: return &kShiftForms<Shift::Rcl>;
        case ZYDIS_MNEMONIC_RCR: return &kShiftForms<Shift::Rcr>;
        case ZYDIS_MNEMONIC_SHL: return &kShiftForms<Shift::Shl>;
        case ZYDIS_MNEMONIC_SHR: return &kShiftForms<Shift::Shr>;
        case ZYDIS_MNEMONIC_SAR: return &kShiftForms<Shift::Sar>;
        default: return nullptr;
    }
}

/// SHLD (kLeft) and SHRD. `count` is masked by the host as by the guest: equal operand sizes, equal masks.
template <bool kLeft, class T>
T double_shift(std::uint32_t& flags, T value, T filler, std::uint8_t count) {
    std::uint32_t ax = flags;
    if constexpr (kLeft) {
        asm(APIARY_FLAGS_IN "shld %%cl, %[f], %[v]" APIARY_FLAGS_OUT
            : [v] "+r"(value), "+&a"(ax) : [f] "r"(filler), "c"(count) : "cc");
    } else {
        asm(APIARY_FLAGS_IN "shrd %%cl, %[f], %[v]" APIARY_FLAGS_OUT
            : [v] "+r"(value), "+&a"(ax) : [f] "r"(filler), "c"(count) : "cc");
    }
    flags = ax & 0xffff;
    return value;
}

/// op->aux is 1 when the count is CL, else it is op->imm.
template <bool kLeft>
struct DoubleShiftOf {
    static std::uint8_t count(const Cpu& cpu, const Op* op) {
        return static_cast<std::uint8_t>(op->aux != 0 ? cpu.regs[Rcx] : static_cast<std::uint64_t>(op->imm));
    }
    template <class T>
    struct Reg {
        static const Op* run(Cpu& cpu, const Op* op) {
            set_reg<T>(cpu, op->dst, double_shift<kLeft, T>(cpu.flags, reg_at<T>(cpu, op->dst), reg_at<T>(cpu, op->src),
                                                            count(cpu, op)));
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    struct Mem {
        static const Op* run(Cpu& cpu, const Op* op) {
            std::uint32_t flags = cpu.flags;
            modify<T>(cpu, op, linear_address(cpu, op), [&](T old) {
                flags = cpu.flags;
                return double_shift<kLeft, T>(flags, old, reg_at<T>(cpu, op->src), count(cpu, op));
            });
            cpu.flags = flags;
            APIARY_NEXT(cpu, op);
        }
    };
    static Handler pick(bool memory, unsigned bits) {
        constexpr BySize kReg = {nullptr, Reg<std::uint16_t>::run, Reg<std::uint32_t>::run, Reg<std::uint64_t>::run};
        constexpr BySize kMem = {nullptr, Mem<std::uint16_t>::run, Mem<std::uint32_t>::run, Mem<std::uint64_t>::run};
        return (memory ? kMem : kReg).pick(bits);
    }
};

void decode_double_shift(bool left, const Instruction& instruction, OpWriter& out) {
    const ZydisDecodedOperand& first = instruction.operands[0];
    const ZydisDecodedOperand& count = instruction.operands[2];
    Op op = out.make(nullptr);
    op.src = offset_of(instruction.operands[1]);
    if (is_memory(first)) {
        out.set_memory(op, first, first.size / 8, true);
    } else {
        op.dst = offset_of(first);
    }
    if (is_immediate(count)) {
        op.imm = immediate_of(count);
    } else {
        op.aux = 1;
    }
    op.fn = left ? DoubleShiftOf<true>::pick(is_memory(first), first.size)
                 : DoubleShiftOf<false>::pick(is_memory(first), first.size);
    out.push(op);
}

}  // namespace

bool decode_shift(const Instruction& instruction, OpWriter& out) {
    const ZydisMnemonic mnemonic = instruction.info.mnemonic;
    if (mnemonic == ZYDIS_MNEMONIC_SHLD || mnemonic == ZYDIS_MNEMONIC_SHRD) {
        decode_double_shift(mnemonic == ZYDIS_MNEMONIC_SHLD, instruction, out);
        return true;
    }
    const ShiftForms* forms = shift_forms_of(mnemonic);
    if (forms == nullptr) {
        return false;
    }
    const ZydisDecodedOperand& first = instruction.operands[0];
    const ZydisDecodedOperand& count = instruction.operands[1];
    Op op = out.make(nullptr);
    if (is_immediate(count)) {
        op.imm = immediate_of(count);
    }
    if (is_memory(first)) {
        out.set_memory(op, first, first.size / 8, true);
        op.fn = (is_immediate(count) ? forms->mem_imm : forms->mem_cl).pick(first.size);
    } else {
        op.dst = offset_of(first);
        op.fn = (is_immediate(count) ? forms->reg_imm : forms->reg_cl).pick(first.size);
    }
    out.push(op);
    return true;
}

}  // namespace apiary::cpu::soft
