// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/console_input.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <asio/post.hpp>
#include <cerrno>
#include <utility>

namespace apiary::cli {
namespace {

/// What is kept of a terminal's input while the guest reads none.
constexpr std::size_t kMostTyped = 1 << 20;

bool is_readable(int fd) {
    pollfd waited = {.fd = fd, .events = POLLIN, .revents = 0};
    return ::poll(&waited, 1, 0) == 1;
}

}  // namespace

ConsoleInput::ConsoleInput(asio::io_context& loop, int fd, ConsolePort& port, EscapeFilter escape,
                           std::function<void(MenuAction)> menu)
    : loop_(loop),
      descriptor_(loop, ::fcntl(fd, F_DUPFD_CLOEXEC, 3)),
      terminal_(::isatty(fd) == 1),
      port_(port),
      filter_(terminal_ ? std::move(escape) : EscapeFilter({}, {})),
      menu_(std::move(menu)) {
    port_.on_writable([this] { send(); });
    schedule();
}

ConsoleInput::~ConsoleInput() {
    port_.on_writable({});
}

bool ConsoleInput::wants_more() const {
    return !ended_ && (terminal_ ? pending_.size() < kMostTyped : pending_.empty());
}

void ConsoleInput::schedule() {
    if (scheduled_ || !wants_more()) {
        return;
    }
    scheduled_ = true;
    const auto read_if_alive = [this, alive = std::weak_ptr(alive_)] {
        if (!alive.expired()) {
            scheduled_ = false;
            read_some();
        }
    };
    // Files cannot be waited for, but are always readable.
    if (is_readable(descriptor_.native_handle())) {
        asio::post(loop_, read_if_alive);
    } else {
        descriptor_.async_wait(asio::posix::stream_descriptor::wait_read,
                               [read_if_alive](const asio::error_code&) { read_if_alive(); });
    }
}

void ConsoleInput::read_some() {
    std::array<char, 4096> buffer;
    if (wants_more() && is_readable(descriptor_.native_handle())) {
        const ssize_t size = ::read(descriptor_.native_handle(), buffer.data(), buffer.size());
        if (size > 0) {
            take({buffer.data(), static_cast<std::size_t>(size)});
        } else if (size == 0 || (errno != EINTR && errno != EAGAIN)) {
            ended_ = true;
        }
    }
    schedule();
}

void ConsoleInput::take(std::string_view typed) {
    const std::vector<std::uint8_t> bytes(typed.begin(), typed.end());
    for (const EscapeFilter::Item& item : filter_.feed(bytes)) {
        pending_.append(item.bytes.begin(), item.bytes.end());
        if (item.action) {
            menu_(*item.action);
        }
    }
    send();
}

void ConsoleInput::send() {
    if (!pending_.empty()) {
        pending_.erase(0, port_.send(pending_));
    }
    schedule();
}

}  // namespace apiary::cli
