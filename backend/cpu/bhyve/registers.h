// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <vector>

#include "backend/cpu/bhyve/abi.h"
#include "backend/cpu/state.h"

namespace apiary::cpu::bhyve {

// A vCPU's registers as vmm(4) names them. It gives out and takes neither x87, SSE and AVX registers, XCR0, nor the MSRs SYSENTER_*, STAR to
// FMASK, KERNEL_GS_BASE, PAT, TSC_AUX and TSC_ADJUST. A vCPU that is new has these as after RESET. Task priority is the kernel's APIC's.

/// The arguments of VM_SET_REGISTER_SET: two lists of one length.
struct RegisterValues {
    std::vector<Reg> regs;
    std::vector<std::uint64_t> values;
};

/// What is to be set for `state`. An interrupt shadow cannot be: vmm(4) only takes one away.
[[nodiscard]] RegisterValues values_of(const State& state);
/// Segments and descriptor tables, for VM_SET_SEGMENT_DESCRIPTOR; selectors are among values_of().
[[nodiscard]] std::vector<Descriptor> descriptors_of(const State& state, int cpu);

/// What to ask for, values yet to come.
[[nodiscard]] std::vector<Reg> regs_to_read();
[[nodiscard]] std::vector<Reg> descriptors_to_read();
/// Puts what was read into `state`; the rest of it stays.
void take_values(const RegisterValues& values, State& state);
void take_descriptor(const Descriptor& descriptor, State& state);

}  // namespace apiary::cpu::bhyve
