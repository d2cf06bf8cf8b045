// SPDX-License-Identifier: BSD-2-Clause
#include <QTest>

#include "backend/cpu/soft/paging.h"
#include "tests/cpu/soft/system_fixture.h"

using namespace apiary;
using namespace apiary::cpu;
using namespace apiary::cpu::soft;
using namespace apiary::cpu::soft::test;

namespace {

constexpr std::uint64_t kLinear = 0x40'2000;  ///< In the second 4 MiB, so that every level is indexed.
constexpr int kAllowed = -1;

/// One access to a page with `flags` in its leaf entry.
struct Row {
    const char* name;
    std::uint64_t flags;
    AccessKind kind;
    unsigned cpl;
    std::uint64_t cr0_clear;  ///< Bits to clear in CR0.
    std::uint64_t cr4_set;
    std::uint64_t rflags;
    int error;                ///< Of the #PF, or kAllowed.
};

constexpr AccessKind R = AccessKind::Read, W = AccessKind::Write, X = AccessKind::Execute;

// SDM vol. 3, §4.6.1 and 4.7.
constexpr Row kRows[] = {
    {"absent, supervisor read", 0, R, 0, 0, 0, 0, 0},
    {"absent, supervisor write", 0, W, 0, 0, 0, 0, pferr::Write},
    {"absent, user read", 0, R, 3, 0, 0, 0, pferr::User},
    {"absent, user write", 0, W, 3, 0, 0, 0, pferr::User | pferr::Write},
    {"supervisor page, supervisor read", kP, R, 0, 0, 0, 0, kAllowed},
    {"supervisor page, user read", kP | kW, R, 3, 0, 0, 0, pferr::Present | pferr::User},
    {"supervisor page, user write", kP | kW, W, 3, 0, 0, 0, pferr::Present | pferr::User | pferr::Write},
    {"read-only, supervisor write with WP", kP, W, 0, 0, 0, 0, pferr::Present | pferr::Write},
    {"read-only, supervisor write without WP", kP, W, 0, cr0::WP, 0, 0, kAllowed},
    {"read-only user page, supervisor write without WP", kP | kU, W, 0, cr0::WP, 0, 0, kAllowed},
    {"read-only user page, user write without WP", kP | kU, W, 3, cr0::WP, 0, 0,
     pferr::Present | pferr::User | pferr::Write},
    {"user page, user read", kP | kU, R, 3, 0, 0, 0, kAllowed},
    {"user page, user write", kP | kU | kW, W, 3, 0, 0, 0, kAllowed},
    {"user page, user fetch", kP | kU, X, 3, 0, 0, 0, kAllowed},
    {"user page, supervisor fetch without SMEP", kP | kU, X, 0, 0, 0, 0, kAllowed},
    {"user page, supervisor fetch with SMEP", kP | kU, X, 0, 0, cr4::SMEP, 0, pferr::Present | pferr::Fetch},
    {"supervisor page, supervisor fetch with SMEP", kP, X, 0, 0, cr4::SMEP, 0, kAllowed},
    {"user page, user fetch with SMEP", kP | kU, X, 3, 0, cr4::SMEP, 0, kAllowed},
    {"absent, supervisor fetch with SMEP", 0, X, 0, 0, cr4::SMEP, 0, pferr::Fetch},
    {"user page, supervisor read with SMAP", kP | kU, R, 0, 0, cr4::SMAP, 0, pferr::Present},
    {"user page, supervisor write with SMAP", kP | kU | kW, W, 0, 0, cr4::SMAP, 0, pferr::Present | pferr::Write},
    {"user page, supervisor read with SMAP and AC", kP | kU, R, 0, 0, cr4::SMAP, rflags::AC, kAllowed},
    {"user page, supervisor write with SMAP and AC", kP | kU | kW, W, 0, 0, cr4::SMAP, rflags::AC, kAllowed},
    {"supervisor page, supervisor read with SMAP", kP, R, 0, 0, cr4::SMAP, 0, kAllowed},
    {"user page, user read with SMAP", kP | kU, R, 3, 0, cr4::SMAP, 0, kAllowed},
    {"user page, supervisor fetch with SMAP alone", kP | kU, X, 0, 0, cr4::SMAP, 0, kAllowed},
};

constexpr Row kNxRows[] = {
    {"NX page, supervisor fetch", kP | kNx, X, 0, 0, 0, 0, pferr::Present | pferr::Fetch},
    {"NX page, user fetch", kP | kU | kNx, X, 3, 0, 0, 0, pferr::Present | pferr::User | pferr::Fetch},
    {"NX page, supervisor read", kP | kNx, R, 0, 0, 0, 0, kAllowed},
    {"NX page, user write", kP | kU | kW | kNx, W, 3, 0, 0, 0, kAllowed},
};

const char* name_of(PagingMode mode) {
    return mode == PagingMode::Bits32 ? "32-bit" : mode == PagingMode::Pae ? "PAE" : "4-level";
}

void add_row(PagingMode mode, const Row& row) {
    QTest::newRow(qPrintable(QStringLiteral("%1: %2").arg(name_of(mode), row.name)))
        << static_cast<int>(mode) << reinterpret_cast<quintptr>(&row);
}

}  // namespace

