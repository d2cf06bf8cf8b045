// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/pci/root_bus.h"

#include <QTest>

#include "backend/device/pci/host_bridge.h"

namespace apiary::device::pci {

namespace {

/// Remembers what was written to it.
struct Register final : memory::BusTarget {
    std::uint64_t value = 0;
    std::uint64_t read(std::uint64_t, unsigned) override { return value; }
    void write(std::uint64_t, unsigned, std::uint64_t written) override { value = written; }
};

/// A bus with the host bridge, reached in both ways.
struct Machine {
    memory::Bus port_bus, mmio_bus;
    std::shared_ptr<Register> reset = std::make_shared<Register>();
    std::shared_ptr<RootBus> bus = std::make_shared<RootBus>();
    HostBridge bridge{{.ports = port_bus, .mmio = mmio_bus, .send_msi = {}, .intx = {}}};
    ConfigPorts ports{bus, reset};
    Ecam ecam{bus};

    Machine() { (void)bus->add(0, bridge.endpoint()).value(); }
    std::uint32_t config(std::uint32_t address) {
        ports.write(0, 4, address);
        return static_cast<std::uint32_t>(ports.read(4, 4));
    }
};

}  // namespace

class RootBusTest : public QObject {
    Q_OBJECT

private slots:
    void address_written_reads_back_without_reserved_bits() {
        Machine machine;
        machine.ports.write(0, 4, 0xffff'ffff);
        QCOMPARE(machine.ports.read(0, 4), 0x80ff'fffcu);
    }

    void bridge_selected_shows_its_header() {
        Machine machine;
        QCOMPARE(machine.config(0x8000'0000), 0x1275'1275u);
        QCOMPARE(machine.config(0x8000'0008), 0x0600'0000u);
    }

    void bridge_byte_access_takes_the_right_lane() {
        Machine machine;
        machine.ports.write(0, 4, 0x8000'0008);
        QCOMPARE(machine.ports.read(4 + 3, 1) & 0xff, 0x06u);
        QCOMPARE(machine.ports.read(4 + 2, 2) & 0xffff, 0x0600u);
    }

    void absent_function_reads_all_ones_data() {
        QTest::addColumn<quint32>("address");
        QTest::newRow("function 1") << 0x8000'0100u;
        QTest::newRow("device 1") << 0x8000'0800u;
        QTest::newRow("bus 1") << 0x8001'0000u;
        QTest::newRow("not enabled") << 0u;
    }
    void absent_function_reads_all_ones() {
        QFETCH(quint32, address);
        Machine machine;
        QCOMPARE(machine.config(address), 0xffff'ffffu);
        machine.ports.write(4, 4, 0);  // Goes nowhere.
    }

    void reset_control_in_the_middle_of_the_ports_is_reached_by_bytes() {
        Machine machine;
        machine.ports.write(0, 4, 0x8000'0000);
        machine.ports.write(1, 1, 0x06);
        QCOMPARE(machine.reset->value, 0x06u);
        QCOMPARE(machine.ports.read(1, 1), 0x06u);
        QCOMPARE(machine.ports.read(0, 4), 0x8000'0000u);
    }

    void access_of_another_width_to_the_address_register_is_none() {
        Machine machine;
        machine.ports.write(0, 4, 0x8000'0000);
        machine.ports.write(0, 2, 0x1234);
        QCOMPARE(machine.ports.read(0, 2) & 0xffff, 0xffffu);
        QCOMPARE(machine.ports.read(0, 4), 0x8000'0000u);
    }

    void access_beyond_the_data_register_is_none() {
        Machine machine;
        machine.ports.write(0, 4, 0x8000'0000);
        QCOMPARE(machine.ports.read(6, 4), ~std::uint64_t{0});
    }

    void ecam_shows_the_same_as_the_ports() {
        Machine machine;
        QCOMPARE(machine.ecam.read(0, 4), 0x1275'1275u);
        QCOMPARE(machine.ecam.read(0x0b, 1), 0x06u);
        QCOMPARE(machine.ecam.read(0x100, 4), 0u);                      // no extended capabilities
        QCOMPARE(machine.ecam.read(0x104, 4) & 0xffff'ffff, 0xffff'ffffu);
        QCOMPARE(machine.ecam.read(0x8000, 4) & 0xffff'ffff, 0xffff'ffffu);  // slot 1
    }

    void ecam_access_that_is_not_aligned_is_none() {
        Machine machine;
        QCOMPARE(machine.ecam.read(2, 4), ~std::uint64_t{0});
        QCOMPARE(machine.ecam.read(0, 8), ~std::uint64_t{0});
        machine.ecam.write(3, 2, 0);
        QCOMPARE(machine.ecam.read(0, 4), 0x1275'1275u);
    }

    void command_register_takes_only_what_there_is() {
        Machine machine;
        machine.ecam.write(4, 4, 0xffff'ffff);
        QCOMPARE(machine.ecam.read(4, 2), 0x0407u);
        QCOMPARE(machine.ecam.read(6, 2), 0u);
    }
};

}  // namespace apiary::device::pci

QTEST_GUILESS_MAIN(apiary::device::pci::RootBusTest)
#include "root_bus_test.moc"
