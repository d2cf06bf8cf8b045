// SPDX-License-Identifier: BSD-2-Clause
// MUL IMUL DIV IDIV.
#include "backend/cpu/soft/handlers.h"

namespace apiary::cpu::soft {

namespace {

/// The pair that the one-operand forms work on: AX, or rDX:rAX.
template <class T>
struct Pair {
    T low, high;

    static Pair get(Cpu& cpu) {
        if constexpr (sizeof(T) == 1) {
            return {reg_at<T>(cpu, 0), reg_at<T>(cpu, 1)};
        } else {
            return {reg_at<T>(cpu, Rax * 8), reg_at<T>(cpu, Rdx * 8)};
        }
    }
    void put(Cpu& cpu) const {
        if constexpr (sizeof(T) == 1) {
            reg_at<T>(cpu, 0) = low;
            reg_at<T>(cpu, 1) = high;
        } else {
            set_reg<T>(cpu, Rax * 8, low);
            set_reg<T>(cpu, Rdx * 8, high);
        }
    }
};

enum class Multiply { Mul, Imul, Div, Idiv };

/// True when the quotient does not fit (or the divisor is 0), so that the host's instruction would trap.
template <bool kSigned, class T>
bool division_overflows(Pair<T> dividend, T divisor) {
    if (divisor == 0) {
        return true;
    }
    if constexpr (!kSigned) {
        return dividend.high >= divisor;
    } else {
        using S = std::make_signed_t<T>;
        using Wide = __int128;
        const Wide value = static_cast<Wide>((static_cast<unsigned __int128>(static_cast<Wide>(static_cast<S>(dividend.high)))
                                              << (sizeof(T) * 8)) | dividend.low);
        const Wide d = static_cast<S>(divisor);
        if (d == -1 && value == static_cast<Wide>(static_cast<unsigned __int128>(1) << 127)) {
            return true;
        }
        const Wide quotient = value / d;
        return quotient != static_cast<Wide>(static_cast<S>(quotient));
    }
}

template <Multiply kOp, class T>
Pair<T> multiply(std::uint32_t& flags, Pair<T> pair, T operand) {
    // rAX is taken by the operation, so the flags go in and out around it by way of `lahf`.
    std::uint64_t ax = pair.low;
    std::uint64_t dx = pair.high;
    std::uint32_t of;
    std::uint64_t lahf;
    const std::uint32_t in = flags;
    if constexpr (sizeof(T) == 1) {
        ax |= static_cast<std::uint64_t>(pair.high) << 8;
    }
#define APIARY_MULTIPLY(text)                                                                              \
    asm("mov %[ax], %[save]\n\t"                                                                           \
        "mov %[in], %%eax\n\taddb $0x7f, %%al\n\tsahf\n\t"                                                 \
        "mov %[save], %%rax\n\t" text " %[b]\n\t"                                                          \
        "mov %%rax, %[save]\n\tseto %b[of]\n\tlahf\n\txchg %[save], %%rax"                                 \
        : [ax] "+&a"(ax), "+&d"(dx), [save] "=&r"(lahf), [of] "=&r"(of)                                    \
        : [b] "r"(operand), [in] "r"(in)                                                                   \
        : "cc")
    if constexpr (kOp == Multiply::Mul) {
        APIARY_MULTIPLY("mul");
    } else if constexpr (kOp == Multiply::Imul) {
        APIARY_MULTIPLY("imul");
    } else if constexpr (kOp == Multiply::Div) {
        APIARY_MULTIPLY("div");
    } else {
        APIARY_MULTIPLY("idiv");
    }
#undef APIARY_MULTIPLY
    flags = static_cast<std::uint32_t>(lahf & 0xff00) | (of & 1);
    if constexpr (sizeof(T) == 1) {
        return {static_cast<T>(ax), static_cast<T>(ax >> 8)};
    } else {
        return {static_cast<T>(ax), static_cast<T>(dx)};
    }
}

template <Multiply kOp>
struct OneOperand {
    template <class T>
    static void apply(Cpu& cpu, const Op* op, T operand) {
        const Pair<T> pair = Pair<T>::get(cpu);
        if constexpr (kOp == Multiply::Div || kOp == Multiply::Idiv) {
            if (division_overflows<kOp == Multiply::Idiv, T>(pair, operand)) {
                cpu.current = op;
                cpu.raise(Vector::DivideError);
            }
        }
        multiply<kOp, T>(cpu.flags, pair, operand).put(cpu);
    }
    template <class T>
    struct Reg {
        static const Op* run(Cpu& cpu, const Op* op) {
            apply<T>(cpu, op, reg_at<T>(cpu, op->src));
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    struct Mem {
        static const Op* run(Cpu& cpu, const Op* op) {
            apply<T>(cpu, op, load<T>(cpu, op, linear_address(cpu, op)));
            APIARY_NEXT(cpu, op);
        }
    };
};

template <class T>
T imul_truncating(std::uint32_t& flags, T a, T b) {
    std::uint32_t ax = flags;
    asm(APIARY_FLAGS_IN "imul %[b], %[a]" APIARY_FLAGS_OUT : [a] "+r"(a), "+&a"(ax) : [b] "r"(b) : "cc");
    flags = ax & 0xffff;
    return a;
}

/// dst = src1 * src2: op->aux 0 takes dst itself as src1, 1 takes op->imm as src2.
template <class T>
struct ImulReg {
    static const Op* run(Cpu& cpu, const Op* op) {
        const T other = op->aux != 0 ? static_cast<T>(op->imm) : reg_at<T>(cpu, op->dst);
        set_reg<T>(cpu, op->dst, imul_truncating<T>(cpu.flags, reg_at<T>(cpu, op->src), other));
        APIARY_NEXT(cpu, op);
    }
};
template <class T>
struct ImulMem {
    static const Op* run(Cpu& cpu, const Op* op) {
        const T value = load<T>(cpu, op, linear_address(cpu, op));
        const T other = op->aux != 0 ? static_cast<T>(op->imm) : reg_at<T>(cpu, op->dst);
        set_reg<T>(cpu, op->dst, imul_truncating<T>(cpu.flags, value, other));
        APIARY_NEXT(cpu, op);
    }
};

void decode_imul(const Instruction& instruction, OpWriter& out) {
    const ZydisDecodedOperand& first = instruction.operands[0];
    const ZydisDecodedOperand& second = instruction.operands[1];
    Op op = out.make(nullptr);
    op.dst = offset_of(first);
    if (instruction.info.operand_count_visible == 3) {
        op.aux = 1;
        op.imm = immediate_of(instruction.operands[2]);
    }
    if (is_memory(second)) {
        out.set_memory(op, second, first.size / 8, false);
        op.fn = kFromWord<ImulMem>.pick(first.size);
    } else {
        op.src = offset_of(second);
        op.fn = kFromWord<ImulReg>.pick(first.size);
    }
    out.push(op);
}

template <Multiply kOp>
void decode_one_operand(const Instruction& instruction, OpWriter& out) {
    const ZydisDecodedOperand& operand = instruction.operands[0];
    Op op = out.make(nullptr);
    if (is_memory(operand)) {
        out.set_memory(op, operand, operand.size / 8, false);
        op.fn = kBySize<OneOperand<kOp>::template Mem>.pick(operand.size);
    } else {
        op.src = offset_of(operand);
        op.fn = kBySize<OneOperand<kOp>::template Reg>.pick(operand.size);
    }
    out.push(op);
}

}  // namespace

bool decode_multiply(const Instruction& instruction, OpWriter& out) {
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_MUL: decode_one_operand<Multiply::Mul>(instruction, out); return true;
        case ZYDIS_MNEMONIC_DIV: decode_one_operand<Multiply::Div>(instruction, out); return true;
        case ZYDIS_MNEMONIC_IDIV: decode_one_operand<Multiply::Idiv>(instruction, out); return true;
        case ZYDIS_MNEMONIC_IMUL:
            if (instruction.info.operand_count_visible == 1) {
                decode_one_operand<Multiply::Imul>(instruction, out);
            } else {
                decode_imul(instruction, out);
            }
            return true;
        default: return false;
    }
}

}  // namespace apiary::cpu::soft
