// SPDX-License-Identifier: BSD-2-Clause
#include "tests/bench/transfer_server.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <format>
#include <vector>

namespace apiary::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kPiece = 1 << 20;
constexpr timeval kPatience = {.tv_sec = 60, .tv_usec = 0};  ///< For a connection, and for the next bytes of one.

double since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Takes what comes until the peer closes; returns how many bytes.
Result<std::uint64_t> read_to_end(int fd) {
    std::vector<char> piece(kPiece);
    std::uint64_t total = 0;
    for (;;) {
        const ssize_t count = ::recv(fd, piece.data(), piece.size(), 0);
        if (count < 0 && errno != EINTR) {
            return fail_errno(errno, "a transfer from the guest broke off");
        }
        if (count == 0) {
            return total;
        }
        total += static_cast<std::uint64_t>(std::max<ssize_t>(count, 0));
    }
}

}  // namespace

Result<TransferServer> TransferServer::open() {
    UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (!fd.valid() || ::bind(fd.get(), generic, length) != 0 || ::listen(fd.get(), 1) != 0 ||
        ::getsockname(fd.get(), generic, &length) != 0) {
        return fail_errno(errno, "the benchmark got no port to listen on");
    }
    return TransferServer(std::move(fd), ntohs(address.sin_port));
}

Result<UniqueFd> TransferServer::accept() {
    pollfd ready = {.fd = listening_.get(), .events = POLLIN, .revents = 0};
    if (::poll(&ready, 1, static_cast<int>(kPatience.tv_sec) * 1000) != 1) {
        return fail("no connection came from the guest");
    }
    UniqueFd fd(::accept4(listening_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (!fd.valid() || ::setsockopt(fd.get(), SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof(kPatience)) != 0 ||
        ::setsockopt(fd.get(), SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof(kPatience)) != 0) {
        return fail_errno(errno, "no connection came from the guest");
    }
    return fd;
}

Result<double> TransferServer::send(std::uint64_t bytes) {
    const auto fd = accept();
    if (!fd) {
        return std::unexpected(fd.error());
    }
    const auto start = Clock::now();
    const std::vector<char> piece(kPiece, 'x');
    for (std::uint64_t left = bytes; left > 0;) {
        const ssize_t count = ::send(fd->get(), piece.data(), std::min<std::uint64_t>(left, kPiece), MSG_NOSIGNAL);
        if (count < 0 && errno != EINTR) {
            return fail_errno(errno, "a transfer to the guest broke off");
        }
        left -= static_cast<std::uint64_t>(std::max<ssize_t>(count, 0));
    }
    (void)::shutdown(fd->get(), SHUT_WR);
    if (const auto rest = read_to_end(fd->get()); !rest) {
        return std::unexpected(rest.error());
    }
    return since(start);
}

Result<double> TransferServer::receive(std::uint64_t bytes) {
    const auto fd = accept();
    if (!fd) {
        return std::unexpected(fd.error());
    }
    const auto start = Clock::now();
    const auto total = read_to_end(fd->get());
    const double taken = since(start);
    if (!total) {
        return std::unexpected(total.error());
    }
    return *total == bytes
               ? Result<double>(taken)
               : fail("not all that the guest sent has come", {}, std::format("{} bytes of {}", *total, bytes));
}

}  // namespace apiary::bench
