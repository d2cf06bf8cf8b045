// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>

#include "backend/base/event_loop.h"
#include "backend/network/config.h"
#include "backend/network/network.h"

namespace apiary::network {

/// The network that `config` asks for, opened on this host.
[[nodiscard]] Result<std::unique_ptr<Network>> open_network(EventLoop& loop, const NetworkConfig& config);

}  // namespace apiary::network
