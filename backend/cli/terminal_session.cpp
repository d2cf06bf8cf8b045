// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/terminal_session.h"

#include <signal.h>
#include <unistd.h>

#include <asio/post.hpp>
#include <utility>

#include "backend/cli/report.h"

namespace apiary::cli {
namespace {

/// How long output that nobody takes may hold up an end that does not wait for it.
constexpr std::chrono::seconds kPatience{1};

/// `text` for a terminal that makes nothing of a line feed but a line feed.
std::string for_raw_terminal(std::string_view text) {
    std::string result;
    for (const char c : text) {
        result += c == '\n' ? "\r\n" : std::string(1, c);
    }
    return result;
}

}  // namespace

TerminalSession::TerminalSession(Handlers handlers) : handlers_(std::move(handlers)) {
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH}) {
        signals_.add(number);
    }
    wait_for_signal();
}

Result<void> TerminalSession::attach(ConsolePort& port, Menu menu, EscapeKey escape, const std::string& greeting) {
    menu_ = menu;
    escape_ = escape;
    if (::isatty(STDIN_FILENO) == 1) {
        auto terminal = RawTerminal::enter(STDIN_FILENO);
        if (!terminal) {
            return std::unexpected(std::move(terminal.error()));
        }
        terminal_ = *std::move(terminal);
    }
    if (terminal_ != nullptr && escape_) {
        write_to(stderr, for_raw_terminal(greeting));
    }
    output_ = std::make_unique<ConsoleOutput>(loop_, STDOUT_FILENO, port, [this](const Error& error) {
        asio::post(loop_, [this, error] { handlers_.stop(kHostFailed, describe(error)); });
    });
    output_->set_raw(terminal_ != nullptr);
    tell_size();
    input_ = std::make_unique<ConsoleInput>(loop_, STDIN_FILENO, port, EscapeFilter(escape, menu),
                                            [this](MenuAction action) { choose(action); });
    return {};
}

void TerminalSession::tell_size() {
    const auto size = output_ != nullptr ? terminal_size(STDOUT_FILENO) : std::nullopt;
    if (size) {
        handlers_.resized(*size);
    }
}

// ---- Signals ----

void TerminalSession::wait_for_signal() {
    signals_.async_wait([this](const asio::error_code& cancelled, int number) {
        if (!cancelled) {
            handle_signal(number);
            wait_for_signal();
        }
    });
}

void TerminalSession::handle_signal(int signal_number) {
    if (signal_number == SIGTSTP) {
        stop_and_continue();
    } else if (signal_number == SIGCONT) {
        if (terminal_ != nullptr) {
            terminal_->renew();
        }
        tell_size();  // Of a change while the process was stopped there may have been no signal.
    } else if (signal_number == SIGWINCH) {
        tell_size();
    } else {
        handlers_.stop(kSignal + signal_number, "");
    }
}

void TerminalSession::stop_and_continue() {
    if (terminal_ != nullptr) {
        terminal_->suspend();
    }
    ::raise(SIGSTOP);  // SIGCONT brings us back.
}

// ---- The menu ----

void TerminalSession::choose(MenuAction action) {
    if (finishing()) {
        return;
    }
    switch (action) {
        case MenuAction::Open: open_menu(); return;
        case MenuAction::Help: show("\n" + menu_help(menu_, *escape_) + menu_prompt(menu_)); return;
        case MenuAction::Unknown: show("\n" + menu_prompt(menu_)); return;
        case MenuAction::Continue: close_menu(); return;
        default: break;
    }
    if (const std::string text = handlers_.chosen(action); !text.empty()) {
        show("\n" + text);
    }
    close_menu();
}

void TerminalSession::open_menu() {
    menu_open_ = true;
    output_->hold(true);
    show("\n" + menu_prompt(menu_));
}

void TerminalSession::close_menu() {
    if (std::exchange(menu_open_, false)) {
        show("\n");
        output_->hold(false);
    }
}

void TerminalSession::show(const std::string& text) {
    if (output_ != nullptr && ::isatty(STDOUT_FILENO) == 1) {
        output_->print(text);
    } else {
        write_to(stderr, terminal_ != nullptr ? for_raw_terminal(text) : text);
    }
}

// ---- The end ----

void TerminalSession::finish(int status, std::string message, bool wait_for_output) {
    if (finishing()) {
        patience_.expires_after(std::chrono::seconds(0));
        patience_.async_wait([this](const asio::error_code&) { loop_.stop(); });
        return;
    }
    close_menu();
    status_ = status;
    message_ = std::move(message);
    terminal_.reset();
    if (output_ == nullptr) {
        loop_.stop();
        return;
    }
    output_->set_raw(false);
    output_->drain([this] { loop_.stop(); });
    if (!wait_for_output) {
        patience_.expires_after(kPatience);
        patience_.async_wait([this](const asio::error_code& cancelled) {
            if (!cancelled) {
                loop_.stop();
            }
        });
    }
}

int TerminalSession::run() {
    loop_.run();
    input_.reset();
    output_.reset();
    terminal_.reset();
    write_to(stderr, message_);
    return status_.value_or(kHostFailed);
}

}  // namespace apiary::cli
