// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/probe.h"

#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <memory>
#include <optional>
#include <span>
#include <sstream>

#include "backend/base/unique_fd.h"

namespace apiary::hostnet {
namespace {

using Clock = std::chrono::steady_clock;
using Bytes = std::vector<std::uint8_t>;

constexpr milliseconds kAgain{250};  ///< Between two questions.
constexpr milliseconds kSlice{50};   ///< How long nobody looks whether the end is asked for.

struct SocketAddress {
    sockaddr_storage storage = {};
    socklen_t length = 0;
    [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
    [[nodiscard]] int family() const { return storage.ss_family; }
};

std::optional<SocketAddress> resolve(const std::string& address, const char* port) {
    addrinfo hints = {};
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    hints.ai_socktype = SOCK_DGRAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(address.c_str(), port, &hints, &found) != 0) {
        return std::nullopt;
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(found, ::freeaddrinfo);
    SocketAddress result;
    std::memcpy(&result.storage, found->ai_addr, found->ai_addrlen);
    result.length = found->ai_addrlen;
    return result;
}

/// One datagram within `time`; empty when none came.
Bytes receive(int socket, milliseconds time) {
    pollfd readable = {.fd = socket, .events = POLLIN, .revents = 0};
    if (::poll(&readable, 1, static_cast<int>(time.count())) <= 0) {
        return {};
    }
    Bytes bytes(2048);
    const ssize_t got = ::recv(socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
}

/// Sends `question` now and then until `is_answer` is true of what comes back, or `seen` of something else.
bool ask(int socket, const Bytes& question, milliseconds patience, const std::stop_token& stop,
         const std::function<bool(const Bytes&)>& is_answer, const std::function<bool()>& seen) {
    const auto end = Clock::now() + patience;
    auto next = Clock::now();
    while (!stop.stop_requested()) {
        const auto now = Clock::now();
        if (now >= next) {
            (void)::send(socket, question.data(), question.size(), MSG_DONTWAIT);
            next = now + kAgain;
        }
        const Bytes answer = receive(socket, kSlice);
        if ((!answer.empty() && is_answer(answer)) || (seen && seen())) {
            return true;
        }
        if (now >= end) {
            return false;
        }
    }
    return false;
}

// ---- ICMP ----

constexpr std::uint8_t kEcho4 = 8, kEchoReply4 = 0, kEcho6 = 128, kEchoReply6 = 129;

/// RFC 1071; of ICMPv6 the kernel makes it.
void put_checksum(Bytes& message) {
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i + 1 < message.size(); i += 2) {
        sum += static_cast<std::uint32_t>(message[i] << 8 | message[i + 1]);
    }
    sum = (sum & 0xffff) + (sum >> 16);
    sum += sum >> 16;
    message[2] = static_cast<std::uint8_t>(~sum >> 8);
    message[3] = static_cast<std::uint8_t>(~sum);
}

Bytes echo_request(bool v6, std::uint16_t id) {
    Bytes message = {v6 ? kEcho6 : kEcho4,
                     0,
                     0,
                     0,
                     static_cast<std::uint8_t>(id >> 8),
                     static_cast<std::uint8_t>(id),
                     0,
                     1,
                     'a',
                     'p',
                     'i',
                     'a',
                     'r',
                     'y'};
    if (!v6) {
        put_checksum(message);
    }
    return message;
}

/// Raw IPv4 sockets give the IP header too.
bool is_echo_reply(bool v6, bool raw, std::uint16_t id, const Bytes& answer) {
    std::span<const std::uint8_t> message = answer;
    if (!v6 && raw) {
        const std::size_t header = message.empty() ? 0 : std::size_t{4} * (message[0] & 0xf);
        message = message.subspan(std::min(header, message.size()));
    }
    if (message.size() < 8 || message[0] != (v6 ? kEchoReply6 : kEchoReply4)) {
        return false;
    }
    // The other kind of socket has an id of its own, and gets nobody else's answers.
    return !raw || (message[4] << 8 | message[5]) == id;
}

}  // namespace

bool answers_echo(const std::string& address, milliseconds patience, const std::stop_token& stop,
                  const std::function<bool()>& seen) {
    const auto target = resolve(address, "9");  // Discard.
    if (!target) {
        return false;
    }
    const bool v6 = target->family() == AF_INET6;
    const int protocol = v6 ? static_cast<int>(IPPROTO_ICMPV6) : static_cast<int>(IPPROTO_ICMP);
    bool raw = true;
    UniqueFd socket(::socket(target->family(), SOCK_RAW | SOCK_CLOEXEC, protocol));
    if (!socket.valid()) {
        raw = false;
        socket.reset(::socket(target->family(), SOCK_DGRAM | SOCK_CLOEXEC, protocol));
    }
    if (!socket.valid()) {
        socket.reset(::socket(target->family(), SOCK_DGRAM | SOCK_CLOEXEC, 0));
    }
    SocketAddress to = *target;
    if (raw) {  // Raw sockets take no port.
        if (v6) {
            reinterpret_cast<sockaddr_in6*>(&to.storage)->sin6_port = 0;
        } else {
            reinterpret_cast<sockaddr_in*>(&to.storage)->sin_port = 0;
        }
    }
    if (!socket.valid() || ::connect(socket.get(), to.get(), to.length) != 0) {
        return false;
    }
    const auto id = static_cast<std::uint16_t>(::getpid());
    return ask(
        socket.get(), echo_request(v6, id), patience, stop,
        [&](const Bytes& answer) { return is_echo_reply(v6, raw, id, answer); }, seen);
}

bool name_server_answers(const std::string& address, milliseconds patience, const std::stop_token& stop) {
    const auto target = resolve(address, "53");
    const UniqueFd socket(target ? ::socket(target->family(), SOCK_DGRAM | SOCK_CLOEXEC, 0) : -1);
    if (!socket.valid() || ::connect(socket.get(), target->get(), target->length) != 0) {
        return false;
    }
    // RFC 1035, section 4: id, recursion desired, one question: the root, type NS, class IN.
    const Bytes question = {0x41, 0x50, 0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1};
    return ask(socket.get(), question, patience, stop,
               [](const Bytes& answer) {
                   constexpr std::uint8_t kResponse = 0x80;
                   return answer.size() >= 12 && answer[0] == 0x41 && answer[1] == 0x50 && (answer[2] & kResponse) != 0;
               },
               {});
}

std::vector<std::string> name_servers(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::vector<std::string> servers;
    constexpr std::size_t kMost = 3;  // MAXNS of resolv.conf(5).
    for (std::string line; servers.size() < kMost && std::getline(in, line);) {
        std::istringstream words(line);
        std::string keyword, address;
        if (words >> keyword >> address && keyword == "nameserver") {
            servers.push_back(address);
        }
    }
    return servers;
}

}  // namespace apiary::hostnet
