// SPDX-License-Identifier: BSD-2-Clause
#include "backend/api/socket_path.h"

#include <system_error>

namespace apiary::api {
namespace {

namespace fs = std::filesystem;

std::string in_directory(const fs::path& directory) {
    return (directory / kSocketName).string();
}

}  // namespace

Result<fs::path> session_runtime_directory(const Environment& environment) {
    if (const auto directory = directory_in(environment, "XDG_RUNTIME_DIR")) {
        return *directory / "apiary";
    }
    auto data = user_directory(environment, "XDG_DATA_HOME", ".local/share");
    return data ? *data / "run" : data;
}

Result<std::string> socket_path(const Helper& helper, bool root, const Environment& environment) {
    if (helper.socket) {
        return *helper.socket;
    }
    const auto session = session_runtime_directory(environment);
    if (helper.session && !session) {
        return std::unexpected(session.error());
    }
    const bool unspecified = !helper.system && !helper.session;
    if (const auto named = environment(kSocketVariable); unspecified && named && !named->empty()) {
        return *named;
    }
    std::error_code ignored;
    const bool there = session && fs::exists(in_directory(*session), ignored);
    const bool use_session = helper.session || (unspecified && !root && there);
    return in_directory(use_session ? *session : fs::path(kSystemRuntimeDirectory));
}

}  // namespace apiary::api
