// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/io_context.hpp>
#include <asio/signal_set.hpp>
#include <asio/steady_timer.hpp>
#include <cstdint>
#include <memory>
#include <optional>

#include "backend/api/monitor.h"
#include "backend/base/unique_fd.h"
#include "backend/ipc/bind.h"
#include "backend/ipc/server.h"
#include "backend/ipc/signal.h"
#include "backend/monitor/guest_runner.h"

namespace apiary::monitor {

/// io.apiary.Monitor: the guest of this process, as the helper sees it.
class Service {
public:
    /// Serves whoever connects to `listener`, until the guest has ended and the helper has said Leave, or has not for
    /// some time; then the loop is stopped.
    Service(asio::io_context& loop, UniqueFd listener);

private:
    template <class Reply>
    using Answer = asio::awaitable<ipc::Outcome<Reply>>;
    using CallPointer = std::shared_ptr<ipc::Call>;

    void bind_guest();
    void bind_console();
    [[nodiscard]] Answer<api::monitor::Boot::Reply> boot(CallPointer call, api::monitor::Boot::Parameters parameters);
    [[nodiscard]] Answer<void> watch(CallPointer call, api::monitor::Watch::Parameters parameters);
    [[nodiscard]] Answer<void> watch_sessions(CallPointer call, api::monitor::Sessions::Parameters parameters);
    [[nodiscard]] api::monitor::Sessions::Reply sessions();
    void status_changed();
    void sessions_changed();
    void leave();
    void watch_signals();

    asio::io_context& loop_;
    asio::signal_set signals_;
    asio::steady_timer linger_;
    ipc::Signal changed_;
    std::uint64_t status_version_ = 1, sessions_version_ = 1;
    GuestRunner runner_;
    ipc::Server server_;
    bool booted_ = false;
    bool leaving_ = false;
};

}  // namespace apiary::monitor
