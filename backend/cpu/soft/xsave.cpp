// SPDX-License-Identifier: BSD-2-Clause
// FXSAVE, FXRSTOR, the XSAVE family, XGETBV, XSETBV, LDMXCSR and STMXCSR.
#include "backend/cpu/soft/xsave.h"

#include <algorithm>
#include <cstring>

#include "backend/cpu/soft/mmu.h"
#include "backend/cpu/soft/native.h"
#include "backend/cpu/soft/x87.h"

namespace apiary::cpu::soft {

namespace {

constexpr std::uint64_t kX87 = 1, kSse = 2, kAvx = 4;  // State components (SDM vol. 1, §13.1)
constexpr std::uint64_t kCompacted = std::uint64_t{1} << 63;
constexpr unsigned kHeaderSize = 64;

// Bits of Op::aux
constexpr std::uint8_t kWide = 1;   ///< REX.W: 64-bit FIP and FDP.
constexpr std::uint8_t kLong = 2;   ///< 64-bit mode: sixteen vector registers.

unsigned vector_bytes(const Op* op) { return (op->aux & kLong) != 0 ? 256 : 128; }

std::uint64_t wrapped(const Cpu& cpu, std::uint64_t linear) {
    return (cpu.mode & mode::CodeMask) == mode::Code64 ? linear : linear & 0xffff'ffff;
}

template <std::uint64_t TlbEntry::* Tag>
std::byte* host_of(Cpu& cpu, std::uint64_t linear, unsigned bytes, AccessKind kind) {
    if (const TlbEntry* entry = tlb_hit<Tag>(cpu, linear, bytes)) {
        return reinterpret_cast<std::byte*>(linear + entry->addend);
    }
    return translate(cpu, linear, kind, cpu.cpl == 3).host;
}

/// Calls `action(done, linear, bytes)` for the part of an area in each page.
template <class Action>
void each_page(Cpu& cpu, std::uint64_t linear, unsigned bytes, Action&& action) {
    for (unsigned done = 0; done < bytes;) {
        const std::uint64_t at = wrapped(cpu, linear + done);
        const unsigned part = std::min(bytes - done, static_cast<unsigned>(4096 - (at & 4095)));
        action(done, at, part);
        done += part;
    }
}

[[noreturn]] void raise_protection(Cpu& cpu, const Op* op) {
    cpu.current = op;
    cpu.raise(Vector::GeneralProtection, 0);
}

void check_aligned(Cpu& cpu, const Op* op, std::uint64_t linear, unsigned alignment) {
    if ((linear & (alignment - 1)) != 0) {
        raise_protection(cpu, op);
    }
}

template <class T>
T area_at(const NativeUnit& unit, std::size_t at) {
    T value;
    std::memcpy(&value, unit.area.data() + at, sizeof value);
    return value;
}

/// Bytes 0..159 of an image: x87. FCS and FDS are 0, as CPUID says (leaf 7, EBX bit 13).
void compose_x87(const Cpu& cpu, NativeUnit& unit, const Op* op) {
    std::memcpy(unit.area.data(), cpu.xsave.data(), xsave_area::Xmm);
    if ((op->aux & kWide) == 0) {
        std::memset(unit.area.data() + xsave_area::Fip + 4, 0, 4);
        std::memset(unit.area.data() + xsave_area::Fdp + 4, 0, 4);
    }
}

void compose_mxcsr(const Cpu& cpu, NativeUnit& unit) {
    const std::uint32_t mask = mxcsr::Valid;
    std::memcpy(unit.area.data() + xsave_area::Mxcsr, cpu.xsave.data() + xsave_area::Mxcsr, 4);
    std::memcpy(unit.area.data() + xsave_area::MxcsrMask, &mask, sizeof mask);
}

/// Takes x87 from the image in `area`. The host's x87 registers must not be live.
void take_x87(Cpu& cpu, const NativeUnit& unit, const Op* op) {
    const auto fcw = static_cast<std::uint16_t>((area_at<std::uint16_t>(unit, xsave_area::Fcw) & 0x1f3f) | 0x40);
    xsave_at<std::uint16_t>(cpu, xsave_area::Fcw) = fcw;
    xsave_at<std::uint16_t>(cpu, xsave_area::Fsw) = with_summary(area_at<std::uint16_t>(unit, xsave_area::Fsw), fcw);
    xsave_at<std::uint16_t>(cpu, xsave_area::Ftw) = area_at<std::uint8_t>(unit, xsave_area::Ftw);
    xsave_at<std::uint16_t>(cpu, xsave_area::Fop) = area_at<std::uint16_t>(unit, xsave_area::Fop) & 0x7ff;
    const std::uint64_t pointer_mask = (op->aux & kWide) != 0 ? ~std::uint64_t{0} : 0xffff'ffff;
    xsave_at<std::uint64_t>(cpu, xsave_area::Fip) = area_at<std::uint64_t>(unit, xsave_area::Fip) & pointer_mask;
    xsave_at<std::uint64_t>(cpu, xsave_area::Fdp) = area_at<std::uint64_t>(unit, xsave_area::Fdp) & pointer_mask;
    for (std::size_t i = 0; i < 8; ++i) {
        std::byte* to = cpu.xsave.data() + xsave_area::St + 16 * i;
        std::memcpy(to, unit.area.data() + xsave_area::St + 16 * i, 10);
        std::memset(to + 10, 0, 6);
    }
}

/// Components not in their initial state (XINUSE).
std::uint64_t in_use(const Cpu& cpu) {
    const auto any = [&cpu](std::size_t from, std::size_t to) {
        std::uint64_t bits = 0;
        for (std::size_t at = from; at < to; at += 8) {
            bits |= xsave_at<std::uint64_t>(cpu, at);
        }
        return bits != 0;
    };
    std::uint64_t bits = 0;
    if (xsave_at<std::uint16_t>(cpu, xsave_area::Fcw) != x87::InitialFcw ||
        xsave_at<std::uint16_t>(cpu, xsave_area::Fsw) != 0 || xsave_at<std::uint32_t>(cpu, xsave_area::Ftw) != 0 ||
        any(xsave_area::Fip, xsave_area::Mxcsr) || any(xsave_area::St, xsave_area::Xmm)) {
        bits |= kX87;
    }
    bits |= any(xsave_area::Xmm, xsave_area::Xmm + 256) ? kSse : 0;
    bits |= any(xsave_area::YmmHigh, xsave_area::YmmHigh + 256) ? kAvx : 0;
    return bits;
}

// ---- FXSAVE, FXRSTOR

void check_fx(Cpu& cpu, const Op* op, std::uint64_t linear) {
    cpu.current = op;
    if ((cpu.cr0 & (cr0::EM | cr0::TS)) != 0) {
        cpu.raise(Vector::DeviceNotAvailable);
    }
    check_aligned(cpu, op, linear, 16);
}

const Op* op_fxsave(Cpu& cpu, const Op* op) {
    const std::uint64_t linear = linear_address(cpu, op);
    check_fx(cpu, op, linear);
    NativeUnit& unit = *cpu.native;
    unit.sync(cpu);
    compose_x87(cpu, unit, op);
    compose_mxcsr(cpu, unit);
    std::memcpy(unit.area.data() + xsave_area::Xmm, cpu.xsave.data() + xsave_area::Xmm, vector_bytes(op));
    check_area(cpu, op, linear, xsave_area::LegacySize);
    store_area(cpu, op, linear, unit.area.data(), static_cast<unsigned>(xsave_area::Xmm) + vector_bytes(op));
    APIARY_NEXT(cpu, op);
}

const Op* op_fxrstor(Cpu& cpu, const Op* op) {
    const std::uint64_t linear = linear_address(cpu, op);
    check_fx(cpu, op, linear);
    NativeUnit& unit = *cpu.native;
    load_area(cpu, op, linear, unit.area.data(), xsave_area::LegacySize);
    const auto control = area_at<std::uint32_t>(unit, xsave_area::Mxcsr);
    const bool sse = (cpu.cr4 & cr4::OSFXSR) != 0;
    if (sse && (control & ~mxcsr::Valid) != 0) {
        raise_protection(cpu, op);
    }
    unit.drop_x87(cpu);
    take_x87(cpu, unit, op);
    if (sse) {
        xsave_at<std::uint32_t>(cpu, xsave_area::Mxcsr) = control;
        std::memcpy(cpu.xsave.data() + xsave_area::Xmm, unit.area.data() + xsave_area::Xmm, vector_bytes(op));
    } else {
        unit.sync_mxcsr(cpu);
    }
    unit.reload(cpu);
    APIARY_NEXT(cpu, op);
}

// ---- XSAVE family

void check_xsave(Cpu& cpu, const Op* op, std::uint64_t linear) {
    cpu.current = op;
    if ((cpu.cr4 & cr4::OSXSAVE) == 0) {
        cpu.raise(Vector::InvalidOpcode);
    }
    if ((cpu.cr0 & cr0::TS) != 0) {
        cpu.raise(Vector::DeviceNotAvailable);
    }
    check_aligned(cpu, op, linear, 64);
}

std::uint64_t requested(const Cpu& cpu) {
    return cpu.xcr0 & ((cpu.regs[Rdx] << 32) | (cpu.regs[Rax] & 0xffff'ffff));
}

enum class SaveKind { Plain, Optimized, Compacted };

/// Writes the components `what`, and with `control` MXCSR.
void store_components(Cpu& cpu, const Op* op, std::uint64_t linear, std::uint64_t what, bool control) {
    NativeUnit& unit = *cpu.native;
    if ((what & kX87) != 0) {
        compose_x87(cpu, unit, op);
        store_area(cpu, op, linear, unit.area.data(), xsave_area::Mxcsr);
        store_area(cpu, op, linear + xsave_area::St, unit.area.data() + xsave_area::St,
                   xsave_area::Xmm - xsave_area::St);
    }
    if (control) {
        compose_mxcsr(cpu, unit);
        store_area(cpu, op, linear + xsave_area::Mxcsr, unit.area.data() + xsave_area::Mxcsr, 8);
    }
    if ((what & kSse) != 0) {
        store_area(cpu, op, linear + xsave_area::Xmm, cpu.xsave.data() + xsave_area::Xmm, vector_bytes(op));
    }
    if ((what & kAvx) != 0) {
        // The first extended component stands at 576 in both formats.
        store_area(cpu, op, linear + xsave_area::YmmHigh, cpu.xsave.data() + xsave_area::YmmHigh, vector_bytes(op));
    }
}

template <SaveKind Kind>
const Op* op_xsave(Cpu& cpu, const Op* op) {
    const std::uint64_t linear = linear_address(cpu, op);
    check_xsave(cpu, op, linear);
    const std::uint64_t asked = requested(cpu);
    check_area(cpu, op, linear,
               static_cast<unsigned>((asked & kAvx) != 0 ? xsave_area::Size : xsave_area::YmmHigh));
    std::uint64_t header[2] = {};
    if (Kind != SaveKind::Compacted) {
        load_area(cpu, op, linear + xsave_area::Header, &header[0], 8);
    }
    cpu.native->sync(cpu);
    std::uint64_t used = in_use(cpu) & asked;
    if (Kind == SaveKind::Compacted && (asked & kSse) != 0 &&
        xsave_at<std::uint32_t>(cpu, xsave_area::Mxcsr) != mxcsr::Initial) {
        used |= kSse;
    }
    const bool control = Kind == SaveKind::Compacted ? (used & kSse) != 0 : (asked & (kSse | kAvx)) != 0;
    store_components(cpu, op, linear, Kind == SaveKind::Plain ? asked : used, control);
    header[0] = Kind == SaveKind::Compacted ? used : (header[0] & ~asked) | used;
    header[1] = asked | kCompacted;
    store_area(cpu, op, linear + xsave_area::Header, header, Kind == SaveKind::Compacted ? 16 : 8);
    APIARY_NEXT(cpu, op);
}

/// The header of an image to be restored, checked (SDM vol. 1, §13.8).
std::uint64_t checked_components(Cpu& cpu, const Op* op) {
    std::uint64_t header[kHeaderSize / 8];
    std::memcpy(header, cpu.native->area.data() + xsave_area::Header, sizeof header);
    const bool compacted = (header[1] & kCompacted) != 0;
    bool valid = (header[0] & ~cpu.xcr0) == 0;
    if (compacted) {
        valid = valid && cpu.native->has(ZYDIS_ISA_SET_XSAVEC) && (header[1] & ~kCompacted & ~cpu.xcr0) == 0 &&
                (header[0] & ~header[1]) == 0 && std::all_of(header + 2, header + 8, [](auto word) { return word == 0; });
    } else {
        valid = valid && header[1] == 0 && header[2] == 0;
    }
    if (!valid) {
        raise_protection(cpu, op);
    }
    return header[0];
}

void restore_x87(Cpu& cpu, const Op* op, bool from_image) {
    cpu.native->drop_x87(cpu);
    if (from_image) {
        take_x87(cpu, *cpu.native, op);
    } else {
        initialize_x87(cpu);
        std::memset(cpu.xsave.data() + xsave_area::St, 0, xsave_area::Xmm - xsave_area::St);
    }
}

void restore_vectors(Cpu& cpu, const Op* op, std::size_t at, bool from_image) {
    if (from_image) {
        std::memcpy(cpu.xsave.data() + at, cpu.native->area.data() + at, vector_bytes(op));
    } else {
        std::memset(cpu.xsave.data() + at, 0, vector_bytes(op));
    }
}

const Op* op_xrstor(Cpu& cpu, const Op* op) {
    const std::uint64_t linear = linear_address(cpu, op);
    check_xsave(cpu, op, linear);
    NativeUnit& unit = *cpu.native;
    const std::uint64_t asked = requested(cpu);
    load_area(cpu, op, linear, unit.area.data(),
              static_cast<unsigned>((asked & kAvx) != 0 ? xsave_area::Size : xsave_area::YmmHigh));
    const std::uint64_t present = checked_components(cpu, op);
    const bool compacted = (area_at<std::uint64_t>(unit, xsave_area::Header + 8) & kCompacted) != 0;
    const bool control = compacted ? (asked & kSse) != 0 : (asked & (kSse | kAvx)) != 0;
    auto value = area_at<std::uint32_t>(unit, xsave_area::Mxcsr);
    if (compacted && (present & kSse) == 0) {
        value = mxcsr::Initial;
    }
    if (control && (value & ~mxcsr::Valid) != 0) {
        raise_protection(cpu, op);
    }
    if ((asked & kX87) != 0) {
        restore_x87(cpu, op, (present & kX87) != 0);
    }
    if ((asked & kSse) != 0) {
        restore_vectors(cpu, op, xsave_area::Xmm, (present & kSse) != 0);
    }
    if ((asked & kAvx) != 0) {
        restore_vectors(cpu, op, xsave_area::YmmHigh, (present & kAvx) != 0);
    }
    if (control) {
        xsave_at<std::uint32_t>(cpu, xsave_area::Mxcsr) = value;
    } else {
        unit.sync_mxcsr(cpu);
    }
    unit.reload(cpu);
    APIARY_NEXT(cpu, op);
}

// ---- XCR0

void check_osxsave(Cpu& cpu, const Op* op) {
    cpu.current = op;
    if ((cpu.cr4 & cr4::OSXSAVE) == 0) {
        cpu.raise(Vector::InvalidOpcode);
    }
}

const Op* op_xgetbv(Cpu& cpu, const Op* op) {
    check_osxsave(cpu, op);
    const auto index = static_cast<std::uint32_t>(cpu.regs[Rcx]);
    std::uint64_t value = cpu.xcr0;
    if (index == 1 && (cpu.cpuid.find(13, 1).eax & 4) != 0) {
        cpu.native->sync(cpu);
        value &= in_use(cpu);
    } else if (index != 0) {
        raise_protection(cpu, op);
    }
    cpu.regs[Rax] = value & 0xffff'ffff;
    cpu.regs[Rdx] = value >> 32;
    APIARY_NEXT(cpu, op);
}

const Op* op_xsetbv(Cpu& cpu, const Op* op) {
    check_osxsave(cpu, op);
    const std::uint64_t value = (cpu.regs[Rdx] << 32) | (cpu.regs[Rax] & 0xffff'ffff);
    const std::uint64_t supported = cpu.cpuid.find(13, 0).eax & (kX87 | kSse | kAvx);
    if (cpu.cpl != 0 || static_cast<std::uint32_t>(cpu.regs[Rcx]) != 0 || (value & kX87) == 0 ||
        (value & ~supported) != 0 || ((value & kAvx) != 0 && (value & kSse) == 0)) {
        raise_protection(cpu, op);
    }
    cpu.xcr0 = value;
    cpu.native->update(cpu);
    APIARY_NEXT(cpu, op);
}

// ---- MXCSR

const Op* op_ldmxcsr(Cpu& cpu, const Op* op) {
    if ((cpu.native_blocked & op->extra) != 0) {
        (void)clear_way(cpu, op);
    }
    const auto value = load<std::uint32_t>(cpu, op, linear_address(cpu, op));
    if ((value & ~mxcsr::Valid) != 0) {
        raise_protection(cpu, op);
    }
    xsave_at<std::uint32_t>(cpu, xsave_area::Mxcsr) = value;
    cpu.native->reload(cpu);
    APIARY_NEXT(cpu, op);
}

const Op* op_stmxcsr(Cpu& cpu, const Op* op) {
    if ((cpu.native_blocked & op->extra) != 0) {
        (void)clear_way(cpu, op);
    }
    cpu.native->sync_mxcsr(cpu);
    store<std::uint32_t>(cpu, op, linear_address(cpu, op), xsave_at<std::uint32_t>(cpu, xsave_area::Mxcsr));
    APIARY_NEXT(cpu, op);
}

bool decode_area(const Instruction& instruction, OpWriter& out, Handler fn, unsigned bytes, bool write) {
    Op op = out.make(fn);
    out.set_memory(op, instruction.operands[0], bytes, write);
    op.aux = static_cast<std::uint8_t>(((instruction.info.attributes & ZYDIS_ATTRIB_HAS_REX) != 0 &&
                                                instruction.info.raw.rex.W != 0
                                            ? kWide
                                            : 0) |
                                       (instruction.is_64() ? kLong : 0));
    out.push(op);
    return true;
}

bool decode_mxcsr(const Instruction& instruction, OpWriter& out, Handler fn, bool write) {
    Op op = out.make(fn);
    out.set_memory(op, instruction.operands[0], 4, write);
    op.extra = instruction.info.encoding == ZYDIS_INSTRUCTION_ENCODING_VEX ? blocked::Avx : blocked::Sse;
    out.push(op);
    return true;
}

}  // namespace

void load_area(Cpu& cpu, const Op* op, std::uint64_t linear, void* into, unsigned bytes) {
    cpu.current = op;
    check_alignment(cpu, linear, bytes);
    each_page(cpu, linear, bytes, [&](unsigned done, std::uint64_t at, unsigned part) {
        const std::byte* host = host_of<&TlbEntry::read_tag>(cpu, at, part, AccessKind::Read);
        std::byte* to = static_cast<std::byte*>(into) + done;
        if (host != nullptr) {
            std::memcpy(to, host, part);
        } else {
            std::memset(to, 0xff, part);
        }
    });
}

void check_area(Cpu& cpu, const Op* op, std::uint64_t linear, unsigned bytes) {
    cpu.current = op;
    check_alignment(cpu, linear, bytes);
    each_page(cpu, linear, bytes, [&](unsigned, std::uint64_t at, unsigned part) {
        (void)host_of<&TlbEntry::write_tag>(cpu, at, part, AccessKind::Write);
    });
}

void store_area(Cpu& cpu, const Op* op, std::uint64_t linear, const void* from, unsigned bytes) {
    check_area(cpu, op, linear, bytes);
    each_page(cpu, linear, bytes, [&](unsigned done, std::uint64_t at, unsigned part) {
        std::byte* host = host_of<&TlbEntry::write_tag>(cpu, at, part, AccessKind::Write);
        if (host != nullptr) {
            std::memcpy(host, static_cast<const std::byte*>(from) + done, part);
            after_store(cpu, host, part);
        }
    });
}

bool decode_xsave(const Instruction& instruction, OpWriter& out) {
    constexpr unsigned kLegacy = xsave_area::LegacySize, kWhole = xsave_area::YmmHigh;
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_FXSAVE:
        case ZYDIS_MNEMONIC_FXSAVE64:
            return decode_area(instruction, out, op_fxsave, kLegacy, true);
        case ZYDIS_MNEMONIC_FXRSTOR:
        case ZYDIS_MNEMONIC_FXRSTOR64:
            return decode_area(instruction, out, op_fxrstor, kLegacy, false);
        case ZYDIS_MNEMONIC_XSAVE:
        case ZYDIS_MNEMONIC_XSAVE64:
            return decode_area(instruction, out, op_xsave<SaveKind::Plain>, kWhole, true);
        case ZYDIS_MNEMONIC_XSAVEOPT:
        case ZYDIS_MNEMONIC_XSAVEOPT64:
            return decode_area(instruction, out, op_xsave<SaveKind::Optimized>, kWhole, true);
        case ZYDIS_MNEMONIC_XSAVEC:
        case ZYDIS_MNEMONIC_XSAVEC64:
            return decode_area(instruction, out, op_xsave<SaveKind::Compacted>, kWhole, true);
        case ZYDIS_MNEMONIC_XRSTOR:
        case ZYDIS_MNEMONIC_XRSTOR64:
            return decode_area(instruction, out, op_xrstor, kWhole, false);
        case ZYDIS_MNEMONIC_XGETBV:
            out.push(op_xgetbv);
            return true;
        case ZYDIS_MNEMONIC_XSETBV:
            out.push(op_xsetbv);
            return true;
        case ZYDIS_MNEMONIC_LDMXCSR:
        case ZYDIS_MNEMONIC_VLDMXCSR:
            return decode_mxcsr(instruction, out, op_ldmxcsr, false);
        case ZYDIS_MNEMONIC_STMXCSR:
        case ZYDIS_MNEMONIC_VSTMXCSR:
            return decode_mxcsr(instruction, out, op_stmxcsr, true);
        default:
            return false;
    }
}

}  // namespace apiary::cpu::soft
