// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "backend/base/unique_fd.h"

namespace apiary::ipc {

/// A connection that speaks varlink no more.
struct Upgraded {
    UniqueFd socket;    ///< Non-blocking on the server's side, blocking on that of Client.
    std::string early;  ///< What the other side sent already; it comes before anything that is read from the socket.
};

}  // namespace apiary::ipc
