// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <vector>

#include "backend/cpu/engine.h"
#include "backend/cpu/state.h"

namespace apiary::machine {

/// The registers of one vCPU, a line each, in the names, order and format of bhyvectl --get-all (bhyvectl.c of
/// FreeBSD 12: get_all_registers and get_all_segments).
[[nodiscard]] std::string format_registers(unsigned vcpu, const cpu::State& state);

/// The same of the hardware's own record of the vCPU, in the order given.
[[nodiscard]] std::string format_fields(unsigned vcpu, const std::vector<cpu::HardwareField>& fields);

}  // namespace apiary::machine
