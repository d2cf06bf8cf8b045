// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/timer/acpi_pm.h"

#include <QTest>

#include "backend/device/timer/frequency.h"

using namespace apiary;
using namespace apiary::device;
using namespace std::chrono_literals;

namespace {

struct Rig {
    ManualClock clock;
    bool sci = false;
    unsigned offs = 0;
    AcpiPm pm{clock, interrupt::Line([this](bool level) { sci = level; }), [this] { ++offs; }};

    Rig() { pm.resume(); }
    void enable_acpi() { pm.smi_command_port().write(0, 1, 0xA0); }
    std::uint64_t get(std::uint64_t offset, unsigned size) {
        return pm.read(offset, size) & (size == 4 ? 0xFFFFFFFF : 0xFFFF);
    }
};

}  // namespace

class AcpiPmTest : public QObject {
    Q_OBJECT

private slots:
    void timer_runs_at_its_frequency() {
        Rig rig;
        rig.clock.advance(1s);
        QCOMPARE(rig.get(8, 4), kPmTimerFrequency);
    }

    void timer_wraps_at_32_bits() {
        Rig rig;
        rig.clock.advance(time_of_tick(0x1'00000005, kPmTimerFrequency));
        QCOMPARE(rig.get(8, 4), 5u);
    }

    void timer_can_be_read_in_parts() {
        Rig rig;
        rig.clock.advance(time_of_tick(0x12345678, kPmTimerFrequency));
        QCOMPARE(rig.get(10, 2), 0x1234u);
    }

    void smi_command_turns_acpi_mode_on_and_off() {
        Rig rig;
        QCOMPARE(rig.get(4, 2) & 1, 0u);
        rig.enable_acpi();
        QCOMPARE(rig.get(4, 2) & 1, 1u);
        rig.pm.smi_command_port().write(0, 1, 0xA1);
        QCOMPARE(rig.get(4, 2) & 1, 0u);
    }

    void control_write_keeps_sci_enable() {
        Rig rig;
        rig.enable_acpi();
        rig.pm.write(4, 2, 0x1C00);
        QCOMPARE(rig.get(4, 2), 0x1C01u);
    }

    void power_button_raises_the_sci_until_cleared() {
        Rig rig;
        rig.enable_acpi();
        rig.pm.write(2, 2, 0x0100);
        QVERIFY(rig.pm.press_power_button());
        QVERIFY(rig.sci);
        QCOMPARE(rig.get(0, 2), 0x0100u);
        rig.pm.write(0, 2, 0x0001);
        QVERIFY(rig.sci);
        rig.pm.write(0, 2, 0x0100);
        QVERIFY(!rig.sci);
        QCOMPARE(rig.get(0, 2), 0u);
    }

    void power_button_without_acpi_mode_is_not_heard() {
        Rig rig;
        QVERIFY(!rig.pm.press_power_button());
        QCOMPARE(rig.get(0, 2), 0u);
    }

    void power_button_that_is_not_enabled_is_only_noted() {
        Rig rig;
        rig.enable_acpi();
        QVERIFY(!rig.pm.press_power_button());
        QVERIFY(!rig.sci);
        rig.pm.write(2, 2, 0x0100);
        QVERIFY(rig.sci);
    }

    void enable_register_keeps_every_fixed_event() {
        Rig rig;
        rig.pm.write(2, 2, 0xFFFF);
        QCOMPARE(rig.get(2, 2), 0x0721u);
    }

    void event_registers_can_be_accessed_together() {
        Rig rig;
        rig.enable_acpi();
        rig.pm.write(0, 4, 0x01000000);
        (void)rig.pm.press_power_button();
        QCOMPARE(rig.get(0, 4), 0x01000100u);
    }

    void timer_event_comes_when_the_top_bit_changes() {
        Rig rig;
        rig.enable_acpi();
        rig.pm.write(2, 2, 0x0001);
        rig.clock.advance(time_of_tick(0x80000000, kPmTimerFrequency) - 1ns);
        QVERIFY(!rig.sci);
        rig.clock.advance(1ns);
        QVERIFY(rig.sci);
        QCOMPARE(rig.get(0, 2), 1u);
    }

    void sleep_type_five_powers_off() {
        Rig rig;
        rig.pm.write(4, 2, 5u << 10 | 1u << 13);
        QCOMPARE(rig.offs, 1u);
    }

    void sleep_type_without_enable_does_nothing() {
        Rig rig;
        rig.pm.write(4, 2, 5u << 10);
        QCOMPARE(rig.offs, 0u);
    }

    void other_sleep_types_do_nothing() {
        Rig rig;
        rig.pm.write(4, 2, 3u << 10 | 1u << 13);
        QCOMPARE(rig.offs, 0u);
        QCOMPARE(rig.get(4, 2) & (1u << 13), 0u);
    }

    void restored_timer_goes_on_from_its_value() {
        Rig rig;
        rig.clock.advance(1s);
        rig.pm.pause();
        const SavedState saved = rig.pm.save();
        rig.clock.advance(5s);
        QVERIFY(rig.pm.restore(saved).has_value());
        QCOMPARE(rig.get(8, 4), kPmTimerFrequency);
    }
};

QTEST_GUILESS_MAIN(AcpiPmTest)
#include "acpi_pm_test.moc"
