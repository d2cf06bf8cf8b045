// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/awaitable.hpp>
#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "backend/ipc/codec.h"
#include "backend/ipc/server.h"

/// Handlers with the types of an interface description, in place of JSON.
namespace apiary::ipc {

/// The error of a method that failed, as its caller gets it.
struct MethodError {
    std::string name;  ///< Full.
    Json parameters = Json::object();
};

/// `error`: of a type that is made of an interface's error.
template <class T>
[[nodiscard]] MethodError method_error(const T& error) {
    return {std::string(T::kName), encode(error)};
}

template <class Reply>
using Outcome = std::expected<Reply, MethodError>;

/// Parameters that are not the method's own.
[[nodiscard]] inline MethodError invalid_parameter(const Mismatch& mismatch) {
    return {std::string(standard_error::invalid_parameter),
            {{"parameter", mismatch.path}, {"reason", mismatch.reason}}};
}

/// Answers the calls of `Method` by a `function` that replies by itself, with any number of replies or an upgrade,
/// unless it returns an error: asio::awaitable<Outcome<void>>(std::shared_ptr<Call>, Method::Parameters).
template <class Method, class Function>
void bind_stream(Server& server, Function function) {
    server.handle(std::string(Method::kName), [function](std::shared_ptr<Call> call) -> asio::awaitable<void> {
        auto parameters = decode<typename Method::Parameters>(call->parameters(), UnknownFields::Refused);
        Outcome<void> outcome;
        if (parameters) {
            outcome = co_await function(call, *std::move(parameters));
        } else {
            outcome = std::unexpected(invalid_parameter(parameters.error()));
        }
        if (!outcome && !call->answered()) {
            co_await call->fail(outcome.error().name, outcome.error().parameters);
        }
    });
}

/// The same for a `function` that returns the reply: asio::awaitable<Outcome<Method::Reply>>(std::shared_ptr<Call>,
/// Method::Parameters).
template <class Method, class Function>
void bind(Server& server, Function function) {
    bind_stream<Method>(
        server,
        [function](std::shared_ptr<Call> call, Method::Parameters parameters) -> asio::awaitable<Outcome<void>> {
            auto outcome = co_await function(call, std::move(parameters));
            if (!outcome) {
                co_return std::unexpected(std::move(outcome.error()));
            }
            co_await call->reply(encode(*outcome));
            co_return Outcome<void>();
        });
}

/// Calls `wake` when the peer of `call` is gone, as long as this lives.
class WakeOnClose {
public:
    WakeOnClose(Call& call, std::function<void()> wake) : call_(call) { call_.on_closed(std::move(wake)); }
    ~WakeOnClose() { call_.on_closed({}); }
    WakeOnClose(const WakeOnClose&) = delete;
    WakeOnClose& operator=(const WakeOnClose&) = delete;

private:
    Call& call_;
};

}  // namespace apiary::ipc
