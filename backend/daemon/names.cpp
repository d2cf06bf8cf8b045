// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/names.h"

#include <algorithm>
#include <format>

#include "backend/base/text.h"

namespace apiary::daemon {
namespace {

constexpr std::size_t kLongestId = 96;  ///< A time, a name, and a number that makes it the only one.

// Not those of <cctype>, which ask the locale.
bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_name(std::string_view text, std::size_t longest) {
    return !text.empty() && text.size() <= longest && is_alphanumeric(text.front()) &&
           std::ranges::all_of(text, [](char c) { return is_alphanumeric(c) || c == '.' || c == '-' || c == '_'; });
}

}  // namespace

bool is_guest_name(std::string_view name) {
    return is_name(name, kLongestName);
}

Result<void> check_guest_name(std::string_view name) {
    if (is_guest_name(name)) {
        return {};
    }
    return fail(name.empty() ? "a guest needs a name" : std::format("a guest cannot be called \"{}\"", shown(name)),
                std::format("use 1 to {} letters, digits, dots, dashes and underscores, the first a letter or digit",
                            kLongestName));
}

bool is_disk_name(std::string_view path) {
    return is_name(path, kLongestDiskName);
}

bool is_trash_id(std::string_view id) {
    return is_name(id, kLongestId);
}

}  // namespace apiary::daemon
