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
enum class MenuAction { Open, Quit, PowerButton, Reset, Registers, Help, Continue, Unknown };

/// Sits between the keyboard and the guest: takes the escape key and the menu's keys out of what is typed.
class EscapeFilter {
public:
    explicit EscapeFilter(EscapeKey key) : key_(key) {}

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
    bool menu_open_ = false;
};

/// One line that names the menu's keys.
[[nodiscard]] std::string menu_prompt();
/// What each key does, a line each.
[[nodiscard]] std::string menu_help(std::uint8_t key);

}  // namespace apiary::cli
