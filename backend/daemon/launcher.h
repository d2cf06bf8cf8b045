// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "backend/api/guests.h"
#include "backend/api/monitor.h"
#include "backend/base/process.h"
#include "backend/base/result.h"
#include "backend/daemon/machine_keeper.h"
#include "backend/daemon/paths.h"
#include "backend/daemon/store.h"
#include "backend/daemon/worker.h"
#include "backend/ipc/async_client.h"
#include "backend/machine/passed_files.h"

namespace apiary::daemon {

/// A monitor that was started and runs its guest.
struct Launched {
    ProcessId process;
    api::monitor::Status status;
};

/// Where guests' monitors are reached, and what they leave. Names of guests are checked before.
class MonitorPlace {
public:
    explicit MonitorPlace(std::filesystem::path directory) : directory_(std::move(directory)) {}
    [[nodiscard]] std::filesystem::path socket(const std::string& guest) const {
        return directory_ / (guest + ".sock");
    }
    /// What the monitor writes of the guest's end.
    [[nodiscard]] std::filesystem::path record(const std::string& guest) const { return directory_ / (guest + ".end"); }
    /// Guests that have a socket here.
    [[nodiscard]] std::vector<std::string> guests() const;
    [[nodiscard]] std::optional<api::guests::End> read_record(const std::string& guest) const;
    /// Which process the monitor is: not what it says itself, as a guest may have taken it over.
    [[nodiscard]] Result<void> write_process(const std::string& guest, const ProcessId& process) const;
    [[nodiscard]] std::optional<ProcessId> read_process(const std::string& guest) const;
    void forget(const std::string& guest) const;

private:
    [[nodiscard]] std::filesystem::path process(const std::string& guest) const {
        return directory_ / (guest + ".pid");
    }

    std::filesystem::path directory_;
};

/// Starts monitors: opens the guest's files with its owner's rights, and hands them over.
class Launcher {
public:
    struct Options {
        std::filesystem::path monitor_program;
        std::filesystem::path opener_program;
        /// Whom monitors run as; nothing for the helper's own user, who is then also whose rights files are opened
        /// with.
        std::optional<Identity> monitor_identity;
        std::shared_ptr<const MachineKeeper> machines;
    };

    Launcher(asio::io_context& loop, Store& store, Worker& worker, MonitorPlace place, Options options)
        : loop_(loop), store_(store), worker_(worker), place_(std::move(place)), options_(std::move(options)) {}

    /// Returns when the guest runs.
    [[nodiscard]] asio::awaitable<Result<Launched>> launch(std::string guest, uid_t owner,
                                                           api::guests::Definition definition);
    /// After the end of the guest's monitor: what the host's kernel still has of it.
    [[nodiscard]] asio::awaitable<void> clean_up(std::string guest);
    /// The same of all guests but those that run.
    [[nodiscard]] asio::awaitable<void> clean_up_but(std::set<std::string> running);

private:
    [[nodiscard]] asio::awaitable<Result<Launched>> try_launch(std::string guest, uid_t owner, api::guests::Definition definition);
    [[nodiscard]] Result<machine::PassedFiles> open_files(const std::string& guest, uid_t owner,
                                                          const api::guests::Definition& definition) const;
    [[nodiscard]] Result<void> add_own_files(const std::string& guest, const api::guests::Definition& definition,
                                             machine::PassedFiles& passed) const;
    [[nodiscard]] Result<ProcessId> start_monitor(const std::string& guest, uid_t owner, bool shares) const;

    void give_up(const std::string& guest, pid_t monitor) const;

    asio::io_context& loop_;
    Store& store_;
    Worker& worker_;
    MonitorPlace place_;
    Options options_;
};

}  // namespace apiary::daemon
