// SPDX-License-Identifier: BSD-2-Clause
// apiaryctl: every action on guests, for scripts and terminals.
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>

#include "backend/base/process.h"
#include "backend/cli/options.h"
#include "backend/cli/run_session.h"
#include "backend/cli/terminal.h"

namespace {

using namespace apiary;

/// A standard stream that is closed would let the next file that is opened take its place.
void open_missing_standard_streams() {
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(fd, F_GETFD) < 0) {
            static_cast<void>(::open("/dev/null", fd == STDIN_FILENO ? O_RDONLY : O_WRONLY));
        }
    }
}

int perform(const cli::Answer& answer) {
    std::FILE* file = answer.status == 0 ? stdout : stderr;
    std::fputs(answer.text.c_str(), file);
    return std::fflush(file) == 0 ? answer.status : 1;
}

int perform(const cli::RunOptions& options) {
    return cli::RunSession(options).run();
}

int perform(const cli::HelperCommand& command) {
    cli::HelperSession session(api::socket_path(command.helper, ::geteuid() == 0), command.json);
    const cli::Outcome outcome = command.action(session);
    return outcome ? *outcome : session.tell(outcome.error());
}

}  // namespace

int main(int argument_count, char** arguments) {
    open_missing_standard_streams();
    ::signal(SIGPIPE, SIG_IGN);
    raise_descriptor_limit();
    cli::restore_terminal_on_crash();
    const auto parsed = cli::parse_command_line({arguments + 1, arguments + argument_count});
    return std::visit([](const auto& command) { return perform(command); }, parsed);
}
