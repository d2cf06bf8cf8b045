// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/x87.h"

#include <array>
#include <cstring>

#include "backend/cpu/soft/mmu.h"
#include "backend/cpu/soft/native.h"
#include "backend/cpu/soft/xsave.h"

namespace apiary::cpu::soft {

namespace {

constexpr std::size_t kRegisters = 8;
constexpr std::size_t kRegisterSize = 10;

std::uint16_t guest_fcw(const Cpu& cpu) { return xsave_at<std::uint16_t>(cpu, xsave_area::Fcw); }

void load_host_fcw(std::uint16_t value) { asm volatile("fldcw %0" : : "m"(value)); }

std::uint16_t host_fsw() {
    std::uint16_t value = 0;
    asm volatile("fnstsw %0" : "=m"(value));
    return value;
}

/// FDP is an offset into the segment, not a linear address.
void record_operand(Cpu& cpu, const Op* op, std::uint64_t linear) {
    const bool based = op->base == kSlotEa && ((cpu.mode & mode::CodeMask) != mode::Code64 || op->seg >= Fs);
    xsave_at<std::uint64_t>(cpu, xsave_area::Fdp) = based ? linear - cpu.seg[op->seg].base : linear;
}

const Op* load_slowly(Cpu& cpu, const Op* op) {
    const std::uint32_t checks = clear_way(cpu, op);
    const std::uint64_t linear = linear_address(cpu, op);
    void* operand = cpu.native->scratch.data();
    load_slow(cpu, op, linear, operand, op->aux);
    record_operand(cpu, op, linear);
    if (checks == 0) {
        return stub_of(cpu, op)(cpu, op, operand);
    }
    (void)run_x87_checked(cpu, op, stub_of(cpu, op), operand);
    APIARY_NEXT(cpu, op);
}

/// The x87 part of Cpu::xsave.
using X87Image = std::array<std::byte, xsave_area::Xmm>;

X87Image x87_image(const Cpu& cpu) {
    X87Image image;
    std::memcpy(image.data(), cpu.xsave.data(), image.size());
    return image;
}

/// The result goes to a scratch operand first. A device may then still ask for the instruction to be repeated: the
/// registers in Cpu::xsave stay those before it until the store is done.
const Op* store_slowly(Cpu& cpu, const Op* op) {
    const std::uint32_t checks = clear_way(cpu, op);
    const std::uint64_t linear = linear_address(cpu, op);
    NativeUnit& unit = *cpu.native;
    check_write(cpu, op, linear, op->aux);
    unit.sync_x87(cpu);
    const X87Image before = x87_image(cpu);
    record_operand(cpu, op, linear);
    bool stored = true;
    if (checks != 0) {
        stored = run_x87_checked(cpu, op, stub_of(cpu, op), unit.scratch.data());
    } else {
        invoke_stub(cpu, op, stub_of(cpu, op), unit.scratch.data());
    }
    unit.release_x87(cpu);
    if (stored) {
        const X87Image after = x87_image(cpu);
        std::memcpy(cpu.xsave.data(), before.data(), before.size());
        store_slow(cpu, op, linear, unit.scratch.data(), op->aux);
        std::memcpy(cpu.xsave.data(), after.data(), after.size());
    }
    APIARY_NEXT(cpu, op);
}

// ---- Control instructions

bool is_blocked(const Cpu& cpu, const Op* op) { return (cpu.native_blocked & op->extra) != 0; }

/// The data registers must be current in Cpu::xsave or live with their exceptions masked.
void set_fcw(Cpu& cpu, std::uint16_t value) {
    // Bits 6 and up that are not controls read as hardware has them.
    const auto fcw = static_cast<std::uint16_t>((value & 0x1f3f) | 0x40);
    auto& fsw = xsave_at<std::uint16_t>(cpu, xsave_area::Fsw);
    xsave_at<std::uint16_t>(cpu, xsave_area::Fcw) = fcw;
    fsw = with_summary(fsw, fcw);
    if (cpu.native->x87_live()) {
        load_host_fcw(fcw | x87::Exceptions);
    }
    cpu.native->update(cpu);
}

const Op* op_fldcw(Cpu& cpu, const Op* op) {
    if (is_blocked(cpu, op)) {
        (void)clear_way(cpu, op);
    }
    set_fcw(cpu, load<std::uint16_t>(cpu, op, linear_address(cpu, op)));
    APIARY_NEXT(cpu, op);
}

const Op* op_fnstcw(Cpu& cpu, const Op* op) {
    if (is_blocked(cpu, op)) {
        (void)clear_way(cpu, op);
    }
    store<std::uint16_t>(cpu, op, linear_address(cpu, op), guest_fcw(cpu));
    APIARY_NEXT(cpu, op);
}

const Op* op_fnstsw(Cpu& cpu, const Op* op) {
    if (is_blocked(cpu, op)) {
        (void)clear_way(cpu, op);
    }
    store<std::uint16_t>(cpu, op, linear_address(cpu, op), cpu.native->x87_status(cpu));
    APIARY_NEXT(cpu, op);
}

const Op* op_fnstsw_ax(Cpu& cpu, const Op* op) {
    if (is_blocked(cpu, op)) {
        (void)clear_way(cpu, op);
    }
    reg_at<std::uint16_t>(cpu, Rax * 8) = cpu.native->x87_status(cpu);
    APIARY_NEXT(cpu, op);
}

/// What the 8087 and 80287 had: nothing happens, and no exception is waited for.
const Op* op_old_control(Cpu& cpu, const Op* op) {
    if (is_blocked(cpu, op)) {
        (void)clear_way(cpu, op);
    }
    APIARY_NEXT(cpu, op);
}

const Op* op_fnclex(Cpu& cpu, const Op* op) {
    if (is_blocked(cpu, op)) {
        (void)clear_way(cpu, op);
    }
    if (cpu.native->x87_live()) {
        asm volatile("fnclex");
    }
    xsave_at<std::uint16_t>(cpu, xsave_area::Fsw) &= 0x7f00;
    APIARY_NEXT(cpu, op);
}

const Op* op_fninit(Cpu& cpu, const Op* op) {
    if (is_blocked(cpu, op)) {
        (void)clear_way(cpu, op);
    }
    cpu.native->release_x87(cpu);
    initialize_x87(cpu);
    cpu.native->update(cpu);
    APIARY_NEXT(cpu, op);
}

const Op* op_fwait(Cpu& cpu, const Op* op) {
    if ((cpu.cr0 & (cr0::MP | cr0::TS)) == (cr0::MP | cr0::TS)) {
        cpu.current = op;
        cpu.raise(Vector::DeviceNotAvailable);
    }
    if (is_blocked(cpu, op)) {
        (void)clear_way(cpu, op);
    }
    APIARY_NEXT(cpu, op);
}

// ---- Environments (SDM vol. 1, figures 8-9 to 8-12). FCS and FDS are 0, as CPUID says (leaf 7, EBX bit 13).

// Bits of Op::imm
constexpr std::int32_t kWide = 1;       ///< 32-bit format.
constexpr std::int32_t kProtected = 2;  ///< Protected-mode format.

constexpr unsigned env_size(std::int32_t format) { return (format & kWide) != 0 ? 28 : 14; }

/// The seven fields of an environment, each as wide as its place: the upper half is only used by FIP and FDP.
using EnvFields = std::array<std::uint32_t, 7>;
enum EnvField : unsigned { kFcw, kFsw, kFtw, kFip, kFcs, kFdp, kFds };

/// Tag of a data register: 0 valid, 1 zero, 2 special.
unsigned tag_of(const std::byte* reg) {
    std::uint64_t mantissa = 0;
    std::uint16_t exponent = 0;
    std::memcpy(&mantissa, reg, sizeof mantissa);
    std::memcpy(&exponent, reg + 8, sizeof exponent);
    exponent &= 0x7fff;
    if (exponent == 0 && mantissa == 0) {
        return 1;
    }
    return exponent == 0 || exponent == 0x7fff || (mantissa >> 63) == 0 ? 2 : 0;
}

/// The two-bit tags, by physical register, from the abridged ones and the data registers.
std::uint16_t full_tags(const Cpu& cpu) {
    const unsigned top = x87_top(cpu);
    const auto present = xsave_at<std::uint16_t>(cpu, xsave_area::Ftw);
    unsigned tags = 0;
    for (unsigned physical = 0; physical < kRegisters; ++physical) {
        const std::byte* reg = cpu.xsave.data() + xsave_area::St + 16 * ((physical - top) & 7);
        const unsigned tag = ((present >> physical) & 1) != 0 ? tag_of(reg) : 3;
        tags |= tag << (2 * physical);
    }
    return static_cast<std::uint16_t>(tags);
}

std::uint16_t abridged_tags(std::uint32_t tags) {
    unsigned present = 0;
    for (unsigned physical = 0; physical < kRegisters; ++physical) {
        present |= (((tags >> (2 * physical)) & 3) != 3 ? 1u : 0u) << physical;
    }
    return static_cast<std::uint16_t>(present);
}

EnvFields environment(const Cpu& cpu, std::int32_t format) {
    const auto fip = xsave_at<std::uint32_t>(cpu, xsave_area::Fip);
    const auto fdp = xsave_at<std::uint32_t>(cpu, xsave_area::Fdp);
    const std::uint32_t fop = xsave_at<std::uint16_t>(cpu, xsave_area::Fop) & 0x7ffu;
    EnvFields fields = {};
    fields[kFcw] = guest_fcw(cpu) | 0xffff'0000;
    fields[kFsw] = xsave_at<std::uint16_t>(cpu, xsave_area::Fsw) | 0xffff'0000;
    fields[kFtw] = full_tags(cpu) | 0xffff'0000;
    if ((format & kProtected) != 0) {
        fields[kFip] = fip;
        fields[kFcs] = fop << 16;
        fields[kFdp] = fdp;
        fields[kFds] = 0xffff'0000;
    } else if ((format & kWide) != 0) {
        fields[kFip] = (fip & 0xffff) | 0xffff'0000;
        fields[kFcs] = ((fip >> 16) << 12) | fop;
        fields[kFdp] = (fdp & 0xffff) | 0xffff'0000;
        fields[kFds] = (fdp >> 16) << 12;
    } else {
        fields[kFip] = fip;
        fields[kFcs] = (((fip >> 16) & 15) << 12) | fop;
        fields[kFdp] = fdp;
        fields[kFds] = ((fdp >> 16) & 15) << 12;
    }
    return fields;
}

void write_fields(std::byte* to, const EnvFields& fields, std::int32_t format) {
    const std::size_t size = (format & kWide) != 0 ? 4 : 2;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        std::memcpy(to + size * i, &fields[i], size);
    }
}

/// Takes an environment; the host's x87 registers must not be live.
void take_environment(Cpu& cpu, const std::byte* from, std::int32_t format) {
    const std::size_t size = (format & kWide) != 0 ? 4 : 2;
    EnvFields fields = {};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        std::memcpy(&fields[i], from + size * i, size);
    }
    std::uint32_t fip = fields[kFip], fdp = fields[kFdp], fop = fields[kFcs] & 0x7ff;
    if ((format & kProtected) != 0) {
        fop = (fields[kFcs] >> 16) & 0x7ff;
    } else {
        fip = (fip & 0xffff) | ((fields[kFcs] >> 12) & 0xffff) << 16;
        fdp = (fdp & 0xffff) | ((fields[kFds] >> 12) & 0xffff) << 16;
    }
    xsave_at<std::uint16_t>(cpu, xsave_area::Fsw) = static_cast<std::uint16_t>(fields[kFsw]);
    xsave_at<std::uint16_t>(cpu, xsave_area::Ftw) = abridged_tags(fields[kFtw]);
    xsave_at<std::uint16_t>(cpu, xsave_area::Fop) = static_cast<std::uint16_t>(fop);
    xsave_at<std::uint64_t>(cpu, xsave_area::Fip) = fip;
    xsave_at<std::uint64_t>(cpu, xsave_area::Fdp) = fdp;
    set_fcw(cpu, static_cast<std::uint16_t>(fields[kFcw]));
}

