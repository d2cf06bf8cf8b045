// SPDX-License-Identifier: BSD-2-Clause
// Drivers that mean harm, one function for each class of bug that device models have had (docs/architecture.md), one
// row for each virtio device: behind its transport, on its loop's thread, as in a machine.
#include <QTest>
#include <atomic>
#include <thread>

#include "tests/device/subject.h"
#include "tests/device/virtio/fake_driver.h"

using namespace apiary;
using namespace apiary::device;
using namespace apiary::device::test;
using virtio::test::bytes_of;
using virtio::test::DriverRing;

namespace {

constexpr std::uint64_t kRing = 1 << 20, kSecondRing = 2 << 20, kMemory = 4 << 20;
constexpr std::uint8_t kReady = 15, kNeedsReset = 0x40;  // ACKNOWLEDGE, DRIVER, DRIVER_OK, FEATURES_OK
constexpr std::uint16_t kNext = 1, kWrite = 2, kIndirect = 4;

void rows() {
    QTest::addColumn<QString>("name");
    for (const std::string& name : subject_names()) {
        if (name.starts_with("virtio-")) {
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
        }
    }
}

/// The driver of the row's device, by its modern registers.
class Driver {
public:
    Driver() {
        QFETCH(QString, name);
        subject_ = make_subject(name.toStdString(), clock_);
        subject_.device->resume();
    }

    /// The device with the ring that it takes requests from, empty, at `where`.
    void start(std::uint64_t where, std::uint16_t size) {
        ring_.emplace(*subject_.memory, where, size);
        const virtio::Queue::Layout& layout = ring_->layout();
        (void)subject_.memory->store(layout.driver, std::uint32_t{0});
        (void)subject_.memory->store(layout.device, std::uint32_t{0});
        set(0x14, 1, 0);
        set(0x08, 4, 1);
        set(0x0c, 4, 1);  // VIRTIO_F_VERSION_1
        set(0x08, 4, 0);
        set(0x0c, 4, static_cast<std::uint32_t>(virtio::kIndirectDescriptors));
        set(0x14, 1, kReady & ~4);
        set(0x16, 2, subject_.request_queue);
        set(0x18, 2, size);
        set(0x20, 8, layout.descriptors.value);
        set(0x28, 8, layout.driver.value);
        set(0x30, 8, layout.device.value);
        set(0x1c, 2, 1);
        set(0x14, 1, kReady);
    }
    void notify() { set(0x3000 + subject_.request_queue * std::uint64_t{4}, 2, 0); }
    void settle() { subject_.settle(); }
    [[nodiscard]] DriverRing& ring() { return *ring_; }
    [[nodiscard]] memory::GuestMemory& memory() { return *subject_.memory; }
    [[nodiscard]] Subject& subject() { return subject_; }
    [[nodiscard]] bool needs_reset() { return (get(0x14, 1) & kNeedsReset) != 0; }
    /// What a chain of these two descriptors does to the device.
    void give(std::uint64_t address, std::uint32_t length, std::uint16_t flags, std::uint16_t next) {
        ring().descriptor(0, address, length, flags, next);
        ring().make_available(0);
        notify();
        settle();
    }
    /// A sound chain comes back.
    [[nodiscard]] bool works() {
        ring().add({bytes_of("x")}, {16});
        notify();
        settle();
        return ring().take_used().has_value();
    }

private:
    [[nodiscard]] std::uint64_t get(std::uint64_t offset, unsigned size) {
        return subject_.windows[1].target->read(offset, size);
    }
    void set(std::uint64_t offset, unsigned size, std::uint64_t value) {
        subject_.windows[1].target->write(offset, size, value);
    }

