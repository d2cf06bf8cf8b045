// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/cpu/state.h"
#include "kmod/include/apiary_vmm.h"

namespace apiary::cpu::vmm {

/// The module's form of a state. What it has no place for (spec_ctrl, wait_for_sipi, the registers that only remember, …) is the engine's to keep.
[[nodiscard]] apiary_vmm_state to_module(unsigned vcpu, const State& state);
/// And back; those are as in `rest`.
[[nodiscard]] State from_module(const apiary_vmm_state& module, const State& rest);

}  // namespace apiary::cpu::vmm
