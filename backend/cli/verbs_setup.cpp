// SPDX-License-Identifier: BSD-2-Clause
// What this host lacks for guests: setup show, plan, apply, undo. With --root, of a tree and without a helper.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <expected>
#include <format>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "backend/api/setup.h"
#include "backend/base/account_name.h"
#include "backend/base/text.h"
#include "backend/cli/setup_text.h"
#include "backend/cli/task_session.h"
#include "backend/cli/verbs.h"
#include "backend/hostsetup/setups.h"

namespace apiary::cli {
namespace {

using namespace api::setup;
using hostsetup::Setups;

constexpr std::string_view kPurposes = "service, access, acceleration, network, console, firmware";

int printed(bool done) {
    return done ? 0 : kHostFailed;
}

/// An option before show, plan, apply or undo would be lost. `before`: the verb that stands there.
Result<void> check_places(const CLI::App* before) {
    for (const CLI::Option* option : before == nullptr ? std::vector<const CLI::Option*>() : before->get_options()) {
        if (option->count() > 0) {
            return fail(std::format("{} stands before what it is for", option->get_name()),
                        "write it at the end: apiaryctl setup VERB OPTIONS");
        }
    }
    return {};
}

/// Options of show, plan and apply; each verb has those that mean something to it.
struct SetupOptions {
    std::vector<std::string> purposes, without;
    std::string user;
    std::optional<std::string> root;
    bool install_packages = false, yes = false;

    void add_root(CLI::App& verb) {
        verb.add_option("--root", root, "Of the system whose root directory this is, without a helper")
            ->type_name("DIR");
    }
    void add_user(CLI::App& verb) {
        verb.add_option("--user", user, "Who is to get access; else you, where you are not root")->type_name("USER");
    }
    void add_purposes(CLI::App& verb) {
        verb.add_option("--for", purposes, std::format("For these purposes, with commas: {}", kPurposes))
            ->type_name("PURPOSE")
            ->delimiter(',')
            ->allow_extra_args(false);
    }
    void add_choice(CLI::App& verb) {
        verb.add_option("--without", without, "Leave out these steps, with commas")
            ->type_name("STEP")
            ->delimiter(',')
            ->allow_extra_args(false);
        verb.add_flag("--install-packages", install_packages,
                      "Install packages too, with the system's package manager");
    }

    [[nodiscard]] Result<std::vector<Purpose>> read_purposes() const {
        std::vector<Purpose> read;
        for (const std::string& text : purposes) {
            const auto names = names_of(Purpose{});
            const auto found = std::ranges::find(names, text);
            if (found == names.end()) {
                return fail(std::format("there is no purpose \"{}\"", shown(text)),
                            std::format("use of: {}", kPurposes));
            }
            read.push_back(static_cast<Purpose>(found - names.begin()));
        }
        return read;
    }

