// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/native_stub.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "backend/base/check.h"

namespace apiary::cpu::soft {

namespace {

constexpr std::uint32_t kArithmetic = static_cast<std::uint32_t>(rflags::Arithmetic);
constexpr std::int32_t kXmm = 160, kYmmHigh = 576;  // SDM vol. 1, §10.5.1 and §13.4.1
constexpr std::int32_t kFop = 6, kFip = 8;
constexpr unsigned kHostRax = 0, kHostRdx = 2, kHostRdi = 7, kHostR8 = 8;

bool is_vex(const Instruction& instruction) {
    return instruction.info.encoding == ZYDIS_INSTRUCTION_ENCODING_VEX;
}

/// Host instructions, as far as stubs need them around the guest's.
class Emitter {
public:
    Emitter(StubCode& code, const StubLayout& layout) : code_(code), layout_(layout) {}

    void code(std::initializer_list<std::uint8_t> bytes) { code_.put({bytes.begin(), bytes.size()}); }

    // test dword [rdi+blocked], mask; jnz <filled in by finish_check>
    void begin_check(std::uint32_t mask) {
        code({0xf7, 0x87});
        code_.put32(static_cast<std::uint32_t>(layout_.blocked));
        code_.put32(mask);
        code({0x0f, 0x85});
        check_at_ = code_.size();
        code_.put32(0);
    }
    void finish_check(Handler target) {
        if (check_at_ == 0) {
            return;
        }
        code_.patch32(check_at_, static_cast<std::uint32_t>(code_.size() - (check_at_ + 4)));
        code({0x48, 0xb8});  // mov rax, target; jmp rax
        code_.put64(reinterpret_cast<std::uint64_t>(target));
        code({0xff, 0xe0});
    }

    /// 64-bit move between a host register and a field of Cpu.
    void load_gpr(unsigned host, std::int32_t at) { gpr(0x8b, host, at); }
    void store_gpr(unsigned host, std::int32_t at) { gpr(0x89, host, at); }
    void load_byte(unsigned host, std::int32_t at) {
        code({rex(host), 0x0f, 0xb6, modrm(host)});
        displacement(at);
    }

    void load_flags() {
        code({0x8b, modrm(kHostRax)});  // mov eax, [rdi+flags]
        displacement(layout_.flags);
        code({0x04, 0x7f, 0x9e});  // add al, 0x7f (sets OF from bit 0); sahf
    }
    void store_flags() {
        code({0x9f, 0x0f, 0x90, 0xc0, 0x0f, 0xb7, 0xc0});  // lahf; seto al; movzx eax, ax
        code({0x89, modrm(kHostRax)});
        displacement(layout_.flags);
    }

    void load_xmm(unsigned n) {
        if (n >= 8) {
            code({0x44});
        }
        code({0x0f, 0x28, modrm(n)});
        displacement(xmm(n));
    }
    void store_xmm(unsigned n) {
        if (n >= 8) {
            code({0x44});
        }
        code({0x0f, 0x29, modrm(n)});
        displacement(xmm(n));
    }
    void vex_load_xmm(unsigned n) {
        code({0xc5, vex2(n), 0x28, modrm(n)});
        displacement(xmm(n));
    }
    void vex_store_xmm(unsigned n) {
        code({0xc5, vex2(n), 0x29, modrm(n)});
        displacement(xmm(n));
    }
    void vex_load_ymm_high(unsigned n) {  // vinsertf128 ymmN, ymmN, [..], 1
        code({0xc4, vex3(n, 3), static_cast<std::uint8_t>(((~n & 15) << 3) | 5), 0x18, modrm(n)});
        displacement(ymm_high(n));
        code({1});
    }
    void vex_store_ymm_high(unsigned n) {  // vextractf128 [..], ymmN, 1
        code({0xc4, vex3(n, 3), 0x7d, 0x19, modrm(n)});
        displacement(ymm_high(n));
        code({1});
    }
    /// Makes host register n zero, and the upper half of guest register n.
    void vex_zero_ymm_high(unsigned n) {
        const auto second = static_cast<std::uint8_t>(vex3(n, 1) & ~(n >= 8 ? 0x20 : 0));
        code({0xc4, second, static_cast<std::uint8_t>((~n & 15) << 3), 0x57,
              static_cast<std::uint8_t>(0xc0 | ((n & 7) << 3) | (n & 7))});  // vxorps xmmN, xmmN, xmmN
        code({0xc5, vex2(n), 0x29, modrm(n)});
        displacement(ymm_high(n));
    }
    void vzeroupper() { code({0xc5, 0xf8, 0x77}); }

