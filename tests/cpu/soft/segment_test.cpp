// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/segment.h"

#include <QTest>

#include "tests/cpu/soft/system_fixture.h"

using namespace apiary;
using namespace apiary::cpu;
using namespace apiary::cpu::soft;
using namespace apiary::cpu::soft::test;

namespace {

constexpr std::uint64_t kFlatLow = 0x00cf'0000'0000'ffff;
constexpr std::uint16_t kTested = 0x68;  ///< A free slot of the GDT.

/// A flat descriptor with `access` in its fifth byte.
std::uint64_t descriptor(unsigned access) { return kFlatLow | std::uint64_t{access} << 40; }

constexpr int kLoads = -1;
constexpr int GP = 13, NP = 11, SS = 12;

struct Row {
    const char* name;
    Seg segment;
    unsigned access;    ///< Of the descriptor.
    unsigned cpl;
    unsigned rpl;
    int vector;         ///< Of the fault, with the selector as error code; or kLoads.
};

// SDM vol. 2, MOV: checks on loading a segment register.
constexpr Row kRows[] = {
    {"DS, writable data", Ds, 0x92, 0, 0, kLoads},
    {"DS, read-only data", Ds, 0x90, 0, 0, kLoads},
    {"DS, readable code", Ds, 0x9a, 0, 0, kLoads},
    {"DS, execute-only code", Ds, 0x98, 0, 0, GP},
    {"DS, system segment", Ds, 0x82, 0, 0, GP},
    {"DS, not present", Ds, 0x12, 0, 0, NP},
    {"DS, ring 0 data at CPL 3", Ds, 0x92, 3, 3, GP},
    {"DS, ring 0 data with RPL 3 at CPL 0", Ds, 0x92, 0, 3, GP},
    {"DS, ring 3 data at CPL 0", Ds, 0xf2, 0, 0, kLoads},
    {"DS, ring 0 conforming code at CPL 3", Ds, 0x9e, 3, 3, kLoads},
    {"DS, ring 0 code at CPL 3", Ds, 0x9a, 3, 3, GP},
    {"SS, writable data", Ss, 0x92, 0, 0, kLoads},
    {"SS, read-only data", Ss, 0x90, 0, 0, GP},
    {"SS, code", Ss, 0x9a, 0, 0, GP},
    {"SS, not present", Ss, 0x12, 0, 0, SS},
    {"SS, RPL differs", Ss, 0x92, 0, 3, GP},
    {"SS, DPL differs", Ss, 0xf2, 0, 0, GP},
    {"SS, ring 3 at CPL 3", Ss, 0xf2, 3, 3, kLoads},
    {"FS, writable data", Fs, 0x92, 0, 0, kLoads},
};

}  // namespace

