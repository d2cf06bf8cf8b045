// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "backend/base/clock.h"
#include "backend/cli/escape.h"
#include "backend/machine/config.h"

namespace apiary::cli {

/// `apiaryctl run …`, as far as it can be checked without the host.
struct RunOptions {
    machine::MachineConfig machine;
    std::optional<Nanoseconds> timeout;
    bool dump_registers = false;
    /// Files for what COM2, COM3 and COM4 send; a port without one leads nowhere.
    std::array<std::optional<std::string>, machine::MachineConfig::kMostComPorts - 1> com_files;
    EscapeKey escape = kDefaultEscape;
};

/// A command line that is answered with text alone: help, version, or what is wrong with it.
struct Answer {
    int status = 0;
    std::string text;  ///< For standard output when `status` is 0, else for standard error.
};

/// What the arguments (without the program's name) ask for.
[[nodiscard]] std::variant<RunOptions, Answer> parse_command_line(std::vector<std::string> arguments);

}  // namespace apiary::cli
