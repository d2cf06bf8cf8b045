// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/timer/pit.h"

#include <QTest>

#include "backend/device/timer/frequency.h"

using namespace apiary;
using namespace apiary::device;
using namespace std::chrono_literals;

namespace {

/// A running PIT whose rising edges of IRQ 0 are counted.
struct Rig {
    ManualClock clock;
    unsigned edges = 0;
    bool level = false;
    Pit pit{clock, interrupt::Line([this](bool high) {
                edges += high && !level ? 1 : 0;
                level = high;
            })};

    Rig() { pit.resume(); }
    void control(std::uint8_t value) { pit.write(3, 1, value); }
    void count(unsigned channel, std::uint16_t value) {
        pit.write(channel, 1, value & 0xFF);
        pit.write(channel, 1, value >> 8);
    }
    std::uint8_t byte(unsigned channel) { return static_cast<std::uint8_t>(pit.read(channel, 1)); }
    unsigned word(unsigned channel) {
        const unsigned low = byte(channel);
        return low | static_cast<unsigned>(byte(channel)) << 8;
    }
    void gate(std::uint8_t value) { pit.control_port().write(0, 1, value); }
    bool output2() { return (pit.control_port().read(0, 1) & 0x20) != 0; }
    /// To the start of the tick `count` ticks after the present one.
    void tick(std::uint64_t count) {
        const std::uint64_t now = ticks_at(clock.now(), kPitFrequency);
        clock.advance(time_of_tick(now + count, kPitFrequency) - clock.now());
    }
};

}  // namespace

class PitTest : public QObject {
    Q_OBJECT

private slots:
    void frequency_conversion_round_trip_is_exact() {
        for (std::uint64_t tick : {0ull, 1ull, 1193181ull, 1193182ull, 1193183ull, 123456789012ull}) {
            const Nanoseconds time = time_of_tick(tick, kPitFrequency);
            QCOMPARE(ticks_at(time, kPitFrequency), tick);
            QVERIFY(tick == 0 || ticks_at(time - 1ns, kPitFrequency) == tick - 1);
        }
    }

    void mode0_counts_down_and_rises_once() {
        Rig rig;
        rig.control(0x30);
        rig.count(0, 1000);
        QCOMPARE(rig.word(0), 1000u);
        rig.tick(400);
        QCOMPARE(rig.word(0), 600u);
        QCOMPARE(rig.edges, 0u);
        rig.tick(600);
        QCOMPARE(rig.edges, 1u);
        QVERIFY(rig.level);
        rig.tick(200000);
        QCOMPARE(rig.edges, 1u);
    }

    void mode0_past_zero_wraps_around() {
        Rig rig;
        rig.control(0x30);
        rig.count(0, 10);
        rig.tick(11);
        QCOMPARE(rig.word(0), 0xFFFFu);
    }

    void mode0_first_byte_of_count_stops_the_old_one() {
        Rig rig;
        rig.control(0x30);
        rig.count(0, 100);
        rig.pit.write(0, 1, 0x05);
        rig.tick(1000);
        QCOMPARE(rig.edges, 0u);
        rig.pit.write(0, 1, 0x00);
        rig.tick(5);
        QCOMPARE(rig.edges, 1u);
    }

    void mode2_interrupts_once_a_period() {
        Rig rig;
        rig.control(0x34);
        rig.count(0, 11932);
        const unsigned before = rig.edges;
        rig.clock.advance(1s);
        QCOMPARE(rig.edges - before, 99u);
        rig.tick(11932);
        QCOMPARE(rig.edges - before, 100u);
    }

    void mode2_count_zero_means_65536() {
        Rig rig;
        rig.control(0x34);
        rig.count(0, 0);
        QCOMPARE(rig.word(0), 0u);
        rig.tick(1);
        QCOMPARE(rig.word(0), 0xFFFFu);
        rig.tick(65535);
        QCOMPARE(rig.word(0), 0u);
    }

    void mode2_new_count_takes_over_at_the_end_of_the_period() {
        Rig rig;
        rig.control(0x34);
        rig.count(0, 1000);
        rig.tick(300);
        rig.count(0, 2000);
        QCOMPARE(rig.word(0), 700u);
        rig.tick(700);
        QCOMPARE(rig.word(0), 2000u);
    }

