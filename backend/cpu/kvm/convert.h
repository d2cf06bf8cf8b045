// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <linux/kvm.h>

#include <cstdint>
#include <span>
#include <vector>

#include "backend/cpu/cpuid.h"
#include "backend/cpu/state.h"

namespace apiary::cpu::kvm {

// Between State and KVM's structures, which are filled in where they exist and left alone otherwise.

[[nodiscard]] kvm_regs to_regs(const State& state);
void from_regs(const kvm_regs& regs, State& state);

/// The local APIC's base is KVM's own business: it only keeps CPUID's APIC bit set.
[[nodiscard]] kvm_sregs to_sregs(const State& state);
void from_sregs(const kvm_sregs& sregs, State& state);

/// XSAVE's image; components that `xcr0` (what the guest's CPUID allows) lacks stay in their initial configuration.
[[nodiscard]] kvm_xsave to_xsave(const State& state, std::uint64_t xcr0);
void from_xsave(const kvm_xsave& xsave, State& state);

[[nodiscard]] kvm_debugregs to_debugregs(const State& state);
void from_debugregs(const kvm_debugregs& registers, State& state);

/// MSRs of State that a guest with this CPUID has.
[[nodiscard]] std::vector<kvm_msr_entry> msrs_of(const CpuidTable& cpuid);
/// Fills in values.
void to_msrs(const State& state, std::span<kvm_msr_entry> msrs);
void from_msrs(std::span<const kvm_msr_entry> msrs, State& state);

}  // namespace apiary::cpu::kvm
