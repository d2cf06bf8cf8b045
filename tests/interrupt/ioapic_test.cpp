// SPDX-License-Identifier: BSD-2-Clause
#include "backend/interrupt/ioapic.h"

#include <QtTest>

using namespace apiary::interrupt;
using nlohmann::json;

namespace {

constexpr std::uint32_t kLevel = 1 << 15, kMasked = 1 << 16, kRemoteIrr = 1 << 14;

struct Fixture {
    std::uint32_t read(unsigned index) {
        ioapic.write(0x00, 4, index);
        return static_cast<std::uint32_t>(ioapic.read(0x10, 4));
    }
    void write(unsigned index, std::uint32_t value) {
        ioapic.write(0x00, 4, index);
        ioapic.write(0x10, 4, value);
    }
    void program(unsigned pin, std::uint32_t low, std::uint32_t high = 0) {
        write(0x11 + pin * 2, high);
        write(0x10 + pin * 2, low);
    }
    std::uint32_t low(unsigned pin) { return read(0x10 + pin * 2); }
    std::size_t sent() const { return messages.size(); }

    std::vector<Message> messages;
    bool accept = true;
    IoApic ioapic{[this](const Message& message) {
        messages.push_back(message);
        return accept;
    }};
};

}  // namespace

class IoApicTest : public QObject {
    Q_OBJECT

private slots:
    void registers_after_power_on() {
        Fixture f;
        QCOMPARE(f.read(0), 0u);
        QCOMPARE(f.read(1), 0x001f0011u);
        QCOMPARE(f.read(2), 0u);
        for (unsigned pin = 0; pin < IoApic::kPins; ++pin) {
            QCOMPARE(f.low(pin), kMasked);
            QCOMPARE(f.read(0x11 + pin * 2), 0u);
        }
        QCOMPARE(f.read(0x50), 0u);
        QCOMPARE(f.read(0xff), 0u);
        QCOMPARE(f.read(0x0f), 0u);
    }
    void write_of_all_ones_keeps_only_the_writable_bits() {
        Fixture f;
        f.write(0, 0xffffffff);
        QCOMPARE(f.read(0), 0x0f000000u);
        QCOMPARE(f.read(2), 0x0f000000u);
        f.write(1, 0);
        QCOMPARE(f.read(1), 0x001f0011u);
        f.program(5, 0xffffffff, 0xffffffff);
        QCOMPARE(f.low(5), 0x0001afffu);
        QCOMPARE(f.read(0x1b), 0xff000000u);
        f.write(0xff, 1);
        QCOMPARE(f.sent(), std::size_t(0));
    }
    void access_of_odd_size_or_place_is_harmless() {
        Fixture f;
        f.ioapic.write(0, 1, 0x01);
        QCOMPARE(f.ioapic.read(0, 1), std::uint64_t(1));
        QCOMPARE(f.ioapic.read(0x10, 4), std::uint64_t(0x001f0011));
        QCOMPARE(f.ioapic.read(0x10, 8), ~std::uint64_t(0));
        QCOMPARE(f.ioapic.read(0x12, 4), ~std::uint64_t(0));
        QCOMPARE(f.ioapic.read(0x40, 4), ~std::uint64_t(0));
        f.ioapic.write(0, 4, 0x10);
        f.ioapic.write(0x10, 1, 0x40);
        f.ioapic.write(0x11, 4, 0x40);
        f.ioapic.write(0x40, 4, 0x40);
        f.ioapic.write(0xffc, 8, 0x40);
        QCOMPARE(f.low(0), kMasked);
    }