    void mode2_late_host_coalesces_ticks() {
        Rig rig;
        rig.control(0x34);
        rig.count(0, 1);
        rig.clock.advance(10ms);
        QVERIFY(rig.edges <= 10ms / kShortestPeriod + 1);
        QVERIFY(rig.edges >= 10ms / kShortestPeriod - 1);
    }

    void channel_lookedAtLate_countsEachRise() {
        PitChannel channel;
        channel.write_control(0x34, 0);
        channel.write_count(1000 & 0xFF, 0);
        channel.write_count(1000 >> 8, 0);
        QCOMPARE(channel.take_rises(999), std::uint64_t{0});
        QCOMPARE(channel.take_rises(5500), std::uint64_t{5});
        QCOMPARE(channel.take_rises(5999), std::uint64_t{0});
        QCOMPARE(channel.take_rises(6000), std::uint64_t{1});
    }

    void lateTicks_ofAKernelsClock_areAllMadeUpFor() {
        QCOMPARE(edges_of(5, 4ms), std::uint64_t{5});
        QCOMPARE(edges_of(1'000'000, 4ms), kMostLateTicks);
        QCOMPARE(edges_of(5, 100us), std::uint64_t{1});  // A period that no guest keeps up with.
        QCOMPARE(edges_of(0, 4ms), std::uint64_t{0});
    }

    void resume_afterALongPause_isOneTick() {
        Rig rig;
        rig.control(0x34);
        rig.count(0, 4772);
        rig.pit.pause();
        const unsigned before = rig.edges;
        rig.clock.advance(1s);
        rig.pit.resume();
        QCOMPARE(rig.edges - before, 1u);
    }

    void mode3_square_wave_has_two_equal_halves() {
        Rig rig;
        rig.gate(1);
        rig.control(0xB6);
        rig.count(2, 1000);
        rig.tick(499);
        QVERIFY(rig.output2());
        rig.tick(1);
        QVERIFY(!rig.output2());
        rig.tick(499);
        QVERIFY(!rig.output2());
        rig.tick(1);
        QVERIFY(rig.output2());
    }

    void mode3_counts_by_two() {
        Rig rig;
        rig.control(0x36);
        rig.count(0, 1000);
        rig.tick(100);
        QCOMPARE(rig.word(0), 800u);
        rig.tick(500);
        QCOMPARE(rig.word(0), 800u);
    }

    void mode4_strobes_once() {
        Rig rig;
        rig.control(0x38);
        rig.count(0, 5000);
        const unsigned before = rig.edges;
        rig.tick(5001);
        QCOMPARE(rig.edges - before, 1u);
        rig.tick(100000);
        QCOMPARE(rig.edges - before, 1u);
    }

    void mode4_rewritten_count_starts_anew() {
        Rig rig;
        rig.control(0x38);
        rig.count(0, 5000);
        rig.tick(4000);
        rig.count(0, 5000);
        const unsigned before = rig.edges;
        rig.tick(5000);
        QCOMPARE(rig.edges - before, 0u);
        rig.tick(1);
        QCOMPARE(rig.edges - before, 1u);
    }

    void mode1_gate_triggers_one_shot() {
        Rig rig;
        rig.gate(0);
        rig.control(0xB2);
        rig.count(2, 100);
        QVERIFY(rig.output2());
        rig.tick(500);
        QVERIFY(rig.output2());
        rig.gate(1);
        QVERIFY(!rig.output2());
        rig.tick(99);
        QVERIFY(!rig.output2());
        rig.tick(1);
        QVERIFY(rig.output2());
        rig.gate(0);
        rig.gate(1);
        QVERIFY(!rig.output2());
    }

    void mode5_gate_triggers_strobe() {
        Rig rig;
        rig.gate(0);
        rig.control(0xBA);
        rig.count(2, 100);
        rig.gate(1);
        rig.tick(99);
        QVERIFY(rig.output2());
        rig.tick(1);
        QVERIFY(!rig.output2());
        rig.tick(1);
        QVERIFY(rig.output2());
    }

    void gate_low_stops_mode0() {
        Rig rig;
        rig.gate(1);
        rig.control(0xB0);
        rig.count(2, 1000);
        rig.tick(100);
        rig.gate(0);
        rig.tick(5000);
        QCOMPARE(rig.word(2), 900u);
        QVERIFY(!rig.output2());
        rig.gate(1);
        rig.tick(900);
        QVERIFY(rig.output2());
    }

