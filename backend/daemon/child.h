// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <signal.h>
#include <sys/wait.h>

#include <cerrno>

namespace apiary::daemon {

/// A process that this one has started. Ends and reaps it, however it fares.
class Child {
public:
    explicit Child(pid_t pid) : pid_(pid) {}
    ~Child() {
        ::kill(pid_, SIGKILL);
        while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

private:
    pid_t pid_;
};

}  // namespace apiary::daemon
