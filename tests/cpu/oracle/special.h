// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <vector>

#include "tests/cpu/oracle/random.h"
#include "tests/cpu/oracle/sequence.h"

namespace apiary::cpu::oracle {

/// An instruction that is written out here instead of being drawn from the forms.
struct SpecialItem {
    Item item;
    std::uint64_t tested = 0;   ///< Flags that it reads.
    std::uint32_t changes = 0;  ///< Bit n: general register n.
};

/// One way to go forward by up to three items; `position` is the number of the first item of it.
[[nodiscard]] std::vector<SpecialItem> branch_items(Random& random, bool code32, std::size_t position);
/// An instruction that a user program may not execute, or that is none.
[[nodiscard]] SpecialItem fault_item(Random& random, bool code32);

}  // namespace apiary::cpu::oracle
