// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "backend/memory/racing_copy.h"
#include "backend/network/network.h"

namespace apiary::device::virtio::test {

/// A network that keeps what the guest sends, and gives it what the test says.
class FakeNetwork final : public network::Network {
public:
    struct Sent {
        network::FrameHeader header;
        std::vector<std::byte> frame;
        std::size_t parts = 0;
    };
    static constexpr network::Offloads kAll = {.checksum = true, .tso4 = true, .tso6 = true, .ecn = true};

    [[nodiscard]] std::string name() const override { return "fake network"; }
    [[nodiscard]] network::Offloads transmit_offloads() const override { return transmitted; }
    [[nodiscard]] network::Offloads receive_offloads() const override { return received; }
    [[nodiscard]] std::uint16_t mtu() const override { return packet_size; }
    [[nodiscard]] bool link_up() const override { return up; }
    void start(network::Receiver& to, const network::Offloads& offloads) override {
        receiver = &to;
        agreed = offloads;
    }
    void set_receive_offloads(const network::Offloads& offloads) override { agreed = offloads; }
    void stop() override { receiver = nullptr; }
    void transmit(const network::FrameHeader& header, std::span<const std::span<const std::byte>> parts) override {
        Sent next = {.header = header, .parts = parts.size()};
        for (const auto part : parts) {
            const std::size_t at = next.frame.size();
            next.frame.resize(at + part.size());
            memory::copy_from_shared(next.frame.data() + at, part.data(), part.size());  // A driver may be at it.
        }
        sent.push_back(std::move(next));
    }
    void ready_to_receive() override { ++ready; }
    void pause() override { running = false; }
    void resume() override { running = true; }

    network::Offloads transmitted = kAll, received = kAll, agreed;
    std::uint16_t packet_size = 0;
    bool up = true, running = false;
    unsigned ready = 0;  ///< Calls of ready_to_receive().
    network::Receiver* receiver = nullptr;
    std::vector<Sent> sent;
};

}  // namespace apiary::device::virtio::test
