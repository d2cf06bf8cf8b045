// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/escape.h"

#include <algorithm>
#include <cctype>
#include <format>

namespace apiary::cli {
namespace {

bool starts_with_ignoring_case(std::string_view text, std::string_view start) {
    return text.size() >= start.size() &&
           std::ranges::equal(text.substr(0, start.size()), start, [](unsigned char a, unsigned char b) {
               return std::tolower(a) == std::tolower(b);
           });
}

std::string_view without_control_prefix(std::string_view text) {
    for (const std::string_view prefix : {"^", "ctrl-", "ctrl+", "c-"}) {
        if (starts_with_ignoring_case(text, prefix)) {
            return text.substr(prefix.size());
        }
    }
    return {};
}

}  // namespace

Result<EscapeKey> parse_escape(std::string_view text) {
    if (starts_with_ignoring_case(text, "none") && text.size() == 4) {
        return EscapeKey{};
    }
    const std::string_view key = without_control_prefix(text);
    if (key.size() == 1) {
        const int upper = std::toupper(static_cast<unsigned char>(key[0]));
        if (upper >= 'A' && upper <= '_') {
            return EscapeKey{static_cast<std::uint8_t>(upper - '@')};
        }
    }
    return fail(std::format("\"{}\" is no escape key", text), "give one like ^] or Ctrl-A, or none");
}

std::string escape_name(std::uint8_t key) {
    return std::format("Ctrl-{}", static_cast<char>(key + '@'));
}

std::vector<EscapeFilter::Item> EscapeFilter::feed(std::span<const std::uint8_t> typed) {
    std::vector<Item> items;
    for (const std::uint8_t byte : typed) {
        Item item;
        if (menu_open_) {
            item = choose(byte);
            menu_open_ = item.action == MenuAction::Help || item.action == MenuAction::Unknown;
        } else if (key_ && byte == *key_) {
            item.action = MenuAction::Open;
            menu_open_ = true;
        } else {
            item.bytes = {byte};
        }
        if (!item.action && !items.empty() && !items.back().action) {
            items.back().bytes.insert(items.back().bytes.end(), item.bytes.begin(), item.bytes.end());
        } else {
            items.push_back(std::move(item));
        }
    }
    return items;
}

EscapeFilter::Item EscapeFilter::choose(std::uint8_t key) {
    if (key_ && key == *key_) {
        // The guest gets the key, and the menu is told that it is closed.
        return {.bytes = {key}, .action = MenuAction::Continue};
    }
    switch (key) {
        case 'q':
        case 'Q':
            return {.bytes = {}, .action = MenuAction::Quit};
        case 'p':
        case 'P':
            return {.bytes = {}, .action = MenuAction::PowerButton};
        case 'r':
        case 'R':
            return {.bytes = {}, .action = MenuAction::Reset};
        case 'd':
        case 'D':
            return {.bytes = {}, .action = MenuAction::Registers};
        case 'h':
        case 'H':
        case '?':
            return {.bytes = {}, .action = MenuAction::Help};
        case 'c':
        case 'C':
        case '\r':
        case '\n':
        case 0x1b:
            return {.bytes = {}, .action = MenuAction::Continue};
        default:
            return {.bytes = {}, .action = MenuAction::Unknown};
    }
}

std::string menu_prompt() {
    return "[q]uit  [p]ower button  [r]eset  [d]ump registers  [h]elp  [c]ontinue: ";
}

std::string menu_help(std::uint8_t key) {
    return std::format(
        "  q       end the guest at once, as if its plug were pulled\n"
        "  p       press its power button: most guests shut down by themselves then\n"
        "  r       reset it, as with a PC's reset button\n"
        "  d       show the registers of all its CPUs\n"
        "  c       close this menu (so do Enter and Esc)\n"
        "  {}  type {} to the guest\n",
        escape_name(key), escape_name(key));
}

}  // namespace apiary::cli
