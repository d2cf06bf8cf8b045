// SPDX-License-Identifier: BSD-2-Clause
// apiary-guest: one guest, started by apiaryd.
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <asio/io_context.hpp>
#include <cstdio>
#include <string_view>

#include "backend/base/process.h"
#include "backend/monitor/service.h"

namespace {

constexpr int kListener = 3;  ///< Where apiaryd puts the socket that this process is reached by.

bool is_listening_socket(int fd) {
    int listening = 0;
    socklen_t size = sizeof listening;
    return ::getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) == 0 && listening != 0;
}

}  // namespace

int main(int count, char** arguments) {
    if (count > 1 && std::string_view(arguments[1]) == "--version") {
        std::puts("apiary-guest " APIARY_VERSION);
        return 0;
    }
    if (count > 1 || !is_listening_socket(kListener)) {
        std::fputs("apiary-guest runs one guest, and is started by apiaryd alone; see apiaryd(8)\n", stderr);
        return 2;
    }
    ::signal(SIGPIPE, SIG_IGN);
    ::signal(SIGHUP, SIG_IGN);
    apiary::raise_descriptor_limit();
    ::fcntl(kListener, F_SETFD, FD_CLOEXEC);
    ::fcntl(kListener, F_SETFL, O_NONBLOCK);
    asio::io_context loop;
    apiary::monitor::Service service(loop, apiary::UniqueFd(kListener));
    loop.run();
    // Nothing is left to be done, and what destructors would do, as with signals, the sandbox does not allow.
    ::_exit(0);
}
