// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <seccomp.h>
#include <sys/types.h>

#include <cstdint>
#include <vector>

#include "backend/sandbox/sandbox.h"

namespace apiary::sandbox {

/// A system call that is let through, or that fails without an end to the process.
struct Rule {
    int call = 0;
    const char* reason = nullptr;          ///< Who makes it, and when.
    std::vector<scmp_arg_cmp> conditions;  ///< On arguments; all must hold.
    std::uint32_t action = SCMP_ACT_ALLOW;
};

/// What process `self` may call with `needs`.
[[nodiscard]] std::vector<Rule> rules_for(const Needs& needs, pid_t self);

}  // namespace apiary::sandbox
