// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "backend/base/result.h"

namespace apiary {

/// The number of bytes that a text like "512M", "2G", "1.5GiB" or "4096B" means. Units K, M, G and T are powers of
/// 1024, in either case, optionally followed by "B" or "iB". A bare number is refused with a question, so that nobody
/// gets a guest of 8 bytes. A fraction of M or more that is no whole number of 4 KiB pages is rounded down to one.
[[nodiscard]] Result<std::uint64_t> parse_size(std::string_view text);

/// The shortest exact form that parse_size() reads back: "512M", "1.5G", "1000B".
[[nodiscard]] std::string format_size(std::uint64_t bytes);

}  // namespace apiary
