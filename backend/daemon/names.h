// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <string_view>

#include "backend/base/result.h"

namespace apiary::daemon {

inline constexpr std::size_t kLongestName = 48;  ///< Characters of a guest's name (io.apiary.Guests).
inline constexpr std::size_t kLongestDiskName = 64;

/// Whether a guest can be called `name`: 1 to kLongestName ASCII letters, digits, dots, dashes and underscores, the
/// first a letter or digit; so it is no option, no hidden file and no way out of a directory.
[[nodiscard]] bool is_guest_name(std::string_view name);
/// The same, with the reason.
[[nodiscard]] Result<void> check_guest_name(std::string_view name);

/// Whether `path` is the plain name of a disk that is kept with its guest: as a guest's name, of up to
/// kLongestDiskName.
[[nodiscard]] bool is_disk_name(std::string_view path);

/// Whether there can be something called `id` in the trash: the same characters as a guest's name has, and longer.
[[nodiscard]] bool is_trash_id(std::string_view id);

}  // namespace apiary::daemon
