// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <optional>

#include "backend/api/guests.h"
#include "backend/base/process.h"
#include "backend/base/result.h"
#include "backend/machine/passed_files.h"

namespace apiary::daemon {

/// Opens what `definition` names by absolute paths, and its tap devices, with the rights of `identity`: in a process of
/// its own, which is this program started with kOpenerOption. What cannot be opened there in half a minute is an error:
/// a network's file system may hang. Disks that are kept with the guest are left out. Blocks; from any thread.
[[nodiscard]] Result<machine::PassedFiles> open_as(const std::filesystem::path& program,
                                                   const std::optional<Identity>& identity,
                                                   const api::guests::Definition& definition);

inline constexpr const char* kOpenerOption = "--open-files";

/// What the program does with that option: opens what it is told on descriptor 3, and ends. The exit status.
[[nodiscard]] int run_opener();

}  // namespace apiary::daemon
