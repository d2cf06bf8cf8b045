// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/posix/stream_descriptor.hpp>
#include <asio/steady_timer.hpp>
#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "backend/base/clock.h"
#include "backend/base/event_loop.h"
#include "backend/base/log.h"
#include "backend/network/config.h"
#include "backend/network/poll_set.h"

struct Slirp;

namespace apiary::network {

/// libslirp on an EventLoop: a network of its own behind the host's, whose packets become the host's sockets. It trusts
/// its guest more than it should; what goes into it is for UserNetwork to check. Used on the loop's thread.
class SlirpStack {
public:
    /// Bytes of the largest packet in either direction, the most that libslirp can be set to.
    static constexpr std::size_t kMtu = 65521;

    /// Where frames for the guest go.
    class Output {
    public:
        virtual ~Output() = default;
        virtual void output(std::span<const std::byte> frame) = 0;
        virtual void end_of_burst() = 0;
    };
    struct Config {
        std::vector<Forward> forwards;
        bool restricted = false;  ///< No connections of the guest's leave the process.
    };

    /// On the loop's thread. A port that cannot be forwarded is an error.
    [[nodiscard]] static Result<std::unique_ptr<SlirpStack>> create(EventLoop& loop, const Config& config,
                                                                    Output& output);
    ~SlirpStack();
    SlirpStack(const SlirpStack&) = delete;
    SlirpStack& operator=(const SlirpStack&) = delete;

    /// Those of the configuration, with the addresses and ports that the host's kernel has bound them to.
    [[nodiscard]] const std::vector<Forward>& forwards() const { return forwards_; }

    /// A frame from the guest.
    void input(std::span<const std::byte> frame);
    /// Sockets are waited for while it runs.
    void set_running(bool running);
    /// Nothing is read from sockets while the guest takes nothing.
    void set_blocked(bool blocked);
    /// Open sockets of all stacks of this process, those that listen for forwarded ports not counted.
    [[nodiscard]] static std::size_t sockets() { return all_sockets.load(std::memory_order_relaxed); }

private:
    struct Callbacks;
    class Timer;

    SlirpStack(EventLoop& loop, PollSet poll_set, Output& output);
    Result<void> open(const Config& config);
    Result<void> forward(const Forward& forward);
    void note_bound(const Forward& forward);
    void lengthen_queues();
    void update_later();
    void update();
    void wait_for_sockets();
    void wait_until_timeout(std::uint32_t milliseconds);
    void poll(bool sockets_are_ready);

    EventLoop& loop_;
    Output& output_;
    RateLimitedLog log_{"user network"};
    PollSet poll_set_;
    asio::posix::stream_descriptor ready_;
    asio::steady_timer timeout_;
    std::optional<Nanoseconds> deadline_;  ///< Of `timeout_`, while it is set.
    std::set<int> sockets_;
    std::set<int> forwarding_;  ///< Sockets of forwarded ports.
    std::vector<Forward> forwards_;
    static inline std::atomic<std::size_t> all_sockets = 0;
    bool running_ = false, blocked_ = false, waiting_ = false, updating_ = false;
    Nanoseconds polled_ = {};
    Slirp* slirp_ = nullptr;
    /// Work that was given to the loop looks at it: what is called after the end must not touch anything.
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace apiary::network
