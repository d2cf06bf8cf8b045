// SPDX-License-Identifier: BSD-2-Clause
#include "backend/console/stream_writer.h"

#include <pthread.h>
#include <signal.h>

#include <algorithm>
#include <utility>

namespace apiary::console {

StreamWriter::StreamWriter(std::shared_ptr<Stream> stream, std::function<void()> room)
    : stream_(std::move(stream)), room_(std::move(room)) {
    // Signals are the business of the threads that ask for them.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    thread_ = std::thread([this] { work(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

StreamWriter::~StreamWriter() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
        changed_.notify_all();
    }
    thread_.join();
}

std::size_t StreamWriter::write(std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    const std::size_t taken = std::min(bytes.size(), kCapacity - waiting_.size());
    waiting_.append(bytes.substr(0, taken));
    refused_ |= taken < bytes.size();
    if (taken > 0) {
        changed_.notify_all();
    }
    return taken;
}

void StreamWriter::flush() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.empty() && !writing_; });
}

void StreamWriter::work() {
    std::string batch;
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
        if (waiting_.empty()) {
            return;
        }
        batch.clear();
        std::swap(batch, waiting_);
        writing_ = true;
        const bool tell = std::exchange(refused_, false) && !closing_;
        lock.unlock();
        if (tell && room_) {
            room_();
        }
        stream_->output(batch);
        lock.lock();
        writing_ = false;
        changed_.notify_all();
    }
}

}  // namespace apiary::console
