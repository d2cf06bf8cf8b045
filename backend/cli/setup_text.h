// SPDX-License-Identifier: BSD-2-Clause
// What this host lacks for guests, as people read of it on a terminal.
#pragma once

#include <string>
#include <vector>

#include "backend/api/setup.h"

namespace apiary::cli {

/// Everything that guests need, in order or not, and what was done. `purposes`: those alone, where there are any.
[[nodiscard]] std::string setup_state_text(const api::setup::State& state,
                                           const std::vector<api::setup::Purpose>& purposes);
/// Every change, in its order: what is there, what will be there, why, and the command that would do the same.
[[nodiscard]] std::string setup_plan_text(const api::setup::Plan& plan);
/// What was done, and what has to happen before it counts.
[[nodiscard]] std::string setup_change_text(const api::setup::Change& change);
[[nodiscard]] std::string setup_notes_text(const std::vector<api::setup::Note>& notes);

}  // namespace apiary::cli
