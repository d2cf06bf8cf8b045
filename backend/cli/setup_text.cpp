// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/setup_text.h"

#include <algorithm>
#include <format>
#include <string_view>

#include "backend/cli/format.h"

namespace apiary::cli {
namespace {

using namespace api::setup;

std::string word(StepState state) {
    switch (state) {
        case StepState::InOrder: return "in order";
        case StepState::Lacking: return "lacking";
        case StepState::Made: return "set up";
    }
    return "";
}

std::string word(Purpose purpose) {
    return std::string(names_of(purpose)[static_cast<std::size_t>(purpose)]);
}

std::string obstacle_text(const Step& step, std::string_view indent) {
    return step.obstacle ? std::format("{0}it cannot be done: {1}\n{0}remedy: {2}\n", indent, step.obstacle->cause,
                                       step.obstacle->remedy)
                         : "";
}

std::string value(const std::string& text) {
    return text.empty() ? "nothing" : text;
}

std::string step_text(std::size_t number, const Step& step, bool done) {
    constexpr std::string_view kIndent = "       ";
    std::string text = std::format("{:3}. {} ({})\n", number, step.text, step.id);
    text += std::format("{}why: {}\n", kIndent, step.reason);
    if (step.file) {
        text += std::format("{}file: {}\n", kIndent, *step.file);
    }
    text += std::format("{}now: {}\n{}then: {}\n", kIndent, value(step.before), kIndent, value(step.after));
    text += std::format("{}{}\n", kIndent, step.command);
    if (!done && step.packages && !step.obstacle) {
        text += std::format("{}only with --install-packages\n", kIndent);
    }
    if (step.needs != Needs::Nothing && !step.obstacle) {
        text += std::format("{}{}\n", kIndent,
                            step.needs == Needs::Login ? "counts from the next login on"
                                                       : "counts from the next start of this computer on");
    }
    return text + obstacle_text(step, kIndent);
}

std::string needs_text(const std::vector<Step>& steps) {
    std::string text;
    if (std::ranges::contains(steps, Needs::Login, &Step::needs)) {
        text += "Log out and in again: until then the new groups do not count.\n";
    }
    if (std::ranges::contains(steps, Needs::Restart, &Step::needs)) {
        text += "Start this computer anew: until then not all of it counts.\n";
    }
    return text;
}

std::string changes_text(const State& state) {
    std::string text;
    for (const Change& change : state.changes) {
        text +=
            std::format("\nSet up on {} for {}: {} steps{}.\n", local_time(change.since), change.by,
                        change.steps.size(), change.phase == Phase::Applied ? "" : ", which did not come to an end");
        if (change.problem) {
            text += std::format("  problem: {}\n  remedy: {}\n", change.problem->cause, change.problem->remedy);
        }
    }
    return text + (text.empty() ? "" : "apiaryctl setup undo takes all of it back.\n");
}

}  // namespace

std::string setup_notes_text(const std::vector<Note>& notes) {
    std::string text;
    for (const Note& note : notes) {
        text += std::format("Note: {}\n  remedy: {}\n", note.text, note.remedy);
    }
    return text;
}

std::string setup_state_text(const State& state, const std::vector<Purpose>& purposes) {
    std::vector<std::vector<std::string>> rows = {{"STEP", "FOR", "STATE", "WHAT"}};
    std::string obstacles;
    bool lacking = false;
    for (const Step& step : state.steps) {
        if (!purposes.empty() && !std::ranges::contains(purposes, step.purpose)) {
            continue;
        }
        rows.push_back({step.id, word(step.purpose), word(step.state), step.text});
        lacking = lacking || (step.state == StepState::Lacking && !step.obstacle);
        if (step.state == StepState::Lacking && step.obstacle) {
            obstacles += std::format("\n{}:\n{}", step.id, obstacle_text(step, "  "));
        }
    }
    std::string text = state.system + "\n\n" + table(rows) + obstacles;
    text += lacking ? "\nWhat is lacking: apiaryctl setup plan shows every change, apiaryctl setup apply makes them.\n"
                    : "\nNothing is lacking that could be set up.\n";
    text += changes_text(state);
    if (state.restart_needed) {
        text += "Start this computer anew: until then not all of it counts.\n";
    }
    text += state.notes.empty() ? "" : "\n" + setup_notes_text(state.notes);
    if (state.refusal) {
        text += std::format("\nYou cannot set it up: {}.\n  remedy: {}\n", state.refusal->cause, state.refusal->remedy);
    }
    return text;
}

std::string setup_plan_text(const Plan& plan) {
    std::string text = plan.steps.empty() ? "Nothing is lacking.\n" : "What is lacking:\n";
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        text += step_text(i + 1, plan.steps[i], false);
    }
    if (!plan.steps.empty()) {
        text += plan.chosen == 1 ? "1 of them would be done.\n"
                                 : std::format("{} of them would be done, all or nothing.\n", plan.chosen);
    }
    return text + setup_notes_text(plan.notes);
}

std::string setup_change_text(const Change& change) {
    std::string text = "This was set up:\n";
    for (std::size_t i = 0; i < change.steps.size(); ++i) {
        text += std::format("{:3}. {}\n", i + 1, change.steps[i].text);
    }
    return text + needs_text(change.steps);
}

}  // namespace apiary::cli
