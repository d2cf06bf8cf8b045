// SPDX-License-Identifier: BSD-2-Clause
#include <QtTest>

#include "tests/interrupt/lapic_fixture.h"

using namespace apiary::interrupt;
using namespace apiary::interrupt::lapic;

namespace {
using Value = std::optional<std::uint64_t>;
}

/// Register accesses: the page, the MSRs, IA32_APIC_BASE, and what the ICR sends.
class LapicAccessTest : public QObject {
    Q_OBJECT

private slots:
    void register_after_power_on_has_its_value_data() {
        QTest::addColumn<quint32>("offset");
        QTest::addColumn<quint32>("value");
        const auto row = [](const char* name, quint32 offset, quint32 value) { QTest::newRow(name) << offset << value; };
        row("id", 0x20, 0x03000000);
        row("version", 0x30, 0x00060010);
        row("tpr", 0x80, 0);
        row("apr", 0x90, 0);
        row("ppr", 0xa0, 0);
        row("eoi", 0xb0, 0);
        row("rrr", 0xc0, 0);
        row("ldr", 0xd0, 0);
        row("dfr", 0xe0, 0xffffffff);
        row("svr", 0xf0, 0xff);
        row("isr", 0x100, 0);
        row("irr", 0x270, 0);
        row("esr", 0x280, 0);
        row("icr low", 0x300, 0);
        row("icr high", 0x310, 0);
        for (const quint32 offset : {0x2f0u, 0x320u, 0x330u, 0x340u, 0x350u, 0x360u, 0x370u}) {
            QTest::addRow("lvt %x", offset) << offset << 0x10000u;
        }
        row("initial count", 0x380, 0);
        row("current count", 0x390, 0);
        row("divide", 0x3e0, 0);
    }
    void register_after_power_on_has_its_value() {
        QFETCH(quint32, offset);
        QFETCH(quint32, value);
        LapicFixture f;
        QCOMPARE(f.apic.read(offset), value);
        f.apic.write(kEsr, 0);
        QCOMPARE(f.apic.read(kEsr), 0u);
    }
    void write_of_all_ones_keeps_only_the_writable_bits_data() {
        QTest::addColumn<quint32>("offset");
        QTest::addColumn<quint32>("value");
        const auto row = [](const char* name, quint32 offset, quint32 value) { QTest::newRow(name) << offset << value; };
        row("id", 0x20, 0x03000000);
        row("version", 0x30, 0x00060010);
        row("tpr", 0x80, 0xff);
        row("ldr", 0xd0, 0xff000000);
        row("dfr", 0xe0, 0xffffffff);
        row("svr", 0xf0, 0x3ff);
        row("isr", 0x100, 0);
        row("tmr", 0x180, 0);
        row("irr", 0x200, 0);
        row("icr high", 0x310, 0xff000000);
        row("icr low", 0x300, 0xccfff);
        row("cmci", 0x2f0, 0x107ff);
        row("timer", 0x320, 0x700ff);
        row("thermal", 0x330, 0x107ff);
        row("performance", 0x340, 0x107ff);
        row("lint0", 0x350, 0x1a7ff);
        row("lint1", 0x360, 0x1a7ff);
        row("error", 0x370, 0x100ff);
        row("current count", 0x390, 0);
        row("divide", 0x3e0, 0xb);
    }
    void write_of_all_ones_keeps_only_the_writable_bits() {
        QFETCH(quint32, offset);
        QFETCH(quint32, value);
        LapicFixture f;
        f.enable();
        f.apic.write(offset, 0xffffffff);
        QCOMPARE(f.apic.read(offset), value);
    }
    void access_to_no_register_is_an_error_data() {
        QTest::addColumn<quint32>("offset");
        for (const quint32 offset : {0x00u, 0x10u, 0x40u, 0x70u, 0x290u, 0x2e0u, 0x3a0u, 0x3f0u, 0x400u, 0xff0u}) {
            QTest::addRow("%x", offset) << offset;
        }
    }
    void access_to_no_register_is_an_error() {
        QFETCH(quint32, offset);
        LapicFixture f;
        QCOMPARE(f.apic.read(offset), 0u);
        f.apic.write(kEsr, 0);
        QCOMPARE(f.apic.read(kEsr), 1u << 7);
        f.apic.write(kEsr, 0);
        f.apic.write(offset, 1);
        f.apic.write(kEsr, 0);
        QCOMPARE(f.apic.read(kEsr), 1u << 7);
    }
    void mmio_of_odd_size_or_place_is_harmless() {
        LapicFixture f;
        f.apic.write(kTpr, 0x55);
        QCOMPARE(f.apic.mmio_read(kVersion, 4), std::uint64_t(0x60010));
        QCOMPARE(f.apic.mmio_read(kVersion + 2, 1), std::uint64_t(0x06));
        QCOMPARE(f.apic.mmio_read(kVersion, 2), std::uint64_t(0x10));
        QCOMPARE(f.apic.mmio_read(kVersion, 8), std::uint64_t(0x60010));
        QCOMPARE(f.apic.mmio_read(kVersion + 3, 2), std::uint64_t(0));
        QCOMPARE(f.apic.mmio_read(kVersion + 8, 4), std::uint64_t(0));
        f.apic.mmio_write(kTpr, 1, 0);
        f.apic.mmio_write(kTpr, 8, 0);
        f.apic.mmio_write(kTpr + 4, 4, 0);
        QCOMPARE(f.apic.read(kTpr), 0x55u);
        f.apic.mmio_write(kTpr, 4, 0x66);
        QCOMPARE(f.apic.read(kTpr), 0x66u);
        for (std::uint32_t offset = 0; offset < 4096; ++offset) {
            for (const unsigned size : {1u, 2u, 4u, 8u}) {
                (void)f.apic.mmio_read(offset, size);
            }
        }
    }
    void page_is_claimed_only_in_xapic_mode() {
        LapicFixture f;
        QVERIFY(f.apic.claims(0xfee00000));
        QVERIFY(f.apic.claims(0xfee00fff));
        QVERIFY(!f.apic.claims(0xfee01000));
        QVERIFY(!f.apic.claims(0x1'fee00000));
        QVERIFY(f.apic.write_msr(kMsrApicBase, 0x12345900));
        QVERIFY(f.apic.claims(0x12345678));
        QVERIFY(!f.apic.claims(0xfee00000));
        QVERIFY(f.apic.write_msr(kMsrApicBase, 0xfee00d00));
        QVERIFY(!f.apic.claims(0xfee00000));
        QVERIFY(f.apic.write_msr(kMsrApicBase, 0xfee00100));
        QVERIFY(!f.apic.claims(0xfee00000));
    }

    // IA32_APIC_BASE

    void apic_base_after_power_on_tells_the_bsp() {
        QCOMPARE(LapicFixture(true).apic.read_msr(kMsrApicBase), Value(0xfee00900));
        QCOMPARE(LapicFixture(false).apic.read_msr(kMsrApicBase), Value(0xfee00800));
    }
    void apic_base_transition_follows_the_state_machine_data() {
        QTest::addColumn<quint64>("from");
        QTest::addColumn<quint64>("to");
        QTest::addColumn<bool>("allowed");
        const char* const names[] = {"off", "invalid", "xAPIC", "x2APIC"};
        const bool allowed[4][4] = {{true, false, true, false},
                                    {false, false, false, false},
                                    {true, false, true, true},
                                    {true, false, false, true}};
        for (const quint64 from : {quint64(0), quint64(2), quint64(3)}) {
            for (quint64 to = 0; to < 4; ++to) {
                QTest::addRow("%s to %s", names[from], names[to]) << from << to << allowed[from][to];
            }
        }
    }
    void apic_base_transition_follows_the_state_machine() {
        QFETCH(quint64, from);
        QFETCH(quint64, to);
        QFETCH(bool, allowed);
        LapicFixture f;
        if (from == 3) {
            f.enter_x2apic();
        } else if (from == 0) {
            QVERIFY(f.apic.write_msr(kMsrApicBase, 0xfee00100));
        }
        const std::uint64_t before = f.apic.apic_base();
        const std::uint64_t value = 0xfee00100 | to << 10;
        QCOMPARE(f.apic.write_msr(kMsrApicBase, value), allowed);
        QCOMPARE(f.apic.apic_base(), allowed ? value : before);
    }
    void apic_base_with_reserved_bits_is_refused_data() {
        QTest::addColumn<quint64>("value");
        for (const unsigned bit : {0u, 7u, 9u, 40u, 52u, 63u}) {
            QTest::addRow("bit %u", bit) << (0xfee00900 | quint64(1) << bit);
        }
    }
    void apic_base_with_reserved_bits_is_refused() {
        QFETCH(quint64, value);
        LapicFixture f;
        QVERIFY(!f.apic.write_msr(kMsrApicBase, value));
        QCOMPARE(f.apic.apic_base(), std::uint64_t(0xfee00900));
    }
    void x2apic_mode_without_the_feature_is_refused() {
        LapicFixture f(true, 3, false);
        QVERIFY(!f.apic.write_msr(kMsrApicBase, 0xfee00d00));
    }
    void apic_that_was_off_begins_anew() {
        LapicFixture f;
        f.enable();
        f.fixed(0x40);
        f.apic.write(kTpr, 0x20);
        QVERIFY(f.apic.write_msr(kMsrApicBase, 0xfee00100));
        QVERIFY(!f.apic.has_work());
        QVERIFY(!f.accept(DeliveryMode::Nmi));
        QVERIFY(f.apic.write_msr(kMsrApicBase, 0xfee00900));
        QCOMPARE(f.apic.read(kTpr), 0u);
        QCOMPARE(f.apic.read(kSvr), 0xffu);
        QCOMPARE(f.apic.read(kIrr + 0x20), 0u);
    }

    // x2APIC

    void x2apic_ldr_comes_from_the_id_data() {
        QTest::addColumn<quint32>("id");
        QTest::addColumn<quint64>("ldr");
        QTest::newRow("0") << 0u << quint64(0x1);
        QTest::newRow("3") << 3u << quint64(0x8);
        QTest::newRow("15") << 15u << quint64(0x8000);
        QTest::newRow("16") << 16u << quint64(0x10001);
        QTest::newRow("200") << 200u << quint64(0xc0100);
    }
    void x2apic_ldr_comes_from_the_id() {
        QFETCH(quint32, id);
        QFETCH(quint64, ldr);
        LapicFixture f(true, id);
        f.enter_x2apic();
        QCOMPARE(f.apic.read_msr(0x802), Value(id));
        QCOMPARE(f.apic.read_msr(0x80d), Value(ldr));
    }
    void x2apic_msr_access_is_checked_data() {
        QTest::addColumn<quint32>("index");
        QTest::addColumn<bool>("readable");
        QTest::addColumn<bool>("takes_zero");
        QTest::addColumn<quint64>("refused");
        const auto row = [](quint32 index, bool readable, bool takes_zero, quint64 refused) {
            QTest::addRow("%x", index) << index << readable << takes_zero << refused;
        };
        const quint64 any = 1;
        row(0x800, false, false, any);
        row(0x802, true, false, any);
        row(0x803, true, false, any);
        row(0x808, true, true, 0x100);
        row(0x809, false, false, any);
        row(0x80a, true, false, any);
        row(0x80b, false, true, 1);
        row(0x80c, false, false, any);
        row(0x80d, true, false, any);
        row(0x80e, false, false, any);
        row(0x80f, true, true, 0x200);
        row(0x810, true, false, any);
        row(0x827, true, false, any);
        row(0x828, true, true, 1);
        row(0x829, false, false, any);
        row(0x82f, true, true, 0x800);
        row(0x831, false, false, any);
        row(0x832, true, true, 0x100);
        row(0x835, true, true, 0x20000);
        row(0x837, true, true, 0x100);
        row(0x838, true, true, quint64(1) << 32);
        row(0x839, true, false, any);
        row(0x83e, true, true, 4);
        row(0x83f, false, true, 0x100);
        row(0x840, false, false, any);
        row(0x8ff, false, false, any);
    }
    void x2apic_msr_access_is_checked() {
        QFETCH(quint32, index);
        QFETCH(bool, readable);
        QFETCH(bool, takes_zero);
        QFETCH(quint64, refused);
        LapicFixture f;
        QVERIFY(!f.apic.read_msr(index));
        QVERIFY(!f.apic.write_msr(index, 0));
        f.enter_x2apic();
        QCOMPARE(f.apic.read_msr(index).has_value(), readable);
        QCOMPARE(f.apic.write_msr(index, 0), takes_zero);
        QVERIFY(!f.apic.write_msr(index, refused));
        QVERIFY(!f.apic.write_msr(index, quint64(1) << 40));
    }
    void x2apic_icr_is_one_register() {
        LapicFixture f;
        f.enter_x2apic();
        QVERIFY(f.apic.write_msr(0x830, 0x12345678'00000840));
        QCOMPARE(f.apic.read_msr(0x830), Value(0x12345678'00000840));
        QCOMPARE(f.bus.messages.size(), std::size_t(1));
        QCOMPARE(f.bus.messages[0].destination, 0x12345678u);
        QVERIFY(f.bus.messages[0].wide && f.bus.messages[0].logical);
        QVERIFY(!f.apic.write_msr(0x830, 0x00100000));
    }
    void x2apic_self_ipi_is_delivered() {
        LapicFixture f;
        f.enter_x2apic();
        QVERIFY(f.apic.write_msr(0x80f, 0x1ff));
        QVERIFY(f.apic.write_msr(0x83f, 0x77));
        QCOMPARE(f.apic.acknowledge(), std::optional<std::uint8_t>(0x77));
        QVERIFY(f.apic.write_msr(0x80b, 0));
        QVERIFY(f.apic.write_msr(0x83f, 0x07));
        QVERIFY(f.apic.write_msr(0x828, 0));
        QCOMPARE(f.apic.read_msr(0x828), Value(1 << 5));
    }
    void owns_msr_knows_its_range() {
        QVERIFY(LocalApic::owns_msr(0x1b) && LocalApic::owns_msr(0x6e0));
        QVERIFY(LocalApic::owns_msr(0x800) && LocalApic::owns_msr(0x8ff));
        QVERIFY(!LocalApic::owns_msr(0x7ff) && !LocalApic::owns_msr(0x900) && !LocalApic::owns_msr(0x10));
        LapicFixture f;
        QVERIFY(!f.apic.read_msr(0x10));
        QVERIFY(!f.apic.write_msr(0x10, 0));
    }

    // ICR

    void icr_sends_what_it_says_data() {
        QTest::addColumn<quint32>("high");
        QTest::addColumn<quint32>("low");
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("vector");
        QTest::addColumn<bool>("logical");
        QTest::addColumn<int>("shorthand");
        const auto row = [](const char* name, quint32 high, quint32 low, DeliveryMode mode, int vector, bool logical,
                            Shorthand shorthand) {
            QTest::newRow(name) << high << low << int(mode) << vector << logical << int(shorthand);
        };
        row("fixed", 0x05000000, 0x000040f1, DeliveryMode::Fixed, 0xf1, false, Shorthand::None);
        row("logical", 0x0f000000, 0x000008f2, DeliveryMode::Fixed, 0xf2, true, Shorthand::None);
        row("lowest", 0xff000000, 0x00000931, DeliveryMode::LowestPriority, 0x31, true, Shorthand::None);
        row("nmi", 0x02000000, 0x00000400, DeliveryMode::Nmi, 0, false, Shorthand::None);
        row("init assert", 0x01000000, 0x0000c500, DeliveryMode::Init, 0, false, Shorthand::None);
        row("init edge", 0x01000000, 0x00004500, DeliveryMode::Init, 0, false, Shorthand::None);
        row("startup", 0x01000000, 0x0000469a, DeliveryMode::Startup, 0x9a, false, Shorthand::None);
        row("all", 0, 0x000800fd, DeliveryMode::Fixed, 0xfd, false, Shorthand::All);
        row("others", 0, 0x000c00fd, DeliveryMode::Fixed, 0xfd, false, Shorthand::Others);
    }
    void icr_sends_what_it_says() {
        QFETCH(quint32, high);
        QFETCH(quint32, low);
        QFETCH(int, mode);
        QFETCH(int, vector);
        QFETCH(bool, logical);
        QFETCH(int, shorthand);
        LapicFixture f;
        f.apic.write(kIcrHigh, high);
        f.apic.write(kIcrLow, low | 1 << 12);
        QCOMPARE(f.apic.read(kIcrLow), low);  // The delivery status reads idle.
        QCOMPARE(f.bus.messages.size(), std::size_t(1));
        const Message expected{.destination = high >> 24,
                               .logical = logical,
                               .mode = DeliveryMode(mode),
                               .vector = static_cast<std::uint8_t>(vector),
                               .shorthand = Shorthand(shorthand),
                               .sender = 3};
        QVERIFY(f.bus.messages[0] == expected);
    }
    void icr_that_cannot_be_sent_sends_nothing_data() {
        QTest::addColumn<quint32>("low");
        QTest::addColumn<quint32>("error");
        QTest::newRow("init deassert") << 0x8500u << 0u;
        QTest::newRow("init deassert to all") << 0x88500u << 0u;
        QTest::newRow("vector 15") << 0x000fu << (1u << 5);
        QTest::newRow("self vector 0") << 0x40000u << (1u << 5);
        QTest::newRow("reserved mode") << 0x0340u << 0u;
        QTest::newRow("ExtINT") << 0x0740u << 0u;
    }
    void icr_that_cannot_be_sent_sends_nothing() {
        QFETCH(quint32, low);
        QFETCH(quint32, error);
        LapicFixture f;
        f.enable();
        f.apic.write(kIcrLow, low);
        QVERIFY(f.bus.messages.empty());
        QVERIFY(!f.apic.has_work());
        f.apic.write(kEsr, 0);
        QCOMPARE(f.apic.read(kEsr), error);
    }
    void icr_to_self_needs_no_bus() {
        LapicFixture f;
        f.enable();
        f.apic.write(kIcrLow, 0x400c3);
        QVERIFY(f.bus.messages.empty());
        QCOMPARE(f.apic.acknowledge(), std::optional<std::uint8_t>(0xc3));
    }
};

QTEST_GUILESS_MAIN(LapicAccessTest)
#include "lapic_access_test.moc"
