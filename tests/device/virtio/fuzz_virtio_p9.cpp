// SPDX-License-Identifier: BSD-2-Clause
// The 9P device under a driver out of control, with a folder beside which nothing may be touched.
#include "backend/device/virtio/p9.h"
#include "tests/device/virtio/fuzz_rings.h"
#include "tests/share/fuzz_share.h"

using namespace apiary;
using namespace apiary::device;
using namespace apiary::device::virtio;
using namespace apiary::device::virtio::test;

namespace {

constexpr std::size_t kMostSteps = 200;

struct Rig {
    Rig(EventLoop& loop, const std::string& directory, bool read_only)
        : p9(P9::create("p9", loop, "share",
                        std::move(share::Server::create(directory, {.read_only = read_only})).value())
                 .value()),
          driver(*p9) {}

    /// A request in one or two buffers, with room for an answer in one or two.
    void send(const share::test::Bytes& request, std::size_t cut, std::uint32_t room) {
        if (request.empty()) {
            return;
        }
        const auto middle = request.begin() + static_cast<std::ptrdiff_t>(cut % request.size());
        std::vector<share::test::Bytes> out = {{middle, request.end()}};
        if (middle != request.begin()) {
            out.insert(out.begin(), {request.begin(), middle});
        }
        driver.transport().ring(0).add(out, {std::min(room, 11u), room});
        driver.notify(0);
    }
    void settle() {
        p9->pause();
        p9->resume();
    }
    void begin() {
        share::test::begin([this](const share::test::Bytes& request) { send(request, 0, 8192); });
    }

    std::unique_ptr<P9> p9;
    WildDriver driver;
};

void send_request(Rig& rig, FuzzInput& input) {
    const auto choices = input.take<std::array<std::uint8_t, 24>>();
    FuzzInput request(choices.data(), choices.size());
    const auto cut = input.take<std::uint8_t>();
    rig.send(share::test::request_of_choice(request), cut % 4 == 0 ? cut : 0, 8192 >> cut / 16);
}

void step(Rig& rig, FuzzInput& input) {
    WildDriver& driver = rig.driver;
    switch (input.take<std::uint8_t>() % 16) {
        case 0:
        case 1: driver.add_chain(input); break;
        case 2: driver.scribble_descriptor(input); break;
        case 3:
        case 4: driver.scribble_memory(input); break;
        case 5: driver.notify(0); break;
        case 6: driver.run(); break;
        case 7: rig.settle(); break;
        case 8: {
            driver.start(P9::kMountTag, input.take<std::uint8_t>() % 2 == 0);
            rig.begin();
            break;
        }
        case 9: check_state_comes_back(*rig.p9, *rig.p9); break;
        case 10: restore_damaged(*rig.p9, input); break;
        default: send_request(rig, input); break;
    }
    driver.check_rings();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const share::test::FuzzTree tree;
    static EventLoop loop("fuzz");
    log::set_level(log::Level::Off);
    tree.fill();
    FuzzInput input(data, size);
    loop.run_and_wait([&] {
        Rig rig(loop, tree.share().string(), input.take<std::uint8_t>() % 8 == 0);
        rig.driver.start(P9::kMountTag, false);
        rig.begin();
        for (std::size_t i = 0; i < kMostSteps && !input.empty(); ++i) {
            step(rig, input);
        }
        rig.settle();
        rig.driver.stop();
    });
    tree.check_outside();
    return 0;
}
