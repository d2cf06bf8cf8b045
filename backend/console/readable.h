// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace apiary::console {

/// The last lines of `text`, which a guest wrote, at most `most` of them: each of at most 200 characters, without
/// control characters and escape sequences, and with what is not UTF-8 replaced. Empty lines at the end are left out.
[[nodiscard]] std::vector<std::string> readable_lines(const std::string& text, std::size_t most);

}  // namespace apiary::console
