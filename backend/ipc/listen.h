// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"

namespace apiary::ipc {

/// A socket that listens at `path` with permissions `mode`, non-blocking and closed on exec.
///
/// Nobody gets in by other permissions than `mode`, whatever the umask: a socket that is bound but does not listen yet
/// refuses every connection, so the mode is set between bind(2) and listen(2). Its directory has to be one that only
/// the server's user writes to. A socket that an earlier server left is replaced, once connecting to it showed that
/// nobody listens; a file that is no socket never is. Two servers that start at the same time are to be kept apart by
/// the caller, with a lock of its own.
[[nodiscard]] Result<UniqueFd> listen_on(const std::string& path, mode_t mode);

/// The listening sockets that the service manager passed (sd_listen_fds(3): LISTEN_PID, LISTEN_FDS, from descriptor 3
/// on), non-blocking and closed on exec; none when it passed none to this process. The variables are removed, so call
/// it before threads start.
[[nodiscard]] Result<std::vector<UniqueFd>> inherited_listeners();

}  // namespace apiary::ipc
