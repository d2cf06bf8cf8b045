// SPDX-License-Identifier: BSD-2-Clause
// The entropy device under a driver out of control, and lifecycle changes.
#include "backend/device/virtio/rng.h"

#include "backend/base/log.h"
#include "tests/device/virtio/fuzz_rings.h"

using namespace apiary;
using namespace apiary::device;
using namespace apiary::device::virtio;
using namespace apiary::device::virtio::test;

namespace {

constexpr std::size_t kMostSteps = 300;

void step(Rng& rng, WildDriver& driver, FuzzInput& input) {
    switch (input.take<std::uint8_t>() % 16) {
        case 0: driver.scribble_descriptor(input); break;
        case 1: driver.scribble_memory(input); break;
        case 2:
        case 3:
        case 4: driver.notify(0); break;
        case 5: driver.start(input.take<std::uint64_t>(), input.take<std::uint8_t>() % 2 == 0); break;
        case 6: check_state_comes_back(rng, rng); break;
        case 7: restore_damaged(rng, input); break;
        default: driver.add_chain(input); break;
    }
    driver.check_rings();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    log::set_level(log::Level::Off);
    FuzzInput input(data, size);
    const std::unique_ptr<Rng> rng = Rng::create("rng").value();
    WildDriver driver(*rng);
    driver.start(0, false);
    for (std::size_t i = 0; i < kMostSteps && !input.empty(); ++i) {
        step(*rng, driver, input);
    }
    driver.stop();
    return 0;
}
