// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string_view>
#include <vector>

#include "backend/api/network.h"
#include "backend/hostnet/host_state.h"
#include "backend/hostnet/journal.h"
#include "backend/hostnet/plan.h"

/// In the types of io.apiary.Network, for who speaks with others.
namespace apiary::hostnet {

/// All that is told of the host, without `refusal`. `boot`: HostNetwork::boot().
[[nodiscard]] api::network::State to_wire(const HostState& host, const std::vector<Record>& records,
                                          std::string_view boot);
/// `system`: HostState::system.
[[nodiscard]] api::network::Plan to_wire(const NetworkPlan& plan, std::string_view system);
[[nodiscard]] api::network::MadeNetwork to_wire(const Record& record, std::string_view system, std::string_view boot);

}  // namespace apiary::hostnet
