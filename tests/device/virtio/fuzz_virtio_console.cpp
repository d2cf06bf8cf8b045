// SPDX-License-Identifier: BSD-2-Clause
// The virtio console under a driver out of control, a host that types and resizes, and lifecycle changes.
#include "backend/device/virtio/console.h"
#include "tests/device/virtio/fuzz_rings.h"

using namespace apiary;
using namespace apiary::device;
using namespace apiary::device::virtio;
using namespace apiary::device::virtio::test;

namespace {

constexpr std::size_t kMostSteps = 300;

struct Rig {
    explicit Rig(bool multiport) : console("console", ports(multiport)) {}

    std::vector<Console::Port> ports(bool multiport) {
        for (unsigned i = 0; i < (multiport ? 3 : 1); ++i) {
            streams.push_back(std::make_shared<apiary::console::Stream>(4096, std::chrono::milliseconds(0)));
        }
        std::vector<Console::Port> list;
        for (const auto& stream : streams) {
            list.push_back({list.empty() ? "" : "port" + std::to_string(list.size()), stream});
        }
        return list;
    }
    std::vector<std::shared_ptr<apiary::console::Stream>> streams;
    Console console;
};

/// A control message that is one, mostly.
void add_control(WildDriver& driver, FuzzInput& input) {
    if (driver.queues() <= Console::kControlTransmit) {
        return;
    }
    struct {
        std::uint32_t port;
        std::uint16_t event, value;
    } const control = {input.take<std::uint8_t>() % 4u, static_cast<std::uint16_t>(input.take<std::uint8_t>() % 9),
                       static_cast<std::uint16_t>(input.take<std::uint8_t>() % 2)};
    driver.transport().ring(Console::kControlTransmit).add({bytes_of_object(control)}, {});
    driver.notify(Console::kControlTransmit);
}

void host_acts(Rig& rig, FuzzInput& input) {
    const auto choice = input.take<std::uint8_t>();
    const std::size_t port = choice / 8 % rig.streams.size();
    switch (choice % 4) {
        case 0: (void)rig.streams[port]->send_input(std::string(choice, 'x')); break;
        case 1: rig.console.set_size(choice, input.take<std::uint16_t>()); break;
        case 2: rig.console.set_connected(port, choice >= 128); break;
        default:
            if (port > 0) {
                rig.console.set_plugged(port, choice >= 128);
            }
            break;
    }
}

void touch_config(Console& console, FuzzInput& input) {
    const std::size_t offset = input.take<std::uint8_t>() % 16;
    const auto value = input.take<std::uint64_t>();
    console.write_config(offset, std::as_bytes(std::span(&value, 1)).first(input.take<std::uint8_t>() % 9));
    std::array<std::byte, 16> bytes;
    console.read_config(std::span(bytes).first(input.take<std::uint8_t>() % 17));
}

void step(Rig& rig, WildDriver& driver, FuzzInput& input) {
    switch (input.take<std::uint8_t>() % 16) {
        case 0:
        case 1:
        case 2: driver.add_chain(input); break;
        case 3: driver.scribble_descriptor(input); break;
        case 4: driver.scribble_memory(input); break;
        case 5:
        case 6:
        case 7: driver.notify(input.take<std::uint8_t>() % driver.queues()); break;
        case 8:
        case 9: add_control(driver, input); break;
        case 10: host_acts(rig, input); break;
        case 11: touch_config(rig.console, input); break;
        case 12: driver.run(); break;
        case 13: {
            const auto choice = input.take<std::uint8_t>();
            driver.start(choice & rig.console.features(), (choice & 128) != 0);
            break;
        }
        case 14: {
            Rig other(rig.streams.size() > 1);
            check_state_comes_back(rig.console, other.console);
            break;
        }
        default: restore_damaged(rig.console, input); break;
    }
    driver.check_rings();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    log::set_level(log::Level::Off);
    FuzzInput input(data, size);
    Rig rig(input.take<std::uint8_t>() % 4 != 0);
    WildDriver driver(rig.console);
    driver.start(rig.console.features(), false);
    for (std::size_t i = 0; i < kMostSteps && !input.empty(); ++i) {
        step(rig, driver, input);
    }
    driver.stop();
    return 0;
}
