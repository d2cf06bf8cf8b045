// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <asio/awaitable.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backend/base/unique_fd.h"
#include "backend/ipc/message.h"
#include "backend/ipc/peer.h"
#include "backend/ipc/upgraded.h"

namespace apiary::ipc {

class Connection;

/// One call of a client, as its handler sees it. The handler answers it once: with replies by reply_more() (if it
/// likes) and then one of reply(), fail() and upgrade(). Each takes what it is given before it returns its awaitable,
/// and waits until all is written, so that a client that reads slowly holds nothing but its own handler. They return
/// false when nobody is there any more; then the handler ends.
class Call {
public:
    Call(std::shared_ptr<Connection> connection, CallMessage message, std::vector<UniqueFd> descriptors);
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;

    /// The full name: interface, dot, method.
    [[nodiscard]] const std::string& method() const { return message_.method; }
    /// An object.
    [[nodiscard]] const Json& parameters() const { return message_.parameters; }
    [[nodiscard]] bool more() const { return message_.kind == CallKind::more; }
    [[nodiscard]] bool oneway() const { return message_.kind == CallKind::oneway; }
    [[nodiscard]] bool wants_upgrade() const { return message_.kind == CallKind::upgrade; }

    [[nodiscard]] const Peer& peer() const;
    /// All groups of the peer. The first call on a connection asks the data base of users.
    [[nodiscard]] const std::vector<gid_t>& groups() const;
    /// The descriptors that came with the call, on a listener that receives some. Those that are not taken are closed
    /// with the call.
    [[nodiscard]] std::vector<UniqueFd> take_descriptors() { return std::move(descriptors_); }

    /// The only or last reply. Of a oneway call it is dropped, here and below, and the answer is true.
    [[nodiscard]] asio::awaitable<bool> reply(const Json& parameters = Json::object());
    /// A reply that others follow. A caller who did not ask for `more` gets the error ExpectedMore, and the handler
    /// false.
    [[nodiscard]] asio::awaitable<bool> reply_more(const Json& parameters);
    /// `error`: its full name, one of the interface's own or of standard_error.
    [[nodiscard]] asio::awaitable<bool> fail(std::string_view error, const Json& parameters = Json::object());
    /// Replies and takes the connection over, of a caller who wants_upgrade(). The server forgets it and counts it no
    /// more.
    [[nodiscard]] asio::awaitable<std::optional<Upgraded>> upgrade(const Json& parameters = Json::object());

    /// Whether the call was answered for good.
    [[nodiscard]] bool answered() const { return answered_; }

    /// Whether the peer is gone. While a `more` call is under way, that is watched for, and a peer that has shut down
    /// its sending side counts as gone; with other calls it still gets its reply.
    [[nodiscard]] bool closed() const;
    /// `wake` is called once, as soon as closed() holds: at once if it does already. It may notify a Signal, not more.
    void on_closed(std::function<void()> wake);

private:
    friend class Connection;
    void notify_closed();
    asio::awaitable<bool> send(std::string message);
    asio::awaitable<bool> refuse_more();

    std::shared_ptr<Connection> connection_;
    CallMessage message_;
    std::vector<UniqueFd> descriptors_;
    bool answered_ = false;
    std::function<void()> wake_;
};

}  // namespace apiary::ipc
