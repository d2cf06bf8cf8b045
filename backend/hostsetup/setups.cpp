// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostsetup/setups.h"

#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <ctime>
#include <format>
#include <iterator>
#include <set>
#include <utility>

#include "backend/base/atomic_file.h"
#include "backend/base/text.h"

namespace apiary::hostsetup {
namespace {

using api::setup::Needs;
using api::setup::Note;
using api::setup::Phase;
using api::setup::Problem;
using api::setup::Step;
using api::setup::StepState;

constexpr const char* kDirectory = "setup";

Failure host_failure(Error error) {
    return {Failure::Kind::HostFailed, std::move(error)};
}

unsigned number_of(const std::string& id) {
    unsigned number = 0;
    std::from_chars(id.data(), id.data() + id.size(), number);
    return number;
}

std::string text_of(const Action& action) {
    if (action.file) {
        return "changing " + action.file->path;
    }
    if (action.link) {
        return "making the link " + action.link->path;
    }
    return action.module ? "loading the kernel module " + *action.module : "installing packages";
}

std::vector<std::string> directories_of(const Action& action) {
    return action.file ? action.file->directories : action.link ? action.link->directories : std::vector<std::string>();
}

RecordDirectory::Kind kind_of_records(Tree& tree, std::string state) {
    return {.open_parent = [&tree, state = std::move(state)](FileSystem&) { return tree.open_directory(state); },
            .directory = kDirectory,
            .is_name = is_record_id,
            .what = "the set-up"};
}

}  // namespace

Setups::Setups(const Host& host, std::unique_ptr<FileSystem> own, FileSystem& files, Tree tree, HostFacts facts)
    : host_(host),
      own_files_(std::move(own)),
      tree_(std::make_unique<Tree>(std::move(tree))),
      facts_(std::move(facts)),
      store_(kind_of_records(*tree_, host_.state), files),
      work_(*tree_, host_.live, facts_.packages) {}

Result<Setups> Setups::open(const Host& host) {
    auto own = host.files == nullptr ? std::make_unique<FileSystem>() : nullptr;
    FileSystem& files = own ? *own : *host.files;
    auto tree = Tree::open(host.root, files);
    if (!tree) {
        return std::unexpected(tree.error());
    }
    auto facts = recognise(*tree);
    if (!facts) {
        return std::unexpected(facts.error());
    }
    Host chosen = host;
    if (chosen.state.empty()) {
        chosen.state = facts->freebsd ? "/var/db/apiary" : "/var/lib/apiary";
    }
    return Setups(chosen, std::move(own), files, *std::move(tree), *std::move(facts));
}

Request Setups::request(const Kernel* kernel, const std::string& user) const {
    return {.facts = facts_, .kernel = kernel, .group = host_.group, .user = user};
}

Outcome<std::optional<UniqueFd>> Setups::lock() {
    auto directory = tree_->open_directory(host_.state);
    if (!directory && directory.error() == ENOENT) {
        return std::optional<UniqueFd>();
    }
    if (!directory) {
        return std::unexpected(
            host_failure(system_error(directory.error(), std::format("the directory {} cannot be used", host_.state))));
    }
    if (::flock(directory->get(), LOCK_EX | LOCK_NB) != 0) {
        return std::unexpected(Failure{Failure::Kind::Busy,
                                       {"this host is being set up by somebody else", "wait until that is done", ""}});
    }
    return std::optional(*std::move(directory));
}

Result<std::vector<Record>> Setups::records() {
    const auto names = store_.names();
    if (!names) {
        return std::unexpected(names.error());
    }
    std::vector<Record> records;
    for (const std::string& name : *names) {
        const auto text = store_.load(name);
        auto record = text ? parse_record(*text) : std::unexpected(text.error());
        if (!record || record->id != name) {
            return record ? fail("what was written down of a set-up is of another one", "look at the files",
                                 std::format("{}/{}/{}.json", host_.state, kDirectory, name))
                          : std::unexpected(record.error());
        }
        records.push_back(*std::move(record));
    }
    std::ranges::sort(records, {}, [](const Record& record) { return number_of(record.id); });
    return records;
}

// ---- What is told ----

Outcome<api::setup::State> Setups::state(const std::string& user) {
    const auto wish = completed(
        {.purposes = {{api::setup::Purpose::Service, api::setup::Purpose::Access, api::setup::Purpose::Acceleration,
                       api::setup::Purpose::Network, api::setup::Purpose::Console, api::setup::Purpose::Firmware}},
         .user = user,
         .without = {},
         .install_packages = {}},
        user);
    if (!wish) {
        return std::unexpected(wish.error());
    }
    const auto kernel = host_.live == nullptr ? std::nullopt : std::optional(host_.live->kernel());
    auto plan = make_plan(*tree_, request(kernel ? &*kernel : nullptr, *wish->user), *wish);
    const auto all = records();
    if (!plan || !all) {
        return std::unexpected(plan ? host_failure(all.error()) : std::move(plan.error()));
    }
    api::setup::State state = {.system = facts_.name,
                               .steps = std::move(plan->steps),
                               .changes = {},
                               .restart_needed = false,
                               .notes = std::move(plan->notes),
                               .refusal = {}};
    std::set<std::string> made;
    for (const Record& record : *all) {
        state.changes.push_back(to_wire(record));
        for (const Step& step : record.steps) {
            made.insert(step.id);
            state.restart_needed =
                state.restart_needed || (kernel && step.needs == Needs::Restart && record.boot == kernel->boot);
        }
    }
    for (Step& step : state.steps) {
        if (step.state == StepState::InOrder && made.contains(step.id)) {
            step.state = StepState::Made;
        }
    }
    return state;
}

Outcome<HostPlan> Setups::plan(api::setup::Wish wish, const std::string& caller) {
    const auto whole = completed(std::move(wish), caller);
    if (!whole) {
        return std::unexpected(whole.error());
    }
    const auto kernel = host_.live == nullptr ? std::nullopt : std::optional(host_.live->kernel());
    return make_plan(*tree_, request(kernel ? &*kernel : nullptr, *whole->user), *whole);
}

// ---- Applying ----

Outcome<Record> Setups::apply(const api::setup::Wish& wish, const std::optional<std::string>& digest,
                              const std::string& caller, const Progress& progress) {
    auto locked = lock();
    if (!locked) {
        return std::unexpected(locked.error());
    }
    const auto planned = plan(wish, caller);
    if (!planned) {
        return std::unexpected(planned.error());
    }
    if (digest && *digest != planned->digest()) {
        return std::unexpected(
            Failure{Failure::Kind::PlanChanged,
                    {"this computer is not as it was when the plan was made", "look at the plan again", ""}});
    }
    if (planned->actions.empty()) {
        return std::unexpected(
            Failure{Failure::Kind::NothingToDo,
                    {"there is nothing to do", "see apiaryctl setup show for what is in order", ""}});
    }
    const auto all = records();
    if (!all) {
        return std::unexpected(host_failure(all.error()));
    }
    Record record = {.id = std::to_string(all->empty() ? 1 : number_of(all->back().id) + 1),
                     .boot = host_.live == nullptr ? "" : host_.live->kernel().boot,
                     .steps = planned->chosen,
                     .actions = planned->actions,
                     .since = std::time(nullptr),
                     .by = caller};
    if (!*locked) {  // Of a tree whose system never had a helper.
        for (std::string path = host_.state; path != "/" && !tree_->has(path); path = parent_of(path)) {
            record.directories.insert(record.directories.begin(), path);
        }
        if (const auto made = work_.make_directories(record.directories); !made) {
            work_.remove_directories(record.directories);
            return std::unexpected(
                host_failure(system_error(made.error(), std::format("the directory {} cannot be made", host_.state))));
        }
        locked = lock();
        if (!locked) {
            return std::unexpected(locked.error());
        }
    }
    if (const auto saved = save(record); !saved) {
        (void)store_.remove(record.id);
        work_.remove_directories({record.directories});
        return std::unexpected(host_failure(saved.error()));
    }
    if (auto failure = perform(record, progress)) {
        return std::unexpected(*std::move(failure));
    }
    return record;
}

std::optional<Failure> Setups::perform(Record& record, const Progress& progress) {
    const std::size_t all = record.actions.size();
    std::optional<Error> error;
    bool changed = false;
    for (std::size_t i = 0; i < all && !error; ++i) {
        const Action& action = record.actions[i];
        if (progress) {
            progress(i, all, text_of(action));
        }
        record.begun = static_cast<std::int64_t>(i) + 1;
        auto done = save(record);
        if (done) {
            done = work_.perform(action, changed);
        }
        if (!done) {
            error = done.error();
        }
        if (changed) {  // There is nothing of ours in it, and what looks like it is somebody else's.
            work_.remove_directories(directories_of(action));
            record.begun = static_cast<std::int64_t>(i);
        }
    }
    if (!error) {
        record.phase = Phase::Applied;
        if (const auto saved = save(record); saved) {
            return std::nullopt;
        } else {
            error = saved.error();
            record.phase = Phase::Applying;
        }
    }
    Failure failure = {changed ? Failure::Kind::PlanChanged : Failure::Kind::ApplyFailed, *error};
    if (const auto undone = take_back(record, {}); !undone) {
        failure.kind = Failure::Kind::ApplyFailed;
        failure.restored = false;
        failure.error.detail += std::format("{}and not all could be undone: {}",
                                            failure.error.detail.empty() ? "" : "; ", undone.error().cause);
    }
    return failure;
}

Result<void> Setups::take_back(Record& record, const Progress& progress) {
    const bool same_boot = host_.live != nullptr && record.boot == host_.live->kernel().boot;
    const auto all = static_cast<std::size_t>(record.begun);
    while (record.begun > 0) {
        const Action& action = record.actions[static_cast<std::size_t>(record.begun) - 1];
        if (progress) {
            progress(all - static_cast<std::size_t>(record.begun), all, "undoing: " + text_of(action));
        }
        if (const auto undone = work_.revert(action, same_boot); !undone) {
            const Error& error = undone.error();
            record.problem = Problem{error.cause, error.remedy, error.detail};
            (void)save(record);
            return undone;
        }
        --record.begun;
    }
    if (auto removed = store_.remove(record.id); !removed) {
        return removed;
    }
    // Where nothing is left to be kept, nothing is left.
    const std::string own = std::format("{}/{}", host_.state, kDirectory);
    std::vector<std::string> directories = record.directories;
    directories.push_back(own);
    work_.remove_directories(directories);
    return {};
}

Outcome<std::vector<Note>> Setups::undo(const Progress& progress) {
    const auto locked = lock();
    if (!locked) {
        return std::unexpected(locked.error());
    }
    auto all = records();
    if (!all) {
        return std::unexpected(host_failure(all.error()));
    }
    if (all->empty()) {
        return std::unexpected(Failure{Failure::Kind::NothingToDo,
                                       {"Apiary has set nothing up on this host", "there is nothing to undo", ""}});
    }
    std::vector<Note> notes;
    for (auto record = all->rbegin(); record != all->rend(); ++record) {
        record->phase = Phase::Undoing;
        auto done = save(*record);
        if (done) {
            done = take_back(*record, progress);
        }
        if (!done) {
            return std::unexpected(Failure{Failure::Kind::UndoFailed, done.error(), {}, false});
        }
        for (const Action& action : record->actions) {
            for (const std::string& package : action.packages) {
                notes.push_back({std::format("the package {} stays, as other programs may use it by now", package),
                                 "remove it with: " + typed_remove_command(facts_.packages, package)});
            }
        }
        if (std::ranges::contains(record->steps, Needs::Login, &Step::needs)) {
            notes.push_back({"who is logged in keeps the groups that are taken away", "log out"});
        }
    }
    return notes;
}

// ---- After a crash ----

std::vector<Error> Setups::recover() {
    const auto locked = lock();
    if (!locked) {
        return locked.error().kind == Failure::Kind::Busy ? std::vector<Error>() : std::vector{locked.error().error};
    }
    return *locked ? recover_records() : std::vector<Error>();
}

std::vector<Error> Setups::recover_records() {
    std::vector<Error> problems;
    store_.tidy();
    auto all = records();
    if (!all) {
        return {all.error()};
    }
    for (auto record = all->rbegin(); record != all->rend(); ++record) {
        if (record->phase != Phase::Applied) {
            if (const auto undone = take_back(*record, {}); !undone) {
                problems.push_back(undone.error());
            }
        }
    }
    return problems;
}

// ---- In other words ----

api::setup::Plan to_wire(const HostPlan& plan) {
    api::setup::Plan told = {.wish = plan.wish,
                             .steps = {},
                             .chosen = static_cast<std::int64_t>(plan.chosen.size()),
                             .notes = plan.notes,
                             .digest = plan.digest()};
    std::ranges::copy_if(plan.steps, std::back_inserter(told.steps),
                         [](const Step& step) { return step.state == StepState::Lacking; });
    return told;
}

api::setup::Change to_wire(const Record& record) {
    return {.id = record.id,
            .phase = record.phase,
            .since = record.since,
            .by = record.by,
            .steps = record.steps,
            .problem = record.problem};
}

}  // namespace apiary::hostsetup
