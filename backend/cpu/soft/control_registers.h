// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "backend/cpu/soft/cpu.h"

namespace apiary::cpu::soft {

// Writes to control registers as MOV and WRMSR make them: checks consistency (#GP(0)), changes mode and translation as it
// follows, flushes what has to be flushed. Each does update_mode(). cpu.current must be set.
void set_cr0(Cpu& cpu, std::uint64_t value);
void set_cr3(Cpu& cpu, std::uint64_t value);
void set_cr4(Cpu& cpu, std::uint64_t value);
void set_efer(Cpu& cpu, std::uint64_t value);

}  // namespace apiary::cpu::soft
