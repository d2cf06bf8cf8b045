// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/cpu/engine.h"
#include "backend/cpu/soft/engine.h"
#include "backend/memory/guest_memory.h"

namespace apiary::machine {

/// Engines that this program has: those that "auto" chooses from, in that order, then those that have to be asked for.
[[nodiscard]] const std::vector<std::string>& engine_names();

/// For people.
[[nodiscard]] std::string engine_description(const std::string& name);

/// Why the engine called `name` is not to be used by this user on this host; nothing when it can be.
[[nodiscard]] std::optional<Error> engine_obstacle(const std::string& name);

/// What the engine called `name`, or the one that "auto" chooses, needs opened; invalid when that is nothing. Fails when an engine that
/// was asked for cannot be had.
[[nodiscard]] Result<UniqueFd> open_engine_device(const std::string& name);

/// The engine called `name`, or for "auto" the best that can be had. `memory` has to outlive it; `soft` is for the engine of that name.
/// `device` is what open_engine_device() gave where this process may not open it, or invalid.
[[nodiscard]] Result<std::unique_ptr<cpu::Engine>> make_engine(const std::string& name, memory::GuestMemory& memory,
                                                               const cpu::TscClock& tsc, const cpu::SoftOptions& soft = {},
                                                               UniqueFd device = {});

}  // namespace apiary::machine
