// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/run_session.h"

#include <signal.h>
#include <unistd.h>

#include <asio/post.hpp>
#include <cstdio>
#include <format>
#include <utility>

#include "backend/cli/report.h"
#include "backend/machine/registers.h"

namespace apiary::cli {
namespace {

/// How long output that nobody takes may hold up the end of a guest that did not end by itself.
constexpr std::chrono::seconds kPatience{1};

int status_of(const machine::End& end) {
    using Reason = machine::End::Reason;
    switch (end.reason) {
        case Reason::PowerOff:
            return kPoweredOff;
        case Reason::Reset:
            return kReset;
        case Reason::TripleFault:
            return kCrashed;
        case Reason::DebugExit:
            return (end.value << 1 | 1) & 0xff;
        case Reason::HostError:
            return kHostFailed;
    }
    return kHostFailed;
}

std::string message_of(const machine::End& end) {
    switch (end.reason) {
        case machine::End::Reason::TripleFault:
            return std::format("apiaryctl: the guest crashed: triple fault on CPU {}\n{}", end.vcpu,
                               machine::format_registers(end.vcpu, end.state));
        case machine::End::Reason::HostError:
            return describe(end.error);
        default:
            return {};
    }
}

bool write_to(std::FILE* file, const std::string& text) {
    return std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
}

/// `text` for a terminal that makes nothing of a line feed but a line feed.
std::string for_raw_terminal(std::string_view text) {
    std::string result;
    for (const char c : text) {
        result += c == '\n' ? "\r\n" : std::string(1, c);
    }
    return result;
}

}  // namespace

RunSession::RunSession(const RunOptions& options) : options_(options) {}

int RunSession::run() {
    watch_signals();
    if (auto started = start(); !started) {
        write_to(stderr, describe(started.error()));
        return kHostFailed;
    }
    loop_.run();
    const std::string registers = options_.dump_registers ? all_registers() : "";
    input_.reset();
    output_.reset();
    machine_.reset();
    com_files_.clear();
    write_to(stderr, message_);
    if (!write_to(stdout, registers)) {
        write_to(stderr, describe({.cause = "the registers cannot be written to standard output",
                                   .remedy = "see where standard output leads"}));
        return kHostFailed;
    }
    return status_.value_or(kHostFailed);
}

Result<void> RunSession::start() {
    auto machine = machine::Machine::create(options_.machine, [this] { asio::post(loop_, [this] { guest_ended(); }); });
    if (!machine) {
        return std::unexpected(std::move(machine.error()));
    }
    machine_ = *std::move(machine);
    if (auto opened = open_com_files(); !opened) {
        return opened;
    }
    if (options_.machine.console == machine::Console::Stdio) {
        if (::isatty(STDIN_FILENO) == 1) {
            auto terminal = RawTerminal::enter(STDIN_FILENO);
            if (!terminal) {
                return std::unexpected(std::move(terminal.error()));
            }
            terminal_ = *std::move(terminal);
        }
        attach_console();
    }
    watch_time();
    machine_->resume();
    return {};
}

Result<void> RunSession::open_com_files() {
    for (unsigned i = 0; i < options_.com_files.size(); ++i) {
        if (!options_.com_files[i]) {
            continue;
        }
        auto file = console::FileSink::open_log(machine_->com_port(i + 1), *options_.com_files[i]);
        if (!file) {
            return std::unexpected(std::move(file.error()));
        }
        com_files_.push_back(*std::move(file));
    }
    return {};
}

void RunSession::attach_console() {
    output_ = std::make_unique<ConsoleOutput>(loop_, STDOUT_FILENO, machine_->console(), [this](const Error& error) {
        asio::post(loop_, [this, error] { finish(kHostFailed, describe(error), false); });
    });
    output_->set_raw(terminal_ != nullptr);
    tell_console_size();
    if (terminal_ != nullptr && options_.escape) {
        write_to(stderr, std::format("apiaryctl: {}; press {} for the menu\r\n", machine_->kernel_description(),
                                     escape_name(*options_.escape)));
    }
    input_ = std::make_unique<ConsoleInput>(loop_, STDIN_FILENO, machine_->console(), options_.escape,
                                            [this](MenuAction action) { choose(action); });
}

/// The guest's screen is where its output is seen.
void RunSession::tell_console_size() {
    const auto size = output_ != nullptr ? terminal_size(STDOUT_FILENO) : std::nullopt;
    if (size) {
        machine_->set_console_size(size->columns, size->rows);
    }
}

void RunSession::watch_time() {
    if (options_.timeout) {
        time_limit_.expires_after(*options_.timeout);
        time_limit_.async_wait([this](const asio::error_code& cancelled) {
            if (!cancelled) {
                finish(kTimedOut, "apiaryctl: the guest ran into its time limit\n", false);
            }
        });
    }
}

// ---- Signals ----

void RunSession::watch_signals() {
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH}) {
        signals_.add(number);
    }
    wait_for_signal();
}

