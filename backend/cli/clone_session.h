// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "backend/cli/helper_session.h"

namespace apiary::cli {

/// Makes a guest `new_name` like the guest `name` and waits until it is there; a terminal shows how far it is. SIGINT,
/// SIGTERM and SIGHUP cancel it, and when they come again end the waiting; the status is as after a signal then.
[[nodiscard]] Outcome clone_guest(HelperSession& session, const std::string& name, const std::string& new_name);

}  // namespace apiary::cli
