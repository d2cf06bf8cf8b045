// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace apiary {

/// Whether it can be the name of a user or group: nothing that does not belong in a message, a command or a file.
[[nodiscard]] inline bool is_account_name(std::string_view name) {
    constexpr std::size_t kLongest = 64;
    return !name.empty() && name.size() <= kLongest && name.front() != '-' && std::ranges::all_of(name, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-' ||
               c == '.' || c == '@' || c == '$' || c == '+';
    });
}

}  // namespace apiary