void RunSession::wait_for_signal() {
    signals_.async_wait([this](const asio::error_code& cancelled, int number) {
        if (!cancelled) {
            handle_signal(number);
            wait_for_signal();
        }
    });
}

void RunSession::handle_signal(int signal_number) {
    if (signal_number == SIGTSTP) {
        stop_and_continue();
    } else if (signal_number == SIGCONT) {
        if (terminal_ != nullptr) {
            terminal_->renew();
        }
        tell_console_size();  // Of a change while the process was stopped there may have been no signal.
    } else if (signal_number == SIGWINCH) {
        tell_console_size();
    } else {
        finish(kSignal + signal_number, "", false);
    }
}

void RunSession::stop_and_continue() {
    if (terminal_ != nullptr) {
        terminal_->suspend();
    }
    ::raise(SIGSTOP);  // SIGCONT brings us back.
}

// ---- The menu ----

void RunSession::choose(MenuAction action) {
    if (status_) {
        return;
    }
    switch (action) {
        case MenuAction::Open:
            open_menu();
            break;
        case MenuAction::Quit:
            close_menu();
            finish(kPoweredOff, "", false);
            break;
        case MenuAction::PowerButton:
            if (!machine_->power_button()) {
                show("\nthe guest does not listen to its power button");
            }
            close_menu();
            break;
        case MenuAction::Reset:
            close_menu();
            machine_->reset();
            break;
        case MenuAction::Registers:
            show("\n" + all_registers());
            close_menu();
            break;
        case MenuAction::Help:
            show("\n" + menu_help(*options_.escape) + menu_prompt());
            break;
        case MenuAction::Continue:
            close_menu();
            break;
        case MenuAction::Unknown:
            show("\n" + menu_prompt());
            break;
    }
}

void RunSession::open_menu() {
    output_->hold(true);
    show("\n" + menu_prompt());
}

void RunSession::close_menu() {
    show("\n");
    output_->hold(false);
}

/// Shows text of the menu where its user looks: guest output that goes to a file is not mixed with it.
void RunSession::show(const std::string& text) {
    if (::isatty(STDOUT_FILENO) == 1) {
        output_->print(text);
    } else {
        write_to(stderr, for_raw_terminal(text));
    }
}

std::string RunSession::all_registers() {
    std::string text;
    unsigned vcpu = 0;
    for (const cpu::State& state : machine_->registers()) {
        text += machine::format_registers(vcpu++, state);
    }
    return text;
}

// ---- The end ----

void RunSession::guest_ended() {
    if (const auto end = machine_->end()) {
        finish(status_of(*end), message_of(*end), true);
    }
}

/// Settles the exit status, unless it is, and leaves the loop when the output has been written. Output that nobody
/// takes is waited for only with `wait_for_output`; then a signal ends the wait.
void RunSession::finish(int status, std::string message, bool wait_for_output) {
    if (status_) {
        patience_.expires_after(std::chrono::seconds(0));
        patience_.async_wait([this](const asio::error_code&) { leave(); });
        return;
    }
    status_ = status;
    message_ = std::move(message);
    time_limit_.cancel();
    terminal_.reset();
    if (output_ == nullptr) {
        leave();
        return;
    }
    output_->set_raw(false);
    machine_->pause();
    output_->drain([this] { leave(); });
    if (!wait_for_output) {
        patience_.expires_after(kPatience);
        patience_.async_wait([this](const asio::error_code& cancelled) {
            if (!cancelled) {
                leave();
            }
        });
    }
}

void RunSession::leave() {
    loop_.stop();
}

}  // namespace apiary::cli
