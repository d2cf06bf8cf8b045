// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <linux/kvm.h>

#include <vector>

#include "backend/base/result.h"
#include "backend/cpu/cpuid.h"

namespace apiary::cpu::kvm {

/// What KVM supports on this host, as a guest of ours may have it: without what State cannot hold (AVX-512, AMX, protection keys),
/// nested virtualization and performance counters, and with the local APIC that the machine has. `device` is /dev/kvm.
[[nodiscard]] Result<CpuidTable> supported_cpuid(int device);

/// The same of a list that KVM gave.
[[nodiscard]] CpuidTable guest_cpuid(const std::vector<kvm_cpuid_entry2>& supported);

/// As KVM_SET_CPUID2 takes it.
[[nodiscard]] std::vector<kvm_cpuid_entry2> to_kvm(const CpuidTable& table);

}  // namespace apiary::cpu::kvm
