// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/client.h"

#include <fcntl.h>

#include <array>
#include <cerrno>
#include <optional>
#include <utility>

#include "backend/ipc/address.h"
#include "backend/ipc/transfer.h"

namespace apiary::ipc {

Result<Client> Client::connect(const std::string& path, std::size_t reply_limit) {
    return connect_to(path).transform([&](UniqueFd socket) { return Client(std::move(socket), reply_limit); });
}

Client::Client(UniqueFd socket, std::size_t reply_limit) : socket_(std::move(socket)), reader_(reply_limit) {
    ::fcntl(socket_.get(), F_SETFL, ::fcntl(socket_.get(), F_GETFL) & ~O_NONBLOCK);
}

Result<void> Client::send(std::string_view message, std::span<const int> descriptors) {
    while (!message.empty()) {
        const ssize_t sent = ipc::send(socket_.get(), message, descriptors);
        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent < 0) {
            return fail_errno(errno, "A call cannot be sent");
        }
        message.remove_prefix(static_cast<std::size_t>(sent));
        descriptors = {};
    }
    return {};
}

Result<Reply> Client::receive() {
    std::array<char, 65'536> buffer;
    while (true) {
        if (const std::optional<std::string> text = reader_.next()) {
            return parse_reply(*text);
        }
        const ssize_t size = ipc::receive(socket_.get(), buffer, nullptr);
        if (size < 0 && errno == EINTR) {
            continue;
        }
        if (size < 0) {
            return fail_errno(errno, "No reply can be received");
        }
        if (size == 0) {
            return fail("The other side closed the connection before it had answered", "Its log may say why");
        }
        if (!reader_.feed({buffer.data(), static_cast<std::size_t>(size)})) {
            return fail("A reply is too long");
        }
    }
}

Result<Reply> Client::call(std::string_view method, const Json& parameters, std::span<const int> descriptors) {
    const Result<void> sent = send(call_message(method, parameters, CallKind::once), descriptors);
    return sent ? receive() : std::unexpected(sent.error());
}

Result<void> Client::call_oneway(std::string_view method, const Json& parameters) {
    return send(call_message(method, parameters, CallKind::oneway), {});
}

Result<Reply> Client::call_more(std::string_view method, const Json& parameters,
                                const std::function<bool(const Json&)>& each) {
    if (const Result<void> sent = send(call_message(method, parameters, CallKind::more), {}); !sent) {
        return std::unexpected(sent.error());
    }
    while (true) {
        Result<Reply> reply = receive();
        if (!reply || reply->failed()) {
            return reply;
        }
        const bool goes_on = each(reply->parameters);
        if (!reply->continues) {
            return reply;
        }
        if (!goes_on) {
            socket_.reset();
            return reply;
        }
    }
}

Result<UpgradeReply> Client::upgrade(std::string_view method, const Json& parameters) {
    const Result<void> sent = send(call_message(method, parameters, CallKind::upgrade), {});
    Result<Reply> reply = sent ? receive() : std::unexpected(sent.error());
    if (!reply) {
        return std::unexpected(reply.error());
    }
    UpgradeReply result{std::move(*reply), {}};
    if (!result.reply.failed()) {
        result.upgraded = {std::move(socket_), reader_.take_rest()};
    }
    return result;
}

}  // namespace apiary::ipc
