// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <format>
#include <type_traits>
#include <utility>

#include "backend/api/monitor.h"
#include "backend/base/text.h"
#include "backend/daemon/api.h"
#include "backend/daemon/definition.h"
#include "backend/daemon/failures.h"
#include "backend/daemon/identity.h"
#include "backend/daemon/names.h"

namespace apiary::daemon {

using namespace api::guests;
using ipc::Outcome;

void Api::bind_guests() {
    ipc::bind<List>(server_, [this](CallPointer call, List::Parameters parameters) -> Answer<List::Reply> {
        if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
            co_return std::unexpected(std::move(allowed.error()));
        }
        const Person person = person_of(*call);
        List::Reply reply;
        if (!parameters.names) {
            for (const GuestPointer& guest : supervisor_.guests()) {
                if (policy_.may_see(person, guest->owner)) {
                    reply.guests.push_back(Supervisor::describe(*guest));
                }
            }
            co_return reply;
        }
        for (const std::string& name : *parameters.names) {
            auto guest = guest_for<NoSuchGuest, NotPermitted>(*call, name);
            if (!guest) {
                co_return std::unexpected(std::move(guest.error()));
            }
            reply.guests.push_back(Supervisor::describe(**guest));
        }
        co_return reply;
    });
    ipc::bind_stream<Watch>(server_, [this](CallPointer call, Watch::Parameters) { return watch(std::move(call)); });
    ipc::bind<Create>(server_, [this](CallPointer call, Create::Parameters parameters) -> Answer<Create::Reply> {
        if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
            co_return std::unexpected(std::move(allowed.error()));
        }
        auto guest =
            co_await supervisor_.create(std::move(parameters.name), call->peer().uid, std::move(parameters.definition));
        if (!guest) {
            co_return std::unexpected(std::move(guest.error()));
        }
        co_return Create::Reply{Supervisor::describe(**guest)};
    });
    ipc::bind<Clone>(server_, [this](CallPointer call, Clone::Parameters parameters) -> Answer<Clone::Reply> {
        const auto guest = guest_for<NoSuchGuest, NotPermitted>(*call, parameters.name);
        if (!guest) {
            co_return std::unexpected(guest.error());
        }
        const uid_t caller = call->peer().uid;
        const auto made = co_await supervisor_.clone(*guest, std::move(parameters.new_name), caller, user_name(caller));
        if (!made) {
            co_return std::unexpected(made.error());
        }
        co_return Clone::Reply{Supervisor::describe(**made),
                               shared_with_clone((*made)->definition.value_or(Definition()))};
    });
    // What is about one guest: `act` does it, and the answer is the guest as it is then, where the method has one.
    const auto on_guest = [this]<class Method>(std::type_identity<Method>, auto act) {
        ipc::bind<Method>(
            server_, [this, act](CallPointer call, Method::Parameters parameters) -> Answer<typename Method::Reply> {
                const auto guest = guest_for<NoSuchGuest, NotPermitted>(*call, parameters.name);
                if (!guest) {
                    co_return std::unexpected(guest.error());
                }
                auto done = co_await act(*guest, std::move(parameters), call);
                if (!done) {
                    co_return std::unexpected(std::move(done.error()));
                }
                typename Method::Reply reply = {};
                if constexpr (requires { reply.guest; }) {
                    reply.guest = Supervisor::describe(**guest);
                }
                co_return reply;
            });
    };
    on_guest(std::type_identity<Change>(), [this](GuestPointer guest, Change::Parameters parameters, CallPointer) {
        return supervisor_.change(std::move(guest), std::move(parameters.set).value_or(Definition()),
                                  std::move(parameters.unset).value_or(std::vector<std::string>()));
    });
    on_guest(std::type_identity<Start>(), [this](GuestPointer guest, Start::Parameters, CallPointer) {
        return supervisor_.start(std::move(guest));
    });
    on_guest(std::type_identity<Stop>(), [this](GuestPointer guest, Stop::Parameters parameters, CallPointer call) {
        std::optional<std::chrono::seconds> grace;
        if (parameters.grace) {
            grace = std::chrono::seconds(std::clamp<std::int64_t>(*parameters.grace, 0, 86'400));
        }
        return supervisor_.stop(std::move(guest), grace, parameters.kill.value_or(false), user_name(call->peer().uid));
    });
    on_guest(std::type_identity<Kill>(),
             [this](GuestPointer guest, Kill::Parameters, CallPointer) { return supervisor_.kill(std::move(guest)); });
    on_guest(std::type_identity<Pause>(), [this](GuestPointer guest, Pause::Parameters, CallPointer) -> Answer<void> {
        auto done = co_await supervisor_.call_monitor<api::monitor::Pause>(guest, {}, "be paused");
        if (!done) {
            co_return std::unexpected(std::move(done.error()));
        }
        co_return co_await supervisor_.wait_for(std::move(guest), State::Paused);
    });
    on_guest(std::type_identity<Resume>(), [this](GuestPointer guest, Resume::Parameters, CallPointer) -> Answer<void> {
        auto done = co_await supervisor_.call_monitor<api::monitor::Resume>(guest, {}, "be resumed");
        if (!done) {
            co_return std::unexpected(std::move(done.error()));
        }
        co_return co_await supervisor_.wait_for(std::move(guest), State::Running);
    });
    on_guest(std::type_identity<Reset>(), [this](GuestPointer guest, Reset::Parameters, CallPointer) {
        return supervisor_.call_monitor<api::monitor::Reset>(std::move(guest), {}, "be reset");
    });
    on_guest(std::type_identity<PowerButton>(),
             [this](GuestPointer guest, PowerButton::Parameters, CallPointer) -> Answer<void> {
                 auto pressed =
                     co_await supervisor_.call_monitor<api::monitor::PowerButton>(guest, {}, "be powered off");
                 if (!pressed) {
                     co_return std::unexpected(std::move(pressed.error()));
                 }
                 if (!pressed->heard) {
                     co_return std::unexpected(ipc::method_error(StillRunning{
                         .cause = std::format("the guest {} does not listen to its power button", guest->name),
                         .remedy = "wait until it has booted, or shut it down from within",
                         .detail = "",
                         .name = guest->name}));
                 }
                 co_return Outcome<void>();
             });
    ipc::bind<Registers>(
        server_, [this](CallPointer call, Registers::Parameters parameters) -> Answer<Registers::Reply> {
            const auto guest = guest_for<NoSuchGuest, NotPermitted>(*call, parameters.name);
            if (!guest) {
                co_return std::unexpected(guest.error());
            }
            auto registers =
                co_await supervisor_.call_monitor<api::monitor::Registers>(*guest, {}, "show its registers");
            if (!registers) {
                co_return std::unexpected(std::move(registers.error()));
            }
            co_return Registers::Reply{std::move(registers->cpus)};
        });
    ipc::bind<Engine>(server_, [this](CallPointer call, Engine::Parameters parameters) -> Answer<Engine::Reply> {
        const auto guest = guest_for<NoSuchGuest, NotPermitted>(*call, parameters.name);
        if (!guest) {
            co_return std::unexpected(guest.error());
        }
        auto done = co_await supervisor_.call_monitor<api::monitor::Engine>(*guest, {.engine = std::move(parameters.engine)},
                                                                             "be moved to another engine");
        if (!done) {
            co_return std::unexpected(std::move(done.error()));
        }
        co_return Engine::Reply{std::move(done->engine), std::move(done->engines)};
    });
    ipc::bind_stream<GetStatistics>(server_, [this](CallPointer call, GetStatistics::Parameters parameters) {
        return statistics(std::move(call), std::move(parameters));
    });
}

Api::Answer<void> Api::watch(CallPointer call) {
    if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
        co_return std::unexpected(std::move(allowed.error()));
    }
    const Person person = person_of(*call);
    ChangeFeed::Watch changes(supervisor_.feed());
    const ipc::WakeOnClose wake(*call, [&changes] { changes.interrupt(); });
    std::set<std::string> known;
    for (const GuestPointer& guest : supervisor_.guests()) {
        if (policy_.may_see(person, guest->owner)) {
            known.insert(guest->name);
            if (!co_await call->reply_more(
                    ipc::encode(Watch::Reply{EventKind::Present, Supervisor::describe(*guest)}))) {
                co_return Outcome<void>();
            }
        }
    }
    if (!co_await call->reply_more(ipc::encode(Watch::Reply{EventKind::Ready, {}}))) {
        co_return Outcome<void>();
    }
    while (!call->closed()) {
        for (const std::string& name : co_await changes.next()) {
            const GuestPointer guest = supervisor_.find(name);
            const bool there = guest != nullptr && policy_.may_see(person, guest->owner);
            if (!there && known.erase(name) == 0) {
                continue;
            }
            Watch::Reply reply = {.kind = EventKind::Removed,
                                  .guest = api::guests::Guest{.name = name, .state = State::Stopped}};
            if (there) {
                reply = {known.insert(name).second ? EventKind::Added : EventKind::Changed,
                         Supervisor::describe(*guest)};
            }
            if (!co_await call->reply_more(ipc::encode(reply))) {
                co_return Outcome<void>();
            }
        }
    }
    co_return Outcome<void>();
}

