// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/socket.h>
#include <sys/un.h>

#include <string>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"

namespace apiary::ipc {

/// The address of the socket at `path`; refused when it is too long (107 bytes on Linux, 103 on FreeBSD), empty or has
/// a NUL.
[[nodiscard]] Result<sockaddr_un> socket_address(const std::string& path);

/// A stream socket connected to the one at `path`, closed on exec; `flags` as SOCK_NONBLOCK. Waits up to 10 s for a
/// server that is behind with accepting, a non-blocking one not at all. Errors say what to do.
[[nodiscard]] Result<UniqueFd> connect_to(const std::string& path, int flags = 0);

}  // namespace apiary::ipc
