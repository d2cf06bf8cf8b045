// SPDX-License-Identifier: BSD-2-Clause
#include "backend/firmware/install.h"

#include <QtTest>

#include "backend/firmware/mptable.h"

using namespace apiary;
using memory::GuestMemory;
using memory::GuestPhys;

class InstallTest : public QObject {
    Q_OBJECT

private slots:
    void init() { memory_ = std::move(GuestMemory::create(16 << 20).value()); }

    void tables_stand_at_their_places() {
        QVERIFY(firmware::install(*memory_, {}));
        QCOMPARE(text(firmware::kMpTable, 4), std::string("_MP_"));
        QCOMPARE(text({firmware::kMpTable.value + 16}, 4), std::string("PCMP"));
        QCOMPARE(text(firmware::kSmbios, 4), std::string("_SM_"));
        QCOMPARE(text(firmware::kRsdp, 8), std::string("RSD PTR "));
    }
    void bios_data_area_describes_the_machine() {
        firmware::Platform platform;
        platform.com_ports = {{0x3f8, 4}, {0x2f8, 3}};
        QVERIFY(firmware::install(*memory_, platform));
        QCOMPARE(memory_->load<std::uint16_t>({0x400}).value(), std::uint16_t{0x3f8});
        QCOMPARE(memory_->load<std::uint16_t>({0x402}).value(), std::uint16_t{0x2f8});
        QCOMPARE(memory_->load<std::uint16_t>({0x404}).value(), std::uint16_t{0});
        QCOMPARE(memory_->load<std::uint16_t>({0x40e}).value(), std::uint16_t{0x9fc0});
        QCOMPARE(memory_->load<std::uint16_t>({0x413}).value(), std::uint16_t{639});
        QCOMPARE(memory_->load<std::uint8_t>(firmware::kEbda).value(), std::uint8_t{1});
    }
    void second_install_restores_what_the_guest_overwrote() {
        QVERIFY(firmware::install(*memory_, {}));
        std::vector<std::byte> before(0x10000), after(0x10000);
        QVERIFY(memory_->read(firmware::kTables, before));
        QVERIFY(memory_->fill(firmware::kTables, before.size(), std::byte{0xaa}));
        QVERIFY(firmware::install(*memory_, {}));
        QVERIFY(memory_->read(firmware::kTables, after));
        QVERIFY(before == after);
    }
    void platform_out_of_bounds_is_refused_data() {
        QTest::addColumn<unsigned>("cpus");
        QTest::addColumn<int>("com_ports");
        QTest::addColumn<int>("irq");
        QTest::newRow("no CPU") << 0U << 1 << 4;
        QTest::newRow("65 CPUs") << 65U << 1 << 4;
        QTest::newRow("5 serial ports") << 1U << 5 << 4;
        QTest::newRow("interrupt 16") << 1U << 1 << 16;
    }
    void platform_out_of_bounds_is_refused() {
        QFETCH(unsigned, cpus);
        QFETCH(int, com_ports);
        QFETCH(int, irq);
        firmware::Platform platform;
        platform.cpus = cpus;
        platform.com_ports.assign(static_cast<std::size_t>(com_ports),
                                  firmware::ComPort{0x3f8, static_cast<std::uint8_t>(irq)});
        const auto done = firmware::install(*memory_, platform);
        QVERIFY(!done);
        QVERIFY(!done.error().remedy.empty());
        QCOMPARE(memory_->load<std::uint32_t>(firmware::kMpTable).value(), 0U);
    }
    void largest_platform_fits_the_smallest_memory() {
        memory_ = std::move(GuestMemory::create(1 << 20).value());
        firmware::Platform platform;
        platform.cpus = firmware::kMaxCpus;
        platform.com_ports.assign(4, firmware::ComPort{});
        QVERIFY(firmware::install(*memory_, platform));
    }

private:
    std::string text(GuestPhys at, std::size_t length) const {
        std::string out(length, '\0');
        const bool read = memory_->read(at, std::as_writable_bytes(std::span(out))).has_value();
        return read ? out : std::string();
    }

    std::unique_ptr<GuestMemory> memory_;
};

QTEST_GUILESS_MAIN(InstallTest)
#include "install_test.moc"
