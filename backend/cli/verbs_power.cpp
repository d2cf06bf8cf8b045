// SPDX-License-Identifier: BSD-2-Clause
// A guest's buttons and plug: start, stop, pause, resume, reset, kill, power-button; a look at its registers, and its engine.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <format>
#include <future>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "backend/api/guests.h"
#include "backend/cli/console_session.h"
#include "backend/cli/values.h"
#include "backend/cli/verbs.h"

namespace apiary::cli {
namespace {

using namespace api::guests;
using Names = std::vector<std::string>;

CLI::Option* add_names(CLI::App& verb, Names& names) {
    return verb.add_option("NAME", names, "The guest, or several")->required();
}

/// The answer, where it has one, as JSON.
template <class Reply>
Outcome print_reply(HelperSession& session, const ipc::CallResult<Reply>& reply) {
    if (!reply) {
        return std::unexpected(reply.error());
    }
    if constexpr (requires { reply->guest; }) {
        return !session.json() || session.print_json(ipc::encode(reply->guest)) ? 0 : kHostFailed;
    }
    return 0;
}

/// A verb that does one thing to each guest.
template <class Method>
void add_simple(Verbs& verbs, const char* name, const char* help) {
    CLI::App& verb = verbs.add(name, help);
    const auto names = std::make_shared<Names>();
    add_names(verb, *names);
    verbs.on(verb, [names]() -> Result<Action> {
        return [names](HelperSession& session) {
            return for_each_name(session, *names, [&session](const std::string& each) {
                return print_reply(session, session.call<Method>({.name = each}));
            });
        };
    });
}

void add_start(Verbs& verbs) {
    CLI::App& verb = verbs.add("start", "Start guests");
    struct Options {
        Names names;
        bool console = false;
    };
    const auto options = std::make_shared<Options>();
    add_names(verb, options->names);
    verb.add_flag("--console", options->console, "Then be at its console, as with `apiaryctl console`");
    verbs.on(verb, [options]() -> Result<Action> {
        if (options->console && options->names.size() > 1) {
            return fail("this terminal can be at the console of one guest", "start the others without --console");
        }
        return [options](HelperSession& session) -> Outcome {
            auto done = for_each_name(session, options->names, [&session](const std::string& each) {
                return print_reply(session, session.call<Start>({.name = each}));
            });
            return options->console && done && *done == 0 ? attach_console(session, {.name = options->names.front()})
                                                          : done;
        };
    });
}

/// The guests that a stop can be asked of.
ipc::CallResult<Names> running_guests(HelperSession& session) {
    const auto reply = session.call<List>();
    if (!reply) {
        return std::unexpected(reply.error());
    }
    Names names;
    for (const Guest& guest : reply->guests) {
        if (guest.state != State::Stopped && guest.state != State::Broken) {
            names.push_back(guest.name);
        }
    }
    return names;
}

/// Of all at once, so that the slowest one tells how long it takes. The status.
int stop_at_once(HelperSession& session, std::span<const std::string> names, const Stop::Parameters& how) {
    constexpr std::chrono::seconds kUnnoticed{1};
    std::vector<std::future<ipc::CallResult<Stop::Reply>>> stopped;
    for (const std::string& name : names) {
        stopped.push_back(std::async(std::launch::async, [&session, &how, name] {
            Stop::Parameters parameters = how;
            parameters.name = name;
            return HelperSession(session.socket(), session.json()).call<Stop>(parameters);
        }));
    }
    int status = 0;
    for (std::size_t i = 0; i < stopped.size(); ++i) {
        if (stopped[i].wait_for(kUnnoticed) == std::future_status::timeout && ::isatty(STDERR_FILENO) == 1) {
            write_to(stderr, std::format("waiting for {} to power off\n", names[i]));
        }
        if (const Outcome done = print_reply(session, stopped[i].get()); !done) {
            status = session.tell(done.error());
        }
    }
    return status;
}

Outcome stop(HelperSession& session, const Names& names, const Stop::Parameters& how) {
    constexpr std::size_t kAtOnce = 64;  // Half of the connections that a user may have.
    int status = 0;
    for (std::size_t i = 0; i < names.size(); i += kAtOnce) {
        const auto part = std::span(names).subspan(i, std::min(kAtOnce, names.size() - i));
        status = std::max(status, stop_at_once(session, part, how));
    }
    return status;
}

void add_stop(Verbs& verbs) {
    CLI::App& verb = verbs.add("stop", "Press the power button, and wait until the guest has powered off");
    struct Options {
        Names names;
        std::string grace;
        bool all = false, kill = false;
    };
    const auto options = std::make_shared<Options>();
    verb.add_option("NAME", options->names, "The guest, or several");
    verb.add_flag("--all", options->all, "All guests that run");
    verb.add_option("--grace", options->grace, "How long it has, instead of what its definition says")
        ->type_name("SECONDS");
    verb.add_flag("--kill", options->kill, "Kill it, if it has not powered off by then");
    verbs.on(verb, [options]() -> Result<Action> {
        constexpr std::uint64_t kDay = 86'400;
        if (options->all == !options->names.empty()) {
            return fail("it is not clear what is to be stopped", "give names, or else --all");
        }
        std::optional<std::int64_t> grace;
        if (!options->grace.empty()) {
            const auto seconds = parse_number(options->grace, kDay, "time to power off",
                                              std::format("give whole seconds, at most {}", kDay));
            if (!seconds) {
                return std::unexpected(seconds.error());
            }
            grace = static_cast<std::int64_t>(*seconds);
        }
        return [options, grace](HelperSession& session) -> Outcome {
            const auto names = options->all ? running_guests(session) : options->names;
            return names ? stop(session, *names, {.name = "", .grace = grace, .kill = options->kill})
                         : std::unexpected(names.error());
        };
    });
}

Outcome print_registers(HelperSession& session, const std::string& name, std::optional<std::uint64_t> cpu) {
    const auto reply = session.call<Registers>({.name = name});
    if (!reply) {
        return std::unexpected(reply.error());
    }
    if (cpu && *cpu >= reply->cpus.size()) {
        return std::unexpected(
            ipc::CallFailure{{.cause = std::format("{} has no CPU {}", name, *cpu),
                              .remedy = std::format("give a number below {}", reply->cpus.size())}});
    }
    const std::vector<std::string> chosen = cpu ? std::vector{reply->cpus[*cpu]} : reply->cpus;
    if (session.json()) {
        return session.print_json(ipc::encode(chosen)) ? 0 : kHostFailed;
    }
    std::string text;
    for (const std::string& each : chosen) {
        text += each;
    }
    return session.print(text) ? 0 : kHostFailed;
}

void add_registers(Verbs& verbs) {
    CLI::App& verb = verbs.add("registers", "Show the registers of a guest's CPUs");
    struct Options {
        std::string name, cpu;
    };
    const auto options = std::make_shared<Options>();
    verb.add_option("NAME", options->name, "The guest")->required();
    verb.add_option("--cpu", options->cpu, "Of this CPU alone; the first is 0")->type_name("N");
    verbs.on(verb, [options]() -> Result<Action> {
        std::optional<std::uint64_t> cpu;
        if (!options->cpu.empty()) {
            const auto number = parse_number(options->cpu, machine::MachineConfig::kMostCpus - 1, "CPU",
                                             "give the number of a CPU; the first is 0");
            if (!number) {
                return std::unexpected(number.error());
            }
            cpu = *number;
        }
        return [options, cpu](HelperSession& session) { return print_registers(session, options->name, cpu); };
    });
}

Outcome print_engine(HelperSession& session, const Engine::Parameters& wish) {
    const auto reply = session.call<Engine>(wish);
    if (!reply) {
        return std::unexpected(reply.error());
    }
    if (session.json()) {
        return session.print_json(ipc::encode(*reply)) ? 0 : kHostFailed;
    }
    std::string others;
    for (const std::string& each : reply->engines) {
        if (each != reply->engine) {
            others += (others.empty() ? "" : ", ") + each;
        }
    }
    return session.print(reply->engine + (others.empty() ? "" : " (can be moved to: " + others + ")") + "\n") ? 0 : kHostFailed;
}

void add_engine(Verbs& verbs) {
    CLI::App& verb = verbs.add("engine", "Show which engine runs a guest, or move the guest to another while it runs");
    struct Options {
        std::string name, engine;
    };
    const auto options = std::make_shared<Options>();
    verb.add_option("NAME", options->name, "The guest")->required();
    verb.add_option("ENGINE", options->engine, "Where it goes on: one of those that it was started with");
    verbs.on(verb, [options]() -> Result<Action> {
        return [options](HelperSession& session) {
            const auto engine = options->engine.empty() ? std::nullopt : std::optional(options->engine);
            return print_engine(session, {.name = options->name, .engine = engine});
        };
    });
}

}  // namespace

void add_power_verbs(Verbs& verbs) {
    add_start(verbs);
    add_stop(verbs);
    add_simple<Pause>(verbs, "pause", "Hold guests where they are");
    add_simple<Resume>(verbs, "resume", "Let paused guests go on");
    add_simple<Reset>(verbs, "reset", "Press the reset button");
    add_simple<Kill>(verbs, "kill", "End guests at once, as by pulling their plugs");
    add_simple<PowerButton>(verbs, "power-button", "Press the power button, and do not wait");
    add_registers(verbs);
    add_engine(verbs);
}

}  // namespace apiary::cli
