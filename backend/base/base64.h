// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace apiary {

/// Base 64 with padding (RFC 4648, section 4).
[[nodiscard]] std::string to_base64(std::string_view bytes);
/// Nothing when `text` is no base 64, padding included.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace apiary
