// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/io_context.hpp>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/ipc/service.h"

namespace apiary::ipc {

/// What clients may take of a server. One that wants more loses its connection.
struct Limits {
    /// Bytes of one call. A guest's definition has some kilobytes; the most that 512 connections can make us keep is
    /// 160 MiB.
    std::size_t message = std::size_t{256} << 10;
    /// Connections at a time: far more than one desktop's programs need, and within the usual 1,024 descriptors of a
    /// process.
    unsigned connections = 512;
    /// Of which one user may have so many; root and the server's own user may have all.
    unsigned connections_per_uid = 128;
    /// How long half a message may lie without the rest, and a reply without being read at all; up to a quarter more. A
    /// living client takes milliseconds, one on a host that swaps perhaps seconds. A connection on which nothing is
    /// under way may stay for ever.
    std::chrono::milliseconds patience{10'000};
    /// How long nobody is let in after the process ran out of descriptors.
    std::chrono::milliseconds accept_pause{100};
};

struct ListenOptions {
    /// Whether calls may carry descriptors. Otherwise the kernel drops them. Calls that do are not to be sent before
    /// the one before them is answered, as a descriptor goes to the first call that begins after it came.
    bool receives_descriptors = false;
};

/// A varlink server on stream sockets. All of it, its destructor included, belongs to the thread that runs the context.
///
/// The calls of one connection are handled one after the other, those of different connections independently. It
/// answers org.varlink.service itself. A message that varlink does not allow has no answer: it costs the connection,
/// and a line in the log.
class Server {
public:
    Server(asio::io_context& context, Identity identity, Limits limits = {});
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// `description`: in varlink's language, as GetInterfaceDescription tells it.
    void add_interface(std::string name, std::string description);
    /// `method`: its full name, of an interface that was added. A handler that throws or ends without an answer costs
    /// the connection.
    void handle(std::string method, Handler handler);

    /// Serves whoever connects to `socket`, which listens. For any number of sockets.
    void listen(UniqueFd socket, ListenOptions options = {});
    /// Serves the one client that `socket` is connected to already, whatever the limit of connections; `ended` is
    /// called when it is gone or upgraded.
    void adopt(UniqueFd socket, ListenOptions options = {}, std::function<void()> ended = {});
    /// Ends all connections and lets nobody in any more. Handlers under way learn of it and end in their own time.
    void stop();

private:
    class State;
    std::shared_ptr<State> state_;
};

}  // namespace apiary::ipc
