// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cerrno>
#include <span>
#include <string>

#include "backend/sandbox/sandbox.h"

namespace apiary::sandbox::test {

/// What a child ends with when an action went as it is to: no errno value is this.
inline constexpr int kDone = 0;
/// The sandbox could not be entered.
inline constexpr int kNotEntered = 200;
/// The host has not what the action takes.
inline constexpr int kNotHere = 201;
/// Something that must go on did not; standard error says what.
inline constexpr int kFailed = 202;

/// Something that a process in the sandbox does.
struct Action {
    const char* name;
    int (*run)(const std::string& directory);  ///< Gives kDone, an errno value, or another of the above.
};

/// Calls that end the process, whatever the needs.
[[nodiscard]] std::span<const Action> forbidden_actions();
/// What goes on inside, or is refused without an end to the process.
[[nodiscard]] std::span<const Action> other_actions();

/// errno of a call that failed; kDone when it did not.
inline int outcome(long result) {
    return result >= 0 ? kDone : errno;
}

}  // namespace apiary::sandbox::test
