// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/timer/rtc.h"

#include <QTest>

using namespace apiary;
using namespace apiary::device;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kStart = 1'709'211'845;  // 2024-02-29 13:04:05 UTC, a Thursday.

struct Rig {
    ManualClock clock{std::chrono::seconds(kStart)};
    unsigned edges = 0;
    bool level = false;
    Rtc rtc;

    explicit Rig(RtcMemorySize memory = {.below_4g = 1u << 30, .above_4g = 0})
        : rtc(clock, interrupt::Line([this](bool high) {
                  edges += high && !level ? 1 : 0;
                  level = high;
              }),
              memory) {
        rtc.resume();
    }
    int get(std::uint8_t index) {
        rtc.write(0, 1, index);
        return static_cast<int>(rtc.read(1, 1) & 0xFF);
    }
    void set(std::uint8_t index, std::uint8_t value) {
        rtc.write(0, 1, index);
        rtc.write(1, 1, value);
    }
};

}  // namespace

class RtcTest : public QObject {
    Q_OBJECT

private slots:
    void time_at_start_is_the_wall_clock() {
        Rig rig;
        QCOMPARE(rig.get(0x00), 0x05);
        QCOMPARE(rig.get(0x02), 0x04);
        QCOMPARE(rig.get(0x04), 0x13);
        QCOMPARE(rig.get(0x06), 5);
        QCOMPARE(rig.get(0x07), 0x29);
        QCOMPARE(rig.get(0x08), 0x02);
        QCOMPARE(rig.get(0x09), 0x24);
        QCOMPARE(rig.get(0x32), 0x20);
    }

    void time_goes_on_with_the_clock() {
        Rig rig;
        rig.clock.advance(61s);
        QCOMPARE(rig.get(0x00), 0x06);
        QCOMPARE(rig.get(0x02), 0x05);
    }

    void power_on_registers_are_as_documented() {
        Rig rig;
        QCOMPARE(rig.get(0x0A), 0x20);
        QCOMPARE(rig.get(0x0B), 0x02);
        QCOMPARE(rig.get(0x0C), 0x00);
        QCOMPARE(rig.get(0x0D), 0x80);
    }

    void index_port_reads_all_ones() {
        Rig rig;
        QCOMPARE(rig.rtc.read(0, 1), 0xFFu);
    }

    void update_in_progress_shows_before_the_second_ends() {
        Rig rig;
        rig.clock.advance(1s - 2228us - 1ns);
        QCOMPARE(rig.get(0x0A) & 0x80, 0x00);
        rig.clock.advance(1ns);
        QCOMPARE(rig.get(0x0A) & 0x80, 0x80);
        QCOMPARE(rig.get(0x00), 0x05);
        rig.clock.advance(2228us);
        QCOMPARE(rig.get(0x0A) & 0x80, 0x00);
        QCOMPARE(rig.get(0x00), 0x06);
    }

    void set_bit_holds_the_time_and_the_update() {
        Rig rig;
        rig.set(0x0B, 0x82);
        rig.clock.advance(10s - 1ms);
        QCOMPARE(rig.get(0x00), 0x05);
        QCOMPARE(rig.get(0x0A) & 0x80, 0x00);
    }

    void time_set_as_linux_does_runs_on_half_a_second_later() {
        Rig rig;
        rig.clock.advance(123ms);
        rig.set(0x0B, 0x82);
        rig.set(0x0A, 0x70);
        rig.set(0x00, 0x58);
        rig.set(0x02, 0x59);
        rig.set(0x04, 0x23);
        rig.set(0x07, 0x31);
        rig.set(0x08, 0x12);
        rig.set(0x09, 0x99);
        rig.set(0x32, 0x19);
        rig.set(0x0B, 0x02);
        rig.set(0x0A, 0x26);
        rig.clock.advance(499ms);
        QCOMPARE(rig.get(0x00), 0x58);
        rig.clock.advance(1ms);
        QCOMPARE(rig.get(0x00), 0x59);
        rig.clock.advance(1s);
        QCOMPARE(rig.get(0x00), 0x00);
        QCOMPARE(rig.get(0x04), 0x00);
        QCOMPARE(rig.get(0x07), 0x01);
        QCOMPARE(rig.get(0x08), 0x01);
        QCOMPARE(rig.get(0x09), 0x00);
        QCOMPARE(rig.get(0x32), 0x20);
    }

    void time_set_without_the_set_bit_is_taken() {
        Rig rig;
        rig.set(0x04, 0x07);
        QCOMPARE(rig.get(0x04), 0x07);
        QCOMPARE(rig.get(0x02), 0x04);
        rig.clock.advance(1s);
        QCOMPARE(rig.get(0x00), 0x06);
    }

    void weekday_of_the_guests_own_is_kept() {
        Rig rig;
        rig.set(0x06, 2);
        QCOMPARE(rig.get(0x06), 2);
        rig.clock.advance(24h);
        QCOMPARE(rig.get(0x06), 3);
    }

    void binary_12_hour_mode_is_honoured() {
        Rig rig;
        rig.set(0x0B, 0x04);
        QCOMPARE(rig.get(0x04), 0x81);
        QCOMPARE(rig.get(0x07), 29);
        QCOMPARE(rig.get(0x32), 20);
    }

