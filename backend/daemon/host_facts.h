// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/api/host.h"

namespace apiary::daemon {

/// What is known of this host, but for what is the helper's own: `session`, `directory` and `directory_free`.
[[nodiscard]] api::host::Facts host_facts();

}  // namespace apiary::daemon
