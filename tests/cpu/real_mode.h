// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "backend/cpu/state.h"

namespace apiary::cpu::test {

/// Real mode at `rip` of segment 0, with a stack below 0x8000 and the vector table at 0.
[[nodiscard]] inline State real_mode_state(std::uint64_t rip) {
    State state;
    state.seg.fill({.selector = 0, .base = 0, .limit = 0xffff, .access = 0x93});
    state.seg[Cs].access = 0x9b;
    state.rip = rip;
    state.gpr[Rsp] = 0x8000;
    state.idtr = {.base = 0, .limit = 0x3ff};
    return state;
}

}  // namespace apiary::cpu::test
