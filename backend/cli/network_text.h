// SPDX-License-Identifier: BSD-2-Clause
// The host's network as people read of it on a terminal.
#pragma once

#include <string>

#include "backend/api/network.h"

namespace apiary::cli {

/// Interfaces, networks, and what is missing for further ones.
[[nodiscard]] std::string state_text(const api::network::State& state);
/// Everything about a network, each step too. `now`: since 1970.
[[nodiscard]] std::string network_text(const api::network::MadeNetwork& network, std::int64_t now);
/// Every change, in its order, with the command that would do the same.
[[nodiscard]] std::string plan_text(const api::network::Plan& plan);
/// A part of the way, a line; of one that fails also what can be done.
[[nodiscard]] std::string hop_text(const api::network::Hop& hop);

}  // namespace apiary::cli
