// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <vector>

#include "tests/bench/io.h"
#include "tests/bench/transfer_server.h"

namespace apiary::bench {

/// What is measured of network cards: TCP through the user network, between the guest's dd and `server`. `contenders`
/// and `server` must outlive the quantities.
[[nodiscard]] std::vector<Quantity> net_quantities(const std::vector<Contender>& contenders, TransferServer& server);
/// Sets up the card of a guest, for the network that user networks have.
[[nodiscard]] Result<void> set_up_card(Session& session);

}  // namespace apiary::bench