const Op* op_fnstenv(Cpu& cpu, const Op* op) {
    if (is_blocked(cpu, op)) {
        (void)clear_way(cpu, op);
    }
    cpu.native->sync_x87(cpu);
    write_fields(cpu.native->area.data(), environment(cpu, op->imm), op->imm);
    store_area(cpu, op, linear_address(cpu, op), cpu.native->area.data(), env_size(op->imm));
    set_fcw(cpu, guest_fcw(cpu) | x87::Exceptions);
    APIARY_NEXT(cpu, op);
}

const Op* op_fldenv(Cpu& cpu, const Op* op) {
    if (is_blocked(cpu, op)) {
        (void)clear_way(cpu, op);
    }
    load_area(cpu, op, linear_address(cpu, op), cpu.native->area.data(), env_size(op->imm));
    cpu.native->release_x87(cpu);
    const unsigned old_top = x87_top(cpu);
    take_environment(cpu, cpu.native->area.data(), op->imm);
    move_x87_top(cpu, old_top);
    APIARY_NEXT(cpu, op);
}

const Op* op_fnsave(Cpu& cpu, const Op* op) {
    if (is_blocked(cpu, op)) {
        (void)clear_way(cpu, op);
    }
    cpu.native->sync_x87(cpu);
    std::byte* image = cpu.native->area.data();
    const unsigned size = env_size(op->imm);
    write_fields(image, environment(cpu, op->imm), op->imm);
    for (std::size_t i = 0; i < kRegisters; ++i) {
        std::memcpy(image + size + kRegisterSize * i, cpu.xsave.data() + xsave_area::St + 16 * i, kRegisterSize);
    }
    store_area(cpu, op, linear_address(cpu, op), image, size + static_cast<unsigned>(kRegisters * kRegisterSize));
    cpu.native->drop_x87(cpu);
    initialize_x87(cpu);
    cpu.native->update(cpu);
    APIARY_NEXT(cpu, op);
}

