// SPDX-License-Identifier: BSD-2-Clause
// BT BTS BTR BTC, BSF BSR.
#include <bit>

#include "backend/cpu/soft/address.h"
#include "backend/cpu/soft/handlers.h"

namespace apiary::cpu::soft {

namespace {

enum class BitTest { Bt, Bts, Btr, Btc };

/// The operation on the bit at `index` (masked by the host to the operand's width); only CF is defined.
template <BitTest kOp, class T>
T bit_test(std::uint32_t& flags, T value, T index) {
    std::uint32_t ax = flags;
#define APIARY_BIT(text) \
    asm(APIARY_FLAGS_IN text " %[i], %[v]" APIARY_FLAGS_OUT : [v] "+r"(value), "+&a"(ax) : [i] "r"(index) : "cc")
    if constexpr (kOp == BitTest::Bt) {
        APIARY_BIT("bt");
    } else if constexpr (kOp == BitTest::Bts) {
        APIARY_BIT("bts");
    } else if constexpr (kOp == BitTest::Btr) {
        APIARY_BIT("btr");
    } else {
        APIARY_BIT("btc");
    }
#undef APIARY_BIT
    flags = ax & 0xffff;
    return value;
}

template <BitTest kOp>
struct BitTestOf {
    static constexpr bool kWrites = kOp != BitTest::Bt;

    template <class T>
    static void on_register(Cpu& cpu, const Op* op, T index) {
        const T result = bit_test<kOp, T>(cpu.flags, reg_at<T>(cpu, op->dst), index);
        if constexpr (kWrites) {
            set_reg<T>(cpu, op->dst, result);
        }
    }
    template <class T, bool kLocked>
    static void on_memory(Cpu& cpu, const Op* op, std::uint64_t linear, T index) {
        if constexpr (!kWrites) {
            static_cast<void>(bit_test<kOp, T>(cpu.flags, load<T>(cpu, op, linear), index));
        } else {
            std::uint32_t flags = cpu.flags;
            const auto change = [&](T old) {
                flags = cpu.flags;
                return bit_test<kOp, T>(flags, old, index);
            };
            if constexpr (kLocked) {
                modify_locked<T>(cpu, op, linear, change);
            } else {
                modify<T>(cpu, op, linear, change);
            }
            cpu.flags = flags;
        }
    }
    /// A register index reaches beyond the operand: it is a signed bit offset from its address. `aux` is the address
    /// size where an address op came before, else 0.
    template <class T>
    static std::uint64_t bit_address(Cpu& cpu, const Op* op) {
        const auto index = static_cast<std::make_signed_t<T>>(reg_at<T>(cpu, op->src));
        const std::int64_t units = static_cast<std::int64_t>(index) >> std::countr_zero(sizeof(T) * 8);
        const auto distance = static_cast<std::uint64_t>(units * static_cast<std::int64_t>(sizeof(T)));
        const std::uint64_t linear = linear_address(cpu, op);
        if (op->aux == 0) {
            return linear + distance;
        }
        // The distance is part of the effective address: cut to its size, then checked against the segment.
        cpu.current = op;
        const bool has_base = (cpu.mode & mode::CodeMask) != mode::Code64 || op->seg >= Fs;
        const std::uint64_t base = has_base ? cpu.seg[op->seg].base : 0;
        const std::uint64_t mask = op->aux == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << op->aux) - 1;
        return linear_in(cpu, op->seg, (linear - base + distance) & mask, sizeof(T), kWrites);
    }

