// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/process_end.h"

#include <signal.h>
#include <sys/wait.h>

#include <algorithm>
#include <format>

#include "backend/base/text.h"
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

constexpr std::size_t kLongestText = 500, kLongestRegisters = 16'384, kMostRegisters = 64;  ///< Bytes; CPUs of a guest.

/// Several lines with columns.
std::string bounded_table(std::string text) {
    text.resize(std::min(text.size(), kLongestRegisters));
    std::ranges::replace_if(text, [](char c) { return (c < ' ' || c > '~') && c != '\n' && c != '\t'; }, '?');
    return text;
}

void bound(api::guests::Crash& crash) {
    crash.summary = shown(crash.summary, kLongestText);
    if (crash.probable_cause) {
        crash.probable_cause = shown(*crash.probable_cause, kLongestText);
    }
    if (crash.registers) {
        crash.registers->resize(std::min(crash.registers->size(), kMostRegisters));
        std::ranges::transform(*crash.registers, crash.registers->begin(), bounded_table);
    }
    crash.console.resize(std::min(crash.console.size(), kLastLines));
    std::ranges::transform(crash.console, crash.console.begin(),
                           [](const std::string& line) { return shown(line, kLongestText); });
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

End bounded(End end) {
    end.message = shown(end.message, kLongestText);
    if (end.crash) {
        bound(*end.crash);
    }
    return end;
}

}  // namespace apiary::daemon