    ManualClock clock_{std::chrono::seconds(1'780'000'000)};
    Subject subject_;
    std::optional<DriverRing> ring_;
};

/// Changes the ring while the device works on it, until told to end.
class Racer {
public:
    explicit Racer(DriverRing& ring, memory::GuestMemory& memory)
        : thread_([this, &ring, &memory] { race(ring, memory); }) {}
    ~Racer() {
        done_ = true;
        thread_.join();
    }
    Racer(const Racer&) = delete;
    Racer& operator=(const Racer&) = delete;

private:
    void race(DriverRing& ring, memory::GuestMemory& memory) {
        constexpr std::array<std::uint64_t, 8> kPlaces = {0x10000, 0x10000,      0x20000,           0x30000,
                                                          kRing,   kMemory - 16, ~std::uint64_t{0}, 0xfee0'0000};
        constexpr std::array<std::uint32_t, 6> kLengths = {0, 1, 16, 512, 4096, 0xffff'ffff};
        Noise noise(5);
        const memory::GuestPhys available = ring.layout().driver;
        while (!done_) {
            const std::uint64_t choice = noise.next();
            ring.descriptor(choice % 8, kPlaces[choice >> 8 & 7], kLengths[(choice >> 16) % 6], choice >> 24 & 7,
                            choice >> 32 & 7);
            (void)memory.store(available + (4 + (choice >> 40) % 16 * 2), static_cast<std::uint16_t>(choice >> 48 & 7));
        }
    }
    std::atomic<bool> done_ = false;
    std::thread thread_;
};

}  // namespace

class HostileDriverTest : public QObject {
    Q_OBJECT

private slots:
    /// Class (a): an index or a length that is not checked.
    void descriptor_beyond_its_table_needs_a_reset_data() { rows(); }
    void descriptor_beyond_its_table_needs_a_reset() {
        for (const std::uint16_t index : {16, 17, 0x7fff, 0x8000, 0xffff}) {
            Driver driver;
            driver.start(kRing, 16);
            driver.give(0x10000, 16, kNext, index);
            QVERIFY(driver.needs_reset());
            driver.start(kRing, 16);
            driver.ring().make_available(index);
            driver.notify();
            driver.settle();
            QVERIFY(driver.needs_reset());
        }
    }

    /// Class (b): an overflow, or a sign.
    void buffer_whose_end_is_not_in_memory_needs_a_reset_data() { rows(); }
    void buffer_whose_end_is_not_in_memory_needs_a_reset() {
        constexpr std::pair<std::uint64_t, std::uint32_t> kBuffers[] = {
            {kMemory - 16, 17},          {~std::uint64_t{0}, 1}, {~std::uint64_t{0} - 15, 32},
            {std::uint64_t{1} << 63, 1}, {0x10000, 0xffff'ffff}, {0x10000, 0x8000'0000}};
        for (const auto& [address, length] : kBuffers) {
            for (const std::uint16_t flags : {std::uint16_t{0}, kWrite, kIndirect}) {
                Driver driver;
                driver.start(kRing, 16);
                driver.give(address, length, flags, 0);
                QVERIFY(driver.needs_reset());
            }
        }
    }

    /// Class (c): what the driver writes is read twice, and is something else then.
    void ring_that_changes_meanwhile_does_no_harm_data() { rows(); }
    void ring_that_changes_meanwhile_does_no_harm() {
        Driver driver;
        driver.start(kRing, 16);
        unsigned failures = 0;
        {
            DriverRing raced(driver.memory(), kRing, 16);
            const Racer racer(raced, driver.memory());
            for (int i = 0; i < 3000 || (failures == 0 && i < 1'000'000); ++i) {
                driver.ring().make_available(static_cast<std::uint16_t>(i % 8));
                driver.notify();
                if (i % 8 == 0) {
                    driver.settle();
                }
                if (driver.needs_reset()) {
                    ++failures;
                    driver.start(kRing, 16);
                }
            }
        }
        QVERIFY(failures > 0);
        driver.start(kSecondRing, 16);
        QVERIFY(driver.works());
    }

    /// Class (d): a device that is made to write to its own registers, or to another's.
    void buffer_in_registers_needs_a_reset_data() { rows(); }
    void buffer_in_registers_needs_a_reset() {
        for (const std::uint64_t address :
             {0xc000'0000ull, 0xc001'0000ull, 0xe000'0000ull, 0xfec0'0000ull, 0xfee0'0000ull}) {
            for (const std::uint16_t flags : {std::uint16_t{0}, kWrite, kIndirect}) {
                Driver driver;
                driver.start(kRing, 16);
                driver.give(address, 16, flags, 0);
                QVERIFY(driver.needs_reset());
            }
        }
    }

    /// Class (e): a loop, an allocation or a recursion without bound.
    void chain_without_end_needs_a_reset_data() { rows(); }
    void chain_without_end_needs_a_reset() {
        Driver driver;
        driver.start(kRing, 16);
        driver.give(0x10000, 16, kNext, 0);
        QVERIFY(driver.needs_reset());
        // A table of tables.
        driver.start(kRing, 16);
        driver.give(driver.ring().layout().descriptors.value, 16, kIndirect, 0);
        QVERIFY(driver.needs_reset());
        // More chains than there are descriptors.
        driver.start(kRing, 16);
        for (int i = 0; i < 17; ++i) {
            driver.ring().make_available(0);
        }
        driver.notify();
        driver.settle();
        QVERIFY(driver.needs_reset());
    }

    /// Class (f): what an error or an earlier set-up left.
    void failed_device_works_again_with_another_ring_data() { rows(); }
    void failed_device_works_again_with_another_ring() {
        Driver driver;
        for (const std::uint16_t size : {64, 4, 16}) {
            driver.start(kRing, size);
            QVERIFY(driver.works());
            driver.give(~std::uint64_t{0}, 16, kWrite, 0);
            QVERIFY(driver.needs_reset());
            QVERIFY(!driver.works());
            driver.start(kSecondRing, size);
            QVERIFY(driver.works());
        }
    }

    /// Class (i): an assertion that a driver reaches. They are in every build.
    void requests_of_any_bytes_are_survived_data() { rows(); }
    void requests_of_any_bytes_are_survived() {
        Driver driver;
        driver.start(kRing, 16);
        Noise noise(17);
        for (int i = 0; i < 2000; ++i) {
            std::vector<std::byte> request(noise.next() % 64 + 1);
            for (std::byte& byte : request) {
                // Small numbers are the types, counts and sizes that something is done for.
                byte = static_cast<std::byte>(noise.next() % 4 == 0 ? noise.next() : noise.next() % 16);
            }
            driver.ring().add({request}, {static_cast<std::uint32_t>(noise.next() % 64 + 1)});
            driver.notify();
            driver.settle();
            driver.subject().host_input(static_cast<std::uint8_t>(noise.next()));
            if (driver.needs_reset()) {
                driver.start(kRing, 16);
            }
        }
        driver.start(kSecondRing, 16);
        QVERIFY(driver.works());
    }
};

QTEST_GUILESS_MAIN(HostileDriverTest)
#include "hostile_driver_test.moc"
