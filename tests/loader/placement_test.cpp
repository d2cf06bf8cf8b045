// SPDX-License-Identifier: BSD-2-Clause
#include "backend/loader/placement.h"

#include <QtTest>

#include "tests/loader/made_up_kernels.h"

using namespace apiary;
using test::kMiB;

class PlacementTest : public QObject {
    Q_OBJECT

private slots:
    void init() { memory_ = test::make_memory(); }

    void initrd_high_keeps_off_memory_above_4_gib() {
        memory_ = test::make_memory(5ULL << 30);
        const auto at = loader::load_initrd_high(*memory_, test::make_initrd(4096), kMiB, ~std::uint64_t{0});
        QVERIFY(at);
        QCOMPARE(*at, memory::GuestMemory::kLowLimit - 4096);
    }
    void initrd_high_respects_floor_after_rounding() {
        const auto initrd = test::make_initrd(100);
        QVERIFY(!loader::load_initrd_high(*memory_, initrd, 2 * kMiB + 1, 2 * kMiB + 200));
        QCOMPARE(loader::load_initrd_high(*memory_, initrd, 2 * kMiB, 2 * kMiB + 200).value(), 2 * kMiB);
    }
    void initrd_low_rounds_its_address_up() {
        const auto initrd = test::make_initrd(100);
        QCOMPARE(loader::load_initrd_low(*memory_, initrd, kMiB + 1).value(), kMiB + 4096);
        QCOMPARE(loader::load_initrd_low(*memory_, initrd, 64 * kMiB - 4096).value(), 64 * kMiB - 4096);
        QVERIFY(!loader::load_initrd_low(*memory_, initrd, 64 * kMiB - 4095));
        QVERIFY(!loader::load_initrd_low(*memory_, initrd, 64 * kMiB + 1));
    }
    void kernel_may_end_with_the_memory() {
        const loader::BootImage kernel{"k", {}};
        QVERIFY(loader::check_kernel_fits(*memory_, kernel, kMiB, 63 * kMiB));
        QVERIFY(!loader::check_kernel_fits(*memory_, kernel, kMiB, 63 * kMiB + 1));
        QVERIFY(!loader::check_kernel_fits(*memory_, kernel, kMiB, ~std::uint64_t{0}));
        QVERIFY(!loader::check_kernel_fits(*memory_, kernel, ~std::uint64_t{0}, 2));
    }

private:
    std::unique_ptr<memory::GuestMemory> memory_;
};

QTEST_GUILESS_MAIN(PlacementTest)
#include "placement_test.moc"
