// SPDX-License-Identifier: BSD-2-Clause
#include "backend/console/file_sink.h"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <format>
#include <system_error>
#include <thread>
#include <utility>

namespace apiary::console {
namespace {

using SteadyClock = std::chrono::steady_clock;

/// A terminal is writable as soon as it has a little room, and a larger blocking write would then block.
constexpr std::size_t kTerminalPiece = 256;
/// A pipe is writable when it takes PIPE_BUF bytes, which is at most 4096 on the systems supported.
constexpr std::size_t kPipePiece = 4096;

Result<std::pair<UniqueFd, UniqueFd>> make_pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
        return fail_errno(errno, "Cannot make a pipe for the console", "Close other programs and try again");
    }
    return std::pair(UniqueFd(ends[0]), UniqueFd(ends[1]));
}

}  // namespace

class FileSink::Worker {
public:
    Worker(std::shared_ptr<Stream> stream, UniqueFd fd, Delivery delivery, std::pair<UniqueFd, UniqueFd> pipe)
        : fd_(std::move(fd)),
          piece_(::isatty(fd_.get()) == 1 ? kTerminalPiece : kPipePiece),
          wake_read_(std::move(pipe.first)),
          wake_write_(std::move(pipe.second)),
          client_(std::make_unique<Client>(
              std::move(stream), [this] { wake(); }, delivery)),
          thread_([this] { run(); }) {}

    ~Worker() {
        {
            const std::lock_guard lock(mutex_);
            stop_at_ = SteadyClock::now() + kDrainTime;
        }
        wake();
        thread_.join();
    }

    std::optional<Error> error() const {
        const std::lock_guard lock(mutex_);
        return error_;
    }

private:
    void wake() const {
        const char byte = 0;
        // A full pipe is a wake-up already under way.
        [[maybe_unused]] const ssize_t written = ::write(wake_write_.get(), &byte, 1);
    }

    void run() {
        // A closed pipe is an error to report, not a reason to end the process.
        sigset_t signals;
        ::sigemptyset(&signals);
        ::sigaddset(&signals, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);

        copy();
        client_.reset();  // Whatever the reason to end, the guest is not to wait for it.
    }

    void copy() {
        std::array<char, kPipePiece> buffer;
        while (true) {
            const Client::Chunk chunk = client_->read(std::span(buffer).first(piece_));
            if (chunk.lost > 0 && !write_all(std::format("\r\n[{} bytes of console output lost]\r\n", chunk.lost))) {
                return;
            }
            if (chunk.size > 0) {
                if (!write_all(std::string_view(buffer.data(), chunk.size))) {
                    return;
                }
            } else if (stopping()) {
                return;
            } else {
                wait_for_wake();
            }
        }
    }

    bool stopping() const {
        const std::lock_guard lock(mutex_);
        return stop_at_.has_value();
    }

    void wait_for_wake() const {
        pollfd wait{wake_read_.get(), POLLIN, 0};
        ::poll(&wait, 1, -1);
        swallow_wakes();
    }

    void swallow_wakes() const {
        std::array<char, 64> bytes;
        while (::read(wake_read_.get(), bytes.data(), bytes.size()) > 0) {
        }
    }

    /// False when writing has failed or the time to drain is over.
    bool write_all(std::string_view bytes) {
        while (!bytes.empty()) {
            if (!wait_writable()) {
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

    /// Waits until the descriptor takes bytes (or has an error to give); false when the time to drain is over.
    bool wait_writable() const {
        while (true) {
            int timeout = -1;
            {
                const std::lock_guard lock(mutex_);
                if (stop_at_) {
                    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*stop_at_ - SteadyClock::now());
                    if (left.count() <= 0) {
                        return false;
                    }
                    timeout = static_cast<int>(left.count());
                }
            }
            std::array<pollfd, 2> wait{pollfd{fd_.get(), POLLOUT, 0}, pollfd{wake_read_.get(), POLLIN, 0}};
            ::poll(wait.data(), wait.size(), timeout);
            if (wait[0].revents != 0) {
                return true;
            }
            swallow_wakes();
        }
    }

    UniqueFd fd_;
    std::size_t piece_;
    UniqueFd wake_read_;
    UniqueFd wake_write_;
    mutable std::mutex mutex_;
    std::optional<SteadyClock::time_point> stop_at_;
    std::optional<Error> error_;
    std::unique_ptr<Client> client_;  // Belongs to the thread once that runs.
    std::thread thread_;
};

FileSink::FileSink(std::unique_ptr<Worker> worker) : worker_(std::move(worker)) {}
FileSink::~FileSink() = default;

std::optional<Error> FileSink::error() const {
    return worker_->error();
}

Result<std::unique_ptr<FileSink>> FileSink::create(std::shared_ptr<Stream> stream, UniqueFd fd, Delivery delivery) {
    auto pipe = make_pipe();
    if (!pipe) {
        return std::unexpected(pipe.error());
    }
    try {
        auto worker = std::make_unique<Worker>(std::move(stream), std::move(fd), delivery, std::move(*pipe));
        return std::unique_ptr<FileSink>(new FileSink(std::move(worker)));
    } catch (const std::system_error& failure) {
        return fail_errno(failure.code().value(), "Cannot start a thread for the console");
    }
}

Result<std::unique_ptr<FileSink>> FileSink::open_log(std::shared_ptr<Stream> stream, const std::string& path) {
    UniqueFd fd(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600));
    if (!fd.valid()) {
        return fail_errno(errno, "Cannot open the console log " + path, "Choose a place that you may write to");
    }
    return create(std::move(stream), std::move(fd), Delivery::best_effort);
}

}  // namespace apiary::console
