// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/linux/netlink.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <format>
#include <system_error>
#include <utility>

namespace apiary::hostnet {
namespace {

constexpr int kMostTries = 5;  ///< Of a dump that something changed under.

#ifndef SOL_NETLINK
constexpr int SOL_NETLINK = 270;
#endif

template <class T>
T read_as(std::span<const std::byte> bytes) {
    T value = {};
    std::memcpy(&value, bytes.data(), std::min(sizeof value, bytes.size()));
    return value;
}

/// Of NLMSG_ERROR or NLMSG_DONE: 0 or a negative errno, and words.
KernelError error_in(const nlmsghdr& head, std::span<const std::byte> body) {
    KernelError error = {.number = -read_as<int>(body)};
    const bool has_words = (head.nlmsg_flags & NLM_F_ACK_TLVS) != 0 && head.nlmsg_type == NLMSG_ERROR;
    if (has_words && body.size() >= sizeof(nlmsgerr)) {
        const auto failed = read_as<nlmsgerr>(body);
        // The request itself stands before them, unless it was left out.
        const std::size_t request = (head.nlmsg_flags & NLM_F_CAPPED) != 0
                                        ? sizeof(nlmsghdr)
                                        : std::max<std::size_t>(failed.msg.nlmsg_len, sizeof(nlmsghdr));
        const std::size_t before = sizeof(int) + NLMSG_ALIGN(request);
        error.text = Attributes(body.subspan(std::min(before, body.size()))).text(NLMSGERR_ATTR_MSG);
    }
    return error;
}

/// Calls `each` for every message of a datagram until it returns false.
void for_each_message(std::span<const std::byte> datagram,
                      const std::function<bool(const nlmsghdr&, std::span<const std::byte>)>& each) {
    while (datagram.size() >= sizeof(nlmsghdr)) {
        const auto head = read_as<nlmsghdr>(datagram);
        if (head.nlmsg_len < sizeof(nlmsghdr) || head.nlmsg_len > datagram.size() ||
            !each(head, datagram.subspan(NLMSG_HDRLEN, head.nlmsg_len - NLMSG_HDRLEN))) {
            return;
        }
        datagram = datagram.subspan(std::min<std::size_t>(NLMSG_ALIGN(head.nlmsg_len), datagram.size()));
    }
}

}  // namespace

std::unexpected<Error> fail_kernel(const KernelError& error, std::string cause, std::string remedy) {
    auto failed = fail_errno(error.number, std::move(cause), std::move(remedy));
    if (error.text.empty()) {
        return failed;
    }
    Error told = failed.error();
    told.detail += ": " + error.text;
    return std::unexpected(std::move(told));
}

// ---- Messages ----

void Message::append(const void* data, std::size_t size) {
    const std::size_t at = bytes_.size();
    bytes_.resize(NLMSG_ALIGN(at + size));
    if (size > 0) {
        std::memcpy(bytes_.data() + at, data, size);
    }
}

void Message::put(std::uint16_t type, std::span<const std::byte> data) {
    const rtattr attribute = {.rta_len = static_cast<std::uint16_t>(RTA_LENGTH(data.size())), .rta_type = type};
    append(&attribute, sizeof attribute);
    append(data.data(), data.size());
}

void Message::put(std::uint16_t type, std::string_view text) {
    const std::string zero_ended(text);
    put(type, std::as_bytes(std::span(zero_ended.c_str(), zero_ended.size() + 1)));
}

void Message::nest(std::uint16_t type, const std::function<void()>& fill) {
    const std::size_t at = bytes_.size();
    put(type, std::span<const std::byte>());
    fill();
    reinterpret_cast<rtattr*>(bytes_.data() + at)->rta_len = static_cast<std::uint16_t>(bytes_.size() - at);
}

std::span<const std::byte> Message::bytes() {
    head().nlmsg_len = static_cast<std::uint32_t>(bytes_.size());
    return bytes_;
}

Attributes::Attributes(std::span<const std::byte> bytes) {
    while (bytes.size() >= sizeof(rtattr)) {
        const auto attribute = read_as<rtattr>(bytes);
        if (attribute.rta_len < sizeof(rtattr) || attribute.rta_len > bytes.size()) {
            return;
        }
        all_.emplace_back(attribute.rta_type & NLA_TYPE_MASK,
                          bytes.subspan(RTA_LENGTH(0), attribute.rta_len - RTA_LENGTH(0)));
        bytes = bytes.subspan(std::min<std::size_t>(RTA_ALIGN(attribute.rta_len), bytes.size()));
    }
}

std::span<const std::byte> Attributes::get(unsigned type) const {
    const auto found = std::ranges::find(all_, type, [](const auto& each) { return each.first; });
    return found == all_.end() ? std::span<const std::byte>() : found->second;
}

std::string Attributes::text(unsigned type) const {
    const auto bytes = get(type);
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return std::string(text.substr(0, text.find('\0')));
}

// ---- The socket ----

Result<Netlink> Netlink::open() {
    UniqueFd socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
    sockaddr_nl own = {};
    own.nl_family = AF_NETLINK;
    if (!socket.valid() || ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0) {
        return fail_errno(errno, "the kernel cannot be asked for its network");
    }
    const int on = 1;
    (void)::setsockopt(socket.get(), SOL_NETLINK, NETLINK_EXT_ACK, &on, sizeof on);
    (void)::setsockopt(socket.get(), SOL_NETLINK, NETLINK_CAP_ACK, &on, sizeof on);
    // The kernel answers at once; should it ever not, nothing hangs.
    const timeval patience = {.tv_sec = 10, .tv_usec = 0};
    (void)::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    return Netlink(std::move(socket));
}

KernelResult<void> Netlink::send(Message& message) {
    message.head().nlmsg_seq = ++sequence_;
    const auto bytes = message.bytes();
    return ::send(socket_.get(), bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size())
               ? KernelResult<void>()
               : std::unexpected(KernelError{errno});
}

KernelResult<std::span<const std::byte>> Netlink::receive() {
    ssize_t length = 0;
    do {
        length = ::recv(socket_.get(), nullptr, 0, MSG_PEEK | MSG_TRUNC);
    } while (length < 0 && errno == EINTR);
    if (length < 0) {
        return std::unexpected(KernelError{errno});
    }
    buffer_.resize(static_cast<std::size_t>(std::max<ssize_t>(length, 1)));
    length = ::recv(socket_.get(), buffer_.data(), buffer_.size(), 0);
    if (length < 0) {
        return std::unexpected(KernelError{errno});
    }
    return std::span<const std::byte>(buffer_).first(static_cast<std::size_t>(length));
}

KernelResult<void> Netlink::request(Message& message) {
    message.head().nlmsg_flags |= NLM_F_ACK;
    if (auto sent = send(message); !sent) {
        return sent;
    }
    for (std::optional<KernelError> answer;;) {
        const auto datagram = receive();
        if (!datagram) {
            return std::unexpected(datagram.error());
        }
        for_each_message(*datagram, [&](const nlmsghdr& head, std::span<const std::byte> body) {
            if (head.nlmsg_seq == sequence_ && head.nlmsg_type == NLMSG_ERROR) {
                answer = error_in(head, body);
            }
            return !answer;
        });
        if (answer) {
            return answer->number == 0 ? KernelResult<void>() : std::unexpected(*std::move(answer));
        }
    }
}

/// Something may change while it is asked for; then it is asked for again.
KernelResult<std::vector<Answer>> Netlink::dump(Message& message) {
    std::vector<Answer> answers;
    for (int tries = 0; tries < kMostTries; ++tries) {
        answers.clear();
        const auto whole = dump_once(message, answers);
        if (!whole) {
            return std::unexpected(whole.error());
        }
        if (*whole) {
            break;
        }
    }
    return answers;
}

/// False when it is not of one moment.
KernelResult<bool> Netlink::dump_once(Message& message, std::vector<Answer>& answers) {
    if (auto sent = send(message); !sent) {
        return std::unexpected(sent.error());
    }
    for (bool whole = true, done = false;;) {
        const auto datagram = receive();
        if (!datagram) {
            return std::unexpected(datagram.error());
        }
        std::optional<KernelError> failed;
        for_each_message(*datagram, [&](const nlmsghdr& head, std::span<const std::byte> body) {
            if (head.nlmsg_seq != sequence_) {
                return true;
            }
            whole = whole && (head.nlmsg_flags & NLM_F_DUMP_INTR) == 0;
            if (head.nlmsg_type == NLMSG_ERROR || head.nlmsg_type == NLMSG_DONE) {
                done = true;
                failed = error_in(head, body);
                return false;
            }
            answers.emplace_back(head.nlmsg_type, std::vector(body.begin(), body.end()));
            return true;
        });
        if (done) {
            return failed->number == 0 ? KernelResult<bool>(whole) : std::unexpected(*std::move(failed));
        }
    }
}

}  // namespace apiary::hostnet
