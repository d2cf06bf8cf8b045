// SPDX-License-Identifier: BSD-2-Clause
#include "backend/api/socket_path.h"

#include <system_error>

namespace apiary::api {
namespace {

namespace fs = std::filesystem;

std::string in_directory(const fs::path& directory) {
    return (directory / kSocketName).string();
}

bool is_there(const std::string& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
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
    const std::string systems = in_directory(kSystemRuntimeDirectory);
    if (helper.session || helper.system) {
        return helper.session ? in_directory(*session) : systems;
    }
    if (const auto named = environment(kSocketVariable); named && !named->empty()) {
        return *named;
    }
    const bool both = is_there(systems) && session && is_there(in_directory(*session));
    const bool use_session = both ? !root : session && is_there(in_directory(*session));
    return use_session ? in_directory(*session) : systems;
}

}  // namespace apiary::api
