// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <vector>

#include "backend/sandbox/sandbox.h"

namespace apiary::sandbox {

/// Lets nothing but the system calls of `needs` through, in all threads. Gives how many rules there are.
[[nodiscard]] Result<unsigned> enter_filter(const Needs& needs);

/// One line for each rule that `needs` bring in force: call, what it is for. For people and tests.
[[nodiscard]] std::vector<std::string> describe_filter(const Needs& needs);

}  // namespace apiary::sandbox
