// SPDX-License-Identifier: BSD-2-Clause
// Far RET and IRET (SDM vol. 2, RET and IRET; vol. 3, §5.8.6, 6.12 and 20.3).
#include "backend/cpu/soft/debug.h"
#include "backend/cpu/soft/exception.h"
#include "backend/cpu/soft/far_control.h"
#include "backend/cpu/soft/far_transfer.h"
#include "backend/cpu/soft/features.h"
#include "backend/cpu/soft/flags.h"
#include "backend/cpu/soft/frame_stack.h"
#include "backend/cpu/soft/gate.h"
#include "backend/cpu/soft/mmu.h"

namespace apiary::cpu::soft {

namespace {

/// The code segment that is returned to.
struct ReturnCode {
    std::uint16_t selector;
    Descriptor code;
    bool is_64;

    [[nodiscard]] unsigned cpl() const { return rpl_of(selector); }
};

ReturnCode require_return_code(Cpu& cpu, std::uint16_t selector, std::uint64_t offset) {
    if (is_null_selector(selector)) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    Descriptor code = require_descriptor(cpu, selector);
    const unsigned rpl = rpl_of(selector);
    const bool allowed = code.is_code() && rpl >= cpu.cpl && (code.conforming() ? code.dpl() <= rpl : code.dpl() == rpl);
    const bool is_64 = is_long_mode(cpu) && (code.access() & Segment::kLong) != 0;
    if (!allowed || (is_64 && (code.access() & Segment::kBig) != 0)) {
        raise_for_selector(cpu, Vector::GeneralProtection, selector);
    }
    if (!code.present()) {
        raise_for_selector(cpu, Vector::SegmentNotPresent, selector);
    }
    if (!is_64) {
        check_code_limit(cpu, code, offset);
    } else if (!is_canonical(offset)) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    mark_accessed(cpu, selector, code);
    return {selector, code, is_64};
}

Segment require_return_stack(Cpu& cpu, std::uint16_t selector, const ReturnCode& target) {
    if (is_null_selector(selector) && target.is_64 && target.cpl() != 3 && rpl_of(selector) == target.cpl()) {
        return null_stack_segment(target.cpl());
    }
    return check_stack_segment(cpu, selector, target.cpl());
}

/// Data segments that the outer level may not use become null.
void drop_inner_segments(Cpu& cpu) {
    for (const Seg number : {Es, Ds, Fs, Gs}) {
        Segment& segment = cpu.seg[number];
        const bool usable = (segment.access & Segment::kUnusable) == 0;
        const bool conforming = (segment.type() & segment_type::Code) != 0 && (segment.type() & segment_type::Conforming) != 0;
        if (usable && !conforming && segment.dpl() < cpu.cpl) {
            segment = null_segment(0);
        }
    }
}

/// RSP as a return sets it: a 16-bit stack takes only SP.
std::uint64_t new_stack_pointer(const Cpu& cpu, const Segment& ss, std::uint64_t value, bool is_64) {
    if (is_64 || (ss.access & Segment::kBig) != 0) {
        return value;
    }
    return (cpu.regs[Rsp] & ~std::uint64_t{0xffff}) | (value & 0xffff);
}

/// Makes the return to `target`, with the stack at `ss`:`pointer` when there is another.
void commit(Cpu& cpu, const ReturnCode& target, std::uint64_t offset, std::uint64_t pointer, const Segment* ss) {
    const bool outer = target.cpl() != cpu.cpl;
    cpu.regs[Rsp] = pointer;
    if (ss != nullptr) {
        cpu.seg[Ss] = *ss;
    }
    set_code_segment(cpu, target.selector, target.code, target.cpl());
    cpu.rip = offset;
    if (outer) {
        drop_inner_segments(cpu);
    }
}

void return_real(Cpu& cpu, std::uint64_t offset, std::uint16_t selector, std::uint64_t pointer) {
    if (offset > cpu.seg[Cs].limit) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    cpu.regs[Rsp] = pointer;
    set_real_segment(cpu, cpu.seg[Cs], selector);
    cpu.rip = offset;
}

/// What IRET may change of RFLAGS at the privilege it runs at, with an operand of `bytes`.
std::uint64_t changeable_flags(const Cpu& cpu, unsigned bytes) {
    return flags_writable(cpu, bytes) | (bytes != 2 ? rflags::RF : 0);
}

void load_flags(Cpu& cpu, std::uint64_t value, std::uint64_t changeable) {
    // RF shows in nothing but instruction breakpoints.
    if ((cpu.dr7 & dr7::AnyEnabled) == 0) {
        value &= ~rflags::RF;
    }
    cpu.set_rflags((cpu.rflags() & ~changeable) | (value & changeable));
    cpu.flags_reloaded = (cpu.system_flags & rflags::RF) != 0;
}

void iret_from_v86(Cpu& cpu, unsigned bytes) {
    if ((cpu.system_flags & rflags::IOPL) != rflags::IOPL) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    FrameStack stack(cpu);
    const std::uint64_t offset = stack.pop(bytes);
    const auto selector = static_cast<std::uint16_t>(stack.pop(bytes));
    const std::uint64_t flags = stack.pop(bytes);
    return_real(cpu, offset, selector, stack.pointer());
    load_flags(cpu, flags, changeable_flags(cpu, bytes));
    cpu.update_mode();
}

void iret_to_v86(Cpu& cpu, FrameStack& stack, std::uint64_t offset, std::uint16_t selector, std::uint64_t flags) {
    const std::uint64_t pointer = stack.pop(4);
    std::array<std::uint16_t, 6> selectors;
    for (const Seg segment : {Ss, Es, Ds, Fs, Gs}) {
        selectors[segment] = static_cast<std::uint16_t>(stack.pop(4));
    }
    selectors[Cs] = selector;
    load_flags(cpu, flags, changeable_flags(cpu, 4) | rflags::VM | rflags::VIF | rflags::VIP);
    cpu.regs[Rsp] = pointer & 0xffff'ffff;
    cpu.cpl = 3;
    for (unsigned i = 0; i < cpu.seg.size(); ++i) {
        set_real_segment(cpu, cpu.seg[i], selectors[i]);
    }
    cpu.rip = offset & 0xffff;
    cpu.update_mode();
}

void iret_to_task(Cpu& cpu, std::uint64_t return_rip) {
    const auto link = load_system<std::uint16_t>(cpu, cpu.tr.base);
    constexpr std::uint16_t kTableIndicator = 4;
    const auto tss = (link & kTableIndicator) == 0 ? read_descriptor(cpu, link) : std::nullopt;
    if (!tss || is_null_selector(link) ||
        (!tss->is_system_of(system_type::BusyTss) && !tss->is_system_of(system_type::BusyTss16))) {
        raise_for_selector(cpu, Vector::InvalidTss, link);
    }
    if (!tss->present()) {
        raise_for_selector(cpu, Vector::SegmentNotPresent, link);
    }
    switch_task(cpu, link, TaskSwitch::Return, return_rip);
}

void iret_protected(Cpu& cpu, unsigned bytes) {
    FrameStack stack(cpu);
    const std::uint64_t offset = stack.pop(bytes);
    const auto selector = static_cast<std::uint16_t>(stack.pop(bytes));
    const std::uint64_t flags = stack.pop(bytes);
    if ((flags & rflags::VM) != 0 && bytes == 4 && cpu.cpl == 0 && !is_long_mode(cpu)) {
        iret_to_v86(cpu, stack, offset, selector, flags);
        return;
    }
    const ReturnCode target = require_return_code(cpu, selector, offset);
    const std::uint64_t changeable = changeable_flags(cpu, bytes);
    if (target.cpl() == cpu.cpl && !is_code_64(cpu)) {
        commit(cpu, target, offset, stack.pointer(), nullptr);
    } else {
        const std::uint64_t pointer = stack.pop(bytes);
        const Segment ss = require_return_stack(cpu, static_cast<std::uint16_t>(stack.pop(bytes)), target);
        commit(cpu, target, offset, new_stack_pointer(cpu, ss, pointer, target.is_64), &ss);
    }
    load_flags(cpu, flags, changeable);
    cpu.update_mode();
}

}  // namespace

void unblock_nmi(Cpu& cpu) {
    cpu.nmi_blocked = false;
    if (cpu.nmi_pending) {
        cpu.call_attention(attention::Inject);
    }
}

void far_return(Cpu& cpu, unsigned bytes, unsigned release) {
    FrameStack stack(cpu);
    const std::uint64_t offset = stack.pop(bytes);
    const auto selector = static_cast<std::uint16_t>(stack.pop(bytes));
    stack.skip(release);
    if (!is_protected(cpu)) {
        return_real(cpu, offset, selector, stack.pointer());
        cpu.update_mode();
        return;
    }
    if (rpl_of(selector) < cpu.cpl && !is_null_selector(selector)) {
        raise_for_selector(cpu, Vector::GeneralProtection, selector);
    }
    const ReturnCode target = require_return_code(cpu, selector, offset);
    if (target.cpl() == cpu.cpl) {
        commit(cpu, target, offset, stack.pointer(), nullptr);
    } else {
        const std::uint64_t pointer = stack.pop(bytes);
        const Segment ss = require_return_stack(cpu, static_cast<std::uint16_t>(stack.pop(bytes)), target);
        FrameStack outer(cpu, ss, new_stack_pointer(cpu, ss, pointer, target.is_64), target.cpl(), target.is_64);
        outer.skip(release);
        commit(cpu, target, offset, outer.pointer(), &ss);
    }
    cpu.update_mode();
}

void interrupt_return(Cpu& cpu, unsigned bytes, std::uint64_t return_rip) {
    if ((cpu.mode & mode::V86) != 0) {
        iret_from_v86(cpu, bytes);
    } else if (!is_protected(cpu)) {
        FrameStack stack(cpu);
        const std::uint64_t offset = stack.pop(bytes);
        const auto selector = static_cast<std::uint16_t>(stack.pop(bytes));
        const std::uint64_t flags = stack.pop(bytes);
        return_real(cpu, offset, selector, stack.pointer());
        load_flags(cpu, flags, changeable_flags(cpu, bytes));
        cpu.update_mode();
    } else if ((cpu.system_flags & rflags::NT) == 0) {
        iret_protected(cpu, bytes);
    } else if (is_long_mode(cpu)) {
        cpu.raise(Vector::GeneralProtection, 0);
    } else {
        iret_to_task(cpu, return_rip);
    }
    unblock_nmi(cpu);
}

}  // namespace apiary::cpu::soft
