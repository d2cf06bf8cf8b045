// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "backend/base/result.h"

namespace apiary::cli {

/// The key that opens the menu: a control character, or none.
using EscapeKey = std::optional<std::uint8_t>;
inline constexpr std::uint8_t kDefaultEscape = 0x1d;  ///< Ctrl-]

/// "^]", "Ctrl-]" (in any case) or "none".
[[nodiscard]] Result<EscapeKey> parse_escape(std::string_view text);
/// "Ctrl-]" for 0x1d.
[[nodiscard]] std::string escape_name(std::uint8_t key);

/// What the user asked for in the menu.
enum class MenuAction { Open, Quit, TakeControl, PowerButton, Reset, Kill, Registers, Help, Continue, Unknown };

/// A key of a menu and what it does.
struct MenuItem {
    char key;  ///< In lower case; either case is taken.
    MenuAction action;
    const char* label;  ///< For the prompt.
    const char* help;   ///< One line.
};
/// Help and Continue are in every menu.
using Menu = std::span<const MenuItem>;
/// For a guest that lives as long as this program.
[[nodiscard]] Menu run_menu();
/// For the console of a guest of the helper's.
[[nodiscard]] Menu console_menu();

/// Sits between the keyboard and the guest: takes the escape key and the menu's keys out of what is typed.
class EscapeFilter {
public:
    EscapeFilter(EscapeKey key, Menu menu) : key_(key), menu_(menu) {}

    /// Either bytes for the guest or an action.
    struct Item {
        std::vector<std::uint8_t> bytes;
        std::optional<MenuAction> action;
    };
    /// What `typed` comes to, in order.
    [[nodiscard]] std::vector<Item> feed(std::span<const std::uint8_t> typed);
    [[nodiscard]] bool menu_open() const { return menu_open_; }

private:
    [[nodiscard]] Item choose(std::uint8_t key);

    EscapeKey key_;
    Menu menu_;
    bool menu_open_ = false;
};

/// One line that names the menu's keys.
[[nodiscard]] std::string menu_prompt(Menu menu);
/// What each key does, a line each.
[[nodiscard]] std::string menu_help(Menu menu, std::uint8_t escape);

}  // namespace apiary::cli