class PagingTest : public QObject {
    Q_OBJECT

private slots:
    void access_rightsOfPage_allowsOrReportsErrorCode_data() {
        QTest::addColumn<int>("mode");
        QTest::addColumn<quintptr>("row");
        for (const PagingMode mode : {PagingMode::Bits32, PagingMode::Pae, PagingMode::FourLevel}) {
            for (const Row& row : kRows) {
                add_row(mode, row);
            }
        }
        for (const PagingMode mode : {PagingMode::Pae, PagingMode::FourLevel}) {
            for (const Row& row : kNxRows) {
                add_row(mode, row);
            }
        }
    }

    void access_rightsOfPage_allowsOrReportsErrorCode() {
        QFETCH(int, mode);
        QFETCH(quintptr, row);
        const Row& one = *reinterpret_cast<const Row*>(row);
        const auto paging = static_cast<PagingMode>(mode);
        SystemFixture guest;
        guest.map(paging, kLinear, kData, one.flags);
        State state = SystemFixture::flat_state(paging, one.cpl);
        state.cr0 &= ~one.cr0_clear;
        state.cr4 |= one.cr4_set;
        state.rflags |= one.rflags;
        guest.cpu().set_state(state);

        Translation found;
        const auto fault = guest.attempt([&] { found = translate(guest.cpu(), kLinear + 5, one.kind, one.cpl == 3); });
        // A fetch is told apart in the error code only where NX or SMEP is on.
        const bool reports_fetch = paging != PagingMode::Bits32 || (one.cr4_set & cr4::SMEP) != 0;
        if (one.error == kAllowed) {
            QVERIFY(!fault);
            QCOMPARE(found.physical, kData + 5);
            QCOMPARE(found.host, guest.memory().ram() + kData + 5);
            // What was cached allows no more than the tables do.
            const auto again = guest.attempt([&] { found = translate(guest.cpu(), kLinear, one.kind, one.cpl == 3); });
            QVERIFY(!again);
        } else {
            QVERIFY(fault);
            QCOMPARE(fault->vector, Vector::PageFault);
            const auto expected = static_cast<std::uint32_t>(one.error) & ~(reports_fetch ? 0 : pferr::Fetch);
            QCOMPARE(fault->error, expected);
            QCOMPARE(fault->cr2, kLinear + 5);
        }
    }

    void access_byEachKindAfterAnother_faultsAsWithoutTlb() {
        // Whatever was cached by an allowed access must not allow one that is not.
        constexpr std::uint64_t kFlags[] = {kP | kNx, kP | kW | kNx, kP, kP | kU, kP | kU | kW, kP | kU | kNx};
        for (const std::uint64_t flags : kFlags) {
            for (const AccessKind first : {R, W, X}) {
                for (const AccessKind second : {R, W, X}) {
                    for (const unsigned cpl : {0u, 3u}) {
                        SystemFixture warm, cold;
                        State state = SystemFixture::flat_state(PagingMode::FourLevel, cpl);
                        state.cr4 |= cr4::SMEP | cr4::SMAP;
                        for (SystemFixture* guest : {&warm, &cold}) {
                            guest->map(PagingMode::FourLevel, kLinear, kData, flags);
                            guest->cpu().set_state(state);
                        }
                        static_cast<void>(
                            warm.attempt([&] { static_cast<void>(translate(warm.cpu(), kLinear, first, cpl == 3)); }));
                        const auto with = warm.attempt(
                            [&] { static_cast<void>(translate(warm.cpu(), kLinear, second, cpl == 3)); });
                        const auto without = cold.attempt(
                            [&] { static_cast<void>(translate(cold.cpu(), kLinear, second, cpl == 3)); });
                        QCOMPARE(with.has_value(), without.has_value());
                        if (with) {
                            QCOMPARE(with->error, without->error);
                        }
                    }
                }
            }
        }
    }

