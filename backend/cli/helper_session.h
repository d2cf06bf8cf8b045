// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <cstdio>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "backend/cli/report.h"
#include "backend/ipc/typed_client.h"

namespace apiary::cli {

/// The exit status of a verb, or why there is none.
using Outcome = std::expected<int, ipc::CallFailure>;

/// What a verb has of the helper and of its caller: a connection, made when it is first used, and a way to answer.
class HelperSession {
public:
    /// With `json`, answers and failures are JSON, one value a line.
    /// Where it is not known which helper is meant, every call fails with that error.
    HelperSession(Result<std::string> socket, bool json) : socket_(std::move(socket)), json_(json) {}

    [[nodiscard]] std::string socket() const { return socket_.value_or(""); }
    [[nodiscard]] bool json() const { return json_; }

    template <class Method>
    [[nodiscard]] ipc::CallResult<typename Method::Reply> call(const typename Method::Parameters& parameters = {}) {
        if (auto connected = connect(); !connected) {
            return std::unexpected(std::move(connected.error()));
        }
        return ipc::call<Method>(*client_, parameters);
    }
    /// With `more`: `each` is given every reply and returns whether to go on. Uses up the connection.
    template <class Method, class Function>
    [[nodiscard]] ipc::CallResult<void> call_more(const typename Method::Parameters& parameters, Function each) {
        if (auto connected = connect(); !connected) {
            return connected;
        }
        auto done = ipc::call_more<Method>(*client_, parameters, each);
        client_.reset();
        return done;
    }
    /// From now on an answer that does not come in this time is a failure of the connection.
    void limit_waiting(std::chrono::seconds limit) { limit_ = limit; }
    /// The call's reply and the connection, which carries bytes from then on.
    [[nodiscard]] ipc::CallResult<ipc::UpgradeReply> upgrade(std::string_view method, const ipc::Json& parameters);

    /// To standard output; false when nobody takes it, which has been told.
    bool print(std::string_view text);
    bool print_json(const ipc::Json& json);
    /// Tells a failure on standard error, and gives the status for it.
    int tell(const ipc::CallFailure& failure) const;

private:
    [[nodiscard]] ipc::CallResult<void> connect();

    Result<std::string> socket_;
    bool json_;
    std::optional<std::chrono::seconds> limit_;
    std::optional<ipc::Client> client_;
};

/// What a verb does once its command line has been read.
using Action = std::function<Outcome(HelperSession&)>;

}  // namespace apiary::cli
