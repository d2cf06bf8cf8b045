// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/ipc/message.h"

namespace apiary::ipc {

/// A varlink client whose calls are coroutines of a context. All of it belongs to the thread that runs the context.
///
/// Calls take turns: one that is made while another is under way waits for that one's end, and a stream has the
/// connection to itself until its last reply. An Error is of the connection, which is closed then; an error of the
/// method is a Reply. The client may be destroyed or closed at any time: calls under way end with an Error.
class AsyncClient {
public:
    using Timeout = std::optional<std::chrono::milliseconds>;  ///< None: for ever.

    [[nodiscard]] static Result<AsyncClient> connect(asio::io_context& context, const std::string& path);
    /// `socket`: a connected stream socket. `reply_limit`: bytes of the longest reply that is taken, from a server that
    /// is not trusted.
    AsyncClient(asio::io_context& context, UniqueFd socket, std::size_t reply_limit = std::size_t{1} << 20);
    ~AsyncClient();
    AsyncClient(AsyncClient&&) = default;
    AsyncClient& operator=(AsyncClient&&) = delete;

    /// `timeout`: from its turn on; when it has passed the connection is closed, as the reply could still come and be
    /// taken for another's. `descriptors` are sent along, at most kMaxDescriptors, and closed.
    [[nodiscard]] asio::awaitable<Result<Reply>> call(std::string_view method, const Json& parameters = Json::object(),
                                                      Timeout timeout = {}, std::vector<UniqueFd> descriptors = {});
    /// Begins a call with `more`, whose replies next() takes.
    [[nodiscard]] asio::awaitable<Result<void>> call_more(std::string_view method,
                                                          const Json& parameters = Json::object(),
                                                          Timeout timeout = {});
    /// The next reply of the stream. It is the last one when it does not say `continues`.
    [[nodiscard]] asio::awaitable<Result<Reply>> next(Timeout timeout = {});

    void close();
    [[nodiscard]] bool open() const;

private:
    class State;
    std::shared_ptr<State> state_;
};

}  // namespace apiary::ipc
