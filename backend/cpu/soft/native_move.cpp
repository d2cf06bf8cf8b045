// SPDX-License-Identifier: BSD-2-Clause
// The plain moves of SSE and AVX, by far the most frequent vector instructions, without stubs.
#include <emmintrin.h>

#include <array>
#include <cstring>

#include "backend/cpu/soft/mmu.h"
#include "backend/cpu/soft/native.h"

namespace apiary::cpu::soft {

namespace {

// Fields of these ops: `dst` and `src` numbers of vector registers, but byte offsets of general ones; `aux` the address
// bits that must be clear; `extra` bits of native_blocked.

std::byte* low_half(Cpu& cpu, unsigned n) { return cpu.xsave.data() + xsave_area::Xmm + 16 * n; }
std::byte* high_half(Cpu& cpu, unsigned n) { return cpu.xsave.data() + xsave_area::YmmHigh + 16 * n; }

__m128i vector_at(const void* at) { return _mm_load_si128(static_cast<const __m128i*>(at)); }
void set_vector(void* at, __m128i value) { _mm_store_si128(static_cast<__m128i*>(at), value); }

/// What a legacy encoding leaves alone and a VEX encoding clears.
template <bool Vex>
void finish_low(Cpu& cpu, unsigned n) {
    if constexpr (Vex) {
        set_vector(high_half(cpu, n), _mm_setzero_si128());
    }
}

/// Runs the handler again when nothing stands in its way.
const Op* again(Cpu& cpu, const Op* op) {
    (void)clear_way(cpu, op);
    return op->fn(cpu, op);
}

bool is_blocked(const Cpu& cpu, const Op* op) { return (cpu.native_blocked & op->extra) != 0; }

void check_alignment(Cpu& cpu, const Op* op, std::uint64_t linear) {
    if ((linear & op->aux) != 0) [[unlikely]] {
        cpu.current = op;
        cpu.raise(Vector::GeneralProtection, 0);
    }
}

/// A register's contents.
struct Value {
    __m128i low;
    __m128i high;
};

/// Reads an operand of `Bytes`; what is beyond it is 0.
template <unsigned Bytes>
Value read_operand(const void* from) {
    Value value = {_mm_setzero_si128(), _mm_setzero_si128()};
    if constexpr (Bytes == 4) {
        value.low = _mm_cvtsi32_si128(__atomic_load_n(static_cast<const std::int32_t*>(from), __ATOMIC_RELAXED));
    } else if constexpr (Bytes == 8) {
        value.low = _mm_loadl_epi64(static_cast<const __m128i*>(from));
    } else {
        value.low = _mm_loadu_si128(static_cast<const __m128i*>(from));
        if constexpr (Bytes == 32) {
            value.high = _mm_loadu_si128(static_cast<const __m128i*>(from) + 1);
        }
    }
    return value;
}

template <unsigned Bytes>
void write_operand(void* to, const Value& value) {
    if constexpr (Bytes == 4) {
        __atomic_store_n(static_cast<std::int32_t*>(to), _mm_cvtsi128_si32(value.low), __ATOMIC_RELAXED);
    } else if constexpr (Bytes == 8) {
        _mm_storel_epi64(static_cast<__m128i*>(to), value.low);
    } else {
        _mm_storeu_si128(static_cast<__m128i*>(to), value.low);
        if constexpr (Bytes == 32) {
            _mm_storeu_si128(static_cast<__m128i*>(to) + 1, value.high);
        }
    }
}

template <unsigned Bytes, bool Vex>
const Op* load_missed(Cpu& cpu, const Op* op);

/// Puts what was loaded into the register of `op`.
template <unsigned Bytes, bool Vex>
void finish_load(Cpu& cpu, const Op* op, const Value& value) {
    set_vector(low_half(cpu, op->dst), value.low);
    if constexpr (Vex) {
        set_vector(high_half(cpu, op->dst), value.high);
    }
}

/// Loads of 16 and 32 bytes, or of 4 and 8 with the rest of the register cleared.
template <unsigned Bytes, bool Vex>
const Op* op_load(Cpu& cpu, const Op* op) {
    const std::uint64_t linear = linear_address(cpu, op);
    const TlbEntry* entry = tlb_hit<&TlbEntry::read_tag>(cpu, linear, Bytes);
    if (is_blocked(cpu, op) || entry == nullptr || (linear & op->aux) != 0) [[unlikely]] {
        return load_missed<Bytes, Vex>(cpu, op);
    }
    finish_load<Bytes, Vex>(cpu, op, read_operand<Bytes>(reinterpret_cast<const void*>(linear + entry->addend)));
    APIARY_NEXT(cpu, op);
}

template <unsigned Bytes, bool Vex>
[[gnu::noinline]] const Op* load_missed(Cpu& cpu, const Op* op) {
    (void)clear_way(cpu, op);
    const std::uint64_t linear = linear_address(cpu, op);
    check_alignment(cpu, op, linear);
    std::array<std::byte, Bytes> operand;
    load_slow(cpu, op, linear, operand.data(), Bytes);
    finish_load<Bytes, Vex>(cpu, op, read_operand<Bytes>(operand.data()));
    APIARY_NEXT(cpu, op);
}

Value register_value(Cpu& cpu, unsigned n) { return {vector_at(low_half(cpu, n)), vector_at(high_half(cpu, n))}; }

template <unsigned Bytes>
[[gnu::noinline]] const Op* store_missed(Cpu& cpu, const Op* op) {
    (void)clear_way(cpu, op);
    const std::uint64_t linear = linear_address(cpu, op);
    check_alignment(cpu, op, linear);
    std::array<std::byte, Bytes> operand;
    write_operand<Bytes>(operand.data(), register_value(cpu, op->src));
    store_slow(cpu, op, linear, operand.data(), Bytes);
    APIARY_NEXT(cpu, op);
}

template <unsigned Bytes>
const Op* op_store(Cpu& cpu, const Op* op) {
    const std::uint64_t linear = linear_address(cpu, op);
    const TlbEntry* entry = tlb_hit<&TlbEntry::write_tag>(cpu, linear, Bytes);
    if (is_blocked(cpu, op) || entry == nullptr || (linear & op->aux) != 0) [[unlikely]] {
        return store_missed<Bytes>(cpu, op);
    }
    auto* host = reinterpret_cast<std::byte*>(linear + entry->addend);
    write_operand<Bytes>(host, register_value(cpu, op->src));
    cpu.current = op;
    after_store(cpu, host, Bytes);
    APIARY_NEXT(cpu, op);
}

template <bool Vex>
const Op* op_copy(Cpu& cpu, const Op* op) {
    if (is_blocked(cpu, op)) [[unlikely]] {
        return again(cpu, op);
    }
    set_vector(low_half(cpu, op->dst), vector_at(low_half(cpu, op->src)));
    finish_low<Vex>(cpu, op->dst);
    APIARY_NEXT(cpu, op);
}

const Op* op_copy_ymm(Cpu& cpu, const Op* op) {
    if (is_blocked(cpu, op)) [[unlikely]] {
        return again(cpu, op);
    }
    set_vector(low_half(cpu, op->dst), vector_at(low_half(cpu, op->src)));
    set_vector(high_half(cpu, op->dst), vector_at(high_half(cpu, op->src)));
    APIARY_NEXT(cpu, op);
}

template <bool Vex>
const Op* op_copy_quad(Cpu& cpu, const Op* op) {
    if (is_blocked(cpu, op)) [[unlikely]] {
        return again(cpu, op);
    }
    set_vector(low_half(cpu, op->dst), _mm_move_epi64(vector_at(low_half(cpu, op->src))));
    finish_low<Vex>(cpu, op->dst);
    APIARY_NEXT(cpu, op);
}

/// PXOR and its like with one register twice.
template <bool Vex>
const Op* op_clear(Cpu& cpu, const Op* op) {
    if (is_blocked(cpu, op)) [[unlikely]] {
        return again(cpu, op);
    }
    set_vector(low_half(cpu, op->dst), _mm_setzero_si128());
    finish_low<Vex>(cpu, op->dst);
    APIARY_NEXT(cpu, op);
}

template <class T, bool Vex>
const Op* op_from_gpr(Cpu& cpu, const Op* op) {
    if (is_blocked(cpu, op)) [[unlikely]] {
        return again(cpu, op);
    }
    const T value = reg_at<T>(cpu, op->src);
    set_vector(low_half(cpu, op->dst), _mm_cvtsi64_si128(static_cast<std::int64_t>(std::uint64_t{value})));
    finish_low<Vex>(cpu, op->dst);
    APIARY_NEXT(cpu, op);
}

template <class T>
const Op* op_to_gpr(Cpu& cpu, const Op* op) {
    if (is_blocked(cpu, op)) [[unlikely]] {
        return again(cpu, op);
    }
    T value = 0;
    std::memcpy(&value, low_half(cpu, op->src), sizeof value);
    set_reg<T>(cpu, op->dst, value);
    APIARY_NEXT(cpu, op);
}

enum class MoveKind { None, Whole, Single, Double, General };

/// `General` is MOVD and MOVQ, whose size follows their operands.
MoveKind kind_of(ZydisMnemonic mnemonic) {
    switch (mnemonic) {
        case ZYDIS_MNEMONIC_MOVAPS:
        case ZYDIS_MNEMONIC_MOVAPD:
        case ZYDIS_MNEMONIC_MOVDQA:
        case ZYDIS_MNEMONIC_MOVUPS:
        case ZYDIS_MNEMONIC_MOVUPD:
        case ZYDIS_MNEMONIC_MOVDQU:
        case ZYDIS_MNEMONIC_LDDQU:
        case ZYDIS_MNEMONIC_MOVNTPS:
        case ZYDIS_MNEMONIC_MOVNTPD:
        case ZYDIS_MNEMONIC_MOVNTDQ:
        case ZYDIS_MNEMONIC_MOVNTDQA:
        case ZYDIS_MNEMONIC_VMOVAPS:
        case ZYDIS_MNEMONIC_VMOVAPD:
        case ZYDIS_MNEMONIC_VMOVDQA:
        case ZYDIS_MNEMONIC_VMOVUPS:
        case ZYDIS_MNEMONIC_VMOVUPD:
        case ZYDIS_MNEMONIC_VMOVDQU:
        case ZYDIS_MNEMONIC_VLDDQU:
        case ZYDIS_MNEMONIC_VMOVNTPS:
        case ZYDIS_MNEMONIC_VMOVNTPD:
        case ZYDIS_MNEMONIC_VMOVNTDQ:
        case ZYDIS_MNEMONIC_VMOVNTDQA:
            return MoveKind::Whole;
        case ZYDIS_MNEMONIC_MOVSS:
        case ZYDIS_MNEMONIC_VMOVSS:
            return MoveKind::Single;
        case ZYDIS_MNEMONIC_MOVSD:
        case ZYDIS_MNEMONIC_VMOVSD:
            return MoveKind::Double;
        case ZYDIS_MNEMONIC_MOVD:
        case ZYDIS_MNEMONIC_MOVQ:
        case ZYDIS_MNEMONIC_VMOVD:
        case ZYDIS_MNEMONIC_VMOVQ:
            return MoveKind::General;
        default:
            return MoveKind::None;
    }
}

bool needs_alignment(ZydisMnemonic mnemonic) {
    switch (mnemonic) {
        case ZYDIS_MNEMONIC_MOVUPS:
        case ZYDIS_MNEMONIC_MOVUPD:
        case ZYDIS_MNEMONIC_MOVDQU:
        case ZYDIS_MNEMONIC_LDDQU:
        case ZYDIS_MNEMONIC_VMOVUPS:
        case ZYDIS_MNEMONIC_VMOVUPD:
        case ZYDIS_MNEMONIC_VMOVDQU:
        case ZYDIS_MNEMONIC_VLDDQU:
            return false;
        default:
            return true;
    }
}

bool is_xmm(const ZydisDecodedOperand& operand) { return is_register(operand, ZYDIS_REGCLASS_XMM); }
bool is_ymm(const ZydisDecodedOperand& operand) { return is_register(operand, ZYDIS_REGCLASS_YMM); }
bool is_memory(const ZydisDecodedOperand& operand) { return operand.type == ZYDIS_OPERAND_TYPE_MEMORY; }

/// Decodes one of the moves; `vex` of its encoding.
class MoveDecoder {
public:
    MoveDecoder(const Instruction& instruction, OpWriter& out)
        : instruction_(instruction),
          out_(out),
          to_(instruction.operands[0]),
          from_(instruction.operands[1]),
          vex_(instruction.info.encoding == ZYDIS_INSTRUCTION_ENCODING_VEX) {}

