// SPDX-License-Identifier: BSD-2-Clause
// io.apiary.Setup: who asks may set the host up, or only be told what it lacks.
#include <utility>

#include "backend/daemon/api.h"

namespace apiary::daemon {

using namespace api::setup;

namespace {

/// Whose access is looked at: the caller's, unless another is named; root needs none.
std::string looked_at(const std::optional<std::string>& user, const Person& person) {
    return user.value_or(person.uid == 0 ? "" : person.name);
}

}  // namespace

void Api::bind_setup() {
    ipc::bind<GetState>(server_, [this](CallPointer call, GetState::Parameters parameters) {
        return setup_state(std::move(call), std::move(parameters));
    });
    ipc::bind<MakePlan>(server_, [this](CallPointer call, MakePlan::Parameters parameters) -> Answer<MakePlan::Reply> {
        if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
            co_return std::unexpected(std::move(allowed.error()));
        }
        auto plan = co_await setups_.plan(std::move(parameters.wish), person_of(*call).name);
        if (!plan) {
            co_return std::unexpected(std::move(plan.error()));
        }
        co_return MakePlan::Reply{*std::move(plan)};
    });
    ipc::bind<Apply>(server_, [this](CallPointer call, Apply::Parameters parameters) -> Answer<Apply::Reply> {
        if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
            co_return std::unexpected(std::move(allowed.error()));
        }
        const Person person = person_of(*call);
        auto change = co_await setups_.apply(std::move(parameters.wish), std::move(parameters.digest),
                                             {.uid = person.uid, .name = person.name});
        if (!change) {
            co_return std::unexpected(std::move(change.error()));
        }
        co_return Apply::Reply{*std::move(change)};
    });
    ipc::bind<Undo>(server_, [this](CallPointer call, Undo::Parameters) -> Answer<Undo::Reply> {
        if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
            co_return std::unexpected(std::move(allowed.error()));
        }
        const Person person = person_of(*call);
        auto notes = co_await setups_.undo({.uid = person.uid, .name = person.name});
        if (!notes) {
            co_return std::unexpected(std::move(notes.error()));
        }
        co_return Undo::Reply{*std::move(notes)};
    });
}

Api::Answer<GetState::Reply> Api::setup_state(CallPointer call, GetState::Parameters parameters) {
    if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
        co_return std::unexpected(std::move(allowed.error()));
    }
    const Person person = person_of(*call);
    auto state = co_await setups_.state(looked_at(parameters.user, person));
    if (!state) {
        co_return std::unexpected(std::move(state.error()));
    }
    const auto allowed = policy_.may(person, Apply::kName);
    if (const auto& refusal = setups_.refusal(); refusal || !allowed) {
        const Error& error = refusal ? *refusal : allowed.error();
        state->refusal = Problem{error.cause, error.remedy, error.detail};
    }
    co_return GetState::Reply{*std::move(state)};
}

}  // namespace apiary::daemon
