// SPDX-License-Identifier: BSD-2-Clause
#include "backend/storage/engine.h"

#ifdef __linux__

#include <liburing.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <asio/posix/stream_descriptor.hpp>
#include <cerrno>
#include <cstring>

#include "backend/base/log.h"

namespace apiary::storage {
namespace {

constexpr std::size_t kMostBuffers = 1024;  ///< UIO_MAXIOV
constexpr std::uint64_t kMostOfOneBuffer = 1
                                           << 30;  ///< The length of a read or write is 32 bits, signed where it ends.
constexpr unsigned kHelpers = 2;

/// An io_uring instance, closed once.
class Ring {
public:
    Ring() = default;
    ~Ring() {
        if (open_) {
            ::io_uring_queue_exit(&ring_);
        }
    }
    Ring(const Ring&) = delete;
    Ring& operator=(const Ring&) = delete;

    /// 0, or an errno value.
    int open(unsigned entries) {
        const int result = ::io_uring_queue_init(entries, &ring_, 0);
        open_ = result == 0;
        return -result;
    }
    [[nodiscard]] bool has_operations() {
        io_uring_probe* const probe = ::io_uring_get_probe_ring(&ring_);
        const bool all = probe != nullptr && std::ranges::all_of(kOperations, [&](int operation) {
                             return ::io_uring_opcode_supported(probe, operation) != 0;
                         });
        ::io_uring_free_probe(probe);
        return all;
    }
    [[nodiscard]] io_uring* get() { return &ring_; }
    [[nodiscard]] int fd() const { return ring_.ring_fd; }

private:
    static constexpr int kOperations[] = {IORING_OP_READ, IORING_OP_WRITE, IORING_OP_READV, IORING_OP_WRITEV,
                                          IORING_OP_FSYNC};
    io_uring ring_ = {};
    bool open_ = false;
};

/// Whole reads, writes and flushes go to the ring; what the kernel leaves of one, and everything else, to threads.
class RingEngine final : public Engine {
public:
    RingEngine(const Image& image, const Wake& wake, std::unique_ptr<Ring> ring)
        : image_(image),
          wake_(wake),
          ring_(std::move(ring)),
          ring_ready_(wake.loop().context(), ring_->fd()),
          helper_(make_thread_engine(image, wake, kHelpers)) {}
    ~RingEngine() override { (void)ring_ready_.release(); }  // The descriptor is the ring's.
    RingEngine(const RingEngine&) = delete;
    RingEngine& operator=(const RingEngine&) = delete;

    [[nodiscard]] std::string name() const override { return "io_uring"; }
    void add(Request& request) override;
    void submit() override;
    void collect(std::vector<Request*>& ended, bool wait) override;
    void wait_briefly(std::chrono::nanoseconds most) override;
    void ask_for_wake() override;

private:
    void prepare(io_uring_sqe* entry, Request& request) const;
    void give_up(int error);
    void help(Request& request);
    bool take_ended(std::vector<Request*>& ended);
    [[nodiscard]] bool is_whole(Request& request, int result) const;
    void wait_for_one(std::vector<Request*>& ended);

