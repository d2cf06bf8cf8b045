// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/io_context.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/api/guests.h"
#include "backend/api/monitor.h"
#include "backend/base/result.h"
#include "backend/console/log_file.h"
#include "backend/machine/machine.h"
#include "backend/machine/passed_files.h"
#include "backend/monitor/console_hub.h"
#include "backend/sandbox/sandbox.h"

namespace apiary::monitor {

/// What a guest is started with.
struct BootOrder {
    std::string name;
    api::guests::Definition definition;
    machine::PassedFiles files;
};

/// The one guest of this process, from its boot to its end. All of it belongs to the loop's thread.
class GuestRunner {
public:
    /// `changed` is called after status() has changed, `sessions_changed` after the console's sessions have.
    GuestRunner(asio::io_context& loop, std::function<void()> changed, std::function<void()> sessions_changed);
    /// Pulls the plug, if the guest still runs.
    ~GuestRunner();
    GuestRunner(const GuestRunner&) = delete;
    GuestRunner& operator=(const GuestRunner&) = delete;

    /// Builds the machine, closes the sandbox around this process, and lets the guest run. Once; after a failure this
    /// process is of no more use.
    [[nodiscard]] Result<void> boot(BootOrder order);
    [[nodiscard]] api::monitor::Status status() const;
    /// There is a guest, and it has not ended.
    [[nodiscard]] bool running() const { return machine_ != nullptr; }

    // While running().
    void pause();
    void resume();
    void reset();
    [[nodiscard]] bool power_button();
    /// Moves it to another of the engines that it was started with.
    [[nodiscard]] Result<void> change_engine(const std::string& name);
    [[nodiscard]] api::monitor::Engine::Reply engine() const { return {machine_->engine_name(), machine_->engine_names()}; }
    /// Ends the guest as by pulling its plug.
    void kill();
    /// Of each vCPU.
    [[nodiscard]] std::vector<std::string> registers() { return machine_->register_texts(); }
    [[nodiscard]] api::guests::Statistics statistics();

    /// The console's clients; null before the boot and when the last of them is gone after the end.
    [[nodiscard]] ConsoleHub* console() { return hub_.get(); }

private:
    [[nodiscard]] Result<void> restrict(Result<sandbox::Status> done);
    void guest_ended();
    void finish(api::guests::End end);
    void write_record(const api::guests::End& end);

    asio::io_context& loop_;
    std::function<void()> changed_;
    std::function<void()> sessions_changed_;
    api::monitor::Status status_;
    std::chrono::steady_clock::time_point booted_at_;
    UniqueFd record_;  ///< Where the end is written to.
    UniqueFd statm_;   ///< Of this process, where the host has it.
    std::shared_ptr<console::Stream> stream_;
    std::unique_ptr<ConsoleHub> hub_;
    std::unique_ptr<console::LogFile> log_;
    std::unique_ptr<machine::Machine> machine_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);  ///< For what other threads post.
};

}  // namespace apiary::monitor
