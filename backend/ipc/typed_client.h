// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/awaitable.hpp>
#include <expected>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "backend/ipc/async_client.h"
#include "backend/ipc/client.h"
#include "backend/ipc/codec.h"

/// Calls with the types of an interface description, in place of JSON.
namespace apiary::ipc {

/// Why a call has no result.
struct CallFailure {
    Error error;                       ///< For people.
    std::string name = {};             ///< The method error's full name; empty when the connection failed.
    Json parameters = Json::object();  ///< Of the method error.
};
template <class T>
using CallResult = std::expected<T, CallFailure>;

/// The failure that an error reply to `method` tells of: its cause, remedy and detail where it has them.
[[nodiscard]] CallFailure call_failure(std::string_view method, const Reply& reply);
/// The failure of a reply that is none of the method's.
[[nodiscard]] CallFailure bad_reply(std::string_view method, const Mismatch& mismatch);

template <class Method>
[[nodiscard]] CallResult<typename Method::Reply> typed_reply(const Result<Reply>& reply) {
    if (!reply) {
        return std::unexpected(CallFailure{reply.error()});
    }
    if (reply->failed()) {
        return std::unexpected(call_failure(Method::kName, *reply));
    }
    auto decoded = decode<typename Method::Reply>(reply->parameters, UnknownFields::Ignored);
    if (!decoded) {
        return std::unexpected(bad_reply(Method::kName, decoded.error()));
    }
    return *std::move(decoded);
}

template <class Method>
[[nodiscard]] CallResult<typename Method::Reply> call(Client& client,
                                                      const typename Method::Parameters& parameters = {},
                                                      std::span<const int> descriptors = {}) {
    return typed_reply<Method>(client.call(Method::kName, encode(parameters), descriptors));
}

/// `each` is given every reply and returns whether to go on.
template <class Method, class Function>
[[nodiscard]] CallResult<void> call_more(Client& client, const typename Method::Parameters& parameters, Function each) {
    std::expected<void, Mismatch> decoded;
    const auto last = client.call_more(Method::kName, encode(parameters), [&](const Json& json) {
        typename Method::Reply reply = {};
        decoded = decode(json, reply, UnknownFields::Ignored);
        return decoded && each(reply);
    });
    if (!decoded) {
        return std::unexpected(bad_reply(Method::kName, decoded.error()));
    }
    if (!last) {
        return std::unexpected(CallFailure{last.error()});
    }
    if (last->failed()) {
        return std::unexpected(call_failure(Method::kName, *last));
    }
    return {};
}

template <class Method>
[[nodiscard]] asio::awaitable<CallResult<typename Method::Reply>> call(AsyncClient& client,
                                                                       typename Method::Parameters parameters,
                                                                       AsyncClient::Timeout timeout,
                                                                       std::vector<UniqueFd> descriptors = {}) {
    const Json json = encode(parameters);
    const Result<Reply> reply = co_await client.call(Method::kName, json, timeout, std::move(descriptors));
    co_return typed_reply<Method>(reply);
}

}  // namespace apiary::ipc
