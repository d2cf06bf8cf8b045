// SPDX-License-Identifier: BSD-2-Clause
#include "backend/console/file_sink.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <format>
#include <mutex>
#include <string_view>
#include <utility>

#include "backend/console/sink_worker.h"

namespace apiary::console {
namespace {

/// A terminal is writable as soon as it has a little room, and a larger blocking write would then block.
constexpr std::size_t kTerminalPiece = 256;
/// A pipe is writable when it takes PIPE_BUF bytes, which is at most 4096 on the systems supported.
constexpr std::size_t kPipePiece = 4096;
static_assert(kPipePiece <= SinkWorker::kMostPiece);

}  // namespace

/// Where the bytes go.
class FileSink::Target {
public:
    explicit Target(UniqueFd fd) : fd_(std::move(fd)) {}

    [[nodiscard]] std::size_t piece() const { return ::isatty(fd_.get()) == 1 ? kTerminalPiece : kPipePiece; }

    [[nodiscard]] std::optional<Error> error() const {
        const std::lock_guard lock(mutex_);
        return error_;
    }

    [[nodiscard]] bool take(const SinkWorker& worker, std::uint64_t lost, std::string_view bytes) {
        return (lost == 0 || write_all(worker, std::format("\r\n[{} bytes of console output lost]\r\n", lost))) &&
               write_all(worker, bytes);
    }

private:
    /// False when writing has failed or the time to drain is over.
    bool write_all(const SinkWorker& worker, std::string_view bytes) {
        while (!bytes.empty()) {
            if (!worker.wait_writable(fd_.get())) {
                return false;
            }
            const ssize_t written = ::write(fd_.get(), bytes.data(), bytes.size());
            if (written >= 0) {
                bytes.remove_prefix(static_cast<std::size_t>(written));
            } else if (errno != EINTR && errno != EAGAIN) {
                const std::lock_guard lock(mutex_);
                error_ = fail_errno(errno, "Cannot write console output").error();
                return false;
            }
        }
        return true;
    }

    const UniqueFd fd_;
    mutable std::mutex mutex_;
    std::optional<Error> error_;
};

Result<UniqueFd> open_log_file(const std::string& path) {
    UniqueFd fd(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0600));
    if (!fd.valid()) {
        return fail_errno(errno, "Cannot open the console log " + path, "Choose a place that you may write to");
    }
    return fd;
}

FileSink::FileSink(std::unique_ptr<Target> target, std::unique_ptr<SinkWorker> worker)
    : target_(std::move(target)), worker_(std::move(worker)) {}
FileSink::~FileSink() = default;

std::optional<Error> FileSink::error() const {
    return target_->error();
}

Result<std::unique_ptr<FileSink>> FileSink::create(std::shared_ptr<Stream> stream, UniqueFd fd, Delivery delivery) {
    auto target = std::make_unique<Target>(std::move(fd));
    auto worker = SinkWorker::create(
        std::move(stream), {.delivery = delivery, .piece = target->piece(), .drain_time = kDrainTime},
        [target = target.get()](const SinkWorker& own, std::uint64_t lost, std::string_view bytes) {
            return target->take(own, lost, bytes);
        });
    if (!worker) {
        return std::unexpected(std::move(worker.error()));
    }
    return std::unique_ptr<FileSink>(new FileSink(std::move(target), *std::move(worker)));
}

}  // namespace apiary::console
