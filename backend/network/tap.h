// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>
#include <string>

#include "backend/base/event_loop.h"
#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/network/network.h"

namespace apiary::network {

/// Opens a tap device that exists, and turns it on if this process may. There being none of that name, no permission,
/// or another user of it is an error.
[[nodiscard]] Result<UniqueFd> open_tap(const std::string& name);
/// Turns on the tap device of this host's that somebody, who need not be trusted, has opened: whoever has it open may
/// use it, but need not be allowed to turn it on. Does nothing where it is on already, or this process may not either.
void turn_on_tap(int tap);
/// A network out of a tap device that was opened, by open_tap() or by somebody else. On Linux it must be one without
/// packet information (IFF_NO_PI); offloads are there when it has virtio_net headers (IFF_VNET_HDR).
[[nodiscard]] Result<std::unique_ptr<Network>> make_tap_network(EventLoop& loop, UniqueFd tap);

}  // namespace apiary::network
