// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <memory>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/console/stream.h"

namespace apiary::console {

class SinkWorker;

/// Appends the output of a stream, from the start of its history, to a file that somebody else opened, and keeps that
/// file small. Works on a thread of its own, and on the descriptor alone.
///
/// When the file has more than twice the bytes that are to be kept, all but the last of them are dropped, up to the
/// start of a line where one is near; a line at the file's start says how many bytes this log has dropped so far. Who
/// reads the file in that moment, or finds it after a crash in that moment, sees old lines among the new ones.
/// What could not be written, as the file system was full, or came too fast is marked in the text by a line that says
/// how many bytes are missing. It says so once in the program's log, and tries again whenever there is new output; the
/// guest is not held up by it. A disk that does not answer holds the guest up once, for Stream::kPatience.
class LogFile {
public:
    static constexpr std::uint64_t kKeep = std::uint64_t{8} << 20;  ///< Bytes.
    static constexpr std::uint64_t kLeastKeep = 256;                ///< Bytes; more than the lines of its own have.

    /// `file`: a regular file, opened for reading and writing, that nobody else writes to. Bytes that it has count, and
    /// stay until they are among the oldest. `keep` is at least kLeastKeep.
    [[nodiscard]] static Result<std::unique_ptr<LogFile>> create(std::shared_ptr<Stream> stream, UniqueFd file,
                                                                 std::uint64_t keep = kKeep);
    /// Writes what is left, and ends.
    ~LogFile();
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;

private:
    class Target;
    LogFile(std::unique_ptr<Target> target, std::unique_ptr<SinkWorker> worker);
    std::unique_ptr<Target> target_;
    std::unique_ptr<SinkWorker> worker_;  ///< Last: it ends before its target.
};

}  // namespace apiary::console
