// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <vector>

#include "backend/api/setup.h"
#include "backend/base/result.h"
#include "backend/hostsetup/needs.h"
#include "backend/hostsetup/record.h"
#include "backend/hostsetup/tree.h"

namespace apiary::hostsetup {

/// Why something was not done.
struct Failure {
    enum class Kind : std::uint8_t { InvalidWish, NothingToDo, PlanChanged, Busy, ApplyFailed, UndoFailed, HostFailed };
    Kind kind = Kind::HostFailed;
    Error error;
    std::string field = {};  ///< Of InvalidWish.
    bool restored = true;    ///< Everything is as it was.
};
template <class T>
using Outcome = std::expected<T, Failure>;

/// What a host has and lacks, and what is to be done about it.
struct HostPlan {
    api::setup::Wish wish;                 ///< With all that was chosen.
    std::vector<api::setup::Step> steps;   ///< All of them, in order or not.
    std::vector<api::setup::Step> chosen;  ///< Those that are to be done.
    std::vector<Action> actions;           ///< What that takes.
    std::vector<api::setup::Note> notes;

    [[nodiscard]] std::string digest() const;
};

/// Whether the wish makes sense; with what it leaves open.
[[nodiscard]] Outcome<api::setup::Wish> completed(api::setup::Wish wish, const std::string& caller);
/// `wish` is a completed() one. Looks at the host and changes nothing.
[[nodiscard]] Outcome<HostPlan> make_plan(Tree& tree, const Request& request, const api::setup::Wish& wish);

}  // namespace apiary::hostsetup
