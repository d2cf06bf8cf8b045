// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/escape.h"

#include <algorithm>
#include <cctype>
#include <format>

namespace apiary::cli {
namespace {

constexpr std::uint8_t kEscapeCode = 0x1b;

constexpr const char* kPowerHelp = "press its power button: most guests shut down by themselves then";
constexpr const char* kRegistersHelp = "show the registers of all its CPUs";
constexpr const char* kPlugHelp = "end the guest at once, as if its plug were pulled";
constexpr MenuItem kReset = {'r', MenuAction::Reset, "[r]eset", "reset it, as with a PC's reset button"};
constexpr MenuItem kHelp = {'h', MenuAction::Help, "[h]elp", "show this"};
constexpr MenuItem kContinue = {'c', MenuAction::Continue, "[c]ontinue", "close this menu (so do Enter and Esc)"};

constexpr MenuItem kRunMenu[] = {
    {'q', MenuAction::Quit, "[q]uit", kPlugHelp},
    {'p', MenuAction::PowerButton, "[p]ower button", kPowerHelp},
    kReset,
    {'d', MenuAction::Registers, "[d]ump registers", kRegistersHelp},
    kHelp,
    kContinue,
};

constexpr MenuItem kConsoleMenu[] = {
    {'q', MenuAction::Quit, "[q]uit", "leave this console; the guest goes on"},
    {'t', MenuAction::TakeControl, "[t]ake over", "what is typed here reaches the guest, not what others type"},
    {'p', MenuAction::PowerButton, "[p]ower", kPowerHelp},
    kReset,
    {'k', MenuAction::Kill, "[k]ill", kPlugHelp},
    {'d', MenuAction::Registers, "[d]ump", kRegistersHelp},
    kHelp,
    kContinue,
};

bool starts_with_ignoring_case(std::string_view text, std::string_view start) {
    return text.size() >= start.size() &&
           std::ranges::equal(text.substr(0, start.size()), start,
                              [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
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
    if (key == '\r' || key == '\n' || key == kEscapeCode) {
        return {.bytes = {}, .action = MenuAction::Continue};
    }
    const auto item = std::ranges::find(menu_, std::tolower(key), &MenuItem::key);
    const bool help = item == menu_.end() && key == '?';
    return {.bytes = {}, .action = help ? MenuAction::Help : item == menu_.end() ? MenuAction::Unknown : item->action};
}

Menu run_menu() {
    return kRunMenu;
}

Menu console_menu() {
    return kConsoleMenu;
}

std::string menu_prompt(Menu menu) {
    std::string text;
    for (const MenuItem& item : menu) {
        text += std::format("{}{}", text.empty() ? "" : "  ", item.label);
    }
    return text + ": ";
}

std::string menu_help(Menu menu, std::uint8_t escape) {
    std::string text;
    for (const MenuItem& item : menu) {
        if (item.action != MenuAction::Help) {
            text += std::format("  {}       {}\n", item.key, item.help);
        }
    }
    return text + std::format("  {0}  type {0} to the guest\n", escape_name(escape));
}

}  // namespace apiary::cli
