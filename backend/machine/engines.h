// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "backend/base/result.h"
#include "backend/cpu/engine.h"
#include "backend/cpu/soft/engine.h"
#include "backend/memory/guest_memory.h"

namespace apiary::machine {

/// Engines that this program has on this host, the preferred one first.
[[nodiscard]] const std::vector<std::string>& engine_names();

/// The engine called `name`, or the preferred one for "auto". `memory` has to outlive it; `soft` is for the engine of that name.
[[nodiscard]] Result<std::unique_ptr<cpu::Engine>> make_engine(const std::string& name, memory::GuestMemory& memory,
                                                               const cpu::TscClock& tsc, const cpu::SoftOptions& soft = {});

}  // namespace apiary::machine
