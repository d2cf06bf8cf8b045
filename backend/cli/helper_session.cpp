// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/helper_session.h"

#include <sys/socket.h>
#include <sys/time.h>

#include <cerrno>
#include <utility>

namespace apiary::cli {

ipc::CallResult<void> HelperSession::connect() {
    if (!socket_) {
        return std::unexpected(ipc::CallFailure{socket_.error()});
    }
    if (!client_) {
        auto client = ipc::Client::connect(*socket_);
        if (!client) {
            return std::unexpected(ipc::CallFailure{std::move(client.error())});
        }
        client_ = *std::move(client);
    }
    if (limit_) {
        const timeval limit = {.tv_sec = limit_->count(), .tv_usec = 0};
        ::setsockopt(client_->socket(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    }
    return {};
}

ipc::CallResult<ipc::UpgradeReply> HelperSession::upgrade(std::string_view method, const ipc::Json& parameters) {
    if (auto connected = connect(); !connected) {
        return std::unexpected(std::move(connected.error()));
    }
    auto upgraded = client_->upgrade(method, parameters);
    client_.reset();
    if (!upgraded) {
        return std::unexpected(ipc::CallFailure{std::move(upgraded.error())});
    }
    if (upgraded->reply.failed()) {
        return std::unexpected(ipc::call_failure(method, upgraded->reply));
    }
    return *std::move(upgraded);
}

bool HelperSession::print(std::string_view text) {
    if (write_to(stdout, text)) {
        return true;
    }
    if (errno != EPIPE) {  // Who closed the pipe has seen what it wanted.
        tell({fail_errno(errno, "the answer cannot be written to standard output", "see where standard output leads")
                  .error()});
    }
    return false;
}

bool HelperSession::print_json(const ipc::Json& json) {
    return print(json.dump(-1, ' ', false, ipc::Json::error_handler_t::replace) + "\n");
}

int HelperSession::tell(const ipc::CallFailure& failure) const {
    if (!json_) {
        write_to(stderr, describe(failure.error));
        return kHostFailed;
    }
    ipc::Json json = failure.parameters;
    json["error"] = failure.name.empty() ? ipc::Json() : ipc::Json(failure.name);
    json["cause"] = failure.error.cause;
    json["remedy"] = failure.error.remedy;
    json["detail"] = failure.error.detail;
    write_to(stderr, json.dump(-1, ' ', false, ipc::Json::error_handler_t::replace) + "\n");
    return kHostFailed;
}

}  // namespace apiary::cli
