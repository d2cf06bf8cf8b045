// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "backend/api/guests.h"
#include "backend/machine/definition.h"

namespace apiary::daemon {

inline constexpr std::int64_t kLargestDisk = std::int64_t{64} << 40;  ///< Bytes of a disk that is made.
inline constexpr std::int64_t kLongestStopGrace = 86'400;             ///< Seconds.
inline constexpr std::size_t kLongestDescription = 4096;              ///< Bytes.
inline constexpr std::size_t kMostTags = 32;
inline constexpr std::size_t kLongestTag = 64;  ///< Bytes.

using machine::InvalidDefinition;

/// Whether every value is one that can be used, whatever this host has and whatever is on its disks.
[[nodiscard]] std::expected<void, InvalidDefinition> check_definition(const api::guests::Definition& definition);

/// `definition` with the fields that `set` has, and without those that `unset` names. Lists are replaced as a whole.
/// The result is not checked.
[[nodiscard]] std::expected<api::guests::Definition, InvalidDefinition> changed_definition(
    const api::guests::Definition& definition, const api::guests::Definition& set,
    const std::vector<std::string>& unset);

/// What a guest like one with `definition` has to begin with: the same, without MAC addresses, and not started with the
/// helper, so that there are not two of something all of a sudden.
[[nodiscard]] api::guests::Definition clone_of(api::guests::Definition definition);

/// What of `definition` one guest at a time can use, when a clone has it too: writable disks that are not kept with the
/// guest, tap devices, and ports of the host.
[[nodiscard]] std::vector<api::guests::Shared> shared_with_clone(const api::guests::Definition& definition);

/// Names of the fields in which the two differ, in the interface's order.
[[nodiscard]] std::vector<std::string> differing_fields(const api::guests::Definition& one,
                                                        const api::guests::Definition& other);

}  // namespace apiary::daemon
