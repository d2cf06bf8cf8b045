// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/io_context.hpp>
#include <asio/signal_set.hpp>
#include <asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "backend/base/result.h"
#include "backend/cli/console_input.h"
#include "backend/cli/console_output.h"
#include "backend/cli/console_port.h"
#include "backend/cli/terminal.h"

namespace apiary::cli {

/// This terminal as the screen and keyboard of one guest, from the start to the exit status: the loop, the signals, the
/// menu. Standard input and output need not be a terminal.
class TerminalSession {
public:
    struct Handlers {
        /// An item of the menu was chosen, none of those that are about the menu itself. Returns what is to be shown.
        std::function<std::string(MenuAction)> chosen;
        /// The guest's screen has this size now.
        std::function<void(TerminalSize)> resized;
        /// A signal is to end this, or the output cannot be written; calls finish().
        std::function<void(int status, std::string message)> stop;
    };
    /// From now on signals are handled, as soon as the loop runs.
    explicit TerminalSession(Handlers handlers);

    [[nodiscard]] asio::io_context& loop() { return loop_; }

    /// Connects terminal and console; once. On a terminal that can have the menu, `greeting` is shown first. `port`
    /// must live until run() has returned.
    [[nodiscard]] Result<void> attach(ConsolePort& port, Menu menu, EscapeKey escape, const std::string& greeting);
    /// Tells the size of the screen to `resized`, if it is known.
    void tell_size();
    /// Shows a line of ours where the user of the menu looks: guest output that goes to a file is not mixed with it.
    void show(const std::string& text);

    /// Settles exit status and last message, unless they are, and ends the loop when the output has been written.
    /// Output that nobody takes is waited for only with `wait_for_output`; then another call ends the wait.
    void finish(int status, std::string message, bool wait_for_output);
    [[nodiscard]] bool finishing() const { return status_.has_value(); }

    /// Returns the exit status when finish() was called. The terminal is as it was by then, and the last message is on
    /// standard error.
    [[nodiscard]] int run();

private:
    void wait_for_signal();
    void handle_signal(int signal_number);
    void stop_and_continue();
    void choose(MenuAction action);
    void open_menu();
    void close_menu();

    Handlers handlers_;
    Menu menu_;
    EscapeKey escape_;
    bool menu_open_ = false;
    asio::io_context loop_;
    asio::signal_set signals_{loop_};
    asio::steady_timer patience_{loop_};
    std::unique_ptr<RawTerminal> terminal_;
    std::unique_ptr<ConsoleOutput> output_;
    std::unique_ptr<ConsoleInput> input_;
    std::optional<int> status_;
    std::string message_;  ///< For standard error, when the terminal is as it was.
};

}  // namespace apiary::cli
