// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <asio/awaitable.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/api/setup.h"
#include "backend/daemon/task_list.h"
#include "backend/daemon/worker.h"
#include "backend/hostsetup/setups.h"
#include "backend/ipc/bind.h"

namespace apiary::daemon {

/// The host, as this helper sets it up for guests: hostsetup's work, done on threads of its own. Whether somebody may
/// do what is asked is decided before. All of it belongs to the loop's thread; failures are errors of io.apiary.Setup.
class SetupKeeper {
public:
    template <class T>
    using Answer = asio::awaitable<ipc::Outcome<T>>;
    /// What is set up: this host, but in tests.
    struct Host {
        std::filesystem::path root = "/";
        std::filesystem::path state;  ///< Within it, the directory that the helper keeps everything in.
        std::string group;            ///< Whose members are let in.
        std::function<std::unique_ptr<hostsetup::LiveHost>()> live = hostsetup::this_host;
    };
    struct Asker {
        uid_t uid = 0;
        std::string name;
    };

    /// `refusal`: why this helper cannot set the host up, if it cannot.
    SetupKeeper(TaskList& tasks, Host host, std::optional<Error> refusal);
    SetupKeeper(const SetupKeeper&) = delete;
    SetupKeeper& operator=(const SetupKeeper&) = delete;

    /// What an earlier helper began is undone.
    [[nodiscard]] asio::awaitable<void> begin();
    /// Before the end of this program: what is under way is waited for.
    void finish() { changes_.wait(); }

    [[nodiscard]] const std::optional<Error>& refusal() const { return refusal_; }
    /// `user`: whose access is looked at.
    [[nodiscard]] Answer<api::setup::State> state(std::string user);
    [[nodiscard]] Answer<api::setup::Plan> plan(api::setup::Wish wish, std::string caller);
    [[nodiscard]] Answer<api::setup::Change> apply(api::setup::Wish wish, std::optional<std::string> digest,
                                                   Asker asker);
    [[nodiscard]] Answer<std::vector<api::setup::Note>> undo(Asker asker);

private:
    /// Runs work(Setups&) on one of the worker's threads.
    template <class Work>
    [[nodiscard]] auto on(Worker& worker, Work work);

    TaskList& tasks_;
    const Host host_;
    const std::optional<Error> refusal_;
    Worker changes_{1};  ///< One at a time: what changes the host.
    Worker looks_{1};    ///< What does not, and is answered meanwhile.
};

/// What hostsetup did not do.
[[nodiscard]] ipc::MethodError setup_failure(const hostsetup::Failure& failure);

}  // namespace apiary::daemon
