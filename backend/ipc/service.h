// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/awaitable.hpp>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "backend/ipc/call.h"

namespace apiary::ipc {

/// What org.varlink.service.GetInfo tells.
struct Identity {
    std::string vendor;
    std::string product;
    std::string version;
    std::string url;
};

/// A coroutine that answers a call. What it captures is kept by the server, until its last handler has ended. Give the
/// parameters of a reply a name before the co_await: compilers have got temporaries made of braces within one wrong.
using Handler = std::function<asio::awaitable<void>(std::shared_ptr<Call>)>;

/// The interfaces and methods of a server, org.varlink.service among them.
class Service {
public:
    explicit Service(Identity identity);
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    void add_interface(std::string name, std::string description);
    void handle(std::string method, Handler handler);

    /// The handler of `method`, or one that answers with the error that says what is not there.
    [[nodiscard]] const Handler& handler_of(std::string_view method) const;

private:
    asio::awaitable<void> get_info(std::shared_ptr<Call> call) const;
    asio::awaitable<void> get_interface_description(std::shared_ptr<Call> call) const;

    Identity identity_;
    std::map<std::string, std::string, std::less<>> interfaces_;  // Name to description.
    std::map<std::string, Handler, std::less<>> handlers_;
};

}  // namespace apiary::ipc
