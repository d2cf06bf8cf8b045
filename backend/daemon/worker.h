// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/thread_pool.hpp>
#include <asio/use_awaitable.hpp>
#include <optional>
#include <type_traits>
#include <utility>

namespace apiary::daemon {

/// Threads for what may block: file systems, processes that are waited for.
class Worker {
public:
    explicit Worker(unsigned threads) : pool_(threads) {}
    ~Worker() { wait(); }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Waits for what is under way; afterwards nothing runs any more.
    void wait() { pool_.join(); }

    /// Runs `work` on one of the threads; the coroutine goes on where it was. `work` must not throw.
    template <class Work>
    [[nodiscard]] asio::awaitable<std::invoke_result_t<Work>> run(Work work) {
        using T = std::invoke_result_t<Work>;
        co_return co_await asio::co_spawn(
            pool_, [](Work inner) -> asio::awaitable<T> { co_return inner(); }(std::move(work)), asio::use_awaitable);
    }

private:
    asio::thread_pool pool_;
};

}  // namespace apiary::daemon
