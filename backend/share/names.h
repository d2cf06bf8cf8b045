// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace apiary::share {

inline constexpr std::size_t kMostName = 255;  ///< Bytes of one component: NAME_MAX of both systems.
inline constexpr std::size_t kMostPath =
    4095;  ///< Bytes of a path from the folder on: Linux's PATH_MAX, without its NUL.

// Paths within a folder are components joined by '/', from the folder on; the folder itself is "".

/// Whether a file within a folder can have this name: neither empty, nor with '/' or NUL, nor "." or "..". Its length
/// is not looked at.
[[nodiscard]] bool is_component(std::string_view name);
/// 0, or why there can be no file `name`: ENAMETOOLONG or `otherwise`.
[[nodiscard]] int check_component(std::string_view name, int otherwise);
/// True when `path` is "" or components that are not too long, and not too long in all.
[[nodiscard]] bool is_path(std::string_view path);

/// Nothing when it would be longer than a path may be.
[[nodiscard]] std::optional<std::string> join(std::string_view directory, std::string_view name);
/// The folder itself is its own parent.
[[nodiscard]] std::string_view parent_of(std::string_view path);
/// The last component.
[[nodiscard]] std::string_view name_of(std::string_view path);
/// True when `path` is `directory` or below it.
[[nodiscard]] bool is_within(std::string_view path, std::string_view directory);

/// A path as text for people and for saved states: whatever is not printable ASCII, and '%', as %XX.
[[nodiscard]] std::string quote(std::string_view path);
/// The other way round; nothing when quote() does not make such a text.
[[nodiscard]] std::optional<std::string> unquote(std::string_view text);

}  // namespace apiary::share
