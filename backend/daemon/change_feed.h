// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace apiary::daemon {

/// Tells watchers which things have changed, by name. However slow a watcher is, a name waits for it once at most, and
/// it looks at the thing as it is then: so what is kept for it is bounded. All of it belongs to the loop's thread.
class ChangeFeed {
public:
    explicit ChangeFeed(asio::io_context& loop) : loop_(loop) {}

    /// Gets what changes as long as it lives.
    class Watch {
    public:
        explicit Watch(ChangeFeed& feed);
        ~Watch();
        Watch(const Watch&) = delete;
        Watch& operator=(const Watch&) = delete;

        /// Names that have changed since the last call, in order; waits until there are some, or interrupt().
        [[nodiscard]] asio::awaitable<std::vector<std::string>> next();
        /// Ends the waiting, now and from now on.
        void interrupt();

    private:
        friend class ChangeFeed;
        void add(const std::string& name);

        ChangeFeed* feed_;
        std::set<std::string> waiting_;
        bool interrupted_ = false;
        asio::steady_timer wake_;
    };

    /// `name` has changed.
    void changed(const std::string& name);

private:
    asio::io_context& loop_;
    std::set<Watch*> watches_;
};

}  // namespace apiary::daemon
