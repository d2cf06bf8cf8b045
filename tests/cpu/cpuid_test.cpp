// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/cpuid.h"

#include <QTest>

#include <set>

#include "backend/cpu/soft/features.h"
#include "backend/cpu/state.h"

using namespace apiary::cpu;

class CpuidTest : public QObject {
    Q_OBJECT

private slots:
    void find_unknownLeaf_isZero() {
        CpuidTable table;
        table.set({.leaf = 1, .result = {.eax = 5}});
        QCOMPARE(table.find(2, 0), CpuidResult{});
        QCOMPARE(table.find(1, 99).eax, 5u);
    }

    void find_subleafThatMatters_isTold() {
        CpuidTable table;
        table.set({.leaf = 4, .subleaf = 0, .subleaf_matters = true, .result = {.eax = 1}});
        table.set({.leaf = 4, .subleaf = 1, .subleaf_matters = true, .result = {.eax = 2}});
        QCOMPARE(table.find(4, 1).eax, 2u);
        QCOMPARE(table.find(4, 2), CpuidResult{});
    }

    void set_again_replaces() {
        CpuidTable table;
        table.set({.leaf = 4, .subleaf = 0, .subleaf_matters = true, .result = {.eax = 1}});
        table.set({.leaf = 4, .subleaf = 0, .subleaf_matters = true, .result = {.eax = 3}});
        QCOMPARE(table.entries().size(), std::size_t{1});
        QCOMPARE(table.find(4, 0).eax, 3u);
        table.set({.leaf = 4, .result = {.eax = 7}});
        QCOMPARE(table.entries().size(), std::size_t{1});
        QCOMPARE(table.find(4, 5).eax, 7u);
    }