Api::Answer<void> Api::statistics(CallPointer call, GetStatistics::Parameters parameters) {
    constexpr std::int64_t kShortest = 250, kUsual = 1000, kLongest = 60'000;  // As the interface says.
    const auto guest = guest_for<NoSuchGuest, NotPermitted>(*call, parameters.name);
    if (!guest) {
        co_return std::unexpected(guest.error());
    }
    const std::chrono::milliseconds interval(std::clamp(parameters.interval.value_or(kUsual), kShortest, kLongest));
    asio::steady_timer timer(loop_);
    const ipc::WakeOnClose wake(*call, [&timer] { timer.cancel(); });
    for (std::optional<Statistics> last;;) {
        auto told = co_await supervisor_.call_monitor<api::monitor::GetStatistics>(*guest, {}, "be measured");
        const auto statistics = told ? ipc::decode<Statistics>(told->statistics, ipc::UnknownFields::Ignored)
                                     : std::unexpected(ipc::Mismatch{});
        if (!statistics) {
            if (!last) {
                co_return std::unexpected(told ? host_failure({"the monitor's figures make no sense"}) : told.error());
            }
            co_await call->reply(ipc::encode(GetStatistics::Reply{*last}));  // The guest has ended.
            co_return Outcome<void>();
        }
        last = *statistics;
        if (!call->more()) {
            co_await call->reply(ipc::encode(GetStatistics::Reply{*last}));
            co_return Outcome<void>();
        }
        if (!co_await call->reply_more(ipc::encode(GetStatistics::Reply{*last}))) {
            co_return Outcome<void>();
        }
        timer.expires_after(interval);
        asio::error_code cancelled;
        co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
        if (call->closed()) {
            co_return Outcome<void>();
        }
    }
}

