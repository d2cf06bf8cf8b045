// SPDX-License-Identifier: BSD-2-Clause
// Guests that are not wanted any more: delete, trash, undelete, purge.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <format>
#include <memory>
#include <utility>

#include "backend/api/guests.h"
#include "backend/cli/format.h"
#include "backend/cli/verbs.h"

namespace apiary::cli {
namespace {

using namespace api::guests;
using Entries = std::vector<TrashEntry>;

/// The entry with this id, or those of guests of this name, the newest first.
Entries matching(const Entries& entries, const std::string& wanted) {
    Entries found;
    std::ranges::copy_if(entries, std::back_inserter(found),
                         [&](const TrashEntry& entry) { return entry.id == wanted; });
    if (found.empty()) {
        std::ranges::copy_if(entries, std::back_inserter(found),
                             [&](const TrashEntry& entry) { return entry.name == wanted; });
        std::ranges::stable_sort(found, std::ranges::greater(), &TrashEntry::time);
    }
    return found;
}

ipc::CallFailure not_in_trash(const std::string& wanted) {
    return {{.cause = std::format("there is no \"{}\" in the trash", wanted), .remedy = "see apiaryctl trash"}};
}

Outcome delete_guest(HelperSession& session, const std::string& name) {
    const auto reply = session.call<Delete>({.name = name});
    if (!reply) {
        return std::unexpected(reply.error());
    }
    const bool printed = session.json() ? session.print_json(ipc::Json{{"name", name}, {"id", reply->id}})
                                        : session.print(std::format("{} is in the trash as {}\n", name, reply->id));
    return printed ? 0 : kHostFailed;
}

Outcome list_trash(HelperSession& session, bool names_only) {
    const auto reply = session.call<ListTrash>();
    if (!reply) {
        return std::unexpected(reply.error());
    }
    if (session.json()) {
        return session.print_json(ipc::encode(reply->entries)) ? 0 : kHostFailed;
    }
    std::string text;
    std::vector<std::vector<std::string>> rows = {{"ID", "NAME", "DELETED", "DISKS", "OWNER"}};
    for (const TrashEntry& entry : reply->entries) {
        text += entry.id + "\n";
        rows.push_back({entry.id, entry.name, local_time(entry.time),
                        entry.disks.empty() ? "none" : rounded_size(entry.disk_bytes), entry.owner});
    }
    if (reply->entries.empty() && !names_only) {
        write_to(stderr, "The trash is empty.\n");
    } else if (!names_only) {
        text = table(rows);
    }
    return session.print(text) ? 0 : kHostFailed;
}

Outcome undelete(HelperSession& session, const std::string& wanted, const std::string& name) {
    const auto trash = session.call<ListTrash>();
    if (!trash) {
        return std::unexpected(trash.error());
    }
    const Entries found = matching(trash->entries, wanted);
    if (found.empty()) {
        return std::unexpected(not_in_trash(wanted));
    }
    const auto reply =
        session.call<Undelete>({.id = found.front().id, .name = name.empty() ? std::nullopt : std::optional(name)});
    if (!reply) {
        return std::unexpected(reply.error());
    }
    const bool printed = session.json() ? session.print_json(ipc::encode(reply->guest))
                                        : session.print(std::format("{} is back\n", reply->guest.name));
    return printed ? 0 : kHostFailed;
}

bool wanted_for_ever(const Entries& entries) {
    std::int64_t bytes = 0;
    std::string names;
    for (const TrashEntry& entry : entries) {
        bytes += entry.disk_bytes;
        names += (names.empty() ? "" : ", ") + entry.name;
    }
    return confirmed(std::format("Delete {} ({} on disk) for ever?", names, rounded_size(bytes)));
}

/// Names, of which each is one entry; or, with none, all entries.
std::expected<Entries, ipc::CallFailure> chosen_entries(const Entries& entries, const std::vector<std::string>& names) {
    if (names.empty()) {
        return entries;
    }
    Entries chosen;
    for (const std::string& name : names) {
        const Entries found = matching(entries, name);
        if (found.empty()) {
            return std::unexpected(not_in_trash(name));
        }
        if (found.size() > 1) {
            return std::unexpected(ipc::CallFailure{
                {.cause = std::format("there are {} guests of the name {} in the trash", found.size(), name),
                 .remedy = "give the id, as apiaryctl trash shows it"}});
        }
        chosen.push_back(found.front());
    }
    return chosen;
}

Outcome purge(HelperSession& session, const std::vector<std::string>& names, bool sure) {
    const auto trash = session.call<ListTrash>();
    if (!trash) {
        return std::unexpected(trash.error());
    }
    const auto chosen = chosen_entries(trash->entries, names);
    if (!chosen) {
        return std::unexpected(chosen.error());
    }
    if (!chosen->empty() && !sure && !wanted_for_ever(*chosen)) {
        write_to(stderr, "Nothing was deleted.\n");
        return kHostFailed;
    }
    int status = 0;
    for (const TrashEntry& entry : *chosen) {
        if (const auto purged = session.call<Purge>({.id = entry.id}); !purged) {
            status = session.tell(purged.error());
        }
    }
    return status;
}

void add_delete(Verbs& verbs) {
    CLI::App& verb = verbs.add("delete", "Move stopped guests to the trash, with the disks that are kept with them");
    const auto names = std::make_shared<std::vector<std::string>>();
    verb.add_option("NAME", *names, "The guest, or several")->required();
    verbs.on(verb, [names]() -> Result<Action> {
        return [names](HelperSession& session) {
            return for_each_name(session, *names,
                                 [&session](const std::string& name) { return delete_guest(session, name); });
        };
    });
}

void add_trash(Verbs& verbs) {
    CLI::App& verb = verbs.add("trash", "Show what is in the trash");
    const auto names_only = std::make_shared<bool>(false);
    verb.add_flag("--names", *names_only, "Ids alone, a line for each");
    verbs.on(verb, [names_only]() -> Result<Action> {
        return [names_only](HelperSession& session) { return list_trash(session, *names_only); };
    });
}

void add_undelete(Verbs& verbs) {
    CLI::App& verb = verbs.add("undelete", "Bring a guest back from the trash");
    struct Options {
        std::string wanted, name;
    };
    const auto options = std::make_shared<Options>();
    verb.add_option("ID", options->wanted, "Its id; or its name, for the one that was deleted last")->required();
    verb.add_option("--name", options->name, "Under this name")->type_name("NAME");
    verbs.on(verb, [options]() -> Result<Action> {
        return [options](HelperSession& session) { return undelete(session, options->wanted, options->name); };
    });
}

void add_purge(Verbs& verbs) {
    CLI::App& verb = verbs.add("purge", "Delete what is in the trash for ever");
    struct Options {
        std::vector<std::string> names;
        bool all = false, yes = false;
    };
    const auto options = std::make_shared<Options>();
    verb.add_option("ID", options->names, "An id or a name, or several");
    verb.add_flag("--all", options->all, "Everything in the trash");
    verb.add_flag("--yes", options->yes, "Do not ask");
    verbs.on(verb, [options]() -> Result<Action> {
        if (options->all == !options->names.empty()) {
            return fail("it is not clear what is to be deleted", "give ids or names, or else --all");
        }
        if (!options->yes && ::isatty(STDIN_FILENO) != 1) {
            return fail("what is purged is gone for ever, and nobody is here to be asked", "give --yes to mean it");
        }
        return [options](HelperSession& session) { return purge(session, options->names, options->yes); };
    });
}

}  // namespace

void add_trash_verbs(Verbs& verbs) {
    add_delete(verbs);
    add_trash(verbs);
    add_undelete(verbs);
    add_purge(verbs);
}

}  // namespace apiary::cli
