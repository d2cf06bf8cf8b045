// SPDX-License-Identifier: BSD-2-Clause
// Decoding for NativeUnit, and the handlers around stubs with memory operands.
#include "backend/cpu/soft/native.h"

#include <algorithm>

#include "backend/cpu/soft/mmu.h"
#include "backend/cpu/soft/x87.h"

namespace apiary::cpu::soft {

namespace {

// Fields of an op with a stub and a memory operand: `imm` the stub, `aux` bytes of the operand, `src` the address bits
// that must be clear, `extra` the bits of native_blocked that concern it.

std::uint32_t host_mxcsr() {
    std::uint32_t value = 0;
    asm volatile("stmxcsr %0" : "=m"(value));
    return value;
}

void set_host_mxcsr(std::uint32_t value) { asm volatile("ldmxcsr %0" : : "m"(value) : "memory"); }

const Op* op_finished(Cpu&, const Op*) { return nullptr; }

const Op* op_nothing(Cpu& cpu, const Op* op) { APIARY_NEXT(cpu, op); }

const Op* op_fence(Cpu& cpu, const Op* op) {
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    APIARY_NEXT(cpu, op);
}

/// What an instruction may have changed, for taking it back.
struct Snapshot {
    std::array<std::byte, xsave_area::Size> xsave;
    std::array<std::uint64_t, 16> regs;
    std::uint32_t flags;

