// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <functional>

#include "backend/cpu/cpuid.h"
#include "kmod/include/apiary_vmm.h"

namespace apiary::cpu::vmm {

/// The host's answer of CPUID for leaf and subleaf.
using HostCpuid = std::function<CpuidResult(std::uint32_t leaf, std::uint32_t subleaf)>;

/// What a guest is told: the host's own CPU, without what a guest may not use there. The module decides on CR4 and XCR0.
[[nodiscard]] CpuidTable supported_features(const apiary_vmm_info& info, const HostCpuid& host);

}  // namespace apiary::cpu::vmm
