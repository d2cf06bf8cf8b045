// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <asio/awaitable.hpp>
#include <asio/local/stream_protocol.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/base/log.h"
#include "backend/ipc/call.h"
#include "backend/ipc/message.h"
#include "backend/ipc/peer.h"
#include "backend/ipc/service.h"
#include "backend/ipc/signal.h"

namespace apiary::ipc {

/// Who may do the next piece of long work, as one thread does everybody's. Between two such pieces all that is short
/// gets done, so that it does not matter to others how many clients send long messages, or floods of them.
class LongWork {
public:
    explicit LongWork(const asio::any_io_executor& executor) : ended_(executor) {}

    /// Until it is the caller's turn, in the order of those who wait; end() has to follow.
    asio::awaitable<void> begin();
    void end();

private:
    Signal ended_;
    bool busy_ = false;
};

/// What the connections of one server have in common. All of it belongs to the context's thread.
struct Common {
    Common(const asio::any_io_executor& executor, Identity identity)
        : service(std::move(identity)), long_work(executor) {}

    Service service;
    LongWork long_work;
    RateLimitedLog log{"socket"};
    std::array<char, 65'536> scratch;  // For one receive at a time; no connection holds it over a wait.
};

/// The server's side of one connection. One coroutine reads what may be read, another handles one call after the other.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    using Socket = asio::local::stream_protocol::socket;
    using Clock = std::chrono::steady_clock;

    struct Options {
        std::size_t message_limit;
        bool receives_descriptors;
    };

    /// `ended` is called once, when the server has no more to do with the connection.
    Connection(std::shared_ptr<Common> common, Socket socket, Peer peer, Options options,
               std::function<void(const Connection&)> ended);

    void start();
    /// Ends the connection; a handler that is under way learns of it.
    void close();
    /// Closes a connection whose peer has left half a message or an unread reply lying for longer than `patience`.
    void close_if_stalled(Clock::time_point now, Clock::duration patience);

    [[nodiscard]] bool open() const { return socket_.is_open(); }
    /// Whether the peer has closed its sending side at least.
    [[nodiscard]] bool hung_up() const { return at_end_ || !open(); }
    [[nodiscard]] const Peer& peer() const { return peer_; }
    [[nodiscard]] const std::vector<gid_t>& groups();

    /// True when all of `message` is written.
    asio::awaitable<bool> send(std::string message);
    asio::awaitable<std::optional<Upgraded>> upgrade(std::string message);

private:
    asio::awaitable<void> read();
    asio::awaitable<void> serve();
    asio::awaitable<void> handle(std::shared_ptr<Call> call);
    [[nodiscard]] bool may_read() const;
    [[nodiscard]] bool receive();
    asio::awaitable<std::shared_ptr<Call>> take_call();
    [[nodiscard]] std::shared_ptr<Call> next_call();
    void end();
    void leave();
    void give_up(std::string_view problem);

    std::shared_ptr<Common> common_;
    Socket socket_;
    Peer peer_;
    Options options_;
    std::function<void(const Connection&)> ended_;
    std::optional<std::vector<gid_t>> groups_;
    MessageReader reader_;
    std::vector<UniqueFd> descriptors_;  // Of the next call.
    bool at_end_ = false;
    std::weak_ptr<Call> call_;                        // The one that is handled.
    Signal changed_;                                  // Any of the above.
    std::optional<Clock::time_point> partial_since_;  // Half a message is there and we wait for the other.
    std::optional<Clock::time_point> unread_since_;   // We wait for the peer to read.
};

}  // namespace apiary::ipc
