// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/paths.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <format>
#include <functional>
#include <system_error>
#include <vector>

#include "backend/base/unique_fd.h"

namespace apiary::daemon {
namespace {

namespace fs = std::filesystem;

#ifdef __FreeBSD__
constexpr const char* kSystemState = "/var/db/apiary";
constexpr const char* kSystemSettings = "/usr/local/etc/apiary/apiaryd.conf";
#else
constexpr const char* kSystemState = "/var/lib/apiary";
constexpr const char* kSystemSettings = "/etc/apiary/apiaryd.conf";
#endif

Result<fs::path> to_absolute(const fs::path& path) {
    std::error_code error;
    fs::path result = path.empty() ? path : fs::absolute(path, error).lexically_normal();
    if (result.empty() || error) {
        return fail(std::format("\"{}\" is no path that can be used", path.string()), "give another path",
                    error.message());
    }
    // "DIR/" would have no name of its own.
    return result.has_filename() ? result : result.parent_path();
}

Result<void> check_socket(const Paths& paths) {
    constexpr std::size_t kLongest = sizeof(sockaddr_un::sun_path) - 1;
    const std::string socket = paths.socket().string();
    if (socket.size() > kLongest) {
        return fail(std::format("the socket's path {} is too long for this system", socket),
                    "choose a shorter --runtime-directory",
                    std::format("{} bytes, at most {}", socket.size(), kLongest));
    }
    return {};
}

/// `override` where there is one; `usual` is asked for only where there is none.
Result<fs::path> choose(const std::optional<fs::path>& override, const std::function<Result<fs::path>()>& usual) {
    return override ? to_absolute(*override) : usual();
}

using Place = std::function<Result<fs::path>()>;

Result<Paths> choose_all(const PathOverrides& overrides, const Place& state, const Place& runtime,
                         const Place& settings) {
    Paths paths;
    const struct {
        fs::path& path;
        const std::optional<fs::path>& override;
        const Place& usual;
    } all[] = {{paths.state, overrides.state, state},
               {paths.runtime, overrides.runtime, runtime},
               {paths.settings, overrides.settings, settings}};
    for (const auto& each : all) {
        auto chosen = choose(each.override, each.usual);
        if (!chosen) {
            return std::unexpected(std::move(chosen.error()));
        }
        each.path = *std::move(chosen);
    }
    auto checked = check_socket(paths);
    return checked ? Result<Paths>(std::move(paths)) : std::unexpected(std::move(checked.error()));
}

/// A directory that this user owns and is not a symbolic link, made if it is not there, open.
Result<UniqueFd> own_directory(const fs::path& path) {
    const auto failed = [&](const char* what) {
        return fail_errno(errno, std::format("the directory {} {}", path.string(), what),
                          "look at what is there, or choose another --runtime-directory");
    };
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
        return failed("cannot be made");
    }
    UniqueFd directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat status = {};
    if (!directory.valid() || ::fstat(directory.get(), &status) != 0) {
        return failed("cannot be used");
    }
    if (status.st_uid != ::geteuid()) {
        return fail(std::format("the directory {} belongs to another user", path.string()),
                    "remove it, or choose another --runtime-directory", std::format("user number {}", status.st_uid));
    }
    return directory;
}

/// The mode is 0700 while the group is another one.
Result<void> grant(int directory, const fs::path& path, std::optional<gid_t> group) {
    const bool done =
        ::fchmod(directory, 0700) == 0 &&
        (!group || (::fchown(directory, static_cast<uid_t>(-1), *group) == 0 && ::fchmod(directory, 0750) == 0));
    return done ? Result<void>()
                : fail_errno(errno, std::format("the rights of the directory {} cannot be set", path.string()),
                             "choose another --runtime-directory");
}

}  // namespace

Result<Paths> system_paths(const PathOverrides& overrides) {
    return choose_all(
        overrides, [] { return fs::path(kSystemState); }, [] { return fs::path(api::kSystemRuntimeDirectory); },
        [] { return fs::path(kSystemSettings); });
}

Result<Paths> session_paths(const PathOverrides& overrides, const Environment& environment) {
    const auto absolute = [](Result<fs::path> path) { return path ? to_absolute(*path) : path; };
    return choose_all(
        overrides, [&] { return absolute(user_directory(environment, "XDG_DATA_HOME", ".local/share")); },
        [&] { return absolute(api::session_runtime_directory(environment)); },
        [&]() -> Result<fs::path> {
            auto directory = user_directory(environment, "XDG_CONFIG_HOME", ".config");
            return directory ? Result<fs::path>(*directory / "apiaryd.conf") : directory;
        });
}

Result<void> make_runtime_directory(const Paths& paths, std::optional<gid_t> group) {
    const struct {
        fs::path path;
        std::optional<gid_t> group;
    } all[] = {{paths.runtime, group}, {paths.monitors(), std::nullopt}};
    for (const auto& each : all) {
        const auto directory = own_directory(each.path);
        if (!directory) {
            return std::unexpected(directory.error());
        }
        if (auto granted = grant(directory->get(), each.path, each.group); !granted) {
            return granted;
        }
    }
    return {};
}

}  // namespace apiary::daemon
