// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/console/stream.h"

namespace apiary::console {

class SinkWorker;

/// Opens the file `path` for a log to be appended to; it is made with mode 0600 if it is not there. Does not wait for a
/// reader of a FIFO, which is an error.
[[nodiscard]] Result<UniqueFd> open_log_file(const std::string& path);

/// Copies the output of a stream, from the start of its history, to a file descriptor: a log file, a pipe or a
/// terminal. Works on a thread of its own. Bytes lost to a slow reader are marked in the text by a line that says how
/// many. After a write error it lets go of the stream and writes no more.
class FileSink {
public:
    /// `fd` may be in blocking or non-blocking mode. The host being out of descriptors or threads is an error.
    [[nodiscard]] static Result<std::unique_ptr<FileSink>> create(std::shared_ptr<Stream> stream, UniqueFd fd,
                                                                  Delivery delivery = Delivery::patient);
    /// Writes what is left, for at most `kDrainTime`, and ends.
    ~FileSink();
    FileSink(const FileSink&) = delete;
    FileSink& operator=(const FileSink&) = delete;

    static constexpr std::chrono::milliseconds kDrainTime{2000};

    /// Why it has stopped writing, if it has.
    [[nodiscard]] std::optional<Error> error() const;

private:
    class Target;
    FileSink(std::unique_ptr<Target> target, std::unique_ptr<SinkWorker> worker);
    std::unique_ptr<Target> target_;
    std::unique_ptr<SinkWorker> worker_;  ///< Last: it ends before its target.
};

}  // namespace apiary::console
