// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/sandbox/sandbox.h"

namespace apiary::sandbox {

/// The version of Landlock's interface that the kernel has; 0 when it has none or it is switched off.
[[nodiscard]] int landlock_version();

/// Confines this thread, and those it makes, to `needs`.
[[nodiscard]] Result<void> enter_landlock(const Needs& needs, int version);

}  // namespace apiary::sandbox