    explicit Snapshot(const Cpu& cpu) : xsave(cpu.xsave), flags(cpu.flags) {
        std::copy_n(cpu.regs, regs.size(), regs.begin());
    }
    void restore(Cpu& cpu) const {
        cpu.xsave = xsave;
        std::copy_n(regs.begin(), regs.size(), cpu.regs);
        cpu.flags = flags;
    }
};

/// Runs a stub whose guest unmasks SIMD floating-point exceptions. The host runs it masked; if it then shows that an
/// unmasked one came up, everything is taken back but the flags, and #XM (or #UD) raised. Underflow without loss of
/// precision, which only an unmasked #UE reports, stays unseen.
void run_simd_checked(Cpu& cpu, const Op* op, StubEntry entry, void* memory) {
    const bool mmx = (op->extra & blocked::Mmx) != 0;
    if (mmx) {
        cpu.native->sync_x87(cpu);
    }
    const Snapshot before(cpu);
    const std::uint32_t controls = host_mxcsr();
    set_host_mxcsr(controls & ~mxcsr::Flags);
    invoke_stub(cpu, op, entry, memory);
    std::uint32_t flags = host_mxcsr() & mxcsr::Flags;
    const std::uint32_t guest = xsave_at<std::uint32_t>(cpu, xsave_area::Mxcsr);
    const std::uint32_t unmasked = flags & ~(guest >> 7);
    if ((unmasked & mxcsr::PreComputation) != 0) {
        flags &= mxcsr::PreComputation;  // Nothing was computed (SDM vol. 1, §11.5.3).
    }
    set_host_mxcsr(controls | flags);
    if (unmasked == 0) {
        return;
    }
    before.restore(cpu);
    if (mmx) {
        cpu.native->drop_x87(cpu);
    }
    xsave_at<std::uint32_t>(cpu, xsave_area::Mxcsr) |= flags;
    cpu.current = op;
    cpu.raise((cpu.cr4 & cr4::OSXMMEXCPT) != 0 ? Vector::SimdFloatingPoint : Vector::InvalidOpcode);
}

/// Runs a stub in the way that `checks` (bits of `blocked`) ask for. False: no result for memory.
[[nodiscard]] bool run_checked(Cpu& cpu, const Op* op, StubEntry entry, void* memory, std::uint32_t checks) {
    if ((checks & blocked::X87Checked) != 0) {
        return run_x87_checked(cpu, op, entry, memory);
    }
    if ((checks & blocked::SimdChecked) != 0) {
        run_simd_checked(cpu, op, entry, memory);
    } else {
        invoke_stub(cpu, op, entry, memory);
    }
    return true;
}

/// Where a stub that is its op's handler goes when `native_blocked` has one of its bits.
const Op* op_blocked(Cpu& cpu, const Op* op) {
    const std::uint32_t checks = clear_way(cpu, op);
    const auto entry =
        reinterpret_cast<StubEntry>(reinterpret_cast<std::uintptr_t>(op->fn) + StubCode::kCheckLength);
    if (checks == 0) {
        return entry(cpu, op, nullptr);
    }
    (void)run_checked(cpu, op, entry, nullptr, checks);
    APIARY_NEXT(cpu, op);
}

[[noreturn]] void misaligned(Cpu& cpu, const Op* op) {
    cpu.current = op;
    cpu.raise(Vector::GeneralProtection, 0);
}

const Op* load_checked(Cpu& cpu, const Op* op) {
    const std::uint32_t checks = clear_way(cpu, op);
    const std::uint64_t linear = linear_address(cpu, op);
    if ((linear & op->src) != 0) {
        misaligned(cpu, op);
    }
    load_slow(cpu, op, linear, cpu.native->scratch.data(), op->aux);
    (void)run_checked(cpu, op, stub_of(cpu, op), cpu.native->scratch.data(), checks);
    APIARY_NEXT(cpu, op);
}

const Op* load_missed(Cpu& cpu, const Op* op) {
    const std::uint64_t linear = linear_address(cpu, op);
    if ((linear & op->src) != 0) {
        misaligned(cpu, op);
    }
    load_slow(cpu, op, linear, cpu.native->scratch.data(), op->aux);
    return stub_of(cpu, op)(cpu, op, cpu.native->scratch.data());
}

const Op* op_native_load(Cpu& cpu, const Op* op) {
    if ((cpu.native_blocked & op->extra) != 0) [[unlikely]] {
        return load_checked(cpu, op);
    }
    const std::uint64_t linear = linear_address(cpu, op);
    const TlbEntry* entry = tlb_hit<&TlbEntry::read_tag>(cpu, linear, op->aux);
    if (entry == nullptr || (linear & op->src) != 0) [[unlikely]] {
        return load_missed(cpu, op);
    }
    return stub_of(cpu, op)(cpu, op, reinterpret_cast<void*>(linear + entry->addend));
}

/// A store that needs its faults first or its result looked at: by way of the scratch operand.
const Op* store_checked(Cpu& cpu, const Op* op) {
    const std::uint32_t checks = clear_way(cpu, op);
    const std::uint64_t linear = linear_address(cpu, op);
    if ((linear & op->src) != 0) {
        misaligned(cpu, op);
    }
    check_write(cpu, op, linear, op->aux);
    if (run_checked(cpu, op, stub_of(cpu, op), cpu.native->scratch.data(), checks)) {
        store_slow(cpu, op, linear, cpu.native->scratch.data(), op->aux);
    }
    APIARY_NEXT(cpu, op);
}

const Op* op_native_store(Cpu& cpu, const Op* op) {
    const std::uint64_t linear = linear_address(cpu, op);
    const TlbEntry* entry = tlb_hit<&TlbEntry::write_tag>(cpu, linear, op->aux);
    if ((cpu.native_blocked & op->extra) != 0 || entry == nullptr || (linear & op->src) != 0) [[unlikely]] {
        return store_checked(cpu, op);
    }
    auto* host = reinterpret_cast<std::byte*>(linear + entry->addend);
    stub_of(cpu, op)(cpu, op, host);
    cpu.current = op;
    after_store(cpu, host, op->aux);
    APIARY_NEXT(cpu, op);
}

bool is_vex(const Instruction& instruction) {
    return instruction.info.encoding == ZYDIS_INSTRUCTION_ENCODING_VEX;
}

/// An escape opcode (SDM vol. 2, appendix A.5).
bool is_x87(const Instruction& instruction) {
    return instruction.info.encoding == ZYDIS_INSTRUCTION_ENCODING_LEGACY &&
           instruction.info.opcode_map == ZYDIS_OPCODE_MAP_DEFAULT && (instruction.info.opcode & 0xf8) == 0xd8;
}

bool may_raise_simd_exception(const Instruction& instruction) {
    switch (instruction.info.meta.exception_class) {
        case ZYDIS_EXCEPTION_CLASS_NONE:  // Conversions from and to MMX registers.
        case ZYDIS_EXCEPTION_CLASS_SSE2:
        case ZYDIS_EXCEPTION_CLASS_SSE3:
        case ZYDIS_EXCEPTION_CLASS_AVX2:
        case ZYDIS_EXCEPTION_CLASS_AVX3:
        case ZYDIS_EXCEPTION_CLASS_AVX11:
            return true;
        default:
            return false;
    }
}

const ZydisDecodedOperand* memory_operand(const Instruction& instruction) {
    const auto* end = instruction.operands + instruction.info.operand_count_visible;
    const auto* found = std::find_if(instruction.operands, end, [](const ZydisDecodedOperand& operand) {
        return operand.type == ZYDIS_OPERAND_TYPE_MEMORY;
    });
    return found == end ? nullptr : found;
}

std::optional<StubCode> stub_for(const Instruction& instruction, const NativeUnit& unit, const StubRequest& request) {
    if (is_x87(instruction)) {
        return make_x87_stub(instruction, unit.layout(), request);
    }
    return make_stub(instruction, unit.layout(), request);
}

bool decode_stub(const Instruction& instruction, OpWriter& out, Cpu& cpu) {
    NativeUnit& unit = *cpu.native;
    const ZydisDecodedOperand* memory = memory_operand(instruction);
    const bool store = memory != nullptr && writes(*memory);
    const StubRequest request = {
        .form = memory == nullptr ? StubForm::Whole : store ? StubForm::Store : StubForm::Load,
        .blocked = blocked_bits(instruction),
        .blocked_handler = op_blocked,
    };
    const std::optional<StubCode> code = stub_for(instruction, unit, request);
    const std::optional<std::uint32_t> at = code ? unit.intern(*code) : std::nullopt;
    if (!at) {
        return false;
    }
    Op op = out.make(nullptr);
    op.extra = static_cast<std::uint16_t>(request.blocked);
    if (memory == nullptr) {
        op.fn = reinterpret_cast<Handler>(reinterpret_cast<std::uintptr_t>(cpu.native_code) + *at);
        out.push(op);
        return true;
    }
    const unsigned bytes = memory->size / 8u;
    out.set_memory(op, *memory, bytes, store);
    op.imm = static_cast<std::int32_t>(*at);
    op.aux = static_cast<std::uint8_t>(bytes);
    op.src = alignment_mask(instruction, bytes);
    if (is_x87(instruction)) {
        op.fn = store ? op_x87_store : op_x87_load;
    } else {
        op.fn = store ? op_native_store : op_native_load;
    }
    out.push(op);
    return true;
}

/// Where the guest has no LZCNT or TZCNT, their prefix means nothing and they are BSR and BSF.
bool decode_scan(const Instruction& instruction, OpWriter& out, Cpu& cpu) {
    Instruction plain = instruction;
    plain.info.mnemonic =
        instruction.info.mnemonic == ZYDIS_MNEMONIC_LZCNT ? ZYDIS_MNEMONIC_BSR : ZYDIS_MNEMONIC_BSF;
    plain.operands[0].actions |= ZYDIS_OPERAND_ACTION_CONDWRITE;  // A source of 0 leaves the destination as it is.
    return decode_stub(plain, out, cpu);
}

bool decode_hint(const Instruction& instruction, OpWriter& out) {
    if (instruction.info.meta.isa_set == ZYDIS_ISA_SET_PREFETCH_NOP) {  // PREFETCH, PREFETCHW and the reserved ones
        out.push(memory_operand(instruction) != nullptr ? op_nothing : op_undefined);
        return true;
    }
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_PREFETCHNTA:
        case ZYDIS_MNEMONIC_PREFETCHT0:
        case ZYDIS_MNEMONIC_PREFETCHT1:
        case ZYDIS_MNEMONIC_PREFETCHT2:
        case ZYDIS_MNEMONIC_LFENCE:
            out.push(op_nothing);
            return true;
        case ZYDIS_MNEMONIC_SFENCE:
        case ZYDIS_MNEMONIC_MFENCE:
            out.push(op_fence);
            return true;
        default:
            return false;
    }
}

}  // namespace

