// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "backend/api/console.h"
#include "backend/api/guests.h"
#include "backend/api/host.h"
#include "backend/api/network.h"
#include "backend/api/setup.h"
#include "backend/api/tasks.h"
#include "backend/daemon/network_keeper.h"
#include "backend/daemon/policy.h"
#include "backend/daemon/setup_keeper.h"
#include "backend/daemon/supervisor.h"
#include "backend/ipc/bind.h"

namespace apiary::daemon {

/// The public interfaces: who calls is looked up, whether they may is decided here, and the supervisor does it.
class Api {
public:
    /// Adds all interfaces to `server`, which this must outlive.
    Api(asio::io_context& loop, ipc::Server& server, Supervisor& supervisor, NetworkKeeper& networks,
        SetupKeeper& setups, Store& store, Worker& worker, Policy policy, bool session);
    Api(const Api&) = delete;
    Api& operator=(const Api&) = delete;

    void set_policy(Policy policy) { policy_ = std::move(policy); }

private:
    using CallPointer = std::shared_ptr<ipc::Call>;
    using GuestPointer = Supervisor::GuestPointer;
    template <class T>
    using Answer = Supervisor::Answer<T>;

    void bind_host();
    void bind_checks();
    void bind_guests();
    void bind_trash();
    void bind_console();
    void bind_tasks();
    void bind_network();
    void bind_setup();

    [[nodiscard]] static Person person_of(const ipc::Call& call);
    /// Whether the caller may call its method about a guest of `owner`.
    template <class NotPermitted>
    [[nodiscard]] ipc::Outcome<void> permit(const ipc::Call& call, std::optional<uid_t> owner) const {
        auto allowed = policy_.may(person_of(call), call.method(), owner);
        if (!allowed) {
            return std::unexpected(ipc::method_error(
                NotPermitted{allowed.error().cause, allowed.error().remedy, allowed.error().detail, call.method()}));
        }
        return {};
    }
    /// The guest that the call is about, if the caller may do this to it. One that the caller may not see is none at
    /// all.
    template <class NoSuchGuest, class NotPermitted>
    [[nodiscard]] ipc::Outcome<GuestPointer> guest_for(const ipc::Call& call, const std::string& name) const {
        const GuestPointer guest = supervisor_.find(name);
        const Person person = person_of(call);
        if (guest == nullptr || !policy_.may_see(person, guest->owner)) {
            if (auto allowed = permit<NotPermitted>(call, std::nullopt); !allowed) {
                return std::unexpected(std::move(allowed.error()));
            }
            return std::unexpected(no_such_guest<NoSuchGuest>(name));
        }
        if (auto allowed = permit<NotPermitted>(call, guest->owner); !allowed) {
            return std::unexpected(std::move(allowed.error()));
        }
        return guest;
    }
    template <class NoSuchGuest>
    [[nodiscard]] static ipc::MethodError no_such_guest(const std::string& name) {
        return ipc::method_error(NoSuchGuest{no_guest_cause(name), "list the guests there are", "", name});
    }
    [[nodiscard]] static std::string no_guest_cause(const std::string& name);

    // io.apiary.Host
    [[nodiscard]] api::host::Facts facts() const;
    // io.apiary.Guests
    [[nodiscard]] Answer<void> watch(CallPointer call);
    [[nodiscard]] Answer<void> statistics(CallPointer call, api::guests::GetStatistics::Parameters parameters);
    [[nodiscard]] Answer<api::guests::ListTrash::Reply> list_trash(CallPointer call);
    [[nodiscard]] Answer<TrashedGuest> trash_for(CallPointer call, std::string id);
    // io.apiary.Console
    [[nodiscard]] Answer<void> attach(CallPointer call, api::console::Attach::Parameters parameters);
    [[nodiscard]] Answer<void> sessions(CallPointer call, api::console::Sessions::Parameters parameters);
    [[nodiscard]] Answer<void> read_log(CallPointer call, api::console::ReadLog::Parameters parameters);
    // io.apiary.Tasks
    [[nodiscard]] Answer<void> watch_tasks(CallPointer call);
    // io.apiary.Network
    [[nodiscard]] NetworkKeeper::Owners guests_seen_by(const Person& person) const;
    [[nodiscard]] NetworkKeeper::Asker network_asker(const Person& person) const;
    [[nodiscard]] Answer<api::network::GetState::Reply> network_state(CallPointer call);
    static void hide_guests(api::network::State& state, const NetworkKeeper::Owners& seen);
    [[nodiscard]] Answer<void> test_network(CallPointer call, api::network::Test::Parameters parameters);
    [[nodiscard]] ipc::Outcome<GuestPointer> tested_guest(const api::network::SetUp& network,
                                                          const std::optional<std::string>& wanted,
                                                          const Person& person) const;
    [[nodiscard]] asio::awaitable<hostnet::TestedGuest> look_at(GuestPointer guest, api::network::SetUp network);
    [[nodiscard]] Answer<void> follow_way(CallPointer call, hostnet::Record network,
                                          std::optional<hostnet::TestedGuest> guest);
    // io.apiary.Setup
    [[nodiscard]] Answer<api::setup::GetState::Reply> setup_state(CallPointer call,
                                                                  api::setup::GetState::Parameters parameters);

    asio::io_context& loop_;
    ipc::Server& server_;
    Supervisor& supervisor_;
    NetworkKeeper& networks_;
    SetupKeeper& setups_;
    Store& store_;
    Worker& worker_;
    Policy policy_;
    bool session_;
};

}  // namespace apiary::daemon
