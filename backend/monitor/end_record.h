// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "backend/api/guests.h"
#include "backend/console/stream.h"
#include "backend/machine/machine.h"

namespace apiary::monitor {

/// The last lines that the guest wrote to `console`, as readable_lines() gives them, at most `most`.
[[nodiscard]] std::vector<std::string> last_lines(const std::shared_ptr<console::Stream>& console, std::size_t most);

/// What is told of a guest's end, at `time` (seconds since 1970). Of one that did not end as it should there is a crash
/// card: what happened, the registers, the last lines of its console, and the cause that these hint at.
[[nodiscard]] api::guests::End end_record(const machine::End& end, std::vector<std::string> registers,
                                          std::vector<std::string> console, std::int64_t time);

}  // namespace apiary::monitor
