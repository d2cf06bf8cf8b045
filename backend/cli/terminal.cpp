// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/terminal.h"

#include <signal.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>

#include "backend/base/check.h"

namespace apiary::cli {
namespace {

// What a signal handler may touch: the descriptor (-1: no terminal is raw) and the mode to go back to, which is written
// before the descriptor is published.
std::atomic<int> raw_fd = -1;
termios saved_mode;
static_assert(std::atomic<int>::is_always_lock_free);

/// The terminal is the foreground job's. Async-signal-safe.
bool is_foreground(int fd) {
    const pid_t foreground = ::tcgetpgrp(fd);
    return foreground <= 0 || foreground == ::getpgrp();
}

/// Async-signal-safe. Does not wait for output, which a stopped terminal may never take, nor touch a terminal that has
/// become another job's, which may have a mode of its own there.
void restore_now() {
    const int fd = raw_fd.exchange(-1);
    if (fd < 0 || !is_foreground(fd)) {
        return;
    }
    sigset_t background_write;
    sigset_t before;
    sigemptyset(&background_write);
    sigaddset(&background_write, SIGTTOU);
    ::pthread_sigmask(SIG_BLOCK, &background_write, &before);
    ::tcsetattr(fd, TCSANOW, &saved_mode);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void crashed(int signal_number) {
    restore_now();
    ::signal(signal_number, SIG_DFL);
    ::raise(signal_number);
}

termios raw_mode_of(const termios& mode) {
    termios raw = mode;
    ::cfmakeraw(&raw);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    return raw;
}

}  // namespace

Result<std::unique_ptr<RawTerminal>> RawTerminal::enter(int fd) {
    check(raw_fd.load() < 0, "one terminal is raw already");
    static const int registered = std::atexit(restore_now);
    static_cast<void>(registered);
    if (::tcgetattr(fd, &saved_mode) != 0) {
        return fail_errno(errno, "the terminal's mode cannot be read");
    }
    const termios raw = raw_mode_of(saved_mode);
    raw_fd.store(fd);
    std::unique_ptr<RawTerminal> terminal(new RawTerminal(fd));
    if (::tcsetattr(fd, TCSANOW, &raw) != 0) {
        return fail_errno(errno, "the terminal cannot be put into raw mode");
    }
    return terminal;
}

RawTerminal::~RawTerminal() {
    restore_now();
}

void RawTerminal::renew() {
    const termios raw = raw_mode_of(saved_mode);
    raw_fd.store(fd_);
    ::tcsetattr(fd_, TCSANOW, &raw);
}

void RawTerminal::suspend() {
    restore_now();
}

std::optional<TerminalSize> terminal_size(int fd) {
    winsize size = {};
    if (::ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) {
        return std::nullopt;
    }
    return TerminalSize{.columns = size.ws_col, .rows = size.ws_row};
}

void restore_terminal_on_crash() {
    // A stack of its own, as the crash may be that the stack is full. Only the calling thread gets it.
    static std::byte* const stack = new std::byte[64 * 1024];
    stack_t alternate = {};
    alternate.ss_sp = stack;
    alternate.ss_size = 64 * 1024;
    ::sigaltstack(&alternate, nullptr);
    for (const int signal_number : {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE}) {
        struct sigaction action = {};
        action.sa_handler = crashed;
        action.sa_flags = SA_ONSTACK | SA_NODEFER;
        sigemptyset(&action.sa_mask);
        ::sigaction(signal_number, &action, nullptr);
    }
}

}  // namespace apiary::cli
