// SPDX-License-Identifier: BSD-2-Clause
// LAHF SAHF CLC STC CMC CLD STD SALC, and decimal adjustment: AAA AAS AAM AAD DAA DAS.
#include "backend/cpu/soft/handlers.h"

namespace apiary::cpu::soft {

namespace {

using namespace hostflags;

constexpr std::uint32_t kLahf = SF | ZF | AF | PF | CF;

const Op* op_lahf(Cpu& cpu, const Op* op) {
    reg_at<std::uint8_t>(cpu, 1) = static_cast<std::uint8_t>((cpu.flags & kLahf) >> 8 | 2);
    APIARY_NEXT(cpu, op);
}
const Op* op_sahf(Cpu& cpu, const Op* op) {
    const auto ah = static_cast<std::uint32_t>(reg_at<std::uint8_t>(cpu, 1)) << 8;
    cpu.flags = (cpu.flags & OF) | (ah & kLahf) | Fixed1;
    APIARY_NEXT(cpu, op);
}
const Op* op_clc(Cpu& cpu, const Op* op) {
    cpu.flags &= ~CF;
    APIARY_NEXT(cpu, op);
}
const Op* op_stc(Cpu& cpu, const Op* op) {
    cpu.flags |= CF;
    APIARY_NEXT(cpu, op);
}
const Op* op_cmc(Cpu& cpu, const Op* op) {
    cpu.flags ^= CF;
    APIARY_NEXT(cpu, op);
}
const Op* op_cld(Cpu& cpu, const Op* op) {
    cpu.system_flags &= ~rflags::DF;
    APIARY_NEXT(cpu, op);
}
const Op* op_std(Cpu& cpu, const Op* op) {
    cpu.system_flags |= rflags::DF;
    APIARY_NEXT(cpu, op);
}
const Op* op_salc(Cpu& cpu, const Op* op) {
    reg_at<std::uint8_t>(cpu, 0) = (cpu.flags & CF) != 0 ? 0xff : 0;
    APIARY_NEXT(cpu, op);
}

std::uint8_t& al(Cpu& cpu) { return reg_at<std::uint8_t>(cpu, 0); }
std::uint8_t& ah(Cpu& cpu) { return reg_at<std::uint8_t>(cpu, 1); }

/// SF, ZF and PF of `value`, with the given AF and CF; OF is undefined by all of them and cleared.
void set_decimal_flags(Cpu& cpu, std::uint8_t value, bool adjust, bool carry) {
    std::uint32_t flags = 0;
    static_cast<void>(binary<Binary::Test, std::uint8_t>(flags, value, value));
    cpu.flags = (flags & (SF | ZF | PF)) | Fixed1 | (adjust ? AF : 0) | (carry ? CF : 0);
}

/// DAA (kSign 1) and DAS (kSign −1): SDM vol. 2.
template <int kSign>
const Op* op_decimal_adjust(Cpu& cpu, const Op* op) {
    const std::uint8_t old = al(cpu);
    const bool old_carry = (cpu.flags & CF) != 0;
    bool carry = false;
    bool adjust = false;
    if ((old & 15) > 9 || (cpu.flags & AF) != 0) {
        const int next = old + kSign * 6;
        carry = old_carry || next > 0xff || next < 0;
        al(cpu) = static_cast<std::uint8_t>(next);
        adjust = true;
    }
    if (old > 0x99 || old_carry) {
        al(cpu) = static_cast<std::uint8_t>(al(cpu) + kSign * 0x60);
        carry = true;
    }
    set_decimal_flags(cpu, al(cpu), adjust, carry);
    APIARY_NEXT(cpu, op);
}

/// AAA (kSign 1) and AAS (kSign −1).
template <int kSign>
const Op* op_ascii_adjust(Cpu& cpu, const Op* op) {
    const bool adjust = (al(cpu) & 15) > 9 || (cpu.flags & AF) != 0;
    if (adjust) {
        auto& ax = reg_at<std::uint16_t>(cpu, 0);
        ax = static_cast<std::uint16_t>(ax + kSign * 6);
        ah(cpu) = static_cast<std::uint8_t>(ah(cpu) + kSign);
    }
    al(cpu) &= 15;
    set_decimal_flags(cpu, al(cpu), adjust, adjust);
    APIARY_NEXT(cpu, op);
}

const Op* op_aam(Cpu& cpu, const Op* op) {
    const auto base = static_cast<std::uint8_t>(op->imm);
    if (base == 0) {
        cpu.current = op;
        cpu.raise(Vector::DivideError);
    }
    const std::uint8_t value = al(cpu);
    ah(cpu) = static_cast<std::uint8_t>(value / base);
    al(cpu) = static_cast<std::uint8_t>(value % base);
    set_decimal_flags(cpu, al(cpu), false, false);
    APIARY_NEXT(cpu, op);
}

const Op* op_aad(Cpu& cpu, const Op* op) {
    al(cpu) = static_cast<std::uint8_t>(al(cpu) + ah(cpu) * static_cast<std::uint8_t>(op->imm));
    ah(cpu) = 0;
    set_decimal_flags(cpu, al(cpu), false, false);
    APIARY_NEXT(cpu, op);
}

Handler handler_of(ZydisMnemonic mnemonic) {
    switch (mnemonic) {
        case ZYDIS_MNEMONIC_LAHF: return op_lahf;
        case ZYDIS_MNEMONIC_SAHF: return op_sahf;
        case ZYDIS_MNEMONIC_CLC: return op_clc;
        case ZYDIS_MNEMONIC_STC: return op_stc;
        case ZYDIS_MNEMONIC_CMC: return op_cmc;
        case ZYDIS_MNEMONIC_CLD: return op_cld;
        case ZYDIS_MNEMONIC_STD: return op_std;
        case ZYDIS_MNEMONIC_SALC: return op_salc;
        case ZYDIS_MNEMONIC_DAA: return op_decimal_adjust<1>;
        case ZYDIS_MNEMONIC_DAS: return op_decimal_adjust<-1>;
        case ZYDIS_MNEMONIC_AAA: return op_ascii_adjust<1>;
        case ZYDIS_MNEMONIC_AAS: return op_ascii_adjust<-1>;
        case ZYDIS_MNEMONIC_AAM: return op_aam;
        case ZYDIS_MNEMONIC_AAD: return op_aad;
        default: return nullptr;
    }
}

}  // namespace

bool decode_flags_and_decimal(const Instruction& instruction, OpWriter& out) {
    const Handler fn = handler_of(instruction.info.mnemonic);
    if (fn == nullptr) {
        return false;
    }
    Op op = out.make(fn);
    if (instruction.info.operand_count_visible != 0 && is_immediate(instruction.operands[0])) {
        op.imm = immediate_of(instruction.operands[0]);
    }
    out.push(op);
    return true;
}

}  // namespace apiary::cpu::soft
