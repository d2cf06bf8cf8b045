// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/networks.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <format>
#include <utility>

#include "backend/base/log.h"
#include "backend/base/text.h"

namespace apiary::hostnet {
namespace {

using api::network::Phase;

Failure host_failed(Error error) {
    return {Failure::Kind::HostFailed, std::move(error)};
}

bool needs_forwarding(const Record& record) {
    return record.set_up.kind == Kind::Nat;
}

bool is_forward(const Step& step) {
    return std::holds_alternative<Forward>(step);
}

api::network::Problem problem_of(const Error& error) {
    return {error.cause, error.remedy, error.detail};
}

std::string family_of(const Route& route) {
    return route.destination.contains(':') ? "IPv6" : "IPv4";
}

/// The best one of each family.
std::vector<Route> best_routes(const HostState& state) {
    std::vector<Route> best;
    for (const Route& route : state.default_routes()) {
        if (route.gateway &&
            std::ranges::none_of(best, [&](const Route& each) { return each.destination == route.destination; })) {
            best.push_back(route);
        }
    }
    return best;
}

}  // namespace

Failure no_such_network(const std::string& name) {
    return {
        Failure::Kind::NoSuchNetwork,
        {std::format("Apiary has made no network \"{}\"", shown(name)), "apiaryctl network show lists those it has"}};
}

Outcome<std::vector<Record>> Networks::list() {
    const auto names = store_.names();
    if (!names) {
        return std::unexpected(host_failed(names.error()));
    }
    std::vector<Record> records;
    for (const std::string& name : *names) {
        const auto text = store_.load(name);
        auto record = text ? parse_record(*text) : std::unexpected(text.error());
        if (!record) {  // It is there, and that is to be seen.
            record = Record{.boot = {}, .phase = Phase::Undoing, .set_up = {}, .problem = problem_of(record.error())};
            record->set_up.name = name;
        }
        records.push_back(*std::move(record));
    }
    return records;
}

// ---- Plan and apply ----

Outcome<NetworkPlan> Networks::plan(const SetUp& wish) {
    const auto host = host_.observe();
    return host ? plan_on(wish, *host, owner_of_) : std::unexpected(host_failed(host.error()));
}

Outcome<NetworkPlan> Networks::plan_on(const SetUp& wish, const HostState& host, const OwnerOf& owner_of) {
    const auto records = list();
    if (!records) {
        return std::unexpected(records.error());
    }
    PlanRequest request = {.wish = wish, .host = host, .others = {}, .owner_of = owner_of};
    for (const Record& record : *records) {
        if (!record.boot.empty() && record.boot != host_.boot()) {
            continue;  // It is not there since the host was started.
        }
        if (record.set_up.name == wish.name) {
            return std::unexpected(
                Failure{Failure::Kind::NetworkExists,
                        {std::format("there is a network {} already", record.name()),
                         std::format("choose another name, or undo it: apiaryctl network undo {}", record.name())},
                        record.name()});
        }
        request.others.push_back(record.set_up);
    }
    auto plan = make_plan(request);
    if (!plan) {
        return std::unexpected(
            Failure{Failure::Kind::InvalidSetUp, std::move(plan.error().error), std::move(plan.error().field)});
    }
    return *std::move(plan);
}

Outcome<Record> Networks::apply(const SetUp& wish, const std::optional<std::string>& digest, const Progress& progress) {
    const auto host = host_.observe();
    if (!host) {
        return std::unexpected(host_failed(host.error()));
    }
    auto plan = plan_on(wish, *host, owner_of_);
    if (!plan) {
        return std::unexpected(std::move(plan.error()));
    }
    if (digest && *digest != plan->digest()) {
        return std::unexpected(Failure{Failure::Kind::PlanChanged,
                                       {"this host is not as it was when the plan was made",
                                        "look at the plan again, then apply that", "plan " + plan->digest()}});
    }
    return carry_out(*std::move(plan), *host, progress);
}

Outcome<Record> Networks::carry_out(NetworkPlan plan, const HostState& before, const Progress& progress) {
    const auto working = working_routes(before, progress.stop);
    Record record = {.boot = host_.boot(),
                     .phase = Phase::Applying,
                     .set_up = std::move(plan.set_up),
                     .steps = std::move(plan.steps),
                     .begun = 0,
                     .since = std::time(nullptr)};
    if (auto failed = do_steps(record, progress)) {
        return std::unexpected(rolled_back(record, *std::move(failed)));
    }
    if (auto checked = check_routes(working, progress.stop); !checked) {
        return std::unexpected(rolled_back(record, {Failure::Kind::ApplyFailed, std::move(checked.error())}));
    }
    record.phase = Phase::Applied;
    if (auto saved = save(record); !saved) {
        record.phase = Phase::Applying;
        return std::unexpected(rolled_back(record, {Failure::Kind::ApplyFailed, std::move(saved.error())}));
    }
    return record;
}

std::optional<Failure> Networks::do_steps(Record& record, const Progress& progress) {
    for (std::size_t i = 0; i < record.steps.size(); ++i) {
        if (progress.stop.stop_requested()) {
            return Failure{Failure::Kind::Cancelled,
                           {std::format("making the network {} was cancelled", record.name())}};
        }
        const std::string text = describe(record.steps[i]);
        if (progress.step) {
            progress.step(i, record.steps.size(), text);
        }
        record.begun = static_cast<std::int64_t>(i) + 1;
        if (auto saved = save(record); !saved) {
            record.begun = static_cast<std::int64_t>(i);
            return Failure{Failure::Kind::ApplyFailed, std::move(saved.error())};
        }
        if (auto done = host_.apply(record.steps[i]); !done) {
            Error error = std::move(done.error());
            error.detail = std::format("{}: {}", text, error.detail);
            return Failure{Failure::Kind::ApplyFailed, std::move(error)};
        }
    }
    return std::nullopt;
}

Failure Networks::rolled_back(Record& record, Failure why) {
    if (const auto done = take_back(record, {}); !done) {
        why.restored = false;
        why.error.remedy =
            std::format("{}; and undo what is left: apiaryctl network undo {}", done.error().cause, record.name());
        why.error.detail += (why.error.detail.empty() ? "" : "; ") + done.error().detail;
    }
    return why;
}

std::vector<Route> Networks::working_routes(const HostState& state, const std::stop_token& stop) {
    std::vector<Route> working;
    for (const Route& route : best_routes(state)) {
        if (host_.gateway_answers(route, patience_.before, stop)) {
            working.push_back(route);
        }
    }
    return working;
}

Result<void> Networks::check_routes(const std::vector<Route>& before, const std::stop_token& stop) {
    if (before.empty()) {
        return {};
    }
    const auto state = host_.observe();
    if (!state) {
        return std::unexpected(state.error());
    }
    const auto now = best_routes(*state);
    for (const Route& route : before) {
        const auto same = std::ranges::find(now, route.destination, &Route::destination);
        if (same == now.end() || !host_.gateway_answers(*same, patience_.after, stop)) {
            return fail(
                std::format("the default route ({}) did not work any more", family_of(route)),
                "see whether the switch or the hypervisor that this host hangs on allows more than one address a port",
                std::format("gateway {}{}", *route.gateway, same == now.end() ? ", the route was gone" : ""));
        }
    }
    return {};
}

// ---- Undo ----

Outcome<void> Networks::undo(const std::string& name, const Progress& progress) {
    const auto records = list();
    if (!records) {
        return std::unexpected(records.error());
    }
    const auto found = std::ranges::find(*records, name, [](const Record& record) { return record.name(); });
    if (found == records->end()) {
        return std::unexpected(no_such_network(name));
    }
    Record record = *found;
    if (record.boot.empty()) {  // It could not be read.
        return std::unexpected(Failure{Failure::Kind::UndoFailed,
                                       {record.problem->cause, record.problem->remedy, record.problem->detail},
                                       {},
                                       false});
    }
    if (record.boot != host_.boot()) {  // The host's restart has undone it.
        if (auto removed = store_.remove(name); !removed) {
            return std::unexpected(Failure{Failure::Kind::UndoFailed, std::move(removed.error()), {}, false});
        }
        return {};
    }
    if (record.phase == Phase::Applied) {
        const auto state = host_.observe();
        if (!state) {
            return std::unexpected(host_failed(state.error()));
        }
        record.steps = refreshed(std::move(record.steps), *state);
        record.begun = static_cast<std::int64_t>(record.steps.size());
    }
    if (auto done = take_back(record, progress); !done) {
        return std::unexpected(Failure{Failure::Kind::UndoFailed, std::move(done.error()), {}, false});
    }
    return {};
}

/// What can be undone is undone, whatever else cannot.
Result<void> Networks::take_back(Record& record, const Progress& progress) {
    record.phase = Phase::Undoing;
    record.problem.reset();
    if (auto saved = save(record); !saved && record.begun == 0) {
        return {};  // Nothing was done, nor written down.
    }
    if (auto handed = hand_over_forwarding(record); !handed) {
        log::warn("{}", log::describe(handed.error()));
    }
    std::optional<Error> first;
    const auto all = static_cast<std::size_t>(record.begun);
    for (std::size_t i = all; i-- > 0;) {
        if (progress.step) {
            progress.step(all - 1 - i, all, "undo: " + describe(record.steps[i]));
        }
        if (auto done = host_.revert(record.steps[i]); !done && !first) {
            first = std::move(done.error());
            first->detail = std::format("{}: {}", describe(record.steps[i]), first->detail);
        }
    }
    if (first) {
        record.problem = problem_of(*first);
        (void)save(record);
        return std::unexpected(*std::move(first));
    }
    return store_.remove(record.name());
}

Result<void> Networks::hand_over_forwarding(Record& record) {
    const auto own = std::ranges::find_if(record.steps, is_forward);
    if (own == record.steps.end() || std::distance(record.steps.begin(), own) >= record.begun) {
        return {};
    }
    auto records = list();
    if (!records) {
        return std::unexpected(records.error().error);
    }
    const auto heir = std::ranges::find_if(*records, [&](const Record& other) {
        return other.name() != record.name() && other.boot == record.boot && other.phase == Phase::Applied &&
               needs_forwarding(other);
    });
    if (heir == records->end()) {
        return {};
    }
    if (std::ranges::none_of(heir->steps, is_forward)) {
        heir->steps.insert(heir->steps.begin(), Forward{});
        ++heir->begun;
        if (auto saved = save(*heir); !saved) {
            return saved;
        }
    }
    record.steps.erase(own);
    --record.begun;
    return save(record);
}

// ---- After a crash, or a restart of the host ----

std::vector<Error> Networks::recover() {
    auto records = list();
    if (!records) {
        return {records.error().error};
    }
    std::vector<Error> problems;
    for (Record& record : *records) {
        Result<void> done;
        if (record.boot.empty()) {
            done = fail(record.problem->cause, record.problem->remedy,
                        std::format("network {}: {}", record.name(), record.problem->detail));
        } else if (record.phase != Phase::Applied) {
            // Of what was done before the host was started anew, nothing is left.
            done = record.boot == host_.boot() ? take_back(record, {}) : store_.remove(record.name());
        }
        if (!done) {
            problems.push_back(std::move(done.error()));
        }
    }
    return problems;
}

std::vector<Error> Networks::apply_again() {
    const auto records = list();
    if (!records) {
        return {records.error().error};
    }
    std::vector<Error> problems;
    for (const Record& record : *records) {
        if (record.boot.empty() || record.boot == host_.boot() || record.phase != Phase::Applied) {
            continue;
        }
        auto done = apply_again(record);
        if (!done) {
            Error error = std::move(done.error().error);
            error.cause =
                std::format("the network {} is not there since this host was started: {}", record.name(), error.cause);
            problems.push_back(error);
            if (done.error().restored) {  // It is kept, so that it is seen and tried again.
                Record kept = record;
                kept.problem = problem_of(error);
                (void)save(kept);
            }
        }
    }
    return problems;
}

Outcome<void> Networks::apply_again(const Record& record) {
    const auto host = host_.observe();
    if (!host) {
        return std::unexpected(host_failed(host.error()));
    }
    // Whoever had a tap has it again, even if the guest is gone meanwhile.
    const auto owner_as_before = [&](const std::string& guest) -> std::optional<uid_t> {
        for (const Step& step : record.steps) {
            if (const auto* const tap = std::get_if<MakeTap>(&step); tap != nullptr && tap->guest == guest) {
                return static_cast<uid_t>(tap->owner);
            }
        }
        return std::nullopt;
    };
    auto plan = plan_on(record.set_up, *host, owner_as_before);
    if (!plan) {
        return std::unexpected(std::move(plan.error()));
    }
    // An IPv6 address may come long before the IPv4 one.
    const auto moves = [](const std::vector<Step>& steps, bool v4_alone) {
        return std::ranges::any_of(steps, [v4_alone](const Step& step) {
            const auto* const removed = std::get_if<RemoveAddress>(&step);
            return removed != nullptr && !(v4_alone && removed->address.subnet.contains(':'));
        });
    };
    if (moves(record.steps, false) && !moves(plan->steps, moves(record.steps, true))) {
        return std::unexpected(
            host_failed({std::format("its uplink {} has no address yet", record.set_up.uplink.value_or("")),
                         "see whether it gets one: ip address"}));
    }
    auto applied = carry_out(*std::move(plan), *host, {});
    return applied ? Outcome<void>() : std::unexpected(std::move(applied.error()));
}

}  // namespace apiary::hostnet