    void reservedBits_setInEntry_reportRsvd_data() {
        QTest::addColumn<int>("mode");
        QTest::addColumn<quint64>("entry");
        QTest::addColumn<uint>("shift");
        QTest::addColumn<bool>("nxe");
        const int pae = static_cast<int>(PagingMode::Pae), four = static_cast<int>(PagingMode::FourLevel),
                  narrow = static_cast<int>(PagingMode::Bits32);
        QTest::newRow("4-level PTE, address too wide") << four << quint64{kP | 1ull << 40} << 12u << true;
        QTest::newRow("4-level PTE, bit 51") << four << quint64{kP | 1ull << 51} << 12u << true;
        QTest::newRow("4-level PTE, NX without NXE") << four << quint64{kP | kNx} << 12u << false;
        QTest::newRow("4-level 2 MiB, bit 13") << four << quint64{kP | kPs | 1ull << 13} << 21u << true;
        QTest::newRow("4-level 2 MiB, bit 20") << four << quint64{kP | kPs | 1ull << 20} << 21u << true;
        QTest::newRow("4-level 1 GiB, bit 29") << four << quint64{kP | kPs | 1ull << 29} << 30u << true;
        QTest::newRow("4-level PML4E with PS") << four << quint64{kP | kPs} << 39u << true;
        QTest::newRow("PAE PTE, bit 52") << pae << quint64{kP | 1ull << 52} << 12u << true;
        QTest::newRow("PAE 2 MiB, bit 13") << pae << quint64{kP | kPs | 1ull << 13} << 21u << true;
        QTest::newRow("PAE PTE, NX without NXE") << pae << quint64{kP | kNx} << 12u << false;
        QTest::newRow("32-bit 4 MiB, bit 21") << narrow << quint64{kP | kPs | 1ull << 21} << 22u << true;
    }

    void reservedBits_setInEntry_reportRsvd() {
        QFETCH(int, mode);
        QFETCH(quint64, entry);
        QFETCH(uint, shift);
        QFETCH(bool, nxe);
        const auto paging = static_cast<PagingMode>(mode);
        SystemFixture guest;
        guest.put_entry(paging, kLinear, entry, shift);
        State state = SystemFixture::flat_state(paging);
        if (!nxe) {
            state.efer &= ~efer::NXE;
        }
        guest.cpu().set_state(state);
        const auto fault = guest.attempt([&] { static_cast<void>(translate(guest.cpu(), kLinear, R, false)); });
        QVERIFY(fault);
        QCOMPARE(fault->error, pferr::Present | pferr::Reserved);
    }

    void ignoredBits_setInEntry_doNotFault() {
        SystemFixture guest;
        // Bits 52 to 62 are the operating system's in 4-level paging.
        guest.map(PagingMode::FourLevel, kLinear, kData, kP | 0x7ffull << 52);
        guest.cpu().set_state(SystemFixture::flat_state(PagingMode::FourLevel));
        QVERIFY(!guest.attempt([&] { static_cast<void>(translate(guest.cpu(), kLinear, R, false)); }));
    }

    void largePage_anyOffset_translatesToItsPlace_data() {
        QTest::addColumn<int>("mode");
        QTest::addColumn<uint>("shift");
        QTest::newRow("32-bit 4 MiB") << static_cast<int>(PagingMode::Bits32) << 22u;
        QTest::newRow("PAE 2 MiB") << static_cast<int>(PagingMode::Pae) << 21u;
        QTest::newRow("4-level 2 MiB") << static_cast<int>(PagingMode::FourLevel) << 21u;
        QTest::newRow("4-level 1 GiB") << static_cast<int>(PagingMode::FourLevel) << 30u;
    }

