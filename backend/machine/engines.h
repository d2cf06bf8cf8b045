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

/// The names in what a configuration says of engines: "kvm,soft" is a guest that runs on kvm at first, and can be moved to soft and back.
[[nodiscard]] std::vector<std::string> split_engines(const std::string& engines);

/// Why there is no engine called `name` in this program, when other systems have it.
[[nodiscard]] std::optional<Error> engine_of_another_system(const std::string& name);

/// For people.
[[nodiscard]] std::string engine_description(const std::string& name);

/// Why the engine called `name` is not to be used by this user on this host; nothing when it can be.
[[nodiscard]] std::optional<Error> engine_obstacle(const std::string& name);

/// What each of `engines` (split_engines()), or the one that "auto" chooses, needs opened; invalid where that is nothing. Fails when one that
/// was asked for cannot be had.
[[nodiscard]] Result<std::vector<UniqueFd>> open_engine_devices(const std::string& engines);

/// The engine called `name`, or for "auto" the best that can be had. `memory` has to outlive it; `soft` is for the engine of that name.
/// `device` is what open_engine_devices() gave where this process may not open it, or invalid.
[[nodiscard]] Result<std::unique_ptr<cpu::Engine>> make_engine(const std::string& name, memory::GuestMemory& memory,
                                                               const cpu::TscClock& tsc, const cpu::SoftOptions& soft = {},
                                                               UniqueFd device = {});

}  // namespace apiary::machine
