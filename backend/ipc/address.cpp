// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/address.h"

#include <grp.h>
#include <sys/stat.h>
#include <sys/time.h>

#include <cerrno>
#include <cstring>
#include <format>
#include <optional>

namespace apiary::ipc {
namespace {

constexpr timeval kPatience = {10, 0};
constexpr timeval kForever = {0, 0};

/// The group that may use the socket, as the socket or else its directory says.
std::optional<std::string> group_of(const std::string& path) {
    struct stat status = {};
    const std::string directory = path.substr(0, path.rfind('/') + 1);
    if (::stat(path.c_str(), &status) != 0 && ::stat(directory.c_str(), &status) != 0) {
        return std::nullopt;
    }
    const group* const entry = status.st_gid == 0 ? nullptr : ::getgrgid(status.st_gid);
    return entry == nullptr ? std::nullopt : std::optional<std::string>(entry->gr_name);
}

std::unexpected<Error> not_connected(int error, const std::string& path) {
    constexpr const char* kStart = "Start apiaryd: as a service of the system, or your own with `apiaryd --session`";
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            return fail_errno(error, std::format("apiaryd is not running: there is no socket {}", path), kStart);
        case ECONNREFUSED:
            return fail_errno(error, std::format("apiaryd is not running: nobody listens on {}", path), kStart);
        case EACCES:
        case EPERM: {
            const std::optional<std::string> group = group_of(path);
            return fail_errno(
                error, std::format("You have no permission to use {}", path),
                group ? std::format("Let the administrator add you to the group {}, then log in again", *group)
                      : "Let the administrator allow it to you");
        }
        case EAGAIN:
            return fail_errno(error, std::format("apiaryd does not answer on {}", path),
                              "Try again, or restart apiaryd");
        default: return fail_errno(error, std::format("No connection to {}", path));
    }
}

}  // namespace

Result<sockaddr_un> socket_address(const std::string& path) {
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.contains('\0')) {
        return fail("The path of a socket is empty or has a NUL", "Give another path");
    }
    if (path.size() >= sizeof address.sun_path) {
        return fail(std::format("The path of the socket is too long: {}", path),
                    std::format("Use a path of at most {} bytes", sizeof address.sun_path - 1),
                    std::format("{} bytes", path.size()));
    }
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return address;
}

Result<UniqueFd> connect_to(const std::string& path, int flags) {
    const Result<sockaddr_un> address = socket_address(path);
    if (!address) {
        return std::unexpected(address.error());
    }
    UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | flags, 0));
    if (!socket.valid()) {
        return fail_errno(errno, "No socket can be made");
    }
    // The wait for room in the queue of connections ends with what sends have to wait at most.
    ::setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
    if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0) {
        return not_connected(errno, path);
    }
    ::setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &kForever, sizeof kForever);
    return socket;
}

}  // namespace apiary::ipc
