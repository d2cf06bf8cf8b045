// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/admission.h"

#include "backend/base/check.h"

namespace apiary::ipc {

bool Admission::enter(uid_t uid) {
    const auto user = users_.find(uid);
    const unsigned count = user == users_.end() ? 0 : user->second;
    const bool is_limited = uid != 0 && uid != own_uid_;
    if (total_ >= most_ || (is_limited && count >= most_per_uid_)) {
        return false;
    }
    ++total_;
    users_[uid] = count + 1;
    return true;
}

void Admission::leave(uid_t uid) {
    const auto user = users_.find(uid);
    check(user != users_.end(), "a connection that ends was counted");
    --total_;
    if (--user->second == 0) {
        users_.erase(user);
    }
}

}  // namespace apiary::ipc
