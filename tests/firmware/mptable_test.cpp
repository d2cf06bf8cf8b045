// SPDX-License-Identifier: BSD-2-Clause
#include "backend/firmware/mptable.h"

#include <QtTest>

#include "tests/firmware/little_endian.h"

using namespace apiary;
using test::get;

class MptableTest : public QObject {
    Q_OBJECT

private slots:
    void one_cpu_table_is_exact() {
        const QByteArray expected = QByteArray::fromHex(
            // floating pointer
            "5f4d505f" "10000f00" "01" "04" "81" "0000000000"
            // configuration header
            "50434d50" "e800" "04" "d1")
            + "Apiary  " + "Hypervisor  " + QByteArray::fromHex(
            "00000000" "0000" "1600" "0000e0fe" "0000" "00" "00"
            // processor
            "00" "00" "10" "03" "a5070000" "fffbebbf" "0000000000000000"
            // buses
            "0100") + "PCI   " + QByteArray::fromHex("0101") + "ISA   " + QByteArray::fromHex(
            // I/O APIC
            "02" "00" "11" "01" "0000c0fe"
            // I/O interrupts
            "0303000001000000" "0300000001010001" "0300000001000002" "0300000001030003"
            "0300000001040004" "0300000001050005" "0300000001060006" "0300000001070007"
            "0300000001080008" "03000f0001090009" "03000000010a000a" "03000000010b000b"
            "03000000010c000c" "03000000010d000d" "03000000010e000e" "03000000010f000f"
            // local interrupts
            "040300000100ff00" "040100000100ff01");
        const firmware::Bytes table = firmware::make_mptable({});
        const QByteArray actual(reinterpret_cast<const char*>(table.data()), static_cast<qsizetype>(table.size()));
        QCOMPARE(actual.toHex(' '), expected.toHex(' '));
    }

    void pci_pins_are_level_interrupts_of_bus_0() {
        firmware::Platform platform;
        platform.pci_pins = {{2, 22, 10}, {30, 18, 5}};
        const firmware::Bytes table = firmware::make_mptable(platform);
        QCOMPARE(unsigned{get<std::uint16_t>(table, 50)}, 22U + 2);
        QCOMPARE(test::sum(std::span(table).subspan(16)), 0U);
        const std::size_t at = table.size() - 2 * 8 - 2 * 8;  // before the local interrupts
        const firmware::Bytes tail(table.begin() + static_cast<std::ptrdiff_t>(at), table.end() - 16);
        QCOMPARE(tail, (firmware::Bytes{3, 0, 15, 0, 0, 8, 0, 22, 3, 0, 15, 0, 0, 120, 0, 18}));
    }

    void every_cpu_count_is_consistent_data() {
        QTest::addColumn<unsigned>("cpus");
        for (unsigned cpus : {1U, 2U, 3U, 8U, 9U, firmware::kMaxCpus}) {
            QTest::addRow("%u", cpus) << cpus;
        }
    }
    void every_cpu_count_is_consistent() {
        QFETCH(unsigned, cpus);
        firmware::Platform platform;
        platform.cpus = cpus;
        const firmware::Bytes table = firmware::make_mptable(platform);
        const std::span whole(table);
        QCOMPARE(test::sum(whole.first(16)), 0U);
        QCOMPARE(test::sum(whole.subspan(16)), 0U);
        QCOMPARE(std::size_t{get<std::uint16_t>(table, 20)}, table.size() - 16);
        QCOMPARE(unsigned{get<std::uint16_t>(table, 50)}, cpus + 21);
        for (unsigned id = 0; id < cpus; ++id) {
            const std::size_t at = 60 + 20 * std::size_t{id};
            QCOMPARE(unsigned{get<std::uint8_t>(table, at)}, 0U);
            QCOMPARE(unsigned{get<std::uint8_t>(table, at + 1)}, id);
            QCOMPARE(unsigned{get<std::uint8_t>(table, at + 3)}, id == 0 ? 3U : 1U);
        }
        QVERIFY(table.size() <= firmware::kSmbios.value - firmware::kMpTable.value);
    }
};

QTEST_GUILESS_MAIN(MptableTest)
#include "mptable_test.moc"
