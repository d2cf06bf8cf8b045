// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "backend/api/socket_path.h"
#include "backend/cli/helper_session.h"
#include "backend/cli/run_options.h"

namespace apiary::cli {

/// A command line that is answered with text alone: help, version, or what is wrong with it.
struct Answer {
    int status = 0;
    std::string text;  ///< For standard output when `status` is 0, else for standard error.
};

/// A command line for the helper.
struct HelperCommand {
    api::Helper helper;
    bool json = false;
    Action action;
};

/// What the arguments (without the program's name) ask for.
[[nodiscard]] std::variant<RunOptions, HelperCommand, Answer> parse_command_line(std::vector<std::string> arguments);

}  // namespace apiary::cli
