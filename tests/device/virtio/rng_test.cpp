// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/virtio/rng.h"

#include <QTest>
#include <algorithm>

#include "tests/device/virtio/fake_driver.h"

using namespace apiary;
using namespace apiary::device;
using namespace apiary::device::virtio;
using namespace apiary::device::virtio::test;

namespace {

struct Rig {
    std::unique_ptr<Rng> rng = std::move(Rng::create("rng")).value();
    FakeTransport transport{*rng};

    Rig() { transport.start(0); }
    /// Asks for buffers of these sizes; what was written into them.
    std::vector<std::byte> ask(const std::vector<std::uint32_t>& sizes) {
        DriverRing& ring = transport.ring(0);
        ring.add({}, sizes);
        transport.notify(0);
        const auto used = ring.take_used();
        return used ? ring.contents(ring.writable(), used->written) : std::vector<std::byte>();
    }
};

bool all_zero(std::span<const std::byte> bytes) {
    return std::ranges::all_of(bytes, [](std::byte byte) { return byte == std::byte{0}; });
}

}  // namespace

class RngTest : public QObject {
    Q_OBJECT

private slots:
    void device_is_what_drivers_look_for() {
        Rig rig;
        QCOMPARE(static_cast<int>(rig.rng->type()), 4);
        QCOMPARE(rig.rng->features(), std::uint64_t{0});
        QCOMPARE(rig.rng->config_size(), std::size_t{0});
        QCOMPARE(rig.rng->queue_sizes().size(), std::size_t{1});
    }

    void buffer_is_filled_and_the_driver_told() {
        Rig rig;
        const std::vector<std::byte> first = rig.ask({64});
        QCOMPARE(first.size(), std::size_t{64});
        QVERIFY(!all_zero(first));
        QCOMPARE(rig.transport.interrupts[0], 1u);
        QVERIFY(rig.ask({64}) != first);
    }

    void every_buffer_of_a_chain_is_filled() {
        Rig rig;
        const std::vector<std::byte> bytes = rig.ask({1, 5000, 7, 4096});
        QCOMPARE(bytes.size(), std::size_t{9104});
        for (std::size_t i = 0; i + 32 <= bytes.size(); i += 32) {
            QVERIFY(!all_zero(std::span(bytes).subspan(i, 32)));
        }
        QCOMPARE(rig.ask({1}).size(), std::size_t{1});
    }

    void large_chain_is_filled_as_far_as_one_request_goes() {
        Rig rig;
        const std::uint32_t asked = 100'000;
        rig.transport.ring(0).add({}, {asked});
        const Segment buffer = rig.transport.ring(0).writable()[0];
        rig.transport.notify(0);
        const auto used = rig.transport.ring(0).take_used();
        QCOMPARE(used->written, static_cast<std::uint32_t>(Rng::kMostBytes));
        std::vector<std::byte> rest(asked - used->written);
        QVERIFY(rig.transport.memory().read(buffer.address + used->written, rest).has_value());
        QVERIFY(all_zero(rest));
    }

    void chain_without_room_is_given_back_empty() {
        Rig rig;
        rig.transport.ring(0).add({bytes_of("readable")}, {});
        rig.transport.notify(0);
        QCOMPARE(rig.transport.ring(0).take_used()->written, 0u);
        rig.transport.ring(0).add({bytes_of("readable")}, {16});
        rig.transport.notify(0);
        QCOMPARE(rig.transport.ring(0).take_used()->written, 16u);
    }

    void broken_ring_asks_for_a_reset() {
        Rig rig;
        rig.transport.ring(0).descriptor(0, ~0ull - 10, 100, 2);
        rig.transport.ring(0).make_available(0);
        rig.transport.notify(0);
        QVERIFY(!rig.transport.failure.empty());
        QVERIFY(!rig.transport.ring(0).take_used());
    }

    void nothing_happens_before_start_nor_after_stop() {
        Rig rig;
        rig.rng->stop();
        rig.transport.ring(0).add({}, {16});
        QVERIFY(!rig.rng->process(0));
        QVERIFY(!rig.transport.ring(0).take_used());
        rig.transport.start(0);
        QVERIFY(!rig.rng->process(1));
        rig.transport.notify(0);
        QCOMPARE(rig.transport.ring(0).take_used()->written, 16u);
    }

    void state_is_restored_or_refused() {
        Rig rig;
        const SavedState state = rig.rng->save();
        QVERIFY(rig.rng->restore(state).has_value());
        QVERIFY(!rig.rng->restore({{"version", 2}}).has_value());
        QVERIFY(!rig.rng->restore(nullptr).has_value());
    }
};

QTEST_GUILESS_MAIN(RngTest)
#include "rng_test.moc"
