// SPDX-License-Identifier: BSD-2-Clause
#include "backend/console/stream.h"

#include <algorithm>
#include <utility>

namespace apiary::console {

Stream::Stream(std::size_t history, std::chrono::milliseconds patience)
    : patience_(patience),
      capacity_(std::max<std::size_t>(history, 1)),
      ring_(std::make_unique_for_overwrite<char[]>(capacity_)) {}

void Stream::output(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::string_view piece = bytes.substr(0, capacity_);
        bytes.remove_prefix(piece.size());
        bool wake = false;
        {
            std::unique_lock lock(mutex_);
            wait_for_patient(lock, piece.size());
            append(piece);
            for (Client* client : clients_) {
                client->wake_due_ |= std::exchange(client->waiting_, false);
                wake |= client->wake_due_;
            }
        }
        if (wake) {
            wake_clients();
        }
    }
}

void Stream::append(std::string_view bytes) {
    const std::size_t at = static_cast<std::size_t>(written_ % capacity_);
    const std::size_t first = std::min(bytes.size(), capacity_ - at);
    std::copy_n(bytes.data(), first, ring_.get() + at);
    std::copy_n(bytes.data() + first, bytes.size() - first, ring_.get());
    written_ += bytes.size();
}

bool Stream::patient_client_full(std::size_t bytes) const {
    return std::ranges::any_of(clients_, [&](const Client* client) {
        return client->delivery_ == Delivery::patient && !client->lagging_ &&
               written_ - client->next_ + bytes > capacity_;
    });
}

void Stream::wait_for_patient(std::unique_lock<std::mutex>& lock, std::size_t bytes) {
    if (!patient_client_full(bytes) || room_.wait_for(lock, patience_, [&] { return !patient_client_full(bytes); })) {
        return;
    }
    for (Client* client : clients_) {
        client->lagging_ |= written_ - client->next_ + bytes > capacity_;
    }
}

void Stream::wake_clients() {
    const std::lock_guard wake_lock(wake_mutex_);
    // The list changes only under the wake lock as well, so it may be walked without the stream's own.
    for (Client* client : clients_) {
        bool due = false;
        {
            const std::lock_guard lock(mutex_);
            due = std::exchange(client->wake_due_, false);
        }
        if (due && client->wake_) {
            client->wake_();
        }
    }
}

std::size_t Stream::take_input(std::span<char> buffer) {
    std::size_t taken = 0;
    bool wake = false;
    {
        const std::lock_guard lock(mutex_);
        taken = std::min(buffer.size(), input_.size());
        std::copy_n(input_.begin(), taken, buffer.begin());
        input_.erase(input_.begin(), input_.begin() + static_cast<std::ptrdiff_t>(taken));
        input_size_.store(input_.size(), std::memory_order_release);
        if (input_refused_ && input_.size() <= kInputLimit / 2) {
            input_refused_ = false;
            wake = true;
        }
        for (Client* client : clients_) {
            client->wake_due_ |= wake;
        }
    }
    if (wake) {
        wake_clients();
    }
    return taken;
}

void Stream::set_input_listener(std::function<void()> listener) {
    const std::lock_guard listener_lock(listener_mutex_);
    input_listener_ = std::move(listener);
}

std::size_t Stream::send_input(std::string_view bytes) {
    std::size_t taken = 0;
    {
        const std::lock_guard lock(mutex_);
        taken = std::min(bytes.size(), kInputLimit - input_.size());
        input_.insert(input_.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(taken));
        input_size_.store(input_.size(), std::memory_order_release);
        input_refused_ |= taken < bytes.size();
    }
    if (taken > 0) {
        const std::lock_guard listener_lock(listener_mutex_);
        if (input_listener_) {
            input_listener_();
        }
    }
    return taken;
}

std::uint64_t Stream::output_size() const {
    const std::lock_guard lock(mutex_);
    return written_;
}

void Stream::attach(Client& client) {
    const std::lock_guard wake_lock(wake_mutex_);
    const std::lock_guard lock(mutex_);
    client.next_ = written_ > capacity_ ? written_ - capacity_ : 0;
    clients_.push_back(&client);
}

void Stream::detach(Client& client) {
    const std::lock_guard wake_lock(wake_mutex_);
    const std::lock_guard lock(mutex_);
    std::erase(clients_, &client);
    room_.notify_all();
}

std::size_t Stream::copy_out(std::uint64_t from, std::span<char> buffer) const {
    const std::size_t size = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), written_ - from));
    const std::size_t at = static_cast<std::size_t>(from % capacity_);
    const std::size_t first = std::min(size, capacity_ - at);
    std::copy_n(ring_.get() + at, first, buffer.data());
    std::copy_n(ring_.get(), size - first, buffer.data() + first);
    return size;
}

Client::Client(std::shared_ptr<Stream> stream, std::function<void()> wake, Delivery delivery)
    : stream_(std::move(stream)), wake_(std::move(wake)), delivery_(delivery) {
    stream_->attach(*this);
}

Client::~Client() {
    stream_->detach(*this);
}

Client::Chunk Client::read(std::span<char> buffer) {
    const std::lock_guard lock(stream_->mutex_);
    Chunk chunk;
    const std::uint64_t oldest = stream_->written_ - std::min<std::uint64_t>(stream_->written_, stream_->capacity_);
    if (next_ < oldest) {
        chunk.lost = oldest - next_;
        next_ = oldest;
    }
    chunk.size = stream_->copy_out(next_, buffer);
    next_ += chunk.size;
    waiting_ = chunk.size == 0 && !buffer.empty();
    lagging_ = lagging_ && next_ != stream_->written_;
    if (delivery_ == Delivery::patient) {
        stream_->room_.notify_all();
    }
    return chunk;
}

}  // namespace apiary::console
