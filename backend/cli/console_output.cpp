// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/console_output.h"

#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <asio/post.hpp>
#include <cerrno>
#include <format>
#include <utility>

namespace apiary::cli {
namespace {

/// A pipe that says it is writable takes this much without blocking (POSIX, write: PIPE_BUF).
constexpr std::size_t kPiece = PIPE_BUF;

/// A descriptor of our own for what is behind `fd`. That of a terminal does not block; the one we were given is left as
/// it is, since whoever started us shares it.
int own_descriptor(int fd) {
    std::array<char, 256> name;
    if (::isatty(fd) == 1 && ::ttyname_r(fd, name.data(), name.size()) == 0) {
        const int terminal = ::open(name.data(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
        if (terminal >= 0) {
            return terminal;
        }
    }
    return ::fcntl(fd, F_DUPFD_CLOEXEC, 3);
}

bool is_writable(int fd) {
    pollfd waited = {.fd = fd, .events = POLLOUT, .revents = 0};
    return ::poll(&waited, 1, 0) == 1;
}

}  // namespace

ConsoleOutput::ConsoleOutput(asio::io_context& loop, int fd, ConsolePort& port, std::function<void(Error)> failed)
    : loop_(loop), descriptor_(loop, own_descriptor(fd)), failed_(std::move(failed)), port_(port) {
    port_.on_readable([this] { pump(); });
    pump();
}

ConsoleOutput::~ConsoleOutput() {
    port_.on_readable({});
}

void ConsoleOutput::print(std::string_view text) {
    if (broken_) {
        return;
    }
    for (const char c : text) {
        if (c == '\n' && raw_) {
            pending_ += '\r';
        }
        pending_ += c;
    }
    pump();
}

void ConsoleOutput::hold(bool held) {
    held_ = held;
    pump();
}

void ConsoleOutput::drain(std::function<void()> drained) {
    held_ = false;
    drained_ = std::move(drained);
    pump();
}

void ConsoleOutput::pump() {
    if (waiting_) {
        return;
    }
    if (!broken_) {
        fetch();
    }
    if (pending_.empty()) {
        if (drained_) {
            asio::post(loop_, std::exchange(drained_, {}));
        }
        return;
    }
    if (!is_writable(descriptor_.native_handle()) || !write_pending()) {
        wait_until_writable();
    } else {
        asio::post(loop_, [this, alive = std::weak_ptr(alive_)] {
            if (!alive.expired()) {
                pump();
            }
        });
    }
}

void ConsoleOutput::fetch() {
    if (!pending_.empty() || held_) {
        return;
    }
    std::array<char, kPiece> buffer;
    const ConsolePort::Chunk chunk = port_.read(buffer);
    if (chunk.lost != 0) {
        pending_ += std::format("{0}[apiaryctl: {1} bytes of output lost]{0}", raw_ ? "\r\n" : "\n", chunk.lost);
    }
    pending_.append(buffer.data(), chunk.size);
}

/// False when nothing could be written just now.
bool ConsoleOutput::write_pending() {
    const ssize_t written = ::write(descriptor_.native_handle(), pending_.data(), std::min(pending_.size(), kPiece));
    if (written >= 0) {
        pending_.erase(0, static_cast<std::size_t>(written));
        return true;
    }
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
        return false;
    }
    if (errno != EINTR) {
        fail(errno);
    }
    return true;
}

void ConsoleOutput::wait_until_writable() {
    waiting_ = true;
    descriptor_.async_wait(asio::posix::stream_descriptor::wait_write,
                           [this, alive = std::weak_ptr(alive_)](const asio::error_code&) {
                               if (!alive.expired()) {
                                   waiting_ = false;
                                   pump();
                               }
                           });
}

void ConsoleOutput::fail(int error_number) {
    pending_.clear();
    if (!std::exchange(broken_, true)) {
        failed_(fail_errno(error_number, "the guest's console output cannot be written",
                           "see where standard output leads, or use --console none")
                    .error());
    }
}

}  // namespace apiary::cli