    /// Goes on to the next op, as APIARY_NEXT does.
    void next() {
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(APIARY_NO_TAIL_CALLS)
        code({0x48, 0x83, 0xc6, sizeof(Op), 0xff, 0x26});  // add rsi, 32; jmp [rsi]
#else
        code({0x48, 0x8d, 0x46, sizeof(Op), 0xc3});  // lea rax, [rsi+32]; ret
#endif
        static_assert(offsetof(Op, fn) == 0);
    }
    void ret() { code({0xc3}); }

    /// FIP and FOP of an x87 instruction.
    void record_x87(std::uint16_t opcode) {
        code({0x0f, 0xb7, 0x46, offsetof(Op, offset)});  // movzx eax, word [rsi+offset]
        code({0x48, 0x03, 0x87});                        // add rax, [rdi+rip]
        displacement(layout_.regs + 8 * kSlotRip);
        store_gpr(kHostRax, layout_.xsave + kFip);
        code({0x66, 0xc7, 0x87});  // mov word [rdi+fop], opcode
        displacement(layout_.xsave + kFop);
        code_.put16(opcode);
    }

    [[nodiscard]] std::int32_t guest_gpr(unsigned n) const { return layout_.regs + 8 * static_cast<std::int32_t>(n); }

private:
    static std::uint8_t rex(unsigned host) { return static_cast<std::uint8_t>(0x48 | (host >= 8 ? 4 : 0)); }
    static std::uint8_t modrm(unsigned reg) {  // [rdi+disp32]
        return static_cast<std::uint8_t>(0x80 | ((reg & 7) << 3) | kHostRdi);
    }
    static std::uint8_t vex2(unsigned n) { return n >= 8 ? 0x78 : 0xf8; }
    static std::uint8_t vex3(unsigned n, unsigned map) {
        return static_cast<std::uint8_t>((n >= 8 ? 0x60 : 0xe0) | map);
    }
    void gpr(std::uint8_t opcode, unsigned host, std::int32_t at) {
        code({rex(host), opcode, modrm(host)});
        displacement(at);
    }
    void displacement(std::int32_t at) { code_.put32(static_cast<std::uint32_t>(at)); }
    [[nodiscard]] std::int32_t xmm(unsigned n) const { return layout_.xsave + kXmm + 16 * static_cast<std::int32_t>(n); }
    [[nodiscard]] std::int32_t ymm_high(unsigned n) const {
        return layout_.xsave + kYmmHigh + 16 * static_cast<std::int32_t>(n);
    }

    StubCode& code_;
    const StubLayout& layout_;
    std::size_t check_at_ = 0;
};

/// One general register that the instruction uses, and where it is while the stub runs.
struct GprUse {
    unsigned guest = 0;
    bool high_byte = false;
    unsigned host = 0;
    bool load = false;
    bool store = false;
};

struct VectorUse {
    bool used = false;
    bool load = false;
    bool store = false;
    bool ymm = false;        ///< The upper half is loaded and stored too.
    bool ymm_store = false;
};

bool is_gpr(ZydisRegisterClass reg_class) {
    return reg_class == ZYDIS_REGCLASS_GPR8 || reg_class == ZYDIS_REGCLASS_GPR16 ||
           reg_class == ZYDIS_REGCLASS_GPR32 || reg_class == ZYDIS_REGCLASS_GPR64;
}

ZydisRegister renamed(ZydisRegisterClass reg_class, unsigned host) {
    const unsigned k = host - kHostR8;
    switch (reg_class) {
        case ZYDIS_REGCLASS_GPR8: return static_cast<ZydisRegister>(ZYDIS_REGISTER_R8B + k);
        case ZYDIS_REGCLASS_GPR16: return static_cast<ZydisRegister>(ZYDIS_REGISTER_R8W + k);
        case ZYDIS_REGCLASS_GPR32: return static_cast<ZydisRegister>(ZYDIS_REGISTER_R8D + k);
        default: return static_cast<ZydisRegister>(ZYDIS_REGISTER_R8 + k);
    }
}

/// Which registers an instruction uses and what its host form looks like.
class StubPlan {
public:
    explicit StubPlan(const Instruction& instruction) : instruction_(instruction) {}

