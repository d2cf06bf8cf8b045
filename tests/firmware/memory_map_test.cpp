// SPDX-License-Identifier: BSD-2-Clause
#include "backend/firmware/memory_map.h"

#include <QtTest>

using namespace apiary;
using firmware::MemoryRange;
using firmware::RangeType;
using memory::GuestMemory;

class MemoryMapTest : public QObject {
    Q_OBJECT

private slots:
    void small_guest_has_ram_and_reserved_ranges() {
        const auto memory = make(64ULL << 20);
        const std::vector<MemoryRange> expected = {
            {0, 0x9fc00, RangeType::Ram},
            {0x9fc00, 0x400, RangeType::Reserved},
            {0xf0000, 0x10000, RangeType::Reserved},
            {0x100000, (64 << 20) - 0x100000, RangeType::Ram},
            {0xe0000000, 0x100000, RangeType::Reserved},
            {0xfec00000, 0x1000, RangeType::Reserved},
            {0xfed00000, 0x1000, RangeType::Reserved},
            {0xfee00000, 0x1000, RangeType::Reserved},
        };
        QVERIFY(firmware::memory_map(*memory, {}) == expected);
        QCOMPARE(firmware::low_memory_end(*memory), std::uint64_t{64 << 20});
    }
    void guest_above_3_gib_continues_at_4_gib() {
        const auto memory = make(5ULL << 30);
        const auto map = firmware::memory_map(*memory, {});
        QVERIFY(map.at(3) == (MemoryRange{0x100000, 0xbff00000, RangeType::Ram}));
        QVERIFY(map.back() == (MemoryRange{0x1'0000'0000, 2ULL << 30, RangeType::Ram}));
    }
    void guest_of_1_mib_has_base_memory_only() {
        const auto memory = make(1 << 20);
        const auto map = firmware::memory_map(*memory, {});
        QCOMPARE(std::ranges::count(map, RangeType::Ram, &MemoryRange::type), 1);
    }
    void hpet_absent_is_not_reserved() {
        const auto memory = make(64 << 20);
        firmware::Platform platform;
        platform.has_hpet = false;
        for (const MemoryRange& range : firmware::memory_map(*memory, platform)) {
            QVERIFY(range.start != firmware::kHpetAddress);
        }
    }
    void ranges_ascend_without_overlap() {
        for (std::uint64_t size : {1ULL << 20, 512ULL << 20, 3ULL << 30, (3ULL << 30) + 4096, 6ULL << 30}) {
            const auto memory = make(size);
            std::uint64_t end = 0;
            for (const MemoryRange& range : firmware::memory_map(*memory, {})) {
                QVERIFY(range.size != 0);
                QVERIFY(range.start >= end);
                end = range.start + range.size;
            }
        }
    }

private:
    static std::unique_ptr<GuestMemory> make(std::uint64_t size) { return std::move(GuestMemory::create(size).value()); }
};

QTEST_GUILESS_MAIN(MemoryMapTest)
#include "memory_map_test.moc"
