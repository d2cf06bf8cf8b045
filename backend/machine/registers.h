// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "backend/cpu/state.h"

namespace apiary::machine {

/// The registers of one vCPU, a line each, in the names, order and format of bhyvectl --get-all (bhyvectl.c of
/// FreeBSD 12: get_all_registers and get_all_segments).
[[nodiscard]] std::string format_registers(unsigned vcpu, const cpu::State& state);

}  // namespace apiary::machine
