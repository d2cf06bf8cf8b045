// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>

namespace apiary::host {

/// Whether 32-bit code segments work on this host, tried in a process of its own. Hypervisors without help from the
/// processor may refuse them. Nothing when it could not be tried.
[[nodiscard]] std::optional<bool> host_runs_32bit_code();

}  // namespace apiary::host
