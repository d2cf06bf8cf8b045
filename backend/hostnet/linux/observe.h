// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>

#include "backend/base/result.h"
#include "backend/hostnet/host_state.h"
#include "backend/hostnet/linux/netlink.h"

namespace apiary::hostnet {

/// Links, addresses, routes and forwarding as rtnetlink(7) and /proc tell them. `root`: where /sys and /run are.
[[nodiscard]] Result<HostState> observe_linux(Netlink& netlink, const std::filesystem::path& root = "/");
/// The addresses of neighbours on `link` that were reached lately, as the kernel keeps them.
[[nodiscard]] bool is_reachable(Netlink& netlink, std::int64_t link, const std::string& address);

}  // namespace apiary::hostnet
