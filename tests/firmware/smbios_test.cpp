// SPDX-License-Identifier: BSD-2-Clause
#include "backend/firmware/smbios.h"

#include <QtTest>

#include <map>
#include <string>

#include "tests/firmware/little_endian.h"

using namespace apiary;
using firmware::Bytes;
using firmware::MemoryRange;
using firmware::RangeType;
using test::get;

namespace {

constexpr std::size_t kStructures = 0x40;
constexpr std::uint64_t kGiB = 1ULL << 30;

/// One structure as a reader of SMBIOS sees it.
struct Parsed {
    Bytes formatted;
    std::vector<std::string> strings;
};

std::multimap<int, Parsed> parse(const Bytes& table) {
    std::multimap<int, Parsed> found;
    const std::span all(table);
    std::size_t at = kStructures;
    while (at < table.size()) {
        const std::size_t length = get<std::uint8_t>(table, at + 1);
        Parsed parsed;
        parsed.formatted.assign(all.begin() + static_cast<std::ptrdiff_t>(at),
                                all.begin() + static_cast<std::ptrdiff_t>(at + length));
        const int type = get<std::uint8_t>(table, at);
        at += length;
        if (get<std::uint8_t>(table, at) == 0) {
            ++at;
        }
        while (get<std::uint8_t>(table, at) != 0) {
            const std::string text(reinterpret_cast<const char*>(table.data() + at));
            parsed.strings.push_back(text);
            at += text.size() + 1;
        }
        ++at;
        found.emplace(type, std::move(parsed));
    }
    return found;
}

std::vector<MemoryRange> map_of(std::uint64_t low, std::uint64_t high) {
    std::vector<MemoryRange> map = {{0, 0x9fc00, RangeType::Ram}, {0x100000, low - 0x100000, RangeType::Ram}};
    map.push_back({firmware::kLocalApicAddress, 0x1000, RangeType::Reserved});
    if (high != 0) {
        map.push_back({4 * kGiB, high, RangeType::Ram});
    }
    return map;
}

Bytes make(const firmware::Platform& platform = {}, std::uint64_t low = kGiB, std::uint64_t high = 0) {
    return firmware::make_smbios(platform, map_of(low, high), low + high);
}

}  // namespace