    bool decode() {
        const MoveKind kind = kind_of(instruction_.info.mnemonic);
        if (kind == MoveKind::None || instruction_.info.operand_count_visible != 2) {
            return false;
        }
        if (is_memory(to_) || is_memory(from_)) {
            return decode_memory(kind);
        }
        return decode_registers(kind);
    }

    bool decode_clear() {
        const unsigned count = instruction_.info.operand_count_visible;
        const ZydisDecodedOperand& first = instruction_.operands[count - 2];
        if (!is_xmm(to_) && !is_ymm(to_)) {
            return false;
        }
        if (from_.type != ZYDIS_OPERAND_TYPE_REGISTER || first.type != ZYDIS_OPERAND_TYPE_REGISTER ||
            instruction_.operands[count - 1].type != ZYDIS_OPERAND_TYPE_REGISTER ||
            first.reg.value != instruction_.operands[count - 1].reg.value) {
            return false;
        }
        Op op = make(vex_ ? op_clear<true> : op_clear<false>);
        op.dst = number(to_);
        out_.push(op);
        return true;
    }

private:
    static std::uint8_t number(const ZydisDecodedOperand& operand) {
        return static_cast<std::uint8_t>(register_number(operand));
    }

    Op make(Handler fn) const {
        Op op = out_.make(fn);
        op.extra = static_cast<std::uint16_t>(vex_ ? blocked::Avx : blocked::Sse);
        return op;
    }

