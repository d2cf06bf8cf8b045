// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/console_port.h"

#include <sys/socket.h>

#include <algorithm>
#include <asio/post.hpp>
#include <cerrno>
#include <utility>

namespace apiary::cli {

LocalConsole::LocalConsole(asio::io_context& loop, std::shared_ptr<console::Stream> stream)
    : stream_(std::move(stream)),
      client_(
          stream_,
          [this, &loop] {
              asio::post(loop, [this, alive = std::weak_ptr(alive_)] {
                  if (!alive.expired()) {
                      tell(readable_);
                      tell(writable_);
                  }
              });
          },
          console::Delivery::patient) {}

RemoteConsole::RemoteConsole(asio::io_context& loop, ipc::Upgraded connection, std::function<void()> ended)
    : loop_(loop),
      early_(std::move(connection.early)),
      ended_(std::move(ended)),
      socket_(loop, connection.socket.release()) {}

RemoteConsole::Chunk RemoteConsole::read(std::span<char> buffer) {
    if (!early_.empty()) {
        const std::size_t size = std::min(early_.size(), buffer.size());
        std::ranges::copy_n(early_.begin(), static_cast<std::ptrdiff_t>(size), buffer.begin());
        early_.erase(0, size);
        return {.size = size};
    }
    const ssize_t size = over_ ? 0 : ::recv(socket_.native_handle(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (size > 0) {
        return {.size = static_cast<std::size_t>(size)};
    }
    if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) {
        wait(asio::posix::stream_descriptor::wait_read, reading_, readable_);
    } else {
        end();
    }
    return {};
}

std::size_t RemoteConsole::send(std::string_view bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t size =
            ::send(socket_.native_handle(), bytes.data() + sent, bytes.size() - sent, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (size >= 0) {
            sent += static_cast<std::size_t>(size);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            wait(asio::posix::stream_descriptor::wait_write, writing_, writable_);
            break;
        } else if (errno != EINTR) {
            return bytes.size();  // The guest is gone; whoever reads finds out.
        }
    }
    return sent;
}

void RemoteConsole::wait(asio::posix::stream_descriptor::wait_type what, bool& waiting,
                         std::function<void()>& handler) {
    if (std::exchange(waiting, true)) {
        return;
    }
    socket_.async_wait(what, [&waiting, &handler, alive = std::weak_ptr(alive_)](const asio::error_code&) {
        if (!alive.expired()) {
            waiting = false;
            tell(handler);
        }
    });
}

void RemoteConsole::end() {
    if (!std::exchange(over_, true)) {
        asio::post(loop_, [this, alive = std::weak_ptr(alive_)] {
            if (!alive.expired()) {
                ended_();
            }
        });
    }
}

}  // namespace apiary::cli
