// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/cpu/soft/features.h"

namespace apiary::cpu::soft::test {

/// What the software CPU has, but for random numbers.
[[nodiscard]] inline CpuidTable predictable_features() {
    const CpuidTable all = supported_features();
    CpuidTable table = all;
    for (CpuidEntry entry : all.entries()) {
        if (entry.leaf == 1) {
            entry.result.ecx &= ~(1u << 30);  // RDRAND
        } else if (entry.leaf == 7 && entry.subleaf == 0) {
            entry.result.ebx &= ~(1u << 18);  // RDSEED
        }
        table.set(entry);
    }
    return table;
}

}  // namespace apiary::cpu::soft::test
