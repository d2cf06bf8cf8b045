// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"

namespace apiary::bench {

/// The host's end of transfers over TCP, on 127.0.0.1. Each takes one connection, and fails when none comes or it comes
/// to a standstill.
class TransferServer {
public:
    [[nodiscard]] static Result<TransferServer> open();

    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// Sends `bytes`; returns the seconds from the connection to when the peer has taken all and closed it.
    [[nodiscard]] Result<double> send(std::uint64_t bytes);
    /// Receives until the peer closes the connection; returns the seconds from the connection to then. A failure when
    /// it was not `bytes`.
    [[nodiscard]] Result<double> receive(std::uint64_t bytes);

private:
    TransferServer(UniqueFd listening, std::uint16_t port) : listening_(std::move(listening)), port_(port) {}
    [[nodiscard]] Result<UniqueFd> accept();

    UniqueFd listening_;
    std::uint16_t port_ = 0;
};

}  // namespace apiary::bench
