// SPDX-License-Identifier: BSD-2-Clause
#include "backend/console/log_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <format>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include "backend/base/check.h"
#include "backend/base/log.h"
#include "backend/console/sink_worker.h"

namespace apiary::console {
namespace {

constexpr std::uint64_t kNear = 4096;  ///< Bytes within which a cut goes to the start of a line.
constexpr std::size_t kPiece = 65536;  ///< Bytes that are moved at a time.

/// As many bytes from `offset` on as there are, up to the buffer's size; less after an error.
std::span<char> read_at(int fd, std::span<char> into, std::uint64_t offset) {
    std::size_t done = 0;
    while (done < into.size()) {
        const ssize_t got = ::pread(fd, into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
        if (got == 0 || (got < 0 && errno != EINTR)) {
            break;
        }
        done += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    return into.first(done);
}

/// How many of the bytes were written from `offset` on; errno says why it is not all of them.
std::size_t write_at(int fd, std::string_view bytes, std::uint64_t offset) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t put = ::pwrite(fd, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
        if (put == 0) {
            errno = ENOSPC;
        }
        if (put == 0 || (put < 0 && errno != EINTR)) {
            break;
        }
        done += put > 0 ? static_cast<std::size_t>(put) : 0;
    }
    return done;
}

Result<void> prepare(int fd) {
    struct stat file = {};
    const int flags = ::fcntl(fd, F_GETFL);
    if (flags < 0 || ::fstat(fd, &file) != 0) {
        return fail_errno(errno, "the console log was given as a descriptor that is not open");
    }
    if (!S_ISREG(file.st_mode)) {
        return fail("the console log is no regular file", "give a file");
    }
#ifdef O_PATH
    const bool named_only = (flags & O_PATH) != 0;
#else
    const bool named_only = false;
#endif
    if (named_only || (flags & O_ACCMODE) != O_RDWR) {
        return fail("the console log was opened without the right to read and write it");
    }
    // With it every write would go to the file's end (pwrite(2)).
    if (::fcntl(fd, F_SETFL, flags & ~O_APPEND) != 0) {
        return fail_errno(errno, "the console log cannot be used");
    }
    return {};
}

}  // namespace

/// Where the bytes go. Used on the worker's thread.
class LogFile::Target {
public:
    Target(UniqueFd file, std::uint64_t keep) : file_(std::move(file)), keep_(keep) {}

    [[nodiscard]] bool take(const SinkWorker& worker, std::uint64_t lost, std::string_view bytes) {
        missing_ += lost;
        append(bytes);
        return worker.wait_writable(file_.get());  // A file always is, until the time to drain is over.
    }

private:
    /// Whatever somebody else did to the file meanwhile.
    [[nodiscard]] std::optional<std::uint64_t> size() {
        struct stat file = {};
        if (::fstat(file_.get(), &file) != 0) {
            report(errno);
            return std::nullopt;
        }
        return static_cast<std::uint64_t>(file.st_size);
    }

    void append(std::string_view bytes) {
        const auto end = size();
        const auto start = end ? shorten(*end) : std::nullopt;
        const std::uint64_t missing = std::exchange(missing_, 0);
        const std::string mark =
            missing > 0 ? std::format("\r\n[{} bytes of console output lost]\r\n", missing) : std::string();
        if (!start || !write_whole(mark, *start)) {
            missing_ = missing + bytes.size();
            return;
        }
        const std::size_t written = write_at(file_.get(), bytes, *start + mark.size());
        if (written < bytes.size()) {
            report(errno);
            missing_ = bytes.size() - written;
        }
        (void)shorten(*start + mark.size() + written);
    }

    /// All or nothing.
    bool write_whole(std::string_view mark, std::uint64_t at) {
        if (write_at(file_.get(), mark, at) == mark.size()) {
            return true;
        }
        report(errno);
        if (::ftruncate(file_.get(), static_cast<off_t>(at)) != 0) {
            report(errno);
        }
        return false;
    }

