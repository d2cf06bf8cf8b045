// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/run_options.h"

#include <CLI/CLI.hpp>
#include <format>
#include <utility>

#include "backend/cli/values.h"

namespace apiary::cli {
namespace {

const char* const kFooter = R"(
The terminal belongs to the guest while it runs; the escape key opens a small menu.

Exit status:
  0        the guest powered off, or was ended from the menu
  1        the host could not go on; the reason is on standard error
  2        the command line is wrong
  3        the guest crashed (triple fault); its registers are on standard error
  4        --timeout passed
  5        the guest was reset, with --no-reboot
  (v<<1)|1 the guest wrote the byte v to the port of --debug-exit
  128+n    signal n ended it
)";

Result<machine::Console> parse_console(const std::string& text) {
    if (text == "stdio") {
        return machine::Console::Stdio;
    }
    if (text == "none") {
        return machine::Console::None;
    }
    return fail(std::format("there is no console \"{}\"", text), "use stdio or none");
}

Result<cpu::SoftOptions> parse_soft(const std::string& text) {
    if (text == "interpreter") {
        return cpu::SoftOptions{.mode = cpu::SoftMode::Interpreter};
    }
    if (text == "translator") {
        return cpu::SoftOptions{.mode = cpu::SoftMode::Translator};
    }
    return fail(std::format("the software CPU has no \"{}\"", text), "use interpreter or translator");
}

}  // namespace

RunVerb::RunVerb(CLI::App& app) : machine_(app, MachineOptions::Verb::Run) {
    app.footer(kFooter);
    app.add_option("--console", console_, "Where the console leads: stdio (this terminal) or none")
        ->type_name("NAME")
        ->capture_default_str();
    app.add_option("--escape", escape_, "Key that opens the menu, such as ^] or Ctrl-A, or none")
        ->type_name("KEY")
        ->capture_default_str();
    app.add_option("--soft", soft_, "How the engine soft executes the guest's code: translator or interpreter (slow)")
        ->type_name("NAME")
        ->capture_default_str();
    app.add_option("--timeout", timeout_, "End the guest after this time")->type_name("SECONDS");
    app.add_flag("--dump-registers", dump_registers_, "At the end, print the registers of all CPUs on standard output");
}

Result<RunOptions> RunVerb::options() const {
    RunOptions options;
    std::optional<Error> failure;
    options.dump_registers = dump_registers_;
    take(machine_.config(), options.machine, failure);
    take(parse_console(console_), options.machine.console, failure);
    if (!timeout_.empty()) {
        take(parse_seconds(timeout_, "time limit"), options.timeout, failure);
    }
    take(parse_escape(escape_), options.escape, failure);
    take(parse_soft(soft_), options.soft, failure);
    if (failure) {
        return std::unexpected(*std::move(failure));
    }
    if (auto valid = machine::validate(options.machine); !valid) {
        return std::unexpected(std::move(valid.error()));
    }
    return options;
}

}  // namespace apiary::cli
