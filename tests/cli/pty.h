// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <utmp.h>
#include <unistd.h>

#include <QByteArray>
#include <QElapsedTimer>
#include <QStringList>
#include <algorithm>
#include <cstdint>
#include <optional>

#include "backend/base/unique_fd.h"

namespace apiary::testing {

/// A pseudo-terminal, both ends in this process.
struct Pty {
    Pty() {
        int master_fd = -1;
        int slave_fd = -1;
        valid = ::openpty(&master_fd, &slave_fd, nullptr, nullptr, nullptr) == 0;
        master = UniqueFd(master_fd);
        slave = UniqueFd(slave_fd);
    }
    /// The line discipline gathers lines and echoes, as a shell's terminal does.
    [[nodiscard]] bool is_cooked() const {
        termios mode = {};
        return ::tcgetattr(slave.get(), &mode) == 0 && (mode.c_lflag & (ICANON | ECHO | ISIG)) == (ICANON | ECHO | ISIG);
    }
    [[nodiscard]] bool is_raw() const {
        termios mode = {};
        return ::tcgetattr(slave.get(), &mode) == 0 && (mode.c_lflag & (ICANON | ECHO | ISIG)) == 0 &&
               (mode.c_oflag & OPOST) == 0 && (mode.c_iflag & (ICRNL | IXON)) == 0;
    }
    /// As by its user; the programs on it get SIGWINCH.
    void resize(std::uint16_t columns, std::uint16_t rows) const {
        winsize size = {};
        size.ws_col = columns;
        size.ws_row = rows;
        static_cast<void>(::ioctl(master.get(), TIOCSWINSZ, &size));
    }
    void type(const QByteArray& keys) const {
        static_cast<void>(!::write(master.get(), keys.data(), static_cast<std::size_t>(keys.size())));
    }
    /// What appeared on the screen, up to and with `text`; null when it does not come in time.
    [[nodiscard]] QByteArray read_until(const QByteArray& text, int milliseconds = 20'000) {
        QElapsedTimer timer;
        timer.start();
        while (!screen.contains(text)) {
            const int left = milliseconds - static_cast<int>(timer.elapsed());
            if (left <= 0 || !take(left)) {
                return {};
            }
        }
        const qsizetype end = screen.indexOf(text) + text.size();
        const QByteArray result = screen.left(end);
        screen.remove(0, end);
        return result;
    }

    /// Takes what appears within so long; false when that is nothing.
    [[nodiscard]] bool take(int milliseconds) {
        pollfd waited = {.fd = master.get(), .events = POLLIN, .revents = 0};
        char buffer[4096];
        const ssize_t size = ::poll(&waited, 1, milliseconds) == 1 ? ::read(master.get(), buffer, sizeof buffer) : 0;
        screen.append(buffer, std::max<ssize_t>(size, 0));
        return size > 0;
    }

    bool valid = false;
    UniqueFd master, slave;
    QByteArray screen;  ///< Read, not looked at.
};

/// A program whose terminal is `pty`, in a session of its own.
class PtyProcess {
public:
    PtyProcess(const Pty& pty, const QStringList& command) {
        QList<QByteArray> words;
        for (const QString& word : command) {
            words << word.toLocal8Bit();
        }
        std::vector<char*> arguments;
        for (QByteArray& word : words) {
            arguments.push_back(word.data());
        }
        arguments.push_back(nullptr);
        // The test program's own handlers are not the child's, not for a moment.
        sigset_t all;
        sigset_t before;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before);
        pid_ = ::fork();
        if (pid_ == 0) {
            for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
                ::signal(number, SIG_DFL);
            }
            pthread_sigmask(SIG_SETMASK, &before, nullptr);
            ::login_tty(::dup(pty.slave.get()));
            ::execv(arguments[0], arguments.data());
            ::_exit(127);
        }
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
    }
    ~PtyProcess() {
        if (!status_) {
            ::kill(pid_, SIGKILL);
            ::waitpid(pid_, nullptr, 0);
        }
    }
    PtyProcess(const PtyProcess&) = delete;
    PtyProcess& operator=(const PtyProcess&) = delete;

    void send(int signal_number) const { ::kill(pid_, signal_number); }
    [[nodiscard]] pid_t pid() const { return pid_; }
    /// By a signal; false when it ended instead.
    [[nodiscard]] bool wait_until_stopped() {
        int raw = 0;
        const bool changed = ::waitpid(pid_, &raw, WUNTRACED) == pid_;
        if (changed && !WIFSTOPPED(raw)) {
            status_ = WIFEXITED(raw) ? WEXITSTATUS(raw) : 1000 + WTERMSIG(raw);
        }
        return changed && !status_;
    }
    /// The exit status, 1000 + n for a signal n that killed it, nothing when it does not end in time. What it writes is
    /// taken off the terminal meanwhile.
    [[nodiscard]] std::optional<int> wait(Pty& pty, int milliseconds = 20'000) {
        QElapsedTimer timer;
        timer.start();
        while (!status_ && timer.elapsed() < milliseconds) {
            int raw = 0;
            if (::waitpid(pid_, &raw, WNOHANG) == pid_) {
                status_ = WIFEXITED(raw) ? WEXITSTATUS(raw) : 1000 + WTERMSIG(raw);
                break;
            }
            static_cast<void>(pty.take(5));
        }
        while (pty.take(0)) {  // What it wrote last.
        }
        return status_;
    }

private:
    pid_t pid_ = -1;
    std::optional<int> status_;
};

}  // namespace apiary::testing
