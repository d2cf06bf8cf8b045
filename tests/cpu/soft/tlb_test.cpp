// SPDX-License-Identifier: BSD-2-Clause
#include <QTest>

#include "backend/cpu/soft/tlb.h"
#include "tests/cpu/soft/system_fixture.h"

using namespace apiary;
using namespace apiary::cpu;
using namespace apiary::cpu::soft;
using namespace apiary::cpu::soft::test;

namespace {

constexpr PagingMode kMode = PagingMode::FourLevel;
constexpr std::uint64_t kLinear = 0x40'2000, kOther = 0x70'0000;
constexpr std::uint64_t kFirst = kData, kSecond = kData + 0x1000;
constexpr std::uint64_t kKeep = std::uint64_t{1} << 63;

/// A guest in 4-level paging with kLinear mapped to kFirst by `flags`.
class Guest : public SystemFixture {
public:
    explicit Guest(std::uint64_t flags = kP | kW, std::uint64_t cr4 = 0) : flags_(flags) {
        map(kMode, kLinear, kFirst, flags);
        State state = flat_state(kMode);
        state.cr4 |= cr4;
        cpu().set_state(state);
    }

    /// Where `linear` leads now, for a supervisor read; 0 when it faults.
    [[nodiscard]] std::uint64_t look(std::uint64_t linear = kLinear) {
        Translation found;
        return attempt([&] { found = translate(cpu(), linear, AccessKind::Read, false); }) ? 0 : found.physical;
    }
    /// Changes the page table behind the TLB's back.
    void remap(std::uint64_t physical) { put_entry(kMode, kLinear, physical | flags_); }

private:
    std::uint64_t flags_;
};

}  // namespace

class TlbTest : public QObject {
    Q_OBJECT

private slots:
    void changedEntry_withoutFlush_keepsOldTranslation() {
        // Not required of a CPU, but it shows that the other tests see the TLB and not the tables.
        Guest guest;
        QCOMPARE(guest.look(), kFirst);
        guest.remap(kSecond);
        QCOMPARE(guest.look(), kFirst);
    }

    void invlpg_ofPage_dropsIt() {
        Guest guest;
        QCOMPARE(guest.look(), kFirst);
        guest.remap(kSecond);
        flush_tlb_page(guest.cpu(), kLinear + 0x123);
        QCOMPARE(guest.look(), kSecond);
    }

    void invlpg_ofGlobalPage_dropsItForEveryAddressSpace() {
        Guest guest(kP | kW | kG, cr4::PGE | cr4::PCIDE);
        QCOMPARE(guest.look(), kFirst);
        load_cr3(guest.cpu(), kRoot | 1);
        QCOMPARE(guest.look(), kFirst);
        guest.remap(kSecond);
        flush_tlb_page(guest.cpu(), kLinear);
        QCOMPARE(guest.look(), kSecond);
        load_cr3(guest.cpu(), kRoot | kKeep);
        QCOMPARE(guest.look(), kSecond);
    }

    void invlpg_ofOtherPage_keepsEpochUnlessCodeWasThere() {
        // The jump cache lives as long as the epoch: INVLPG of a data page must not empty it.
        Guest guest(kP | kW | kNx);
        QCOMPARE(guest.look(), kFirst);
        const std::uint64_t epoch = guest.cpu().translation_epoch;
        flush_tlb_page(guest.cpu(), kLinear);
        QCOMPARE(guest.cpu().translation_epoch, epoch);

        guest.map(kMode, kOther, kSecond, kP);
        QVERIFY(!guest.attempt([&] { static_cast<void>(translate(guest.cpu(), kOther, AccessKind::Execute, false)); }));
        flush_tlb_page(guest.cpu(), kOther);
        QVERIFY(guest.cpu().translation_epoch != epoch);
    }

