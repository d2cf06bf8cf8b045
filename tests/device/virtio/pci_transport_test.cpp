// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/virtio/pci_transport.h"

#include <QTest>
#include <array>
#include <atomic>
#include <thread>

#include "backend/base/event_loop.h"
#include "tests/device/virtio/echo_device.h"
#include "tests/device/virtio/fake_driver.h"

namespace apiary::device::virtio {

using test::bytes_of;
using test::DriverRing;
using test::EchoDevice;

namespace {

constexpr std::uint64_t kIo = 0x2000, kMsix = 0xc000'0000, kModern = 0xc001'0000;
constexpr std::uint8_t kAcknowledge = 1, kDriver = 2, kDriverOk = 4, kFeaturesOk = 8, kNeedsReset = 0x40;
constexpr std::uint64_t kNotifyOffset = 0x3000;

using Messages = std::vector<std::pair<std::uint64_t, std::uint32_t>>;

/// A device in a machine with nothing else, seen from its driver: addresses, messages and the interrupt pin.
struct Machine {
    explicit Machine(Generation generation = Generation::Transitional) {
        auto device = std::make_unique<EchoDevice>();
        echo = device.get();
        transport = PciTransport::create(
            std::move(device),
            {.memory = *memory,
             .loop = loop,
             .wiring = {.ports = ports,
                        .mmio = mmio,
                        .send_msi = [this](std::uint64_t address,
                                           std::uint32_t data) { messages.emplace_back(address, data); },
                        .intx = interrupt::Line([this](bool level) { pin = level; })},
             .generation = generation});
        for (const auto& range : transport->endpoint()->ranges()) {
            transport->endpoint()->assign(range.bar, range.bar == 0 ? kIo : range.bar == 1 ? kMsix : kModern);
        }
        transport->resume();
    }
    ~Machine() { loop.stop(); }

    void settle() {
        for (int round = 0; round < 4; ++round) {  // Work may schedule more of it.
            loop.run_and_wait([] {});
        }
    }
    // Legacy registers.
    std::uint64_t in(std::uint64_t offset, unsigned size) { return ports.read(kIo + offset, size); }
    void out(std::uint64_t offset, unsigned size, std::uint64_t value) { ports.write(kIo + offset, size, value); }
    // Modern ones.
    std::uint64_t get(std::uint64_t offset, unsigned size) { return mmio.read(kModern + offset, size); }
    void set(std::uint64_t offset, unsigned size, std::uint64_t value) { mmio.write(kModern + offset, size, value); }

