// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/environment.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <vector>

namespace apiary {

Environment process_environment() {
    return [](const char* name) -> std::optional<std::string> {
        const char* const value = std::getenv(name);
        return value == nullptr ? std::nullopt : std::optional<std::string>(value);
    };
}

std::optional<std::filesystem::path> directory_in(const Environment& environment, const char* name) {
    const auto value = environment(name);
    return value && value->starts_with('/') ? std::optional<std::filesystem::path>(*value) : std::nullopt;
}

Result<std::filesystem::path> home_directory(const Environment& environment) {
    if (const auto directory = directory_in(environment, "HOME")) {
        return *directory;
    }
    std::vector<char> buffer(16384);
    passwd entry = {};
    passwd* found = nullptr;
    if (::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr &&
        found->pw_dir != nullptr && found->pw_dir[0] == '/') {
        return std::filesystem::path(found->pw_dir);
    }
    return fail("this user has no home directory", "set HOME to one");
}

Result<std::filesystem::path> user_directory(const Environment& environment, const char* variable,
                                             const char* otherwise) {
    if (const auto directory = directory_in(environment, variable)) {
        return *directory / "apiary";
    }
    auto home = home_directory(environment);
    return home ? *home / otherwise / "apiary" : home;
}

}  // namespace apiary
