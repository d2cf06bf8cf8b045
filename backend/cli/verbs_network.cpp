// SPDX-License-Identifier: BSD-2-Clause
// The host's network for guests: network show, plan, apply, undo, test.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ctime>
#include <format>
#include <memory>
#include <utility>

#include "backend/api/network.h"
#include "backend/base/text.h"
#include "backend/cli/network_options.h"
#include "backend/cli/network_text.h"
#include "backend/cli/task_session.h"
#include "backend/cli/verbs.h"

namespace apiary::cli {
namespace {

using namespace api::network;
using Names = std::vector<std::string>;

int printed(bool done) {
    return done ? 0 : kHostFailed;
}

Outcome show_networks(HelperSession& session, const State& state, const Names& names) {
    return for_each_name(session, names, [&](const std::string& name) -> Outcome {
        const auto found = std::ranges::find(state.networks, name, &MadeNetwork::name);
        if (found == state.networks.end()) {
            return std::unexpected(
                ipc::CallFailure{{.cause = std::format("Apiary has made no network \"{}\"", shown(name)),
                                  .remedy = "apiaryctl network show lists those it has"}});
        }
        return printed(session.json() ? session.print_json(ipc::encode(*found))
                                      : session.print(network_text(*found, std::time(nullptr))));
    });
}

Outcome show(HelperSession& session, const Names& names, bool names_only) {
    const auto reply = session.call<GetState>();
    if (!reply) {
        return std::unexpected(reply.error());
    }
    if (names_only) {
        std::string text;
        for (const MadeNetwork& network : reply->state.networks) {
            text += network.name + "\n";
        }
        return printed(session.print(text));
    }
    if (!names.empty()) {
        return show_networks(session, reply->state, names);
    }
    return printed(session.json() ? session.print_json(ipc::encode(reply->state))
                                  : session.print(state_text(reply->state)));
}

Outcome plan(HelperSession& session, const SetUp& wish) {
    const auto reply = session.call<MakePlan>({.set_up = wish});
    if (!reply) {
        return std::unexpected(reply.error());
    }
    return printed(session.json() ? session.print_json(ipc::encode(reply->plan))
                                  : session.print(plan_text(reply->plan)));
}

/// What is applied is what was shown: with all that was chosen, and only as long as the steps are the same.
Outcome apply(HelperSession& session, const SetUp& wish, bool sure) {
    const auto planned = session.call<MakePlan>({.set_up = wish});
    if (!planned) {
        return std::unexpected(planned.error());
    }
    const Plan& made = planned->plan;
    const std::string name = made.set_up.name.value_or("");
    if (!session.json()) {
        write_to(stderr, plan_text(made));
    }
    if (!sure && !confirmed(std::format("Make the network {}?", name))) {
        write_to(stderr, "Nothing was changed.\n");
        return kHostFailed;
    }
    return call_task<Apply>(
        session, {.set_up = made.set_up, .digest = made.digest},
        [&](const api::tasks::Task& task) { return task.network == name; }, "make the network " + name,
        [&](const Apply::Reply& reply) -> Outcome {
            if (session.json()) {
                return printed(session.print_json(ipc::encode(reply.network)));
            }
            std::string text = std::format("{} is there\n", name);
            for (const Tap& tap : reply.network.set_up.taps.value_or(std::vector<Tap>())) {
                text += std::format("for {0}: apiaryctl set {0} --net tap={1}\n", tap.guest, tap.name.value_or(""));
            }
            return printed(session.print(text));
        });
}

Outcome undo(HelperSession& session, const std::string& name) {
    return call_task<Undo>(
        session, {.name = name}, [&](const api::tasks::Task& task) { return task.network == name; },
        "undo the network " + name, [](const Undo::Reply&) { return Outcome(0); });
}

Outcome test(HelperSession& session, const std::string& name, const std::optional<std::string>& guest) {
    int status = 0;
    const auto done = session.call_more<Test>({.name = name, .guest = guest}, [&](const Test::Reply& reply) {
        return std::ranges::all_of(reply.hops, [&](const Hop& hop) {
            status = hop.verdict == Verdict::Failed ? int{kHostFailed} : status;
            return session.json() ? session.print_json(ipc::encode(hop)) : session.print(hop_text(hop));
        });
    });
    return done ? Outcome(status) : std::unexpected(done.error());
}

void add_show(Verbs& verbs, CLI::App& network) {
    CLI::App& verb = verbs.add(network, "show", "Show this host's interfaces and the networks that Apiary has made");
    struct Options {
        Names names;
        bool names_only = false;
    };
    const auto options = std::make_shared<Options>();
    verb.add_option("NAME", options->names, "Everything about these networks");
    verb.add_flag("--names", options->names_only, "Names of networks alone, a line for each");
    verbs.on(verb, [options]() -> Result<Action> {
        return [options](HelperSession& session) { return show(session, options->names, options->names_only); };
    });
}

void add_plan(Verbs& verbs, CLI::App& network) {
    CLI::App& verb = verbs.add(network, "plan", "Show every change that a network would take; nothing is changed");
    const auto options = std::make_shared<NetworkOptions>(verb);
    verbs.on(verb, [options]() -> Result<Action> {
        auto wish = options->set_up();
        if (!wish) {
            return std::unexpected(std::move(wish.error()));
        }
        return [wish = *std::move(wish)](HelperSession& session) { return plan(session, wish); };
    });
}

void add_apply(Verbs& verbs, CLI::App& network) {
    CLI::App& verb = verbs.add(network, "apply", "Make a network, all or nothing, after its plan was shown");
    struct Options {
        explicit Options(CLI::App& app) : network(app) {}
        NetworkOptions network;
        bool yes = false;
    };
    const auto options = std::make_shared<Options>(verb);
    verb.add_flag("--yes", options->yes, "Do not ask");
    verbs.on(verb, [options]() -> Result<Action> {
        auto wish = options->network.set_up();
        if (!wish) {
            return std::unexpected(std::move(wish.error()));
        }
        if (!options->yes && ::isatty(STDIN_FILENO) != 1) {
            return fail("this changes the network of this host, and nobody is here to be asked",
                        "look at the plan (apiaryctl network plan), then give --yes to mean it");
        }
        return
            [wish = *std::move(wish), options](HelperSession& session) { return apply(session, wish, options->yes); };
    });
}

void add_undo(Verbs& verbs, CLI::App& network) {
    CLI::App& verb = verbs.add(network, "undo", "Put back what was there before networks were made");
    const auto names = std::make_shared<Names>();
    verb.add_option("NAME", *names, "The network, or several")->required();
    verbs.on(verb, [names]() -> Result<Action> {
        return [names](HelperSession& session) {
            return for_each_name(session, *names, [&session](const std::string& name) { return undo(session, name); });
        };
    });
}

void add_test(Verbs& verbs, CLI::App& network) {
    CLI::App& verb =
        verbs.add(network, "test", "Follow the way from a guest to the world, and name the part that fails");
    struct Options {
        std::string name, guest;
    };
    const auto options = std::make_shared<Options>();
    verb.add_option("NAME", options->name, "The network")->required();
    verb.add_option("--guest", options->guest, "From this guest; else from the first that has a tap there and runs")
        ->type_name("GUEST");
    verbs.on(verb, [options]() -> Result<Action> {
        return [options](HelperSession& session) {
            return test(session, options->name, options->guest.empty() ? std::nullopt : std::optional(options->guest));
        };
    });
}

}  // namespace

void add_network_verbs(Verbs& verbs) {
    CLI::App& network =
        verbs.add("network", "The network of this host for guests with taps: bridges, NAT, DHCP, VLANs");
    network.require_subcommand(1);
    add_show(verbs, network);
    add_plan(verbs, network);
    add_apply(verbs, network);
    add_undo(verbs, network);
    add_test(verbs, network);
}

}  // namespace apiary::cli