const Op* op_frstor(Cpu& cpu, const Op* op) {
    if (is_blocked(cpu, op)) {
        (void)clear_way(cpu, op);
    }
    std::byte* image = cpu.native->area.data();
    const unsigned size = env_size(op->imm);
    load_area(cpu, op, linear_address(cpu, op), image, size + static_cast<unsigned>(kRegisters * kRegisterSize));
    cpu.native->drop_x87(cpu);
    take_environment(cpu, image, op->imm);
    for (std::size_t i = 0; i < kRegisters; ++i) {
        std::byte* to = cpu.xsave.data() + xsave_area::St + 16 * i;
        std::memcpy(to, image + size + kRegisterSize * i, kRegisterSize);
        std::memset(to + kRegisterSize, 0, 16 - kRegisterSize);
    }
    APIARY_NEXT(cpu, op);
}

constexpr std::uint16_t kWaiting = blocked::X87 | blocked::X87Checked;

bool decode_operand(const Instruction& instruction, OpWriter& out, Handler fn, std::uint16_t extra) {
    const ZydisDecodedOperand& memory = instruction.operands[0];
    const unsigned bytes = memory.size / 8u;
    Op op = out.make(fn);
    out.set_memory(op, memory, bytes, writes(memory));
    op.extra = extra;
    op.imm = (bytes == 28 || bytes == 108 ? kWide : 0) | ((instruction.mode & mode::Protected) != 0 ? kProtected : 0);
    out.push(op);
    return true;
}

