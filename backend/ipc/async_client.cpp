// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/async_client.h"

#include <fcntl.h>

#include <array>
#include <asio/buffer.hpp>
#include <asio/local/stream_protocol.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <cerrno>
#include <format>
#include <utility>

#include "backend/base/check.h"
#include "backend/ipc/address.h"
#include "backend/ipc/signal.h"
#include "backend/ipc/transfer.h"

namespace apiary::ipc {

class AsyncClient::State : public std::enable_shared_from_this<State> {
public:
    using Socket = asio::local::stream_protocol::socket;

    State(asio::io_context& context, UniqueFd fd, std::size_t reply_limit)
        : socket_(context, asio::local::stream_protocol(), fd.release()),
          reader_(reply_limit),
          turn_(socket_.get_executor()) {
        ::fcntl(socket_.native_handle(), F_SETFL, ::fcntl(socket_.native_handle(), F_GETFL) | O_NONBLOCK);
    }

    [[nodiscard]] bool open() const { return socket_.is_open(); }
    void close(Error reason);

    // Coroutines that keep the state for as long as they run.
    static asio::awaitable<Result<Reply>> call(std::shared_ptr<State> self, std::string message,
                                               std::vector<UniqueFd> descriptors, Timeout timeout);
    static asio::awaitable<Result<void>> call_more(std::shared_ptr<State> self, std::string message, Timeout timeout);
    static asio::awaitable<Result<Reply>> next(std::shared_ptr<State> self, Timeout timeout);

private:
    class Deadline;

    asio::awaitable<bool> take_turn();
    void end_turn();
    asio::awaitable<bool> send(std::string_view message, const std::vector<UniqueFd>& descriptors);
    asio::awaitable<std::optional<Reply>> receive();
    asio::awaitable<void> ready(Socket::wait_type what);
    void give_up(std::unexpected<Error> reason) { close(std::move(reason.error())); }
    [[nodiscard]] std::unexpected<Error> failure() const { return std::unexpected(failure_); }

