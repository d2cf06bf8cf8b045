// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "backend/base/event_loop.h"
#include "backend/base/result.h"
#include "backend/storage/image.h"
#include "backend/storage/request.h"

namespace apiary::storage {

/// Calls a function on the loop's thread, as long as it lives itself. Destroyed on that thread.
class Wake {
public:
    Wake(EventLoop& loop, std::function<void()> call)
        : loop_(loop), call_(std::make_shared<std::function<void()>>(std::move(call))) {}

    [[nodiscard]] EventLoop& loop() const { return loop_; }
    /// What calls the function, for the loop's thread only; does nothing once this is gone.
    [[nodiscard]] auto caller() const {
        return [weak = std::weak_ptr(call_)] {
            if (const auto call = weak.lock()) {
                (*call)();
            }
        };
    }
    /// Has the function called soon. From any thread.
    void post() const { loop_.post(caller()); }

private:
    EventLoop& loop_;
    std::shared_ptr<std::function<void()>> call_;
};

/// Performs the requests of one disk. Used and destroyed on the loop's thread only, destroyed with nothing under way.
class Engine {
public:
    virtual ~Engine() = default;
    [[nodiscard]] virtual std::string name() const = 0;
    /// Takes a request, which stays where it is until it is given back. It is begun by the next submit().
    virtual void add(Request& request) = 0;
    virtual void submit() = 0;
    /// Appends to `ended` what has been performed; `error` of each is its outcome. With `wait` it waits for the host to
    /// get on, if anything is under way.
    virtual void collect(std::vector<Request*>& ended, bool wait) = 0;
    /// Waits until there may be something to collect, or until the time is over.
    virtual void wait_briefly(std::chrono::nanoseconds most) = 0;
    /// The loop turns to other things: from now on the wake is to be called when there is something to collect.
    virtual void ask_for_wake() = 0;
};

/// Up to `threads` threads that wait for the host's calls, started when there is work for them.
[[nodiscard]] std::unique_ptr<Engine> make_thread_engine(const Image& image, const Wake& wake, unsigned threads);

/// io_uring with `depth` requests at a time; what that cannot do is left to threads. Fails where the host's kernel has
/// it not, or does not let us.
[[nodiscard]] Result<std::unique_ptr<Engine>> make_ring_engine(const Image& image, const Wake& wake, unsigned depth);

}  // namespace apiary::storage
