// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/vmm/state.h"

#include <cstring>

namespace apiary::cpu::vmm {
namespace {

static_assert(sizeof(State::xsave) == APIARY_VMM_XSAVE_SIZE);

apiary_vmm_segment to_module(const Segment& from) {
    return {.base = from.base, .limit = from.limit, .access = from.access, .selector = from.selector, .reserved = {}};
}

Segment from_module(const apiary_vmm_segment& from) {
    return {.selector = from.selector, .base = from.base, .limit = from.limit, .access = from.access};
}

apiary_vmm_table to_module(const DescriptorTable& from) { return {.base = from.base, .limit = from.limit, .reserved = {}}; }

DescriptorTable from_module(const apiary_vmm_table& from) { return {.base = from.base, .limit = from.limit}; }

/// A register that both have and that needs no thought.
struct Pair {
    std::uint64_t State::* ours;
    std::uint64_t apiary_vmm_registers::* modules;
};
using M = apiary_vmm_registers;
constexpr Pair kPairs[] = {
    {&State::rip, &M::rip},
    {&State::rflags, &M::rflags},
    {&State::cr0, &M::cr0},
    {&State::cr2, &M::cr2},
    {&State::cr3, &M::cr3},
    {&State::cr4, &M::cr4},
    {&State::cr8, &M::cr8},
    {&State::efer, &M::efer},
    {&State::dr6, &M::dr6},
    {&State::dr7, &M::dr7},
    {&State::xcr0, &M::xcr0},
    {&State::star, &M::star},
    {&State::lstar, &M::lstar},
    {&State::cstar, &M::cstar},
    {&State::fmask, &M::fmask},
    {&State::kernel_gs_base, &M::kernel_gs_base},
    {&State::sysenter_cs, &M::sysenter_cs},
    {&State::sysenter_esp, &M::sysenter_esp},
    {&State::sysenter_eip, &M::sysenter_eip},
    {&State::pat, &M::pat},
    {&State::tsc_aux, &M::tsc_aux},
    {&State::tsc_adjust, &M::tsc_adjust},
};

}  // namespace

apiary_vmm_state to_module(unsigned vcpu, const State& state) {
    apiary_vmm_state module = {};
    apiary_vmm_registers& registers = module.registers;
    module.vcpu = vcpu;
    const auto when = [](bool is, apiary_vmm_activity bit) { return is ? static_cast<std::uint32_t>(bit) : 0; };
    module.activity = when(state.halted, APIARY_VMM_HALTED) | when(state.interrupt_shadow, APIARY_VMM_SHADOW) |
                      when(state.nmi_blocked, APIARY_VMM_NMI_BLOCKED) | when(state.nmi_pending, APIARY_VMM_NMI_PENDING);
    for (const Pair& pair : kPairs) {
        registers.*pair.modules = state.*pair.ours;
    }
    for (std::size_t i = 0; i < state.gpr.size(); ++i) {
        registers.gpr[i] = state.gpr[i];
    }
    for (std::size_t i = 0; i < state.seg.size(); ++i) {
        registers.segment[i] = to_module(state.seg[i]);
    }
    for (std::size_t i = 0; i < state.dr.size(); ++i) {
        registers.dr[i] = state.dr[i];
    }
    registers.ldtr = to_module(state.ldtr);
    registers.tr = to_module(state.tr);
    registers.gdtr = to_module(state.gdtr);
    registers.idtr = to_module(state.idtr);
    std::memcpy(module.xsave, state.xsave.data(), sizeof module.xsave);
    return module;
}

State from_module(const apiary_vmm_state& module, const State& rest) {
    const apiary_vmm_registers& registers = module.registers;
    State state = rest;
    state.halted = (module.activity & APIARY_VMM_HALTED) != 0;
    state.interrupt_shadow = (module.activity & APIARY_VMM_SHADOW) != 0;
    state.nmi_blocked = (module.activity & APIARY_VMM_NMI_BLOCKED) != 0;
    state.nmi_pending = (module.activity & APIARY_VMM_NMI_PENDING) != 0;
    for (const Pair& pair : kPairs) {
        state.*pair.ours = registers.*pair.modules;
    }
    for (std::size_t i = 0; i < state.gpr.size(); ++i) {
        state.gpr[i] = registers.gpr[i];
    }
    for (std::size_t i = 0; i < state.seg.size(); ++i) {
        state.seg[i] = from_module(registers.segment[i]);
    }
    for (std::size_t i = 0; i < state.dr.size(); ++i) {
        state.dr[i] = registers.dr[i];
    }
    state.ldtr = from_module(registers.ldtr);
    state.tr = from_module(registers.tr);
    state.gdtr = from_module(registers.gdtr);
    state.idtr = from_module(registers.idtr);
    std::memcpy(state.xsave.data(), module.xsave, sizeof module.xsave);
    return state;
}

}  // namespace apiary::cpu::vmm