// ---- The trash ----

void Api::bind_trash() {
    ipc::bind<Delete>(server_, [this](CallPointer call, Delete::Parameters parameters) -> Answer<Delete::Reply> {
        const auto guest = guest_for<NoSuchGuest, NotPermitted>(*call, parameters.name);
        if (!guest) {
            co_return std::unexpected(guest.error());
        }
        auto id = co_await supervisor_.remove(*guest);
        if (!id) {
            co_return std::unexpected(std::move(id.error()));
        }
        co_return Delete::Reply{*std::move(id)};
    });
    ipc::bind<ListTrash>(server_,
                         [this](CallPointer call, ListTrash::Parameters) { return list_trash(std::move(call)); });
    ipc::bind<Undelete>(server_, [this](CallPointer call, Undelete::Parameters parameters) -> Answer<Undelete::Reply> {
        const auto trashed = co_await trash_for(call, parameters.id);
        if (!trashed) {
            co_return std::unexpected(trashed.error());
        }
        auto guest = co_await supervisor_.undelete(parameters.id, parameters.name);
        if (!guest) {
            co_return std::unexpected(std::move(guest.error()));
        }
        co_return Undelete::Reply{Supervisor::describe(**guest)};
    });
    ipc::bind<Purge>(server_, [this](CallPointer call, Purge::Parameters parameters) -> Answer<Purge::Reply> {
        const auto trashed = co_await trash_for(call, parameters.id);
        if (!trashed) {
            co_return std::unexpected(trashed.error());
        }
        const auto task = supervisor_.tasks().begin(Purge::kName, user_name(call->peer().uid), trashed->owner,
                                                    trashed->name, std::format("deleting {} for ever", trashed->name));
        auto purged = co_await worker_.run([this, id = parameters.id] { return store_.purge(id); });
        if (!purged) {
            co_return std::unexpected(store_failure(purged.error(), parameters.id));
        }
        task->done();
        co_return Purge::Reply();
    });
}

Api::Answer<ListTrash::Reply> Api::list_trash(CallPointer call) {
    if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
        co_return std::unexpected(std::move(allowed.error()));
    }
    const auto all = co_await worker_.run([this] { return store_.list_trash(); });
    if (!all) {
        co_return std::unexpected(store_failure(all.error(), ""));
    }
    const Person person = person_of(*call);
    ListTrash::Reply reply;
    for (const TrashedGuest& each : *all) {
        if (policy_.may_see(person, each.owner)) {
            reply.entries.push_back({.id = each.id,
                                     .name = each.name,
                                     .owner = user_name(each.owner),
                                     .time = each.time,
                                     .disks = each.disks,
                                     .disk_bytes = each.disk_bytes});
        }
    }
    co_return reply;
}

/// What is in the trash, if the caller may do this to it.
Api::Answer<TrashedGuest> Api::trash_for(CallPointer call, std::string id) {
    const auto trashed = co_await worker_.run([this, id] { return store_.load_trash(id); });
    const bool seen = trashed && policy_.may_see(person_of(*call), trashed->owner);
    if (auto allowed = permit<NotPermitted>(*call, seen ? std::optional(trashed->owner) : std::nullopt); !allowed) {
        co_return std::unexpected(std::move(allowed.error()));
    }
    if (!seen) {
        co_return std::unexpected(ipc::method_error(
            NoSuchTrash{std::format("there is no \"{}\" in the trash", shown(id)), "list the trash", "", id}));
    }
    co_return *trashed;
}

}  // namespace apiary::daemon
