// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "backend/api/host.h"
#include "backend/base/result.h"

namespace apiary::daemon {

/// What this host can run, for `user`, whose name the report leaves out. A helper of the system reads registers for it,
/// which takes root. May wait for file systems.
[[nodiscard]] api::host::Check::Reply check_host(bool session, const std::string& user);
/// The same of a machine that was recorded; a text that is no recording is an error.
[[nodiscard]] Result<api::host::CheckRecording::Reply> check_recording(const std::string& recording);
[[nodiscard]] api::host::Explain::Reply explain_text(const std::string& text);

}  // namespace apiary::daemon