std::uint32_t clear_way(Cpu& cpu, const Op* op) {
    cpu.current = op;
    const std::uint32_t why = cpu.native_blocked & op->extra;
    const bool emulate = (cpu.cr0 & cr0::EM) != 0;
    if (((why & blocked::Avx) != 0 && ((cpu.cr4 & cr4::OSXSAVE) == 0 || (cpu.xcr0 & 6) != 6)) ||
        ((why & blocked::Sse) != 0 && (emulate || (cpu.cr4 & cr4::OSFXSR) == 0)) ||
        ((why & blocked::Mmx) != 0 && emulate)) {
        cpu.raise(Vector::InvalidOpcode);
    }
    if ((why & (blocked::X87 | blocked::Mmx | blocked::Sse | blocked::Avx)) != 0) {
        cpu.raise(Vector::DeviceNotAvailable);
    }
    std::uint32_t checks = why & (blocked::X87Checked | blocked::SimdChecked);
    if ((why & blocked::X87Checked) != 0 && (cpu.native->x87_status(cpu) & x87::Summary) != 0) {
        // With CR0.NE clear, FERR# would ask for an interrupt by way of the PIC, which this platform does not wire:
        // execution goes on as with IGNNE# asserted.
        if ((cpu.cr0 & cr0::NE) != 0) {
            cpu.raise(Vector::X87FloatingPoint);
        }
        checks &= ~blocked::X87Checked;
    }
    if ((why & blocked::X87State) != 0) {
        cpu.native->load_x87(cpu);
    }
    return (op->extra & blocked::Mmx) != 0 ? checks & ~blocked::X87Checked : checks;
}

