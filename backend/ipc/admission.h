// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <unordered_map>

namespace apiary::ipc {

/// Counts connections, so that no user can take all of them.
class Admission {
public:
    /// `most` connections, of which one user may have `most_per_uid`; root and `own_uid`, the server's, may have all.
    Admission(unsigned most, unsigned most_per_uid, uid_t own_uid)
        : most_(most), most_per_uid_(most_per_uid), own_uid_(own_uid) {}

    /// Whether user `uid` may have one more connection; it is counted then, until leave().
    [[nodiscard]] bool enter(uid_t uid);
    void leave(uid_t uid);

private:
    unsigned most_;
    unsigned most_per_uid_;
    uid_t own_uid_;
    unsigned total_ = 0;
    std::unordered_map<uid_t, unsigned> users_;  // Only those who have a connection.
};

}  // namespace apiary::ipc
