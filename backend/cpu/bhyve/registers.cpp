// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/bhyve/registers.h"

#include <algorithm>
#include <array>

namespace apiary::cpu::bhyve {
namespace {

/// In the order of cpu::Gpr.
constexpr std::array kGeneral = {Reg::Rax, Reg::Rcx, Reg::Rdx, Reg::Rbx, Reg::Rsp, Reg::Rbp, Reg::Rsi, Reg::Rdi,
                                 Reg::R8,  Reg::R9,  Reg::R10, Reg::R11, Reg::R12, Reg::R13, Reg::R14, Reg::R15};
/// In the order of cpu::Seg.
constexpr std::array kSegments = {Reg::Es, Reg::Cs, Reg::Ss, Reg::Ds, Reg::Fs, Reg::Gs};
constexpr std::array kDebug = {Reg::Dr0, Reg::Dr1, Reg::Dr2, Reg::Dr3};

struct Pair {
    Reg reg;
    std::uint64_t State::* field;
};
/// EFER goes before CR0, whose paging bit makes long mode active of it.
constexpr Pair kPairs[] = {
    {Reg::Efer, &State::efer}, {Reg::Cr4, &State::cr4}, {Reg::Cr3, &State::cr3},       {Reg::Cr0, &State::cr0},
    {Reg::Cr2, &State::cr2},   {Reg::Dr6, &State::dr6}, {Reg::Dr7, &State::dr7},       {Reg::Rip, &State::rip},
    {Reg::Rflags, &State::rflags},
};

/// Calls `use` with each register that values go through, and with where it stands in `state`, which may be const.
template <class AnyState, class Use>
void for_each(AnyState& state, Use use) {
    for (const Pair& pair : kPairs) {
        use(pair.reg, state.*pair.field);
    }
    for (std::size_t i = 0; i < kGeneral.size(); ++i) {
        use(kGeneral[i], state.gpr[i]);
    }
    for (std::size_t i = 0; i < kDebug.size(); ++i) {
        use(kDebug[i], state.dr[i]);
    }
    for (std::size_t i = 0; i < kSegments.size(); ++i) {
        use(kSegments[i], state.seg[i].selector);
    }
    use(Reg::Ldtr, state.ldtr.selector);
    use(Reg::Tr, state.tr.selector);
    use(Reg::InterruptShadow, state.interrupt_shadow);
}

Descriptor descriptor(int cpu, Reg reg, const Segment& segment) {
    return {.cpu = cpu, .reg = reg, .base = segment.base, .limit = segment.limit, .access = segment.access};
}

Descriptor descriptor(int cpu, Reg reg, const DescriptorTable& table) {
    return {.cpu = cpu, .reg = reg, .base = table.base, .limit = table.limit, .access = 0};
}

/// The one of `state` that is called `reg`, or null.
Segment* segment_of(Reg reg, State& state) {
    if (reg == Reg::Ldtr || reg == Reg::Tr) {
        return reg == Reg::Ldtr ? &state.ldtr : &state.tr;
    }
    const auto found = std::ranges::find(kSegments, reg);
    return found == kSegments.end() ? nullptr : &state.seg[static_cast<std::size_t>(found - kSegments.begin())];
}

}  // namespace

RegisterValues values_of(const State& state) {
    RegisterValues result;
    for_each(state, [&](Reg reg, std::uint64_t value) {
        result.regs.push_back(reg);
        result.values.push_back(reg == Reg::InterruptShadow ? 0 : value);
    });
    return result;
}

std::vector<Descriptor> descriptors_of(const State& state, int cpu) {
    std::vector<Descriptor> result;
    for (std::size_t i = 0; i < kSegments.size(); ++i) {
        result.push_back(descriptor(cpu, kSegments[i], state.seg[i]));
    }
    result.push_back(descriptor(cpu, Reg::Ldtr, state.ldtr));
    result.push_back(descriptor(cpu, Reg::Tr, state.tr));
    result.push_back(descriptor(cpu, Reg::Gdtr, state.gdtr));
    result.push_back(descriptor(cpu, Reg::Idtr, state.idtr));
    return result;
}

std::vector<Reg> regs_to_read() {
    return values_of(State{}).regs;
}

std::vector<Reg> descriptors_to_read() {
    std::vector<Reg> regs;
    for (const Descriptor& each : descriptors_of(State{}, 0)) {
        regs.push_back(each.reg);
    }
    return regs;
}

void take_values(const RegisterValues& values, State& state) {
    for (std::size_t i = 0; i < std::min(values.regs.size(), values.values.size()); ++i) {
        for_each(state, [&]<class Field>(Reg reg, Field& field) {
            if (reg == values.regs[i]) {
                field = static_cast<Field>(values.values[i]);
            }
        });
    }
}

void take_descriptor(const Descriptor& descriptor, State& state) {
    if (Segment* const segment = segment_of(descriptor.reg, state)) {
        segment->base = descriptor.base;
        segment->limit = descriptor.limit;
        segment->access = descriptor.access;
    } else if (descriptor.reg == Reg::Gdtr || descriptor.reg == Reg::Idtr) {
        DescriptorTable& table = descriptor.reg == Reg::Gdtr ? state.gdtr : state.idtr;
        table = {.base = descriptor.base, .limit = static_cast<std::uint16_t>(descriptor.limit)};
    }
}

}  // namespace apiary::cpu::bhyve
