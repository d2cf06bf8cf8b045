// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

#include "backend/base/result.h"

namespace apiary::gui {

/// Where the program apiaryd is: beside this one, where it is installed, or in PATH; empty: nowhere.
[[nodiscard]] QString helper_program();

/// Starts `apiaryd --session`, which outlives this process: guests go on when the window is closed.
[[nodiscard]] Result<void> start_session_helper();

}  // namespace apiary::gui
