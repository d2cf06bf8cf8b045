// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "tests/cpu/oracle/random.h"
#include "tests/cpu/oracle/sequence.h"

namespace apiary::cpu::oracle {

/// The vector register that holds small indices, when `small_indices` was asked for.
[[nodiscard]] constexpr unsigned index_vector(bool code32) { return code32 ? 7 : 15; }

/// Chooses registers, flags, x87, SSE and AVX state for `sequence`.
void choose_start(Random& random, Sequence& sequence, bool small_indices);

}  // namespace apiary::cpu::oracle