    void edge_pin_sends_once_a_rise() {
        Fixture f;
        f.program(4, 0x34, 0x02000000);
        f.ioapic.assert_pin(4);
        QCOMPARE(f.sent(), std::size_t(1));
        QVERIFY(f.messages[0] == (Message{.destination = 2, .vector = 0x34}));
        f.ioapic.assert_pin(4);
        f.ioapic.deassert_pin(4);
        QVERIFY(f.ioapic.pin_level(4));
        QCOMPARE(f.sent(), std::size_t(1));
        f.ioapic.deassert_pin(4);
        QVERIFY(!f.ioapic.pin_level(4));
        f.ioapic.assert_pin(4);
        QCOMPARE(f.sent(), std::size_t(2));
        QCOMPARE(f.low(4), 0x34u);
    }
    void edge_while_masked_is_lost() {
        Fixture f;
        f.program(4, 0x34 | kMasked);
        f.ioapic.assert_pin(4);
        f.program(4, 0x34);
        QCOMPARE(f.sent(), std::size_t(0));
    }
    void message_says_what_the_entry_says_data() {
        QTest::addColumn<quint32>("low");
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("logical");
        QTest::addColumn<bool>("level");
        QTest::newRow("fixed") << 0x0040u << int(DeliveryMode::Fixed) << false << false;
        QTest::newRow("fixed level logical") << 0x8840u << int(DeliveryMode::Fixed) << true << true;
        QTest::newRow("lowest level") << 0x8140u << int(DeliveryMode::LowestPriority) << false << true;
        QTest::newRow("nmi said to be level") << 0x8440u << int(DeliveryMode::Nmi) << false << false;
        QTest::newRow("ExtINT") << 0x0740u << int(DeliveryMode::ExtInt) << false << false;
        QTest::newRow("active low is up to the wiring") << 0x2040u << int(DeliveryMode::Fixed) << false << false;
    }
    void message_says_what_the_entry_says() {
        QFETCH(quint32, low);
        QFETCH(int, mode);
        QFETCH(bool, logical);
        QFETCH(bool, level);
        Fixture f;
        f.program(20, low, 0x0f000000);
        f.ioapic.assert_pin(20);
        QCOMPARE(f.sent(), std::size_t(1));
        QVERIFY(f.messages[0] == (Message{.destination = 0xf, .logical = logical, .mode = DeliveryMode(mode),
                                          .vector = 0x40, .level = level}));
        QCOMPARE((f.low(20) & kRemoteIrr) != 0, level);
    }

    void level_pin_sends_again_after_the_eoi_while_asserted() {
        Fixture f;
        f.program(16, 0x50 | kLevel);
        f.ioapic.assert_pin(16);
        f.ioapic.assert_pin(16);
        QCOMPARE(f.sent(), std::size_t(1));
        QVERIFY((f.low(16) & kRemoteIrr) != 0);
        f.ioapic.end_of_interrupt(0x51);
        QCOMPARE(f.sent(), std::size_t(1));
        f.ioapic.end_of_interrupt(0x50);
        QCOMPARE(f.sent(), std::size_t(2));
        f.ioapic.deassert_pin(16);
        f.ioapic.end_of_interrupt(0x50);
        QCOMPARE(f.sent(), std::size_t(3));
        f.ioapic.deassert_pin(16);
        QVERIFY((f.low(16) & kRemoteIrr) != 0);
        f.ioapic.end_of_interrupt(0x50);
        QCOMPARE(f.sent(), std::size_t(3));
        QVERIFY((f.low(16) & kRemoteIrr) == 0);
    }
    void level_pins_that_share_a_vector_both_get_its_eoi() {
        Fixture f;
        f.program(16, 0x50 | kLevel);
        f.program(17, 0x50 | kLevel);
        f.ioapic.assert_pin(16);
        f.ioapic.assert_pin(17);
        QCOMPARE(f.sent(), std::size_t(2));
        f.ioapic.end_of_interrupt(0x50);
        QCOMPARE(f.sent(), std::size_t(4));
    }
    void level_pin_masked_sends_when_unmasked() {
        Fixture f;
        f.program(16, 0x50 | kLevel | kMasked);
        f.ioapic.assert_pin(16);
        QCOMPARE(f.sent(), std::size_t(0));
        f.program(16, 0x50 | kLevel);
        QCOMPARE(f.sent(), std::size_t(1));
    }
    void level_pin_masked_under_way_waits_for_both() {
        Fixture f;
        f.program(16, 0x50 | kLevel);
        f.ioapic.assert_pin(16);
        f.program(16, 0x50 | kLevel | kMasked);
        QVERIFY((f.low(16) & kRemoteIrr) != 0);
        f.ioapic.end_of_interrupt(0x50);
        QCOMPARE(f.sent(), std::size_t(1));
        f.program(16, 0x50 | kLevel);
        QCOMPARE(f.sent(), std::size_t(2));
    }
    void level_pin_made_edge_and_level_again_is_ended() {
        // How Linux ends an interrupt of an I/O APIC without an EOI register.
        Fixture f;
        f.program(16, 0x50 | kLevel);
        f.ioapic.assert_pin(16);
        f.write(0x30, 0x50 | kMasked);
        QVERIFY((f.low(16) & kRemoteIrr) == 0);
        f.write(0x30, 0x50 | kLevel | kMasked);
        QCOMPARE(f.sent(), std::size_t(1));
        f.write(0x30, 0x50 | kLevel);
        QCOMPARE(f.sent(), std::size_t(2));
    }
    void level_interrupt_that_nobody_accepts_is_not_under_way() {
        Fixture f;
        f.accept = false;
        f.program(16, 0x50 | kLevel);
        f.ioapic.assert_pin(16);
        QVERIFY((f.low(16) & kRemoteIrr) == 0);
        f.accept = true;
        f.write(0x31, 0x01000000);
        QCOMPARE(f.sent(), std::size_t(2));
        QVERIFY((f.low(16) & kRemoteIrr) != 0);
    }
    void remote_irr_cannot_be_written() {
        Fixture f;
        f.program(16, 0x50 | kLevel | kRemoteIrr);
        QVERIFY((f.low(16) & kRemoteIrr) == 0);
        f.ioapic.assert_pin(16);
        QCOMPARE(f.sent(), std::size_t(1));
    }