    [[nodiscard]] bool make() {
        ZydisEncoderRequest request;
        if (!ZYAN_SUCCESS(ZydisEncoderDecodedInstructionToEncoderRequest(&instruction_.info, instruction_.operands,
                                                                         instruction_.info.operand_count_visible,
                                                                         &request))) {
            return false;
        }
        request.machine_mode = ZYDIS_MACHINE_MODE_LONG_64;
        request.prefixes = 0;
        request.address_size_hint = ZYDIS_ADDRESS_SIZE_HINT_NONE;
        for (unsigned i = 0; i < instruction_.info.operand_count; ++i) {
            if (!use(instruction_.operands[i])) {
                return false;
            }
        }
        for (unsigned i = 0; i < request.operand_count; ++i) {
            rewrite(request.operands[i], instruction_.operands[i]);
        }
        if (request.mnemonic == ZYDIS_MNEMONIC_MOVNTQ) {
            request.mnemonic = ZYDIS_MNEMONIC_MOVQ;  // In order, or the page tracker's protocol would not hold.
        }
        encoded_size_ = sizeof encoded_;
        return ZYAN_SUCCESS(ZydisEncoderEncodeInstruction(&request, encoded_, &encoded_size_));
    }

    void emit(Emitter& emit) const {
        if (fixed_gpr_) {
            emit.code({0x49, 0x89, 0xd3});  // mov r11, rdx
        }
        if (loads_flags()) {
            emit.load_flags();
        }
        for (unsigned i = 0; i < gpr_count_; ++i) {
            const GprUse& gpr = gprs_[i];
            if (gpr.high_byte) {
                emit.load_byte(gpr.host, emit.guest_gpr(gpr.guest) + 1);
            } else if (gpr.load) {
                emit.load_gpr(gpr.host, emit.guest_gpr(gpr.guest));
            }
        }
        load_vectors(emit);
        for (std::size_t i = 0; i < encoded_size_; ++i) {
            emit.code({encoded_[i]});
        }
        for (unsigned i = 0; i < gpr_count_; ++i) {
            if (gprs_[i].store) {
                emit.store_gpr(gprs_[i].host, emit.guest_gpr(gprs_[i].guest));
            }
        }
        store_vectors(emit);
        if (flags_written() != 0) {
            emit.store_flags();
        }
    }

private:
    bool use(const ZydisDecodedOperand& operand) {
        if (operand.type == ZYDIS_OPERAND_TYPE_MEMORY) {
            return operand.mem.type == ZYDIS_MEMOP_TYPE_MEM && operand.visibility != ZYDIS_OPERAND_VISIBILITY_HIDDEN;
        }
        if (operand.type != ZYDIS_OPERAND_TYPE_REGISTER) {
            return true;
        }
        const ZydisRegisterClass reg_class = ZydisRegisterGetClass(operand.reg.value);
        if (is_gpr(reg_class)) {
            return use_gpr(operand);
        }
        if (reg_class == ZYDIS_REGCLASS_XMM || reg_class == ZYDIS_REGCLASS_YMM) {
            use_vector(operand, reg_class == ZYDIS_REGCLASS_YMM);
            return true;
        }
        return reg_class == ZYDIS_REGCLASS_MMX || reg_class == ZYDIS_REGCLASS_FLAGS;
    }

