// SPDX-License-Identifier: BSD-2-Clause
// The same work once on one vCPU, and twice at once on two.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "backend/base/result.h"
#include "tests/bench/boot.h"

namespace apiary::bench {

struct PairOptions {
    unsigned runs = 5;
    double seconds = 1;  ///< Of one measurement, about.
};

/// Rounds a second of the host's clock: medians.
struct PairResult {
    std::string name;
    double one = 0;  ///< On one vCPU.
    double two = 0;  ///< Both together, on two.
};

/// Integer arithmetic of `program` (what guest/bench.c became) on this host itself, in apiaryctl and, where that is
/// given, in QEMU, by turns.
[[nodiscard]] Result<std::vector<PairResult>> compare_pairs(const BootGuest& guest, const std::string& apiaryctl,
                                                            const std::optional<std::string>& qemu,
                                                            const std::string& program, const PairOptions& options);

}  // namespace apiary::bench