    bool decode_memory(MoveKind kind) {
        const bool store = is_memory(to_);
        const ZydisDecodedOperand& memory = store ? to_ : from_;
        const ZydisDecodedOperand& reg = store ? from_ : to_;
        if (!is_xmm(reg) && !is_ymm(reg)) {
            return false;  // MMX
        }
        const unsigned bytes = memory.size / 8u;
        Op op = make(store ? store_handler(bytes) : load_handler(bytes));
        if (op.fn == nullptr) {
            return false;
        }
        out_.set_memory(op, memory, bytes, store);
        op.aux = kind == MoveKind::Whole && needs_alignment(instruction_.info.mnemonic)
                     ? static_cast<std::uint8_t>(bytes - 1)
                     : 0;
        (store ? op.src : op.dst) = number(reg);
        out_.push(op);
        return true;
    }

    [[nodiscard]] Handler load_handler(unsigned bytes) const {
        switch (bytes) {
            case 4: return vex_ ? op_load<4, true> : op_load<4, false>;
            case 8: return vex_ ? op_load<8, true> : op_load<8, false>;
            case 16: return vex_ ? op_load<16, true> : op_load<16, false>;
            case 32: return op_load<32, true>;
            default: return nullptr;
        }
    }
    [[nodiscard]] static Handler store_handler(unsigned bytes) {
        switch (bytes) {
            case 4: return op_store<4>;
            case 8: return op_store<8>;
            case 16: return op_store<16>;
            case 32: return op_store<32>;
            default: return nullptr;
        }
    }

