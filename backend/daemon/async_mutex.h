// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/awaitable.hpp>
#include <utility>

#include "backend/ipc/signal.h"

namespace apiary::daemon {

/// Keeps the coroutines of one loop apart over their waits. Not fair, and not for long.
class AsyncMutex {
public:
    explicit AsyncMutex(const asio::any_io_executor& executor) : released_(executor) {}

    class Lock {
    public:
        explicit Lock(AsyncMutex& mutex) : mutex_(&mutex) {}
        Lock(Lock&& other) noexcept : mutex_(std::exchange(other.mutex_, nullptr)) {}
        Lock& operator=(Lock&&) = delete;
        ~Lock() {
            if (mutex_ != nullptr) {
                mutex_->held_ = false;
                mutex_->released_.notify();
            }
        }

    private:
        AsyncMutex* mutex_;
    };

    [[nodiscard]] asio::awaitable<Lock> lock() {
        while (held_) {
            co_await released_.wait();
        }
        held_ = true;
        co_return Lock(*this);
    }

private:
    bool held_ = false;
    ipc::Signal released_;
};

}  // namespace apiary::daemon
