// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/ipc/message.h"
#include "backend/ipc/upgraded.h"

namespace apiary::ipc {

/// Bytes of the longest reply that a client takes; the answer about a hundred guests has some 100 KiB.
inline constexpr std::size_t kReplyLimit = std::size_t{16} << 20;

/// Reply to a call that asked for an upgrade: where it has not failed, the connection is in `upgraded`.
struct UpgradeReply {
    Reply reply;
    Upgraded upgraded = {};
};

/// A varlink client that waits: for the command line and tests. An Error is of the connection, which is of no use any
/// more then; an error of the method is a Reply. The sans-I/O core, for other loops, is in message.h: MessageReader,
/// call_message(), parse_reply().
class Client {
public:
    [[nodiscard]] static Result<Client> connect(const std::string& path, std::size_t reply_limit = kReplyLimit);
    /// `socket`: a connected stream socket; it is made a blocking one.
    explicit Client(UniqueFd socket, std::size_t reply_limit = kReplyLimit);

    /// `descriptors` are sent along, at most kMaxDescriptors; they stay the caller's.
    [[nodiscard]] Result<Reply> call(std::string_view method, const Json& parameters = Json::object(),
                                     std::span<const int> descriptors = {});
    [[nodiscard]] Result<void> call_oneway(std::string_view method, const Json& parameters = Json::object());
    /// Calls with `more`. `each` is given the parameters of every reply, the last one included, unless that is an
    /// error; it returns whether to go on. Returns the last reply. Where `each` ended it before, the connection is
    /// closed, as varlink has no other way.
    [[nodiscard]] Result<Reply> call_more(std::string_view method, const Json& parameters,
                                          const std::function<bool(const Json&)>& each);
    /// The client has no connection any more, unless the reply is an error.
    [[nodiscard]] Result<UpgradeReply> upgrade(std::string_view method, const Json& parameters = Json::object());

    /// The socket, for shutdown(2) by a signal handler or another thread, which ends a call under way; -1 without a
    /// connection.
    [[nodiscard]] int socket() const { return socket_.get(); }

private:
    Result<void> send(std::string_view message, std::span<const int> descriptors);
    Result<Reply> receive();

    UniqueFd socket_;
    MessageReader reader_;
};

}  // namespace apiary::ipc
