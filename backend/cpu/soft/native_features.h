// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <Zydis/Zydis.h>

#include <bitset>
#include <cstdint>

#include "backend/cpu/cpuid.h"

namespace apiary::cpu::soft {

/// The bits of one CPUID leaf that stand for instructions which NativeUnit executes and this host has. What a guest is
/// told may be any part of them.
[[nodiscard]] CpuidResult native_features(std::uint32_t leaf, std::uint32_t subleaf);

/// A set of instruction sets, as Zydis names them.
using IsaSets = std::bitset<ZYDIS_ISA_SET_MAX_VALUE + 1>;

/// The instruction sets of NativeUnit that `guest` has and this host can execute.
[[nodiscard]] IsaSets native_isa_sets(const CpuidTable& guest);

}  // namespace apiary::cpu::soft
