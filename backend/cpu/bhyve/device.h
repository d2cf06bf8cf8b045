// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>
#include <optional>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/cpu/engine.h"

namespace apiary::cpu {

// On FreeBSD alone.

/// Why a guest of this process's cannot be on vmm(4), with a machine of its own: for who is handed one, that is no obstacle.
[[nodiscard]] std::optional<Error> bhyve_passed_over();
/// Whether a device that somebody else opened is a machine of vmm(4)'s.
[[nodiscard]] bool is_bhyve_device(int device);
/// The engine on a machine of vmm(4)'s that is new; where `device` is invalid, on one that is made for this process and destroyed with
/// the engine.
[[nodiscard]] Result<std::unique_ptr<Engine>> make_bhyve_engine(memory::GuestMemory& memory, UniqueFd device);

}  // namespace apiary::cpu
