// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostsetup/plan.h"

#include <algorithm>
#include <cerrno>
#include <format>
#include <map>
#include <optional>
#include <utility>

#include "backend/base/account_name.h"
#include "backend/base/atomic_file.h"
#include "backend/base/hash.h"
#include "backend/base/text.h"

namespace apiary::hostsetup {
namespace {

using api::setup::Problem;
using api::setup::Purpose;
using api::setup::Step;
using api::setup::StepState;
using api::setup::Wish;

constexpr const char* kOurHeading = "# Kernel modules for guests of Apiary; see apiaryctl setup.";
constexpr std::size_t kLongestShown = 200;

std::unexpected<Failure> invalid(std::string field, std::string cause, std::string remedy) {
    return std::unexpected(
        Failure{Failure::Kind::InvalidWish, {std::move(cause), std::move(remedy)}, std::move(field)});
}

/// A line of a file, which may be anything, as it can be told.
std::string shown_line(std::string line) {
    std::ranges::replace(line, '\t', ' ');
    std::ranges::replace_if(line, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
    return shown(line, kLongestShown);
}

/// A file as it is and as it is to be.
struct Draft {
    SystemResult<std::string> now;
    Lines lines{""};
    FileChange change;
};

class Planner {
public:
    Planner(Tree& tree, const Request& request, const Wish& wish) : tree_(tree), request_(request), wish_(wish) {}

    Outcome<HostPlan> make() {
        HostPlan plan = {.wish = wish_, .steps = {}, .chosen = {}, .actions = {}, .notes = notes_of(request_)};
        std::vector<std::string> known;
        for (Need& need : needs_of(tree_, request_)) {
            known.push_back(need.step.id);
            if (!std::ranges::contains(*wish_.purposes, need.step.purpose)) {
                continue;
            }
            const bool wanted = !std::ranges::contains(*wish_.without, need.step.id) &&
                                (!need.step.packages || wish_.install_packages.value_or(false));
            std::visit([&](const auto& what) { look(need.step, what, wanted); }, need.what);
            if (need.step.state == StepState::InOrder) {
                need.step.obstacle.reset();
            }
            if (wanted && need.step.state == StepState::Lacking && !need.step.obstacle) {
                plan.chosen.push_back(need.step);
            }
            plan.steps.push_back(std::move(need.step));
        }
        for (const std::string& id : *wish_.without) {
            if (!std::ranges::contains(known, id)) {
                return invalid("without", std::format("there is no step \"{}\" on this system", shown(id)),
                               "see apiaryctl setup show for those there are");
            }
        }
        plan.actions = actions();
        return plan;
    }

private:
    // ---- Files ----

    Draft& draft_of(const std::string& path, Format format) {
        const auto found = drafts_.find(path);
        if (found != drafts_.end()) {
            return found->second;
        }
        Draft draft = {.now = tree_.read(path)};
        draft.lines = Lines(draft.now.value_or(""));
        draft.change.path = path;
        draft.change.format = format;
        return drafts_.emplace(path, std::move(draft)).first->second;
    }

    static Problem problem_of(const std::string& path, int error_number) {
        const Error error = system_error(error_number, std::format("the file {} cannot be changed", path));
        return {error.cause, error.remedy.empty() ? "look at that file" : error.remedy, error.detail};
    }

    /// Why this file is not one to be edited.
    std::optional<Problem> obstacle_of(const Draft& draft) {
        const std::string& path = draft.change.path;
        if (!draft.now) {
            return draft.now.error() == ENOENT ? std::nullopt : std::optional(problem_of(path, draft.now.error()));
        }
        if (draft.now->contains('\0')) {
            return Problem{std::format("the file {} cannot be changed", path), "see why it has zero bytes in it",
                           "it is no text"};
        }
        return std::nullopt;
    }

    /// The file that counts: the last one that speaks of it.
    std::string file_for(const InFiles& what) {
        std::string chosen = what.file;
        for (const std::string& path : what.others) {
            const Draft& other = draft_of(path, what.setting.format);
            if (!what.lists_add_up && !line_for(other.lines, what.setting).empty()) {
                chosen = path;
            }
        }
        return chosen;
    }

    bool is_said(const InFiles& what, const std::string& file) {
        const auto says_it = [&](const Setting& setting, const std::string& path) {
            return says(draft_of(path, setting.format).lines, setting);
        };
        if (says_it(what.setting, file) ||
            (what.lists_add_up &&
             std::ranges::any_of(what.others, [&](const std::string& path) { return says_it(what.setting, path); }))) {
            return true;
        }
        return std::ranges::any_of(what.same, [&](const auto& same) {
            return std::ranges::any_of(same.second, [&](const std::string& path) { return says_it(same.first, path); });
        });
    }

    void look(Step& step, const std::vector<InFiles>& all, bool wanted) {
        bool in_order = true;
        for (const InFiles& what : all) {
            const std::string path = file_for(what);
            in_order = is_said(what, path) && in_order;
            if (&what == &all.front()) {
                step.file = path;
                step.before = step.after =
                    shown_line(line_for(draft_of(path, what.setting.format).lines, what.setting));
            }
        }
        if (in_order) {
            step.state = StepState::InOrder;
            return;
        }
        std::vector<std::pair<Draft*, Draft>> changed;
        for (const InFiles& what : all) {
            Draft& draft = draft_of(file_for(what), what.setting.format);
            Draft next = draft;
            if (auto obstacle = obstacle_of(draft)) {
                step.obstacle = step.obstacle ? step.obstacle : std::move(obstacle);
                return;
            }
            if (!draft.now && draft.lines.all().empty() && what.setting.format == Format::ModulesList) {
                next.change.edits.push_back({.line = 0, .before = {}, .after = kOurHeading, .name = {}, .word = {}});
                next.lines.append(kOurHeading);
            }
            auto edit = ensure(next.lines, what.setting);
            if (!edit) {
                step.obstacle =
                    step.obstacle ? step.obstacle : Problem{edit.error().cause, edit.error().remedy, draft.change.path};
                return;
            }
            if (*edit) {
                if (&what == &all.front()) {
                    step.after = shown_line((*edit)->after);
                }
                next.change.edits.push_back(**std::move(edit));
            }
            changed.emplace_back(&draft, std::move(next));
        }
        if (wanted && !step.obstacle) {
            for (auto& [draft, next] : changed) {
                *draft = std::move(next);
            }
        }
    }

    // ---- The rest ----

    void look(Step& step, const Links& what, bool wanted) {
        step.before = "not enabled";
        step.after = "enabled";
        std::vector<LinkChange> missing;
        for (const auto& [path, target] : what.links) {
            if (!tree_.has(path)) {
                missing.push_back({path, target, missing_directories(parent_of(path))});
            }
        }
        if (missing.empty() && !what.links.empty()) {
            step.state = StepState::InOrder;
            step.before = step.after;
        } else if (wanted && !step.obstacle) {
            links_.insert(links_.end(), missing.begin(), missing.end());
        }
    }

    void look(Step& step, const Loaded& what, bool wanted) {
        step.before = "not loaded";
        step.after = "loaded";
        if (request_.kernel->loaded.contains(what.module)) {
            step.state = StepState::InOrder;
            step.before = step.after;
        } else if (wanted && !step.obstacle) {
            modules_.push_back(what.module);
        }
    }

    void look(Step& step, const Package& what, bool wanted) {
        step.before = "not installed";
        step.after = "installed";
        if (std::ranges::any_of(what.files, [&](const std::string& file) { return tree_.has(file); })) {
            step.state = StepState::InOrder;
            step.before = step.after;
        } else if (wanted && !step.obstacle) {
            packages_.push_back(what.name);
        }
    }

    /// Outermost first.
    std::vector<std::string> missing_directories(std::string path) {
        std::vector<std::string> missing;
        for (; path != "/" && !tree_.has(path); path = parent_of(path)) {
            missing.insert(missing.begin(), path);
        }
        return missing;
    }

    /// What may take long and fail comes first; what loses nothing by being undone, last.
    std::vector<Action> actions() {
        std::vector<Action> all;
        if (!packages_.empty()) {
            all.push_back({.packages = packages_});
        }
        for (auto& [path, draft] : drafts_) {
            if (!draft.change.edits.empty()) {
                draft.change.made = !draft.now;
                draft.change.before = draft.now ? digest_of(*draft.now) : "";
                draft.change.directories = missing_directories(parent_of(path));
                all.push_back({.file = draft.change});
            }
        }
        for (const LinkChange& link : links_) {
            all.push_back({.link = link});
        }
        for (const std::string& module : modules_) {
            all.push_back({.module = module});
        }
        return all;
    }

    Tree& tree_;
    const Request& request_;
    const Wish& wish_;
    std::map<std::string, Draft> drafts_;
    std::vector<LinkChange> links_;
    std::vector<std::string> modules_, packages_;
};

}  // namespace

std::string HostPlan::digest() const {
    std::string all;
    for (const Action& action : actions) {
        all += ipc::encode(action).dump(-1, ' ', false, ipc::Json::error_handler_t::replace);
    }
    return std::format("{:016x}", fnv1a(all));
}

Outcome<Wish> completed(Wish wish, const std::string& caller) {
    using enum Purpose;
    if (!wish.purposes || wish.purposes->empty()) {
        wish.purposes = {Service, Access, Acceleration, Network, Console};
    }
    wish.user = wish.user.value_or(caller == "root" ? "" : caller);
    wish.without = wish.without.value_or(std::vector<std::string>());
    wish.install_packages = wish.install_packages.value_or(false);
    if (!wish.user->empty() && !is_account_name(*wish.user)) {
        return invalid("user", std::format("\"{}\" is no user's name", shown(*wish.user)),
                       "give a name as id -un prints it");
    }
    return wish;
}

Outcome<HostPlan> make_plan(Tree& tree, const Request& request, const Wish& wish) {
    return Planner(tree, request, wish).make();
}

}  // namespace apiary::hostsetup
