// SPDX-License-Identifier: BSD-2-Clause
#include "tests/cpu/oracle/undefined_flags.h"

#include <array>

#include "backend/cpu/state.h"

namespace apiary::cpu::oracle {

namespace {

using namespace rflags;

struct Entry {
    ZydisMnemonic mnemonic;
    std::uint64_t undefined;
    const char* source;
};

// "Flags Affected" of each instruction in the Intel SDM, volumes 2A and 2B.
constexpr Entry kTable[] = {
    {ZYDIS_MNEMONIC_AAA, OF | SF | ZF | PF, "SDM vol. 2A, AAA"},
    {ZYDIS_MNEMONIC_AAD, OF | AF | CF, "SDM vol. 2A, AAD"},
    {ZYDIS_MNEMONIC_AAM, OF | AF | CF, "SDM vol. 2A, AAM"},
    {ZYDIS_MNEMONIC_AAS, OF | SF | ZF | PF, "SDM vol. 2A, AAS"},
    {ZYDIS_MNEMONIC_AND, AF, "SDM vol. 2A, AND"},
    {ZYDIS_MNEMONIC_ANDN, AF | PF, "SDM vol. 2A, ANDN"},
    {ZYDIS_MNEMONIC_BEXTR, AF | SF | PF, "SDM vol. 2A, BEXTR"},
    {ZYDIS_MNEMONIC_BLSI, AF | PF, "SDM vol. 2A, BLSI"},
    {ZYDIS_MNEMONIC_BLSMSK, AF | PF, "SDM vol. 2A, BLSMSK"},
    {ZYDIS_MNEMONIC_BLSR, AF | PF, "SDM vol. 2A, BLSR"},
    {ZYDIS_MNEMONIC_BSF, CF | OF | SF | AF | PF, "SDM vol. 2A, BSF"},
    {ZYDIS_MNEMONIC_BSR, CF | OF | SF | AF | PF, "SDM vol. 2A, BSR"},
    {ZYDIS_MNEMONIC_BT, OF | SF | AF | PF, "SDM vol. 2A, BT"},
    {ZYDIS_MNEMONIC_BTC, OF | SF | AF | PF, "SDM vol. 2A, BTC"},
    {ZYDIS_MNEMONIC_BTR, OF | SF | AF | PF, "SDM vol. 2A, BTR"},
    {ZYDIS_MNEMONIC_BTS, OF | SF | AF | PF, "SDM vol. 2A, BTS"},
    {ZYDIS_MNEMONIC_BZHI, AF | PF, "SDM vol. 2A, BZHI"},
    {ZYDIS_MNEMONIC_DAA, OF, "SDM vol. 2A, DAA"},
    {ZYDIS_MNEMONIC_DAS, OF, "SDM vol. 2A, DAS"},
    {ZYDIS_MNEMONIC_DIV, Arithmetic, "SDM vol. 2A, DIV"},
    {ZYDIS_MNEMONIC_IDIV, Arithmetic, "SDM vol. 2A, IDIV"},
    {ZYDIS_MNEMONIC_IMUL, SF | ZF | AF | PF, "SDM vol. 2A, IMUL"},
    {ZYDIS_MNEMONIC_LZCNT, OF | SF | PF | AF, "SDM vol. 2A, LZCNT"},
    {ZYDIS_MNEMONIC_MUL, SF | ZF | AF | PF, "SDM vol. 2B, MUL"},
    {ZYDIS_MNEMONIC_OR, AF, "SDM vol. 2B, OR"},
    {ZYDIS_MNEMONIC_TEST, AF, "SDM vol. 2B, TEST"},
    {ZYDIS_MNEMONIC_TZCNT, OF | SF | PF | AF, "SDM vol. 2B, TZCNT"},
    {ZYDIS_MNEMONIC_XOR, AF, "SDM vol. 2D, XOR"},
    // By count; see count_dependent().
    {ZYDIS_MNEMONIC_RCL, OF, "SDM vol. 2B, RCL/RCR/ROL/ROR"},
    {ZYDIS_MNEMONIC_RCR, OF, "SDM vol. 2B, RCL/RCR/ROL/ROR"},
    {ZYDIS_MNEMONIC_ROL, OF, "SDM vol. 2B, RCL/RCR/ROL/ROR"},
    {ZYDIS_MNEMONIC_ROR, OF, "SDM vol. 2B, RCL/RCR/ROL/ROR"},
    {ZYDIS_MNEMONIC_SAR, AF, "SDM vol. 2B, SAL/SAR/SHL/SHR"},
    {ZYDIS_MNEMONIC_SHL, AF | OF, "SDM vol. 2B, SAL/SAR/SHL/SHR"},
    {ZYDIS_MNEMONIC_SHR, AF | OF, "SDM vol. 2B, SAL/SAR/SHL/SHR"},
    {ZYDIS_MNEMONIC_SHLD, AF | OF, "SDM vol. 2B, SHLD"},
    {ZYDIS_MNEMONIC_SHRD, AF | OF, "SDM vol. 2B, SHRD"},
};

const Entry* find(ZydisMnemonic mnemonic) {
    for (const Entry& entry : kTable) {
        if (entry.mnemonic == mnemonic) {
            return &entry;
        }
    }
    return nullptr;
}

bool is_double_shift(ZydisMnemonic mnemonic) {
    return mnemonic == ZYDIS_MNEMONIC_SHLD || mnemonic == ZYDIS_MNEMONIC_SHRD;
}

bool is_shift(ZydisMnemonic mnemonic) {
    return mnemonic == ZYDIS_MNEMONIC_SHL || mnemonic == ZYDIS_MNEMONIC_SHR || mnemonic == ZYDIS_MNEMONIC_SAR;
}

bool is_rotate(ZydisMnemonic mnemonic) {
    return mnemonic == ZYDIS_MNEMONIC_RCL || mnemonic == ZYDIS_MNEMONIC_RCR || mnemonic == ZYDIS_MNEMONIC_ROL ||
           mnemonic == ZYDIS_MNEMONIC_ROR;
}

/// Shifts and rotates: what is undefined follows from the count, and a count of 0 changes nothing.
FlagEffect count_dependent(const ZydisDecodedInstruction& info, const ZydisDecodedOperand* operands,
                           std::optional<std::uint64_t> count, const Entry& entry) {
    const ZydisDecodedOperand& last = operands[info.operand_count_visible - 1];
    if (last.type == ZYDIS_OPERAND_TYPE_IMMEDIATE) {
        count = last.imm.value.u;
    }
    const unsigned width = operands[0].size;
    const std::uint64_t changed = is_rotate(info.mnemonic) ? CF | OF : Arithmetic;
    const bool over_width = is_double_shift(info.mnemonic) || is_shift(info.mnemonic);
    if (!count) {
        return {entry.undefined | (over_width && width < 32 ? changed : 0), 0};
    }
    const std::uint64_t masked = *count & (width == 64 ? 63 : 31);
    if (masked == 0) {
        return {};
    }
    std::uint64_t undefined = entry.undefined & ~(masked == 1 ? std::uint64_t{OF} : 0);
    if (is_double_shift(info.mnemonic) && masked > width) {
        undefined = Arithmetic;
    } else if (is_shift(info.mnemonic) && masked >= width && info.mnemonic != ZYDIS_MNEMONIC_SAR) {
        undefined |= CF;
    }
    return {undefined, changed & ~undefined};
}

}  // namespace

FlagEffect flag_effect(const ZydisDecodedInstruction& info, const ZydisDecodedOperand* operands,
                       std::optional<std::uint64_t> count) {
    const Entry* entry = find(info.mnemonic);
    if (entry != nullptr && (is_shift(info.mnemonic) || is_rotate(info.mnemonic) || is_double_shift(info.mnemonic))) {
        return count_dependent(info, operands, count, *entry);
    }
    const std::uint64_t undefined = entry == nullptr ? 0 : entry->undefined;
    // A repeated comparison whose count is 0 compares nothing.
    if (info.cpu_flags == nullptr || info.meta.category == ZYDIS_CATEGORY_STRINGOP) {
        return {undefined, 0};
    }
    const std::uint64_t given = info.cpu_flags->modified | info.cpu_flags->set_0 | info.cpu_flags->set_1;
    return {undefined, given & Arithmetic & ~undefined};
}

const char* undefined_flags_source(ZydisMnemonic mnemonic) {
    const Entry* entry = find(mnemonic);
    return entry == nullptr ? nullptr : entry->source;
}

}  // namespace apiary::cpu::oracle
