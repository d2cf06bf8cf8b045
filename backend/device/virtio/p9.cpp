// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/virtio/p9.h"

#include <limits.h>
#include <pthread.h>
#include <signal.h>

#include <algorithm>
#include <cstring>
#include <system_error>
#include <utility>

#include "backend/base/state_reader.h"
#include "backend/share/protocol.h"

namespace apiary::device::virtio {
namespace {

constexpr unsigned kVersion = 1;

/// A thread that takes no signals: also not SIGXFSZ, so that a file that grows too large is an error of its write.
template <class Work>
std::thread quiet_thread(Work work) {
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    try {
        std::thread thread(std::move(work));
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
        return thread;
    } catch (const std::system_error&) {
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
        throw;
    }
}

bool is_read(std::span<const std::byte> request) {
    constexpr std::size_t kTypeOffset = 4;
    return request.size() > kTypeOffset && request[kTypeOffset] == std::byte{std::to_underlying(share::Request::Read)};
}

/// Guest memory that the answer to Tread may be read into directly: after the answer's header.
std::vector<Segment> data_segments(const Chain& chain) {
    std::vector<Segment> segments = slice(chain.writable, share::kDataHeaderSize, share::Server::kMostMessage);
    segments.resize(std::min<std::size_t>(segments.size(), IOV_MAX));
    return segments;
}

}  // namespace

// ---- Life ----

P9::P9(std::string name, EventLoop& loop, std::string tag, std::unique_ptr<share::Server> server)
    : name_(std::move(name)), tag_(std::move(tag)), loop_(loop), server_(std::move(server)), log_(name_) {}

Result<std::unique_ptr<P9>> P9::create(std::string name, EventLoop& loop, std::string tag,
                                       std::unique_ptr<share::Server> server) {
    std::unique_ptr<P9> device(new P9(std::move(name), loop, std::move(tag), std::move(server)));
    try {
        device->worker_ =
            quiet_thread([raw = device.get(), alive = std::weak_ptr(device->alive_)] { raw->work(alive); });
    } catch (const std::system_error& failure) {
        return fail_errno(failure.code().value(), "cannot start a thread for a shared folder");
    }
    return device;
}

P9::~P9() {
    loop_.run_and_wait([this] { alive_.reset(); });
    {
        const std::lock_guard lock(mutex_);
        end_ = true;
        changed_.notify_all();
    }
    if (worker_.joinable()) {
        worker_.join();
    }
}

void P9::read_config(std::span<std::byte> into) const {
    const auto length = static_cast<std::uint16_t>(tag_.size());
    std::memcpy(into.data(), &length, sizeof length);
    std::ranges::copy(std::as_bytes(std::span(tag_)), into.begin() + sizeof length);
}

void P9::start(Transport& transport, std::uint64_t) {
    transport_ = &transport;
    memory_ = &transport.memory();
}

void P9::stop() {
    std::unique_lock lock(mutex_);
    waiting_.clear();
    changed_.wait(lock, [this] { return !busy_; });
    done_.clear();
    in_flight_ = 0;
    held_back_ = false;
    transport_ = nullptr;
    session_over_ = true;
    // Not at once: a restore that fails has stopped the device, and takes the session up again where it is.
    loop_.post([this, alive = std::weak_ptr(alive_)] {
        if (!alive.expired()) {
            const std::lock_guard own_lock(mutex_);
            end_session();
        }
    });
}

/// With the lock held, and no request being handled.
void P9::end_session() {
    if (std::exchange(session_over_, false)) {
        server_->reset();
    }
}

void P9::pause() {
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return waiting_.empty() && !busy_; });
    }
    collect();
}

// ---- The loop ----

bool P9::process(unsigned index) {
    if (transport_ == nullptr || index != 0) {
        return false;
    }
    Queue& queue = transport_->queue(index);
    queue.disable_notifications();
    // No more than a ring of them: a driver that names chains again that were not given back gains nothing.
    for (; in_flight_ < kQueueSize; ++in_flight_) {
        auto chain = queue.pop();
        if (!chain) {
            break;
        }
        const std::lock_guard lock(mutex_);
        waiting_.push_back(*std::move(chain));
        changed_.notify_all();
    }
    if (queue.broken()) {
        transport_->fail(queue.fault());
        return false;
    }
    held_back_ = in_flight_ == kQueueSize;
    return !held_back_ && queue.enable_notifications();
}

/// Gives back what has been handled.
void P9::collect() {
    std::vector<Done> done;
    {
        const std::lock_guard lock(mutex_);
        done.swap(done_);
    }
    if (transport_ == nullptr || done.empty()) {
        return;
    }
    Queue& queue = transport_->queue(0);
    for (const Done& each : done) {
        queue.push(each.head, each.written);
    }
    in_flight_ -= static_cast<unsigned>(done.size());
    transport_->signal(0);
    if (std::exchange(held_back_, false)) {
        transport_->schedule(0);
    }
}

// ---- The worker ----

void P9::work(const std::weak_ptr<int>& alive) {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return end_ || !waiting_.empty(); });
        if (end_) {
            return;
        }
        const Chain chain = std::move(waiting_.front());
        waiting_.pop_front();
        end_session();
        busy_ = true;
        lock.unlock();
        const std::uint32_t written = handle(chain);
        lock.lock();
        busy_ = false;
        done_.push_back({chain.head, written});
        changed_.notify_all();
        if (done_.size() == 1) {
            loop_.post([this, alive] {
                if (!alive.expired()) {
                    collect();
                }
            });
        }
    }
}

std::uint32_t P9::handle(const Chain& chain) {
    request_.resize(std::min<std::uint64_t>(chain.readable_size, share::Server::kMostMessage));
    request_.resize(chain.read(*memory_, 0, request_));
    std::vector<Segment> segments;
    std::vector<iovec> room;
    if (is_read(request_)) {
        segments = data_segments(chain);
        for (const Segment& segment : segments) {
            room.push_back({memory_->buffer(segment.address, segment.length), segment.length});
        }
    }
    const share::Server::Reply reply = server_->handle(request_, chain.writable_size, room);
    if (reply.message.empty()) {
        log_.warn("a request of {} bytes with room for {} cannot be answered", chain.readable_size,
                  chain.writable_size);
        return 0;
    }
    std::size_t left = reply.data;
    for (const Segment& segment : segments) {
        const std::size_t length = std::min<std::size_t>(left, segment.length);
        if (length == 0) {
            break;
        }
        memory_->buffer_written(segment.address, length);
        left -= length;
    }
    return static_cast<std::uint32_t>(chain.write(*memory_, 0, reply.message) + reply.data);
}

// ---- State ----

SavedState P9::save() const {
    const std::lock_guard lock(mutex_);
    return {{"version", kVersion}, {"session", session_over_ ? share::Server::no_session() : server_->save()}};
}

Result<void> P9::restore(const SavedState& state) {
    StateReader reader(state, name_, kVersion);
    const SavedState& session = reader.part("session");
    if (auto result = reader.result(); !result) {
        return result;
    }
    const std::lock_guard lock(mutex_);
    auto restored = server_->restore(session);
    session_over_ = session_over_ && !restored;
    return restored;
}

}  // namespace apiary::device::virtio
