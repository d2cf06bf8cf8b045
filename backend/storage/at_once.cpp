// SPDX-License-Identifier: BSD-2-Clause
#include "backend/storage/at_once.h"

#include <cerrno>

namespace apiary::storage {

bool AtOnce::perform(Request& request) {
    if (request.length > left_) {
        return false;
    }
    bool done = false;
    if (request.operation == Operation::Write) {
        done = write(request);
    } else if (request.operation == Operation::Read && reads_) {
        const int error = image_.read_cached(request);
        done = error == 0;
        reads_ = error != EOPNOTSUPP;
    }
    left_ -= done ? request.length : 0;
    return done;
}

bool AtOnce::write(Request& request) {
    const auto start = Attempt::Clock::now();
    if (!writes_.is_due(start)) {
        return false;
    }
    request.error = image_.perform(request);
    writes_.ended(start, Attempt::Clock::now());
    return true;
}

}  // namespace apiary::storage
