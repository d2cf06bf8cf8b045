// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "backend/base/result.h"
#include "backend/hostnet/step.h"

namespace apiary::hostnet {

/// Interfaces by ifconfig(8)'s own ioctls. What Apiary makes is in the interface group "apiary". What these undo may
/// never have been done.
[[nodiscard]] Result<void> make(const MakeBridge& step);
[[nodiscard]] Result<void> make(const MakeVlan& step);
[[nodiscard]] Result<void> make(const MakeTap& step);
/// Only one that Apiary made: `name`, or where it was not named yet, `cloner` (which may be empty) and the step's
/// number.
[[nodiscard]] Result<void> destroy(const std::string& name, const std::string& cloner, std::int64_t index);
[[nodiscard]] Result<void> turn(const TurnOn& step, bool on);
[[nodiscard]] Result<void> attach(const Attach& step, bool on);
[[nodiscard]] Result<void> change_address(const Address& address, bool add);

}  // namespace apiary::hostnet
