// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/timer/hpet.h"

#include <QTest>

#include "backend/device/timer/frequency.h"

using namespace apiary;
using namespace apiary::device;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t kEnabled = 1;
constexpr std::uint64_t kLegacy = 2;
constexpr std::uint64_t kLevel = 1u << 1;
constexpr std::uint64_t kInterrupt = 1u << 2;
constexpr std::uint64_t kPeriodic = 1u << 3;
constexpr std::uint64_t kSetValue = 1u << 6;
constexpr std::uint64_t k32Bit = 1u << 8;
constexpr std::uint64_t kRoute20 = 20u << 9;

/// A running HPET; lines 0 … 31 are GSIs, 32 and 33 legacy IRQ 0 and 8.
struct Rig {
    ManualClock clock;
    std::array<unsigned, 34> edges{};
    std::array<bool, 34> level{};
    Hpet hpet{clock, LegacyTimerRouting::create(line(32), line(33)), outputs()};

    Rig() { hpet.resume(); }
    interrupt::Line line(std::size_t i) {
        return interrupt::Line([this, i](bool high) {
            edges[i] += high && !level[i] ? 1 : 0;
            level[i] = high;
        });
    }
    Hpet::Outputs outputs() {
        Hpet::Outputs all;
        for (std::size_t i = 0; i < all.gsi.size(); ++i) {
            all.gsi[i] = line(i);
        }
        return all;
    }
    std::uint64_t get(std::uint64_t offset) { return hpet.read(offset, 8); }
    void set(std::uint64_t offset, std::uint64_t value) { hpet.write(offset, 8, value); }
};

}  // namespace

class HpetTest : public QObject {
    Q_OBJECT

private slots:
    void capabilities_tell_three_64_bit_timers_of_100_mhz() {
        Rig rig;
        const std::uint64_t value = rig.get(0);
        QCOMPARE(value >> 32, 10'000'000u);
        QCOMPARE(value & 0xFFFFFFFF, 0x8086A201u);
    }

