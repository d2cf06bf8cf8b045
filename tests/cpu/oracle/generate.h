// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "tests/cpu/oracle/forms.h"
#include "tests/cpu/oracle/sequence.h"

namespace apiary::cpu::oracle {

inline constexpr std::uint32_t kAllClasses = (1U << static_cast<unsigned>(Class::Count)) - 1;

/// The sequence of a seed: 1 to 12 instructions that belong to one subject for the most part. It comes to an end by
/// construction: branches go forward, memory operands of known registers lie in the window or just beside it.
/// `classes` has bit n for Class n.
[[nodiscard]] Sequence generate(std::uint64_t seed, const Forms& forms, std::uint32_t classes = kAllClasses);

}  // namespace apiary::cpu::oracle