    bool use_gpr(const ZydisDecodedOperand& operand) {
        const std::uint8_t offset = register_offset(operand.reg.value);
        const bool fixed = operand.visibility == ZYDIS_OPERAND_VISIBILITY_HIDDEN;
        const unsigned guest = offset / 8;
        const bool high = offset % 8 != 0;
        GprUse* gpr = find(guest, high, fixed);
        if (gpr == nullptr) {
            if (gpr_count_ == gprs_.size() || (fixed && guest > kHostRdx)) {
                return false;
            }
            gpr = &gprs_[gpr_count_++];
            gpr->guest = guest;
            gpr->high_byte = high;
            gpr->host = fixed ? guest : kHostR8 + renamed_count_++;
            fixed_gpr_ = fixed_gpr_ || fixed;
        }
        // What is narrower than 32 bits leaves the rest of the register as it is.
        gpr->load = gpr->load || reads(operand) || operand.size < 32;
        gpr->store = gpr->store || writes(operand);
        return !(high && gpr->store);
    }

    GprUse* find(unsigned guest, bool high, bool fixed) {
        for (unsigned i = 0; i < gpr_count_; ++i) {
            if (gprs_[i].guest == guest && gprs_[i].high_byte == high && (gprs_[i].host < kHostR8) == fixed) {
                return &gprs_[i];
            }
        }
        return nullptr;
    }

    void use_vector(const ZydisDecodedOperand& operand, bool ymm) {
        VectorUse& vector = vectors_[register_number(operand) & 15];
        vector.used = true;
        // Legacy encodings keep what they do not write, whatever the tables say of the operand.
        if (reads(operand) || !is_vex(instruction_)) {
            vector.load = true;
            vector.ymm = vector.ymm || ymm;
        }
        if (writes(operand)) {
            vector.store = true;
            vector.ymm_store = ymm;
        }
        any_ymm_ = any_ymm_ || ymm;
    }

    void rewrite(ZydisEncoderOperand& into, const ZydisDecodedOperand& operand) const {
        if (operand.type == ZYDIS_OPERAND_TYPE_MEMORY) {
            into.mem.base = fixed_gpr_ ? ZYDIS_REGISTER_R11 : ZYDIS_REGISTER_RDX;
            into.mem.index = ZYDIS_REGISTER_NONE;
            into.mem.scale = 0;
            into.mem.displacement = 0;
            return;
        }
        if (operand.type != ZYDIS_OPERAND_TYPE_REGISTER) {
            return;
        }
        const ZydisRegisterClass reg_class = ZydisRegisterGetClass(operand.reg.value);
        if (!is_gpr(reg_class)) {
            return;
        }
        const std::uint8_t offset = register_offset(operand.reg.value);
        for (unsigned i = 0; i < gpr_count_; ++i) {
            if (gprs_[i].guest == offset / 8u && gprs_[i].high_byte == (offset % 8 != 0) && gprs_[i].host >= kHostR8) {
                into.reg.value = renamed(reg_class, gprs_[i].host);
            }
        }
    }

    void load_vectors(Emitter& emit) const {
        for (unsigned n = 0; n < vectors_.size(); ++n) {
            const VectorUse& vector = vectors_[n];
            if (!vector.load) {
                continue;
            }
            if (!is_vex(instruction_)) {
                emit.load_xmm(n);
                continue;
            }
            emit.vex_load_xmm(n);
            if (vector.ymm) {
                emit.vex_load_ymm_high(n);
            }
        }
    }

    void store_vectors(Emitter& emit) const {
        for (unsigned n = 0; n < vectors_.size(); ++n) {
            const VectorUse& vector = vectors_[n];
            if (!vector.store) {
                continue;
            }
            if (!is_vex(instruction_)) {
                emit.store_xmm(n);
                continue;
            }
            emit.vex_store_xmm(n);
            if (vector.ymm_store) {
                emit.vex_store_ymm_high(n);
            } else {
                emit.vex_zero_ymm_high(n);
            }
        }
        if (any_ymm_) {
            emit.vzeroupper();
        }
    }

    [[nodiscard]] std::uint32_t flags_written() const {
        const ZydisAccessedFlags* flags = instruction_.info.cpu_flags;
        return flags == nullptr ? 0 : (flags->modified | flags->set_0 | flags->set_1 | flags->undefined) & kArithmetic;
    }
    [[nodiscard]] bool loads_flags() const {
        const ZydisAccessedFlags* flags = instruction_.info.cpu_flags;
        if (flags == nullptr) {
            return false;
        }
        // Flags that are documented as undefined may stay as they were: the host shall find the guest's in them.
        const std::uint32_t defined = (flags->modified | flags->set_0 | flags->set_1) & kArithmetic;
        return (flags->tested & kArithmetic) != 0 || (flags_written() != 0 && defined != kArithmetic);
    }

