// SPDX-License-Identifier: BSD-2-Clause
// apiaryd: keeps guests, opens what needs privilege, starts and watches monitors, and decides who may do what.
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <string_view>

#include "backend/base/log.h"
#include "backend/base/process.h"
#include "backend/daemon/disk_copier.h"
#include "backend/daemon/opener.h"
#include "backend/daemon/program.h"

namespace {

int say(const apiary::daemon::Answer& answer) {
    std::FILE* const file = answer.status == 0 ? stdout : stderr;
    std::fputs(answer.text.c_str(), file);
    return std::fflush(file) == 0 ? answer.status : 1;
}

}  // namespace

int main(int count, char** arguments) {
    ::umask(077);
    ::signal(SIGPIPE, SIG_IGN);
    if (count == 2 && std::string_view(arguments[1]) == apiary::daemon::kOpenerOption) {
        return apiary::daemon::run_opener();
    }
    if (count == 3 && std::string_view(arguments[1]) == apiary::daemon::kCopierOption) {
        return apiary::daemon::run_disk_copier(arguments[2]);
    }
    const auto parsed = apiary::daemon::parse_command_line({arguments + 1, arguments + count}, ::geteuid() == 0);
    if (const auto* answer = std::get_if<apiary::daemon::Answer>(&parsed)) {
        return say(*answer);
    }
    apiary::raise_descriptor_limit();
    apiary::daemon::Program program(std::get<apiary::daemon::Options>(parsed));
    if (const auto done = program.run(); !done) {
        apiary::log::error("{}", apiary::log::describe(done.error()));
        ::_exit(1);
    }
    // The system takes back what is left. Destructors would have to wait for calls that are under way, some for hours.
    ::_exit(0);
}
