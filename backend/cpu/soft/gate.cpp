// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/gate.h"

#include "backend/cpu/soft/features.h"
#include "backend/cpu/soft/mmu.h"

namespace apiary::cpu::soft {

namespace {

// Offsets in a TSS (SDM vol. 3, figures 7-2, 7-10 and 7-11).
constexpr std::uint32_t kStacks32 = 4, kStacks16 = 2, kStacks64 = 4, kIst64 = 36;

/// Raises #TS(TR) unless `bytes` at `offset` are within the TSS.
void require_in_tss(Cpu& cpu, std::uint32_t offset, std::uint32_t bytes) {
    if (offset + bytes - 1 > cpu.tr.limit) {
        raise_for_selector(cpu, Vector::InvalidTss, cpu.tr.selector);
    }
}

std::uint64_t load_stack_64(Cpu& cpu, std::uint32_t offset) {
    require_in_tss(cpu, offset, 8);
    const auto pointer = load_system<std::uint64_t>(cpu, cpu.tr.base + offset);
    if (!is_canonical(pointer)) {
        cpu.raise(Vector::StackFault, 0);
    }
    return pointer;
}

}  // namespace

InnerStack load_inner_stack(Cpu& cpu, unsigned cpl) {
    std::uint64_t pointer;
    std::uint16_t selector;
    if ((cpu.tr.type() & 8) != 0) {
        const std::uint32_t offset = kStacks32 + cpl * 8;
        require_in_tss(cpu, offset, 6);
        pointer = load_system<std::uint32_t>(cpu, cpu.tr.base + offset);
        selector = load_system<std::uint16_t>(cpu, cpu.tr.base + offset + 4);
    } else {
        const std::uint32_t offset = kStacks16 + cpl * 4;
        require_in_tss(cpu, offset, 4);
        pointer = load_system<std::uint16_t>(cpu, cpu.tr.base + offset);
        selector = load_system<std::uint16_t>(cpu, cpu.tr.base + offset + 2);
    }
    return {check_stack_segment(cpu, selector, cpl, Vector::InvalidTss), pointer};
}

std::uint64_t load_inner_stack_64(Cpu& cpu, unsigned cpl) { return load_stack_64(cpu, kStacks64 + cpl * 8); }

std::uint64_t load_interrupt_stack(Cpu& cpu, unsigned number) { return load_stack_64(cpu, kIst64 + (number - 1) * 8); }

Segment null_stack_segment(unsigned cpl) {
    Segment segment = null_segment(static_cast<std::uint16_t>(cpl));
    segment.access |= cpl << 5;
    return segment;
}

void check_code_limit(Cpu& cpu, const Descriptor& code, std::uint64_t offset) {
    if (offset > code.limit()) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
}

void require_available_tss(Cpu& cpu, std::uint16_t selector) {
    constexpr std::uint16_t kTableIndicator = 4;
    if (is_null_selector(selector) || (selector & kTableIndicator) != 0) {
        raise_for_selector(cpu, Vector::GeneralProtection, selector);
    }
    const Descriptor tss = require_descriptor(cpu, selector);
    if (!tss.is_system_of(system_type::Tss) && !tss.is_system_of(system_type::Tss16)) {
        raise_for_selector(cpu, Vector::GeneralProtection, selector);
    }
    if (!tss.present()) {
        raise_for_selector(cpu, Vector::SegmentNotPresent, selector);
    }
}

}  // namespace apiary::cpu::soft