    template <class T>
    struct RegReg {
        static const Op* run(Cpu& cpu, const Op* op) {
            on_register<T>(cpu, op, reg_at<T>(cpu, op->src));
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    struct RegImm {
        static const Op* run(Cpu& cpu, const Op* op) {
            on_register<T>(cpu, op, static_cast<T>(op->imm));
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    struct MemReg {
        static const Op* run(Cpu& cpu, const Op* op) {
            on_memory<T, false>(cpu, op, bit_address<T>(cpu, op), reg_at<T>(cpu, op->src));
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    struct MemImm {
        static const Op* run(Cpu& cpu, const Op* op) {
            on_memory<T, false>(cpu, op, linear_address(cpu, op), static_cast<T>(op->imm));
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    struct LockedMemReg {
        static const Op* run(Cpu& cpu, const Op* op) {
            on_memory<T, true>(cpu, op, bit_address<T>(cpu, op), reg_at<T>(cpu, op->src));
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    struct LockedMemImm {
        static const Op* run(Cpu& cpu, const Op* op) {
            on_memory<T, true>(cpu, op, linear_address(cpu, op), static_cast<T>(op->imm));
            APIARY_NEXT(cpu, op);
        }
    };
};

struct BitForms {
    BySize reg_reg, reg_imm, mem_reg, mem_imm, locked_mem_reg, locked_mem_imm;
};

template <BitTest kOp>
constexpr BitForms kBitForms = {
    kFromWord<BitTestOf<kOp>::template RegReg>,       kFromWord<BitTestOf<kOp>::template RegImm>,
    kFromWord<BitTestOf<kOp>::template MemReg>,       kFromWord<BitTestOf<kOp>::template MemImm>,
    kFromWord<BitTestOf<kOp>::template LockedMemReg>, kFromWord<BitTestOf<kOp>::template LockedMemImm>};

const BitForms* bit_forms_of(ZydisMnemonic mnemonic) {
    switch (mnemonic) {
        case ZYDIS_MNEMONIC_BT: return &kBitForms<BitTest::Bt>;
        case ZYDIS_MNEMONIC_BTS: return &kBitForms<BitTest::Bts>;
        case ZYDIS_MNEMONIC_BTR: return &kBitForms<BitTest::Btr>;
        case ZYDIS_MNEMONIC_BTC: return &kBitForms<BitTest::Btc>;
        default: return nullptr;
    }
}

/// BSF and BSR on the host: a zero source leaves the destination as silicon leaves it, upper half included.
template <bool kForward, class T>
std::uint64_t scan(std::uint32_t& flags, std::uint64_t old, T source) {
    std::uint32_t ax = flags;
#define APIARY_SCAN(text, view) \
    asm(APIARY_FLAGS_IN text " %[s], %" view "[d]" APIARY_FLAGS_OUT : [d] "+r"(old), "+&a"(ax) : [s] "r"(source) : "cc")
    if constexpr (sizeof(T) == 2) {
        if constexpr (kForward) { APIARY_SCAN("bsf", "w"); } else { APIARY_SCAN("bsr", "w"); }
    } else if constexpr (sizeof(T) == 4) {
        if constexpr (kForward) { APIARY_SCAN("bsf", "k"); } else { APIARY_SCAN("bsr", "k"); }
    } else {
        if constexpr (kForward) { APIARY_SCAN("bsf", "q"); } else { APIARY_SCAN("bsr", "q"); }
    }
#undef APIARY_SCAN
    flags = ax & 0xffff;
    return old;
}

template <bool kForward>
struct ScanOf {
    template <class T>
    struct Reg {
        static const Op* run(Cpu& cpu, const Op* op) {
            auto& destination = reg_at<std::uint64_t>(cpu, op->dst);
            destination = scan<kForward, T>(cpu.flags, destination, reg_at<T>(cpu, op->src));
            APIARY_NEXT(cpu, op);
        }
    };
    template <class T>
    struct Mem {
        static const Op* run(Cpu& cpu, const Op* op) {
            const T value = load<T>(cpu, op, linear_address(cpu, op));
            auto& destination = reg_at<std::uint64_t>(cpu, op->dst);
            destination = scan<kForward, T>(cpu.flags, destination, value);
            APIARY_NEXT(cpu, op);
        }
    };
};

template <bool kForward>
void decode_scan(const Instruction& instruction, OpWriter& out) {
    const ZydisDecodedOperand& source = instruction.operands[1];
    Op op = out.make(nullptr);
    op.dst = offset_of(instruction.operands[0]);
    if (is_memory(source)) {
        out.set_memory(op, source, source.size / 8, false);
        op.fn = kFromWord<ScanOf<kForward>::template Mem>.pick(source.size);
    } else {
        op.src = offset_of(source);
        op.fn = kFromWord<ScanOf<kForward>::template Reg>.pick(source.size);
    }
    out.push(op);
}

void decode_bit_test(const BitForms& forms, const Instruction& instruction, OpWriter& out) {
    const ZydisDecodedOperand& first = instruction.operands[0];
    const ZydisDecodedOperand& index = instruction.operands[1];
    const bool write = instruction.info.mnemonic != ZYDIS_MNEMONIC_BT;
    Op op = out.make(nullptr);
    if (is_immediate(index)) {
        op.imm = immediate_of(index);
    } else {
        op.src = offset_of(index);
    }
    if (!is_memory(first)) {
        op.dst = offset_of(first);
        op.fn = (is_immediate(index) ? forms.reg_imm : forms.reg_reg).pick(first.size);
    } else {
        out.set_memory(op, first, first.size / 8, write);
        const BySize& by_index = is_immediate(index) ? (instruction.has_lock() ? forms.locked_mem_imm : forms.mem_imm)
                                                     : (instruction.has_lock() ? forms.locked_mem_reg : forms.mem_reg);
        op.fn = by_index.pick(first.size);
        op.aux = op.base == kSlotEa ? instruction.info.address_width : std::uint8_t{0};
    }
    out.push(op);
}

}  // namespace

bool decode_bits(const Instruction& instruction, OpWriter& out) {
    if (instruction.info.mnemonic == ZYDIS_MNEMONIC_BSF) {
        decode_scan<true>(instruction, out);
        return true;
    }
    if (instruction.info.mnemonic == ZYDIS_MNEMONIC_BSR) {
        decode_scan<false>(instruction, out);
        return true;
    }
    const BitForms* forms = bit_forms_of(instruction.info.mnemonic);
    if (forms == nullptr) {
        return false;
    }
    decode_bit_test(*forms, instruction, out);
    return true;
}

}  // namespace apiary::cpu::soft