    const Instruction& instruction_;
    std::array<GprUse, 6> gprs_ = {};
    unsigned gpr_count_ = 0;
    unsigned renamed_count_ = 0;  ///< At most three: no instruction names more.
    bool fixed_gpr_ = false;      ///< Some general register is implied; RDX may be one.
    std::array<VectorUse, 16> vectors_ = {};
    bool any_ymm_ = false;
    std::uint8_t encoded_[ZYDIS_MAX_INSTRUCTION_LENGTH] = {};
    ZyanUSize encoded_size_ = 0;
};

void begin(Emitter& emit, const StubRequest& request) {
    if (request.form == StubForm::Whole && request.blocked != 0) {
        emit.begin_check(request.blocked);
    }
}

void finish(Emitter& emit, const StubRequest& request) {
    if (request.form == StubForm::Store) {
        emit.ret();
    } else {
        emit.next();
    }
    emit.finish_check(request.blocked_handler);
}

}  // namespace

StubLayout StubLayout::of(const Cpu& cpu) {
    const auto offset = [&cpu](const void* field) {
        return static_cast<std::int32_t>(static_cast<const char*>(field) - reinterpret_cast<const char*>(&cpu));
    };
    return {.regs = offset(cpu.regs), .flags = offset(&cpu.flags), .blocked = offset(&cpu.native_blocked),
            .xsave = offset(cpu.xsave.data())};
}

void StubCode::put(std::span<const std::uint8_t> bytes) {
    check(bytes.size() <= bytes_.size() - size_, "a stub fits its buffer");
    std::copy(bytes.begin(), bytes.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ += bytes.size();
}

void StubCode::put16(std::uint16_t value) {
    put8(static_cast<std::uint8_t>(value));
    put8(static_cast<std::uint8_t>(value >> 8));
}

void StubCode::put32(std::uint32_t value) {
    put16(static_cast<std::uint16_t>(value));
    put16(static_cast<std::uint16_t>(value >> 16));
}

void StubCode::put64(std::uint64_t value) {
    put32(static_cast<std::uint32_t>(value));
    put32(static_cast<std::uint32_t>(value >> 32));
}

void StubCode::patch32(std::size_t at, std::uint32_t value) {
    for (unsigned i = 0; i < 4; ++i) {
        bytes_[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
    }
}

std::optional<StubCode> make_stub(const Instruction& instruction, const StubLayout& layout,
                                  const StubRequest& request) {
    StubPlan plan(instruction);
    if (!plan.make()) {
        return std::nullopt;
    }
    std::optional<StubCode> code(std::in_place);
    Emitter emit(*code, layout);
    begin(emit, request);
    plan.emit(emit);
    finish(emit, request);
    return code;
}

StubCode make_x87_stub(const Instruction& instruction, const StubLayout& layout, const StubRequest& request) {
    const ZydisDecodedInstruction& info = instruction.info;
    const auto modrm = static_cast<std::uint8_t>((info.raw.modrm.mod << 6) | (info.raw.modrm.reg << 3) |
                                                 info.raw.modrm.rm);
    StubCode code;
    Emitter emit(code, layout);
    begin(emit, request);
    emit.record_x87(static_cast<std::uint16_t>(((info.opcode & 7) << 8) | modrm));
    const ZydisAccessedFlags* flags = info.cpu_flags;
    const bool tests = flags != nullptr && (flags->tested & kArithmetic) != 0;
    const bool modifies =
        flags != nullptr && ((flags->modified | flags->set_0 | flags->set_1) & kArithmetic) != 0;
    if (tests || modifies) {
        emit.load_flags();
    }
    // The memory operand is at [rdx]; the register forms are as they are.
    emit.code({info.opcode, info.raw.modrm.mod == 3
                                ? modrm
                                : static_cast<std::uint8_t>((info.raw.modrm.reg << 3) | kHostRdx)});
    if (modifies) {
        emit.store_flags();
    }
    finish(emit, request);
    return code;
}

}  // namespace apiary::cpu::soft
