// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "backend/api/tasks.h"
#include "backend/cli/helper_session.h"

namespace apiary::cli {

/// A call that is a task of the helper's (io.apiary.Tasks).
struct TaskCall {
    std::string_view method;
    ipc::Json parameters;
    /// Whether a task of this method is that of this call.
    std::function<bool(const api::tasks::Task&)> is_own;
};
/// How the waiting for it ended.
struct TaskEnd {
    std::optional<Result<ipc::Reply>> reply;  ///< Absent when it goes on, as somebody did not want to wait.
    int signal = 0;                           ///< That came.
};

/// Makes the call and waits until it is done; a terminal shows how far it is. SIGINT, SIGTERM and SIGHUP cancel it, and
/// when they come again end the waiting.
[[nodiscard]] TaskEnd wait_for_task(HelperSession& session, TaskCall call);

/// The same, and `tell` is given the reply. `what`: what is done, as "clone web". After a signal the status is as
/// shells count.
template <class Method, class Tell>
[[nodiscard]] Outcome call_task(HelperSession& session, const typename Method::Parameters& parameters,
                                std::function<bool(const api::tasks::Task&)> is_own, const std::string& what,
                                Tell tell) {
    const TaskEnd end = wait_for_task(session, {Method::kName, ipc::encode(parameters), std::move(is_own)});
    if (!end.reply) {
        write_to(stderr, "apiaryctl: the helper goes on to " + what + "; see `apiaryctl tasks`\n");
        return kSignal + end.signal;
    }
    auto reply = ipc::typed_reply<Method>(*end.reply);
    if (!reply && end.signal != 0) {
        session.tell(reply.error());
        return kSignal + end.signal;
    }
    return reply ? tell(*std::move(reply)) : std::unexpected(std::move(reply.error()));
}

}  // namespace apiary::cli
