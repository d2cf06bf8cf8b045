// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"

namespace apiary::bench {

/// A program that boots the sample guest, with the guest's console on pipes. It is killed at the end.
class Session {
public:
    static constexpr std::string_view kPrompt = "root@apiary:~# ";  ///< Of the sample guest's shell.

    /// Runs `command`, the program first.
    [[nodiscard]] static Result<std::unique_ptr<Session>> start(const std::vector<std::string>& command);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// What a command in the guest's shell wrote, and what it took.
    struct Answer {
        std::string output;
        double wall = 0;  ///< Seconds of the host's clock, from a line written before it to one written after it.
        double cpu = 0;   ///< Seconds of the program's CPU time in between.
    };
    /// Runs `command` in the guest's shell, which shows a prompt or is about to.
    [[nodiscard]] Result<Answer> ask(const std::string& command);
    /// Returns when `text` came on the console, and forgets all up to its end; a failure if it does not come.
    [[nodiscard]] Result<void> wait_for(std::string_view text);
    /// Seconds of CPU time the program has used, user and system.
    [[nodiscard]] double cpu() const;
    /// Of the program, while it has not been killed.
    [[nodiscard]] pid_t pid() const { return pid_; }
    /// Kills the program; returns the seconds of CPU time it used in all.
    double end();

private:
    Session(std::string name, pid_t pid, UniqueFd input, UniqueFd output)
        : name_(std::move(name)), pid_(pid), input_(std::move(input)), output_(std::move(output)) {}
    [[nodiscard]] Result<void> type(std::string_view line);

    const std::string name_;
    pid_t pid_ = -1;
    UniqueFd input_, output_;  ///< Its standard input and output.
    std::string console_;      ///< Not forgotten yet.
    std::string passed_;       ///< What came before the text last waited for.
};

}  // namespace apiary::bench
