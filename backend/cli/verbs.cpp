// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/verbs.h"

#include <CLI/CLI.hpp>

namespace apiary::cli {

CLI::App& Verbs::add(CLI::App& before, const std::string& name, const std::string& help) {
    CLI::App* const verb = before.add_subcommand(name, help)->fallthrough();
    verb->footer("\nBefore or after these: --json, --system, --session, --socket PATH; see apiaryctl --help");
    return *verb;
}

Result<Action> Verbs::chosen() const {
    for (const auto& [verb, read] : verbs_) {
        if (verb->parsed()) {
            return read();
        }
    }
    return fail("no verb was given", "see apiaryctl --help");
}

}  // namespace apiary::cli
