// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <signal.h>

#include <asio/io_context.hpp>
#include <asio/signal_set.hpp>
#include <memory>
#include <optional>
#include <vector>

#include "backend/base/result.h"
#include "backend/daemon/api.h"
#include "backend/daemon/options.h"
#include "backend/daemon/settings.h"
#include "backend/ipc/server.h"

namespace apiary::daemon {

/// apiaryd from its start to its end.
class Program {
public:
    explicit Program(Options options) : options_(std::move(options)) {}

    /// Serves until a signal ends it. Guests go on.
    [[nodiscard]] Result<void> run();

private:
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> open_sockets();
    [[nodiscard]] Result<Policy> make_policy(const Settings& settings) const;
    [[nodiscard]] Result<Supervisor::Options> supervisor_options() const;
    void watch_signals();
    void reload();

    const Options options_;
    std::vector<UniqueFd> inherited_;  ///< Sockets of the service manager's.
    bool own_socket_ = false;          ///< The public socket is to be removed at the end.
    Paths paths_;
    Settings settings_;
    std::optional<gid_t> group_;  ///< Whose members are let in; in session mode nobody's.
    asio::io_context loop_;
    asio::signal_set signals_{loop_, SIGTERM, SIGINT, SIGHUP};
    std::unique_ptr<Store> store_;
    Worker worker_{1};
    Worker processes_{4};
    Worker copies_{Supervisor::kCopiesAtOnce};
    std::unique_ptr<Supervisor> supervisor_;
    std::unique_ptr<NetworkKeeper> networks_;
    std::unique_ptr<SetupKeeper> setups_;
    std::unique_ptr<ipc::Server> server_;
    std::unique_ptr<Api> api_;
};

}  // namespace apiary::daemon
