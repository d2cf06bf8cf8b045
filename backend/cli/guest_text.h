// SPDX-License-Identifier: BSD-2-Clause
// Guests as people read of them on a terminal.
#pragma once

#include <cstdint>
#include <string>

#include "backend/api/guests.h"

namespace apiary::cli {

/// What a guest is doing, or how it ended, as the end of a row: "up 3 h", "crashed 5 min ago". `now`: since 1970.
[[nodiscard]] std::string status_of(const api::guests::Guest& guest, std::int64_t now);
/// Everything about a guest, a line for each fact.
[[nodiscard]] std::string details_of(const api::guests::Guest& guest, std::int64_t now);
/// The name of its state.
[[nodiscard]] std::string state_of(const api::guests::Guest& guest);
/// How a guest ended, as the exit status that `run` would have.
[[nodiscard]] int exit_status_of(const api::guests::End& end);

}  // namespace apiary::cli