    void topology_everyCount_numbersTheCores_data() {
        QTest::addColumn<uint>("count");
        QTest::addColumn<uint>("bits");
        QTest::newRow("1") << 1u << 0u;
        QTest::newRow("2") << 2u << 1u;
        QTest::newRow("3") << 3u << 2u;
        QTest::newRow("4") << 4u << 2u;
        QTest::newRow("5") << 5u << 3u;
        QTest::newRow("64") << 64u << 6u;
    }
    void topology_everyCount_numbersTheCores() {
        QFETCH(uint, count);
        QFETCH(uint, bits);
        const CpuidTable base = soft::supported_features();
        std::set<std::uint32_t> ids;
        for (unsigned id = 0; id < count; ++id) {
            const CpuidTable table = with_topology(base, {.id = id, .count = count}, 2'500'000'000);
            const CpuidResult one = table.find(1, 0);
            QCOMPARE(one.ebx >> 24, id);
            QCOMPARE(one.ebx >> 16 & 0xff, count);
            QCOMPARE(one.edx >> 28 & 1, count > 1 ? 1u : 0u);
            QCOMPARE(table.find(0xb, 0).eax, 0u);
            QCOMPARE(table.find(0xb, 0).ebx, 1u);
            QCOMPARE(table.find(0xb, 0).ecx, 0x100u);
            QCOMPARE(table.find(0xb, 1).eax, bits);
            QCOMPARE(table.find(0xb, 1).ebx, count);
            QCOMPARE(table.find(0xb, 1).ecx, 0x201u);
            QCOMPARE(table.find(0xb, 2).ecx >> 8, 0u);
            QCOMPARE(table.find(0xb, 0).edx, id);
            QCOMPARE(table.find(0x8000'0008, 0).ecx & 0xff, count - 1);
            QCOMPARE(table.find(0x8000'0008, 0).ecx >> 12 & 15, bits);
            QCOMPARE(table.find(0x8000'001e, 0).eax, id);
            QCOMPARE(table.find(0x8000'001e, 0).ebx, id);
            // L1 and L2 are a core's own, L3 is everyone's.
            QCOMPARE(table.find(0x8000'001d, 0).eax >> 14 & 0xfff, 0u);
            QCOMPARE(table.find(0x8000'001d, 2).eax >> 14 & 0xfff, 0u);
            QCOMPARE(table.find(0x8000'001d, 3).eax >> 14 & 0xfff, count - 1);
            QCOMPARE(table.find(0x4000'0010, 0).eax, 2'500'000u);
            ids.insert(one.ebx >> 24);
        }
        QCOMPARE(ids.size(), std::size_t{count});
    }

    void topology_ofIntelTable_fillsLeaf4AndNotAmdLeaves() {
        CpuidTable base;
        base.set({.leaf = 0, .result = {.eax = 0xb, .ebx = 0x756e'6547, .ecx = 0x6c65'746e, .edx = 0x4965'6e69}});
        base.set({.leaf = 4, .subleaf = 0, .subleaf_matters = true, .result = {.eax = 0x121}});
        base.set({.leaf = 4, .subleaf = 1, .subleaf_matters = true, .result = {.eax = 0x163}});
        base.set({.leaf = 0x8000'0000, .result = {.eax = 0x8000'0008}});
        const CpuidTable table = with_topology(base, {.id = 1, .count = 4}, 1'000'000'000);
        QCOMPARE(table.find(4, 0).eax, 0x121u | 3u << 26);
        QCOMPARE(table.find(4, 1).eax, 0x163u | 3u << 26 | 3u << 14);
        QCOMPARE(table.find(0x8000'0001, 0).ecx & 2, 0u);
        QCOMPARE(table.find(0x8000'001e, 0), CpuidResult{});
    }

    void softwareCpu_identity_isAmdFamily19hUnderBhyve() {
        const CpuidTable table = soft::supported_features();
        const CpuidResult vendor = table.find(0, 0);
        QCOMPARE(vendor.ebx, 0x6874'7541u);
        QCOMPARE(vendor.edx, 0x6974'6e65u);
        QCOMPARE(vendor.ecx, 0x444d'4163u);
        const std::uint32_t signature = table.find(1, 0).eax;
        QCOMPARE((signature >> 8 & 15) + (signature >> 20 & 0xff), 0x19u);
        QVERIFY((table.find(1, 0).ecx >> 31) != 0);
        QCOMPARE(table.find(0x4000'0000, 0).ebx, 0x7679'6862u);
        QCOMPARE(table.find(0x4000'0000, 0).eax, 0x4000'0010u);
        char brand[49] = {};
        for (std::uint32_t i = 0; i < 3; ++i) {
            const CpuidResult part = table.find(0x8000'0002 + i, 0);
            std::memcpy(brand + 16 * i, &part, 16);
        }
        QCOMPARE(brand, "Apiary Software CPU");
    }

    void softwareCpu_table_hasNoEntryAboveItsHighestLeaves() {
        const CpuidTable table = soft::supported_features();
        for (const CpuidEntry& entry : table.entries()) {
            const std::uint32_t range = entry.leaf & 0xf000'0000;
            QVERIFY2(entry.leaf <= table.find(range, 0).eax, qPrintable(QString::number(entry.leaf, 16)));
        }
    }

    void softwareCpu_extendedState_sizesFit() {
        const CpuidTable table = soft::supported_features();
        const bool avx = (table.find(1, 0).ecx >> 28 & 1) != 0;
        const CpuidResult main = table.find(0xd, 0);
        QCOMPARE(main.eax, avx ? 7u : 3u);
        QCOMPARE(main.ecx, avx ? 832u : 576u);
        if (avx) {
            QCOMPARE(table.find(0xd, 2).eax + table.find(0xd, 2).ebx, 832u);
        }
        // No XSAVES, no AVX-512 in whatever the host has.
        QCOMPARE(table.find(0xd, 1).eax & 8, 0u);
        QCOMPARE(table.find(7, 0).ebx >> 16 & 1, 0u);
    }

    void systemFeatures_ofEmptyTable_refuseWhatIsNotAnnounced() {
        const soft::SystemFeatures none{CpuidTable{}};
        QCOMPARE(none.cr4 & (cr4::SMEP | cr4::SMAP | cr4::PCIDE | cr4::UMIP | cr4::FSGSBASE | cr4::OSXSAVE), 0u);
        QCOMPARE(none.efer, 0u);
        QVERIFY(!none.rdtscp && !none.invpcid && !none.rdpid);
        const soft::SystemFeatures all{soft::supported_features()};
        QCOMPARE(all.efer, efer::SCE | efer::LME | efer::NXE | efer::AutoIbrs);
        QVERIFY((all.cr4 & cr4::SMAP) != 0 && all.rdtscp && all.invpcid && all.rdpid);
    }

    void commonCpuid_hasWhatBothHave() {
        const CpuidTable soft = soft::supported_features();
        CpuidTable other;
        other.set({.leaf = 0, .result = {.eax = 0xd, .ebx = 1, .ecx = 2, .edx = 3}});
        other.set({.leaf = 1, .result = {.eax = 0x1234, .ecx = 1 << 13 | 1 << 21, .edx = 1 << 4 | 1 << 30}});
        other.set({.leaf = 0xd, .subleaf = 0, .subleaf_matters = true, .result = {.eax = 3, .ebx = 576, .ecx = 576}});
        other.set({.leaf = 0x8000'0008, .result = {.eax = 36 | 57 << 8}});
        const CpuidTable common = common_cpuid(soft, other);
        QVERIFY(common.find(0, 0) == soft.find(0, 0));
        QCOMPARE(common.find(1, 0).eax, soft.find(1, 0).eax);
        QCOMPARE(common.find(1, 0).ecx, 1u << 13 | 1u << 21);
        QCOMPARE(common.find(1, 0).edx, 1u << 4);
        QCOMPARE(common.find(7, 0).ebx, 0u);
        QVERIFY(common.find(0xd, 0) == (CpuidResult{.eax = 3, .ebx = 576, .ecx = 576, .edx = 0}));
        QVERIFY(common.find(0xd, 2) == CpuidResult{});
        QCOMPARE(common.find(0x8000'0008, 0).eax, 36u | 48u << 8);
        QCOMPARE(common.find(0x8000'0001, 0).edx, 0u);
    }

    void commonCpuid_ofATableWithItself_isTheTable() {
        const CpuidTable soft = soft::supported_features();
        const CpuidTable common = common_cpuid(soft, soft);
        for (const CpuidEntry& each : soft.entries()) {
            QVERIFY2(common.find(each.leaf, each.subleaf) == each.result, qPrintable(QString::number(each.leaf, 16)));
        }
    }

    void hostCpuid_leaf0_isTheHosts() {
        QVERIFY(host_cpuid(0, 0).eax >= 1);
        QVERIFY((host_cpuid(1, 0).edx >> 26 & 1) != 0);  // SSE2, as on every x86-64.
    }
};

QTEST_GUILESS_MAIN(CpuidTest)
#include "cpuid_test.moc"
