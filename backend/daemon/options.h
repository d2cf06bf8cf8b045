// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "backend/daemon/paths.h"

namespace apiary::daemon {

/// What the command line of apiaryd asks for.
struct Options {
    bool session = false;  ///< For the user who starts it, without any privilege.
    PathOverrides paths;
};

/// A command line that is answered with text alone.
struct Answer {
    int status = 0;
    std::string text;  ///< For standard output when `status` is 0, else for standard error.
};

/// `root`: whether root is who asks; this decides the mode where none is given.
[[nodiscard]] std::variant<Options, Answer> parse_command_line(std::vector<std::string> arguments, bool root);

}  // namespace apiary::daemon
