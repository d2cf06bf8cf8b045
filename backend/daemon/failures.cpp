// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/failures.h"

#include <format>

#include "backend/base/text.h"
#include "backend/daemon/names.h"

namespace apiary::daemon {
namespace {

namespace guests = api::guests;
using guests::State;
using ipc::method_error;

std::string remedy_of(State state) {
    switch (state) {
        case State::Broken: return "mend its guest.json, or delete it";
        case State::Stopped: return "start it first";
        case State::Starting: return "wait until it runs";
        case State::Running:
        case State::Stopping: return "stop it first";
        case State::Paused: return "resume it, or kill it";
    }
    return "";
}

}  // namespace

ipc::MethodError store_failure(const StoreError& error, const std::string& name) {
    const auto& [cause, remedy, detail] = error.error;
    using Kind = StoreError::Kind;
    switch (error.kind) {
        case Kind::NoSuchGuest: return method_error(guests::NoSuchGuest{cause, remedy, detail, name});
        case Kind::GuestExists: return method_error(guests::GuestExists{cause, remedy, detail, name});
        case Kind::InvalidName: return method_error(guests::InvalidName{cause, remedy, detail, name});
        case Kind::InvalidDefinition:
            return method_error(guests::InvalidDefinition{cause, remedy, detail, error.field});
        case Kind::NoSuchTrash: return method_error(guests::NoSuchTrash{cause, remedy, detail, name});
        case Kind::Broken: return method_error(guests::WrongState{cause, remedy, detail, name, State::Broken});
        case Kind::TooManyGuests:
            return method_error(guests::NotPermitted{cause, remedy, detail, std::string(guests::Create::kName)});
        case Kind::NoSuchDisk: return method_error(guests::StartFailed{cause, remedy, detail, name});
        case Kind::HostFailed: break;
    }
    return host_failure(error.error);
}

ipc::MethodError host_failure(const Error& error) {
    return method_error(guests::HostFailed{error.cause, error.remedy, error.detail});
}

ipc::MethodError start_failure(const Error& error, const std::string& name) {
    return method_error(guests::StartFailed{error.cause, error.remedy, error.detail, name});
}

ipc::MethodError no_such_guest(const std::string& name) {
    return method_error(guests::NoSuchGuest{std::format("there is no guest \"{}\"", shown(name)),
                                            "list the guests there are", "", name});
}

ipc::MethodError wrong_state(const std::string& name, State state, std::string_view wanted) {
    return method_error(guests::WrongState{.cause = std::format("the guest {} cannot {}: it is {}", name, wanted,
                                                                names_of(state)[static_cast<std::size_t>(state)]),
                                           .remedy = remedy_of(state),
                                           .detail = "",
                                           .name = name,
                                           .state = state});
}

ipc::MethodError busy(const std::string& name, const std::string& task, std::string_view wanted) {
    return method_error(guests::Busy{.cause = std::format("the guest {} cannot {}: it is being cloned", name, wanted),
                                     .remedy = "wait until that is done, or cancel it",
                                     .detail = std::format("task {}", task),
                                     .name = name,
                                     .task = task});
}

}  // namespace apiary::daemon