bool decode_plain(OpWriter& out, Handler fn, std::uint16_t extra) {
    Op op = out.make(fn);
    op.extra = extra;
    out.push(op);
    return true;
}

}  // namespace

unsigned x87_top(const Cpu& cpu) { return (xsave_at<std::uint16_t>(cpu, xsave_area::Fsw) >> 11) & 7; }

void move_x87_top(Cpu& cpu, unsigned old_top) {
    std::array<std::byte, 16 * kRegisters> old;
    std::memcpy(old.data(), cpu.xsave.data() + xsave_area::St, old.size());
    for (unsigned i = 0; i < kRegisters; ++i) {
        const unsigned physical = i + x87_top(cpu);
        std::memcpy(cpu.xsave.data() + xsave_area::St + 16 * i, old.data() + 16 * ((physical - old_top) & 7), 16);
    }
}

void initialize_x87(Cpu& cpu) {
    const unsigned old_top = x87_top(cpu);
    xsave_at<std::uint16_t>(cpu, xsave_area::Fcw) = x87::InitialFcw;
    xsave_at<std::uint16_t>(cpu, xsave_area::Fsw) = 0;
    xsave_at<std::uint16_t>(cpu, xsave_area::Ftw) = 0;
    xsave_at<std::uint16_t>(cpu, xsave_area::Fop) = 0;
    xsave_at<std::uint64_t>(cpu, xsave_area::Fip) = 0;
    xsave_at<std::uint64_t>(cpu, xsave_area::Fdp) = 0;
    move_x87_top(cpu, old_top);
}

