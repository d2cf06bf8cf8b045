// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "backend/base/result.h"

namespace apiary::cli {

/// Exit statuses of apiaryctl. `run --debug-exit` adds (v << 1) | 1 for a byte v that the guest wrote, and a signal n
/// that ended it gives 128 + n, as shells count.
enum Status : int {
    kPoweredOff = 0,
    kHostFailed = 1,
    kUsage = 2,
    kCrashed = 3,
    kTimedOut = 4,
    kReset = 5,
    kSignal = 128,
};

/// A failure as a person reads it: cause, remedy and detail, a line each.
[[nodiscard]] std::string describe(const Error& error);

/// Asks on the terminal; anything but a yes is a no.
[[nodiscard]] bool confirmed(const std::string& question);

/// Whether all of `text` was written, and is on its way.
bool write_to(std::FILE* file, std::string_view text);

}  // namespace apiary::cli
