// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "backend/api/guests.h"
#include "backend/base/result.h"
#include "backend/daemon/store.h"
#include "backend/ipc/bind.h"

/// The helper's failures as errors of io.apiary.Guests.
namespace apiary::daemon {

/// What the store did not do for guest `name`.
[[nodiscard]] ipc::MethodError store_failure(const StoreError& error, const std::string& name);
[[nodiscard]] ipc::MethodError host_failure(const Error& error);
[[nodiscard]] ipc::MethodError start_failure(const Error& error, const std::string& name);
[[nodiscard]] ipc::MethodError no_such_guest(const std::string& name);
/// `wanted`: what was to be done, as "be started".
[[nodiscard]] ipc::MethodError wrong_state(const std::string& name, api::guests::State state, std::string_view wanted);

/// The task `task` copies it.
[[nodiscard]] ipc::MethodError busy(const std::string& name, const std::string& task, std::string_view wanted);

}  // namespace apiary::daemon
