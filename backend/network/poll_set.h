// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"

namespace apiary::network {

/// Descriptors that somebody else opens and closes, waited for all at once: a descriptor of its own becomes readable
/// when one of them has something. What is waited for is said anew in rounds, and only changes reach the kernel.
class PollSet {
public:
    static constexpr unsigned kIn = 1, kOut = 2, kUrgent = 4, kError = 8, kHangUp = 16;

    [[nodiscard]] static Result<PollSet> create();

    /// Readable when collect() would find something.
    [[nodiscard]] int fd() const { return fd_.get(); }

    /// A round: begin(), want() for each descriptor, and commit(). Those that were not wanted are no longer waited for.
    void begin() { ++round_; }
    void want(int fd, unsigned events);
    void commit();
    /// The descriptor is about to be closed, or was closed unseen and is another one now.
    void forget(int fd);

    /// Takes up what has happened, without waiting; events() tells of it until the next time.
    void collect();
    [[nodiscard]] unsigned events(int fd) const;

private:
    struct Watched {
        unsigned events = 0;    ///< As the kernel was told.
        unsigned happened = 0;  ///< In collection `collected`.
        std::uint64_t round = 0, collected = 0;
    };
    explicit PollSet(UniqueFd fd) : fd_(std::move(fd)) {}
    void tell(int fd, unsigned before, unsigned now);
    void note(int fd, unsigned events);

    UniqueFd fd_;
    std::unordered_map<int, Watched> watched_;
    std::uint64_t round_ = 0, collection_ = 0;
};

}  // namespace apiary::network
