// SPDX-License-Identifier: BSD-2-Clause
// What is going on: stats, events, tasks, cancel.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <ctime>
#include <format>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "backend/api/guests.h"
#include "backend/api/tasks.h"
#include "backend/base/clock.h"
#include "backend/cli/format.h"
#include "backend/cli/guest_text.h"
#include "backend/cli/statistics_text.h"
#include "backend/cli/values.h"
#include "backend/cli/verbs.h"

namespace apiary::cli {
namespace {

using namespace api::guests;

Outcome print_statistics(HelperSession& session, const std::string& name) {
    const auto reply = session.call<GetStatistics>({.name = name});
    if (!reply) {
        return std::unexpected(reply.error());
    }
    const bool printed = session.json() ? session.print_json(ipc::encode(reply->statistics))
                                        : session.print(totals_text(reply->statistics));
    return printed ? 0 : kHostFailed;
}

Outcome follow_statistics(HelperSession& session, const std::string& name, std::int64_t interval) {
    std::optional<Statistics> before;
    std::uint64_t lines = 0;
    bool printed = true;
    const auto done =
        session.call_more<GetStatistics>({.name = name, .interval = interval}, [&](const GetStatistics::Reply& reply) {
            if (session.json()) {
                return printed = session.print_json(ipc::encode(reply.statistics));
            }
            constexpr std::uint64_t kPage = 20;
            if (before) {
                const std::string heading = lines++ % kPage == 0 ? rates_heading() : "";
                printed = session.print(heading + rates_line(*before, reply.statistics));
            }
            before = reply.statistics;
            return printed;
        });
    if (!done) {
        return std::unexpected(done.error());
    }
    return printed ? 0 : kHostFailed;
}

void add_stats(Verbs& verbs) {
    CLI::App& verb = verbs.add("stats", "Show what a guest has used: CPU, memory, disks, networks");
    struct Options {
        std::string name, interval = "1";
        bool follow = false;
    };
    const auto options = std::make_shared<Options>();
    verb.add_option("NAME", options->name, "The guest")->required();
    verb.add_flag("-f,--follow", options->follow, "Rates, a line each second, until the guest ends");
    verb.add_option("--interval", options->interval, "Time between two lines, 0.25 to 60")
        ->type_name("SECONDS")
        ->capture_default_str();
    verbs.on(verb, [options]() -> Result<Action> {
        using std::chrono::milliseconds;
        const auto seconds = parse_seconds(options->interval, "time between two lines");
        if (!seconds) {
            return std::unexpected(seconds.error());
        }
        const auto interval = std::chrono::duration_cast<milliseconds>(*seconds);
        if (interval < milliseconds(250) || interval > milliseconds(60'000)) {
            return fail(std::format("the time between two lines cannot be {} s", options->interval),
                        "give 0.25 to 60 seconds");
        }
        return [options, interval](HelperSession& session) {
            return options->follow ? follow_statistics(session, options->name, interval.count())
                                   : print_statistics(session, options->name);
        };
    });
}

/// What a change is, in words; empty when there is nothing to be told.
std::string change_text(const std::optional<Guest>& before, const Guest& now) {
    const bool ended = now.last_end && (!before || before->last_end != now.last_end);
    if (ended) {
        const std::string again = now.last_end->restarted.value_or(false) ? "; started again" : "";
        return now.last_end->crash ? std::format("{}: {}{}", now.last_end->message, now.last_end->crash->summary, again)
                                   : now.last_end->message + again;
    }
    if (!before || before->state != now.state) {
        return state_of(now) + (now.problem ? ": " + now.problem->cause : "");
    }
    return before->definition != now.definition ? "changed" : "";
}

class EventPrinter {
public:
    EventPrinter(HelperSession& session, const std::vector<std::string>& names) : session_(session), names_(names) {}

    bool take(const Watch::Reply& reply) {
        const bool wanted = !reply.guest || names_.empty() || std::ranges::contains(names_, reply.guest->name);
        if (!wanted) {
            return true;
        }
        if (session_.json()) {
            return session_.print_json(ipc::encode(reply));
        }
        return !reply.guest || print(reply.kind, *reply.guest);
    }

private:
    bool print(EventKind kind, const Guest& guest) {
        const auto found = known_.find(guest.name);
        const std::optional<Guest> before = found == known_.end() ? std::nullopt : std::optional(found->second);
        if (kind == EventKind::Removed) {
            known_.erase(guest.name);
        } else {
            known_[guest.name] = guest;
        }
        const std::string text = kind == EventKind::Present   ? ""
                                 : kind == EventKind::Added   ? "added"
                                 : kind == EventKind::Removed ? "removed"
                                                              : change_text(before, guest);
        return text.empty() ||
               session_.print(std::format("{}  {}  {}\n", local_time(std::time(nullptr)), guest.name, text));
    }

    HelperSession& session_;
    const std::vector<std::string>& names_;
    std::map<std::string, Guest> known_;
};

void add_events(Verbs& verbs) {
    CLI::App& verb = verbs.add("events", "Tell what happens to guests, as it happens");
    const auto names = std::make_shared<std::vector<std::string>>();
    verb.add_option("NAME", *names, "Of these guests alone");
    verbs.on(verb, [names]() -> Result<Action> {
        return [names](HelperSession& session) {
            EventPrinter printer(session, *names);
            bool printed = true;
            const auto done =
                session.call_more<Watch>({}, [&](const Watch::Reply& reply) { return printed = printer.take(reply); });
            return done && !printed ? Outcome(kHostFailed) : outcome_of(done);
        };
    });
}

std::vector<std::string> row_of(const api::tasks::Task& task, std::int64_t now) {
    const std::string state(names_of(task.state)[static_cast<std::size_t>(task.state)]);
    return {task.id,
            task.guest.value_or(""),
            state + (task.percent ? std::format(" {} %", *task.percent) : ""),
            rounded_time(now - task.since),
            task.user,
            task.message};
}

Outcome list_tasks(HelperSession& session) {
    const auto reply = session.call<api::tasks::List>();
    if (!reply) {
        return std::unexpected(reply.error());
    }
    if (session.json()) {
        return session.print_json(ipc::encode(reply->tasks)) ? 0 : kHostFailed;
    }
    if (reply->tasks.empty()) {
        write_to(stderr, "Nothing is under way.\n");
        return 0;
    }
    std::vector<std::vector<std::string>> rows = {{"ID", "GUEST", "STATE", "SINCE", "USER", "WHAT"}};
    std::ranges::transform(reply->tasks, std::back_inserter(rows),
                           [now = std::time(nullptr)](const auto& task) { return row_of(task, now); });
    return session.print(table(rows)) ? 0 : kHostFailed;
}

Outcome follow_tasks(HelperSession& session) {
    bool printed = true;
    const auto done = session.call_more<api::tasks::Watch>({}, [&](const api::tasks::Watch::Reply& reply) {
        printed = session.json() ? session.print_json(ipc::encode(reply.task))
                                 : session.print(table({row_of(reply.task, std::time(nullptr))}));
        return printed;
    });
    return done && !printed ? Outcome(kHostFailed) : outcome_of(done);
}

void add_tasks(Verbs& verbs) {
    CLI::App& verb = verbs.add("tasks", "Show work that is under way and takes a while");
    const auto follow = std::make_shared<bool>(false);
    verb.add_flag("-f,--follow", *follow, "And go on telling of it");
    verbs.on(verb, [follow]() -> Result<Action> {
        return [follow](HelperSession& session) { return *follow ? follow_tasks(session) : list_tasks(session); };
    });
}

void add_cancel(Verbs& verbs) {
    CLI::App& verb = verbs.add("cancel", "Give up work that is under way");
    const auto ids = std::make_shared<std::vector<std::string>>();
    verb.add_option("ID", *ids, "As `apiaryctl tasks` shows it")->required();
    verbs.on(verb, [ids]() -> Result<Action> {
        return [ids](HelperSession& session) {
            return for_each_name(session, *ids, [&session](const std::string& id) {
                return outcome_of(session.call<api::tasks::Cancel>({.id = id}));
            });
        };
    });
}

}  // namespace

void add_observing_verbs(Verbs& verbs) {
    add_stats(verbs);
    add_events(verbs);
    add_tasks(verbs);
    add_cancel(verbs);
}

}  // namespace apiary::cli
