// SPDX-License-Identifier: BSD-2-Clause
#include "backend/interrupt/apic_timer.h"

#include <QtTest>

#include "tests/interrupt/lapic_fixture.h"

using namespace apiary::interrupt;
using namespace apiary::interrupt::lapic;
using apiary::Nanoseconds;

namespace {

constexpr std::uint32_t kOneShot = 0, kPeriodic = 1 << 17, kDeadline = 2 << 17, kReserved = 3 << 17;
constexpr std::uint32_t kDivideBy1 = 0xb;

struct Fixture : LapicFixture {
    explicit Fixture(std::uint32_t entry, std::uint32_t divide = kDivideBy1) {
        enable();
        apic.write(kDivide, divide);
        apic.write(kLvtTimer, entry | 0x40);
    }
    /// Interrupts that came since the last call.
    bool fired() {
        const bool any = apic.acknowledge() == std::optional<std::uint8_t>(0x40);
        if (any) {
            end();
        }
        return any;
    }
    void advance(std::int64_t nanoseconds) { clock.advance(Nanoseconds(nanoseconds)); }
    std::uint32_t count() { return apic.read(kCurrentCount); }
    std::uint64_t deadline() { return apic.read_msr(kMsrTscDeadline).value_or(~std::uint64_t(0)); }
    void set_deadline(std::uint64_t value) { (void)apic.write_msr(kMsrTscDeadline, value); }
};

}  // namespace

