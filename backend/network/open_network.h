// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>

#include "backend/base/event_loop.h"
#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/network/config.h"
#include "backend/network/network.h"

namespace apiary::network {

/// Opens what has to be: the tap device that `config` names; nothing (an invalid descriptor) for a user network.
[[nodiscard]] Result<UniqueFd> open_device(const NetworkConfig& config);

/// The network that `config` asks for, opened on this host; or out of `device`, which open_device() gave to somebody.
[[nodiscard]] Result<std::unique_ptr<Network>> open_network(EventLoop& loop, const NetworkConfig& config,
                                                            UniqueFd device = {});

}  // namespace apiary::network
