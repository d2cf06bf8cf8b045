// SPDX-License-Identifier: BSD-2-Clause
// Raising exceptions, and the order in which one that strikes in the delivery of another is dealt with.
#include "backend/cpu/soft/exception.h"

#include <cstring>

#include "backend/cpu/soft/debug.h"
#include "backend/cpu/soft/mmu.h"

namespace apiary::cpu::soft {

namespace {

/// Classes of SDM vol. 3, table 6-4.
enum class Severity { Benign, Contributory, PageFault, DoubleFault };

Severity severity_of(const Event& event) {
    if (event.kind != Event::Kind::Exception) {
        return Severity::Benign;
    }
    switch (static_cast<Vector>(event.vector)) {
        case Vector::DivideError:
        case Vector::InvalidTss:
        case Vector::SegmentNotPresent:
        case Vector::StackFault:
        case Vector::GeneralProtection:
            return Severity::Contributory;
        case Vector::PageFault:
            return Severity::PageFault;
        case Vector::DoubleFault:
            return Severity::DoubleFault;
        default:
            return Severity::Benign;
    }
}

/// Whether the error code has a bit for "struck while an event was delivered" (SDM vol. 3, figure 6-7).
bool has_external_bit(Vector vector) {
    return vector == Vector::InvalidTss || vector == Vector::SegmentNotPresent || vector == Vector::StackFault ||
           vector == Vector::GeneralProtection;
}

/// The event for what was raised; sets CR2 or DR6 as hardware does before it enters the handler.
Event take_fault(Cpu& cpu) {
    const Fault& fault = cpu.fault;
    if (fault.vector == Vector::PageFault) {
        cpu.cr2 = fault.cr2;
    } else if (fault.vector == Vector::Debug) {
        cpu.dr6 = (cpu.dr6 & ~dr6::Breakpoints) | fault.dr6;
        if ((cpu.dr7 & dr7::GeneralDetect) != 0) {
            cpu.dr7 &= ~dr7::GeneralDetect;
        }
    }
    Event event = {.vector = static_cast<std::uint8_t>(fault.vector)};
    if (fault.has_error) {
        event.error = fault.error;
    }
    return event;
}

/// Enters the handler; false when that raised something, which is in cpu.fault then.
bool try_enter(Cpu& cpu, const Event& event) {
    std::jmp_buf outer;
    std::memcpy(&outer, &cpu.landing, sizeof outer);
    if (setjmp(cpu.landing) == 0) {
        enter_handler(cpu, event, cpu.rip);
        std::memcpy(&cpu.landing, &outer, sizeof outer);
        return true;
    }
    std::memcpy(&cpu.landing, &outer, sizeof outer);
    return false;
}

/// What comes of `second` having struck in the delivery of `first` (SDM vol. 3, table 6-5).
Event combine(Cpu& cpu, const Event& first, const Event& second) {
    const Severity old = severity_of(first), now = severity_of(second);
    if (old == Severity::DoubleFault && now != Severity::Benign) {
        cpu.leave(Leave::Shutdown);
    }
    const bool doubled = (old == Severity::Contributory && now == Severity::Contributory) ||
                         (old == Severity::PageFault && now != Severity::Benign);
    return doubled ? Event{.vector = static_cast<std::uint8_t>(Vector::DoubleFault), .error = 0} : second;
}

void deliver(Cpu& cpu, Event event) {
    // Faults in here belong to the boundary at `rip`, whatever ran last.
    static constexpr Op kBoundary = {};
    cpu.current = &kBoundary;
    cpu.regs[kSlotRip] = cpu.rip;
    cpu.block = nullptr;
    while (!try_enter(cpu, event)) {
        if (has_external_bit(cpu.fault.vector)) {
            cpu.fault.error |= 1;
        }
        const Event second = take_fault(cpu);
        event = combine(cpu, event, second);
    }
    cpu.halted = false;
    cpu.clear_attention(attention::Shadow);
}

}  // namespace

void Cpu::raise(Vector vector) {
    fault = {.vector = vector};
    leave(Leave::Fault);
}

void Cpu::raise(Vector vector, std::uint32_t error) {
    fault = {.vector = vector, .has_error = true, .error = error};
    leave(Leave::Fault);
}

void Cpu::raise_page_fault(std::uint64_t linear, std::uint32_t error) {
    fault = {.vector = Vector::PageFault, .has_error = true, .error = error, .cr2 = linear};
    leave(Leave::Fault);
}

void Cpu::raise_address_fault(unsigned segment) {
    raise(segment == Ss ? Vector::StackFault : Vector::GeneralProtection, 0);
}

void deliver_fault(Cpu& cpu) { deliver(cpu, take_fault(cpu)); }

void deliver_interrupt(Cpu& cpu, std::uint8_t vector) {
    deliver(cpu, {.vector = vector, .kind = Event::Kind::External});
}

void deliver_nmi(Cpu& cpu) {
    deliver(cpu, {.vector = static_cast<std::uint8_t>(Vector::Nmi), .kind = Event::Kind::External});
    cpu.nmi_blocked = true;
}

}  // namespace apiary::cpu::soft
