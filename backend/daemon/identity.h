// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <string>

#include "backend/base/process.h"
#include "backend/base/result.h"

namespace apiary::daemon {

/// The user's own rights: its groups as the host's data base has them. Without an entry there, a group of the same
/// number.
[[nodiscard]] Identity identity_of(uid_t uid);
/// Of the user called `name`.
[[nodiscard]] Result<Identity> identity_of(const std::string& name);
/// The user's name, or its number where it has none.
[[nodiscard]] std::string user_name(uid_t uid);

}  // namespace apiary::daemon