void invoke_stub(Cpu& cpu, const Op* op, StubEntry entry, void* memory) {
    Op alone[2] = {*op, {}};
    alone[1].fn = op_finished;
    entry(cpu, alone, memory);
}

std::uint8_t alignment_mask(const Instruction& instruction, unsigned bytes) {
    switch (instruction.info.meta.exception_class) {
        case ZYDIS_EXCEPTION_CLASS_AVX1:
            return static_cast<std::uint8_t>(bytes - 1);
        case ZYDIS_EXCEPTION_CLASS_NONE:  // Conversions to MMX registers.
        case ZYDIS_EXCEPTION_CLASS_SSE1:
        case ZYDIS_EXCEPTION_CLASS_SSE2:
        case ZYDIS_EXCEPTION_CLASS_SSE4:
            break;
        default:
            return 0;
    }
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_MOVUPS:
        case ZYDIS_MNEMONIC_MOVUPD:
        case ZYDIS_MNEMONIC_MOVDQU:
        case ZYDIS_MNEMONIC_LDDQU:
        case ZYDIS_MNEMONIC_PCMPESTRI:
        case ZYDIS_MNEMONIC_PCMPESTRM:
        case ZYDIS_MNEMONIC_PCMPISTRI:
        case ZYDIS_MNEMONIC_PCMPISTRM:
            return 0;
        default:
            return bytes == 16 ? 15 : 0;
    }
}

std::uint32_t blocked_bits(const Instruction& instruction) {
    if (is_x87(instruction)) {
        return blocked::AnyX87;
    }
    bool mmx = instruction.info.meta.isa_set == ZYDIS_ISA_SET_PENTIUMMMX;
    // Some name no vector register: conversions from memory to a general register.
    bool vector = instruction.info.mnemonic == ZYDIS_MNEMONIC_VZEROALL ||
                  instruction.info.mnemonic == ZYDIS_MNEMONIC_VZEROUPPER ||
                  instruction.info.meta.category == ZYDIS_CATEGORY_CONVERT;
    for (unsigned i = 0; i < instruction.info.operand_count; ++i) {
        const ZydisDecodedOperand& operand = instruction.operands[i];
        mmx = mmx || is_register(operand, ZYDIS_REGCLASS_MMX);
        vector = vector || is_register(operand, ZYDIS_REGCLASS_XMM) || is_register(operand, ZYDIS_REGCLASS_YMM);
    }
    std::uint32_t bits = mmx ? blocked::AnyMmx : 0;
    if (vector) {
        bits |= is_vex(instruction) ? blocked::Avx : blocked::Sse;
        bits |= may_raise_simd_exception(instruction) ? blocked::SimdChecked : 0;
    }
    return bits;
}

namespace {

/// Before an address op that may fault: #NM and a pending #MF come first.
const Op* op_wait(Cpu& cpu, const Op* op) {
    if ((cpu.native_blocked & op->extra) != 0) {
        (void)clear_way(cpu, op);
    }
    APIARY_NEXT(cpu, op);
}

bool waits_for_x87(const Instruction& instruction) {
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_FNSTCW:
        case ZYDIS_MNEMONIC_FNSTENV:
        case ZYDIS_MNEMONIC_FNSAVE:
        case ZYDIS_MNEMONIC_FNSTSW: return false;
        default: return (blocked_bits(instruction) & (blocked::X87 | blocked::Mmx)) != 0;
    }
}

}  // namespace

bool decode_native(const Instruction& instruction, OpWriter& out, Cpu& cpu) {
    const ZydisInstructionEncoding encoding = instruction.info.encoding;
    if (encoding != ZYDIS_INSTRUCTION_ENCODING_LEGACY && !is_vex(instruction)) {
        return false;
    }
    if (is_vex(instruction) && (instruction.mode & mode::Protected) == 0) {
        return false;  // VEX prefixes do not exist in real and virtual-8086 mode.
    }
    if (!cpu.native->has(instruction.info.meta.isa_set)) {
        const ZydisMnemonic mnemonic = instruction.info.mnemonic;
        return (mnemonic == ZYDIS_MNEMONIC_LZCNT || mnemonic == ZYDIS_MNEMONIC_TZCNT) &&
               decode_scan(instruction, out, cpu);
    }
    if (!instruction.is_64() && instruction.has_memory() && waits_for_x87(instruction)) {
        Op wait = out.make(op_wait);
        wait.extra = static_cast<std::uint16_t>(blocked_bits(instruction) & ~blocked::SimdChecked);
        out.push(wait);
    }
    return decode_hint(instruction, out) || decode_xsave(instruction, out) || decode_x87_control(instruction, out) ||
           decode_native_move(instruction, out) || decode_native_masked(instruction, out) ||
           decode_stub(instruction, out, cpu);
}

}  // namespace apiary::cpu::soft
