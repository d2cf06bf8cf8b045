// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "backend/api/network.h"
#include "backend/base/unique_fd.h"
#include "backend/daemon/paths.h"
#include "backend/daemon/task_list.h"
#include "backend/daemon/worker.h"
#include "backend/hostnet/journal.h"
#include "backend/hostnet/networks.h"
#include "backend/hostnet/self_test.h"
#include "backend/ipc/bind.h"

namespace apiary::daemon {

/// The host's network, as this helper sets it up for guests: hostnet's work, done on threads of its own. Whether
/// somebody may do what is asked is decided before. All of it belongs to the loop's thread; failures are errors of
/// io.apiary.Network.
class NetworkKeeper {
public:
    template <class T>
    using Answer = asio::awaitable<ipc::Outcome<T>>;
    /// The guests that there are for whoever asks, and whose they are.
    using Owners = std::map<std::string, uid_t>;
    struct Asker {
        uid_t uid = 0;
        std::string name;
        Owners guests;
    };
    /// Told on one of this class's threads.
    using Told = std::function<void(const api::network::Hop&)>;

    /// `refusal`: why this helper cannot change the network, if it cannot.
    NetworkKeeper(asio::io_context& loop, TaskList& tasks, const Paths& paths, std::optional<Error> refusal);
    NetworkKeeper(const NetworkKeeper&) = delete;
    NetworkKeeper& operator=(const NetworkKeeper&) = delete;

    /// What an earlier helper began is undone, and what was there before the host was started anew is made again: now,
    /// or when the host's network has changed so that it may be; `made_late` is then called after each attempt.
    [[nodiscard]] asio::awaitable<void> begin(std::function<void()> made_late);
    /// Before the end of this program: what is under way is taken back, which is waited for.
    void finish();

    [[nodiscard]] const std::optional<Error>& refusal() const { return refusal_; }
    [[nodiscard]] Answer<api::network::State> state();
    [[nodiscard]] Answer<api::network::Plan> plan(api::network::SetUp wish, Owners guests);
    [[nodiscard]] Answer<api::network::MadeNetwork> apply(api::network::SetUp wish, std::optional<std::string> digest,
                                                          Asker asker);
    [[nodiscard]] Answer<void> undo(std::string name, Asker asker);
    [[nodiscard]] Answer<hostnet::Record> find(std::string name);
    /// hostnet::test_hops()
    [[nodiscard]] asio::awaitable<void> test(hostnet::Record network, std::optional<hostnet::TestedGuest> guest,
                                             Told told, std::stop_token stop);

private:
    class Bench;

    /// Runs work(Bench&) on one of the worker's threads.
    template <class Work>
    [[nodiscard]] auto on(Worker& worker, Owners guests, Work work);
    /// Whether all is there; what keeps it from being is noted in the log, once.
    [[nodiscard]] asio::awaitable<bool> apply_again();
    /// `changes`: hostnet::watch_host_network()
    [[nodiscard]] asio::awaitable<void> apply_when_it_can_be(UniqueFd changes, std::function<void()> made_late);

    asio::io_context& loop_;
    TaskList& tasks_;
    const std::filesystem::path state_;
    const std::filesystem::path servers_;
    const std::optional<Error> refusal_;
    std::stop_source stop_;
    std::vector<Error> told_;  ///< By apply_again(), the last time.
    Worker changes_{1};        ///< One at a time: what changes the host.
    Worker looks_{2};          ///< What does not, and is answered meanwhile.
};

/// What hostnet did not do for the network `name`.
[[nodiscard]] ipc::MethodError network_failure(const hostnet::Failure& failure, const std::string& name);

}  // namespace apiary::daemon
