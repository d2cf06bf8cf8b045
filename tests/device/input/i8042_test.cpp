// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/input/i8042.h"

#include <QTest>

using namespace apiary;
using namespace apiary::device;

namespace {

struct Rig {
    bool irq1 = false;
    bool irq12 = false;
    unsigned resets = 0;
    I8042 controller{interrupt::Line([this](bool level) { irq1 = level; }),
                     interrupt::Line([this](bool level) { irq12 = level; }), [this] { ++resets; }};

    Rig() { controller.resume(); }
    void command(std::uint8_t value) { controller.command_port().write(0, 1, value); }
    void data(std::uint8_t value) { controller.data_port().write(0, 1, value); }
    unsigned status() { return static_cast<unsigned>(controller.command_port().read(0, 1)); }
    unsigned data() { return static_cast<unsigned>(controller.data_port().read(0, 1)); }
};

}  // namespace

class I8042Test : public QObject {
    Q_OBJECT

private slots:
    void status_at_start_is_empty_and_not_all_ones() {
        Rig rig;
        QCOMPARE(rig.status(), 0x10u);
    }

    void self_test_passes_and_sets_the_system_flag() {
        Rig rig;
        rig.command(0xAA);
        QCOMPARE(rig.status(), 0x1Du);
        QCOMPARE(rig.data(), 0x55u);
        QCOMPARE(rig.status(), 0x1Cu);
    }

    void interface_tests_pass() {
        Rig rig;
        rig.command(0xAB);
        QCOMPARE(rig.data(), 0x00u);
        rig.command(0xA9);
        QCOMPARE(rig.data(), 0x00u);
    }

    void command_byte_is_written_and_read() {
        Rig rig;
        rig.command(0x60);
        rig.data(0x65);
        rig.command(0x20);
        QCOMPARE(rig.data(), 0x65u);
    }

    void controller_memory_is_written_and_read() {
        Rig rig;
        rig.command(0x7F);
        rig.data(0x99);
        rig.command(0x3F);
        QCOMPARE(rig.data(), 0x99u);
    }

    void port_enable_commands_change_the_command_byte() {
        Rig rig;
        rig.command(0xA8);
        rig.command(0xAE);
        rig.command(0x20);
        QCOMPARE(rig.data(), 0x40u);
        rig.command(0xA7);
        rig.command(0xAD);
        rig.command(0x20);
        QCOMPARE(rig.data(), 0x70u);
    }

    void byte_to_the_missing_keyboard_times_out() {
        Rig rig;
        rig.data(0xFF);
        QCOMPARE(rig.status() & 0x61, 0x41u);
        QCOMPARE(rig.data(), 0xFEu);
        QCOMPARE(rig.status() & 0x61, 0x00u);
    }

    void byte_to_the_missing_mouse_times_out() {
        Rig rig;
        rig.command(0xD4);
        rig.data(0xFF);
        QCOMPARE(rig.status() & 0x61, 0x61u);
        QCOMPARE(rig.data(), 0xFEu);
    }

    void mouse_loop_raises_irq_12_until_read() {
        Rig rig;
        rig.command(0x60);
        rig.data(0x02);
        rig.command(0xD3);
        rig.data(0x5A);
        QVERIFY(rig.irq12);
        QVERIFY(!rig.irq1);
        QCOMPARE(rig.status() & 0x21, 0x21u);
        QCOMPARE(rig.data(), 0x5Au);
        QVERIFY(!rig.irq12);
    }

    void keyboard_loop_raises_irq_1_until_read() {
        Rig rig;
        rig.command(0x60);
        rig.data(0x01);
        rig.command(0xD2);
        rig.data(0x1C);
        QVERIFY(rig.irq1);
        QCOMPARE(rig.data(), 0x1Cu);
        QVERIFY(!rig.irq1);
    }

    void pulse_of_the_reset_line_resets() {
        Rig rig;
        rig.command(0xFE);
        QCOMPARE(rig.resets, 1u);
        rig.command(0xFF);
        rig.command(0xFD);
        QCOMPARE(rig.resets, 1u);
    }

    void output_port_bit_0_low_resets() {
        Rig rig;
        rig.command(0xD1);
        rig.data(0x03);
        QCOMPARE(rig.resets, 0u);
        rig.command(0xD1);
        rig.data(0x02);
        QCOMPARE(rig.resets, 1u);
    }

    void output_port_keeps_a20() {
        Rig rig;
        rig.command(0xD1);
        rig.data(0xDF);
        rig.command(0xD0);
        QCOMPARE(rig.data(), 0xDFu);
    }

    void new_command_drops_the_one_that_waits_for_a_parameter() {
        Rig rig;
        rig.command(0x60);
        rig.command(0x20);
        (void)rig.data();
        rig.data(0x47);
        QCOMPARE(rig.data(), 0xFEu);
    }

    void reset_request_while_paused_is_held() {
        Rig rig;
        rig.controller.pause();
        rig.command(0xFE);
        QCOMPARE(rig.resets, 0u);
        rig.controller.resume();
        QCOMPARE(rig.resets, 1u);
    }
};

QTEST_GUILESS_MAIN(I8042Test)
#include "i8042_test.moc"
