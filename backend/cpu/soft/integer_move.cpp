// SPDX-License-Identifier: BSD-2-Clause
// MOV MOVZX MOVSX MOVSXD MOVBE MOVNTI LEA CMOVcc SETcc BSWAP XLAT, CBW … CQO, NOP.
#include <array>
#include <utility>

#include "backend/cpu/soft/handlers.h"

namespace apiary::cpu::soft {

namespace {

template <class T>
struct MoveRegReg {
    static const Op* run(Cpu& cpu, const Op* op) {
        set_reg<T>(cpu, op->dst, reg_at<T>(cpu, op->src));
        APIARY_NEXT(cpu, op);
    }
};
template <class T>
struct MoveRegImm {
    static const Op* run(Cpu& cpu, const Op* op) {
        set_reg<T>(cpu, op->dst, static_cast<T>(op->disp));
        APIARY_NEXT(cpu, op);
    }
};
template <class T>
struct MoveRegMem {
    static const Op* run(Cpu& cpu, const Op* op) {
        set_reg<T>(cpu, op->dst, load<T>(cpu, op, linear_address(cpu, op)));
        APIARY_NEXT(cpu, op);
    }
};
template <class T>
struct MoveMemReg {
    static const Op* run(Cpu& cpu, const Op* op) {
        store<T>(cpu, op, linear_address(cpu, op), reg_at<T>(cpu, op->src));
        APIARY_NEXT(cpu, op);
    }
};
template <class T>
struct MoveMemImm {
    static const Op* run(Cpu& cpu, const Op* op) {
        store<T>(cpu, op, linear_address(cpu, op), static_cast<T>(op->imm));
        APIARY_NEXT(cpu, op);
    }
};

void decode_mov(const Instruction& instruction, OpWriter& out) {
    const ZydisDecodedOperand& first = instruction.operands[0];
    const ZydisDecodedOperand& second = instruction.operands[1];
    const unsigned bits = first.size;
    Op op = out.make(nullptr);
    if (is_memory(first)) {
        out.set_memory(op, first, bits / 8, true);
        if (is_immediate(second)) {
            op.imm = immediate_of(second);
            op.fn = kBySize<MoveMemImm>.pick(bits);
        } else {
            op.src = offset_of(second);
            op.fn = kBySize<MoveMemReg>.pick(bits);
        }
    } else {
        op.dst = offset_of(first);
        if (is_memory(second)) {
            out.set_memory(op, second, bits / 8, false);
            op.fn = kBySize<MoveRegMem>.pick(bits);
        } else if (is_immediate(second)) {
            op.disp = second.imm.value.s;
            op.fn = kBySize<MoveRegImm>.pick(bits);
        } else {
            op.src = offset_of(second);
            op.fn = kBySize<MoveRegReg>.pick(bits);
        }
    }
    out.push(op);
}

/// To the wider type To from From: both unsigned for MOVZX, both signed for MOVSX.
template <class To, class From>
struct Extend {
    static constexpr To widen(std::make_unsigned_t<From> value) {
        return static_cast<To>(static_cast<std::make_unsigned_t<To>>(static_cast<To>(static_cast<From>(value))));
    }
    static const Op* reg(Cpu& cpu, const Op* op) {
        set_reg(cpu, op->dst, static_cast<std::make_unsigned_t<To>>(widen(reg_at<std::make_unsigned_t<From>>(cpu, op->src))));
        APIARY_NEXT(cpu, op);
    }
    static const Op* mem(Cpu& cpu, const Op* op) {
        const auto value = load<std::make_unsigned_t<From>>(cpu, op, linear_address(cpu, op));
        set_reg(cpu, op->dst, static_cast<std::make_unsigned_t<To>>(widen(value)));
        APIARY_NEXT(cpu, op);
    }
};

template <class From, class To16, class To32, class To64>
Handler extend_handler(unsigned to_bits, bool memory) {
    if (to_bits == 16) {
        return memory ? Extend<To16, From>::mem : Extend<To16, From>::reg;
    }
    if (to_bits == 32) {
        return memory ? Extend<To32, From>::mem : Extend<To32, From>::reg;
    }
    return memory ? Extend<To64, From>::mem : Extend<To64, From>::reg;
}

void decode_extend(bool is_signed, const Instruction& instruction, OpWriter& out) {
    const ZydisDecodedOperand& first = instruction.operands[0];
    const ZydisDecodedOperand& second = instruction.operands[1];
    const bool memory = is_memory(second);
    Op op = out.make(nullptr);
    op.dst = offset_of(first);
    if (memory) {
        out.set_memory(op, second, second.size / 8, false);
    } else {
        op.src = offset_of(second);
    }
    const auto pick = [&]<class U8, class U16, class U32, class U64>() {
        return second.size == 8    ? extend_handler<U8, U16, U32, U64>(first.size, memory)
               : second.size == 16 ? extend_handler<U16, U16, U32, U64>(first.size, memory)
                                   : extend_handler<U32, U16, U32, U64>(first.size, memory);
    };
    op.fn = is_signed ? pick.operator()<std::int8_t, std::int16_t, std::int32_t, std::int64_t>()
                      : pick.operator()<std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t>();
    out.push(op);
}

template <class T>
T swap_bytes(T value) {
    if constexpr (sizeof(T) == 1) {
        return value;
    } else {
        return std::byteswap(value);
    }
}

template <class T>
struct MovbeLoad {
    static const Op* run(Cpu& cpu, const Op* op) {
        set_reg<T>(cpu, op->dst, swap_bytes(load<T>(cpu, op, linear_address(cpu, op))));
        APIARY_NEXT(cpu, op);
    }
};
template <class T>
struct MovbeStore {
    static const Op* run(Cpu& cpu, const Op* op) {
        store<T>(cpu, op, linear_address(cpu, op), swap_bytes(reg_at<T>(cpu, op->src)));
        APIARY_NEXT(cpu, op);
    }
};

void decode_movbe(const Instruction& instruction, OpWriter& out) {
    const ZydisDecodedOperand& first = instruction.operands[0];
    const ZydisDecodedOperand& second = instruction.operands[1];
    Op op = out.make(nullptr);
    if (is_memory(first)) {
        out.set_memory(op, first, first.size / 8, true);
        op.src = offset_of(second);
        op.fn = kBySize<MovbeStore>.pick(first.size);
    } else {
        op.dst = offset_of(first);
        out.set_memory(op, second, first.size / 8, false);
        op.fn = kBySize<MovbeLoad>.pick(first.size);
    }
    out.push(op);
}

/// LEA takes the address as it is, cut to `aux` bits.
template <class T>
struct Lea {
    static const Op* run(Cpu& cpu, const Op* op) {
        std::uint64_t address = linear_address(cpu, op);
        if (op->aux == 32) {
            address &= 0xffff'ffff;
        } else if (op->aux == 16) {
            address &= 0xffff;
        }
        set_reg<T>(cpu, op->dst, static_cast<T>(address));
        APIARY_NEXT(cpu, op);
    }
};

void decode_lea(const Instruction& instruction, OpWriter& out) {
    const ZydisDecodedOperand& first = instruction.operands[0];
    Op op = out.make(kBySize<Lea>.pick(first.size));
    op.dst = offset_of(first);
    op.aux = instruction.info.address_width;
    out.set_plain_address(op, instruction.operands[1]);
    out.push(op);
}

template <unsigned kCode>
struct Cmov {
    template <class T>
    struct Reg {
        static const Op* run(Cpu& cpu, const Op* op) {
            const T value = condition<kCode>(cpu.flags) ? reg_at<T>(cpu, op->src) : reg_at<T>(cpu, op->dst);
            set_reg<T>(cpu, op->dst, value);
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    struct Mem {
        static const Op* run(Cpu& cpu, const Op* op) {
            const T value = load<T>(cpu, op, linear_address(cpu, op));  // It is read whether it is moved or not.
            set_reg<T>(cpu, op->dst, condition<kCode>(cpu.flags) ? value : reg_at<T>(cpu, op->dst));
            APIARY_NEXT(cpu, op);
        }
    };
};

template <unsigned kCode>
struct Setcc {
    static const Op* reg(Cpu& cpu, const Op* op) {
        reg_at<std::uint8_t>(cpu, op->dst) = condition<kCode>(cpu.flags) ? 1 : 0;
        APIARY_NEXT(cpu, op);
    }
    static const Op* mem(Cpu& cpu, const Op* op) {
        store<std::uint8_t>(cpu, op, linear_address(cpu, op), condition<kCode>(cpu.flags) ? 1 : 0);
        APIARY_NEXT(cpu, op);
    }
};

struct ConditionalForms {
    BySize cmov_reg, cmov_mem;
    Handler set_reg, set_mem;
};

template <std::size_t... kCodes>
constexpr std::array<ConditionalForms, 16> make_conditional_forms(std::index_sequence<kCodes...>) {
    return {ConditionalForms{kBySize<Cmov<kCodes>::template Reg>, kBySize<Cmov<kCodes>::template Mem>,
                             Setcc<kCodes>::reg, Setcc<kCodes>::mem}...};
}
constexpr std::array<ConditionalForms, 16> kConditional = make_conditional_forms(std::make_index_sequence<16>{});

/// The condition is the low nibble of the opcode (0F 4x, 0F 9x).
bool decode_conditional(const Instruction& instruction, OpWriter& out) {
    const bool cmov = instruction.info.meta.category == ZYDIS_CATEGORY_CMOV;
    if (!cmov && instruction.info.meta.category != ZYDIS_CATEGORY_SETCC) {
        return false;
    }
    const ConditionalForms& forms = kConditional[instruction.info.opcode & 15];
    Op op = out.make(nullptr);
    const ZydisDecodedOperand& operand = instruction.operands[cmov ? 1 : 0];
    if (is_memory(operand)) {
        out.set_memory(op, operand, operand.size / 8, !cmov);
    }
    if (cmov) {
        op.dst = offset_of(instruction.operands[0]);
        op.fn = (is_memory(operand) ? forms.cmov_mem : forms.cmov_reg).pick(operand.size);
    } else {
        op.fn = is_memory(operand) ? forms.set_mem : forms.set_reg;
    }
    if (is_register(operand)) {
        (cmov ? op.src : op.dst) = offset_of(operand);
    }
    out.push(op);
    return true;
}

template <class T>
struct Bswap {
    static const Op* run(Cpu& cpu, const Op* op) {
        // With a 16-bit operand the result is undefined; silicon clears the register.
        set_reg<T>(cpu, op->dst, sizeof(T) == 2 ? T{0} : swap_bytes(reg_at<T>(cpu, op->dst)));
        APIARY_NEXT(cpu, op);
    }
};

const Op* op_nop(Cpu& cpu, const Op* op) { APIARY_NEXT(cpu, op); }

const Op* op_cbw(Cpu& cpu, const Op* op) {
    set_reg<std::uint16_t>(cpu, 0, static_cast<std::uint16_t>(static_cast<std::int8_t>(cpu.regs[Rax])));
    APIARY_NEXT(cpu, op);
}
const Op* op_cwde(Cpu& cpu, const Op* op) {
    set_reg<std::uint32_t>(cpu, 0, static_cast<std::uint32_t>(static_cast<std::int16_t>(cpu.regs[Rax])));
    APIARY_NEXT(cpu, op);
}
const Op* op_cdqe(Cpu& cpu, const Op* op) {
    cpu.regs[Rax] = static_cast<std::uint64_t>(static_cast<std::int32_t>(cpu.regs[Rax]));
    APIARY_NEXT(cpu, op);
}
template <class T>
const Op* op_sign_to_dx(Cpu& cpu, const Op* op) {
    set_reg<T>(cpu, Rdx * 8, static_cast<std::make_signed_t<T>>(reg_at<T>(cpu, 0)) < 0 ? static_cast<T>(~T{0}) : T{0});
    APIARY_NEXT(cpu, op);
}

/// XLAT: the table lies at rBX in `seg`; its address op has put rBX + AL together.
const Op* op_xlat(Cpu& cpu, const Op* op) {
    reg_at<std::uint8_t>(cpu, 0) = load<std::uint8_t>(cpu, op, linear_address(cpu, op));
    APIARY_NEXT(cpu, op);
}
const Op* op_xlat_index(Cpu& cpu, const Op* op) {
    cpu.regs[kSlotXlat] = cpu.regs[Rax] & 0xff;
    APIARY_NEXT(cpu, op);
}

void decode_xlat(const Instruction& instruction, OpWriter& out) {
    out.push(op_xlat_index);
    ZydisDecodedOperand table = instruction.operands[1];
    for (unsigned i = 0; i < instruction.info.operand_count; ++i) {
        if (is_memory(instruction.operands[i])) {
            table = instruction.operands[i];
        }
    }
    Op op = out.make(op_xlat);
    out.set_memory(op, table, 1, false, kSlotXlat);
    out.push(op);
}

bool decode_simple(const Instruction& instruction, OpWriter& out) {
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_CBW: out.push(op_cbw); return true;
        case ZYDIS_MNEMONIC_CWDE: out.push(op_cwde); return true;
        case ZYDIS_MNEMONIC_CDQE: out.push(op_cdqe); return true;
        case ZYDIS_MNEMONIC_CWD: out.push(op_sign_to_dx<std::uint16_t>); return true;
        case ZYDIS_MNEMONIC_CDQ: out.push(op_sign_to_dx<std::uint32_t>); return true;
        case ZYDIS_MNEMONIC_CQO: out.push(op_sign_to_dx<std::uint64_t>); return true;
        case ZYDIS_MNEMONIC_NOP: out.push(op_nop); return true;
        default: return false;
    }
}

/// True for MOV to or from control, debug and segment registers, which are not ours.
bool is_system_move(const Instruction& instruction) {
    for (unsigned i = 0; i < 2; ++i) {
        const ZydisDecodedOperand& operand = instruction.operands[i];
        if (is_register(operand)) {
            const ZydisRegisterClass kind = ZydisRegisterGetClass(operand.reg.value);
            if (kind == ZYDIS_REGCLASS_SEGMENT || kind == ZYDIS_REGCLASS_CONTROL || kind == ZYDIS_REGCLASS_DEBUG ||
                kind == ZYDIS_REGCLASS_TEST) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

bool decode_move(const Instruction& instruction, OpWriter& out) {
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_MOV:
        case ZYDIS_MNEMONIC_MOVNTI:
            if (is_system_move(instruction)) {
                return false;
            }
            decode_mov(instruction, out);
            return true;
        case ZYDIS_MNEMONIC_MOVZX: decode_extend(false, instruction, out); return true;
        case ZYDIS_MNEMONIC_MOVSX:
        case ZYDIS_MNEMONIC_MOVSXD: decode_extend(true, instruction, out); return true;
        case ZYDIS_MNEMONIC_MOVBE: decode_movbe(instruction, out); return true;
        case ZYDIS_MNEMONIC_LEA: decode_lea(instruction, out); return true;
        case ZYDIS_MNEMONIC_XLAT: decode_xlat(instruction, out); return true;
        case ZYDIS_MNEMONIC_BSWAP: {
            Op op = out.make(kBySize<Bswap>.pick(instruction.operands[0].size));
            op.dst = offset_of(instruction.operands[0]);
            out.push(op);
            return true;
        }
        default: return decode_conditional(instruction, out) || decode_simple(instruction, out);
    }
}

}  // namespace apiary::cpu::soft
