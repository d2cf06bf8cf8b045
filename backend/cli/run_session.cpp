// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/run_session.h"

#include <asio/post.hpp>
#include <cstdio>
#include <format>
#include <utility>

#include "backend/cli/report.h"
#include "backend/machine/registers.h"

namespace apiary::cli {
namespace {

int status_of(const machine::End& end) {
    using Reason = machine::End::Reason;
    switch (end.reason) {
        case Reason::PowerOff: return kPoweredOff;
        case Reason::Reset: return kReset;
        case Reason::TripleFault: return kCrashed;
        case Reason::DebugExit: return (end.value << 1 | 1) & 0xff;
        case Reason::HostError: return kHostFailed;
    }
    return kHostFailed;
}

std::string message_of(const machine::End& end) {
    switch (end.reason) {
        case machine::End::Reason::TripleFault:
            return std::format("apiaryctl: the guest crashed: triple fault on CPU {}\n{}", end.vcpu,
                               machine::format_registers(end.vcpu, end.state));
        case machine::End::Reason::HostError: return describe(end.error);
        default: return {};
    }
}

}  // namespace

RunSession::RunSession(const RunOptions& options)
    : options_(options),
      terminal_({.chosen = [this](MenuAction action) { return choose(action); },
                 .resized = [this](TerminalSize size) { machine_->set_console_size(size.columns, size.rows); },
                 .stop = [this](int status, std::string message) { finish(status, std::move(message), false); }}) {}

int RunSession::run() {
    if (auto started = start(); !started) {
        write_to(stderr, describe(started.error()));
        return kHostFailed;
    }
    const int status = terminal_.run();
    if (options_.dump_registers && !write_to(stdout, all_registers())) {
        write_to(stderr, describe({.cause = "the registers cannot be written to standard output",
                                   .remedy = "see where standard output leads"}));
        return kHostFailed;
    }
    return status;
}

Result<void> RunSession::start() {
    auto machine = machine::Machine::create(
        options_.machine, [this] { asio::post(terminal_.loop(), [this] { guest_ended(); }); }, options_.soft);
    if (!machine) {
        return std::unexpected(std::move(machine.error()));
    }
    machine_ = *std::move(machine);
    if (options_.machine.console == machine::Console::Stdio) {
        if (auto attached = attach_console(); !attached) {
            return attached;
        }
    }
    watch_time();
    machine_->resume();
    return {};
}

Result<void> RunSession::attach_console() {
    console_ = std::make_unique<LocalConsole>(terminal_.loop(), machine_->console());
    return terminal_.attach(*console_, run_menu(), options_.escape,
                            std::format("apiaryctl: {}; press {} for the menu\n", machine_->kernel_description(),
                                        escape_name(options_.escape.value_or(kDefaultEscape))));
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

std::string RunSession::choose(MenuAction action) {
    switch (action) {
        case MenuAction::Quit: finish(kPoweredOff, "", false); return {};
        case MenuAction::PowerButton:
            return machine_->power_button() ? "" : "the guest does not listen to its power button";
        case MenuAction::Reset: machine_->reset(); return {};
        case MenuAction::Registers: return all_registers();
        default: return {};
    }
}

std::string RunSession::all_registers() {
    std::string text;
    for (const std::string& vcpu : machine_->register_texts()) {
        text += vcpu;
    }
    return text;
}

void RunSession::guest_ended() {
    if (const auto end = machine_->end()) {
        finish(status_of(*end), message_of(*end), true);
    }
}

void RunSession::finish(int status, std::string message, bool wait_for_output) {
    time_limit_.cancel();
    machine_->pause();
    terminal_.finish(status, std::move(message), wait_for_output);
}

}  // namespace apiary::cli