    void gate_rise_reloads_mode2() {
        Rig rig;
        rig.gate(1);
        rig.control(0xB4);
        rig.count(2, 1000);
        rig.tick(300);
        rig.gate(0);
        rig.tick(50);
        rig.gate(1);
        QCOMPARE(rig.word(2), 1000u);
    }

    void latched_count_stays_until_read() {
        Rig rig;
        rig.control(0x34);
        rig.count(0, 5000);
        rig.tick(1000);
        rig.control(0x00);
        rig.tick(1000);
        rig.control(0x00);
        QCOMPARE(rig.word(0), 4000u);
        QCOMPARE(rig.word(0), 3000u);
    }

    void read_back_latches_status_then_count() {
        Rig rig;
        rig.control(0x34);
        rig.count(0, 5000);
        rig.tick(10);
        rig.control(0xC2);
        rig.tick(10);
        QCOMPARE(rig.byte(0), 0xB4);
        QCOMPARE(rig.word(0), 4990u);
        QCOMPARE(rig.word(0), 4980u);
    }

    void status_tells_count_not_loaded() {
        Rig rig;
        rig.control(0x34);
        rig.control(0xE2);
        QCOMPARE(rig.byte(0) & 0x40, 0x40);
        rig.count(0, 5);
        rig.control(0xE2);
        QCOMPARE(rig.byte(0) & 0x40, 0x00);
    }

    void bcd_counts_in_decimal() {
        Rig rig;
        rig.control(0x35);
        rig.count(0, 0x1000);
        rig.tick(1);
        QCOMPARE(rig.word(0), 0x0999u);
        rig.tick(998);
        QCOMPARE(rig.word(0), 0x0001u);
    }

    void bcd_digits_beyond_nine_do_no_harm() {
        Rig rig;
        rig.control(0x31);
        rig.count(0, 0xFFFF);
        rig.tick(16665);
        QCOMPARE(rig.edges, 1u);
    }

    void single_byte_access_uses_one_byte() {
        Rig rig;
        rig.control(0x14);
        rig.pit.write(0, 1, 100);
        rig.tick(30);
        QCOMPARE(rig.byte(0), 70);
        QCOMPARE(rig.byte(0), 70);
        rig.control(0x24);
        rig.pit.write(0, 1, 1);
        rig.tick(1);
        QCOMPARE(rig.byte(0), 0);
    }

    void port61_refresh_bit_toggles_every_15_microseconds() {
        Rig rig;
        const auto refresh = [&] { return (rig.pit.control_port().read(0, 1) & 0x10) != 0; };
        const bool first = refresh();
        rig.clock.advance(15085ns);
        QVERIFY(refresh() != first);
        rig.clock.advance(15085ns);
        QVERIFY(refresh() == first);
    }

    void port61_keeps_gate_and_speaker_bits() {
        Rig rig;
        rig.gate(0xFF);
        QCOMPARE(rig.pit.control_port().read(0, 1) & 0xCF, 0x0Fu);
    }

    void channel2_calibration_as_linux_does_it() {
        Rig rig;
        rig.gate(0x01);
        rig.control(0xB0);
        rig.count(2, 0xFFFF);
        QCOMPARE(rig.word(2), 0xFFFFu);
        rig.tick(0x0100);
        (void)rig.byte(2);
        QCOMPARE(rig.byte(2), 0xFE);
    }

    void overdue_edge_comes_once_after_resume() {
        Rig rig;
        rig.control(0x34);
        rig.count(0, 1193);
        rig.pit.pause();
        const unsigned before = rig.edges;
        rig.clock.advance(1s);
        QCOMPARE(rig.edges, before);
        rig.pit.resume();
        QCOMPARE(rig.edges, before + 1);
    }

    void wide_access_is_cut_into_bytes() {
        Rig rig;
        rig.control(0x34);
        rig.count(0, 0x1234);
        rig.control(0x00);
        QCOMPARE(rig.pit.read(0, 2) & 0xFF, 0x34u);
    }
};

QTEST_GUILESS_MAIN(PitTest)
#include "pit_test.moc"