    void invlpg_withinLargePage_dropsAllItsPieces_data() {
        QTest::addColumn<uint>("shift");
        QTest::newRow("2 MiB") << 21u;
        QTest::newRow("1 GiB") << 30u;
    }
    void invlpg_withinLargePage_dropsAllItsPieces() {
        QFETCH(uint, shift);
        const std::uint64_t linear = std::uint64_t{1} << 30;
        Guest guest;
        guest.map(kMode, linear, 0, kP | kW, shift);
        QCOMPARE(guest.look(linear + 0x5'5000), 0x5'5000u);
        QCOMPARE(guest.look(linear + 0x1f'f000), 0x1f'f000u);
        guest.put_entry(kMode, linear, 0, shift);
        flush_tlb_page(guest.cpu(), linear + 0x1000);
        QCOMPARE(guest.look(linear + 0x5'5000), 0u);
        QCOMPARE(guest.look(linear + 0x1f'f000), 0u);
    }

    void invlpg_within4MiBPage_dropsBothHalves() {
        SystemFixture guest;
        guest.map(PagingMode::Bits32, 0x80'0000, 0x40'0000, kP | kW, 22);
        guest.cpu().set_state(SystemFixture::flat_state(PagingMode::Bits32));
        const auto look = [&](std::uint64_t linear) {
            return !guest.attempt([&] { static_cast<void>(translate(guest.cpu(), linear, AccessKind::Read, false)); });
        };
        QVERIFY(look(0x80'1000));
        QVERIFY(look(0xbf'f000));
        guest.put_entry(PagingMode::Bits32, 0x80'0000, 0, 22);
        flush_tlb_page(guest.cpu(), 0xa0'0000);
        QVERIFY(!look(0x80'1000));
        QVERIFY(!look(0xbf'f000));
    }

    void cr3Write_withoutPcid_dropsAllButGlobalPages() {
        Guest guest(kP | kW | kG, cr4::PGE);
        guest.map(kMode, kOther, kFirst, kP);
        QCOMPARE(guest.look(), kFirst);
        QCOMPARE(guest.look(kOther), kFirst);
        guest.remap(kSecond);
        guest.put_entry(kMode, kOther, kSecond | kP);
        load_cr3(guest.cpu(), kRoot);
        QCOMPARE(guest.look(), kFirst);
        QCOMPARE(guest.look(kOther), kSecond);
    }

    void globalBit_withoutPge_isIgnored() {
        Guest guest(kP | kW | kG);
        QCOMPARE(guest.look(), kFirst);
        guest.remap(kSecond);
        load_cr3(guest.cpu(), kRoot);
        QCOMPARE(guest.look(), kSecond);
    }

    void globalPage_afterCr3Write_keepsItsRights() {
        Guest guest(kP | kG, cr4::PGE);  // Read-only.
        QCOMPARE(guest.look(), kFirst);
        load_cr3(guest.cpu(), kRoot);
        QCOMPARE(guest.look(), kFirst);
        const auto fault =
            guest.attempt([&] { static_cast<void>(translate(guest.cpu(), kLinear, AccessKind::Write, false)); });
        QVERIFY(fault);
        QCOMPARE(fault->error, pferr::Present | pferr::Write);
    }

    void pcids_withKeep_holdTheirOwnTranslations() {
        Guest guest(kP | kW, cr4::PCIDE);
        QCOMPARE(guest.look(), kFirst);
        guest.remap(kSecond);
        load_cr3(guest.cpu(), kRoot | 7);
        load_cr3(guest.cpu(), kRoot | kKeep);
        QCOMPARE(guest.look(), kFirst);   // PCID 0 has kept its own,
        QCOMPARE(guest.cpu().cr3, kRoot);
        load_cr3(guest.cpu(), kRoot | 7 | kKeep);
        QCOMPARE(guest.look(), kSecond);  // PCID 7 has none of it.
        load_cr3(guest.cpu(), kRoot);
        QCOMPARE(guest.look(), kSecond);
    }

    void epoch_ofKeptPcid_comesBack() {
        Guest guest(kP | kW | kNx, cr4::PCIDE);
        const std::uint64_t first = guest.cpu().translation_epoch;
        load_cr3(guest.cpu(), kRoot | 7);
        const std::uint64_t second = guest.cpu().translation_epoch;
        QVERIFY(second != first);
        load_cr3(guest.cpu(), kRoot | kKeep);
        QCOMPARE(guest.cpu().translation_epoch, first);
        QCOMPARE(guest.cpu().block_key, first << 8 | guest.cpu().mode);
        // Once something was dropped everywhere, no old epoch is ever used again.
        flush_tlb_non_global(guest.cpu());
        load_cr3(guest.cpu(), kRoot | 7 | kKeep);
        QVERIFY(guest.cpu().translation_epoch != second);
    }

    void pcidFlush_ofAnother_leavesTheCurrentAlone() {
        Guest guest(kP | kW, cr4::PCIDE);
        QCOMPARE(guest.look(), kFirst);
        guest.remap(kSecond);
        flush_tlb_pcid(guest.cpu(), 9);
        QCOMPARE(guest.look(), kFirst);
        flush_tlb_pcid(guest.cpu(), 0);
        QCOMPARE(guest.look(), kSecond);
    }

    void flushAll_dropsGlobalPagesToo() {
        Guest guest(kP | kW | kG, cr4::PGE);
        QCOMPARE(guest.look(), kFirst);
        guest.remap(kSecond);
        flush_tlb_non_global(guest.cpu());
        QCOMPARE(guest.look(), kFirst);
        flush_tlb_all(guest.cpu());
        QCOMPARE(guest.look(), kSecond);
    }

    void addressSpaces_moreThanNumbers_neverMixUp() {
        Guest guest(kP | kW | kNx);
        for (unsigned i = 0; i < 2 * AddressSpaces::kLastNumber; ++i) {
            const std::uint64_t place = i % 2 == 0 ? kFirst : kSecond;
            guest.remap(place);
            load_cr3(guest.cpu(), kRoot);
            QCOMPARE(guest.look(), place);
            QVERIFY(guest.cpu().asid >= 1 && guest.cpu().asid <= AddressSpaces::kLastNumber);
        }
    }

    void dirtyBit_clearedAndFlushed_isSetAgain() {
        Guest guest;
        const Op op = {};
        const auto write = [&] { return guest.attempt([&] { store<std::uint8_t>(guest.cpu(), &op, kLinear, 1); }); };
        QVERIFY(!write());
        const std::uint64_t at = guest.entry_address(kMode, kLinear);
        guest.put(at, guest.get<std::uint64_t>(at) & ~kD);
        flush_tlb_page(guest.cpu(), kLinear);
        QCOMPARE(guest.look(), kFirst);
        QCOMPARE(guest.get<std::uint64_t>(at) & kD, 0u);
        QVERIFY(!write());
        QCOMPARE(guest.get<std::uint64_t>(at) & kD, kD);
    }

    void filter_ofWhatWasAdded_neverForgets() {
        NumberFilter<12> filter;
        for (std::uint64_t n = 0; n < 5000; n += 7) {
            filter.add(n * n);
        }
        for (std::uint64_t n = 0; n < 5000; n += 7) {
            QVERIFY(filter.may_contain(n * n));
        }
        filter.clear();
        QVERIFY(!filter.may_contain(49));
        QVERIFY(!filter.crowded());
    }
};

QTEST_GUILESS_MAIN(TlbTest)
#include "tlb_test.moc"
