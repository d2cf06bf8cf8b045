// SPDX-License-Identifier: BSD-2-Clause
// Where the helper is reached: what it, the command line and the window must agree on.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "backend/base/environment.h"
#include "backend/base/result.h"

namespace apiary::api {

inline constexpr const char* kSocketName = "apiaryd.sock";
/// Names a socket to connect to, for whoever is not told another one.
inline constexpr const char* kSocketVariable = "APIARY_SOCKET";

/// Of the helper that serves all users of this host.
#ifdef __FreeBSD__
inline constexpr const char* kSystemRuntimeDirectory = "/var/run/apiary";
#else
inline constexpr const char* kSystemRuntimeDirectory = "/run/apiary";
#endif

/// Of the helper of one user: in XDG_RUNTIME_DIR, or where that is not set, as on many a FreeBSD desktop, beside the
/// guests in the home directory.
[[nodiscard]] Result<std::filesystem::path> session_runtime_directory(const Environment& environment);

/// Which helper somebody wants. At most one of the three is given.
struct Helper {
    bool system = false;
    bool session = false;
    std::optional<std::string> socket;
};

/// The socket to connect to. Where nothing is given: what APIARY_SOCKET says; else the one that is there of the
/// session's and the system's, of both the former, or the latter where `root` asks; else the system's.
[[nodiscard]] Result<std::string> socket_path(const Helper& helper, bool root,
                                              const Environment& environment = process_environment());

}  // namespace apiary::api
