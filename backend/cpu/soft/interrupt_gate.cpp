// SPDX-License-Identifier: BSD-2-Clause
// From an event to its handler: IVT, gates of 16, 32 and 64 bits, task gates (SDM vol. 3, §6.11 to 6.14, 20.3).
#include "backend/cpu/soft/debug.h"
#include "backend/cpu/soft/exception.h"
#include "backend/cpu/soft/features.h"
#include "backend/cpu/soft/frame_stack.h"
#include "backend/cpu/soft/gate.h"
#include "backend/cpu/soft/mmu.h"
#include "backend/cpu/soft/segment.h"

namespace apiary::cpu::soft {

namespace {

constexpr std::uint32_t kInIdt = 2;  ///< Of an error code: the index is of the IDT (SDM vol. 3, figure 6-7).

std::uint32_t idt_error(const Event& event) { return event.vector * 8u | kInIdt; }

/// RFLAGS as the frame shows it. RF is set for faults, so that an instruction breakpoint does not strike again.
std::uint64_t pushed_flags(const Cpu& cpu, const Event& event) {
    const auto vector = static_cast<Vector>(event.vector);
    const bool is_fault = event.kind == Event::Kind::Exception && vector != Vector::Debug && vector != Vector::DoubleFault;
    return cpu.rflags() | (is_fault ? rflags::RF : 0);
}

void enter_real(Cpu& cpu, const Event& event, std::uint64_t return_rip) {
    if (event.vector * 4u + 3 > cpu.idtr.limit) {
        cpu.raise(Vector::GeneralProtection, idt_error(event));
    }
    const auto pointer = load_system<std::uint32_t>(cpu, cpu.idtr.base + event.vector * 4u);
    FrameStack stack(cpu);
    stack.push(cpu.rflags(), 2);
    stack.push(cpu.seg[Cs].selector, 2);
    stack.push(return_rip, 2);
    cpu.regs[Rsp] = stack.pointer();
    set_real_segment(cpu, cpu.seg[Cs], static_cast<std::uint16_t>(pointer >> 16));
    cpu.rip = pointer & 0xffff;
    cpu.system_flags &= ~(rflags::IF | rflags::TF | rflags::AC | rflags::RF);
    cpu.update_mode();
}

Descriptor read_gate(Cpu& cpu, const Event& event) {
    const unsigned size = is_long_mode(cpu) ? 16 : 8;
    const std::uint32_t offset = event.vector * size;
    if (offset + size - 1 > cpu.idtr.limit) {
        cpu.raise(Vector::GeneralProtection, idt_error(event));
    }
    Descriptor gate = {.low = load_system<std::uint64_t>(cpu, cpu.idtr.base + offset)};
    if (size == 16) {
        gate.high = load_system<std::uint64_t>(cpu, cpu.idtr.base + offset + 8) & 0xffff'ffff;
    }
    return gate;
}

bool is_known_gate(const Cpu& cpu, const Descriptor& gate) {
    if (!gate.is_system()) {
        return false;
    }
    switch (gate.type()) {
        case system_type::InterruptGate:
        case system_type::TrapGate:
            return true;
        case system_type::InterruptGate16:
        case system_type::TrapGate16:
        case system_type::TaskGate:
            return !is_long_mode(cpu);
        default:
            return false;
    }
}

Descriptor require_gate(Cpu& cpu, const Event& event) {
    const Descriptor gate = read_gate(cpu, event);
    if (!is_known_gate(cpu, gate) || (event.kind == Event::Kind::Software && gate.dpl() < cpu.cpl)) {
        cpu.raise(Vector::GeneralProtection, idt_error(event));
    }
    if (!gate.present()) {
        cpu.raise(Vector::SegmentNotPresent, idt_error(event));
    }
    return gate;
}

/// The handler's code segment and the privilege it runs at.
struct Target {
    std::uint16_t selector;
    Descriptor code;
    unsigned cpl;
};

Target require_target(Cpu& cpu, std::uint16_t selector) {
    if (is_null_selector(selector)) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    Descriptor code = require_descriptor(cpu, selector);
    const bool long_mode = is_long_mode(cpu);
    const bool is_64 = (code.access() & (Segment::kLong | Segment::kBig)) == Segment::kLong;
    if (!code.is_code() || code.dpl() > cpu.cpl || (long_mode && !is_64)) {
        raise_for_selector(cpu, Vector::GeneralProtection, selector);
    }
    if (!code.present()) {
        raise_for_selector(cpu, Vector::SegmentNotPresent, selector);
    }
    const unsigned cpl = code.conforming() ? cpu.cpl : code.dpl();
    if ((cpu.system_flags & rflags::VM) != 0 && cpl != 0) {
        raise_for_selector(cpu, Vector::GeneralProtection, selector);
    }
    mark_accessed(cpu, selector, code);
    return {selector, code, cpl};
}

/// What every handler of a gate starts with.
void commit(Cpu& cpu, const Target& target, const Descriptor& gate, std::uint64_t stack_pointer) {
    const bool interrupt_gate = (gate.type() & 1) == 0;
    cpu.regs[Rsp] = stack_pointer;
    cpu.system_flags &= ~(rflags::TF | rflags::NT | rflags::RF | rflags::VM | (interrupt_gate ? rflags::IF : 0));
    set_code_segment(cpu, target.selector, target.code, target.cpl);
    cpu.rip = gate.gate_offset();
    cpu.update_mode();
}

void enter_long(Cpu& cpu, const Event& event, const Descriptor& gate, std::uint64_t return_rip) {
    const Target target = require_target(cpu, gate.gate_selector());
    const bool inner = target.cpl != cpu.cpl;
    std::uint64_t pointer = cpu.regs[Rsp];
    if (gate.gate_ist() != 0) {
        pointer = load_interrupt_stack(cpu, gate.gate_ist());
    } else if (inner) {
        pointer = load_inner_stack_64(cpu, target.cpl);
    }
    if (!is_canonical(gate.gate_offset())) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    FrameStack stack(cpu, cpu.seg[Ss], pointer, target.cpl, true);
    stack.align();
    stack.push(cpu.seg[Ss].selector, 8);
    stack.push(cpu.regs[Rsp], 8);
    stack.push(pushed_flags(cpu, event), 8);
    stack.push(cpu.seg[Cs].selector, 8);
    stack.push(return_rip, 8);
    if (event.error) {
        stack.push(*event.error, 8);
    }
    if (inner) {
        cpu.seg[Ss] = null_stack_segment(target.cpl);
    }
    commit(cpu, target, gate, stack.pointer());
}

/// Frame of a 16-bit or 32-bit gate, with the old stack if there is another.
void push_frame(Cpu& cpu, FrameStack& stack, const Event& event, std::uint64_t return_rip, unsigned size, bool inner) {
    if ((cpu.system_flags & rflags::VM) != 0) {
        for (const Seg segment : {Gs, Fs, Ds, Es}) {
            stack.push(cpu.seg[segment].selector, size);
        }
    }
    if (inner) {
        stack.push(cpu.seg[Ss].selector, size);
        stack.push(cpu.regs[Rsp], size);
    }
    stack.push(pushed_flags(cpu, event), size);
    stack.push(cpu.seg[Cs].selector, size);
    stack.push(return_rip, size);
    if (event.error) {
        stack.push(*event.error, size);
    }
}

void enter_legacy(Cpu& cpu, const Event& event, const Descriptor& gate, std::uint64_t return_rip) {
    const Target target = require_target(cpu, gate.gate_selector());
    const unsigned size = (gate.type() & 8) != 0 ? 4 : 2;
    Descriptor entry = gate;
    if (size == 2) {
        entry.low &= 0x0000'ffff'ffff'ffff;  // A 16-bit gate has no upper half of the offset.
    }
    if (target.cpl == cpu.cpl) {
        FrameStack stack(cpu);
        push_frame(cpu, stack, event, return_rip, size, false);
        check_code_limit(cpu, target.code, entry.gate_offset());
        commit(cpu, target, entry, stack.pointer());
        return;
    }
    const InnerStack inner = load_inner_stack(cpu, target.cpl);
    FrameStack stack(cpu, inner.ss, inner.pointer, target.cpl, false);
    stack.blame(inner.ss.selector);
    push_frame(cpu, stack, event, return_rip, size, true);
    check_code_limit(cpu, target.code, entry.gate_offset());
    if ((cpu.system_flags & rflags::VM) != 0) {
        for (const Seg segment : {Gs, Fs, Ds, Es}) {
            cpu.seg[segment] = null_segment(0);
        }
    }
    cpu.seg[Ss] = inner.ss;
    commit(cpu, target, entry, stack.pointer());
}

void enter_task(Cpu& cpu, const Event& event, const Descriptor& gate, std::uint64_t return_rip) {
    const std::uint16_t selector = gate.gate_selector();
    require_available_tss(cpu, selector);
    switch_task(cpu, selector, TaskSwitch::Call, return_rip, event.error);
}

}  // namespace

void enter_handler(Cpu& cpu, const Event& event, std::uint64_t return_rip) {
    if ((cpu.cr0 & cr0::PE) == 0) {
        enter_real(cpu, event, return_rip);
        return;
    }
    const Descriptor gate = require_gate(cpu, event);
    if (is_long_mode(cpu)) {
        enter_long(cpu, event, gate, return_rip);
    } else if (gate.type() == system_type::TaskGate) {
        enter_task(cpu, event, gate, return_rip);
    } else {
        enter_legacy(cpu, event, gate, return_rip);
    }
}

}  // namespace apiary::cpu::soft
