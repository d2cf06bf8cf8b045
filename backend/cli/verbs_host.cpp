// SPDX-License-Identifier: BSD-2-Clause
// About the helper and what it runs on: host, rights, version.
#include <CLI/CLI.hpp>
#include <format>
#include <memory>
#include <utility>

#include "backend/api/host.h"
#include "backend/cli/format.h"
#include "backend/cli/verbs.h"

namespace apiary::cli {
namespace {

using namespace api::host;

constexpr std::size_t kLabelWidth = 12;

std::string line(std::string_view label, std::string_view text) {
    return labelled(label, text, kLabelWidth);
}

std::string facts_text(const Facts& facts) {
    std::string text = line(
        "apiaryd", std::format("{}, {}", facts.version, facts.session ? "of this user's session" : "of the system"));
    text += line("system", facts.system);
    text += line("processor", std::format("{}, {} CPUs", facts.processor, facts.cpus));
    text +=
        line("memory",
             rounded_size(facts.memory) +
                 (facts.memory_available ? std::format(", {} available", rounded_size(*facts.memory_available)) : ""));
    text += line("guests in", std::format("{}, {} free", facts.directory, rounded_size(facts.directory_free)));
    for (const Engine& engine : facts.engines) {
        text += line("engine", std::format("{}: {}{}", engine.name, engine.description,
                                           engine.available ? "" : "; not here: " + engine.reason.value_or("")));
    }
    return text;
}

Outcome print_host(HelperSession& session) {
    const auto reply = session.call<GetFacts>();
    if (!reply) {
        return std::unexpected(reply.error());
    }
    const bool printed =
        session.json() ? session.print_json(ipc::encode(reply->facts)) : session.print(facts_text(reply->facts));
    return printed ? 0 : kHostFailed;
}

Outcome print_rights(HelperSession& session) {
    const auto reply = session.call<GetRights>();
    if (!reply) {
        return std::unexpected(reply.error());
    }
    if (session.json()) {
        return session.print_json(ipc::encode(*reply)) ? 0 : kHostFailed;
    }
    std::vector<std::vector<std::string>> rows = {{"METHOD", "OWN", "OTHERS'", "WHO MAY"}};
    for (const Right& right : reply->rights) {
        rows.push_back({right.method, right.own ? "yes" : "no", right.others ? "yes" : "no", right.who});
    }
    return session.print(std::format("What {} may do with guests:\n", reply->user) + table(rows)) ? 0 : kHostFailed;
}

Outcome print_version(HelperSession& session) {
    const auto reply = session.call<GetFacts>();
    if (!session.json() && !session.print("apiaryctl " APIARY_VERSION "\n")) {
        return kHostFailed;
    }
    if (!reply) {
        return std::unexpected(reply.error());
    }
    const bool printed =
        session.json() ? session.print_json(ipc::Json{{"apiaryctl", APIARY_VERSION}, {"apiaryd", reply->facts.version}})
                       : session.print(std::format("apiaryd {} on {}\n", reply->facts.version, session.socket()));
    return printed ? 0 : kHostFailed;
}

void add(Verbs& verbs, const char* name, const char* help, Outcome (*act)(HelperSession&)) {
    verbs.on(verbs.add(name, help), [act]() -> Result<Action> { return act; });
}

}  // namespace

void add_host_verbs(Verbs& verbs) {
    add(verbs, "host", "Show what this host and the helper offer", print_host);
    add(verbs, "rights", "Show what you may do", print_rights);
    add(verbs, "version", "Show the versions of this program and the helper", print_version);
}

}  // namespace apiary::cli
