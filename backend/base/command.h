// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "backend/base/result.h"

namespace apiary {

/// A program of the host's, found where PATH says or where programs for administrators are.
[[nodiscard]] std::optional<std::filesystem::path> find_program(const std::string& name);

/// What a program left.
struct CommandEnd {
    int status = 0;    ///< As waitpid(2) tells it.
    std::string said;  ///< On standard output and standard error, the first 64 KiB.
    [[nodiscard]] bool good() const { return status == 0; }
};

/// Runs `program` with `input` on its standard input, with no environment but PATH and LC_ALL=C and no descriptor of
/// this process, and waits until it ends. One that takes longer than `patience` is ended, which is an error. This
/// process has to ignore SIGPIPE, as every program of ours does.
[[nodiscard]] Result<CommandEnd> run_command(const std::filesystem::path& program, std::vector<std::string> arguments,
                                             const std::string& input, std::chrono::milliseconds patience);

}  // namespace apiary
