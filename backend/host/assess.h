// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/host/capability.h"
#include "backend/host/evidence.h"
#include "backend/host/processor.h"

namespace apiary::host {

/// What a machine can run, why not more, and how to mend that. The same evidence gives the same answer everywhere.
[[nodiscard]] Assessment assess(const Evidence& evidence);

// The parts of it.
/// VT-x or AMD-V and what belongs to them; both where the maker is not known.
[[nodiscard]] std::vector<Capability> processor_capabilities(const Evidence& evidence, const Processor& processor);
/// IOMMU, and whether there is a virtual machine around it.
[[nodiscard]] std::vector<Capability> platform_capabilities(const Evidence& evidence, const Processor& processor);
/// Kernel modules, devices, memory, networks; nothing for a machine that is not this one.
[[nodiscard]] std::vector<Capability> software_capabilities(const Evidence& evidence, const Processor& processor);
[[nodiscard]] std::vector<EngineFit> engine_fits(const Evidence& evidence, const Processor& processor);
/// How to have the virtual machine around this one pass on VT-x or AMD-V.
[[nodiscard]] std::string nesting_remedy(const Processor& processor);

}  // namespace apiary::host