    void update_ended_interrupt_comes_on_the_second() {
        Rig rig;
        rig.clock.advance(300ms);
        rig.set(0x0B, 0x12);
        rig.clock.advance(699ms);
        QVERIFY(!rig.level);
        rig.clock.advance(1ms);
        QVERIFY(rig.level);
        QCOMPARE(rig.get(0x0C), 0x90);
        QVERIFY(!rig.level);
        QCOMPARE(rig.get(0x0C), 0x00);
    }

    void unread_flags_keep_the_line_up_without_more_edges() {
        Rig rig;
        rig.set(0x0B, 0x12);
        rig.clock.advance(10s);
        QCOMPARE(rig.edges, 1u);
    }

    void alarm_interrupt_comes_at_its_time() {
        Rig rig;
        rig.set(0x01, 0x00);
        rig.set(0x03, 0x10);
        rig.set(0x05, 0x13);
        (void)rig.get(0x0C);
        rig.set(0x0B, 0x22);
        rig.clock.advance(354s);
        QVERIFY(!rig.level);
        rig.clock.advance(1s);
        QVERIFY(rig.level);
        QCOMPARE(rig.get(0x0C) & 0xA0, 0xA0);
    }

    void alarm_set_by_polling_shows_in_the_flags_alone() {
        Rig rig;
        rig.set(0x01, 0xFF);
        rig.set(0x03, 0xFF);
        rig.set(0x05, 0xFF);
        (void)rig.get(0x0C);
        rig.clock.advance(1s);
        QCOMPARE(rig.get(0x0C), 0x30);
        QCOMPARE(rig.edges, 0u);
    }

    void periodic_interrupt_has_the_selected_rate() {
        Rig rig;
        rig.set(0x0A, 0x26);
        rig.set(0x0B, 0x42);
        unsigned seen = 0;
        for (unsigned i = 0; i < 10000; ++i) {
            rig.clock.advance(100us);
            seen += (rig.get(0x0C) & 0xC0) == 0xC0 ? 1 : 0;
        }
        QCOMPARE(seen, 1024u);
        QCOMPARE(rig.edges, 1024u);
    }

    void periodic_flag_without_a_rate_never_comes() {
        Rig rig;
        rig.set(0x0B, 0x42);
        rig.clock.advance(2s);
        QCOMPARE(rig.get(0x0C) & 0x40, 0x00);
    }

    void set_bit_clears_the_update_interrupt_enable() {
        Rig rig;
        rig.set(0x0B, 0x92);
        QCOMPARE(rig.get(0x0B), 0x82);
    }

    void read_only_registers_ignore_writes() {
        Rig rig;
        rig.set(0x0C, 0xFF);
        rig.set(0x0D, 0x00);
        QCOMPARE(rig.get(0x0C), 0x00);
        QCOMPARE(rig.get(0x0D), 0x80);
    }

    void index_bit_7_masks_nmi() {
        Rig rig;
        rig.rtc.write(0, 1, 0x8F);
        QVERIFY(rig.rtc.nmi_masked());
        rig.rtc.write(0, 1, 0x0F);
        QVERIFY(!rig.rtc.nmi_masked());
    }

    void shutdown_byte_survives_a_reset() {
        Rig rig;
        rig.set(0x0F, 0x0A);
        rig.rtc.pause();
        rig.rtc.reset();
        QCOMPARE(rig.get(0x0F), 0x0A);
    }

    void guests_time_survives_a_reset() {
        Rig rig;
        rig.set(0x04, 0x07);
        rig.set(0x0B, 0xF6);
        rig.rtc.pause();
        rig.rtc.reset();
        rig.clock.advance(1s);
        QCOMPARE(rig.get(0x04), 0x07);
        QCOMPARE(rig.get(0x00), 0x06);
        QCOMPARE(rig.get(0x0B), 0x02);
    }

    void memory_cells_tell_small_memory() {
        Rig rig({.below_4g = 8u << 20, .above_4g = 0});
        QCOMPARE(rig.get(0x15) | rig.get(0x16) << 8, 640);
        QCOMPARE(rig.get(0x17) | rig.get(0x18) << 8, 7 * 1024);
        QCOMPARE(rig.get(0x30) | rig.get(0x31) << 8, 7 * 1024);
        QCOMPARE(rig.get(0x34) | rig.get(0x35) << 8, 0);
    }

    void memory_cells_tell_large_memory() {
        Rig rig({.below_4g = 0xC0000000, .above_4g = 5ull << 30});
        QCOMPARE(rig.get(0x17) | rig.get(0x18) << 8, 0xFFFF);
        QCOMPARE(rig.get(0x34) | rig.get(0x35) << 8, int((0xC0000000 - (16u << 20)) >> 16));
        QCOMPARE(rig.get(0x5B) | rig.get(0x5C) << 8 | rig.get(0x5D) << 16, int((5ull << 30) >> 16));
    }

    void configuration_checksum_is_right() {
        Rig rig;
        int sum = 0;
        for (std::uint8_t i = 0x10; i <= 0x2D; ++i) {
            sum += rig.get(i);
        }
        QCOMPARE(rig.get(0x2E) << 8 | rig.get(0x2F), sum);
    }

    void restored_clock_follows_the_wall_clock() {
        Rig rig;
        rig.set(0x04, 0x07);
        rig.rtc.pause();
        const SavedState saved = rig.rtc.save();
        rig.clock.advance(2min);
        QVERIFY(rig.rtc.restore(saved).has_value());
        QCOMPARE(rig.get(0x04), 0x07);
        QCOMPARE(rig.get(0x02), 0x06);
    }
};

QTEST_GUILESS_MAIN(RtcTest)
#include "rtc_test.moc"
