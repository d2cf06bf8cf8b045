// SPDX-License-Identifier: BSD-2-Clause
#include <QTest>
#include <vector>

#include "backend/device/platform/debug_exit.h"
#include "backend/device/platform/reset_control.h"
#include "backend/device/platform/scratch_ports.h"

using namespace apiary;
using namespace apiary::device;

class PlatformTest : public QObject {
    Q_OBJECT

private slots:
    void reset_register_bit_2_resets() {
        unsigned resets = 0;
        ResetControl control([&] { ++resets; });
        control.resume();
        control.write(0, 1, 0x02);
        QCOMPARE(resets, 0u);
        control.write(0, 1, 0x06);
        QCOMPARE(resets, 1u);
    }

    void reset_register_keeps_the_type_of_reset() {
        ResetControl control({});
        control.resume();
        control.write(0, 1, 0xFE);
        QCOMPARE(control.read(0, 1), 0x0Au);
    }

    void port_a_resets_on_a_rising_edge() {
        unsigned resets = 0;
        ResetControl control([&] { ++resets; });
        control.resume();
        control.port_a().write(0, 1, 0x02);
        QCOMPARE(resets, 0u);
        control.port_a().write(0, 1, 0x03);
        control.port_a().write(0, 1, 0x03);
        QCOMPARE(resets, 1u);
    }

    void port_a_shows_the_a20_gate() {
        ResetControl control({});
        QCOMPARE(control.port_a().read(0, 1), 0x02u);
        control.port_a().write(0, 1, 0x00);
        QCOMPARE(control.port_a().read(0, 1), 0x00u);
    }

    void reset_asked_for_twice_while_held_comes_once() {
        unsigned resets = 0;
        ResetControl control([&] { ++resets; });
        control.write(0, 1, 0x06);
        control.write(0, 1, 0x06);
        QCOMPARE(resets, 0u);
        control.resume();
        QCOMPARE(resets, 1u);
        control.pause();
        control.resume();
        QCOMPARE(resets, 1u);
    }

    void debug_exit_hands_over_the_value_as_wide_as_written() {
        std::vector<std::uint32_t> values;
        DebugExit port([&](std::uint32_t value) { values.push_back(value); });
        port.resume();
        port.write(0, 1, 0x1FF);
        port.write(0, 4, 0x12345678);
        QCOMPARE(values, (std::vector<std::uint32_t>{0xFF, 0x12345678}));
        QCOMPARE(port.read(0, 4), 0u);
    }

    void debug_exit_held_hands_over_the_value_on_resume() {
        std::vector<std::uint32_t> values;
        DebugExit port([&](std::uint32_t value) { values.push_back(value); });
        port.write(0, 1, 0x21);
        port.resume();
        QCOMPARE(values, std::vector<std::uint32_t>{0x21});
    }

    void scratch_ports_remember_the_last_byte() {
        ScratchPorts ports("post");
        ports.write(0, 1, 0x42);
        ports.write(4, 2, 0xBEEF);
        QCOMPARE(ports.read(0, 1), 0x42u);
        QCOMPARE(ports.read(5, 1), 0xBEu);
        QCOMPARE(ports.value(4), 0xEF);
        QCOMPARE(ports.value(100), 0xFF);
    }
};

QTEST_GUILESS_MAIN(PlatformTest)
#include "platform_test.moc"
