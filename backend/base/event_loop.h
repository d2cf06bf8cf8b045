// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>
#include <functional>
#include <string>
#include <thread>

namespace apiary {

/// A thread that does the I/O of one guest: disks, networks and the work on their rings. What it is given runs one after
/// the other, so that whatever only this thread touches needs no lock. Nothing given to it may block on a peer.
class EventLoop {
public:
    /// `name` is the thread's, at most 15 characters.
    explicit EventLoop(const std::string& name);
    ~EventLoop();
    EventLoop(const EventLoop&) = delete;
    EventLoop& operator=(const EventLoop&) = delete;

    /// For sockets, descriptors and timers. They must be gone before the loop is.
    [[nodiscard]] asio::io_context& context() { return context_; }
    /// Runs `work` on the loop's thread, after what was posted before. From any thread.
    void post(std::function<void()> work);
    /// Runs `work` on the loop's thread and returns when it is done; at once when called there. After stop() nothing
    /// runs there any more, so `work` is run by the caller.
    void run_and_wait(const std::function<void()>& work);
    [[nodiscard]] bool on_loop() const { return std::this_thread::get_id() == thread_.get_id(); }
    /// Ends the thread; what is still queued is dropped with the loop. Not from the loop's thread, nor twice at a time.
    void stop();

private:
    asio::io_context context_;
    asio::executor_work_guard<asio::io_context::executor_type> guard_;
    std::thread thread_;
};

}  // namespace apiary
