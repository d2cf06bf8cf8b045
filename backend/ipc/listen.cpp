// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/listen.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <format>
#include <optional>
#include <string_view>

#include "backend/ipc/address.h"

namespace apiary::ipc {
namespace {

constexpr int kFirstInherited = 3;  // SD_LISTEN_FDS_START
constexpr int kMostInherited = 16;  // One service has one or two.

int bind_to(int socket, const sockaddr_un& address) {
    return ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 ? 0 : errno;
}

/// Removes a socket on which nobody listens.
Result<void> remove_stale(const std::string& path, const sockaddr_un& address) {
    struct stat status = {};
    if (::lstat(path.c_str(), &status) != 0 || !S_ISSOCK(status.st_mode)) {
        return fail(std::format("{} is in the way of a socket and is none itself", path), "Move it away");
    }
    const UniqueFd probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const int answer =
        ::connect(probe.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 ? 0 : errno;
    if (answer != ECONNREFUSED) {
        return fail(std::format("Another process listens on {}", path), "Stop it first, or use another path");
    }
    if (::unlink(path.c_str()) != 0) {
        return fail_errno(errno, std::format("The socket {} of an earlier process cannot be removed", path),
                          "Remove it");
    }
    return {};
}

std::optional<int> number(const char* text) {
    const std::string_view digits = text == nullptr ? "" : text;
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

bool is_listening_stream(int socket) {
    sockaddr_storage address = {};
    socklen_t address_size = sizeof address;
    int type = 0;
    int listening = 0;
    socklen_t size = sizeof type;
    return ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &address_size) == 0 &&
           address.ss_family == AF_UNIX && ::getsockopt(socket, SOL_SOCKET, SO_TYPE, &type, &size) == 0 &&
           type == SOCK_STREAM && ::getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) == 0 &&
           listening != 0;
}

}  // namespace

Result<UniqueFd> listen_on(const std::string& path, mode_t mode) {
    const Result<sockaddr_un> address = socket_address(path);
    if (!address) {
        return std::unexpected(address.error());
    }
    UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket.valid()) {
        return fail_errno(errno, "No socket can be made");
    }
    int error = bind_to(socket.get(), *address);
    if (error == EADDRINUSE) {
        if (const Result<void> removed = remove_stale(path, *address); !removed) {
            return std::unexpected(removed.error());
        }
        error = bind_to(socket.get(), *address);
    }
    if (error != 0) {
        return fail_errno(error, std::format("No socket can be made at {}", path),
                          "Check its directory and who may write there");
    }
    if (::fchmodat(AT_FDCWD, path.c_str(), mode, AT_SYMLINK_NOFOLLOW) != 0 || ::listen(socket.get(), SOMAXCONN) != 0) {
        error = errno;
        ::unlink(path.c_str());
        return fail_errno(error, std::format("No socket can listen at {}", path));
    }
    return socket;
}

Result<std::vector<UniqueFd>> inherited_listeners() {
    const bool is_ours = number(std::getenv("LISTEN_PID")) == ::getpid();
    const std::optional<int> count = number(std::getenv("LISTEN_FDS"));
    for (const char* variable : {"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"}) {
        ::unsetenv(variable);
    }
    std::vector<UniqueFd> sockets;
    if (!is_ours) {
        return sockets;
    }
    constexpr const char* kRemedy = "Let the service manager pass one listening UNIX stream socket";
    if (!count || *count < 1 || *count > kMostInherited) {
        return fail("The number of sockets that the service manager passes makes no sense", kRemedy);
    }
    for (int socket = kFirstInherited; socket < kFirstInherited + *count; ++socket) {
        if (!is_listening_stream(socket)) {
            return fail("The service manager passed a descriptor that this program cannot serve", kRemedy,
                        std::format("descriptor {}", socket));
        }
        sockets.emplace_back(socket);
        if (::fcntl(socket, F_SETFD, FD_CLOEXEC) != 0 || ::fcntl(socket, F_SETFL, O_NONBLOCK) != 0) {
            return fail_errno(errno, "A socket of the service manager cannot be used", kRemedy);
        }
    }
    return sockets;
}

}  // namespace apiary::ipc
