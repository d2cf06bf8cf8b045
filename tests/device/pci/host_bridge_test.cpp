// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/pci/host_bridge.h"

#include <QTest>

namespace apiary::device {

namespace {

/// Remembers what was written to it.
struct Register final : memory::BusTarget {
    std::uint64_t value = 0;
    std::uint64_t read(std::uint64_t, unsigned) override { return value; }
    void write(std::uint64_t, unsigned, std::uint64_t written) override { value = written; }
};

}  // namespace

class HostBridgeTest : public QObject {
    Q_OBJECT

    std::shared_ptr<Register> reset_ = std::make_shared<Register>();
    PciHostBridge bridge_{reset_};

    std::uint32_t config(std::uint32_t address) {
        bridge_.write(0, 4, address);
        return static_cast<std::uint32_t>(bridge_.read(4, 4));
    }

private slots:
    void init() {
        reset_->value = 0;
        bridge_.reset();
    }

    void address_written_reads_back_without_reserved_bits() {
        bridge_.write(0, 4, 0xffff'ffff);
        QCOMPARE(bridge_.read(0, 4), 0x80ff'fffcu);
    }

    void bridge_selected_shows_its_header() {
        QCOMPARE(config(0x8000'0000), 0x1275'1275u);
        QCOMPARE(config(0x8000'0008), 0x0600'0000u);
    }

    void bridge_byte_access_takes_the_right_lane() {
        bridge_.write(0, 4, 0x8000'0008);
        QCOMPARE(bridge_.read(4 + 3, 1) & 0xff, 0x06u);
        QCOMPARE(bridge_.read(4 + 2, 2) & 0xffff, 0x0600u);
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
        QCOMPARE(config(address), 0xffff'ffffu);
    }

    void command_written_keeps_only_what_the_bridge_has() {
        bridge_.write(0, 4, 0x8000'0004);
        bridge_.write(4, 2, 0xffff);
        QCOMPARE(bridge_.read(4, 4), 0x0407u);
    }

    void reset_control_byte_access_goes_to_its_register() {
        bridge_.write(1, 1, 6);
        QCOMPARE(reset_->value, 6u);
        QCOMPARE(bridge_.read(1, 1), 6u);
    }

    void address_dword_write_does_not_touch_reset_control() {
        bridge_.write(0, 4, 0xffff'ffff);
        QCOMPARE(reset_->value, 0u);
    }

    void address_narrow_access_is_ignored() {
        bridge_.write(0, 4, 0x8000'0000);
        bridge_.write(0, 2, 0x1234);
        QCOMPARE(bridge_.read(0, 4), 0x8000'0000u);
        QCOMPARE(bridge_.read(0, 2) & 0xffff, 0xffffu);
    }
};

}  // namespace apiary::device

QTEST_GUILESS_MAIN(apiary::device::HostBridgeTest)
#include "host_bridge_test.moc"
