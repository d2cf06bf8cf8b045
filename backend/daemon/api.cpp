// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/api.h"

#include <format>
#include <utility>

#include "backend/base/text.h"
#include "backend/daemon/host_check.h"
#include "backend/daemon/host_facts.h"
#include "backend/daemon/identity.h"
#include "backend/daemon/names.h"

namespace apiary::daemon {

Api::Api(asio::io_context& loop, ipc::Server& server, Supervisor& supervisor, NetworkKeeper& networks,
         SetupKeeper& setups, Store& store, Worker& worker, Policy policy, bool session)
    : loop_(loop),
      server_(server),
      supervisor_(supervisor),
      networks_(networks),
      setups_(setups),
      store_(store),
      worker_(worker),
      policy_(std::move(policy)),
      session_(session) {
    for (const auto& [name, description] : {std::pair(api::host::kInterface, api::host::kDescription),
                                            std::pair(api::guests::kInterface, api::guests::kDescription),
                                            std::pair(api::console::kInterface, api::console::kDescription),
                                            std::pair(api::tasks::kInterface, api::tasks::kDescription),
                                            std::pair(api::network::kInterface, api::network::kDescription),
                                            std::pair(api::setup::kInterface, api::setup::kDescription)}) {
        server_.add_interface(std::string(name), std::string(description));
    }
    bind_host();
    bind_guests();
    bind_trash();
    bind_console();
    bind_tasks();
    bind_network();
    bind_setup();
}

Person Api::person_of(const ipc::Call& call) {
    return {
        .uid = call.peer().uid, .gid = call.peer().gid, .groups = call.groups(), .name = user_name(call.peer().uid)};
}

std::string Api::no_guest_cause(const std::string& name) {
    return std::format("there is no guest \"{}\"", shown(name));
}

// ---- io.apiary.Host ----

void Api::bind_host() {
    using namespace api::host;
    ipc::bind<GetFacts>(server_, [this](CallPointer call, GetFacts::Parameters) -> Answer<GetFacts::Reply> {
        if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
            co_return std::unexpected(std::move(allowed.error()));
        }
        const auto free = co_await worker_.run([this] { return store_.free_space(); });
        Facts facts = host_facts();
        facts.session = session_;
        facts.directory = store_.path().string();
        facts.directory_free = free.value_or(0);
        co_return GetFacts::Reply{std::move(facts)};
    });
    ipc::bind<GetRights>(server_, [this](CallPointer call, GetRights::Parameters) -> Answer<GetRights::Reply> {
        // Everybody may know what they may do.
        const Person person = person_of(*call);
        co_return GetRights::Reply{person.name, policy_.rights(person)};
    });
    bind_checks();
}

void Api::bind_checks() {
    using namespace api::host;
    ipc::bind<Check>(server_, [this](CallPointer call, Check::Parameters) -> Answer<Check::Reply> {
        if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
            co_return std::unexpected(std::move(allowed.error()));
        }
        co_return co_await worker_.run(
            [session = session_, user = person_of(*call).name] { return check_host(session, user); });
    });
    ipc::bind<CheckRecording>(
        server_, [this](CallPointer call, CheckRecording::Parameters parameters) -> Answer<CheckRecording::Reply> {
            if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
                co_return std::unexpected(std::move(allowed.error()));
            }
            auto reply =
                co_await worker_.run([text = std::move(parameters.recording)] { return check_recording(text); });
            if (!reply) {
                const Error& error = reply.error();
                co_return std::unexpected(ipc::method_error(NotARecording{error.cause, error.remedy, error.detail}));
            }
            co_return *std::move(reply);
        });
    ipc::bind<Explain>(server_, [this](CallPointer call, Explain::Parameters parameters) -> Answer<Explain::Reply> {
        if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
            co_return std::unexpected(std::move(allowed.error()));
        }
        co_return co_await worker_.run([text = std::move(parameters.text)] { return explain_text(text); });
    });
}

// ---- io.apiary.Tasks ----

void Api::bind_tasks() {
    using namespace api::tasks;
    ipc::bind<List>(server_, [this](CallPointer call, List::Parameters) -> Answer<List::Reply> {
        if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
            co_return std::unexpected(std::move(allowed.error()));
        }
        const Person person = person_of(*call);
        List::Reply reply;
        for (const TaskList::Entry& entry : supervisor_.tasks().list()) {
            if (policy_.may_see(person, entry.owner)) {
                reply.tasks.push_back(entry.task);
            }
        }
        co_return reply;
    });
    ipc::bind_stream<Watch>(server_,
                            [this](CallPointer call, Watch::Parameters) { return watch_tasks(std::move(call)); });
    ipc::bind<Cancel>(server_, [this](CallPointer call, Cancel::Parameters parameters) -> Answer<Cancel::Reply> {
        const TaskList::Entry* entry = supervisor_.tasks().find(parameters.id);
        const bool seen = entry != nullptr && policy_.may_see(person_of(*call), entry->owner);
        if (auto allowed = permit<NotPermitted>(*call, seen ? std::optional(entry->owner) : std::nullopt); !allowed) {
            co_return std::unexpected(std::move(allowed.error()));
        }
        if (!seen) {
            co_return std::unexpected(
                ipc::method_error(NoSuchTask{std::format("there is no task \"{}\"", shown(parameters.id)),
                                             "list the tasks there are", "", parameters.id}));
        }
        if (!supervisor_.tasks().cancel(parameters.id)) {
            co_return std::unexpected(ipc::method_error(NotCancellable{
                std::format("the task {} has ended, or cannot be cancelled", parameters.id), "", "", parameters.id}));
        }
        co_return Cancel::Reply();
    });
}

Api::Answer<void> Api::watch_tasks(CallPointer call) {
    using namespace api::tasks;
    if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
        co_return std::unexpected(std::move(allowed.error()));
    }
    const Person person = person_of(*call);
    ChangeFeed::Watch changes(supervisor_.tasks().feed());
    const ipc::WakeOnClose wake(*call, [&changes] { changes.interrupt(); });
    for (const TaskList::Entry& entry : supervisor_.tasks().list()) {
        if (policy_.may_see(person, entry.owner) && !co_await call->reply_more(ipc::encode(Watch::Reply{entry.task}))) {
            co_return ipc::Outcome<void>();
        }
    }
    while (!call->closed()) {
        for (const std::string& id : co_await changes.next()) {
            const TaskList::Entry* entry = supervisor_.tasks().find(id);
            if (entry != nullptr && policy_.may_see(person, entry->owner) &&
                !co_await call->reply_more(ipc::encode(Watch::Reply{entry->task}))) {
                co_return ipc::Outcome<void>();
            }
        }
    }
    co_return ipc::Outcome<void>();
}

}  // namespace apiary::daemon
