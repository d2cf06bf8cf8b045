// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>

#include "backend/base/event_loop.h"
#include "backend/network/network.h"
#include "backend/network/slirp_stack.h"

namespace apiary::network {

/// A network in this process, with addresses translated to the host's (libslirp): 10.0.2.0/24 and fec0::/64, gateway
/// and host 10.0.2.2, name server 10.0.2.3, first guest 10.0.2.15. It needs no privilege. The guest reaches what the
/// user reaches, the host's loopback as 10.0.2.2 included, and is reached by forwarded ports only.
[[nodiscard]] Result<std::unique_ptr<Network>> make_user_network(EventLoop& loop, const SlirpStack::Config& config);

}  // namespace apiary::network
