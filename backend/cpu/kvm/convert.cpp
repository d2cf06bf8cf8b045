// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/kvm/convert.h"

#include <algorithm>
#include <cstring>

namespace apiary::cpu::kvm {
namespace {

constexpr std::uint64_t kApicBase = 0xfee0'0000, kApicOn = 1 << 11;  ///< Where it is after RESET (SDM vol. 3, §11.4.4).

constexpr std::size_t kHeader = 512;               ///< Of XSAVE's image: XSTATE_BV, then XCOMP_BV (SDM vol. 1, §13.4.2).
constexpr std::uint64_t kComponentsOfState = 7;    ///< x87, SSE, AVX.

/// Of kvm_regs, in the order of Gpr.
constexpr __u64 kvm_regs::* kGeneral[] = {&kvm_regs::rax, &kvm_regs::rcx, &kvm_regs::rdx, &kvm_regs::rbx,
                                          &kvm_regs::rsp, &kvm_regs::rbp, &kvm_regs::rsi, &kvm_regs::rdi,
                                          &kvm_regs::r8,  &kvm_regs::r9,  &kvm_regs::r10, &kvm_regs::r11,
                                          &kvm_regs::r12, &kvm_regs::r13, &kvm_regs::r14, &kvm_regs::r15};
/// Of kvm_sregs, in the order of Seg.
constexpr kvm_segment kvm_sregs::* kSegments[] = {&kvm_sregs::es, &kvm_sregs::cs, &kvm_sregs::ss,
                                                  &kvm_sregs::ds, &kvm_sregs::fs, &kvm_sregs::gs};

// SDM vol. 4, table 2-2; APM vol. 2, appendix A.
struct MsrField {
    std::uint32_t index;
    std::uint64_t State::* field;
};
constexpr std::uint32_t kTscAdjust = 0x3b, kSpecCtrl = 0x48, kTscAux = 0xc000'0103;
constexpr MsrField kMsrs[] = {
    {0xc000'0081, &State::star},           {0xc000'0082, &State::lstar},      {0xc000'0083, &State::cstar},
    {0xc000'0084, &State::fmask},          {0xc000'0102, &State::kernel_gs_base}, {0x174, &State::sysenter_cs},
    {0x175, &State::sysenter_esp},         {0x176, &State::sysenter_eip},     {0x277, &State::pat},
    {kTscAux, &State::tsc_aux},            {kTscAdjust, &State::tsc_adjust},  {kSpecCtrl, &State::spec_ctrl},
};

kvm_segment to_kvm(const Segment& segment) {
    const auto bit = [&](unsigned number) { return static_cast<__u8>(segment.access >> number & 1); };
    kvm_segment result = {};
    result.base = segment.base;
    result.limit = segment.limit;
    result.selector = segment.selector;
    result.type = static_cast<__u8>(segment.type());
    result.s = bit(4);
    result.dpl = static_cast<__u8>(segment.dpl());
    result.present = bit(7);
    result.avl = bit(12);
    result.l = bit(13);
    result.db = bit(14);
    result.g = bit(15);
    result.unusable = bit(16);
    return result;
}

Segment from_kvm(const kvm_segment& segment) {
    const auto bit = [](unsigned value, unsigned number) { return (value & 1) << number; };
    return {.selector = segment.selector,
            .base = segment.base,
            .limit = segment.limit,
            .access = (segment.type & 15u) | bit(segment.s, 4) | (segment.dpl & 3u) << 5 | bit(segment.present, 7) |
                      bit(segment.avl, 12) | bit(segment.l, 13) | bit(segment.db, 14) | bit(segment.g, 15) |
                      bit(segment.unusable, 16)};
}

kvm_dtable to_kvm(const DescriptorTable& table) {
    return {.base = table.base, .limit = table.limit, .padding = {}};
}

DescriptorTable from_kvm(const kvm_dtable& table) {
    return {.base = table.base, .limit = table.limit};
}

const MsrField* field_of(std::uint32_t index) {
    const auto found = std::ranges::find(kMsrs, index, &MsrField::index);
    return found == std::end(kMsrs) ? nullptr : found;
}

bool has_msr(const CpuidTable& cpuid, std::uint32_t index) {
    const auto bit = [](std::uint32_t value, unsigned number) { return (value >> number & 1) != 0; };
    switch (index) {
        case kTscAux: return bit(cpuid.find(0x8000'0001, 0).edx, 27) || bit(cpuid.find(7, 0).ecx, 22);
        case kTscAdjust: return bit(cpuid.find(7, 0).ebx, 1);
        case kSpecCtrl: {
            const std::uint32_t amd = cpuid.find(0x8000'0008, 0).ebx;
            return bit(cpuid.find(7, 0).edx, 26) || bit(amd, 14) || bit(amd, 15) || bit(amd, 24);
        }
        default: return true;
    }
}

}  // namespace

kvm_regs to_regs(const State& state) {
    kvm_regs regs = {};
    for (unsigned i = 0; i < state.gpr.size(); ++i) {
        regs.*kGeneral[i] = state.gpr[i];
    }
    regs.rip = state.rip;
    regs.rflags = state.rflags | rflags::Fixed1;
    return regs;
}

void from_regs(const kvm_regs& regs, State& state) {
    for (unsigned i = 0; i < state.gpr.size(); ++i) {
        state.gpr[i] = regs.*kGeneral[i];
    }
    state.rip = regs.rip;
    state.rflags = regs.rflags;
}

kvm_sregs to_sregs(const State& state) {
    kvm_sregs sregs = {};
    for (unsigned i = 0; i < state.seg.size(); ++i) {
        sregs.*kSegments[i] = to_kvm(state.seg[i]);
    }
    sregs.ldt = to_kvm(state.ldtr);
    sregs.tr = to_kvm(state.tr);
    sregs.gdt = to_kvm(state.gdtr);
    sregs.idt = to_kvm(state.idtr);
    sregs.cr0 = state.cr0;
    sregs.cr2 = state.cr2;
    sregs.cr3 = state.cr3;
    sregs.cr4 = state.cr4;
    sregs.cr8 = state.cr8;
    sregs.efer = state.efer;
    sregs.apic_base = kApicBase | (state.apic_enabled ? kApicOn : 0);
    return sregs;
}

void from_sregs(const kvm_sregs& sregs, State& state) {
    for (unsigned i = 0; i < state.seg.size(); ++i) {
        state.seg[i] = from_kvm(sregs.*kSegments[i]);
    }
    state.ldtr = from_kvm(sregs.ldt);
    state.tr = from_kvm(sregs.tr);
    state.gdtr = from_kvm(sregs.gdt);
    state.idtr = from_kvm(sregs.idt);
    state.cr0 = sregs.cr0;
    state.cr2 = sregs.cr2;
    state.cr3 = sregs.cr3;
    state.cr4 = sregs.cr4;
    state.cr8 = sregs.cr8;
    state.efer = sregs.efer;
}

kvm_xsave to_xsave(const State& state, std::uint64_t xcr0) {
    kvm_xsave xsave = {};
    static_assert(sizeof xsave.region >= sizeof state.xsave);
    std::memcpy(xsave.region, state.xsave.data(), kHeader);
    std::uint64_t present = 0;
    std::memcpy(&present, state.xsave.data() + kHeader, sizeof present);
    present &= xcr0;
    auto* const bytes = reinterpret_cast<std::byte*>(xsave.region);
    std::memcpy(bytes + kHeader, &present, sizeof present);
    constexpr std::size_t kAvx = 576;
    std::memcpy(bytes + kAvx, state.xsave.data() + kAvx, state.xsave.size() - kAvx);
    return xsave;
}

void from_xsave(const kvm_xsave& xsave, State& state) {
    std::memcpy(state.xsave.data(), xsave.region, state.xsave.size());
    std::uint64_t present = 0;
    std::memcpy(&present, state.xsave.data() + kHeader, sizeof present);
    present &= kComponentsOfState;
    std::memcpy(state.xsave.data() + kHeader, &present, sizeof present);
}

kvm_debugregs to_debugregs(const State& state) {
    kvm_debugregs registers = {};
    std::ranges::copy(state.dr, registers.db);
    registers.dr6 = state.dr6;
    registers.dr7 = state.dr7;
    return registers;
}

void from_debugregs(const kvm_debugregs& registers, State& state) {
    std::ranges::copy(registers.db, state.dr.begin());
    state.dr6 = registers.dr6;
    state.dr7 = registers.dr7;
}

std::vector<kvm_msr_entry> msrs_of(const CpuidTable& cpuid) {
    std::vector<kvm_msr_entry> msrs;
    for (const MsrField& each : kMsrs) {
        if (has_msr(cpuid, each.index)) {
            msrs.push_back({.index = each.index, .reserved = 0, .data = 0});
        }
    }
    return msrs;
}

void to_msrs(const State& state, std::span<kvm_msr_entry> msrs) {
    for (kvm_msr_entry& msr : msrs) {
        if (const MsrField* const known = field_of(msr.index)) {
            msr.data = state.*known->field;
        }
    }
}

void from_msrs(std::span<const kvm_msr_entry> msrs, State& state) {
    for (const kvm_msr_entry& msr : msrs) {
        if (const MsrField* const known = field_of(msr.index)) {
            state.*known->field = msr.data;
        }
    }
}

}  // namespace apiary::cpu::kvm
