// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/text.h"

#include <algorithm>

namespace apiary {

std::string shown(std::string_view text, std::size_t longest) {
    std::string result(text.substr(0, longest));
    // Not within a character of several bytes.
    while (result.size() < text.size() && !result.empty() && (text[result.size()] & 0xC0) == 0x80) {
        result.pop_back();
    }
    std::ranges::replace_if(result, [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; }, '?');
    return result + (result.size() < text.size() ? "…" : "");
}

}  // namespace apiary
