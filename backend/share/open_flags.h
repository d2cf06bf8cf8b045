// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>

namespace apiary::share {

/// Flags of Tlopen and Tlcreate: x86 Linux's (P9_DOTL_* in include/net/9p/9p.h there), in octal as everywhere.
namespace dotl {
inline constexpr std::uint32_t kReadOnly = 0, kWriteOnly = 1, kReadWrite = 2, kAccessMask = 3;
inline constexpr std::uint32_t kExclusive = 0200, kTruncate = 01000, kAppend = 02000, kDataSync = 010000,
                               kDirectory = 0200000, kSync = 04000000;
/// What of them holds for as long as the file is open. Creation is what Tlcreate is for; whether the guest's own
/// descriptor blocks, is inherited, bypasses its cache or touches the time of access is the guest's business.
inline constexpr std::uint32_t kLasting = kAccessMask | kAppend | kDataSync | kSync;
}  // namespace dotl

/// Whether `flags` ask for anything but reading.
[[nodiscard]] bool wants_to_write(std::uint32_t flags);
/// This host's flags for open(2), without creation; nothing when the access mode is none.
[[nodiscard]] std::optional<int> host_open_flags(std::uint32_t flags);

}  // namespace apiary::share
