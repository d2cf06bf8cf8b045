// SPDX-License-Identifier: BSD-2-Clause
#include "backend/console/readable.h"

#include <algorithm>
#include <ranges>
#include <string_view>

namespace apiary::console {
namespace {

constexpr std::size_t kLongestLine = 200;

/// The bytes that a UTF-8 character at the start of `text` takes; 0 where there is none.
std::size_t character_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = byte(0) < 0x80   ? 1
                               : byte(0) < 0xc2 ? 0
                               : byte(0) < 0xe0 ? 2
                               : byte(0) < 0xf0 ? 3
                               : byte(0) < 0xf5 ? 4
                                                : 0;
    if (length == 0 || length > text.size()) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80) {
            return 0;
        }
    }
    // Overlong forms, surrogates and what lies beyond Unicode (RFC 3629, section 4).
    const bool bad = (length > 2 && ((byte(0) == 0xe0 && byte(1) < 0xa0) || (byte(0) == 0xed && byte(1) > 0x9f))) ||
                     (length > 3 && ((byte(0) == 0xf0 && byte(1) < 0x90) || (byte(0) == 0xf4 && byte(1) > 0x8f)));
    return bad ? 0 : length;
}

/// The bytes of the escape sequence at the start of `text` (ECMA-48, section 5.4: CSI, parameters, a final byte).
std::size_t escape_length(std::string_view text) {
    if (text.size() < 2 || text[1] != '[') {
        return std::min<std::size_t>(text.size(), 2);
    }
    const auto final_byte = std::ranges::find_if(text.substr(2), [](char c) { return c >= 0x40 && c <= 0x7e; });
    return std::min(text.size(), static_cast<std::size_t>(final_byte - text.substr(2).begin()) + 3);
}

std::string readable(std::string_view line) {
    std::string result;
    while (!line.empty() && result.size() < kLongestLine) {
        const std::size_t length = character_length(line);
        std::size_t taken = std::max<std::size_t>(length, 1);
        const auto first = static_cast<unsigned char>(line.front());
        if (length == 0) {
            result += "\uFFFD";
        } else if (first == 0x1b) {
            taken = escape_length(line);
        } else if (first == '\t') {
            result += ' ';
        } else if (first >= 0x20 && first != 0x7f) {
            result += line.substr(0, length);
        }
        line.remove_prefix(taken);
    }
    return result;
}

}  // namespace

std::vector<std::string> readable_lines(const std::string& text, std::size_t most) {
    std::vector<std::string> lines;
    for (const auto part : std::views::split(text, '\n')) {
        lines.push_back(readable(std::string_view(part)));
    }
    while (!lines.empty() && lines.back().empty()) {
        lines.pop_back();
    }
    if (lines.size() > most) {
        lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(most));
    }
    return lines;
}

}  // namespace apiary::console
