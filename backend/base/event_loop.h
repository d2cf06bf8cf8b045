// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>
#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace apiary {

/// A thread that does the I/O of one guest: disks, networks and the work on their rings. What it is given runs one
/// after the other, so that whatever only this thread touches needs no lock. Nothing given to it may block on a peer.
///
/// Another thread may do a piece of the loop's work in its place while it has nothing to do: that costs no change of
/// threads. So "on the loop's thread" means: with its turn, of which there is one.
class EventLoop {
public:
    /// `name` is the thread's, at most 15 characters.
    explicit EventLoop(const std::string& name);
    ~EventLoop();
    EventLoop(const EventLoop&) = delete;
    EventLoop& operator=(const EventLoop&) = delete;

    /// For sockets, descriptors and timers. They must be gone before the loop is, and what they call is to be
    /// in_turn().
    [[nodiscard]] asio::io_context& context() { return context_; }
    /// Runs `work` on the loop's thread, after what was posted before. From any thread.
    void post(std::function<void()> work);
    /// Runs `work` on the loop's thread and returns when it is done; at once when called there. After stop() nothing
    /// runs there any more, so `work` is run by the caller.
    void run_and_wait(const std::function<void()>& work);
    /// Runs `work` at once, as on the loop's thread, unless something runs or is to run there; then it does nothing and
    /// returns false. What was posted before may come after it. From any thread but the loop's own.
    [[nodiscard]] bool try_run(const std::function<void()>& work);
    /// `handler`, for when it is called by the context itself.
    template <class Handler>
    [[nodiscard]] auto in_turn(Handler handler) {
        return [this, handler = std::move(handler)](auto&&... arguments) mutable {
            waiting_ = true;
            const std::lock_guard lock(turn_);
            waiting_ = false;
            const Holder holder(*this);
            handler(std::forward<decltype(arguments)>(arguments)...);
        };
    }
    [[nodiscard]] bool on_loop() const { return holder_.load(std::memory_order_relaxed) == std::this_thread::get_id(); }
    /// Ends the thread; what is still queued is dropped with the loop. Not from the loop's thread, nor twice at a time.
    void stop();

private:
    /// Notes who has the turn.
    class Holder {
    public:
        explicit Holder(EventLoop& loop) : loop_(loop) { loop_.holder_ = std::this_thread::get_id(); }
        ~Holder() { loop_.holder_ = std::thread::id(); }
        Holder(const Holder&) = delete;
        Holder& operator=(const Holder&) = delete;

    private:
        EventLoop& loop_;
    };

    std::mutex turn_;
    std::atomic<bool> waiting_ = false;    ///< The loop's thread for its turn, which nobody takes before it.
    std::atomic<std::thread::id> holder_;  ///< Of the turn.
    asio::io_context context_;
    asio::executor_work_guard<asio::io_context::executor_type> guard_;
    std::thread thread_;
};

}  // namespace apiary