    const Image& image_;
    const Wake& wake_;
    std::unique_ptr<Ring> ring_;
    asio::posix::stream_descriptor ring_ready_;  ///< Polled only: readable when there is something to collect.
    std::shared_ptr<bool> asked_ = std::make_shared<bool>(false);  ///< The loop waits for `ring_ready_`.
    std::unique_ptr<Engine> helper_;
    std::vector<Request*> prepared_;  ///< In the ring, and unknown to the kernel.
    unsigned in_kernel_ = 0;
    unsigned helped_ = 0;  ///< With the helper.
    bool given_up_ = false;
};

void RingEngine::add(Request& request) {
    const bool for_ring = request.operation == Operation::Read || request.operation == Operation::Write ||
                          (request.operation == Operation::Flush && !image_.read_only());
    io_uring_sqe* const entry = for_ring && !given_up_ ? ::io_uring_get_sqe(ring_->get()) : nullptr;
    if (entry == nullptr) {
        help(request);
        return;
    }
    prepare(entry, request);
    ::io_uring_sqe_set_data(entry, &request);
    prepared_.push_back(&request);
}

void RingEngine::prepare(io_uring_sqe* entry, Request& request) const {
    const bool read = request.operation == Operation::Read;
    if (request.operation == Operation::Flush) {
        ::io_uring_prep_fsync(entry, image_.fd(), IORING_FSYNC_DATASYNC);
    } else if (request.buffers.size() == 1) {
        const iovec& buffer = request.buffers.front();
        const auto length = static_cast<unsigned>(std::min<std::uint64_t>(buffer.iov_len, kMostOfOneBuffer));
        (read ? ::io_uring_prep_read(entry, image_.fd(), buffer.iov_base, length, request.offset)
              : ::io_uring_prep_write(entry, image_.fd(), buffer.iov_base, length, request.offset));
    } else {
        const auto count = static_cast<unsigned>(std::min(request.buffers.size(), kMostBuffers));
        (read ? ::io_uring_prep_readv(entry, image_.fd(), request.buffers.data(), count, request.offset)
              : ::io_uring_prep_writev(entry, image_.fd(), request.buffers.data(), count, request.offset));
    }
}

void RingEngine::help(Request& request) {
    helper_->add(request);
    ++helped_;
}

void RingEngine::submit() {
    while (!prepared_.empty() && !given_up_) {
        const int result = ::io_uring_submit(ring_->get());
        if (result > 0) {
            const auto taken = std::min<std::size_t>(static_cast<unsigned>(result), prepared_.size());
            in_kernel_ += static_cast<unsigned>(taken);
            prepared_.erase(prepared_.begin(), prepared_.begin() + static_cast<std::ptrdiff_t>(taken));
        } else if (result != -EINTR) {
            give_up(-result);
        }
    }
    helper_->submit();
}

/// The kernel takes no more, for want of memory or because a sandbox forbids it. What it has will still end.
void RingEngine::give_up(int error) {
    given_up_ = true;
    log::info("disk I/O goes on with threads: io_uring takes no more requests ({})", std::strerror(error));
    for (Request* request : std::exchange(prepared_, {})) {
        help(*request);
    }
}

void RingEngine::collect(std::vector<Request*>& ended, bool wait) {
    const std::size_t before = ended.size();
    while (take_ended(ended)) {
    }
    const auto collect_helped = [&](bool patiently) {
        const std::size_t known = ended.size();
        helper_->collect(ended, patiently);
        helped_ -= static_cast<unsigned>(ended.size() - known);
    };
    collect_helped(false);
    if (wait && ended.size() == before) {
        if (helped_ > 0) {
            collect_helped(true);
        } else {
            wait_for_one(ended);
        }
    }
}

/// Takes some of what the kernel has finished; false when there was nothing.
bool RingEngine::take_ended(std::vector<Request*>& ended) {
    std::array<io_uring_cqe*, 64> entries;
    const unsigned count = ::io_uring_peek_batch_cqe(ring_->get(), entries.data(), entries.size());
    for (unsigned i = 0; i < count; ++i) {
        auto& request = *static_cast<Request*>(::io_uring_cqe_get_data(entries[i]));
        if (is_whole(request, entries[i]->res)) {
            ended.push_back(&request);
        } else {
            help(request);
        }
    }
    ::io_uring_cq_advance(ring_->get(), count);
    in_kernel_ -= count;
    helper_->submit();
    return count > 0;
}

/// Takes note of how a request ended; false when something is left to do.
bool RingEngine::is_whole(Request& request, int result) const {
    // What a thread has submitted is cancelled when the thread ends.
    if (result == -EINTR || result == -EAGAIN || result == -ECANCELED) {
        return false;
    }
    if (result < 0) {
        request.error = -result;
        return true;
    }
    request.transferred = static_cast<unsigned>(result);
    return request.operation == Operation::Flush || request.transferred >= request.length;
}

void RingEngine::wait_for_one(std::vector<Request*>& ended) {
    const std::size_t before = ended.size();
    while (in_kernel_ > 0 && ended.size() == before && helped_ == 0) {
        pollfd ready = {.fd = ring_->fd(), .events = POLLIN, .revents = 0};
        (void)::poll(&ready, 1, -1);
        take_ended(ended);
    }
}

void RingEngine::wait_briefly(std::chrono::nanoseconds most) {
    if (in_kernel_ == 0) {
        helper_->wait_briefly(most);
        return;
    }
    pollfd ready = {.fd = ring_->fd(), .events = POLLIN, .revents = 0};
    const timespec time = {.tv_sec = 0, .tv_nsec = std::min<long>(most.count(), 999'999'999)};
    (void)::ppoll(&ready, 1, &time, nullptr);
}

void RingEngine::ask_for_wake() {
    if (in_kernel_ == 0 || *asked_) {
        return;
    }
    *asked_ = true;
    ring_ready_.async_wait(asio::posix::descriptor_base::wait_read,
                           wake_.loop().in_turn([asked = asked_, call = wake_.caller()](const std::error_code&) {
                               *asked = false;
                               call();
                           }));
}

}  // namespace

Result<std::unique_ptr<Engine>> make_ring_engine(const Image& image, const Wake& wake, unsigned depth) {
    auto ring = std::make_unique<Ring>();
    if (const int error = ring->open(depth); error != 0) {
        return fail_errno(error, "io_uring is not to be had on this host");
    }
    if (!ring->has_operations()) {
        return fail("io_uring of this host's kernel lacks what disks need");
    }
    return std::make_unique<RingEngine>(image, wake, std::move(ring));
}

}  // namespace apiary::storage

#else

namespace apiary::storage {

Result<std::unique_ptr<Engine>> make_ring_engine(const Image&, const Wake&, unsigned) {
    return fail("io_uring is Linux's");
}

}  // namespace apiary::storage

#endif
