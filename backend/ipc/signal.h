// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/any_io_executor.hpp>
#include <asio/awaitable.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>

namespace apiary::ipc {

/// What a condition variable is for threads, for the coroutines of one context with one thread: a coroutine waits in a
/// loop until what it waits for holds, `while (!condition) { co_await signal.wait(); }`, and whoever changes that calls
/// notify().
class Signal {
public:
    explicit Signal(const asio::any_io_executor& executor) : timer_(executor, asio::steady_timer::time_point::max()) {}

    /// Until the next notify(), or the signal is gone.
    asio::awaitable<void> wait() {
        asio::error_code cancelled;
        co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    }
    /// Wakes all that wait.
    void notify() { timer_.cancel(); }

private:
    asio::steady_timer timer_;
};

}  // namespace apiary::ipc
