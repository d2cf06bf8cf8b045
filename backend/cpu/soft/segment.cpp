// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/segment.h"

#include "backend/cpu/soft/debug.h"
#include "backend/cpu/soft/mmu.h"

namespace apiary::cpu::soft {

namespace {

constexpr std::uint16_t kTableIndicator = 4;
constexpr std::uint32_t kRealAccess = 0x93, kV86Access = 0xf3;
constexpr unsigned kAccessByte = 5;   ///< Of a descriptor.
constexpr std::uint64_t kIoMapBase = 102;  ///< Of a 32-bit or 64-bit TSS (SDM vol. 3, figures 7-2 and 7-11).
constexpr std::uint32_t kSmallestTss = 103;

/// Linear address of the descriptor, or nothing when `size` bytes there are not within the table.
std::optional<std::uint64_t> descriptor_address(const Cpu& cpu, std::uint16_t selector, unsigned size) {
    const std::uint32_t offset = selector & ~7u;
    if ((selector & kTableIndicator) == 0) {
        return offset + size - 1 <= cpu.gdtr.limit ? std::optional(cpu.gdtr.base + offset) : std::nullopt;
    }
    if ((cpu.ldtr.access & Segment::kUnusable) != 0 || is_null_selector(cpu.ldtr.selector) ||
        offset + size - 1 > cpu.ldtr.limit) {
        return std::nullopt;
    }
    return cpu.ldtr.base + offset;
}

void require_present(Cpu& cpu, const Descriptor& descriptor, Vector vector, std::uint16_t selector) {
    if (!descriptor.present()) {
        raise_for_selector(cpu, vector, selector);
    }
}

/// SS may hold a null selector in 64-bit mode below CPL 3.
bool null_stack_allowed(const Cpu& cpu, std::uint16_t selector) {
    return is_code_64(cpu) && cpu.cpl != 3 && rpl_of(selector) == cpu.cpl;
}

}  // namespace

void raise_for_selector(Cpu& cpu, Vector vector, std::uint16_t selector) { cpu.raise(vector, selector & 0xfffcu); }

std::optional<Descriptor> read_descriptor(Cpu& cpu, std::uint16_t selector) {
    const auto at = descriptor_address(cpu, selector, 8);
    if (!at) {
        return std::nullopt;
    }
    Descriptor descriptor = {.low = load_system<std::uint64_t>(cpu, *at)};
    if (descriptor.is_system() && is_long_mode(cpu)) {
        if (!descriptor_address(cpu, selector, 16)) {
            return std::nullopt;
        }
        descriptor.high = load_system<std::uint64_t>(cpu, *at + 8);
    }
    return descriptor;
}

Descriptor require_descriptor(Cpu& cpu, std::uint16_t selector, Vector vector) {
    const auto descriptor = read_descriptor(cpu, selector);
    if (!descriptor) {
        raise_for_selector(cpu, vector, selector);
    }
    return *descriptor;
}

void mark_accessed(Cpu& cpu, std::uint16_t selector, Descriptor& descriptor) {
    constexpr std::uint64_t kAccessed = std::uint64_t{segment_type::Accessed} << 40;
    const auto at = descriptor_address(cpu, selector, 8);
    if ((descriptor.low & kAccessed) != 0 || !at) {
        return;
    }
    descriptor.low |= kAccessed;
    const auto access = static_cast<std::uint8_t>(descriptor.low >> 40);
    store_system(cpu, *at + kAccessByte, &access, 1);
}

void mark_busy(Cpu& cpu, std::uint16_t selector, bool busy) {
    constexpr std::uint8_t kBusy = 2;
    if (const auto at = descriptor_address(cpu, selector, 8)) {
        auto access = load_system<std::uint8_t>(cpu, *at + kAccessByte);
        access = static_cast<std::uint8_t>(busy ? access | kBusy : access & ~kBusy);
        store_system(cpu, *at + kAccessByte, &access, 1);
    }
}

void set_real_segment(Cpu& cpu, Segment& segment, std::uint16_t selector) {
    segment.selector = selector;
    segment.base = std::uint64_t{selector} << 4;
    if ((cpu.system_flags & rflags::VM) != 0) {
        segment.limit = 0xffff;
        segment.access = kV86Access;
    } else if ((segment.access & Segment::kUnusable) != 0) {
        // Left over from protected mode; real mode knows no unusable segments.
        segment.limit = 0xffff;
        segment.access = kRealAccess;
    }
}

Segment null_segment(std::uint16_t selector) { return {selector, 0, 0, Segment::kUnusable}; }

Segment check_stack_segment(Cpu& cpu, std::uint16_t selector, unsigned cpl, Vector vector) {
    if (is_null_selector(selector)) {
        cpu.raise(vector, vector == Vector::GeneralProtection ? 0 : selector & 0xfffcu);
    }
    Descriptor descriptor = require_descriptor(cpu, selector, vector);
    if (rpl_of(selector) != cpl || descriptor.dpl() != cpl || !descriptor.is_data() ||
        (descriptor.type() & segment_type::Writable) == 0) {
        raise_for_selector(cpu, vector, selector);
    }
    require_present(cpu, descriptor, Vector::StackFault, selector);
    mark_accessed(cpu, selector, descriptor);
    return descriptor.segment(selector);
}

Segment check_data_segment(Cpu& cpu, std::uint16_t selector, Vector vector) {
    if (is_null_selector(selector)) {
        return null_segment(selector);
    }
    Descriptor descriptor = require_descriptor(cpu, selector, vector);
    const bool readable = descriptor.is_data() || (descriptor.is_code() && (descriptor.type() & segment_type::Readable) != 0);
    const bool guarded = descriptor.is_data() || !descriptor.conforming();
    if (!readable || (guarded && (rpl_of(selector) > descriptor.dpl() || cpu.cpl > descriptor.dpl()))) {
        raise_for_selector(cpu, vector, selector);
    }
    require_present(cpu, descriptor, Vector::SegmentNotPresent, selector);
    mark_accessed(cpu, selector, descriptor);
    return descriptor.segment(selector);
}

void load_segment(Cpu& cpu, Seg segment, std::uint16_t selector) {
    if (!is_protected(cpu)) {
        set_real_segment(cpu, cpu.seg[segment], selector);
    } else if (segment != Ss) {
        cpu.seg[segment] = check_data_segment(cpu, selector);
    } else if (is_null_selector(selector) && null_stack_allowed(cpu, selector)) {
        cpu.seg[Ss] = null_segment(selector);
        cpu.seg[Ss].access |= cpu.cpl << 5;
    } else {
        cpu.seg[Ss] = check_stack_segment(cpu, selector, cpu.cpl);
    }
}

void set_code_segment(Cpu& cpu, std::uint16_t selector, const Descriptor& descriptor, unsigned cpl) {
    const auto with_rpl = static_cast<std::uint16_t>((selector & ~3) | cpl);
    cpu.seg[Cs] = descriptor.segment(with_rpl);
    cpu.cpl = cpl;
}

void load_ldtr(Cpu& cpu, std::uint16_t selector, Vector vector) {
    if (is_null_selector(selector)) {
        cpu.ldtr = null_segment(selector);
        return;
    }
    if ((selector & kTableIndicator) != 0) {
        raise_for_selector(cpu, vector, selector);
    }
    const Descriptor descriptor = require_descriptor(cpu, selector, vector);
    if (!descriptor.is_system_of(system_type::Ldt)) {
        raise_for_selector(cpu, vector, selector);
    }
    require_present(cpu, descriptor, vector == Vector::InvalidTss ? vector : Vector::SegmentNotPresent, selector);
    cpu.ldtr = descriptor.segment(selector);
}

void check_io_permission(Cpu& cpu, std::uint16_t port, unsigned bytes) {
    note_io_access(cpu, port, bytes);
    const bool virtual_8086 = (cpu.mode & mode::V86) != 0;
    const unsigned iopl = (cpu.system_flags & rflags::IOPL) >> 12;
    if ((cpu.cr0 & cr0::PE) == 0 || (!virtual_8086 && cpu.cpl <= iopl)) {
        return;
    }
    const bool has_bitmap = (cpu.tr.access & Segment::kUnusable) == 0 &&
                            (cpu.tr.type() == system_type::BusyTss || cpu.tr.type() == system_type::Tss) &&
                            cpu.tr.limit >= kSmallestTss;
    if (!has_bitmap) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    // Two bytes are read whatever the port; both have to lie within the TSS.
    const std::uint64_t at = std::uint64_t{load_system<std::uint16_t>(cpu, cpu.tr.base + kIoMapBase)} + port / 8;
    if (at + 1 > cpu.tr.limit) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    const unsigned denied = load_system<std::uint16_t>(cpu, cpu.tr.base + at) >> (port % 8);
    if ((denied & ((1u << bytes) - 1)) != 0) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
}

}  // namespace apiary::cpu::soft
