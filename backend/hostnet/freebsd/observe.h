// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/base/result.h"
#include "backend/hostnet/host_state.h"

namespace apiary::hostnet {

/// Links and addresses as getifaddrs(3) tells them, routes as the sysctl of route(4).
[[nodiscard]] Result<HostState> observe_freebsd();

}  // namespace apiary::hostnet
