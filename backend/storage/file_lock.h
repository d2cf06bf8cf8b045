// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "backend/base/result.h"

namespace apiary::storage {

/// Locks the whole of an open file, until the last descriptor of this opening is closed: `shared` with other readers,
/// or alone. Never waits. When another holds it, the failure names the process, where the host lets us see it; `name`
/// is the file's in messages.
[[nodiscard]] Result<void> lock_file(int fd, bool shared, const std::string& name);

}  // namespace apiary::storage
