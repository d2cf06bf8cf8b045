// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "backend/base/result.h"

namespace apiary {

/// The value of an environment variable, or nothing.
using Environment = std::function<std::optional<std::string>(const char* name)>;
[[nodiscard]] Environment process_environment();

/// The directory that a variable names, if its value is an absolute path; others are to be ignored (XDG Base Directory
/// Specification 0.8).
[[nodiscard]] std::optional<std::filesystem::path> directory_in(const Environment& environment, const char* name);

/// What HOME says, else the home directory of this user; a user without one is an error.
[[nodiscard]] Result<std::filesystem::path> home_directory(const Environment& environment);
/// Apiary's own directory in the one that `variable` names, such as XDG_DATA_HOME, else in `otherwise` in the home
/// directory.
[[nodiscard]] Result<std::filesystem::path> user_directory(const Environment& environment, const char* variable,
                                                           const char* otherwise);

}  // namespace apiary
