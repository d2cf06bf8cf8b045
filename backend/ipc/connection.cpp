// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/connection.h"

#include <asio/buffer.hpp>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/post.hpp>
#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>
#include <cerrno>
#include <exception>
#include <format>
#include <string_view>
#include <system_error>
#include <utility>

#include "backend/ipc/transfer.h"

namespace apiary::ipc {
namespace {

/// Bytes of JSON that are read in well below a millisecond; longer are few of a living client's calls.
constexpr std::size_t kLongMessage = 8192;

}  // namespace

asio::awaitable<void> LongWork::begin() {
    while (busy_) {
        co_await ended_.wait();
    }
    busy_ = true;
    co_await asio::post(asio::use_awaitable);
}

void LongWork::end() {
    busy_ = false;
    ended_.notify();
}

Connection::Connection(std::shared_ptr<Common> common, Socket socket, Peer peer, Options options,
                       std::function<void(const Connection&)> ended)
    : common_(std::move(common)),
      socket_(std::move(socket)),
      peer_(peer),
      options_(options),
      ended_(std::move(ended)),
      reader_(options.message_limit),
      changed_(socket_.get_executor()) {}

void Connection::start() {
    const auto self = shared_from_this();
    asio::co_spawn(socket_.get_executor(), [self] { return self->read(); }, asio::detached);
    asio::co_spawn(socket_.get_executor(), [self] { return self->serve(); }, asio::detached);
}

void Connection::close() {
    if (!open()) {
        return;
    }
    asio::error_code ignored;
    socket_.close(ignored);
    changed_.notify();
    if (const std::shared_ptr<Call> call = call_.lock()) {
        call->notify_closed();
    }
}

void Connection::give_up(std::string_view problem) {
    common_->log.warn("closed the connection of uid {}, pid {}: {}", peer_.uid, peer_.pid, problem);
    close();
}

void Connection::close_if_stalled(Clock::time_point now, Clock::duration patience) {
    if (partial_since_ && now - *partial_since_ > patience) {
        give_up("half a message came, and not the rest");
    } else if (unread_since_ && now - *unread_since_ > patience) {
        give_up("the reply is not read");
    }
}

const std::vector<gid_t>& Connection::groups() {
    if (!groups_) {
        groups_ = groups_of(peer_.uid, peer_.gid);
    }
    return *groups_;
}

/// No message is read ahead of the one that is handled, so that nobody can make us keep more than one. The exception is
/// a call with many replies, during which the end of the connection has to be noticed.
bool Connection::may_read() const {
    const std::shared_ptr<Call> call = call_.lock();
    if (call != nullptr && call->more()) {
        return true;
    }
    return !reader_.has_message() && (call == nullptr || !call->wants_upgrade());
}

asio::awaitable<void> Connection::read() {
    while (!hung_up()) {
        if (!may_read()) {
            partial_since_.reset();
            co_await changed_.wait();
        } else if (!receive()) {
            if (reader_.has_partial() && !partial_since_) {
                partial_since_ = Clock::now();
            }
            asio::error_code error;
            co_await socket_.async_wait(Socket::wait_read, asio::redirect_error(asio::use_awaitable, error));
        }
    }
}

/// Takes in what there is; false when there is nothing for now.
bool Connection::receive() {
    const ssize_t size = ipc::receive(socket_.native_handle(), common_->scratch,
                                      options_.receives_descriptors ? &descriptors_ : nullptr);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) {
        return false;
    }
    if (size < 0) {
        give_up(std::generic_category().message(errno));
        return true;
    }
    const std::string_view bytes(common_->scratch.data(), static_cast<std::size_t>(size));
    if (bytes.contains('\0')) {
        partial_since_.reset();
    }
    if (!reader_.feed(bytes) || reader_.size() > options_.message_limit + common_->scratch.size()) {
        give_up("a message is too long, or too much came during a call");
    } else if (descriptors_.size() > kMaxDescriptors) {
        give_up("too many descriptors came");
    } else if (size == 0) {
        end();
    }
    changed_.notify();
    return true;
}

/// The peer sends no more. It may still wait for a reply.
void Connection::end() {
    at_end_ = true;
    partial_since_.reset();
    if (const std::shared_ptr<Call> call = call_.lock(); call != nullptr && call->more()) {
        call->notify_closed();
    }
}

asio::awaitable<void> Connection::serve() {
    while (open()) {
        if (reader_.has_message()) {
            if (std::shared_ptr<Call> call = co_await take_call()) {
                co_await handle(std::move(call));
                changed_.notify();
            }
        } else if (at_end_) {
            close();
        } else {
            co_await changed_.wait();
        }
    }
    leave();
}

/// The next call of those that came, unless it is none. Connections take turns, also when one sends many calls in which
/// nothing is waited for.
asio::awaitable<std::shared_ptr<Call>> Connection::take_call() {
    if (reader_.size() <= kLongMessage) {
        co_await asio::post(asio::use_awaitable);
        co_return next_call();
    }
    co_await common_->long_work.begin();
    std::shared_ptr<Call> call = next_call();
    common_->long_work.end();
    co_return call;
}

void Connection::leave() {
    if (const auto ended = std::exchange(ended_, nullptr)) {
        ended(*this);
    }
}

/// The next call, if it is there and is one.
std::shared_ptr<Call> Connection::next_call() {
    const std::optional<std::string> text = open() ? reader_.next() : std::nullopt;
    if (!text) {
        return nullptr;
    }
    Result<CallMessage> message = parse_call(*text);
    if (!message) {
        give_up(log::describe(message.error()));
        return nullptr;
    }
    auto call = std::make_shared<Call>(shared_from_this(), std::move(*message), std::exchange(descriptors_, {}));
    call_ = call;
    changed_.notify();
    return call;
}

asio::awaitable<void> Connection::handle(std::shared_ptr<Call> call) {
    std::string problem;
    try {
        asio::awaitable<void> running = common_->service.handler_of(call->method())(call);
        co_await std::move(running);
        if (!call->answered() && !call->oneway()) {
            problem = "has no answer";
        }
    } catch (const std::exception& exception) {
        problem = std::format("failed: {}", exception.what());
    }
    call_.reset();
    if (call->closed() && !call->answered()) {
        close();  // Nothing was wrong with a handler that ended as nobody was there any more.
    } else if (!problem.empty()) {
        give_up(std::format("{} {}", call->method(), problem));
    }
}

asio::awaitable<bool> Connection::send(std::string message) {
    std::size_t sent = 0;
    while (sent < message.size() && open()) {
        unread_since_ = Clock::now();
        asio::error_code error;
        sent += co_await socket_.async_write_some(asio::buffer(message.data() + sent, message.size() - sent),
                                                  asio::redirect_error(asio::use_awaitable, error));
        unread_since_.reset();
        if (error) {
            close();
        }
    }
    co_return sent == message.size();
}

asio::awaitable<std::optional<Upgraded>> Connection::upgrade(std::string message) {
    if (!co_await send(std::move(message)) || !open()) {
        co_return std::nullopt;
    }
    Upgraded upgraded;
    upgraded.early = reader_.take_rest();
    asio::error_code error;
    upgraded.socket.reset(socket_.release(error));
    changed_.notify();
    leave();
    if (error) {
        co_return std::nullopt;
    }
    co_return upgraded;
}

}  // namespace apiary::ipc
