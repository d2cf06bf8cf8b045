// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

namespace apiary::share {

/// The number that Linux has for this host's errno value, as an Rlerror carries it; EIO for one that Linux lacks.
[[nodiscard]] std::uint32_t linux_error(int host_error);

}  // namespace apiary::share
