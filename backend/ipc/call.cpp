// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/call.h"

#include <utility>

#include "backend/base/check.h"
#include "backend/ipc/connection.h"

namespace apiary::ipc {

Call::Call(std::shared_ptr<Connection> connection, CallMessage message, std::vector<UniqueFd> descriptors)
    : connection_(std::move(connection)), message_(std::move(message)), descriptors_(std::move(descriptors)) {}

const Peer& Call::peer() const {
    return connection_->peer();
}

const std::vector<gid_t>& Call::groups() const {
    return connection_->groups();
}

// The functions below are no coroutines themselves, so that what they are given by reference need not outlive the call
// of them.

asio::awaitable<bool> Call::reply(const Json& parameters) {
    check(!std::exchange(answered_, true), "a call is answered once");
    return send(reply_message(parameters, false));
}

asio::awaitable<bool> Call::reply_more(const Json& parameters) {
    check(!answered_, "no reply follows a call's last one");
    return more() ? send(reply_message(parameters, true)) : refuse_more();
}

asio::awaitable<bool> Call::fail(std::string_view error, const Json& parameters) {
    check(!std::exchange(answered_, true), "a call is answered once");
    return send(error_message(error, parameters));
}

asio::awaitable<std::optional<Upgraded>> Call::upgrade(const Json& parameters) {
    check(!std::exchange(answered_, true), "a call is answered once");
    check(wants_upgrade(), "only a call that asks for it is upgraded");
    return connection_->upgrade(reply_message(parameters, false));
}

bool Call::closed() const {
    return more() ? connection_->hung_up() : !connection_->open();
}

void Call::on_closed(std::function<void()> wake) {
    wake_ = std::move(wake);
    if (closed()) {
        notify_closed();
    }
}

void Call::notify_closed() {
    if (const std::function<void()> wake = std::exchange(wake_, nullptr)) {
        wake();
    }
}

asio::awaitable<bool> Call::send(std::string message) {
    if (oneway()) {
        co_return true;
    }
    co_return co_await connection_->send(std::move(message));
}

asio::awaitable<bool> Call::refuse_more() {
    answered_ = true;
    if (!oneway()) {
        co_await connection_->send(error_message(standard_error::expected_more, Json::object()));
    }
    co_return false;
}

}  // namespace apiary::ipc
