// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>

namespace apiary {

/// `text` as it can be shown in a message: control characters replaced, and cut when it is long.
[[nodiscard]] std::string shown(std::string_view text, std::size_t longest = 80);

}  // namespace apiary
