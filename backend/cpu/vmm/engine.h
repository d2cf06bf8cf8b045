// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>
#include <string>

#include "backend/cpu/engine.h"

namespace apiary::cpu {

/// What can be made of /dev/apiary-vmm here: nothing when it works, else why not.
[[nodiscard]] std::optional<Error> vmm_obstacle(const std::string& device = "/dev/apiary-vmm");

/// The engine on Apiary's own kernel module: VT-x or AMD-V. Opens the device, so it is made before a sandbox closes. `memory` has to
/// outlive it.
[[nodiscard]] Result<std::unique_ptr<Engine>> create_vmm_engine(memory::GuestMemory& memory, const TscClock& clock,
                                                                const std::string& device = "/dev/apiary-vmm");

}  // namespace apiary::cpu
