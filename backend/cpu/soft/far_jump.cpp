// SPDX-License-Identifier: BSD-2-Clause
// Far JMP and CALL: to code segments, through call gates and task gates, to tasks (SDM vol. 3, §5.8 and 7.3).
#include "backend/cpu/soft/exception.h"
#include "backend/cpu/soft/far_transfer.h"
#include "backend/cpu/soft/features.h"
#include "backend/cpu/soft/frame_stack.h"
#include "backend/cpu/soft/gate.h"

namespace apiary::cpu::soft {

namespace {

enum class Transfer { Jump, Call };

bool is_code_descriptor_64(const Cpu& cpu, const Descriptor& code) {
    return is_long_mode(cpu) && (code.access() & Segment::kLong) != 0;
}

/// The offset has to be canonical for 64-bit code, else within the segment.
void check_offset(Cpu& cpu, const Descriptor& code, std::uint64_t offset) {
    if (!is_code_descriptor_64(cpu, code)) {
        check_code_limit(cpu, code, offset);
    } else if (!is_canonical(offset)) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
}

void require_present(Cpu& cpu, const Descriptor& descriptor, std::uint16_t selector) {
    if (!descriptor.present()) {
        raise_for_selector(cpu, Vector::SegmentNotPresent, selector);
    }
}

void enter_code(Cpu& cpu, std::uint16_t selector, const Descriptor& code, unsigned cpl, std::uint64_t offset) {
    set_code_segment(cpu, selector, code, cpl);
    cpu.rip = offset;
    cpu.update_mode();
}

void transfer_real(Cpu& cpu, const FarPointer& target, Transfer how, std::uint64_t return_rip) {
    if (target.offset > cpu.seg[Cs].limit) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    if (how == Transfer::Call) {
        FrameStack stack(cpu);
        stack.push(cpu.seg[Cs].selector, target.bytes);
        stack.push(return_rip, target.bytes);
        cpu.regs[Rsp] = stack.pointer();
    }
    set_real_segment(cpu, cpu.seg[Cs], target.selector);
    cpu.rip = target.offset;
    cpu.update_mode();
}

void transfer_to_code(Cpu& cpu, const FarPointer& target, Descriptor code, Transfer how, std::uint64_t return_rip) {
    const bool allowed = code.conforming() ? code.dpl() <= cpu.cpl
                                           : rpl_of(target.selector) <= cpu.cpl && code.dpl() == cpu.cpl;
    const bool both_sizes = is_long_mode(cpu) && (code.access() & Segment::kLong) != 0 &&
                            (code.access() & Segment::kBig) != 0;
    if (!allowed || both_sizes) {
        raise_for_selector(cpu, Vector::GeneralProtection, target.selector);
    }
    require_present(cpu, code, target.selector);
    check_offset(cpu, code, target.offset);
    mark_accessed(cpu, target.selector, code);
    if (how == Transfer::Call) {
        FrameStack stack(cpu);
        stack.push(cpu.seg[Cs].selector, target.bytes);
        stack.push(return_rip, target.bytes);
        cpu.regs[Rsp] = stack.pointer();
    }
    enter_code(cpu, target.selector, code, cpu.cpl, target.offset);
}

/// The rights to a gate or TSS: both CPL and the selector's RPL have to be privileged enough.
void check_gate_rights(Cpu& cpu, const Descriptor& gate, std::uint16_t selector) {
    if (gate.dpl() < cpu.cpl || gate.dpl() < rpl_of(selector)) {
        raise_for_selector(cpu, Vector::GeneralProtection, selector);
    }
}

/// What a call gate leads to.
struct GateTarget {
    std::uint16_t selector;
    Descriptor code;
    std::uint64_t offset;
    unsigned bytes;       ///< Of what is pushed.
    unsigned parameters;  ///< Words copied to an inner stack.
};

GateTarget read_call_gate(Cpu& cpu, const Descriptor& gate, std::uint16_t gate_selector) {
    const bool long_mode = is_long_mode(cpu);
    // The second half of a 64-bit gate has a type field too, which must be 0.
    if (long_mode && (gate.high >> 40 & 0x1f) != 0) {
        raise_for_selector(cpu, Vector::GeneralProtection, gate_selector);
    }
    require_present(cpu, gate, gate_selector);
    GateTarget target = {.selector = gate.gate_selector(), .code = {}, .offset = gate.gate_offset(), .bytes = 4,
                         .parameters = gate.gate_parameters()};
    if (long_mode) {
        target.bytes = 8;
        target.parameters = 0;
    } else if (gate.type() == system_type::CallGate16) {
        target.bytes = 2;
        target.offset &= 0xffff;
    }
    if (is_null_selector(target.selector)) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    target.code = require_descriptor(cpu, target.selector);
    const bool is_64 = (target.code.access() & (Segment::kLong | Segment::kBig)) == Segment::kLong;
    if (!target.code.is_code() || target.code.dpl() > cpu.cpl || (long_mode && !is_64)) {
        raise_for_selector(cpu, Vector::GeneralProtection, target.selector);
    }
    require_present(cpu, target.code, target.selector);
    check_offset(cpu, target.code, target.offset);
    mark_accessed(cpu, target.selector, target.code);
    return target;
}

void call_inner_long(Cpu& cpu, const GateTarget& target, unsigned cpl, std::uint64_t return_rip) {
    FrameStack stack(cpu, cpu.seg[Ss], load_inner_stack_64(cpu, cpl), cpl, true);
    stack.push(cpu.seg[Ss].selector, 8);
    stack.push(cpu.regs[Rsp], 8);
    stack.push(cpu.seg[Cs].selector, 8);
    stack.push(return_rip, 8);
    cpu.regs[Rsp] = stack.pointer();
    cpu.seg[Ss] = null_stack_segment(cpl);
    enter_code(cpu, target.selector, target.code, cpl, target.offset);
}

void call_inner(Cpu& cpu, const GateTarget& target, unsigned cpl, std::uint64_t return_rip) {
    const InnerStack inner = load_inner_stack(cpu, cpl);
    FrameStack old_stack(cpu);
    FrameStack stack(cpu, inner.ss, inner.pointer, cpl, false);
    stack.blame(inner.ss.selector);
    stack.push(cpu.seg[Ss].selector, target.bytes);
    stack.push(cpu.regs[Rsp], target.bytes);
    for (unsigned i = target.parameters; i != 0; --i) {
        stack.push(old_stack.peek((i - 1) * target.bytes, target.bytes), target.bytes);
    }
    stack.push(cpu.seg[Cs].selector, target.bytes);
    stack.push(return_rip, target.bytes);
    cpu.regs[Rsp] = stack.pointer();
    cpu.seg[Ss] = inner.ss;
    enter_code(cpu, target.selector, target.code, cpl, target.offset);
}

void transfer_by_gate(Cpu& cpu, const Descriptor& gate, std::uint16_t selector, Transfer how, std::uint64_t return_rip) {
    const GateTarget target = read_call_gate(cpu, gate, selector);
    const bool inner = !target.code.conforming() && target.code.dpl() < cpu.cpl;
    if (how == Transfer::Jump) {
        if (inner) {
            raise_for_selector(cpu, Vector::GeneralProtection, target.selector);
        }
        enter_code(cpu, target.selector, target.code, cpu.cpl, target.offset);
    } else if (!inner) {
        FrameStack stack(cpu);
        stack.push(cpu.seg[Cs].selector, target.bytes);
        stack.push(return_rip, target.bytes);
        cpu.regs[Rsp] = stack.pointer();
        enter_code(cpu, target.selector, target.code, cpu.cpl, target.offset);
    } else if (is_long_mode(cpu)) {
        call_inner_long(cpu, target, target.code.dpl(), return_rip);
    } else {
        call_inner(cpu, target, target.code.dpl(), return_rip);
    }
}

void transfer_by_system(Cpu& cpu, const FarPointer& target, const Descriptor& descriptor, Transfer how,
                        std::uint64_t return_rip) {
    check_gate_rights(cpu, descriptor, target.selector);
    const TaskSwitch task_switch = how == Transfer::Call ? TaskSwitch::Call : TaskSwitch::Jump;
    const bool long_mode = is_long_mode(cpu);
    const unsigned type = descriptor.type();
    if (type == system_type::CallGate || (type == system_type::CallGate16 && !long_mode)) {
        transfer_by_gate(cpu, descriptor, target.selector, how, return_rip);
    } else if (type == system_type::TaskGate && !long_mode) {
        require_present(cpu, descriptor, target.selector);
        require_available_tss(cpu, descriptor.gate_selector());
        switch_task(cpu, descriptor.gate_selector(), task_switch, return_rip);
    } else if ((type == system_type::Tss || type == system_type::Tss16) && !long_mode) {
        require_available_tss(cpu, target.selector);
        switch_task(cpu, target.selector, task_switch, return_rip);
    } else {
        raise_for_selector(cpu, Vector::GeneralProtection, target.selector);
    }
}

void transfer(Cpu& cpu, const FarPointer& target, Transfer how, std::uint64_t return_rip) {
    if (!is_protected(cpu)) {
        transfer_real(cpu, target, how, return_rip);
        return;
    }
    if (is_null_selector(target.selector)) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    const Descriptor descriptor = require_descriptor(cpu, target.selector);
    if (descriptor.is_code()) {
        transfer_to_code(cpu, target, descriptor, how, return_rip);
    } else if (descriptor.is_system()) {
        transfer_by_system(cpu, target, descriptor, how, return_rip);
    } else {
        raise_for_selector(cpu, Vector::GeneralProtection, target.selector);
    }
}

}  // namespace

void far_jump(Cpu& cpu, const FarPointer& target, std::uint64_t return_rip) {
    transfer(cpu, target, Transfer::Jump, return_rip);
}

void far_call(Cpu& cpu, const FarPointer& target, std::uint64_t return_rip) {
    transfer(cpu, target, Transfer::Call, return_rip);
}

}  // namespace apiary::cpu::soft