class ApicTimerTest : public QObject {
    Q_OBJECT

private slots:
    void one_shot_counts_down_and_fires_once() {
        Fixture f(kOneShot);
        f.apic.write(kInitialCount, 1000);
        QCOMPARE(f.count(), 1000u);
        f.advance(400);
        QCOMPARE(f.count(), 600u);
        f.advance(599);
        QCOMPARE(f.count(), 1u);
        QVERIFY(!f.fired());
        QCOMPARE(f.wakes, 0);
        f.advance(1);
        QCOMPARE(f.wakes, 1);
        QCOMPARE(f.count(), 0u);
        QVERIFY(f.fired());
        f.advance(100000);
        QVERIFY(!f.fired());
        QCOMPARE(f.count(), 0u);
        QCOMPARE(f.apic.read(kInitialCount), 1000u);
    }
    void divider_slows_the_count_data() {
        QTest::addColumn<quint32>("code");
        QTest::addColumn<int>("divisor");
        const int divisors[] = {2, 4, 8, 16, 32, 64, 128, 1};
        for (quint32 i = 0; i < 8; ++i) {
            QTest::addRow("by %d", divisors[i]) << ((i & 3) | (i & 4) << 1) << divisors[i];
        }
    }
    void divider_slows_the_count() {
        QFETCH(quint32, code);
        QFETCH(int, divisor);
        Fixture f(kOneShot, code);
        QCOMPARE(f.apic.read(kDivide), code);
        f.apic.write(kInitialCount, 100);
        f.advance(10 * divisor);
        QCOMPARE(f.count(), 90u);
        f.advance(90 * divisor - 1);
        QVERIFY(!f.fired());
        f.advance(1);
        QVERIFY(f.fired());
    }
    void divider_changed_on_the_way_keeps_the_count() {
        Fixture f(kOneShot);
        f.apic.write(kInitialCount, 1000);
        f.advance(500);
        f.apic.write(kDivide, 0);  // By 2
        QCOMPARE(f.count(), 500u);
        f.advance(999);
        QVERIFY(!f.fired());
        f.advance(1);
        QVERIFY(f.fired());
    }
    void periodic_fires_each_period() {
        Fixture f(kPeriodic);
        f.apic.write(kInitialCount, 1'000'000);
        for (int i = 0; i < 5; ++i) {
            f.advance(999'999);
            QVERIFY(!f.fired());
            QCOMPARE(f.count(), 1u);
            f.advance(1);
            QVERIFY(f.fired());
            QCOMPARE(f.count(), 1'000'000u);
        }
        f.apic.write(kInitialCount, 0);
        f.advance(10'000'000);
        QVERIFY(!f.fired());
        QCOMPARE(f.count(), 0u);
    }
    void periodic_with_a_tiny_period_does_not_flood_the_clock() {
        Fixture f(kPeriodic);
        f.apic.write(kInitialCount, 1);
        int rang = 0;
        for (int i = 0; i < 10; ++i) {
            f.advance(100'000);
            rang += f.fired() ? 1 : 0;
        }
        QCOMPARE(rang, 10);
        QVERIFY(f.wakes <= 10);
        QCOMPARE(f.count(), 1u);
    }
    void masked_timer_counts_but_is_silent_data() {
        QTest::addColumn<quint32>("mode");
        QTest::newRow("one-shot") << kOneShot;
        QTest::newRow("periodic") << kPeriodic;
    }
    void masked_timer_counts_but_is_silent() {
        QFETCH(quint32, mode);
        Fixture f(mode | kLvtMasked);
        f.apic.write(kInitialCount, 1'000'000);
        f.advance(250'000);
        QCOMPARE(f.count(), 750'000u);
        f.advance(800'000);
        QVERIFY(!f.fired());
        f.apic.write(kLvtTimer, mode | 0x40);
        QVERIFY(!f.fired());  // What ended before is lost.
        f.advance(949'999);
        QVERIFY(!f.fired());
        f.advance(1);
        QCOMPARE(f.fired(), mode == kPeriodic);
    }
    void new_initial_count_starts_again() {
        Fixture f(kOneShot);
        f.apic.write(kInitialCount, 1000);
        f.advance(999);
        f.apic.write(kInitialCount, 1000);
        f.advance(999);
        QVERIFY(!f.fired());
        f.advance(1);
        QVERIFY(f.fired());
    }
    void largest_count_with_the_largest_divider_is_exact() {
        Fixture f(kOneShot, 0xa);  // By 128
        f.apic.write(kInitialCount, 0xffffffff);
        f.advance(0xffffffffll * 128 - 1);
        QCOMPARE(f.count(), 1u);
        QVERIFY(!f.fired());
        f.advance(1);
        QVERIFY(f.fired());
    }

    void tsc_deadline_fires_when_the_tsc_reaches_it() {
        Fixture f(kDeadline);
        f.set_deadline(f.tsc() + 2001);  // 2 GHz: 1000.5 ns
        QCOMPARE(f.deadline(), std::uint64_t(2001));
        f.advance(1000);
        QVERIFY(!f.fired());
        f.advance(1);
        QVERIFY(f.fired());
        QCOMPARE(f.deadline(), std::uint64_t(0));
        f.advance(100000);
        QVERIFY(!f.fired());
    }
    void tsc_deadline_in_the_past_fires_at_once() {
        Fixture f(kDeadline);
        f.advance(1000);
        f.set_deadline(1);
        QVERIFY(f.fired());
        QCOMPARE(f.wakes, 0);  // The vCPU's own doing
    }
    void tsc_deadline_of_zero_disarms() {
        Fixture f(kDeadline);
        f.set_deadline(5000);
        f.set_deadline(0);
        f.advance(10000);
        QVERIFY(!f.fired());
    }
    void tsc_deadline_far_away_is_no_overflow() {
        Fixture f(kDeadline);
        f.set_deadline(~std::uint64_t(0));
        f.advance(std::chrono::nanoseconds(std::chrono::hours(100)).count());
        QVERIFY(!f.fired());
        QCOMPARE(f.deadline(), ~std::uint64_t(0));
    }
    void tsc_deadline_outside_its_mode_is_ignored() {
        Fixture f(kOneShot);
        f.set_deadline(5);
        QCOMPARE(f.deadline(), std::uint64_t(0));
        f.advance(1000);
        QVERIFY(!f.fired());
    }
    void tsc_deadline_mode_ignores_the_counts() {
        Fixture f(kDeadline);
        f.apic.write(kInitialCount, 10);
        QCOMPARE(f.count(), 0u);
        QCOMPARE(f.apic.read(kInitialCount), 0u);
        f.advance(1000);
        QVERIFY(!f.fired());
    }
    void tsc_deadline_follows_a_change_of_the_tsc() {
        Fixture f(kDeadline);
        f.set_deadline(20000);
        f.tsc_offset = 10000;
        f.apic.tsc_changed();
        f.advance(4999);
        QVERIFY(!f.fired());
        f.advance(1);
        QVERIFY(f.fired());
        f.set_deadline(f.tsc() + 100000);
        f.tsc_offset += 100000;
        f.apic.tsc_changed();
        QVERIFY(f.fired());
    }
    void tsc_deadline_that_moves_away_before_the_alarm_does_not_fire() {
        Fixture f(kDeadline);
        f.set_deadline(2000);
        f.tsc_offset = static_cast<std::uint64_t>(-1000);  // Wraps: the TSC is far past any deadline,
        f.tsc_offset = 0;                                  // and back, before anyone looks.
        f.set_deadline(4000);
        f.advance(1000);
        QVERIFY(!f.fired());
        f.advance(1000);
        QVERIFY(f.fired());
    }

    void mode_change_disarms_iff_it_crosses_to_or_from_the_deadline_data() {
        QTest::addColumn<quint32>("from");
        QTest::addColumn<quint32>("to");
        QTest::addColumn<bool>("fires");
        QTest::newRow("one-shot to periodic") << kOneShot << kPeriodic << true;
        QTest::newRow("periodic to one-shot") << kPeriodic << kOneShot << true;
        QTest::newRow("one-shot to deadline") << kOneShot << kDeadline << false;
        QTest::newRow("periodic to deadline") << kPeriodic << kDeadline << false;
        QTest::newRow("deadline to one-shot") << kDeadline << kOneShot << false;
        QTest::newRow("deadline to periodic") << kDeadline << kPeriodic << false;
        QTest::newRow("one-shot to reserved") << kOneShot << kReserved << false;
        QTest::newRow("reserved to one-shot") << kReserved << kOneShot << false;
    }
    void mode_change_disarms_iff_it_crosses_to_or_from_the_deadline() {
        QFETCH(quint32, from);
        QFETCH(quint32, to);
        QFETCH(bool, fires);
        Fixture f(from);
        f.apic.write(kInitialCount, 200'000);
        f.set_deadline(400'000);
        f.advance(50'000);
        f.apic.write(kLvtTimer, to | 0x40);
        f.advance(150'000);
        QCOMPARE(f.fired(), fires);
        if (!fires) {
            QCOMPARE(f.apic.read(kInitialCount), 0u);
            QCOMPARE(f.deadline(), std::uint64_t(0));
        }
    }

    void paused_timer_stands_still() {
        Fixture f(kOneShot);
        f.apic.write(kInitialCount, 1000);
        f.advance(400);
        f.apic.pause();
        f.advance(100000);
        QVERIFY(!f.fired());
        QCOMPARE(f.count(), 600u);
        f.apic.resume();
        f.advance(599);
        QVERIFY(!f.fired());
        f.advance(1);
        QVERIFY(f.fired());
    }
    void paused_deadline_is_looked_at_when_it_goes_on() {
        Fixture f(kDeadline);
        f.set_deadline(2000);
        f.apic.pause();
        f.advance(100000);
        QVERIFY(!f.fired());
        f.apic.resume();
        f.advance(0);
        QVERIFY(f.fired());
    }
    void timer_with_a_vector_below_16_is_an_error() {
        Fixture f(kOneShot);
        f.apic.write(kLvtTimer, 0x0f);
        f.apic.write(kInitialCount, 10);
        f.advance(10);
        QVERIFY(!f.apic.has_work());
        f.apic.write(kEsr, 0);
        QCOMPARE(f.apic.read(kEsr), 1u << 6);
    }
    void timer_frequency_is_as_published() {
        Fixture f(kOneShot);
        f.apic.write(kInitialCount, 0xffffffff);
        f.advance(1'000'000'000);
        QCOMPARE(0xffffffffu - f.count(), static_cast<std::uint32_t>(kApicTimerFrequency));
    }
};

QTEST_GUILESS_MAIN(ApicTimerTest)
#include "apic_timer_test.moc"
