// SPDX-License-Identifier: BSD-2-Clause
// Values as people read them on a terminal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace apiary::cli {

/// Rounded: "512 B", "1.5 MiB", "20 GiB".
[[nodiscard]] std::string rounded_size(std::int64_t bytes);
/// Rounded down to its largest unit: "12 s", "5 min", "3 h", "12 d".
[[nodiscard]] std::string rounded_time(std::int64_t seconds);
/// "2026-11-27 02:30:05", in this process's time zone; `time` in seconds since 1970.
[[nodiscard]] std::string local_time(std::int64_t time);

/// With spaces after it, at least `columns` wide.
[[nodiscard]] std::string padded(std::string_view text, std::size_t columns);
/// "label: text" and a line's end, the text from column `columns` on.
[[nodiscard]] std::string labelled(std::string_view label, std::string_view text, std::size_t columns);
/// Left-aligned columns, two spaces apart. The first row is the heading.
[[nodiscard]] std::string table(const std::vector<std::vector<std::string>>& rows);

}  // namespace apiary::cli