    /// Drops the oldest bytes of a file that has become too large. Its size then; nothing when it stays too large.
    std::optional<std::uint64_t> shorten(std::uint64_t end) {
        if (end <= 2 * keep_) {
            head_ = std::min(head_, end);
            return end;
        }
        const std::uint64_t from = cut(end - keep_);
        auto kept = move_to_start(from, end);
        if (!kept) {
            // It would grow without end: better nothing than that.
            kept = move_to_start(end, end);
        }
        if (!kept || ::ftruncate(file_.get(), static_cast<off_t>(*kept)) != 0) {
            report(errno);
            return std::nullopt;
        }
        return kept;
    }

    /// The start of the first line from `from` on, if that is near.
    [[nodiscard]] std::uint64_t cut(std::uint64_t from) const {
        std::array<char, kNear> buffer;
        const std::size_t near = std::min(kNear, keep_ / 4);
        const std::span<char> text = read_at(file_.get(), std::span(buffer).first(near), from);
        const auto line_end = std::ranges::find(text, '\n');
        return line_end == text.end() ? from : from + static_cast<std::uint64_t>(line_end - text.begin()) + 1;
    }

    /// Moves [from, end) to where it follows the line at the file's start, and gives its new end. That line is shorter
    /// than what is dropped, so that nothing is overwritten before it is read.
    [[nodiscard]] std::optional<std::uint64_t> move_to_start(std::uint64_t from, std::uint64_t end) {
        const std::uint64_t dropped = dropped_ + from - head_;
        const std::string head = std::format("[{} bytes of older console output dropped]\r\n", dropped);
        if (write_at(file_.get(), head, 0) != head.size()) {
            return std::nullopt;
        }
        std::uint64_t to = head.size();
        std::array<char, kPiece> buffer;
        while (from < end) {
            const std::size_t length = std::min<std::uint64_t>(buffer.size(), end - from);
            const std::span<char> piece = read_at(file_.get(), std::span(buffer).first(length), from);
            if (piece.size() < length || write_at(file_.get(), {piece.data(), length}, to) < length) {
                return std::nullopt;
            }
            from += length;
            to += length;
        }
        dropped_ = dropped;
        head_ = head.size();
        return to;
    }

    void report(int error) {
        if (!std::exchange(reported_, true)) {
            log::warn("the console log cannot be written, and is tried again at new output: {}",
                      std::generic_category().message(error));
        }
    }

    const UniqueFd file_;
    const std::uint64_t keep_;
    std::uint64_t head_ = 0;     ///< Bytes of our own line at the start.
    std::uint64_t dropped_ = 0;  ///< Of the oldest.
    std::uint64_t missing_ = 0;  ///< At the end, not marked yet.
    bool reported_ = false;
};

LogFile::LogFile(std::unique_ptr<Target> target, std::unique_ptr<SinkWorker> worker)
    : target_(std::move(target)), worker_(std::move(worker)) {}

LogFile::~LogFile() = default;

Result<std::unique_ptr<LogFile>> LogFile::create(std::shared_ptr<Stream> stream, UniqueFd file, std::uint64_t keep) {
    check(keep >= kLeastKeep && keep <= INT64_MAX / 4, "a console log keeps a number of bytes that there can be");
    if (auto prepared = prepare(file.get()); !prepared) {
        return std::unexpected(std::move(prepared.error()));
    }
    auto target = std::make_unique<Target>(std::move(file), keep);
    auto worker =
        SinkWorker::create(std::move(stream), {},
                           [target = target.get()](const SinkWorker& own, std::uint64_t lost, std::string_view bytes) {
                               return target->take(own, lost, bytes);
                           });
    if (!worker) {
        return std::unexpected(std::move(worker.error()));
    }
    return std::unique_ptr<LogFile>(new LogFile(std::move(target), *std::move(worker)));
}

}  // namespace apiary::console