    void timer_capabilities_tell_periodic_64_bit_and_routes() {
        Rig rig;
        for (std::uint64_t timer = 0; timer < 3; ++timer) {
            QCOMPARE(rig.get(0x100 + 0x20 * timer), 0x00FF0000'00000030u);
        }
        QCOMPARE(rig.get(0x160), 0u);
    }

    void counter_stands_until_enabled_and_then_runs() {
        Rig rig;
        rig.clock.advance(1ms);
        QCOMPARE(rig.get(0xF0), 0u);
        rig.set(0x10, kEnabled);
        rig.clock.advance(1ms);
        QCOMPARE(rig.get(0xF0), 100'000u);
        rig.set(0x10, 0);
        rig.clock.advance(1ms);
        QCOMPARE(rig.get(0xF0), 100'000u);
        rig.set(0x10, kEnabled);
        rig.clock.advance(1ms);
        QCOMPARE(rig.get(0xF0), 200'000u);
    }

    void counter_can_be_set_and_read_in_halves() {
        Rig rig;
        rig.set(0xF0, 0x12345678'9ABCDEF0);
        QCOMPARE(rig.hpet.read(0xF0, 4) & 0xFFFFFFFF, 0x9ABCDEF0u);
        QCOMPARE(rig.hpet.read(0xF4, 4) & 0xFFFFFFFF, 0x12345678u);
        rig.hpet.write(0xF4, 4, 1);
        QCOMPARE(rig.get(0xF0), 0x00000001'9ABCDEF0u);
    }

    void one_shot_edge_fires_once_at_its_time() {
        Rig rig;
        rig.set(0x120, kInterrupt | kRoute20);
        rig.set(0x128, 1000);
        rig.set(0x10, kEnabled);
        rig.clock.advance(10us - 1ns);
        QCOMPARE(rig.edges[20], 0u);
        rig.clock.advance(1ns);
        QCOMPARE(rig.edges[20], 1u);
        QVERIFY(!rig.level[20]);
        rig.clock.advance(1s);
        QCOMPARE(rig.edges[20], 1u);
    }

    void one_shot_that_has_passed_does_not_fire() {
        Rig rig;
        rig.set(0x10, kEnabled);
        rig.clock.advance(1ms);
        rig.set(0x120, kInterrupt | kRoute20);
        rig.set(0x128, 1000);
        rig.clock.advance(10s);
        QCOMPARE(rig.edges[20], 0u);
    }

    void one_shot_of_32_bits_fires_again_after_the_wrap() {
        Rig rig;
        rig.set(0x10, kEnabled);
        rig.set(0x120, kInterrupt | kRoute20 | k32Bit);
        rig.set(0x128, 1000);
        rig.clock.advance(42s);
        QCOMPARE(rig.edges[20], 1u);
        rig.clock.advance(1s);
        QCOMPARE(rig.edges[20], 2u);
    }

    void level_interrupt_stays_until_status_is_cleared() {
        Rig rig;
        rig.set(0x120, kInterrupt | kLevel | kRoute20);
        rig.set(0x128, 1000);
        rig.set(0x10, kEnabled);
        rig.clock.advance(1ms);
        QVERIFY(rig.level[20]);
        QCOMPARE(rig.get(0x20), 2u);
        rig.set(0x20, 1);
        QVERIFY(rig.level[20]);
        rig.set(0x20, 2);
        QVERIFY(!rig.level[20]);
        QCOMPARE(rig.get(0x20), 0u);
    }

    void level_status_comes_without_the_interrupt_enable() {
        Rig rig;
        rig.set(0x120, kLevel | kRoute20);
        rig.set(0x128, 1000);
        rig.set(0x10, kEnabled);
        rig.clock.advance(1ms);
        QCOMPARE(rig.get(0x20), 2u);
        QVERIFY(!rig.level[20]);
    }

    void periodic_set_as_linux_does_interrupts_at_its_rate() {
        Rig rig;
        rig.set(0x10, kEnabled | kLegacy);
        rig.hpet.write(0x100, 4, kInterrupt | kPeriodic | kSetValue | k32Bit);
        rig.hpet.write(0x108, 4, static_cast<std::uint32_t>(rig.get(0xF0)) + 400'000);
        rig.hpet.write(0x108, 4, 400'000);
        rig.clock.advance(1s);
        QCOMPARE(rig.edges[32], 250u);
    }

    void periodic_comparator_reads_as_the_next_match() {
        Rig rig;
        rig.set(0x100, kInterrupt | kPeriodic | kSetValue);
        rig.set(0x108, 100'000);
        rig.set(0x10, kEnabled);
        rig.clock.advance(2500us);
        QCOMPARE(rig.get(0x20), 0u);
        QCOMPARE(rig.get(0x108), 300'000u);
    }

    void periodic_of_one_tick_does_not_swamp_the_host() {
        Rig rig;
        rig.set(0x120, kInterrupt | kPeriodic | kSetValue | kRoute20);
        rig.set(0x128, 1);
        rig.set(0x10, kEnabled);
        rig.clock.advance(10ms);
        QVERIFY(rig.edges[20] <= 10ms / kShortestPeriod + 1);
        QVERIFY(rig.edges[20] > 100);
    }

    void set_value_clears_itself() {
        Rig rig;
        rig.set(0x100, kPeriodic | kSetValue);
        QVERIFY((rig.get(0x100) & kSetValue) != 0);
        rig.set(0x108, 5000);
        QVERIFY((rig.get(0x100) & kSetValue) == 0);
        rig.set(0x108, 7000);
        QCOMPARE(rig.get(0x108), 5000u);
    }

    void comparator_of_64_bits_is_set_in_halves() {
        Rig rig;
        rig.hpet.write(0x128, 4, 0x11111111);
        rig.hpet.write(0x12C, 4, 0x22222222);
        QCOMPARE(rig.get(0x128), 0x2222222211111111u);
    }

    void route_that_is_not_allowed_is_not_taken() {
        Rig rig;
        rig.set(0x120, kRoute20);
        rig.set(0x120, 3u << 9);
        QCOMPARE(rig.get(0x120) & (31u << 9), kRoute20);
    }

    void legacy_replacement_uses_irq_0_and_8() {
        Rig rig;
        rig.set(0x10, kEnabled | kLegacy);
        rig.set(0x100, kInterrupt | kRoute20);
        rig.set(0x108, 1000);
        rig.set(0x120, kInterrupt | kRoute20);
        rig.set(0x128, 1000);
        rig.set(0x140, kInterrupt | kRoute20);
        rig.set(0x148, 1000);
        rig.clock.advance(1ms);
        QCOMPARE(rig.edges[32], 1u);
        QCOMPARE(rig.edges[33], 1u);
        QCOMPARE(rig.edges[20], 1u);
    }

    void stopped_counter_fires_nothing() {
        Rig rig;
        rig.set(0x120, kInterrupt | kRoute20);
        rig.set(0x128, 1000);
        rig.clock.advance(1s);
        QCOMPARE(rig.edges[20], 0u);
    }

    void access_across_registers_reads_all_ones() {
        Rig rig;
        QCOMPARE(rig.hpet.read(0x0C, 8), ~0ull);
    }
};

QTEST_GUILESS_MAIN(HpetTest)
#include "hpet_test.moc"
