// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "backend/cpu/soft/cpu.h"

namespace apiary::cpu::soft {

// Memory operands larger than what load_slow() and store_slow() take, up to 4096 bytes. What is no RAM reads as all
// ones and swallows writes: no device has registers of that size. All faults come before any byte is moved.

void load_area(Cpu& cpu, const Op* op, std::uint64_t linear, void* into, unsigned bytes);
void store_area(Cpu& cpu, const Op* op, std::uint64_t linear, const void* from, unsigned bytes);
/// The faults of store_area alone.
void check_area(Cpu& cpu, const Op* op, std::uint64_t linear, unsigned bytes);

}  // namespace apiary::cpu::soft
