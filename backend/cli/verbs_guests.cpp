// SPDX-License-Identifier: BSD-2-Clause
// What guests there are and what they are made of: list, show, create, clone, set.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <ctime>
#include <memory>
#include <utility>

#include "backend/base/size.h"
#include "backend/cli/clone_session.h"
#include "backend/cli/format.h"
#include "backend/cli/guest_options.h"
#include "backend/cli/guest_text.h"
#include "backend/cli/machine_options.h"
#include "backend/cli/verbs.h"

namespace apiary::cli {
namespace {

using namespace api::guests;

std::vector<std::string> row_of(const Guest& guest, std::int64_t now) {
    const Definition definition = guest.definition.value_or(Definition());
    const machine::MachineConfig usual;
    const auto memory = definition.memory.value_or(static_cast<std::int64_t>(usual.memory));
    return {guest.name,
            state_of(guest),
            guest.definition ? std::to_string(definition.cpus.value_or(usual.cpus)) : "",
            guest.definition ? rounded_size(memory) : "",
            guest.owner,
            status_of(guest, now)};
}

Outcome list(HelperSession& session, const std::vector<std::string>& names, bool names_only) {
    const auto reply = session.call<List>({.names = names.empty() ? std::nullopt : std::optional(names)});
    if (!reply) {
        return std::unexpected(reply.error());
    }
    if (session.json()) {
        return session.print_json(ipc::encode(reply->guests)) ? 0 : kHostFailed;
    }
    std::string text;
    if (names_only) {
        for (const Guest& guest : reply->guests) {
            text += guest.name + "\n";
        }
    } else if (!reply->guests.empty()) {
        std::vector<std::vector<std::string>> rows = {{"NAME", "STATE", "CPUS", "MEMORY", "OWNER", "STATUS"}};
        const std::int64_t now = std::time(nullptr);
        std::ranges::transform(reply->guests, std::back_inserter(rows),
                               [now](const Guest& guest) { return row_of(guest, now); });
        text = table(rows);
    } else {
        write_to(stderr, "There are no guests yet; `apiaryctl create --help` tells how to make one.\n");
    }
    return session.print(text) ? 0 : kHostFailed;
}

Outcome show(HelperSession& session, const std::vector<std::string>& names) {
    bool first = true;
    return for_each_name(session, names, [&](const std::string& name) -> Outcome {
        const auto reply = session.call<List>({.names = std::vector{name}});
        if (!reply) {
            return std::unexpected(reply.error());
        }
        if (reply->guests.size() != 1) {
            return std::unexpected(ipc::CallFailure{{.cause = "the helper told of another guest"}});
        }
        const Guest& guest = reply->guests.front();
        const std::string gap = std::exchange(first, false) ? "" : "\n";
        const bool printed = session.json() ? session.print_json(ipc::encode(guest))
                                            : session.print(gap + details_of(guest, std::time(nullptr)));
        return printed ? 0 : kHostFailed;
    });
}

Outcome print_guest(HelperSession& session, const Guest& guest) {
    return !session.json() || session.print_json(ipc::encode(guest)) ? 0 : kHostFailed;
}

Outcome create(HelperSession& session, const std::string& name, const Definition& definition, bool start) {
    auto made = session.call<Create>({.name = name, .definition = definition});
    if (!made) {
        return std::unexpected(std::move(made.error()));
    }
    if (!start) {
        return print_guest(session, made->guest);
    }
    auto started = session.call<Start>({.name = name});
    return started ? print_guest(session, started->guest) : std::unexpected(std::move(started.error()));
}

Outcome change(HelperSession& session, const Change::Parameters& parameters) {
    auto changed = session.call<Change>(parameters);
    if (!changed) {
        return std::unexpected(std::move(changed.error()));
    }
    const Guest& guest = changed->guest;
    if (guest.pending && !guest.pending->empty() && !session.json()) {
        write_to(stderr, guest.name + " is running, and has the change from its next start on\n");
    }
    return print_guest(session, guest);
}

Result<MachineOptions::Change> read_change(const MachineOptions& machine, const GuestOptions& guest) {
    auto change = machine.change();
    auto applied = change ? guest.apply(change->set) : Result<void>();
    return applied ? std::move(change) : std::unexpected(std::move(applied.error()));
}

void add_list(Verbs& verbs) {
    CLI::App& verb = verbs.add("list", "Show the guests, a row for each");
    struct Options {
        std::vector<std::string> names;
        bool names_only = false;
    };
    const auto options = std::make_shared<Options>();
    verb.add_option("NAME", options->names, "Only these");
    verb.add_flag("--names", options->names_only, "Names alone, a line for each");
    verbs.on(verb, [options]() -> Result<Action> {
        return [options](HelperSession& session) { return list(session, options->names, options->names_only); };
    });
}

void add_show(Verbs& verbs) {
    CLI::App& verb = verbs.add("show", "Show everything about a guest, its last crash too");
    const auto names = std::make_shared<std::vector<std::string>>();
    verb.add_option("NAME", *names, "The guest")->required();
    verbs.on(verb,
             [names]() -> Result<Action> { return [names](HelperSession& session) { return show(session, *names); }; });
}

void add_create(Verbs& verbs) {
    CLI::App& verb = verbs.add("create", "Make a guest that stays");
    struct Options {
        explicit Options(CLI::App& app) : machine(app, MachineOptions::Verb::Create), guest(app) {}
        std::string name;
        bool start = false;
        MachineOptions machine;
        GuestOptions guest;
    };
    const auto options = std::make_shared<Options>(verb);
    verb.add_option("NAME", options->name, "Name of the guest: letters, digits, dots, dashes and underscores")
        ->required();
    verb.add_flag("--start", options->start, "Start it, too");
    verbs.on(verb, [options]() -> Result<Action> {
        auto typed = read_change(options->machine, options->guest);
        if (!typed) {
            return std::unexpected(std::move(typed.error()));
        }
        return [options, definition = typed->set](HelperSession& session) {
            return create(session, options->name, definition, options->start);
        };
    });
}

void add_clone(Verbs& verbs) {
    CLI::App& verb =
        verbs.add("clone", "Make a guest like a stopped one, with copies of the disks that are kept with it");
    struct Options {
        std::string name, new_name;
    };
    const auto options = std::make_shared<Options>();
    verb.add_option("NAME", options->name, "The guest")->required();
    verb.add_option("NEW", options->new_name, "Name of the new one")->required();
    verbs.on(verb, [options]() -> Result<Action> {
        return [options](HelperSession& session) { return clone_guest(session, options->name, options->new_name); };
    });
}

void add_set(Verbs& verbs) {
    CLI::App& verb = verbs.add("set", "Change what a guest is made of; lists are given anew as a whole");
    struct Options {
        explicit Options(CLI::App& app) : machine(app, MachineOptions::Verb::Set), guest(app) {}
        std::string name;
        std::vector<std::string> unset;
        MachineOptions machine;
        GuestOptions guest;
    };
    const auto options = std::make_shared<Options>(verb);
    verb.add_option("NAME", options->name, "The guest")->required();
    verb.add_option("--unset", options->unset,
                    "Let this have its default again, such as initrd, disks or stop-grace; "
                    "may be given again")
        ->type_name("FIELD")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
    verbs.on(verb, [options]() -> Result<Action> {
        auto typed = read_change(options->machine, options->guest);
        if (!typed) {
            return std::unexpected(std::move(typed.error()));
        }
        for (std::string field : options->unset) {
            std::ranges::replace(field, '-', '_');
            typed->unset.push_back(std::move(field));
        }
        if (typed->set == Definition() && typed->unset.empty()) {
            return fail("nothing is to be changed", "see apiaryctl set --help for what can be");
        }
        return [parameters = Change::Parameters{options->name, typed->set, typed->unset}](HelperSession& session) {
            return change(session, parameters);
        };
    });
}

}  // namespace

void add_guest_verbs(Verbs& verbs) {
    add_list(verbs);
    add_show(verbs);
    add_create(verbs);
    add_clone(verbs);
    add_set(verbs);
}

}  // namespace apiary::cli
