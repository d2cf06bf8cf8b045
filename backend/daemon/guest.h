// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/any_io_executor.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "backend/api/guests.h"
#include "backend/base/process.h"
#include "backend/daemon/async_mutex.h"
#include "backend/daemon/restart_budget.h"
#include "backend/ipc/signal.h"

namespace apiary::daemon {

/// A guest as the helper knows it: what is kept of it, and its monitor if it runs.
struct Guest {
    Guest(const asio::any_io_executor& executor, std::string guest_name, RestartBudget restarts)
        : name(std::move(guest_name)), budget(restarts), mutex(executor), changed(executor) {}

    std::string name;
    uid_t owner = 0;
    std::optional<api::guests::Definition> definition;
    std::optional<api::guests::Problem> problem;
    std::optional<api::guests::End> last_end;

    api::guests::State state = api::guests::State::Stopped;
    std::optional<api::guests::Definition> started_with;
    std::optional<std::int64_t> since;                ///< Seconds since 1970.
    std::optional<ProcessId> monitor;                 ///< There is one, whatever the guest does.
    std::vector<api::guests::BoundForward> forwards;  ///< Of a guest that runs.
    bool child = false;                               ///< It was started by this process, which is to wait for it.
    std::optional<int> exit_status;                   ///< Of a child that has ended: as waitpid(2) tells it.
    bool hung = false;                                ///< It was ended because it did not answer.
    bool start_failed = false;                        ///< When it was to be started with the helper, and nobody did since.
    bool stop_asked = false;                          ///< An end of it is what somebody wanted.
    std::vector<std::string> copies;  ///< Ids of the tasks that copy it. Until they have ended it stays as it is.
    bool removed = false;             ///< In the trash; whoever still has it lets go.

    RestartBudget budget;
    AsyncMutex mutex;     ///< For what must not happen at the same time: start, change, removal.
    ipc::Signal changed;  ///< The state, or the monitor's end.
};

}  // namespace apiary::daemon