class SegmentTest : public QObject {
    Q_OBJECT

private slots:
    void load_descriptorOfEachKind_loadsOrFaults_data() {
        QTest::addColumn<quintptr>("row");
        for (const Row& row : kRows) {
            QTest::newRow(row.name) << reinterpret_cast<quintptr>(&row);
        }
    }
    void load_descriptorOfEachKind_loadsOrFaults() {
        QFETCH(quintptr, row);
        const Row& one = *reinterpret_cast<const Row*>(row);
        SystemFixture guest;
        guest.put(kGdt + kTested, descriptor(one.access));
        guest.cpu().set_state(SystemFixture::flat_state(PagingMode::Off, one.cpl));
        const auto selector = static_cast<std::uint16_t>(kTested | one.rpl);
        const auto fault = guest.attempt([&] { load_segment(guest.cpu(), one.segment, selector); });
        if (one.vector == kLoads) {
            QVERIFY(!fault);
            QCOMPARE(guest.cpu().seg[one.segment].selector, selector);
            QCOMPARE(guest.cpu().seg[one.segment].limit, 0xffff'ffffu);
            QCOMPARE(guest.get<std::uint8_t>(kGdt + kTested + 5), static_cast<std::uint8_t>(one.access | 1));
        } else {
            QVERIFY(fault);
            QCOMPARE(static_cast<int>(fault->vector), one.vector);
            QCOMPARE(fault->error, std::uint32_t{kTested});
            QCOMPARE(guest.get<std::uint8_t>(kGdt + kTested + 5), static_cast<std::uint8_t>(one.access));
        }
    }

    void load_nullSelector_isForDataOnly() {
        SystemFixture guest;
        guest.cpu().set_state(SystemFixture::flat_state(PagingMode::Off));
        QVERIFY(!guest.attempt([&] { load_segment(guest.cpu(), Es, 3); }));
        QVERIFY((guest.cpu().seg[Es].access & Segment::kUnusable) != 0);
        const auto fault = guest.attempt([&] { load_segment(guest.cpu(), Ss, 0); });
        QVERIFY(fault);
        QCOMPARE(fault->vector, Vector::GeneralProtection);
        QCOMPARE(fault->error, 0u);
    }

    void load_nullStackIn64BitMode_dependsOnPrivilege() {
        SystemFixture guest;
        guest.map_low_memory(PagingMode::FourLevel, kP | kW | kU | kA | kD);
        guest.cpu().set_state(SystemFixture::flat_state(PagingMode::FourLevel));
        QVERIFY(!guest.attempt([&] { load_segment(guest.cpu(), Ss, 0); }));
        guest.cpu().set_state(SystemFixture::flat_state(PagingMode::FourLevel, 3));
        QVERIFY(guest.attempt([&] { load_segment(guest.cpu(), Ss, 3); }));
    }

    void load_beyondTable_raisesGpOfSelector() {
        SystemFixture guest;
        guest.cpu().set_state(SystemFixture::flat_state(PagingMode::Off));
        for (const std::uint16_t selector : {std::uint16_t{0x80}, std::uint16_t{0x0c}}) {  // Past the GDT; no LDT.
            const auto fault = guest.attempt([&] { load_segment(guest.cpu(), Ds, selector); });
            QVERIFY(fault);
            QCOMPARE(fault->vector, Vector::GeneralProtection);
            QCOMPARE(fault->error, std::uint32_t{selector} & 0xfffc);
        }
    }

    void load_fromLdt_findsDescriptor() {
        SystemFixture guest;
        State state = SystemFixture::flat_state(PagingMode::Off);
        state.ldtr = {0x60, kLdt, 0xf, 0x82};
        guest.put(kLdt + 8, descriptor(0x92) | std::uint64_t{0x1234} << 16);
        guest.cpu().set_state(state);
        QVERIFY(!guest.attempt([&] { load_segment(guest.cpu(), Ds, 0x0c); }));
        QCOMPARE(guest.cpu().seg[Ds].base, 0x1234u);
        QVERIFY(guest.attempt([&] { load_segment(guest.cpu(), Ds, 0x14); }));
    }

    void load_inRealMode_shiftsSelectorAndKeepsLimit() {
        SystemFixture guest;
        State state;
        state.seg[Ds].limit = 0xffff'ffff;  // As left over from protected mode.
        guest.cpu().set_state(state);
        QVERIFY(!guest.attempt([&] { load_segment(guest.cpu(), Ds, 0x1234); }));
        QCOMPARE(guest.cpu().seg[Ds].base, 0x1'2340u);
        QCOMPARE(guest.cpu().seg[Ds].limit, 0xffff'ffffu);
    }

    void descriptor_fields_areTakenApart() {
        const Descriptor one = {.low = 0x12c5'9a34'5678'9abc};
        QCOMPARE(one.base(), 0x1234'5678u);
        QCOMPARE(one.limit(), 0x5'9abcu << 12 | 0xfff);
        QCOMPARE(one.access(), 0xc09au);
        const Descriptor gate = {.low = 0x1234'8e05'0008'5678, .high = 0xffff'8000};
        QCOMPARE(gate.gate_offset(), 0xffff'8000'1234'5678u);
        QCOMPARE(gate.gate_selector(), std::uint16_t{8});
        QCOMPARE(gate.gate_ist(), 5u);
        QCOMPARE(gate.type(), system_type::InterruptGate);
    }

    void ioPermission_bitmap_decidesForUserCode_data() {
        QTest::addColumn<uint>("port");
        QTest::addColumn<uint>("bytes");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("open port") << 0x10u << 1u << true;
        QTest::newRow("closed port") << 0x13u << 1u << false;
        QTest::newRow("word of open ports") << 0x10u << 2u << true;
        QTest::newRow("word that reaches a closed port") << 0x12u << 2u << false;
        QTest::newRow("dword across bytes of the map") << 0x15u << 4u << true;
        QTest::newRow("beyond the limit") << 0x100u << 1u << false;
    }
    void ioPermission_bitmap_decidesForUserCode() {
        QFETCH(uint, port);
        QFETCH(uint, bytes);
        QFETCH(bool, allowed);
        SystemFixture guest;
        State state = SystemFixture::flat_state(PagingMode::Off, 3);
        state.tr.limit = 0x68 + 8;
        guest.put<std::uint16_t>(kTss + 102, 0x68);
        guest.put<std::uint8_t>(kTss + 0x68 + 2, 0x08);  // Port 0x13.
        guest.cpu().set_state(state);
        const auto fault = guest.attempt([&] { check_io_permission(guest.cpu(), static_cast<std::uint16_t>(port), bytes); });
        QCOMPARE(!fault, allowed);
        // IOPL and ring 0 need no bitmap.
        state.rflags |= rflags::IOPL;
        guest.cpu().set_state(state);
        QVERIFY(!guest.attempt([&] { check_io_permission(guest.cpu(), static_cast<std::uint16_t>(port), bytes); }));
    }
};

QTEST_GUILESS_MAIN(SegmentTest)
#include "segment_test.moc"
