// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "backend/sandbox/sandbox.h"

namespace apiary::sandbox {

/// Takes every capability from this thread and those it makes, and the way to any new privilege.
[[nodiscard]] Result<void> drop_privileges();

/// Neither a core file nor a debugger gets to see the guest's memory.
[[nodiscard]] Result<void> hide_memory();

/// An end to what this process may allocate for itself beside `guest_memory` bytes. Nothing to do with other limits.
[[nodiscard]] Result<void> limit_memory(std::uint64_t guest_memory);

/// Threads of this process.
[[nodiscard]] Result<unsigned> count_threads();

}  // namespace apiary::sandbox
