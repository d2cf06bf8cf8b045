// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "backend/hostnet/linux/netlink.h"
#include "backend/hostnet/step.h"

namespace apiary::hostnet {

/// Interfaces by rtnetlink(7) and /dev/net/tun. What these undo may never have been done.
[[nodiscard]] Result<void> make(Netlink& netlink, const MakeBridge& step);
[[nodiscard]] Result<void> make(Netlink& netlink, const MakeVlan& step);
[[nodiscard]] Result<void> make(Netlink& netlink, const MakeTap& step);
/// Only if it is the one of that number.
[[nodiscard]] Result<void> delete_link(Netlink& netlink, const std::string& name, std::int64_t index);
[[nodiscard]] Result<void> turn(Netlink& netlink, const TurnOn& step, bool on);
[[nodiscard]] Result<void> attach(Netlink& netlink, const Attach& step);
[[nodiscard]] Result<void> detach(Netlink& netlink, const Attach& step);

/// Nothing when there is no such interface in this network.
[[nodiscard]] std::optional<std::int64_t> index_of(const std::string& name);

}  // namespace apiary::hostnet