    /// `before`: the verb before theirs.
    [[nodiscard]] Result<void> check(const CLI::App* before) const {
        if (root == "") {
            return fail("--root names no directory", "give the root directory of a system, / for this one");
        }
        return check_places(before);
    }
    [[nodiscard]] Result<Wish> wish(const CLI::App* before) const {
        if (auto checked = check(before); !checked) {
            return std::unexpected(std::move(checked.error()));
        }
        auto read = read_purposes();
        if (!read) {
            return std::unexpected(std::move(read.error()));
        }
        if (!user.empty() && !is_account_name(user)) {
            return fail(std::format("\"{}\" is no user's name", shown(user)), "give a name as id -un prints it");
        }
        return Wish{.purposes = read->empty() ? std::nullopt : std::optional(*std::move(read)),
                    .user = user.empty() ? std::nullopt : std::optional(user),
                    .without = without.empty() ? std::nullopt : std::optional(without),
                    .install_packages = install_packages ? std::optional(true) : std::nullopt};
    }
    /// The verbs are gone when the action runs: nothing may be asked of their options then.
    [[nodiscard]] bool of_a_tree() const { return root.has_value(); }
};
using Options = std::shared_ptr<SetupOptions>;

// ---- A tree ----

/// Nobody calls there: whom access is given to has to be named.
constexpr const char* kNobody = "root";

std::expected<Setups, ipc::CallFailure> open_tree(const SetupOptions& options) {
    auto setups = Setups::open({.root = options.root.value_or("")});
    if (!setups) {
        return std::unexpected(ipc::CallFailure{setups.error()});
    }
    return *std::move(setups);
}

ipc::CallFailure failure_of(hostsetup::Failure failure) {
    return {std::move(failure.error)};
}

// ---- What is done ----

Outcome show(HelperSession& session, const SetupOptions& options, const std::vector<Purpose>& purposes) {
    State state;
    if (options.of_a_tree()) {
        auto setups = open_tree(options);
        if (!setups) {
            return std::unexpected(setups.error());
        }
        auto looked = setups->state(options.user);
        if (!looked) {
            return std::unexpected(failure_of(std::move(looked.error())));
        }
        state = *std::move(looked);
    } else {
        auto reply =
            session.call<GetState>({.user = options.user.empty() ? std::nullopt : std::optional(options.user)});
        if (!reply) {
            return std::unexpected(std::move(reply.error()));
        }
        state = std::move(reply->state);
    }
    return printed(session.json() ? session.print_json(ipc::encode(state))
                                  : session.print(setup_state_text(state, purposes)));
}

std::expected<Plan, ipc::CallFailure> plan_of(HelperSession& session, const SetupOptions& options, const Wish& wish) {
    if (!options.of_a_tree()) {
        auto reply = session.call<MakePlan>({.wish = wish});
        return reply ? std::expected<Plan, ipc::CallFailure>(std::move(reply->plan))
                     : std::unexpected(std::move(reply.error()));
    }
    auto setups = open_tree(options);
    if (!setups) {
        return std::unexpected(std::move(setups.error()));
    }
    auto made = setups->plan(wish, kNobody);
    return made ? std::expected<Plan, ipc::CallFailure>(hostsetup::to_wire(*made))
                : std::unexpected(failure_of(std::move(made.error())));
}

Outcome plan(HelperSession& session, const SetupOptions& options, const Wish& wish) {
    const auto made = plan_of(session, options, wish);
    if (!made) {
        return std::unexpected(made.error());
    }
    return printed(session.json() ? session.print_json(ipc::encode(*made)) : session.print(setup_plan_text(*made)));
}

Outcome tell_change(HelperSession& session, const Change& change) {
    return printed(session.json() ? session.print_json(ipc::encode(change)) : session.print(setup_change_text(change)));
}

Outcome apply_to_tree(HelperSession& session, const SetupOptions& options, const Plan& plan) {
    auto setups = open_tree(options);
    if (!setups) {
        return std::unexpected(setups.error());
    }
    if (const auto problems = setups->recover(); !problems.empty()) {
        return std::unexpected(ipc::CallFailure{problems.front()});
    }
    auto record = setups->apply(plan.wish, plan.digest, kNobody, {});
    return record ? tell_change(session, hostsetup::to_wire(*record))
                  : std::unexpected(failure_of(std::move(record.error())));
}

/// What is applied is what was shown, and only as long as steps and files are the same.
Outcome apply(HelperSession& session, const SetupOptions& options, const Wish& wish) {
    const auto made = plan_of(session, options, wish);
    if (!made) {
        return std::unexpected(made.error());
    }
    if (!session.json()) {
        write_to(stderr, setup_plan_text(*made));
    }
    if (made->chosen > 0 && !options.yes && !confirmed("Set this up?")) {
        write_to(stderr, "Nothing was changed.\n");
        return kHostFailed;
    }
    if (options.of_a_tree()) {
        return apply_to_tree(session, options, *made);
    }
    return call_task<Apply>(
        session, {.wish = made->wish, .digest = made->digest}, [](const api::tasks::Task&) { return true; },
        "set this host up", [&](const Apply::Reply& reply) { return tell_change(session, reply.change); });
}

Outcome tell_notes(HelperSession& session, const std::vector<Note>& notes) {
    return printed(session.json() ? session.print_json(ipc::encode(notes)) : session.print(setup_notes_text(notes)));
}

Outcome undo(HelperSession& session, const SetupOptions& options) {
    if (!options.of_a_tree()) {
        return call_task<Undo>(
            session, {}, [](const api::tasks::Task&) { return true; }, "take back what was set up",
            [&](const Undo::Reply& reply) { return tell_notes(session, reply.notes); });
    }
    auto setups = open_tree(options);
    if (!setups) {
        return std::unexpected(setups.error());
    }
    if (const auto problems = setups->recover(); !problems.empty()) {
        return std::unexpected(ipc::CallFailure{problems.front()});
    }
    const auto notes = setups->undo({});
    return notes ? tell_notes(session, *notes) : std::unexpected(failure_of(notes.error()));
}

// ---- The verbs ----

/// Whether there is somebody to be asked, or no need.
Result<void> check_consent(const SetupOptions& options, const char* what) {
    if (!options.yes && ::isatty(STDIN_FILENO) != 1) {
        return fail(std::format("this {}, and nobody is here to be asked", what),
                    "look at the plan (apiaryctl setup plan), then give --yes to mean it");
    }
    return {};
}

void add_show_options(SetupOptions& options, CLI::App& verb) {
    options.add_purposes(verb);
    options.add_user(verb);
    options.add_root(verb);
}

/// `before`: the verb before, which is to have no options of its own then.
Verbs::Read reading_show(Options options, const CLI::App* before) {
    return [options = std::move(options), before]() -> Result<Action> {
        auto wish = options->wish(before);
        if (!wish) {
            return std::unexpected(std::move(wish.error()));
        }
        return [options, purposes = wish->purposes.value_or(std::vector<Purpose>())](HelperSession& session) {
            return show(session, *options, purposes);
        };
    };
}

void add_show(Verbs& verbs, CLI::App& setup) {
    CLI::App& verb = verbs.add(setup, "show", "Show what guests need of this host, and whether it is in order");
    const auto options = std::make_shared<SetupOptions>();
    add_show_options(*options, verb);
    verbs.on(verb, reading_show(options, &setup));
}

void add_plan(Verbs& verbs, CLI::App& setup) {
    CLI::App& verb = verbs.add(setup, "plan", "Show every change that it would take; nothing is changed");
    const auto options = std::make_shared<SetupOptions>();
    add_show_options(*options, verb);
    options->add_choice(verb);
    verbs.on(verb, [options, &setup]() -> Result<Action> {
        auto wish = options->wish(&setup);
        if (!wish) {
            return std::unexpected(std::move(wish.error()));
        }
        return [options, wish = *std::move(wish)](HelperSession& session) { return plan(session, *options, wish); };
    });
}

void add_apply(Verbs& verbs, CLI::App& setup) {
    CLI::App& verb = verbs.add(setup, "apply", "Set this host up, all or nothing, after the plan was shown");
    const auto options = std::make_shared<SetupOptions>();
    add_show_options(*options, verb);
    options->add_choice(verb);
    verb.add_flag("--yes", options->yes, "Do not ask");
    verbs.on(verb, [options, &setup]() -> Result<Action> {
        auto wish = options->wish(&setup);
        if (!wish) {
            return std::unexpected(std::move(wish.error()));
        }
        if (auto consent = check_consent(*options, "changes settings of a system"); !consent) {
            return std::unexpected(std::move(consent.error()));
        }
        return [options, wish = *std::move(wish)](HelperSession& session) { return apply(session, *options, wish); };
    });
}

void add_undo(Verbs& verbs, CLI::App& setup) {
    CLI::App& verb = verbs.add(setup, "undo", "Take back all that was set up; what others changed since stays");
    const auto options = std::make_shared<SetupOptions>();
    options->add_root(verb);
    verbs.on(verb, [options, &setup]() -> Result<Action> {
        if (auto checked = options->check(&setup); !checked) {
            return std::unexpected(std::move(checked.error()));
        }
        return [options](HelperSession& session) { return undo(session, *options); };
    });
}

}  // namespace

void add_setup_verbs(Verbs& verbs) {
    CLI::App& setup =
        verbs.add("setup", "What this host lacks for guests: modules, boot settings, groups, service, packages");
    setup.require_subcommand(0, 1);
    add_show(verbs, setup);
    add_plan(verbs, setup);
    add_apply(verbs, setup);
    add_undo(verbs, setup);
    // Without one of them it shows.
    const auto options = std::make_shared<SetupOptions>();
    add_show_options(*options, setup);
    verbs.on(setup, reading_show(options, nullptr));
}

}  // namespace apiary::cli
