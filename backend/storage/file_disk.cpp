// SPDX-License-Identifier: BSD-2-Clause
#include "backend/storage/file_disk.h"

#include <algorithm>
#include <cerrno>
#include <mutex>

#include "backend/base/check.h"
#include "backend/base/log.h"

namespace apiary::storage {
namespace {

constexpr unsigned kThreads = 4;  ///< Of one disk: what a disk of the host's can make use of without io_uring.
constexpr unsigned kMostDepth = 1024;

}  // namespace

Result<std::unique_ptr<Disk>> open_disk(DiskOptions options, EventLoop& loop) {
    auto image = Image::open(options);
    if (!image) {
        return std::unexpected(std::move(image.error()));
    }
    return FileDisk::create(*std::move(image), options, loop);
}

Result<std::unique_ptr<Disk>> FileDisk::create(Image image, const DiskOptions& options, EventLoop& loop) {
    std::unique_ptr<FileDisk> disk(new FileDisk(std::move(image), loop, std::clamp(options.depth, 1u, kMostDepth)));
    if (auto made = disk->make_engine(options.engine); !made) {
        return std::unexpected(std::move(made.error()));
    }
    return disk;
}

Result<void> FileDisk::make_engine(EngineChoice choice) {
    if (choice == EngineChoice::Automatic) {
        at_once_.emplace(image_);
    }
    if (choice != EngineChoice::Threads) {
        auto ring = make_ring_engine(image_, *wake_, depth_);
        if (ring) {
            engine_ = *std::move(ring);
            return {};
        }
        if (choice == EngineChoice::Ring) {
            return std::unexpected(std::move(ring.error()));
        }
        static std::once_flag said;
        std::call_once(said, [&] { log::info("disk I/O is done by threads: {}", log::describe(ring.error())); });
    }
    engine_ = make_thread_engine(image_, *wake_, kThreads);
    return {};
}

FileDisk::~FileDisk() {
    if (engine_) {
        loop_.run_and_wait([this] {
            drain();
            engine_.reset();
            wake_.reset();
        });
    }
}

// ---- Requests ----

void FileDisk::read(std::uint64_t offset, std::span<const iovec> into, Completion done) {
    transfer(Operation::Read, offset, into, std::move(done));
}

void FileDisk::write(std::uint64_t offset, std::span<const iovec> from, Completion done) {
    transfer(Operation::Write, offset, from, std::move(done));
}

void FileDisk::transfer(Operation operation, std::uint64_t offset, std::span<const iovec> buffers, Completion done) {
    std::uint64_t length = 0;
    for (const iovec& buffer : buffers) {
        length += buffer.iov_len;
    }
    make({.operation = operation, .offset = offset, .length = length, .buffers = buffers, .done = std::move(done)});
}

void FileDisk::flush(Completion done) {
    make({.operation = Operation::Flush, .done = std::move(done)});
}

void FileDisk::discard(std::uint64_t offset, std::uint64_t length, Completion done) {
    make({.operation = Operation::Discard, .offset = offset, .length = length, .done = std::move(done)});
}

void FileDisk::write_zeroes(std::uint64_t offset, std::uint64_t length, bool may_unmap, Completion done) {
    make({.operation = Operation::WriteZeroes,
          .may_unmap = may_unmap,
          .offset = offset,
          .length = length,
          .done = std::move(done)});
}

/// Why a request ends without the engine, or 0.
int FileDisk::refusal(const Request& request) const {
    if (request.length > image_.size() || request.offset > image_.size() - request.length) {
        return EINVAL;
    }
    const bool changes = request.operation != Operation::Read && request.operation != Operation::Flush;
    return changes && image_.read_only() ? EROFS : 0;
}

void FileDisk::make(Request request) {
    if (free_.empty()) {
        free_.push_back(&slots_.emplace_back());
    }
    Request& slot = *free_.back();
    free_.pop_back();
    slot = std::move(request);
    slot.error = refusal(slot);
    if (slot.error != 0) {
        settled_.push_back(&slot);
    } else {
        waiting_.push_back(&slot);
    }
}

void FileDisk::submit() {
    give_to_engine();
    collect(false);
    const bool alone = slots_.size() - free_.size() == 1 && with_engine_ == 1;
    if (at_once_ && alone && !collecting_) {
        wait_briefly();
    }
}

/// For a request without others, for whose end a guest has to wait: a fast disk has done it by the time that the guest
/// would be asleep.
void FileDisk::wait_briefly() {
    const auto start = Attempt::Clock::now();
    if (waits_.is_due(start)) {
        engine_->wait_briefly(waits_.patience());
        waits_.ended(start, Attempt::Clock::now());
        collect(false);
    }
}

void FileDisk::give_to_engine() {
    if (at_once_) {
        at_once_->begin();
    }
    while (!waiting_.empty() && with_engine_ < depth_) {
        Request& request = *waiting_.front();
        waiting_.pop_front();
        if (at_once_ && at_once_->perform(request)) {
            settled_.push_back(&request);
        } else {
            engine_->add(request);
            ++with_engine_;
        }
    }
    engine_->submit();
}

void FileDisk::drain() {
    check(!collecting_, "a disk is not drained by the end of a request");
    while (free_.size() < slots_.size()) {
        give_to_engine();
        collect(settled_.empty());
    }
}

// ---- Ends ----

/// Once through what has ended; what ends meanwhile is told by the engine anew, so that others get their turn.
void FileDisk::collect(bool wait) {
    if (collecting_) {
        return;
    }
    collecting_ = true;
    ended_.clear();
    engine_->collect(ended_, wait);
    with_engine_ -= static_cast<unsigned>(ended_.size());
    ended_.insert(ended_.end(), settled_.begin(), settled_.end());
    settled_.clear();
    for (Request* request : ended_) {
        end(*request);
    }
    give_to_engine();
    engine_->ask_for_wake();
    collecting_ = false;
    if (!settled_.empty()) {
        wake_->post();
    }
    if (!ended_.empty()) {
        batch_ended();
    }
}

void FileDisk::end(Request& request) {
    if (request.operation == Operation::Flush) {
        // The host forgets a lost write once it has told of it: its next flush would succeed.
        flush_error_ = flush_error_ != 0 ? flush_error_ : request.error;
        request.error = flush_error_;
    }
    const Completion done = std::move(request.done);
    const int error = request.error;
    request.done = nullptr;
    free_.push_back(&request);
    done(error);
}

}  // namespace apiary::storage
