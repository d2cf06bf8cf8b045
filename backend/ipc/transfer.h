// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "backend/base/unique_fd.h"

namespace apiary::ipc {

/// Descriptors that one message can carry: Linux's SCM_MAX_FD.
inline constexpr std::size_t kMaxDescriptors = 253;

/// recvmsg(2) into `buffer`, which is not empty: bytes received, 0 at the end, -1 with errno. Descriptors that came
/// along are appended to `descriptors`, closed on exec; where that is null the kernel drops them. EMFILE: some were
/// lost, as they did not fit this process.
[[nodiscard]] ssize_t receive(int socket, std::span<char> buffer, std::vector<UniqueFd>* descriptors);

/// sendmsg(2) without SIGPIPE: bytes sent, or -1 with errno. The descriptors, at most kMaxDescriptors, go with the
/// first byte.
[[nodiscard]] ssize_t send(int socket, std::string_view bytes, std::span<const int> descriptors);

}  // namespace apiary::ipc
