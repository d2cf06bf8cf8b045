// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/io_context.hpp>
#include <asio/signal_set.hpp>
#include <asio/steady_timer.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/cli/console_input.h"
#include "backend/cli/console_output.h"
#include "backend/cli/options.h"
#include "backend/cli/terminal.h"
#include "backend/console/file_sink.h"
#include "backend/machine/machine.h"

namespace apiary::cli {

/// One guest on this terminal, from its start to the exit status: the loop between keyboard, screen, signals, the time
/// limit and the machine.
class RunSession {
public:
    explicit RunSession(const RunOptions& options);
    /// Runs the guest and returns the exit status. What is to be said is on standard error by then.
    [[nodiscard]] int run();

private:
    [[nodiscard]] Result<void> start();
    [[nodiscard]] Result<void> open_com_files();
    void watch_signals();
    void wait_for_signal();
    void watch_time();
    void attach_console();
    void tell_console_size();
    void handle_signal(int signal_number);
    void stop_and_continue();

    void choose(MenuAction action);
    void open_menu();
    void close_menu();
    void show(const std::string& text);
    [[nodiscard]] std::string all_registers();

    void guest_ended();
    void finish(int status, std::string message, bool wait_for_output);
    void leave();

    const RunOptions& options_;
    asio::io_context loop_;
    asio::signal_set signals_{loop_};
    asio::steady_timer time_limit_{loop_};
    asio::steady_timer patience_{loop_};
    std::unique_ptr<machine::Machine> machine_;
    std::unique_ptr<RawTerminal> terminal_;
    std::unique_ptr<ConsoleOutput> output_;
    std::unique_ptr<ConsoleInput> input_;
    std::vector<std::unique_ptr<console::FileSink>> com_files_;
    std::optional<int> status_;
    std::string message_;  ///< For standard error, when the terminal is as it was.
};

}  // namespace apiary::cli
