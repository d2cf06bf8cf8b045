// SPDX-License-Identifier: BSD-2-Clause
// The network card under a driver out of control, a network that delivers anything, and lifecycle changes.
#include "backend/device/virtio/net.h"
#include "tests/device/virtio/fake_network.h"
#include "tests/device/virtio/fuzz_rings.h"

using namespace apiary;
using namespace apiary::device;
using namespace apiary::device::virtio;
using namespace apiary::device::virtio::test;

namespace {

constexpr std::size_t kMostSteps = 300;

struct Rig {
    FakeNetwork* network = new FakeNetwork;  ///< The card's.
    Net net{"net", std::unique_ptr<network::Network>(network), {0x02, 1, 2, 3, 4, 5}};
};

/// A frame's header, mostly near what it could be.
network::FrameHeader take_header(FuzzInput& input) {
    network::FrameHeader header = {.flags = input.take<std::uint8_t>(), .gso_type = input.take<std::uint8_t>()};
    header.header_length = input.take<std::uint8_t>();
    header.segment_size = input.take<std::uint16_t>();
    header.checksum_start = input.take<std::uint8_t>();
    header.checksum_offset = input.take<std::uint8_t>() % 2 == 0 ? 16 : input.take<std::uint16_t>();
    return header;
}

void send_frame(WildDriver& driver, FuzzInput& input) {
    const network::FrameHeader header = take_header(input);
    const std::vector<std::byte> frame(input.take<std::uint16_t>() % 3000 + 1);
    driver.transport().ring(Net::kTransmit).add({bytes_of_object(header), frame}, {});
    driver.notify(Net::kTransmit);
}

/// What the card passes on fits what the driver and the network agreed on.
void check_sent(Rig& rig) {
    for (const auto& sent : rig.network->sent) {
        check(network::is_valid(sent.header, sent.frame.size(), FakeNetwork::kAll), "what is sent is sound");
    }
    rig.network->sent.clear();
}

void receive_frame(Rig& rig, FuzzInput& input) {
    if (rig.network->receiver == nullptr) {
        return;
    }
    const network::FrameHeader header = take_header(input);
    std::vector<std::byte> frame(14 + input.take<std::uint16_t>() % 8000);
    for (std::size_t i = 0; i < std::min<std::size_t>(frame.size(), 16); ++i) {
        frame[i] = input.take<std::byte>();
    }
    (void)rig.network->receiver->receive(header, frame);
    if (input.take<std::uint8_t>() % 2 == 0) {
        rig.network->receiver->end_of_burst();
    }
}

/// A command that is one, mostly.
void command(WildDriver& driver, FuzzInput& input) {
    std::vector<std::byte> data(2 + input.take<std::uint8_t>());
    data[0] = static_cast<std::byte>(input.take<std::uint8_t>() % 7);
    data[1] = static_cast<std::byte>(input.take<std::uint8_t>() % 7);
    for (std::size_t i = 2; i < data.size() && !input.empty(); ++i) {
        data[i] = input.take<std::byte>();
    }
    driver.transport().ring(Net::kControlQueue).add({data}, {1});
    driver.notify(Net::kControlQueue);
}

void touch_config(Net& net, FuzzInput& input) {
    const std::size_t offset = input.take<std::uint8_t>() % 16;
    const auto value = input.take<std::uint64_t>();
    net.write_config(offset, std::as_bytes(std::span(&value, 1)).first(input.take<std::uint8_t>() % 9));
    std::array<std::byte, 16> bytes;
    net.read_config(std::span(bytes).first(input.take<std::uint8_t>() % 17));
}

void step(Rig& rig, WildDriver& driver, FuzzInput& input) {
    switch (input.take<std::uint8_t>() % 16) {
        case 0:
        case 1:
        case 2: driver.add_chain(input); break;
        case 3: driver.scribble_descriptor(input); break;
        case 4: driver.scribble_memory(input); break;
        case 5:
        case 6: driver.notify(input.take<std::uint8_t>() % driver.queues()); break;
        case 7: driver.transport().ring(Net::kReceive).add({}, {input.take<std::uint16_t>() % 2000u + 1}); break;
        case 8:
        case 9: receive_frame(rig, input); break;
        case 10: send_frame(driver, input); break;
        case 11: command(driver, input); break;
        case 12: touch_config(rig.net, input); break;
        case 13: {
            const std::uint64_t choice = input.take<std::uint32_t>();
            driver.start((choice & rig.net.features()) | (choice >> 31 != 0 ? kVersion1 : 0), (choice >> 30 & 1) != 0);
            break;
        }
        case 14: {
            Rig other;
            check_state_comes_back(rig.net, other.net);
            break;
        }
        default: restore_damaged(rig.net, input); break;
    }
    check_sent(rig);
    driver.check_rings();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    log::set_level(log::Level::Off);
    FuzzInput input(data, size);
    Rig rig;
    WildDriver driver(rig.net);
    driver.start(rig.net.features() | kVersion1, false);
    for (std::size_t i = 0; i < kMostSteps && !input.empty(); ++i) {
        step(rig, driver, input);
    }
    driver.stop();
    return 0;
}
