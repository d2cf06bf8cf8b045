// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/console/stream.h"

namespace apiary::console {

/// Takes the output of a stream, from the start of its history, on a thread of its own, and hands it on.
class SinkWorker {
public:
    static constexpr std::size_t kMostPiece = 4096;

    /// Given at most a piece of output, before which `lost` bytes are missing; at the end, once more, nothing. False:
    /// it takes no more. It may wait_writable().
    using Take = std::function<bool(const SinkWorker& worker, std::uint64_t lost, std::string_view bytes)>;
    struct Options {
        Delivery delivery = Delivery::patient;
        std::size_t piece = kMostPiece;  ///< Bytes, at most kMostPiece.
        std::chrono::milliseconds drain_time{2000};
    };

    /// The host being out of descriptors or threads is an error.
    [[nodiscard]] static Result<std::unique_ptr<SinkWorker>> create(std::shared_ptr<Stream> stream,
                                                                    const Options& options, Take take);
    /// Hands on what is left, for at most the time to drain, and ends.
    ~SinkWorker();
    SinkWorker(const SinkWorker&) = delete;
    SinkWorker& operator=(const SinkWorker&) = delete;

    /// Waits until the descriptor takes bytes (or has an error to give); false when the time to drain is over. On the
    /// worker's thread.
    [[nodiscard]] bool wait_writable(int fd) const;

private:
    struct Pipe {
        UniqueFd read, write;
    };

    SinkWorker(std::shared_ptr<Stream> stream, const Options& options, Take take, Pipe pipe);
    void run();
    void copy();
    void wake() const;
    [[nodiscard]] bool stopping() const;
    void wait_for_wake() const;
    void swallow_wakes() const;

    const Options options_;
    const Take take_;
    const Pipe pipe_;
    mutable std::mutex mutex_;
    std::optional<std::chrono::steady_clock::time_point> stop_at_;
    std::unique_ptr<Client> client_;  ///< Belongs to the thread once that runs.
    std::thread thread_;              ///< Last: it uses all of the above.
};

}  // namespace apiary::console