class SmbiosTest : public QObject {
    Q_OBJECT

private slots:
    void entry_points_are_sealed_and_agree() {
        const Bytes table = make();
        const std::span all(table);
        QCOMPARE(test::text(table, 0, 4), std::string("_SM_"));
        QCOMPARE(test::text(table, 0x10, 5), std::string("_DMI_"));
        QCOMPARE(test::text(table, 0x20, 5), std::string("_SM3_"));
        QCOMPARE(test::sum(all.first(31)), 0U);
        QCOMPARE(test::sum(all.subspan(0x10, 15)), 0U);
        QCOMPARE(test::sum(all.subspan(0x20, 24)), 0U);
        QCOMPARE(get<std::uint32_t>(table, 0x18), std::uint32_t{0xf1040});
        QCOMPARE(get<std::uint64_t>(table, 0x30), std::uint64_t{0xf1040});
        QCOMPARE(std::size_t{get<std::uint16_t>(table, 0x16)}, table.size() - kStructures);
        QCOMPARE(std::size_t{get<std::uint32_t>(table, 0x2c)}, table.size() - kStructures);
        QCOMPARE(std::size_t{get<std::uint16_t>(table, 0x1c)}, parse(table).size());
    }
    void structures_are_all_there_and_end_with_127() {
        const auto found = parse(make());
        for (int type : {0, 1, 3, 4, 16, 17, 19, 32, 127}) {
            QVERIFY2(found.contains(type), std::to_string(type).c_str());
        }
        QCOMPARE(found.rbegin()->first, 127);
    }
    void structures_have_the_lengths_of_version_3() {
        const std::map<int, std::size_t> lengths = {{0, 24}, {1, 27}, {3, 22}, {4, 48}, {16, 23}, {17, 40}, {19, 31}};
        const auto found = parse(make());
        for (const auto& [type, length] : lengths) {
            QCOMPARE(found.find(type)->second.formatted.size(), length);
        }
    }
    void system_names_vendor_and_uuid() {
        firmware::Platform platform;
        platform.uuid = {0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff};
        const auto found = parse(make(platform));
        const Parsed& system = found.find(1)->second;
        QCOMPARE(system.strings.at(0), std::string("Apiary"));
        QCOMPARE(system.strings.at(1), std::string("Apiary"));
        const Bytes expected = {0x33, 0x22, 0x11, 0x00, 0x55, 0x44, 0x77, 0x66,
                                0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff};
        QCOMPARE(Bytes(system.formatted.begin() + 8, system.formatted.begin() + 24), expected);
    }
    void serial_number_cannot_break_the_strings() {
        firmware::Platform platform;
        platform.serial_number = std::string("a\0b\n", 4) + std::string(500, 'x');
        const auto found = parse(make(platform));
        const std::string serial = found.find(1)->second.strings.at(3);
        QCOMPARE(serial, "a?b?" + std::string(60, 'x'));
        QVERIFY(found.contains(127));
    }
    void processor_counts_its_cores() {
        firmware::Platform platform;
        platform.cpus = 64;
        const auto found = parse(make(platform));
        QCOMPARE(found.count(4), std::size_t{1});
        const Bytes& processor = found.find(4)->second.formatted;
        QCOMPARE(int{get<std::uint8_t>(processor, 0x23)}, 64);
        QCOMPARE(int{get<std::uint8_t>(processor, 0x25)}, 64);
        QCOMPARE(int{get<std::uint16_t>(processor, 0x2a)}, 64);
    }
    void memory_of_1_gib_is_one_range() {
        const auto found = parse(make());
        QCOMPARE(get<std::uint32_t>(found.find(16)->second.formatted, 7), std::uint32_t{1 << 20});
        QCOMPARE(int{get<std::uint16_t>(found.find(17)->second.formatted, 0xc)}, 1024);
        QCOMPARE(found.count(19), std::size_t{1});
        const Bytes& range = found.find(19)->second.formatted;
        QCOMPARE(get<std::uint32_t>(range, 4), std::uint32_t{0});
        QCOMPARE(get<std::uint32_t>(range, 8), std::uint32_t{(1 << 20) - 1});
    }
    void memory_across_the_hole_is_two_ranges() {
        const auto found = parse(make({}, 3 * kGiB, 2 * kGiB));
        QCOMPARE(found.count(19), std::size_t{2});
        const Bytes& high = std::next(found.find(19))->second.formatted;
        QCOMPARE(get<std::uint32_t>(high, 4), std::uint32_t{4 << 20});
        QCOMPARE(get<std::uint32_t>(high, 8), std::uint32_t{(6 << 20) - 1});
    }
    void memory_of_many_tib_uses_the_extended_fields() {
        const std::uint64_t high = 8192 * kGiB;
        const auto found = parse(make({}, 3 * kGiB, high));
        QCOMPARE(get<std::uint32_t>(found.find(16)->second.formatted, 7), 0x8000'0000U);
        QCOMPARE(get<std::uint64_t>(found.find(16)->second.formatted, 0xf), 3 * kGiB + high);
        QCOMPARE(int{get<std::uint16_t>(found.find(17)->second.formatted, 0xc)}, 0x7fff);
        QCOMPARE(get<std::uint32_t>(found.find(17)->second.formatted, 0x1c), std::uint32_t{(8192 + 3) << 10});
        const Bytes& range = std::next(found.find(19))->second.formatted;
        QCOMPARE(get<std::uint32_t>(range, 4), 0xffff'ffffU);
        QCOMPARE(get<std::uint64_t>(range, 0xf), 4 * kGiB);
        QCOMPARE(get<std::uint64_t>(range, 0x17), 4 * kGiB + high - 1);
    }
    void tables_fit_before_the_rsdp() {
        firmware::Platform platform;
        platform.cpus = 64;
        platform.serial_number = std::string(64, 'x');
        QVERIFY(make(platform, 3 * kGiB, kGiB).size() <= firmware::kRsdp.value - firmware::kSmbios.value);
    }
};

QTEST_GUILESS_MAIN(SmbiosTest)
#include "smbios_test.moc"
