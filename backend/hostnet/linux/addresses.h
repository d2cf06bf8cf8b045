// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/hostnet/host_state.h"
#include "backend/hostnet/linux/netlink.h"
#include "backend/hostnet/step.h"

namespace apiary::hostnet {

/// On the interface that it names; one that it has already is well.
[[nodiscard]] Result<void> add_address(Netlink& netlink, const Address& address);
/// One that is not there is well.
[[nodiscard]] Result<void> remove_address(Netlink& netlink, const Address& address);
/// The routes of `step` lead through `to` then, and through `from` no more; each is there all the time. With `or_less`,
/// an interface that is gone is well: nothing can lead there.
[[nodiscard]] Result<void> move_routes(Netlink& netlink, const MoveRoutes& step, const std::string& from,
                                       const std::string& to, bool or_less);

}  // namespace apiary::hostnet
