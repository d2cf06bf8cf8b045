// SPDX-License-Identifier: BSD-2-Clause
// As much of a DHCP client (RFC 2131) as asks for an offer.
#pragma once

#include <arpa/inet.h>
#include <net/if.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "backend/base/unique_fd.h"

namespace apiary::hostnet::test {

struct Offer {
    std::string address, router, name_server;
};

/// Of whoever answers on `link`; empty when nobody does.
inline Offer ask_for_address(const std::string& link) {
    constexpr std::size_t kOptions = 240;
    const UniqueFd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const int on = 1;
    (void)::setsockopt(socket.get(), SOL_SOCKET, SO_BROADCAST, &on, sizeof on);
    (void)::setsockopt(socket.get(), SOL_SOCKET, SO_BINDTODEVICE, link.c_str(), static_cast<socklen_t>(link.size()));
    const auto address = [](std::uint32_t ip, std::uint16_t port) {
        return sockaddr_in{.sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {htonl(ip)}, .sin_zero = {}};
    };
    const sockaddr_in own = address(INADDR_ANY, 68), everybody = address(INADDR_BROADCAST, 67);
    (void)::bind(socket.get(), reinterpret_cast<const sockaddr*>(&own), sizeof own);
    ifreq request = {};
    std::strncpy(request.ifr_name, link.c_str(), sizeof(request.ifr_name) - 1);
    (void)::ioctl(socket.get(), SIOCGIFHWADDR, &request);
    std::vector<std::uint8_t> discover(kOptions);
    const std::uint8_t head[] = {1, 1, 6, 0, 'A', 'P', 'I', 'A', 0, 0, 0x80, 0};  // BOOTREQUEST, Ethernet; broadcast
    std::memcpy(discover.data(), head, sizeof head);
    std::memcpy(&discover[28], request.ifr_hwaddr.sa_data, 6);
    const std::uint8_t cookie[] = {99, 130, 83, 99};
    std::memcpy(&discover[236], cookie, sizeof cookie);
    discover.insert(discover.end(), {53, 1, 1, 55, 2, 3, 6, 255});  // DHCPDISCOVER; asks for routers and name servers
    Offer offer;
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (offer.address.empty() && std::chrono::steady_clock::now() < end) {
        (void)::sendto(socket.get(), discover.data(), discover.size(), 0, reinterpret_cast<const sockaddr*>(&everybody),
                       sizeof everybody);
        pollfd readable = {.fd = socket.get(), .events = POLLIN, .revents = 0};
        std::array<std::uint8_t, 1500> answer = {};
        if (::poll(&readable, 1, 500) <= 0) {
            continue;
        }
        const ssize_t size = ::recv(socket.get(), answer.data(), answer.size(), 0);
        const auto text = [&](std::size_t at) {
            char buffer[INET_ADDRSTRLEN] = {};
            ::inet_ntop(AF_INET, &answer[at], buffer, sizeof buffer);
            return std::string(buffer);
        };
        offer.address = text(16);
        for (std::size_t at = kOptions; at + 2 < static_cast<std::size_t>(size) && answer[at] != 255;
             at += 2u + answer[at + 1]) {
            offer.router = answer[at] == 3 ? text(at + 2) : offer.router;
            offer.name_server = answer[at] == 6 ? text(at + 2) : offer.name_server;
        }
    }
    return offer;
}

}  // namespace apiary::hostnet::test