bool run_x87_checked(Cpu& cpu, const Op* op, StubEntry entry, void* memory) {
    const std::uint16_t fcw = guest_fcw(cpu);
    load_host_fcw(fcw);  // No flag is set that it unmasks: clear_way() saw to that.
    invoke_stub(cpu, op, entry, memory);
    const std::uint16_t fsw = host_fsw();
    if ((fsw & x87::Summary) == 0) {
        load_host_fcw(fcw | x87::Exceptions);
        return true;
    }
    // The exception would come with the host's next waiting instruction: it is the guest's, so it is taken off the host.
    cpu.native->sync_x87(cpu);
    asm volatile("fnclex");
    cpu.native->drop_x87(cpu);
    return (fsw & ~fcw & x87::Exceptions & ~x87::Precision) == 0;
}

const Op* op_x87_load(Cpu& cpu, const Op* op) {
    const std::uint64_t linear = linear_address(cpu, op);
    const TlbEntry* entry = tlb_hit<&TlbEntry::read_tag>(cpu, linear, op->aux);
    if ((cpu.native_blocked & op->extra) != 0 || entry == nullptr) [[unlikely]] {
        return load_slowly(cpu, op);
    }
    record_operand(cpu, op, linear);
    return stub_of(cpu, op)(cpu, op, reinterpret_cast<void*>(linear + entry->addend));
}

const Op* op_x87_store(Cpu& cpu, const Op* op) {
    const std::uint64_t linear = linear_address(cpu, op);
    const TlbEntry* entry = tlb_hit<&TlbEntry::write_tag>(cpu, linear, op->aux);
    if ((cpu.native_blocked & op->extra) != 0 || entry == nullptr) [[unlikely]] {
        return store_slowly(cpu, op);
    }
    auto* host = reinterpret_cast<std::byte*>(linear + entry->addend);
    record_operand(cpu, op, linear);
    stub_of(cpu, op)(cpu, op, host);
    cpu.current = op;
    after_store(cpu, host, op->aux);
    APIARY_NEXT(cpu, op);
}

bool decode_x87_control(const Instruction& instruction, OpWriter& out) {
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_FENI8087_NOP:
        case ZYDIS_MNEMONIC_FDISI8087_NOP:
        case ZYDIS_MNEMONIC_FSETPM287_NOP:
            return decode_plain(out, op_old_control, blocked::X87);
        case ZYDIS_MNEMONIC_FLDCW:
            return decode_operand(instruction, out, op_fldcw, kWaiting);
        case ZYDIS_MNEMONIC_FLDENV:
            return decode_operand(instruction, out, op_fldenv, kWaiting);
        case ZYDIS_MNEMONIC_FRSTOR:
            return decode_operand(instruction, out, op_frstor, kWaiting);
        case ZYDIS_MNEMONIC_FNSTCW:
            return decode_operand(instruction, out, op_fnstcw, blocked::X87);
        case ZYDIS_MNEMONIC_FNSTENV:
            return decode_operand(instruction, out, op_fnstenv, blocked::X87);
        case ZYDIS_MNEMONIC_FNSAVE:
            return decode_operand(instruction, out, op_fnsave, blocked::X87);
        case ZYDIS_MNEMONIC_FNSTSW:
            if (instruction.operands[0].type == ZYDIS_OPERAND_TYPE_MEMORY) {
                return decode_operand(instruction, out, op_fnstsw, blocked::X87);
            }
            return decode_plain(out, op_fnstsw_ax, blocked::X87);
        case ZYDIS_MNEMONIC_FNCLEX:
            return decode_plain(out, op_fnclex, blocked::X87);
        case ZYDIS_MNEMONIC_FNINIT:
            return decode_plain(out, op_fninit, blocked::X87);
        case ZYDIS_MNEMONIC_FWAIT:
            return decode_plain(out, op_fwait, blocked::X87Checked);
        default:
            return false;
    }
}

}  // namespace apiary::cpu::soft
