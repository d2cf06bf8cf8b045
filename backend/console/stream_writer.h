// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "backend/console/stream.h"

namespace apiary::console {

/// Puts bytes out to a stream from a thread of its own: for a guest side that must not wait, as Stream::output() may
/// for a patient client. Every member may be called from any thread but the writer's.
class StreamWriter {
public:
    static constexpr std::size_t kCapacity = std::size_t{1} << 16;  ///< Bytes taken ahead of the stream.

    /// `room` is called on the writer's thread, without a lock, when write() may be tried again.
    StreamWriter(std::shared_ptr<Stream> stream, std::function<void()> room);
    /// Puts out what was taken; as long as flush().
    ~StreamWriter();
    StreamWriter(const StreamWriter&) = delete;
    StreamWriter& operator=(const StreamWriter&) = delete;

    /// Takes bytes for the stream; returns how many. When it is less than all, `room` is called as soon as there is
    /// room again. Does not wait.
    [[nodiscard]] std::size_t write(std::string_view bytes);
    /// On return all that was taken is in the stream. That takes at most about twice the stream's patience.
    void flush();

private:
    void work();

    const std::shared_ptr<Stream> stream_;
    const std::function<void()> room_;
    std::mutex mutex_;  // Guards what follows. The stream is called without it.
    std::condition_variable changed_;
    std::string waiting_;
    bool refused_ = false;  // A write() was not taken wholly.
    bool writing_ = false;
    bool closing_ = false;
    std::thread thread_;  // Last: it uses all of the above.
};

}  // namespace apiary::console
