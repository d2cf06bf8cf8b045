// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/clone_session.h"

#include <format>

#include "backend/api/guests.h"
#include "backend/cli/task_session.h"

namespace apiary::cli {
namespace {

using api::guests::Clone;

Outcome tell(HelperSession& session, const std::string& name, const Clone::Reply& made) {
    if (session.json()) {
        ipc::Json json = ipc::encode(made.guest);
        json["shared"] = ipc::encode(made.shared);
        return session.print_json(json) ? 0 : kHostFailed;
    }
    std::string both;
    for (const api::guests::Shared& each : made.shared) {
        both += (both.empty() ? "" : ", ") + each.what;
    }
    if (!both.empty()) {
        write_to(stderr,
                 std::format("{} and {} cannot run at the same time, as both have {}\n", name, made.guest.name, both));
    }
    return 0;
}

}  // namespace

Outcome clone_guest(HelperSession& session, const std::string& name, const std::string& new_name) {
    return call_task<Clone>(
        session, {.name = name, .new_name = new_name},
        [&](const api::tasks::Task& task) { return task.makes == new_name; }, "clone " + name,
        [&](const Clone::Reply& made) { return tell(session, name, made); });
}

}  // namespace apiary::cli
