// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <format>
#include <optional>
#include <sstream>
#include <utility>

#include "backend/base/text.h"
#include "backend/cli/report.h"
#include "backend/cli/verbs.h"

namespace apiary::cli {
namespace {

const char* const kFooter = R"(
Verbs but `run` and `explain` ask apiaryd, which keeps guests: the one at --socket, else at $APIARY_SOCKET, else the
session's or the system's, whichever is there; of both, the session's, and root asks the system's. `check` does without.

`apiaryctl VERB --help` tells more. Exit status: 0 done, 1 failed or refused, 2 the command line is wrong.)";

Answer usage(const Error& error) {
    return {.status = kUsage, .text = describe(error)};
}

/// A word where a verb should be, which is none; `after`: the verbs that stand before it, each with a space.
struct UnknownVerb {
    std::string word, after;
};

/// CLI11 has no error of its own for it.
std::optional<UnknownVerb> unknown_verb(const CLI::App& app, const std::vector<std::string>& arguments) {
    auto verbs = app.get_subcommands([](const CLI::App*) { return true; });
    std::string after;
    for (std::size_t i = 0; i < arguments.size() && !verbs.empty(); ++i) {
        const std::string& word = arguments[i];
        if (word == "--socket") {
            ++i;
        } else if (!word.starts_with('-')) {
            const auto verb = std::ranges::find(verbs, word, [](const CLI::App* each) { return each->get_name(); });
            if (verb == verbs.end()) {
                return UnknownVerb{word, after};
            }
            after += word + ' ';
            verbs = (*verb)->get_subcommands([](const CLI::App*) { return true; });  // Those that stand after it.
        }
    }
    return std::nullopt;
}

Answer answer_to(const CLI::App& app, const CLI::ParseError& error, const std::vector<std::string>& arguments) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
        std::ostringstream out;
        std::ostringstream unused;
        app.exit(error, out, unused);
        return {.status = 0, .text = out.str()};
    }
    if (const auto verb = unknown_verb(app, arguments)) {
        return usage({.cause = std::format("there is no verb \"{}\"", shown(verb->word)),
                      .remedy = std::format("see apiaryctl {}--help", verb->after)});
    }
    return usage({.cause = error.what(), .remedy = "see apiaryctl --help or apiaryctl VERB --help"});
}

/// The options of all verbs that ask the helper.
struct HelperOptions {
    bool system = false, session = false, json = false;
    std::string socket;
    CLI::Option* socket_option = nullptr;

    void add_to(CLI::App& app) {
        app.add_flag("--json", json, "Answer in JSON, one value a line");
        app.add_flag("--system", system, "Ask the helper of the system");
        app.add_flag("--session", session, "Ask the helper of this user's session");
        socket_option = app.add_option("--socket", socket, "Ask the helper at this socket")->type_name("PATH");
    }
    [[nodiscard]] bool any() const { return system || session || json || socket_option->count() > 0; }
    [[nodiscard]] Result<api::Helper> helper() const {
        if (int{system} + int{session} + int{socket_option->count() > 0} > 1) {
            return fail("more than one helper is named", "give one of --system, --session and --socket");
        }
        return api::Helper{system, session, socket_option->count() > 0 ? std::optional(socket) : std::nullopt};
    }
};

}  // namespace

std::variant<RunOptions, HelperCommand, Answer> parse_command_line(std::vector<std::string> arguments) {
    CLI::App app("Runs virtual machines.", "apiaryctl");
    app.set_version_flag("--version", "apiaryctl " APIARY_VERSION);
    app.require_subcommand(1);
    app.footer(kFooter);
    HelperOptions options;
    options.add_to(app);
    CLI::App* const run = app.add_subcommand("run", "Start a throw-away guest on this terminal, without the helper");
    const RunVerb run_verb(*run);
    Verbs verbs(app);
    for (const auto& add : {add_guest_verbs, add_power_verbs, add_console_verbs, add_trash_verbs, add_observing_verbs,
                            add_host_verbs, add_check_verbs, add_network_verbs, add_setup_verbs}) {
        add(verbs);
    }
    try {
        app.parse(std::vector(arguments.rbegin(), arguments.rend()));  // As CLI11 takes them.
    } catch (const CLI::ParseError& error) {
        return answer_to(app, error, arguments);
    }
    if (run->parsed()) {
        if (options.any()) {
            return usage({.cause = "`run` does not ask the helper",
                          .remedy = "leave out --json, --system, --session and --socket"});
        }
        auto read = run_verb.options();
        return read ? std::variant<RunOptions, HelperCommand, Answer>(*std::move(read)) : usage(read.error());
    }
    auto helper = options.helper();
    auto action = verbs.chosen();
    if (!helper || !action) {
        return usage(!helper ? helper.error() : action.error());
    }
    return HelperCommand{*std::move(helper), options.json, *std::move(action)};
}

}  // namespace apiary::cli
