// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/cpu/engine.h"

namespace apiary::cpu {

/// /dev/apiary-vmm, with all that an engine needs of it.
[[nodiscard]] Result<UniqueFd> open_vmm_device();
/// Whether a device that somebody else opened is that one.
[[nodiscard]] bool is_vmm_device(int device);

/// The engine on Apiary's own kernel module, by its device, which no machine was made of yet: VT-x or AMD-V. `memory` has to outlive it.
/// The machine belongs to this process alone.
[[nodiscard]] Result<std::unique_ptr<Engine>> make_vmm_engine(memory::GuestMemory& memory, const TscClock& clock, UniqueFd device);

}  // namespace apiary::cpu
