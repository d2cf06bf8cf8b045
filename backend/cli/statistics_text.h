// SPDX-License-Identifier: BSD-2-Clause
// What a guest uses, as people read it on a terminal.
#pragma once

#include <string>

#include "backend/api/guests.h"

namespace apiary::cli {

/// Since the guest's start; several lines.
[[nodiscard]] std::string totals_text(const api::guests::Statistics& statistics);
/// The heading of lines of rates.
[[nodiscard]] std::string rates_heading();
/// Between two moments of one guest.
[[nodiscard]] std::string rates_line(const api::guests::Statistics& before, const api::guests::Statistics& now);

}  // namespace apiary::cli
