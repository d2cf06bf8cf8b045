// SPDX-License-Identifier: BSD-2-Clause
// The balloon under a driver out of control, a host that asks, and lifecycle changes.
#include "backend/device/virtio/balloon.h"
#include "tests/device/virtio/fuzz_rings.h"

using namespace apiary;
using namespace apiary::device;
using namespace apiary::device::virtio;
using namespace apiary::device::virtio::test;

namespace {

constexpr std::size_t kMostSteps = 300;

/// Page numbers that are mostly memory, or pages themselves.
void add_pages(WildDriver& driver, FuzzInput& input) {
    const unsigned queue = input.take<std::uint8_t>() % driver.queues();
    std::vector<std::uint32_t> list;
    for (unsigned i = input.take<std::uint8_t>() % 16; i > 0; --i) {
        list.push_back(input.take<std::uint8_t>() % 8 == 0 ? input.take<std::uint32_t>() : input.take<std::uint16_t>());
    }
    list.push_back(1);
    const auto bytes = std::as_bytes(std::span(list));
    driver.transport().ring(queue).add({{bytes.begin(), bytes.end()}}, {4096u * (input.take<std::uint8_t>() % 4)});
    driver.notify(queue);
}

void host_acts(Balloon& balloon, FuzzInput& input) {
    const auto choice = input.take<std::uint64_t>();
    balloon.set_target(choice);
    check(balloon.target() <= choice && balloon.target() % Balloon::kPageSize == 0, "the target is rounded down");
    if (choice % 2 == 0) {
        balloon.request_statistics();
    }
    (void)balloon.statistics();
}

void touch_config(Balloon& balloon, FuzzInput& input) {
    const std::size_t offset = input.take<std::uint8_t>() % 16;
    const auto value = input.take<std::uint64_t>();
    const std::uint64_t target = balloon.target();
    balloon.write_config(offset, std::as_bytes(std::span(&value, 1)).first(input.take<std::uint8_t>() % 9));
    check(balloon.target() == target, "the driver does not change the target");
    std::array<std::byte, 16> bytes;
    balloon.read_config(std::span(bytes).first(input.take<std::uint8_t>() % 17));
}

void step(Balloon& balloon, WildDriver& driver, FuzzInput& input) {
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
        case 9: add_pages(driver, input); break;
        case 10: host_acts(balloon, input); break;
        case 11: touch_config(balloon, input); break;
        case 12: driver.run(); break;
        case 13: {
            const auto choice = input.take<std::uint8_t>();
            driver.start(choice & balloon.features(), (choice & 128) != 0);
            break;
        }
        case 14: {
            Balloon other("balloon");
            check_state_comes_back(balloon, other);
            break;
        }
        default: restore_damaged(balloon, input); break;
    }
    driver.check_rings();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    log::set_level(log::Level::Off);
    FuzzInput input(data, size);
    Balloon balloon("balloon");
    WildDriver driver(balloon);
    driver.start(balloon.features(), false);
    for (std::size_t i = 0; i < kMostSteps && !input.empty(); ++i) {
        step(balloon, driver, input);
    }
    driver.stop();
    return 0;
}
