// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/resource.h>

namespace apiary::testing {

/// Files cannot grow beyond `bytes` as long as this lives: writes fail with EFBIG, as they do with ENOSPC on a full
/// disk.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit lower = {bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &lower);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit before_ = {};
};

}  // namespace apiary::testing