    void largePage_anyOffset_translatesToItsPlace() {
        QFETCH(int, mode);
        QFETCH(uint, shift);
        const auto paging = static_cast<PagingMode>(mode);
        const std::uint64_t linear = std::uint64_t{2} << 30;
        const std::uint64_t physical = shift == 30 ? 0 : 0x40'0000;
        SystemFixture guest;
        guest.map(paging, linear, physical, kP | kW, shift);
        guest.cpu().set_state(SystemFixture::flat_state(paging));
        for (const std::uint64_t offset : {0x0ull, 0x1234ull, 0x1f'f008ull}) {
            Translation found;
            QVERIFY(!guest.attempt([&] { found = translate(guest.cpu(), linear + offset, W, false); }));
            QCOMPARE(found.physical, physical + offset);
        }
        const std::uint64_t at = guest.entry_address(paging, linear, shift);
        QCOMPARE(guest.get<std::uint32_t>(at) & (kA | kD), kA | kD);
    }

    void accessedAndDirty_readThenWrite_areSetOneByOne() {
        for (const PagingMode mode : {PagingMode::Bits32, PagingMode::Pae, PagingMode::FourLevel}) {
            SystemFixture guest;
            guest.map(mode, kLinear, kData, kP | kW);
            guest.cpu().set_state(SystemFixture::flat_state(mode));
            const std::uint64_t at = guest.entry_address(mode, kLinear);
            QVERIFY(!guest.attempt([&] { static_cast<void>(translate(guest.cpu(), kLinear, R, false)); }));
            QCOMPARE(guest.get<std::uint32_t>(at) & (kA | kD), kA);
            const Op op = {};
            QVERIFY(!guest.attempt([&] { store<std::uint32_t>(guest.cpu(), &op, kLinear, 0x1234); }));
            QCOMPARE(guest.get<std::uint32_t>(at) & (kA | kD), kA | kD);
            QCOMPARE(guest.get<std::uint32_t>(kData), 0x1234u);
        }
    }

    void accessed_onFault_staysClear() {
        SystemFixture guest;
        guest.map(PagingMode::FourLevel, kLinear, kData, kP);
        guest.cpu().set_state(SystemFixture::flat_state(PagingMode::FourLevel));
        QVERIFY(guest.attempt([&] { static_cast<void>(translate(guest.cpu(), kLinear, W, false)); }));
        QCOMPARE(guest.get<std::uint64_t>(guest.entry_address(PagingMode::FourLevel, kLinear)) & (kA | kD), 0u);
    }

    void nonCanonical_address_raisesGpOrSs() {
        SystemFixture guest;
        guest.cpu().set_state(SystemFixture::flat_state(PagingMode::FourLevel));
        Op op = {};
        op.seg = Ds;
        auto fault = guest.attempt([&] { static_cast<void>(load<std::uint8_t>(guest.cpu(), &op, 1ull << 47)); });
        QVERIFY(fault);
        QCOMPARE(fault->vector, Vector::GeneralProtection);
        op.seg = Ss;
        fault = guest.attempt([&] { static_cast<void>(load<std::uint8_t>(guest.cpu(), &op, 1ull << 47)); });
        QVERIFY(fault);
        QCOMPARE(fault->vector, Vector::StackFault);
        QCOMPARE(fault->error, 0u);
    }

    void load_acrossPages_joinsBothOrFaultsOnTheSecond() {
        SystemFixture guest;
        guest.map(PagingMode::FourLevel, kLinear, kData, kP | kW);
        guest.map(PagingMode::FourLevel, kLinear + 0x1000, kData + 0x3000, kP | kW);
        guest.cpu().set_state(SystemFixture::flat_state(PagingMode::FourLevel));
        const Op op = {};
        QVERIFY(!guest.attempt([&] { store<std::uint64_t>(guest.cpu(), &op, kLinear + 0xffd, 0x8877'6655'4433'2211); }));
        QCOMPARE(guest.get<std::uint16_t>(kData + 0xffd), 0x2211u);
        QCOMPARE(guest.get<std::uint32_t>(kData + 0x3000), 0x7766'5544u);
        std::uint64_t value = 0;
        QVERIFY(!guest.attempt([&] { value = load<std::uint64_t>(guest.cpu(), &op, kLinear + 0xffd); }));
        QCOMPARE(value, 0x8877'6655'4433'2211u);

        const auto fault = guest.attempt([&] { store<std::uint32_t>(guest.cpu(), &op, kLinear + 0x1ffe, ~0u); });
        QVERIFY(fault);
        QCOMPARE(fault->cr2, kLinear + 0x2000);
        QCOMPARE(guest.get<std::uint16_t>(kData + 0x3ffe), 0u);
    }

    void alignmentCheck_userWithAc_raisesAc() {
        SystemFixture guest;
        guest.map(PagingMode::FourLevel, kLinear, kData, kP | kW | kU);
        State state = SystemFixture::flat_state(PagingMode::FourLevel, 3);
        state.cr0 |= cr0::AM;
        state.rflags |= rflags::AC;
        guest.cpu().set_state(state);
        const Op op = {};
        QVERIFY(!guest.attempt([&] { static_cast<void>(load<std::uint32_t>(guest.cpu(), &op, kLinear + 4)); }));
        const auto fault = guest.attempt([&] { static_cast<void>(load<std::uint32_t>(guest.cpu(), &op, kLinear + 2)); });
        QVERIFY(fault);
        QCOMPARE(fault->vector, Vector::AlignmentCheck);
        QVERIFY(!guest.attempt([&] { static_cast<void>(load<std::uint16_t>(guest.cpu(), &op, kLinear + 2)); }));
    }

    void pdptes_withReservedBits_areRefused() {
        SystemFixture guest;
        guest.cpu().set_state(SystemFixture::flat_state(PagingMode::Off));
        guest.put<std::uint64_t>(0x8000, 0x9000 | kP);
        QVERIFY(read_pdptes(guest.cpu(), 0x8000));
        guest.put<std::uint64_t>(0x8008, 0x9000 | kP | kW);
        QVERIFY(!read_pdptes(guest.cpu(), 0x8000));
        guest.put<std::uint64_t>(0x8008, 0x9000 | kW);  // Not present: nothing is reserved.
        QVERIFY(read_pdptes(guest.cpu(), 0x8000));
    }

    void probe_withoutRights_findsPageAndChangesNothing() {
        SystemFixture guest;
        guest.map(PagingMode::FourLevel, kLinear, kData, kP);
        guest.cpu().set_state(SystemFixture::flat_state(PagingMode::FourLevel));
        QCOMPARE(probe(guest.cpu(), kLinear + 7), std::optional<std::uint64_t>(kData + 7));
        QCOMPARE(probe(guest.cpu(), kLinear + 0x1000), std::nullopt);
        QCOMPARE(probe(guest.cpu(), 1ull << 47), std::nullopt);
        QCOMPARE(guest.get<std::uint64_t>(guest.entry_address(PagingMode::FourLevel, kLinear)) & kA, 0u);
    }

    void tables_outsideRam_faultInsteadOfCrashing() {
        SystemFixture guest;
        State state = SystemFixture::flat_state(PagingMode::FourLevel);
        state.cr3 = kDevice;
        guest.cpu().set_state(state);
        const auto fault = guest.attempt([&] { static_cast<void>(translate(guest.cpu(), kLinear, R, false)); });
        QVERIFY(fault);
        QCOMPARE(fault->error, pferr::Present | pferr::Reserved);
    }

    void deviceAccess_unaligned_isSplitNaturally() {
        SystemFixture guest;
        guest.map(PagingMode::FourLevel, kLinear, kDevice, kP | kW);
        guest.cpu().set_state(SystemFixture::flat_state(PagingMode::FourLevel));
        const Op op = {};
        guest.cpu().isolated = true;
        QVERIFY(!guest.attempt([&] { store<std::uint64_t>(guest.cpu(), &op, kLinear + 2, 0x8877'6655'4433'2211); }));
        const Replay& replay = guest.cpu().replay;
        QCOMPARE(replay.write_count, 3u);
        const auto write = [&](unsigned i) { return std::get<MmioWrite>(replay.writes[i]); };
        QCOMPARE(write(0).address.value, kDevice + 2);
        QCOMPARE(write(0).size, std::uint8_t{2});
        QCOMPARE(write(0).value, 0x2211u);
        QCOMPARE(write(1).size, std::uint8_t{4});
        QCOMPARE(write(1).value, 0x6655'4433u);
        QCOMPARE(write(2).address.value, kDevice + 8);
        QCOMPARE(write(2).value, 0x8877u);
    }
};

QTEST_GUILESS_MAIN(PagingTest)
#include "paging_test.moc"