    void enable_msix() {
        const unsigned capability = find_capability(0x11);
        transport->endpoint()->config_write(capability + 2, 2, 0x8000);
        for (unsigned vector = 0; vector < 3; ++vector) {
            mmio.write(kMsix + vector * 16, 4, 0xfee0'0000 + vector * 0x1000);
            mmio.write(kMsix + vector * 16 + 8, 4, 0x40 + vector);
            mmio.write(kMsix + vector * 16 + 12, 4, 0);
        }
    }
    /// Plain MSI with the message {0xfee0'3000, 0x51}.
    void enable_msi(bool enabled = true) {
        const unsigned capability = find_capability(0x05);
        pci::Endpoint& endpoint = *transport->endpoint();
        endpoint.config_write(capability + 4, 4, 0xfee0'3000);
        endpoint.config_write(capability + 8, 4, 0);
        endpoint.config_write(capability + 12, 2, 0x51);
        endpoint.config_write(capability + 2, 2, enabled ? 1 : 0);
    }
    /// A request on queue 0, done.
    void request(DriverRing& ring) {
        ring.add({bytes_of("x")}, {1});
        set(kNotifyOffset, 2, 0);
        settle();
    }
    unsigned find_capability(std::uint8_t id) {
        unsigned at = transport->endpoint()->config_byte(0x34);
        for (int i = 0; i < 16 && at != 0 && transport->endpoint()->config_byte(at) != id; ++i) {
            at = transport->endpoint()->config_byte(at + 1);
        }
        return at;
    }

    /// As a legacy driver does it: queue 0 at `page`.
    void start_legacy(std::uint32_t page) {
        out(0x12, 1, kAcknowledge | kDriver);
        out(0x04, 4, EchoDevice::kFeature);
        out(0x0e, 2, 0);
        out(0x08, 4, page);
        out(0x12, 1, kAcknowledge | kDriver | kDriverOk);
    }
    void start_modern(const Queue::Layout& layout, std::uint64_t features = kVersion1 | EchoDevice::kFeature) {
        set(0x14, 1, kAcknowledge | kDriver);
        for (unsigned half = 0; half < 2; ++half) {
            set(0x08, 4, half);
            set(0x0c, 4, features >> (32 * half) & 0xffff'ffff);
        }
        set(0x14, 1, kAcknowledge | kDriver | kFeaturesOk);
        set(0x16, 2, 0);
        set(0x18, 2, layout.size);
        set(0x20, 8, layout.descriptors.value);
        set(0x28, 4, layout.driver.value & 0xffff'ffff);
        set(0x2c, 4, layout.driver.value >> 32);
        set(0x30, 8, layout.device.value);
        set(0x1c, 2, 1);
        set(0x14, 1, kAcknowledge | kDriver | kFeaturesOk | kDriverOk);
    }

    std::unique_ptr<memory::GuestMemory> memory = memory::GuestMemory::create(64 << 20).value();
    Messages messages;
    bool pin = false;
    EventLoop loop{"io"};
    memory::Bus ports, mmio;
    EchoDevice* echo = nullptr;
    std::shared_ptr<PciTransport> transport;
};

constexpr std::uint64_t kRing = 16 << 20;

/// Starts the device with a ring whose first request has a buffer that ends beyond all addresses.
void break_ring(Machine& machine, DriverRing& ring) {
    machine.start_modern(ring.layout());
    ring.descriptor(0, 0xffff'ffff'ffff'0000, 4096, 0);
    ring.make_available(0);
    machine.set(kNotifyOffset, 2, 0);
    machine.settle();
}

}  // namespace

class PciTransportTest : public QObject {
    Q_OBJECT

private slots:
    void identity_of_each_generation_is_the_specifications_data() {
        QTest::addColumn<int>("generation");
        QTest::addColumn<quint32>("ids");
        QTest::addColumn<int>("revision");
        QTest::addColumn<quint32>("subsystem");
        QTest::newRow("transitional") << int(Generation::Transitional) << 0x1005'1af4u << 0 << 0x0004'1af4u;
        QTest::newRow("legacy") << int(Generation::Legacy) << 0x1005'1af4u << 0 << 0x0004'1af4u;
        QTest::newRow("modern") << int(Generation::Modern) << 0x1044'1af4u << 1 << 0x1044'1af4u;
    }
    void identity_of_each_generation_is_the_specifications() {
        QFETCH(int, generation);
        Machine machine{static_cast<Generation>(generation)};
        pci::Endpoint& endpoint = *machine.transport->endpoint();
        QTEST(endpoint.config_read(0, 4), "ids");
        QTEST(int(endpoint.config_read(8, 1)), "revision");
        QTEST(endpoint.config_read(0x2c, 4), "subsystem");
        QCOMPARE(machine.find_capability(0x09) != 0, generation != int(Generation::Legacy));
        QCOMPARE(endpoint.config_read(0x10, 4) != 0, generation != int(Generation::Modern));
    }

    void legacy_request_comes_back_with_the_pin() {
        Machine machine;
        DriverRing ring(*machine.memory, kRing, 64);
        // The legacy layout: the device's part begins at the next 4 KiB.
        const std::uint32_t page = kRing / 4096;
        machine.start_legacy(page);
        QCOMPARE(machine.in(0x0c, 2), 64u);
        QCOMPARE(machine.in(0x08, 4), std::uint64_t{page});
        QVERIFY(machine.memory->store(memory::GuestPhys{kRing + 0x100000}, std::uint32_t{0x12345678}).has_value());
        ring.descriptor(0, kRing + 0x100000, 4, 1, 1);
        ring.descriptor(1, kRing + 0x100100, 8, 2);
        const std::uint64_t driver = kRing + 64 * 16;
        QVERIFY(machine.memory->store(memory::GuestPhys{driver + 2}, std::uint16_t{1}).has_value());
        machine.out(0x10, 2, 0);
        machine.settle();
        QCOMPARE(machine.memory->load<std::uint32_t>({kRing + 0x100100}).value(), 0x12345678u);
        QCOMPARE(machine.memory->load<std::uint16_t>({kRing + 0x1000 + 2}).value(), std::uint16_t{1});
        QVERIFY(machine.pin);
        QCOMPARE(machine.in(0x13, 1), 1u);
        QVERIFY(!machine.pin);
        QCOMPARE(machine.in(0x13, 1), 0u);
        QCOMPARE(machine.echo->chosen, std::uint64_t{EchoDevice::kFeature});
    }

    void modern_request_comes_back_with_a_message() {
        Machine machine;
        machine.enable_msix();
        DriverRing ring(*machine.memory, kRing, 64);
        machine.set(0x16, 2, 0);
        machine.set(0x1a, 2, 1);
        QCOMPARE(machine.get(0x1a, 2), 1u);
        machine.start_modern(ring.layout());
        QCOMPARE(machine.get(0x14, 1), std::uint64_t{kAcknowledge | kDriver | kFeaturesOk | kDriverOk});
        ring.add({bytes_of("hello")}, {16});
        machine.set(kNotifyOffset, 2, 0);
        machine.settle();
        const auto used = ring.take_used();
        QVERIFY(used.has_value());
        QCOMPARE(used->written, 5u);
        QCOMPARE(ring.contents(ring.writable(), 5), bytes_of("hello"));
        QCOMPARE(machine.messages, (Messages{{0xfee0'1000, 0x41}}));
        QVERIFY(!machine.pin);
    }

    void feature_that_is_not_offered_leaves_FEATURES_OK_clear() {
        Machine machine;
        DriverRing ring(*machine.memory, kRing, 64);
        machine.start_modern(ring.layout(), kVersion1 | 1ull << 40);
        QCOMPARE(machine.get(0x14, 1) & (kFeaturesOk | kDriverOk), 0u);
        QCOMPARE(machine.echo->starts, 0u);
    }

    void driver_without_VERSION_1_is_no_modern_one() {
        Machine machine;
        machine.set(0x08, 4, 0);
        machine.set(0x0c, 4, EchoDevice::kFeature);
        machine.set(0x14, 1, kAcknowledge | kDriver | kFeaturesOk);
        QCOMPARE(machine.get(0x14, 1) & kFeaturesOk, 0u);
    }

    void features_after_FEATURES_OK_are_settled() {
        Machine machine;
        machine.start_modern(DriverRing(*machine.memory, kRing, 64).layout());
        machine.set(0x08, 4, 0);
        machine.set(0x0c, 4, 0);
        QCOMPARE(machine.get(0x0c, 4), std::uint64_t{EchoDevice::kFeature});
    }

    void ring_outside_memory_needs_a_reset_data() {
        QTest::addColumn<quint64>("address");
        QTest::newRow("beyond") << (quint64{1} << 40);
        QTest::newRow("over the end") << quint64{(64 << 20) - 16};
        QTest::newRow("wraps") << ~quint64{15};
        QTest::newRow("odd") << quint64{kRing + 8};
        QTest::newRow("device memory") << quint64{kModern};
    }
    void ring_outside_memory_needs_a_reset() {
        Machine machine;
        Queue::Layout layout = DriverRing(*machine.memory, kRing, 64).layout();
        QFETCH(quint64, address);
        layout.descriptors = {address};
        machine.start_modern(layout);
        machine.settle();
        QVERIFY((machine.get(0x14, 1) & kNeedsReset) != 0);
        machine.set(0x14, 1, 0);
        QCOMPARE(machine.get(0x14, 1), 0u);
    }

    void broken_ring_stops_the_device_until_its_reset() {
        Machine machine;
        DriverRing ring(*machine.memory, kRing, 64);
        break_ring(machine, ring);
        QVERIFY((machine.get(0x14, 1) & kNeedsReset) != 0);
        QCOMPARE(machine.pin, true);  // The configuration changed interrupt.
        QCOMPARE(machine.in(0x13, 1), 2u);
        machine.set(0x14, 1, 0);
        DriverRing second(*machine.memory, kRing + DriverRing::kArea, 64);
        machine.start_modern(second.layout());
        second.add({bytes_of("again")}, {5});
        machine.set(kNotifyOffset, 2, 0);
        machine.settle();
        QVERIFY(second.take_used().has_value());
        QCOMPARE(machine.echo->stops, 1u);
    }

    void queue_that_is_not_there_has_size_0_and_takes_nothing() {
        Machine machine;
        machine.out(0x0e, 2, 2);
        QCOMPARE(machine.in(0x0c, 2), 0u);
        machine.out(0x08, 4, 0x1000);
        QCOMPARE(machine.in(0x08, 4), 0u);
        machine.out(0x0e, 2, 0xffff);
        machine.set(0x16, 2, 0x8000);
        machine.set(0x1c, 2, 1);
        QCOMPARE(machine.get(0x18, 2), 0u);
        QCOMPARE(machine.get(0x1c, 2), 0u);
    }

    void notification_of_any_queue_number_is_harmless() {
        Machine machine;
        machine.start_modern(DriverRing(*machine.memory, kRing, 64).layout());
        for (const std::uint64_t queue : {1ull, 2ull, 0x7fffull, 0x8000ull, 0xffffull}) {
            machine.out(0x10, 2, queue);
        }
        for (std::uint64_t offset = 0; offset < 0x1000; offset += 2) {
            machine.set(kNotifyOffset + offset, 2, 0xffff);
        }
        machine.settle();
        QCOMPARE(machine.get(0x14, 1) & kNeedsReset, 0u);
    }

    void queue_size_that_is_no_power_of_two_or_too_large_is_not_taken() {
        Machine machine;
        machine.set(0x16, 2, 0);
        for (const std::uint64_t size : {0u, 3u, 65u, 128u, 0xffffu}) {
            machine.set(0x18, 2, size);
            QCOMPARE(machine.get(0x18, 2), 64u);
        }
        machine.set(0x18, 2, 32);
        QCOMPARE(machine.get(0x18, 2), 32u);
    }

    void vector_that_is_not_there_reads_back_as_none() {
        Machine machine;
        machine.set(0x10, 2, 3);  // 0 to 2 are there
        QCOMPARE(machine.get(0x10, 2), 0xffffu);
        machine.set(0x10, 2, 2);
        QCOMPARE(machine.get(0x10, 2), 2u);
    }

    void legacy_layout_moves_with_msix() {
        Machine machine;
        machine.out(0x14, 1, 0xab);
        QCOMPARE(machine.in(0x14, 1), 0xabu);
        machine.enable_msix();
        QCOMPARE(machine.in(0x14, 2), 0xffffu);  // Now the configuration vector: none
        QCOMPARE(machine.in(0x18, 1), 0xabu);
    }

    void legacy_layout_stays_with_plain_msi() {
        Machine machine;
        machine.out(0x14, 1, 0xab);
        machine.enable_msi();
        QCOMPARE(machine.in(0x14, 1), 0xabu);
    }

    void request_with_plain_msi_comes_back_with_its_message() {
        Machine machine;
        machine.enable_msi();
        DriverRing ring(*machine.memory, kRing, 64);
        machine.start_modern(ring.layout());
        machine.request(ring);
        QCOMPARE(machine.messages, (Messages{{0xfee0'3000, 0x51}}));
        QVERIFY(!machine.pin);
        // The driver asks what it was, as with the pin; and is told of each interrupt, whether it has or not.
        machine.request(ring);
        QCOMPARE(machine.messages.size(), 2u);
        QCOMPARE(machine.get(0x1000, 1), 1u);
        QCOMPARE(machine.get(0x1000, 1), 0u);
    }

    void request_with_both_kinds_of_messages_comes_back_with_MSIX() {
        Machine machine;
        machine.enable_msi();
        machine.enable_msix();
        DriverRing ring(*machine.memory, kRing, 64);
        machine.set(0x16, 2, 0);
        machine.set(0x1a, 2, 2);
        machine.start_modern(ring.layout());
        machine.request(ring);
        QCOMPARE(machine.messages, (Messages{{0xfee0'2000, 0x42}}));
        QCOMPARE(machine.get(0x1000, 1), 0u);
    }

    void messages_that_begin_or_end_before_the_driver_answers_lose_no_interrupt() {
        Machine machine;
        DriverRing ring(*machine.memory, kRing, 64);
        machine.start_modern(ring.layout());
        machine.request(ring);
        QVERIFY(machine.pin);
        machine.enable_msi();
        QVERIFY(!machine.pin);
        QCOMPARE(machine.messages.size(), 1u);
        machine.enable_msi(false);
        QVERIFY(machine.pin);
        QCOMPARE(machine.get(0x1000, 1), 1u);
        QVERIFY(!machine.pin);
        machine.enable_msi();
        QCOMPARE(machine.messages.size(), 1u);
    }

    void register_of_another_width_reads_all_ones() {
        Machine machine;
        QCOMPARE(machine.in(0x12, 2), 0xffffu);
        QCOMPARE(machine.in(0x00, 1), 0xffu);
        QCOMPARE(machine.get(0x12, 1), 0xffu);
    }

    void device_configuration_ends_where_it_ends() {
        Machine machine;
        QCOMPARE(machine.get(0x2000 + 8, 1), 0xffu);
        QCOMPARE(machine.get(0x2000 + 6, 4), 0xffff'ffffu);
        machine.set(0x2000 + 7, 4, 0);
        machine.set(0x2000 + 0, 8, 0x1122'3344'5566'7788);
        QCOMPARE(machine.get(0x2000, 8), 0x1122'3344'5566'7788u);
    }

    void configuration_change_moves_the_generation_and_interrupts() {
        Machine machine;
        machine.start_modern(DriverRing(*machine.memory, kRing, 64).layout());
        const std::uint64_t before = machine.get(0x15, 1);
        machine.echo->change_config(7);
        QVERIFY(machine.get(0x15, 1) != before);
        QCOMPARE(machine.get(0x1000, 1), 2u);
        QCOMPARE(machine.get(0x2000, 1), 7u);
    }

    void window_in_configuration_space_reaches_the_registers() {
        Machine machine;
        pci::Endpoint& endpoint = *machine.transport->endpoint();
        unsigned at = endpoint.config_byte(0x34);
        while (at != 0 && (endpoint.config_byte(at) != 9 || endpoint.config_byte(at + 3) != 5)) {
            at = endpoint.config_byte(at + 1);
        }
        QVERIFY(at != 0);
        endpoint.config_write(at + 4, 1, 4);
        endpoint.config_write(at + 8, 4, 0x12);
        endpoint.config_write(at + 12, 4, 2);
        QCOMPARE(endpoint.config_read(at + 16, 2), 2u);  // two queues
        endpoint.config_write(at + 8, 4, 0x4000 - 1);
        QCOMPARE(endpoint.config_read(at + 16, 2), 0xffffu);
        endpoint.config_write(at + 8, 4, 0xffff'fffe);
        QCOMPARE(endpoint.config_read(at + 16, 2), 0xffffu);
    }

    void paused_device_holds_requests_until_it_is_resumed() {
        Machine machine;
        DriverRing ring(*machine.memory, kRing, 64);
        machine.start_modern(ring.layout());
        machine.transport->pause();
        ring.add({bytes_of("x")}, {1});
        machine.set(kNotifyOffset, 2, 0);
        machine.settle();
        QVERIFY(!ring.take_used().has_value());
        machine.transport->resume();
        QVERIFY(ring.take_used().has_value());
    }

    void saved_device_goes_on_in_another_machine() {
        Machine machine;
        DriverRing ring(*machine.memory, kRing, 64);
        machine.start_modern(ring.layout());
        ring.add({bytes_of("one")}, {3});
        machine.set(kNotifyOffset, 2, 0);
        machine.settle();
        QVERIFY(ring.take_used().has_value());
        machine.transport->pause();
        const SavedState saved = machine.transport->save();

        Machine other;
        other.transport->pause();
        QVERIFY(other.transport->restore(SavedState::parse(saved.dump())).has_value());
        QCOMPARE(other.transport->save().dump(), saved.dump());
        std::vector<std::byte> all(DriverRing::kArea);
        QVERIFY(machine.memory->read({kRing}, all).has_value());
        QVERIFY(other.memory->write({kRing}, all).has_value());
        other.transport->resume();
        QVERIFY(other.memory->store(memory::GuestPhys{ring.layout().driver.value + 6}, std::uint16_t{0}).has_value());
        QVERIFY(other.memory->store(memory::GuestPhys{ring.layout().driver.value + 2}, std::uint16_t{2}).has_value());
        other.set(kNotifyOffset, 2, 0);
        other.settle();
        QCOMPARE(other.memory->load<std::uint16_t>(ring.layout().device + 2).value(), std::uint16_t{2});
    }

    void state_with_a_ring_outside_memory_is_refused_and_changes_nothing() {
        Machine machine;
        machine.start_modern(DriverRing(*machine.memory, kRing, 64).layout());
        machine.transport->pause();
        const SavedState saved = machine.transport->save();
        SavedState damaged = saved;
        damaged["queues"][0]["driver"] = 1ull << 50;
        QVERIFY(!machine.transport->restore(damaged).has_value());
        damaged = saved;
        damaged["status"] = kAcknowledge | kDriver | kFeaturesOk | kDriverOk | kNeedsReset;  // and runs?
        QVERIFY(!machine.transport->restore(damaged).has_value());
        damaged = saved;
        damaged["device"]["config"] = "none";
        QVERIFY(!machine.transport->restore(damaged).has_value());
        QCOMPARE(machine.transport->save().dump(), saved.dump());
    }

    void device_that_needs_a_reset_still_does_after_a_restore() {
        Machine machine;
        DriverRing ring(*machine.memory, kRing, 64);
        break_ring(machine, ring);
        QVERIFY((machine.get(0x14, 1) & kNeedsReset) != 0);
        ring.descriptor(0, kRing + 0x10000, 1, 2);  // Sound now; but the device has stopped.
        machine.transport->pause();
        const SavedState saved = machine.transport->save();
        QVERIFY(machine.transport->restore(saved).has_value());
        QCOMPARE(machine.transport->save().dump(), saved.dump());
        machine.transport->resume();
        machine.settle();
        QVERIFY(!ring.take_used().has_value());
        QCOMPARE(machine.echo->starts, machine.echo->stops + 1);
        machine.set(0x14, 1, 0);
        QCOMPARE(machine.echo->starts, machine.echo->stops);
    }

    void device_that_never_started_for_its_ring_is_restored_as_it_was() {
        Machine machine;
        Queue::Layout layout = DriverRing(*machine.memory, kRing, 64).layout();
        layout.device = {1ull << 40};
        machine.start_modern(layout);
        QVERIFY((machine.get(0x14, 1) & kNeedsReset) != 0);
        QCOMPARE(machine.get(0x1000, 1), 2u);
        machine.transport->pause();
        const SavedState saved = machine.transport->save();
        QVERIFY(machine.transport->restore(saved).has_value());
        QCOMPARE(machine.transport->save().dump(), saved.dump());
    }

    void status_bits_that_the_driver_takes_back_stay() {
        Machine machine;
        DriverRing ring(*machine.memory, kRing, 64);
        machine.start_modern(ring.layout());
        machine.set(0x14, 1, kAcknowledge);
        QCOMPARE(machine.get(0x14, 1), std::uint64_t{kAcknowledge | kDriver | kFeaturesOk | kDriverOk});
        machine.transport->pause();
        const SavedState saved = machine.transport->save();
        QVERIFY(machine.transport->restore(saved).has_value());
        QCOMPARE(machine.transport->save().dump(), saved.dump());
        machine.transport->resume();
        machine.request(ring);
        QVERIFY(ring.take_used().has_value());
    }

    void bar_that_moves_is_found_at_its_new_place() {
        Machine machine;
        pci::Endpoint& endpoint = *machine.transport->endpoint();
        endpoint.config_write(0x10, 4, 0xffff'ffff);
        QCOMPARE(endpoint.config_read(0x10, 4) & 0xffff, 0xffe1u);  // 32 ports
        endpoint.config_write(0x10, 4, 0x3000);
        QCOMPARE(machine.ports.read(0x3012, 1), 0u);
        QCOMPARE(machine.ports.read(kIo + 0x12, 1), 0xffu);
        endpoint.config_write(4, 2, 0);  // No decoding at all
        QCOMPARE(machine.ports.read(0x3012, 1), 0xffu);
    }

    void bar_at_the_top_of_its_space_is_decoded_only_where_it_ends_within() {
        Machine machine;
        pci::Endpoint& endpoint = *machine.transport->endpoint();
        endpoint.config_write(0x10, 4, 0xffe0);
        QCOMPARE(machine.ports.read(0xfff2, 1), 0u);
        for (const std::uint32_t address : {0x1'0000u, 0x1'ffe0u, 0x8000'0000u, 0xffff'ffe0u}) {
            endpoint.config_write(0x10, 4, address);
            QCOMPARE(machine.ports.read((address + 0x12) & 0xffff, 1), 0xffu);
        }
        endpoint.config_write(0x20, 4, 0xffff'ffff);
        QCOMPARE(machine.mmio.read(0xffff'c012, 2), 2u);
        QCOMPARE(machine.mmio.read(0x12, 2), 0xffffu);
    }

    void window_that_changes_while_it_is_used_stays_within_the_registers() {
        Machine machine;
        pci::Endpoint& endpoint = *machine.transport->endpoint();
        unsigned at = machine.find_capability(0x09);
        while (endpoint.config_byte(at + 3) != 5) {
            at = endpoint.config_byte(at + 1);
        }
        std::atomic<bool> done = false;
        std::thread racer([&] {
            constexpr std::array<std::uint32_t, 6> kOffsets = {0x14, 0x2000, 0x3ffc, 0x3fff, 0x4000, 0xffff'fffc};
            for (unsigned i = 0; !done; ++i) {
                endpoint.config_write(at + 4, 1, i % 3 == 0 ? 4 : i);
                endpoint.config_write(at + 8, 4, kOffsets[i % kOffsets.size()]);
                endpoint.config_write(at + 12, 4, 1u << i % 5);
            }
        });
        for (unsigned i = 0; i < 20'000; ++i) {
            const unsigned size = 1u << i % 3;
            endpoint.config_write(at + 16, size, i);
            (void)endpoint.config_read(at + 16, size);
        }
        done = true;
        racer.join();
        machine.set(0x14, 1, 0);
        DriverRing ring(*machine.memory, kRing, 64);
        machine.start_modern(ring.layout());
        machine.request(ring);
        QVERIFY(ring.take_used().has_value());
    }

    void bar_over_another_range_stays_without_effect() {
        Machine machine;
        pci::Endpoint& endpoint = *machine.transport->endpoint();
        endpoint.config_write(0x20, 4, kMsix);  // the modern registers over the MSI-X table
        QCOMPARE(machine.mmio.read(kMsix + 12, 4), 1u);
        endpoint.config_write(0x20, 4, kModern);
        QCOMPARE(machine.get(0x12, 2), 2u);
    }
};

}  // namespace apiary::device::virtio

QTEST_GUILESS_MAIN(apiary::device::virtio::PciTransportTest)
#include "pci_transport_test.moc"
