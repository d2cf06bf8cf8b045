// SPDX-License-Identifier: BSD-2-Clause
#include <ctime>
#include <format>
#include <thread>

#include "backend/base/log.h"
#include "backend/sandbox/filter_linux.h"
#include "backend/sandbox/landlock_linux.h"
#include "backend/sandbox/privileges_linux.h"
#include "backend/sandbox/sandbox.h"

namespace apiary::sandbox {
namespace {

Result<void> check_one_thread() {
    const auto threads = count_threads();
    if (!threads) {
        return std::unexpected(threads.error());
    }
    return *threads == 1 ? Result<void>()
                         : fail("files must be restricted before this process starts threads", {},
                                std::format("{} threads", *threads));
}

/// What libraries do once, and could not do inside.
void warm_up() {
    ::tzset();                              // Log lines have local times: /etc/localtime.
    (void)log::enabled(log::Level::Error);  // The log asks whether it leads to a terminal.
    std::thread([] {}).join();              // With its first thread glibc takes a signal for itself.
}

void tell_landlock(Status& status, const Needs& needs, int version) {
    status.in_force.push_back(std::format("files by Landlock, version {}", version));
    if (!needs.user_network) {
        (version >= 4 ? status.in_force : status.missing)
            .push_back(version >= 4 ? "no TCP" : "no TCP (Linux 6.7 or later has it)");
    }
    (version >= 6 ? status.in_force : status.missing)
        .push_back(version >= 6 ? "no signals or abstract sockets to other processes"
                                : "no signals or abstract sockets to other processes (Linux 6.12 or later has it)");
}

}  // namespace

Result<Status> restrict_files(const Needs& needs) {
    Status status;
    if (auto one = check_one_thread(); !one) {
        return std::unexpected(one.error());
    }
    if (auto dropped = drop_privileges(); !dropped) {
        return std::unexpected(dropped.error());
    }
    status.in_force = {"no new privileges", "no capabilities"};
    const int version = landlock_version();
    if (version == 0) {
        status.missing.push_back("files (the kernel has no Landlock, or it is switched off)");
        return status;
    }
    if (auto entered = enter_landlock(needs, version); !entered) {
        return std::unexpected(entered.error());
    }
    tell_landlock(status, needs, version);
    return status;
}

Result<Status> restrict_calls(const Needs& needs) {
    warm_up();
    if (auto hidden = hide_memory(); !hidden) {
        return std::unexpected(hidden.error());
    }
    if (auto limited = limit_memory(needs.memory); !limited) {
        return std::unexpected(limited.error());
    }
    const auto rules = enter_filter(needs);
    if (!rules) {
        return std::unexpected(rules.error());
    }
    Status status;
    status.in_force = {"no memory dumps or debuggers", "limited memory",
                       std::format("system calls by seccomp, {} rules", *rules)};
    return status;
}

Result<void> limit_descriptor(int, Kind) {
    return {};
}

}  // namespace apiary::sandbox
