// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "backend/api/console.h"
#include "backend/cli/escape.h"
#include "backend/cli/helper_session.h"

namespace apiary::cli {

/// How somebody wants to be at a guest's console.
struct ConsoleWish {
    std::string name;
    api::console::Access access = api::console::Access::Free;
    bool replay = true;  ///< From the start of what is kept of the output.
    EscapeKey escape = kDefaultEscape;
};

/// Is at the console of a guest of the helper's on this terminal until the guest ends, the helper goes, or the user
/// leaves, which is status 0. The status of a guest that ended is that of `run`.
[[nodiscard]] Outcome attach_console(HelperSession& session, const ConsoleWish& wish);

}  // namespace apiary::cli
