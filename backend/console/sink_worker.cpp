// SPDX-License-Identifier: BSD-2-Clause
#include "backend/console/sink_worker.h"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace apiary::console {
namespace {

using SteadyClock = std::chrono::steady_clock;

}  // namespace

SinkWorker::SinkWorker(std::shared_ptr<Stream> stream, const Options& options, Take take, Pipe pipe)
    : options_(options),
      take_(std::move(take)),
      pipe_(std::move(pipe)),
      client_(std::make_unique<Client>(
          std::move(stream), [this] { wake(); }, options.delivery)),
      thread_([this] { run(); }) {}

Result<std::unique_ptr<SinkWorker>> SinkWorker::create(std::shared_ptr<Stream> stream, const Options& options,
                                                       Take take) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
        return fail_errno(errno, "Cannot make a pipe for the console", "Close other programs and try again");
    }
    Pipe pipe = {UniqueFd(ends[0]), UniqueFd(ends[1])};
    try {
        return std::unique_ptr<SinkWorker>(
            new SinkWorker(std::move(stream), options, std::move(take), std::move(pipe)));
    } catch (const std::system_error& failure) {
        return fail_errno(failure.code().value(), "Cannot start a thread for the console");
    }
}

SinkWorker::~SinkWorker() {
    {
        const std::lock_guard lock(mutex_);
        stop_at_ = SteadyClock::now() + options_.drain_time;
    }
    wake();
    thread_.join();
}

void SinkWorker::wake() const {
    const char byte = 0;
    // A full pipe is a wake-up already under way.
    [[maybe_unused]] const ssize_t written = ::write(pipe_.write.get(), &byte, 1);
}

void SinkWorker::run() {
    // A closed pipe and a file at its limit are errors to report, not reasons to end the process.
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGPIPE);
    ::sigaddset(&signals, SIGXFSZ);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);

    copy();
    client_.reset();  // Whatever the reason to end, the guest is not to wait for it.
}

void SinkWorker::copy() {
    std::array<char, kMostPiece> buffer;
    while (true) {
        // Asked first: what was there by then is handed on.
        const bool last = stopping();
        const Client::Chunk chunk = client_->read(std::span(buffer).first(options_.piece));
        if (chunk.size > 0 || chunk.lost > 0) {
            if (!take_(*this, chunk.lost, std::string_view(buffer.data(), chunk.size))) {
                return;
            }
        } else if (last) {
            (void)take_(*this, 0, {});
            return;
        } else {
            wait_for_wake();
        }
    }
}

bool SinkWorker::stopping() const {
    const std::lock_guard lock(mutex_);
    return stop_at_.has_value();
}

void SinkWorker::wait_for_wake() const {
    pollfd wait{pipe_.read.get(), POLLIN, 0};
    ::poll(&wait, 1, -1);
    swallow_wakes();
}

void SinkWorker::swallow_wakes() const {
    std::array<char, 64> bytes;
    while (::read(pipe_.read.get(), bytes.data(), bytes.size()) > 0) {
    }
}

bool SinkWorker::wait_writable(int fd) const {
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
        std::array<pollfd, 2> wait{pollfd{fd, POLLOUT, 0}, pollfd{pipe_.read.get(), POLLIN, 0}};
        ::poll(wait.data(), wait.size(), timeout);
        if (wait[0].revents != 0) {
            return true;
        }
        swallow_wakes();
    }
}

}  // namespace apiary::console
