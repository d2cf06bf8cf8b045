// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <cstdint>

#include "backend/storage/image.h"
#include "backend/storage/request.h"

namespace apiary::storage {

/// A way of saving time that is tried as long as it works, and left alone for a while when it took long.
class Attempt {
public:
    using Clock = std::chrono::steady_clock;

    /// One that took `patience` or longer is followed by a rest of `rest` times as long.
    Attempt(Clock::duration patience, int rest) : patience_(patience), rest_(rest) {}
    [[nodiscard]] Clock::duration patience() const { return patience_; }
    [[nodiscard]] bool is_due(Clock::time_point now) const { return now >= resting_until_; }
    void ended(Clock::time_point start, Clock::time_point end) {
        if (end - start >= patience_) {
            resting_until_ = end + rest_ * (end - start);
        }
    }

private:
    const Clock::duration patience_;
    const int rest_;
    Clock::time_point resting_until_ = {};
};

/// Performs requests on the spot where the host's page cache answers: that takes less time than to hand them to
/// somebody and to be woken. A read that would wait for the medium is left to an engine. Of writes nobody knows
/// beforehand, so that one which did wait is followed by a while in which none is tried.
class AtOnce {
public:
    explicit AtOnce(const Image& image) : image_(image) {}

    /// Begins a batch, of which at most kMostBytes are done here.
    void begin() { left_ = kMostBytes; }
    /// True: the request was performed, and its `error` is the outcome. False: nothing has happened to it.
    [[nodiscard]] bool perform(Request& request);

private:
    static constexpr std::uint64_t kMostBytes = 4 << 20;

    [[nodiscard]] bool write(Request& request);

    const Image& image_;
    bool reads_ = true;  ///< The host can tell whether a read would wait.
    std::uint64_t left_ = 0;
    Attempt writes_{std::chrono::milliseconds(2), 50};  // So 2 % of the time may be lost.
};

}  // namespace apiary::storage
