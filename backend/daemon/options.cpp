// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <format>
#include <sstream>

namespace apiary::daemon {
namespace {

constexpr int kUsage = 2;

Answer refused(const std::string& cause) {
    return {kUsage, std::format("apiaryd: {}\n  → see apiaryd --help\n", cause)};
}

}  // namespace

std::variant<Options, Answer> parse_command_line(std::vector<std::string> arguments, bool root) {
    CLI::App app("apiaryd keeps guests, starts and watches them, and decides who may do what.", "apiaryd");
    bool system = false, session = false;
    std::string state, runtime, config;
    app.add_flag("--system", system, "serve all users of this host; takes root, and is what root gets");
    app.add_flag("--session", session, "serve the user who starts it, without any privilege; what other users get");
    auto* const state_option = app.add_option("--state-directory", state, "where guests are kept")->type_name("DIR");
    auto* const runtime_option =
        app.add_option("--runtime-directory", runtime, "where the socket is")->type_name("DIR");
    auto* const config_option = app.add_option("--config", config, "the settings, apiaryd.conf")->type_name("FILE");
    app.set_version_flag("--version", "apiaryd " APIARY_VERSION);
    app.footer("\nGuests go on when apiaryd ends; the next one finds them again.");
    try {
        std::ranges::reverse(arguments);  // As CLI11 wants them.
        app.parse(arguments);
    } catch (const CLI::ParseError& error) {
        std::ostringstream out, err;
        const int status = app.exit(error, out, err);
        return status == 0 ? Answer{0, out.str()} : refused(error.what());
    }
    if (system && session) {
        return refused("--system and --session are two different things");
    }
    if (system && !root) {
        return refused("--system takes root");
    }
    Options options = {.session = session || (!system && !root), .paths = {}};
    const auto take = [](const CLI::Option* option, const std::string& text,
                         std::optional<std::filesystem::path>& place) {
        if (option->count() > 0) {
            place = text;
        }
    };
    take(state_option, state, options.paths.state);
    take(runtime_option, runtime, options.paths.runtime);
    take(config_option, config, options.paths.settings);
    return options;
}

}  // namespace apiary::daemon
