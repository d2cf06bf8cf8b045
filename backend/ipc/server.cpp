// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/server.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/local/stream_protocol.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <cerrno>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

#include "backend/ipc/admission.h"
#include "backend/ipc/connection.h"
#include "backend/ipc/peer.h"

namespace apiary::ipc {
namespace {

using Protocol = asio::local::stream_protocol;

/// A socket that is listened on.
struct Listener {
    Listener(asio::io_context& context, UniqueFd fd, ListenOptions its_options)
        : socket(context, Protocol(), fd.release()), options(its_options), reserve(spare()) {
        socket.native_non_blocking(true);
    }

    /// A descriptor that can be given up to let somebody in when there is no other left, only to send them away: else
    /// they wait, and the socket stays readable.
    [[nodiscard]] UniqueFd spare() { return UniqueFd(::fcntl(socket.native_handle(), F_DUPFD_CLOEXEC, 0)); }
    [[nodiscard]] UniqueFd accept() {
        return UniqueFd(::accept4(socket.native_handle(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    }
    void send_one_away() {
        reserve.reset();
        accept().reset();
        reserve = spare();
    }

    Protocol::acceptor socket;
    ListenOptions options;
    UniqueFd reserve;
};

}  // namespace

class Server::State : public Common, public std::enable_shared_from_this<Server::State> {
public:
    State(asio::io_context& context, Identity identity, Limits limits)
        : Common(context.get_executor(), std::move(identity)),
          context_(context),
          limits_(limits),
          admission_(limits.connections, limits.connections_per_uid, ::geteuid()),
          sweep_timer_(context) {}

    void listen(UniqueFd socket, ListenOptions options);
    void adopt(UniqueFd socket, ListenOptions options, std::function<void()> ended);
    void stop();

private:
    asio::awaitable<void> accept(std::shared_ptr<Listener> listener);
    [[nodiscard]] int let_in(Listener& listener);
    void admit(UniqueFd socket, ListenOptions options);
    void connect(UniqueFd socket, Peer peer, ListenOptions options, std::function<void()> ended);
    asio::awaitable<void> sweep();
    void forget(const Connection& connection);

    struct Entry {
        std::shared_ptr<Connection> connection;
        std::function<void()> ended;
    };

    asio::io_context& context_;
    Limits limits_;
    Admission admission_;
    std::vector<std::shared_ptr<Listener>> listeners_;
    std::unordered_map<const Connection*, Entry> connections_;
    asio::steady_timer sweep_timer_;
    bool sweeps_ = false;
};

void Server::State::listen(UniqueFd socket, ListenOptions options) {
    const auto listener = std::make_shared<Listener>(context_, std::move(socket), options);
    listeners_.push_back(listener);
    asio::co_spawn(context_, [self = shared_from_this(), listener] { return self->accept(listener); }, asio::detached);
}

asio::awaitable<void> Server::State::accept(std::shared_ptr<Listener> listener) {
    asio::steady_timer pause(context_);
    while (true) {
        asio::error_code error;
        co_await listener->socket.async_wait(Protocol::acceptor::wait_read,
                                             asio::redirect_error(asio::use_awaitable, error));
        if (error || !listener->socket.is_open()) {
            co_return;
        }
        if (const int problem = let_in(*listener); problem != 0) {
            log.warn("nobody can be let in: {}", std::generic_category().message(problem));
            listener->send_one_away();
            pause.expires_after(limits_.accept_pause);
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
        }
    }
}

/// Lets those in who wait, not all of them at once; returns why that failed, or 0.
int Server::State::let_in(Listener& listener) {
    constexpr int kAtOnce = 16;
    for (int i = 0; i < kAtOnce; ++i) {
        UniqueFd socket = listener.accept();
        if (socket.valid()) {
            admit(std::move(socket), listener.options);
        } else if (errno == EAGAIN) {
            break;
        } else if (errno != EINTR && errno != ECONNABORTED) {
            return errno;
        }
    }
    return 0;
}

void Server::State::admit(UniqueFd socket, ListenOptions options) {
    const Result<Peer> peer = peer_of(socket.get());
    if (!peer) {
        log.warn("{}", log::describe(peer.error()));
        return;
    }
    if (!admission_.enter(peer->uid)) {
        log.warn("uid {}, pid {} was sent away: too many connections", peer->uid, peer->pid);
        return;
    }
    connect(std::move(socket), *peer, options, [this, uid = peer->uid] { admission_.leave(uid); });
}

void Server::State::adopt(UniqueFd socket, ListenOptions options, std::function<void()> ended) {
    const Result<Peer> peer = peer_of(socket.get());
    if (!peer) {
        log.warn("{}", log::describe(peer.error()));
        ended();
        return;
    }
    connect(std::move(socket), *peer, options, std::move(ended));
}

void Server::State::connect(UniqueFd fd, Peer peer, ListenOptions options, std::function<void()> ended) {
    Protocol::socket socket(context_);
    asio::error_code error;
    socket.assign(Protocol(), fd.get(), error);
    if (error) {
        log.warn("uid {}, pid {} cannot be served: {}", peer.uid, peer.pid, error.message());
        ended();
        return;
    }
    (void)fd.release();
    socket.native_non_blocking(true, error);  // An adopted one may not be.
    const auto connection = std::make_shared<Connection>(
        shared_from_this(), std::move(socket), peer, Connection::Options{limits_.message, options.receives_descriptors},
        [self = weak_from_this()](const Connection& gone) {
            if (const auto state = self.lock()) {
                state->forget(gone);
            }
        });
    connections_.emplace(connection.get(), Entry{connection, std::move(ended)});
    connection->start();
    if (!std::exchange(sweeps_, true)) {
        asio::co_spawn(context_, [self = shared_from_this()] { return self->sweep(); }, asio::detached);
    }
}

void Server::State::forget(const Connection& connection) {
    if (const auto entry = connections_.extract(&connection); !entry.empty()) {
        entry.mapped().ended();
    }
}

/// Looks for connections whose peer stalls. One timer for all is cheaper than to set one for each message.
asio::awaitable<void> Server::State::sweep() {
    while (!connections_.empty()) {
        sweep_timer_.expires_after(limits_.patience / 4);
        asio::error_code cancelled;
        co_await sweep_timer_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
        for (const auto& [key, entry] : connections_) {
            entry.connection->close_if_stalled(Connection::Clock::now(), limits_.patience);
        }
    }
    sweeps_ = false;
}

void Server::State::stop() {
    for (const std::shared_ptr<Listener>& listener : std::exchange(listeners_, {})) {
        asio::error_code ignored;
        listener->socket.close(ignored);
    }
    for (const auto& [key, entry] : std::exchange(connections_, {})) {
        entry.connection->close();
        entry.ended();
    }
    sweep_timer_.cancel();
}

Server::Server(asio::io_context& context, Identity identity, Limits limits)
    : state_(std::make_shared<State>(context, std::move(identity), limits)) {}

Server::~Server() {
    stop();
}

void Server::add_interface(std::string name, std::string description) {
    state_->service.add_interface(std::move(name), std::move(description));
}

void Server::handle(std::string method, Handler handler) {
    state_->service.handle(std::move(method), std::move(handler));
}

void Server::listen(UniqueFd socket, ListenOptions options) {
    state_->listen(std::move(socket), options);
}

void Server::adopt(UniqueFd socket, ListenOptions options, std::function<void()> ended) {
    state_->adopt(std::move(socket), options, ended ? std::move(ended) : [] {});
}

void Server::stop() {
    state_->stop();
}

}  // namespace apiary::ipc