    bool decode_registers(MoveKind kind) {
        Op op = make(nullptr);
        if (kind == MoveKind::Whole) {
            op.fn = is_ymm(to_) ? op_copy_ymm : vex_ ? op_copy<true> : op_copy<false>;
            op.dst = number(to_);
            op.src = number(from_);
        } else if (kind != MoveKind::General) {
            return false;  // MOVSS and MOVSD merge.
        } else if (is_xmm(to_) && is_xmm(from_)) {
            op.fn = vex_ ? op_copy_quad<true> : op_copy_quad<false>;
            op.dst = number(to_);
            op.src = number(from_);
        } else if (is_xmm(to_) && is_gpr(from_)) {
            op.fn = from_.size == 64 ? (vex_ ? op_from_gpr<std::uint64_t, true> : op_from_gpr<std::uint64_t, false>)
                                     : (vex_ ? op_from_gpr<std::uint32_t, true> : op_from_gpr<std::uint32_t, false>);
            op.dst = number(to_);
            op.src = register_offset(from_.reg.value);
        } else if (is_gpr(to_) && is_xmm(from_)) {
            op.fn = to_.size == 64 ? op_to_gpr<std::uint64_t> : op_to_gpr<std::uint32_t>;
            op.dst = register_offset(to_.reg.value);
            op.src = number(from_);
        } else {
            return false;
        }
        out_.push(op);
        return true;
    }

    static bool is_gpr(const ZydisDecodedOperand& operand) {
        return is_register(operand, ZYDIS_REGCLASS_GPR32) || is_register(operand, ZYDIS_REGCLASS_GPR64);
    }

    const Instruction& instruction_;
    OpWriter& out_;
    const ZydisDecodedOperand& to_;
    const ZydisDecodedOperand& from_;
    const bool vex_;
};

}  // namespace

bool decode_native_move(const Instruction& instruction, OpWriter& out) {
    MoveDecoder decoder(instruction, out);
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_PXOR:
        case ZYDIS_MNEMONIC_XORPS:
        case ZYDIS_MNEMONIC_XORPD:
        case ZYDIS_MNEMONIC_VPXOR:
        case ZYDIS_MNEMONIC_VXORPS:
        case ZYDIS_MNEMONIC_VXORPD:
            return decoder.decode_clear();
        default:
            return decoder.decode();
    }
}

}  // namespace apiary::cpu::soft
