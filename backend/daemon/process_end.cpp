// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/process_end.h"

#include <signal.h>
#include <sys/wait.h>

#include <format>

#include "backend/console/readable.h"

namespace apiary::daemon {
namespace {

using api::guests::End;
using api::guests::EndReason;

constexpr std::size_t kLastLines = 40;

struct Cause {
    std::string what;
    std::optional<std::string> why;
};

Cause cause_of_signal(int number) {
    switch (number) {
        case SIGSYS:
            return {"its monitor did what its sandbox forbids and was ended",
                    "a fault of Apiary's, or a guest that has broken into its monitor: please report it"};
        case SIGKILL:
            return {"its monitor was killed from outside",
                    "somebody killed the process, or the host ran out of memory: see the system's log"};
        case SIGSEGV:
        case SIGBUS:
        case SIGABRT:
        case SIGFPE:
        case SIGILL:
            return {std::format("its monitor crashed (signal {})", number), "a fault of Apiary's: please report it"};
        default: return {std::format("its monitor was ended by signal {}", number), std::nullopt};
    }
}

Cause cause_of(int status) {
    if (WIFSIGNALED(status)) {
        return cause_of_signal(WTERMSIG(status));
    }
    return {std::format("its monitor ended with status {}", WEXITSTATUS(status)), "see apiaryd's log for what it said"};
}

}  // namespace

End end_of_process(const ProcessEnd& process, const std::string& console, std::int64_t time) {
    End end = {.reason = EndReason::Vanished, .message = {}, .time = time, .value = {}, .crash = {}, .restarted = {}};
    if (process.stop_asked) {
        end.reason = EndReason::Killed;
        end.message = "the guest was killed";
        return end;
    }
    Cause cause = {"its monitor ended while the helper was away", "it was killed, or the host ran out of memory"};
    if (process.hung) {
        end.reason = EndReason::Hung;
        cause = {"its monitor answered no more and was ended",
                 "the host was too busy or its disk hung, or it is a fault of Apiary's"};
    } else if (process.status) {
        end.reason = EndReason::MonitorDied;
        cause = cause_of(*process.status);
    }
    end.message = "the guest ended: " + cause.what;
    end.crash = api::guests::Crash{.summary = end.message,
                                   .probable_cause = cause.why,
                                   .registers = {},
                                   .console = console::readable_lines(console, kLastLines)};
    return end;
}

}  // namespace apiary::daemon
