// SPDX-License-Identifier: BSD-2-Clause
#include "tests/cpu/oracle/forms.h"

#include <algorithm>

#include "backend/cpu/cpuid.h"

namespace apiary::cpu::oracle {

namespace {

/// Whether this host has the extension, and it is among those that the software CPU offers.
bool host_has(ZydisISAExt extension) {
    static const CpuidResult basic = host_cpuid(1, 0), seven = host_cpuid(7, 0), amd = host_cpuid(0x8000'0001, 0);
    const auto bit = [](std::uint32_t word, unsigned number) { return ((word >> number) & 1) != 0; };
    switch (extension) {
        case ZYDIS_ISA_EXT_BASE:
        case ZYDIS_ISA_EXT_LONGMODE:
        case ZYDIS_ISA_EXT_X87:
        case ZYDIS_ISA_EXT_MMX:
        case ZYDIS_ISA_EXT_SSE:
        case ZYDIS_ISA_EXT_SSE2:
        case ZYDIS_ISA_EXT_PAUSE:
        case ZYDIS_ISA_EXT_CLFSH:
        case ZYDIS_ISA_EXT_CET:  // only the hint forms, which are no-operations without CET
            return true;
        case ZYDIS_ISA_EXT_SSE3: return bit(basic.ecx, 0);
        case ZYDIS_ISA_EXT_SSSE3: return bit(basic.ecx, 9);
        case ZYDIS_ISA_EXT_SSE4: return bit(basic.ecx, 19) && bit(basic.ecx, 20) && bit(basic.ecx, 23);
        case ZYDIS_ISA_EXT_AES: return bit(basic.ecx, 25);
        case ZYDIS_ISA_EXT_PCLMULQDQ: return bit(basic.ecx, 1);
        case ZYDIS_ISA_EXT_MOVBE: return bit(basic.ecx, 22);
        case ZYDIS_ISA_EXT_AVX: return bit(basic.ecx, 28);
        case ZYDIS_ISA_EXT_AVXAES: return bit(basic.ecx, 28) && bit(basic.ecx, 25);
        case ZYDIS_ISA_EXT_F16C: return bit(basic.ecx, 29);
        case ZYDIS_ISA_EXT_FMA: return bit(basic.ecx, 12);
        case ZYDIS_ISA_EXT_AVX2:
        case ZYDIS_ISA_EXT_AVX2GATHER: return bit(seven.ebx, 5);
        case ZYDIS_ISA_EXT_BMI1: return bit(seven.ebx, 3);
        case ZYDIS_ISA_EXT_BMI2: return bit(seven.ebx, 8);
        case ZYDIS_ISA_EXT_ADOX_ADCX: return bit(seven.ebx, 19);
        case ZYDIS_ISA_EXT_LZCNT: return bit(amd.ecx, 5);
        case ZYDIS_ISA_EXT_AMD3DNOW_PREFETCH: return bit(amd.ecx, 8);
        default: return false;
    }
}

/// Instructions that the host's kernel would act on, whose result is not the same each time, whose meaning hangs on
/// the system's own tables, or that would change what the native child stands on.
bool is_unfit(const ZydisDecodedInstruction& info) {
    switch (info.meta.category) {
        case ZYDIS_CATEGORY_SYSCALL:
        case ZYDIS_CATEGORY_SYSRET:
        case ZYDIS_CATEGORY_INTERRUPT:
        case ZYDIS_CATEGORY_IO:
        case ZYDIS_CATEGORY_IOSTRINGOP:
        case ZYDIS_CATEGORY_SYSTEM:
        case ZYDIS_CATEGORY_SEGOP:
        case ZYDIS_CATEGORY_RDRAND:
        case ZYDIS_CATEGORY_RDSEED:
        case ZYDIS_CATEGORY_XSAVE:
        case ZYDIS_CATEGORY_XSAVEOPT:
        case ZYDIS_CATEGORY_COND_BR:    // made by the generator itself, so that they go forward
        case ZYDIS_CATEGORY_UNCOND_BR:
        case ZYDIS_CATEGORY_CALL:
        case ZYDIS_CATEGORY_RET: return true;
        default: break;
    }
    switch (info.mnemonic) {
        case ZYDIS_MNEMONIC_CPUID:
        case ZYDIS_MNEMONIC_RDTSC:
        case ZYDIS_MNEMONIC_UD0:
        case ZYDIS_MNEMONIC_UD1:
        case ZYDIS_MNEMONIC_UD2:
        case ZYDIS_MNEMONIC_INCSSPD:
        case ZYDIS_MNEMONIC_INCSSPQ:
        case ZYDIS_MNEMONIC_LAR:
        case ZYDIS_MNEMONIC_LSL:
        case ZYDIS_MNEMONIC_VERR:
        case ZYDIS_MNEMONIC_VERW:
        case ZYDIS_MNEMONIC_CLI:
        case ZYDIS_MNEMONIC_STI:
        case ZYDIS_MNEMONIC_SALC: return true;
        default: break;
    }
    return info.meta.isa_ext == ZYDIS_ISA_EXT_CET && info.mnemonic != ZYDIS_MNEMONIC_ENDBR32 &&
           info.mnemonic != ZYDIS_MNEMONIC_ENDBR64 && info.mnemonic != ZYDIS_MNEMONIC_RDSSPD &&
           info.mnemonic != ZYDIS_MNEMONIC_RDSSPQ;
}

/// Segment, control and debug registers are written to by no sequence.
bool writes_system_register(const ZydisDecodedInstruction& info, const ZydisDecodedOperand* operands) {
    for (unsigned i = 0; i < info.operand_count; ++i) {
        if (operands[i].type != ZYDIS_OPERAND_TYPE_REGISTER) {
            continue;
        }
        switch (ZydisRegisterGetClass(operands[i].reg.value)) {
            case ZYDIS_REGCLASS_SEGMENT:
                if ((operands[i].actions & ZYDIS_OPERAND_ACTION_MASK_WRITE) != 0) {
                    return true;
                }
                break;
            case ZYDIS_REGCLASS_CONTROL:
            case ZYDIS_REGCLASS_DEBUG:
            case ZYDIS_REGCLASS_TEST: return operands[i].visibility == ZYDIS_OPERAND_VISIBILITY_EXPLICIT;
            default: break;
        }
    }
    return false;
}

Class class_of(const ZydisDecodedInstruction& info) {
    switch (info.meta.isa_ext) {
        case ZYDIS_ISA_EXT_X87: return Class::X87;
        case ZYDIS_ISA_EXT_MMX: return Class::Mmx;
        case ZYDIS_ISA_EXT_AES:
        case ZYDIS_ISA_EXT_AVXAES:
        case ZYDIS_ISA_EXT_PCLMULQDQ: return Class::Crypto;
        case ZYDIS_ISA_EXT_AVX:
        case ZYDIS_ISA_EXT_AVX2:
        case ZYDIS_ISA_EXT_AVX2GATHER:
        case ZYDIS_ISA_EXT_F16C:
        case ZYDIS_ISA_EXT_FMA:
            return info.mnemonic == ZYDIS_MNEMONIC_VPCLMULQDQ ? Class::Crypto : Class::Avx;
        case ZYDIS_ISA_EXT_BMI1:
        case ZYDIS_ISA_EXT_BMI2:
        case ZYDIS_ISA_EXT_ADOX_ADCX:
        case ZYDIS_ISA_EXT_MOVBE:
        case ZYDIS_ISA_EXT_LZCNT: return Class::Bits;
        case ZYDIS_ISA_EXT_SSE4:
            return info.mnemonic == ZYDIS_MNEMONIC_CRC32 || info.mnemonic == ZYDIS_MNEMONIC_POPCNT ? Class::Bits
                                                                                                   : Class::Sse;
        case ZYDIS_ISA_EXT_SSE:
        case ZYDIS_ISA_EXT_SSE2:
        case ZYDIS_ISA_EXT_SSE3:
        case ZYDIS_ISA_EXT_SSSE3: return Class::Sse;
        default: break;
    }
    switch (info.meta.category) {
        case ZYDIS_CATEGORY_SHIFT:
        case ZYDIS_CATEGORY_ROTATE: return Class::Shift;
        case ZYDIS_CATEGORY_STRINGOP: return Class::String;
        case ZYDIS_CATEGORY_PUSH:
        case ZYDIS_CATEGORY_POP: return Class::Stack;
        case ZYDIS_CATEGORY_SEMAPHORE: return Class::Atomic;
        case ZYDIS_CATEGORY_BITBYTE: return Class::Bits;
        default: break;
    }
    switch (info.mnemonic) {
        case ZYDIS_MNEMONIC_MUL:
        case ZYDIS_MNEMONIC_IMUL:
        case ZYDIS_MNEMONIC_DIV:
        case ZYDIS_MNEMONIC_IDIV: return Class::MulDiv;
        case ZYDIS_MNEMONIC_ENTER:
        case ZYDIS_MNEMONIC_LEAVE: return Class::Stack;
        case ZYDIS_MNEMONIC_FXSAVE:
        case ZYDIS_MNEMONIC_FXSAVE64:
        case ZYDIS_MNEMONIC_FXRSTOR:
        case ZYDIS_MNEMONIC_FXRSTOR64: return Class::X87;
        case ZYDIS_MNEMONIC_POPCNT: return Class::Bits;
        default: return Class::Integer;
    }
}

/// Some visible operand is memory that is read or written.
bool accesses_memory(const ZydisDecodedInstruction& info, const ZydisDecodedOperand* operands) {
    for (unsigned i = 0; i < info.operand_count_visible; ++i) {
        if (operands[i].type == ZYDIS_OPERAND_TYPE_MEMORY && operands[i].mem.type != ZYDIS_MEMOP_TYPE_AGEN) {
            return true;
        }
    }
    return false;
}

bool has_vsib(const ZydisDecodedInstruction& info, const ZydisDecodedOperand* operands) {
    for (unsigned i = 0; i < info.operand_count_visible; ++i) {
        if (operands[i].type == ZYDIS_OPERAND_TYPE_MEMORY && operands[i].mem.type == ZYDIS_MEMOP_TYPE_VSIB) {
            return true;
        }
    }
    return false;
}

bool is_prefix_or_escape(std::uint8_t opcode, bool code32) {
    switch (opcode) {
        case 0x0f: case 0x26: case 0x2e: case 0x36: case 0x3e: case 0x64: case 0x65: case 0x66: case 0x67:
        case 0xf0: case 0xf2: case 0xf3: return true;
        case 0x62: case 0xc4: case 0xc5: return true;
        default: return !code32 && opcode >= 0x40 && opcode <= 0x4f;
    }
}

/// What processors of the two vendors decode differently: PREFETCH with a register is #UD on AMD and no operation on
/// Intel; VPINSRQ and VPEXTRQ outside 64-bit mode are #UD on AMD and the doubleword forms on Intel.
bool differs_by_vendor(const Form& form, bool code32) {
    if (form.vex) {
        return code32 && form.map == 3 && form.wide != 0 && (form.opcode == 0x16 || form.opcode == 0x22);
    }
    return form.map == 1 && form.opcode == 0x0d && !form.memory;
}

/// Groups in which ModRM.rm chooses the instruction, too.
bool rm_matters(const Form& form) {
    return !form.vex && ((form.map == 0 && form.opcode >= 0xd8 && form.opcode <= 0xdf) ||
                         (form.map == 1 && (form.opcode == 0x01 || form.opcode == 0xae || form.opcode == 0x1e)));
}

}  // namespace

const char* class_name(Class value) {
    static constexpr const char* kNames[] = {"integer", "shift", "mul/div", "bits", "string", "branch", "stack",
                                             "atomic",  "x87",   "mmx",     "sse",  "crypto", "avx",    "fault"};
    return kNames[static_cast<std::size_t>(value)];
}

unsigned write_opcode(const Form& form, const Extensions& extensions, bool code32, bool force_vex3,
                      std::uint8_t* bytes, unsigned length) {
    if (form.vex) {
        const auto pp = static_cast<std::uint8_t>(form.prefix == 0x66 ? 1 : form.prefix == 0xf3 ? 2
                                                                        : form.prefix == 0xf2   ? 3
                                                                                                : 0);
        const auto tail = static_cast<std::uint8_t>(((~extensions.vvvv & 15) << 3) | (form.vector << 2) | pp);
        if (form.map == 1 && form.wide == 0 && !extensions.x && !extensions.b && !force_vex3) {
            bytes[length++] = 0xc5;
            bytes[length++] = static_cast<std::uint8_t>((extensions.r ? 0 : 0x80) | tail);
        } else {
            bytes[length++] = 0xc4;
            bytes[length++] = static_cast<std::uint8_t>((extensions.r ? 0 : 0x80) | (extensions.x ? 0 : 0x40) |
                                                        (extensions.b ? 0 : 0x20) | form.map);
            bytes[length++] = static_cast<std::uint8_t>((form.wide << 7) | tail);
        }
        bytes[length++] = form.opcode;
        return length;
    }
    if (form.prefix != 0) {
        bytes[length++] = form.prefix;
    }
    const auto rex = static_cast<std::uint8_t>((form.wide << 3) | (extensions.r ? 4 : 0) | (extensions.x ? 2 : 0) |
                                               (extensions.b ? 1 : 0));
    if (!code32 && (rex != 0 || extensions.rex)) {
        bytes[length++] = static_cast<std::uint8_t>(0x40 | rex);
    }
    if (form.map != 0) {
        bytes[length++] = 0x0f;
    }
    if (form.map == 2) {
        bytes[length++] = 0x38;
    } else if (form.map == 3) {
        bytes[length++] = 0x3a;
    }
    bytes[length++] = form.opcode;
    return length;
}

Forms::Forms(bool code32) : code32_(code32) {
    ZydisDecoderInit(&decoder_, code32 ? ZYDIS_MACHINE_MODE_LONG_COMPAT_32 : ZYDIS_MACHINE_MODE_LONG_64,
                     code32 ? ZYDIS_STACK_WIDTH_32 : ZYDIS_STACK_WIDTH_64);
    add_legacy();
    add_vex();
}

bool Forms::try_form(Form& form, std::uint8_t reg, std::uint8_t rm) const {
    std::uint8_t bytes[24] = {};
    unsigned length = write_opcode(form, {}, code32_, true, bytes, 0);
    bytes[length] = static_cast<std::uint8_t>((form.memory ? 0x40 : 0xc0) | (reg << 3) | rm);
    if (form.memory && rm == 4) {
        bytes[length + 1] = 0x08;  // [rax + rcx], or xmm1 as the index
    }
    ZydisDecodedInstruction info;
    ZydisDecodedOperand operands[ZYDIS_MAX_OPERAND_COUNT];
    if (!ZYAN_SUCCESS(ZydisDecoderDecodeFull(&decoder_, bytes, 15, &info, operands)) ||
        info.encoding != (form.vex ? ZYDIS_INSTRUCTION_ENCODING_VEX : ZYDIS_INSTRUCTION_ENCODING_LEGACY) ||
        !host_has(info.meta.isa_ext) || differs_by_vendor(form, code32_) || is_unfit(info) || writes_system_register(info, operands)) {
        return false;
    }
    form.mnemonic = info.mnemonic;
    form.has_modrm = (info.attributes & ZYDIS_ATTRIB_HAS_MODRM) != 0;
    form.touches_nothing = form.has_modrm && form.memory && !accesses_memory(info, operands);
    form.vsib = has_vsib(info, operands);
    form.accepts_lock = (info.attributes & ZYDIS_ATTRIB_ACCEPTS_LOCK) != 0;
    const bool repeats = (info.attributes & (ZYDIS_ATTRIB_HAS_REP | ZYDIS_ATTRIB_HAS_REPE | ZYDIS_ATTRIB_HAS_REPNE)) != 0;
    if (!form.vex && form.prefix >= 0xf2 && !repeats) {
        // A prefix that changes nothing is not a form of its own.
        Form plain = form;
        plain.prefix = 0;
        if (try_form(plain, reg, rm) && plain.mnemonic == form.mnemonic) {
            return false;
        }
    }
    return true;
}

void Forms::keep(const Form& form, const ZydisDecodedInstruction& info) {
    auto& groups = groups_[static_cast<std::size_t>(class_of(info))];
    const auto same = std::ranges::find_if(groups, [&](const auto& group) {
        return group.front().mnemonic == form.mnemonic;
    });
    if (same != groups.end()) {
        same->push_back(form);
    } else {
        groups.push_back({form});
    }
}

void Forms::add_opcode(Form form) {
    const auto classify = [&](const Form& kept, std::uint8_t reg, std::uint8_t rm) {
        std::uint8_t bytes[24] = {};
        const unsigned length = write_opcode(kept, {}, code32_, true, bytes, 0);
        bytes[length] = static_cast<std::uint8_t>((kept.memory ? 0x40 : 0xc0) | (reg << 3) | rm);
        bytes[length + 1] = kept.memory && rm == 4 ? 0x08 : 0;
        ZydisDecodedInstruction info;
        ZydisDecodedOperand operands[ZYDIS_MAX_OPERAND_COUNT];
        if (ZYAN_SUCCESS(ZydisDecoderDecodeFull(&decoder_, bytes, 15, &info, operands))) {
            keep(kept, info);
        }
    };
    for (const bool memory : {true, false}) {
        form.memory = memory;
        struct Found {
            Form form;
            std::uint8_t reg, rm;
        };
        std::vector<Found> found;
        const unsigned last_rm = !memory && rm_matters(form) ? 7 : memory ? 4 : 0;
        for (std::uint8_t reg = 0; reg < 8; ++reg) {
            for (std::uint8_t rm = memory ? 4 : 0; rm <= last_rm; ++rm) {
                Form tried = form;
                if (try_form(tried, reg, rm)) {
                    found.push_back({tried, reg, rm});
                }
            }
        }
        if (!found.empty() && !found.front().form.has_modrm) {
            found.front().form.memory = false;
            classify(found.front().form, 0, 0);
            return;
        }
        const bool any_reg = found.size() == 8 && std::ranges::all_of(found, [&](const Found& one) {
            return one.form.mnemonic == found.front().form.mnemonic;
        });
        if (any_reg) {
            found.resize(1);
        }
        for (Found& one : found) {
            one.form.reg = any_reg ? std::int8_t{-1} : static_cast<std::int8_t>(one.reg);
            one.form.rm = !memory && rm_matters(form) ? static_cast<std::int8_t>(one.rm) : std::int8_t{-1};
            classify(one.form, one.reg, one.rm);
        }
    }
}

void Forms::add_legacy() {
    for (const std::uint8_t map : {0, 1, 2, 3}) {
        for (unsigned opcode = 0; opcode < 256; ++opcode) {
            if ((map == 0 && is_prefix_or_escape(static_cast<std::uint8_t>(opcode), code32_)) ||
                (map == 1 && (opcode == 0x38 || opcode == 0x3a || opcode == 0x0f))) {
                continue;
            }
            for (const std::uint8_t prefix : {0x00, 0x66, 0xf3, 0xf2}) {
                for (std::uint8_t wide = 0; wide < (code32_ ? 1 : 2); ++wide) {
                    add_opcode({.vex = false, .map = map, .prefix = prefix,
                                .opcode = static_cast<std::uint8_t>(opcode), .wide = wide});
                }
            }
        }
    }
}

void Forms::add_vex() {
    for (const std::uint8_t map : {1, 2, 3}) {
        for (unsigned opcode = 0; opcode < 256; ++opcode) {
            for (const std::uint8_t prefix : {0x00, 0x66, 0xf3, 0xf2}) {
                for (std::uint8_t bits = 0; bits < 4; ++bits) {
                    add_opcode({.vex = true, .map = map, .prefix = prefix,
                                .opcode = static_cast<std::uint8_t>(opcode),
                                .wide = static_cast<std::uint8_t>(bits & 1),
                                .vector = static_cast<std::uint8_t>(bits >> 1)});
                }
            }
        }
    }
}

}  // namespace apiary::cpu::oracle
