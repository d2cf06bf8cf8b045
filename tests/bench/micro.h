// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "backend/base/result.h"

namespace apiary::bench {

/// Medians of one small program.
struct MicroResult {
    std::string name;
    double instructions = 0;         ///< Of the guest, in one run.
    double interpreted_seconds = 0;  ///< CPU time in a guest of the software CPU, interpreted.
    double translated_seconds = 0;   ///< Likewise, translated.
    double native_seconds = 0;       ///< CPU time of the same code and rounds on this host.
};

/// Runs every program `runs` times in guests and natively, in turn, and takes the medians. `scale` multiplies the rounds.
[[nodiscard]] Result<std::vector<MicroResult>> run_micro(unsigned runs, double scale);

}  // namespace apiary::bench
