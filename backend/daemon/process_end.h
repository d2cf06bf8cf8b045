// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "backend/api/guests.h"

namespace apiary::daemon {

/// What can be seen from outside of a monitor that ended without a word.
struct ProcessEnd {
    std::optional<int> status;  ///< As waitpid(2) tells it; nothing for a process that is no child.
    bool hung = false;          ///< The helper ended it, as it did not answer.
    bool stop_asked = false;    ///< A caller wanted its end.
};

/// What is told of the guest's end then. `console`: the end of its console's log, for the last lines. `time`: seconds
/// since 1970.
[[nodiscard]] api::guests::End end_of_process(const ProcessEnd& process, const std::string& console, std::int64_t time);

/// `end` as a monitor tells it, which a guest may have taken over: texts of bounded length and number, without control
/// characters.
[[nodiscard]] api::guests::End bounded(api::guests::End end);

}  // namespace apiary::daemon
