// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>

#include "backend/base/result.h"
#include "backend/cpu/bhyve/calls.h"
#include "backend/cpu/bhyve/release.h"
#include "backend/cpu/engine.h"

namespace apiary::cpu {

/// FreeBSD's vmm(4), on a machine of its that is new and is this engine's. It has the interrupt controllers and timers, and tells
/// guests what their CPUs are. `memory`, which has to outlive it, becomes vmm(4)'s, whose pages stay until the machine is destroyed.
[[nodiscard]] Result<std::unique_ptr<Engine>> make_bhyve_engine(memory::GuestMemory& memory, std::unique_ptr<bhyve::Calls> calls,
                                                                const bhyve::Release& release);

}  // namespace apiary::cpu
