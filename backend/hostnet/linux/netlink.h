// SPDX-License-Identifier: BSD-2-Clause
// netlink(7): messages, their attributes, and a socket for them.
#pragma once

#include <linux/netlink.h>
#include <linux/rtnetlink.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <expected>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"

namespace apiary::hostnet {

/// Why the kernel refused.
struct KernelError {
    int number = 0;         ///< errno
    std::string text = {};  ///< In its own words, where it has some.
};
template <class T>
using KernelResult = std::expected<T, KernelError>;
/// As a failure for people.
[[nodiscard]] std::unexpected<Error> fail_kernel(const KernelError& error, std::string cause, std::string remedy = {});

/// A request in the making.
class Message {
public:
    template <class Header>
    Message(std::uint16_t type, std::uint16_t flags, const Header& header) {
        bytes_.resize(NLMSG_HDRLEN);
        append(&header, sizeof header);
        head().nlmsg_type = type;
        head().nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | flags);
    }

    void put(std::uint16_t type, std::span<const std::byte> data);
    void put(std::uint16_t type, std::string_view text);  ///< With a zero after it.
    template <class Number>
        requires std::is_integral_v<Number>
    void put(std::uint16_t type, Number number) {
        put(type, std::as_bytes(std::span(&number, 1)));
    }
    /// Attributes that `fill` puts are within this one.
    void nest(std::uint16_t type, const std::function<void()>& fill);

    /// The whole message, whose length is right.
    [[nodiscard]] std::span<const std::byte> bytes();
    nlmsghdr& head() { return *reinterpret_cast<nlmsghdr*>(bytes_.data()); }

private:
    void append(const void* data, std::size_t size);

    std::vector<std::byte> bytes_;
};

/// The attributes in a piece of a message; what is cut off is not there.
class Attributes {
public:
    Attributes() = default;
    explicit Attributes(std::span<const std::byte> bytes);

    [[nodiscard]] bool has(unsigned type) const { return !get(type).empty(); }
    /// Empty when there is none.
    [[nodiscard]] std::span<const std::byte> get(unsigned type) const;
    [[nodiscard]] Attributes nested(unsigned type) const { return Attributes(get(type)); }
    [[nodiscard]] std::string text(unsigned type) const;
    template <class Number>
    [[nodiscard]] std::optional<Number> number(unsigned type) const {
        const auto bytes = get(type);
        Number number = {};
        if (bytes.size() < sizeof number) {
            return std::nullopt;
        }
        std::memcpy(&number, bytes.data(), sizeof number);
        return number;
    }

private:
    std::vector<std::pair<unsigned, std::span<const std::byte>>> all_;
};

/// An answer.
class Answer {
public:
    Answer(std::uint16_t type, std::vector<std::byte> bytes) : type_(type), bytes_(std::move(bytes)) {}
    [[nodiscard]] std::uint16_t type() const { return type_; }
    /// What comes first; zeros where the message is too short.
    template <class Header>
    [[nodiscard]] Header header() const {
        Header header = {};
        std::memcpy(&header, bytes_.data(), std::min(sizeof header, bytes_.size()));
        return header;
    }
    template <class Header>
    [[nodiscard]] Attributes attributes() const {
        const std::size_t length = NLMSG_ALIGN(sizeof(Header));
        return Attributes(std::span(bytes_).subspan(std::min(length, bytes_.size())));
    }

private:
    std::uint16_t type_;
    std::vector<std::byte> bytes_;  ///< What follows the message's head.
};

/// A socket of NETLINK_ROUTE in the network namespace that this thread is in.
class Netlink {
public:
    [[nodiscard]] static Result<Netlink> open();

    /// Returns when the kernel has done it.
    [[nodiscard]] KernelResult<void> request(Message& message);
    /// Everything of a kind: RTM_GETLINK and so on, with the header that says which.
    template <class Header>
    [[nodiscard]] KernelResult<std::vector<Answer>> dump(std::uint16_t type, const Header& header) {
        Message message(type, NLM_F_DUMP, header);
        return dump(message);
    }

private:
    explicit Netlink(UniqueFd socket) : socket_(std::move(socket)) {}
    [[nodiscard]] KernelResult<std::vector<Answer>> dump(Message& message);
    [[nodiscard]] KernelResult<bool> dump_once(Message& message, std::vector<Answer>& answers);
    [[nodiscard]] KernelResult<void> send(Message& message);
    /// The next datagram.
    [[nodiscard]] KernelResult<std::span<const std::byte>> receive();

    UniqueFd socket_;
    std::uint32_t sequence_ = 0;
    std::vector<std::byte> buffer_;
};

}  // namespace apiary::hostnet
