// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>

#include "backend/api/socket_path.h"
#include "backend/base/environment.h"
#include "backend/base/result.h"

namespace apiary::daemon {

/// Where the helper keeps what it has. All paths are absolute.
struct Paths {
    std::filesystem::path state;     ///< Guests and trash.
    std::filesystem::path runtime;   ///< The socket, and what leads to the monitors; gone when the host restarts.
    std::filesystem::path settings;  ///< apiaryd.conf, which need not be there.

    [[nodiscard]] std::filesystem::path socket() const { return runtime / api::kSocketName; }
    [[nodiscard]] std::filesystem::path monitors() const { return runtime / "monitors"; }
    bool operator==(const Paths&) const = default;
};

/// What a command line has instead of the usual places: --state-directory, --runtime-directory, --config.
struct PathOverrides {
    std::optional<std::filesystem::path> state;
    std::optional<std::filesystem::path> runtime;
    std::optional<std::filesystem::path> settings;
};

/// Those of this operating system. A socket path that is too long for this system is an error, here and below.
[[nodiscard]] Result<Paths> system_paths(const PathOverrides& overrides = {});
/// Those of one user (XDG Base Directory Specification 0.8).
[[nodiscard]] Result<Paths> session_paths(const PathOverrides& overrides = {},
                                          const Environment& environment = process_environment());

/// Makes the runtime directory and `monitors` in it, or takes those that are there, when they are this user's own. The
/// former is for `group` to enter (0750), or for this user alone (0700) without one; the latter is for this user alone.
/// At no time does either grant more. To be called before anything is put there.
[[nodiscard]] Result<void> make_runtime_directory(const Paths& paths, std::optional<gid_t> group);

}  // namespace apiary::daemon