    void reset_keeps_the_pins() {
        Fixture f;
        f.program(16, 0x50 | kLevel);
        f.write(0, 0x05000000);
        f.ioapic.assert_pin(16);
        f.ioapic.reset();
        QCOMPARE(f.low(16), kMasked);
        QCOMPARE(f.read(0), 0u);
        QVERIFY(f.ioapic.pin_level(16));
        f.program(16, 0x50 | kLevel);
        QCOMPARE(f.sent(), std::size_t(2));
    }
    void save_change_restore_save_gives_the_same() {
        Fixture f;
        f.write(0, 0x05000000);
        f.program(16, 0x50 | kLevel, 0x03000000);
        f.ioapic.assert_pin(16);
        const json saved = f.ioapic.save();
        Fixture other;
        std::array<std::uint32_t, IoApic::kPins> asserted = {};
        asserted[16] = 1;
        QVERIFY(other.ioapic.restore(saved, asserted).has_value());
        QCOMPARE(other.ioapic.save(), saved);
        QCOMPARE(other.sent(), std::size_t(0));
        other.ioapic.end_of_interrupt(0x50);
        QCOMPARE(other.sent(), std::size_t(1));
        other.ioapic.deassert_pin(16);
        QVERIFY(!other.ioapic.pin_level(16));
    }
    void restore_of_an_impossible_state_changes_nothing_data() {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::newRow("no object") << "" << "1";
        QTest::newRow("version") << "/version" << "0";
        QTest::newRow("id") << "/id" << "1";
        QTest::newRow("select") << "/select" << "256";
        QTest::newRow("too few entries") << "/entries" << "[1]";
        QTest::newRow("reserved bits") << "/entries/3" << "131072";
        QTest::newRow("remote IRR of an edge") << "/entries/3" << "16384";
        QTest::newRow("negative") << "/entries/3" << "-1";
    }
    void restore_of_an_impossible_state_changes_nothing() {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        Fixture f;
        f.program(3, 0x44);
        json bad = f.ioapic.save();
        const json before = bad;
        bad[json::json_pointer(pointer.toStdString())] = json::parse(value.toStdString());
        QVERIFY(!f.ioapic.restore(bad, {}).has_value());
        QCOMPARE(f.ioapic.save(), before);
    }
};

QTEST_GUILESS_MAIN(IoApicTest)
#include "ioapic_test.moc"
