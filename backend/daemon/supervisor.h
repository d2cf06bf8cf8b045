// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <asio/signal_set.hpp>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/api/guests.h"
#include "backend/api/monitor.h"
#include "backend/daemon/change_feed.h"
#include "backend/daemon/guest.h"
#include "backend/daemon/launcher.h"
#include "backend/daemon/settings.h"
#include "backend/daemon/store.h"
#include "backend/daemon/task_list.h"
#include "backend/daemon/worker.h"
#include "backend/ipc/bind.h"
#include "backend/ipc/typed_client.h"

namespace apiary::daemon {

/// The guests and their monitors. Whether somebody may do what is asked is decided before. All of it belongs to the
/// loop's thread; failures are errors of io.apiary.Guests.
class Supervisor {
public:
    struct Options {
        CrashLoop crash_loop;
        std::chrono::seconds stop_grace{60};  ///< Of guests that say nothing.
        std::chrono::milliseconds ping_interval{5'000};
        std::chrono::milliseconds ping_patience{10'000};  ///< A monitor that takes longer to answer hangs.
        Launcher::Options launcher;
    };
    using GuestPointer = std::shared_ptr<Guest>;
    template <class T>
    using Answer = asio::awaitable<ipc::Outcome<T>>;

    static constexpr unsigned kCopiesAtOnce = 2;  ///< More are no faster, and slow down guests that run.

    /// What threads the supervisor has for what may block.
    struct Workers {
        Worker& store;      ///< One thread.
        Worker& processes;  ///< Some, for what users' file systems may hold up.
        Worker& copies;     ///< kCopiesAtOnce.
    };
    Supervisor(asio::io_context& loop, Store& store, Workers workers, MonitorPlace place, Options options);
    Supervisor(const Supervisor&) = delete;
    Supervisor& operator=(const Supervisor&) = delete;

    /// Reads what is kept, and finds the monitors that an earlier helper left. Then begins to start what is to be
    /// started.
    [[nodiscard]] asio::awaitable<Result<void>> begin();
    /// Tries once more to start what could not be started then, as its network was not there.
    void start_late();
    /// Reads all definitions again.
    [[nodiscard]] asio::awaitable<void> reload();

    [[nodiscard]] std::vector<GuestPointer> guests() const;
    /// Null when there is none.
    [[nodiscard]] GuestPointer find(const std::string& name) const;
    [[nodiscard]] static api::guests::Guest describe(const Guest& guest);
    /// Guests that have changed, by name.
    [[nodiscard]] ChangeFeed& feed() { return feed_; }
    [[nodiscard]] TaskList& tasks() { return tasks_; }

    [[nodiscard]] Answer<GuestPointer> create(std::string name, uid_t owner, api::guests::Definition definition);
    /// Makes a guest like a stopped one, for `owner`; `user` is who asked.
    [[nodiscard]] Answer<GuestPointer> clone(GuestPointer guest, std::string new_name, uid_t owner, std::string user);
    /// Before the end of this program: what copies is told to end.
    void cancel_clones();
    [[nodiscard]] Answer<void> change(GuestPointer guest, api::guests::Definition set, std::vector<std::string> unset);
    [[nodiscard]] Answer<void> start(GuestPointer guest);
    /// Waits for the guest to power off. `user` is who asked.
    [[nodiscard]] Answer<void> stop(GuestPointer guest, std::optional<std::chrono::seconds> grace, bool then_kill,
                                    std::string user);
    [[nodiscard]] Answer<void> kill(GuestPointer guest);
    /// Returns when the guest is in `state`, or stopped.
    [[nodiscard]] Answer<void> wait_for(GuestPointer guest, api::guests::State state);
    [[nodiscard]] Answer<std::string> remove(GuestPointer guest);
    [[nodiscard]] Answer<GuestPointer> undelete(std::string id, std::optional<std::string> name);

    /// A call of the guest's monitor.
    template <class Method>
    [[nodiscard]] Answer<typename Method::Reply> call_monitor(GuestPointer guest,
                                                              typename Method::Parameters parameters,
                                                              std::string_view wanted,
                                                              std::vector<UniqueFd> descriptors = {}) {
        auto client = connect(*guest, wanted);
        if (!client) {
            co_return std::unexpected(std::move(client.error()));
        }
        auto reply =
            co_await ipc::call<Method>(*client, std::move(parameters), options_.ping_patience, std::move(descriptors));
        if (!reply) {
            co_return std::unexpected(monitor_failure(*guest, reply.error(), wanted));
        }
        co_return *std::move(reply);
    }
    /// A connection to the monitor of a guest that runs.
    [[nodiscard]] ipc::Outcome<ipc::AsyncClient> connect(const Guest& guest, std::string_view wanted);

private:
    [[nodiscard]] GuestPointer add(const std::string& name);
    void take_stored(Guest& guest, StoredGuest stored);
    void forget(const GuestPointer& guest);
    void set_state(Guest& guest, api::guests::State state);
    void tell(Guest& guest);
    [[nodiscard]] static ipc::MethodError monitor_failure(const Guest& guest, const ipc::CallFailure& failure,
                                                          std::string_view wanted);

    [[nodiscard]] Answer<void> start_locked(GuestPointer guest);
    [[nodiscard]] asio::awaitable<bool> wait_until_stopped(GuestPointer guest,
                                                           std::chrono::steady_clock::time_point end,
                                                           const RunningTask& task);

    // supervisor_clone.cpp
    class CloneWork;
    [[nodiscard]] Answer<std::shared_ptr<CloneWork>> begin_clone(GuestPointer guest, std::string new_name, uid_t owner,
                                                                 std::string user);
    [[nodiscard]] asio::awaitable<Result<void>> copy_disks(std::shared_ptr<CloneWork> work);
    /// The guest's mutex, when it is not being cloned.
    [[nodiscard]] static asio::awaitable<AsyncMutex::Lock> lock_uncloned(GuestPointer guest);

    // The life of a monitor.
    void follow_in_background(GuestPointer guest);
    [[nodiscard]] asio::awaitable<void> follow(GuestPointer guest);
    [[nodiscard]] asio::awaitable<std::optional<api::guests::End>> watch(GuestPointer guest);
    [[nodiscard]] asio::awaitable<void> ping(GuestPointer guest, std::shared_ptr<bool> over);
    [[nodiscard]] asio::awaitable<api::guests::End> find_out_end(GuestPointer guest);
    [[nodiscard]] asio::awaitable<void> reap(GuestPointer guest);
    [[nodiscard]] asio::awaitable<void> ended(GuestPointer guest, api::guests::End end);
    [[nodiscard]] asio::awaitable<void> restart(GuestPointer guest);
    [[nodiscard]] asio::awaitable<std::optional<api::guests::End>> read_end(std::string name);
    void watch_children();

    // The beginning.
    [[nodiscard]] asio::awaitable<void> adopt_all(std::vector<std::string> names);
    [[nodiscard]] asio::awaitable<void> adopt(GuestPointer guest);
    /// `late`: those alone for which it failed before, and which nobody started since.
    [[nodiscard]] asio::awaitable<void> start_automatically(bool late);

    asio::io_context& loop_;
    Store& store_;
    Worker& worker_;
    Worker& copies_;
    MonitorPlace place_;
    Options options_;
    Launcher launcher_;
    asio::signal_set children_;
    ChangeFeed feed_;
    TaskList tasks_;
    std::map<std::string, GuestPointer> guests_;
    unsigned copying_ = 0;  ///< Clones whose disks are being copied.
    ipc::Signal copy_ended_;
};

}  // namespace apiary::daemon