    Socket socket_;
    MessageReader reader_;
    std::array<char, 16'384> buffer_;
    Signal turn_;
    bool busy_ = false;
    bool streams_ = false;
    Error failure_;  // Why the socket is not open.
};

/// Closes the connection when the time is over.
class AsyncClient::State::Deadline {
public:
    Deadline(const std::shared_ptr<State>& state, Timeout timeout) : timer_(state->socket_.get_executor()) {
        if (!timeout) {
            return;
        }
        timer_.expires_after(*timeout);
        timer_.async_wait([weak = std::weak_ptr(state), time = *timeout](const asio::error_code& cancelled) {
            if (const std::shared_ptr<State> self = cancelled ? nullptr : weak.lock()) {
                self->close({std::format("There was no reply within {}", time)});
            }
        });
    }

private:
    asio::steady_timer timer_;
};

void AsyncClient::State::close(Error reason) {
    if (!open()) {
        return;
    }
    failure_ = std::move(reason);
    asio::error_code ignored;
    socket_.close(ignored);
    turn_.notify();
}

asio::awaitable<bool> AsyncClient::State::take_turn() {
    while (busy_ && open()) {
        co_await turn_.wait();
    }
    if (!open()) {
        co_return false;
    }
    busy_ = true;
    co_return true;
}

void AsyncClient::State::end_turn() {
    if (open() && reader_.size() != 0) {
        close({"The other side sent more than it was asked for"});
    }
    busy_ = false;
    streams_ = false;
    turn_.notify();
}

asio::awaitable<void> AsyncClient::State::ready(Socket::wait_type what) {
    asio::error_code ignored;  // What it is about the next attempt finds out.
    co_await socket_.async_wait(what, asio::redirect_error(asio::use_awaitable, ignored));
}

asio::awaitable<bool> AsyncClient::State::send(std::string_view message, const std::vector<UniqueFd>& descriptors) {
    std::vector<int> attached;
    for (const UniqueFd& descriptor : descriptors) {
        attached.push_back(descriptor.get());
    }
    while (open() && !message.empty()) {
        const ssize_t sent = ipc::send(socket_.native_handle(), message, attached);
        if (sent >= 0) {
            message.remove_prefix(static_cast<std::size_t>(sent));
            attached.clear();
        } else if (errno == EAGAIN || errno == EINTR) {
            co_await ready(Socket::wait_write);
        } else {
            give_up(fail_errno(errno, "A call cannot be sent"));
        }
    }
    co_return open();
}

asio::awaitable<std::optional<Reply>> AsyncClient::State::receive() {
    while (open()) {
        if (const std::optional<std::string> text = reader_.next()) {
            Result<Reply> reply = parse_reply(*text);
            if (reply) {
                co_return std::move(*reply);
            }
            close(reply.error());
            break;
        }
        const ssize_t size = ipc::receive(socket_.native_handle(), buffer_, nullptr);
        if (size < 0 && (errno == EAGAIN || errno == EINTR)) {
            co_await ready(Socket::wait_read);
        } else if (size < 0) {
            give_up(fail_errno(errno, "No reply can be received"));
        } else if (size == 0) {
            close({"The other side closed the connection before it had answered"});
        } else if (!reader_.feed({buffer_.data(), static_cast<std::size_t>(size)})) {
            close({"A reply is too long"});
        }
    }
    co_return std::nullopt;
}

asio::awaitable<Result<Reply>> AsyncClient::State::call(std::shared_ptr<State> self, std::string message,
                                                        std::vector<UniqueFd> descriptors, Timeout timeout) {
    if (!co_await self->take_turn()) {
        co_return self->failure();
    }
    const Deadline deadline(self, timeout);
    std::optional<Reply> reply;
    if (co_await self->send(message, descriptors)) {
        reply = co_await self->receive();
    }
    self->end_turn();
    if (!reply) {
        co_return self->failure();
    }
    if (reply->continues) {
        self->close({"There are several replies to a call that asked for one"});
        co_return self->failure();
    }
    co_return std::move(*reply);
}

asio::awaitable<Result<void>> AsyncClient::State::call_more(std::shared_ptr<State> self, std::string message,
                                                            Timeout timeout) {
    if (!co_await self->take_turn()) {
        co_return self->failure();
    }
    const Deadline deadline(self, timeout);
    const std::vector<UniqueFd> none;
    if (!co_await self->send(message, none)) {
        self->end_turn();
        co_return self->failure();
    }
    self->streams_ = true;
    co_return Result<void>();
}

asio::awaitable<Result<Reply>> AsyncClient::State::next(std::shared_ptr<State> self, Timeout timeout) {
    check(self->streams_ || !self->open(), "only a stream has a next reply");
    const Deadline deadline(self, timeout);
    std::optional<Reply> reply = co_await self->receive();
    if (!reply || !reply->continues) {
        self->end_turn();
    }
    if (!reply) {
        co_return self->failure();
    }
    co_return std::move(*reply);
}

Result<AsyncClient> AsyncClient::connect(asio::io_context& context, const std::string& path) {
    return connect_to(path, SOCK_NONBLOCK).transform([&](UniqueFd socket) {
        return AsyncClient(context, std::move(socket));
    });
}

AsyncClient::AsyncClient(asio::io_context& context, UniqueFd socket, std::size_t reply_limit)
    : state_(std::make_shared<State>(context, std::move(socket), reply_limit)) {}

AsyncClient::~AsyncClient() {
    if (state_ != nullptr) {  // Not moved away.
        close();
    }
}

asio::awaitable<Result<Reply>> AsyncClient::call(std::string_view method, const Json& parameters, Timeout timeout,
                                                 std::vector<UniqueFd> descriptors) {
    return State::call(state_, call_message(method, parameters, CallKind::once), std::move(descriptors), timeout);
}

asio::awaitable<Result<void>> AsyncClient::call_more(std::string_view method, const Json& parameters, Timeout timeout) {
    return State::call_more(state_, call_message(method, parameters, CallKind::more), timeout);
}

asio::awaitable<Result<Reply>> AsyncClient::next(Timeout timeout) {
    return State::next(state_, timeout);
}

void AsyncClient::close() {
    state_->close({"The connection was closed"});
}

bool AsyncClient::open() const {
    return state_->open();
}

}  // namespace apiary::ipc
