// SPDX-License-Identifier: BSD-2-Clause
#include "backend/share/open_flags.h"

#include <fcntl.h>

namespace apiary::share {

bool wants_to_write(std::uint32_t flags) {
    return (flags & dotl::kAccessMask) != dotl::kReadOnly || (flags & dotl::kTruncate) != 0;
}

std::optional<int> host_open_flags(std::uint32_t flags) {
    int host = 0;
    switch (flags & dotl::kAccessMask) {
        case dotl::kReadOnly: host = O_RDONLY; break;
        case dotl::kWriteOnly: host = O_WRONLY; break;
        case dotl::kReadWrite: host = O_RDWR; break;
        default: return std::nullopt;
    }
    host |= (flags & dotl::kTruncate) != 0 ? O_TRUNC : 0;
    host |= (flags & dotl::kAppend) != 0 ? O_APPEND : 0;
    host |= (flags & dotl::kDataSync) != 0 ? O_DSYNC : 0;
    host |= (flags & dotl::kDirectory) != 0 ? O_DIRECTORY : 0;
    host |= (flags & dotl::kSync) != 0 ? O_SYNC : 0;
    return host;
}

}  // namespace apiary::share
