// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/steady_timer.hpp>
#include <memory>
#include <string>

#include "backend/cli/console_port.h"
#include "backend/cli/run_options.h"
#include "backend/cli/terminal_session.h"
#include "backend/machine/machine.h"

namespace apiary::cli {

/// One guest on this terminal, from its start to the exit status: what the menu, the terminal and the time limit do to
/// the machine, and what its end means.
class RunSession {
public:
    explicit RunSession(const RunOptions& options);
    /// Runs the guest and returns the exit status. What is to be said is on standard error by then.
    [[nodiscard]] int run();

private:
    [[nodiscard]] Result<void> start();
    [[nodiscard]] Result<void> attach_console();
    void watch_time();
    [[nodiscard]] std::string choose(MenuAction action);
    [[nodiscard]] std::string all_registers();
    void guest_ended();
    void finish(int status, std::string message, bool wait_for_output);

    const RunOptions& options_;
    TerminalSession terminal_;  ///< Before all that posts to its loop.
    asio::steady_timer time_limit_{terminal_.loop()};
    std::unique_ptr<machine::Machine> machine_;
    std::unique_ptr<LocalConsole> console_;
};

}  // namespace apiary::cli
