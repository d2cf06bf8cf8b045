// SPDX-License-Identifier: BSD-2-Clause
#include "backend/interrupt/pic.h"

#include <QtTest>

using namespace apiary::interrupt;
using nlohmann::json;

namespace {

struct Fixture {
    /// Initialized the way PC kernels do it: vectors 0x20 and 0x28, nothing masked.
    explicit Fixture(std::uint8_t icw4 = 0x01) {
        initialize(icw4);
        out(0x21, 0x00);
        out(0xa1, 0x00);
    }
    void initialize(std::uint8_t icw4) {
        for (const auto& [port, base, icw3] : {std::tuple{0x20, 0x20, 0x04}, std::tuple{0xa0, 0x28, 0x02}}) {
            out(port, 0x11);
            out(port + 1, static_cast<std::uint8_t>(base));
            out(port + 1, static_cast<std::uint8_t>(icw3));
            out(port + 1, icw4);
        }
    }
    void out(int port, std::uint8_t value) { pic->write_port(static_cast<std::uint16_t>(port), value); }
    int in(int port) { return pic->read_port(static_cast<std::uint16_t>(port)); }
    void pulse(unsigned pin) {
        pic->set_pin(pin, true);
        pic->set_pin(pin, false);
    }
    int acknowledge() { return pic->acknowledge(); }
    int isr(int port) {
        out(port, 0x0b);
        return in(port);
    }
    int irr(int port) {
        out(port, 0x0a);
        return in(port);
    }

    bool intr = false;
    int rises = 0;
    std::shared_ptr<PicPair> pic = std::make_shared<PicPair>([this](bool level) {
        intr = level;
        rises += level ? 1 : 0;
    });
};

}  // namespace

class PicTest : public QObject {
    Q_OBJECT

private slots:
    void new_pic_is_quiet_and_keeps_its_mask() {
        Fixture f;
        f.pic->reset();
        f.pulse(4);
        QVERIFY(!f.intr);
        QCOMPARE(f.in(0x21), 0xff);
        f.out(0x21, 0xfb);
        QCOMPARE(f.in(0x21), 0xfb);  // How Linux finds out whether there is one.
        f.out(0xa1, 0x55);
        QCOMPARE(f.in(0xa1), 0x55);
    }
    void interrupt_gives_its_vector_data() {
        QTest::addColumn<int>("pin");
        QTest::addColumn<int>("vector");
        for (int pin = 0; pin < 16; ++pin) {
            if (pin != 2) {
                QTest::addRow("IRQ %d", pin) << pin << 0x20 + pin;
            }
        }
    }
    void interrupt_gives_its_vector() {
        QFETCH(int, pin);
        QFETCH(int, vector);
        Fixture f;
        f.pulse(static_cast<unsigned>(pin));
        QVERIFY(f.intr);
        QCOMPARE(f.acknowledge(), vector);
        QVERIFY(!f.intr);
        QCOMPARE(f.isr(0x20), pin < 8 ? 1 << pin : 0x04);
        QCOMPARE(f.isr(0xa0), pin < 8 ? 0 : 1 << (pin - 8));
        if (pin >= 8) {
            f.out(0xa0, 0x20);
        }
        f.out(0x20, 0x20);
        QCOMPARE(f.isr(0x20) | f.isr(0xa0), 0);
    }
    void priorities_are_0_1_8_to_15_3_to_7() {
        Fixture f;
        for (unsigned pin = 0; pin < 16; ++pin) {
            if (pin != 2) {
                f.pulse(pin);
            }
        }
        for (const int pin : {0, 1, 8, 9, 10, 11, 12, 13, 14, 15, 3, 4, 5, 6, 7}) {
            QVERIFY(f.intr);
            QCOMPARE(f.acknowledge(), 0x20 + pin);
            if (pin >= 8) {
                f.out(0xa0, 0x20);
            }
            f.out(0x20, 0x20);
        }
        QVERIFY(!f.intr);
    }
    void interrupt_in_service_holds_back_its_equals_and_inferiors() {
        Fixture f;
        f.pulse(4);
        QCOMPARE(f.acknowledge(), 0x24);
        f.pulse(4);
        f.pulse(5);
        QVERIFY(!f.intr);
        f.pulse(3);
        QVERIFY(f.intr);
        QCOMPARE(f.acknowledge(), 0x23);
        f.out(0x20, 0x20);
        QVERIFY(!f.intr);
        f.out(0x20, 0x20);
        QCOMPARE(f.acknowledge(), 0x24);
    }
    void masked_interrupt_waits_in_the_irr() {
        Fixture f;
        f.out(0x21, 0x10);
        f.pulse(4);
        QVERIFY(!f.intr);
        QCOMPARE(f.irr(0x20), 0x10);
        f.out(0x21, 0x00);
        QVERIFY(f.intr);
    }
    void specific_eoi_ends_exactly_its_interrupt() {
        Fixture f;
        f.pulse(4);
        (void)f.acknowledge();
        f.pulse(3);
        (void)f.acknowledge();
        f.out(0x20, 0x64);
        QCOMPARE(f.isr(0x20), 0x08);
        f.out(0x20, 0x63);
        QCOMPARE(f.isr(0x20), 0);
    }
    void auto_eoi_leaves_nothing_in_service() {
        Fixture f(0x03);
        f.pulse(4);
        QCOMPARE(f.acknowledge(), 0x24);
        QCOMPARE(f.isr(0x20), 0);
        f.pulse(12);
        QCOMPARE(f.acknowledge(), 0x2c);
        QCOMPARE(f.isr(0x20) | f.isr(0xa0), 0);
    }
    void spurious_interrupt_is_7_and_not_in_service() {
        Fixture f;
        QCOMPARE(f.acknowledge(), 0x27);
        QCOMPARE(f.isr(0x20), 0);
        f.out(0x4d0, 0x20);
        f.pic->set_pin(5, true);
        QVERIFY(f.intr);
        f.pic->set_pin(5, false);  // Gone before it was acknowledged
        QVERIFY(!f.intr);
        QCOMPARE(f.acknowledge(), 0x27);
    }
    void masked_slave_interrupt_withdraws_its_request() {
        Fixture f;
        f.pulse(10);
        QVERIFY(f.intr);
        f.out(0xa1, 0x04);
        QVERIFY(!f.intr);
        QCOMPARE(f.irr(0x20), 0);
    }

    void rotation_changes_priorities_data() {
        QTest::addColumn<int>("command");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("in_service_after");
        QTest::newRow("set priority, 4 lowest") << 0xc4 << 5 << 0x10;
        QTest::newRow("rotate on general EOI") << 0xa0 << 5 << 0;
        QTest::newRow("rotate on specific EOI") << 0xe4 << 5 << 0;
        QTest::newRow("general EOI") << 0x20 << 0 << 0;
        QTest::newRow("no operation") << 0x40 << 0 << 0x10;
    }
    void rotation_changes_priorities() {
        QFETCH(int, command);
        QFETCH(int, first);
        QFETCH(int, in_service_after);
        Fixture f;
        f.pulse(4);
        (void)f.acknowledge();
        f.out(0x20, static_cast<std::uint8_t>(command));
        QCOMPARE(f.isr(0x20), in_service_after);
        for (const unsigned pin : {0u, 3u, 5u, 7u}) {
            f.pulse(pin);
        }
        QCOMPARE(f.acknowledge(), 0x20 + first);
    }
    void rotation_on_auto_eoi_makes_the_served_one_lowest() {
        Fixture f(0x03);
        f.out(0x20, 0x80);
        f.pulse(3);
        f.pulse(5);
        QCOMPARE(f.acknowledge(), 0x23);
        f.pulse(3);
        QCOMPARE(f.acknowledge(), 0x25);
        QCOMPARE(f.acknowledge(), 0x23);
        f.out(0x20, 0x00);
        f.pulse(4);
        QCOMPARE(f.acknowledge(), 0x24);
        f.pulse(3);
        f.pulse(4);
        QCOMPARE(f.acknowledge(), 0x24);  // 3 is lowest still: nothing rotates any more.
    }
    void special_mask_lets_inferiors_through() {
        Fixture f;
        f.pulse(3);
        (void)f.acknowledge();
        f.pulse(5);
        QVERIFY(!f.intr);
        f.out(0x21, 0x08);
        QVERIFY(!f.intr);
        f.out(0x20, 0x68);
        QVERIFY(f.intr);
        QCOMPARE(f.acknowledge(), 0x25);
        f.out(0x20, 0x20);  // Ends 5: the masked 3 is not ended by it.
        QCOMPARE(f.isr(0x20), 0x08);
        f.out(0x20, 0x20);
        QCOMPARE(f.isr(0x20), 0x08);
        f.out(0x20, 0x48);
        f.out(0x20, 0x20);
        QCOMPARE(f.isr(0x20), 0);
    }
    void special_fully_nested_master_takes_a_superior_of_its_slave() {
        Fixture f(0x11);
        f.pulse(12);
        QCOMPARE(f.acknowledge(), 0x2c);
        f.pulse(14);
        QVERIFY(!f.intr);
        f.pulse(9);
        QVERIFY(f.intr);
        QCOMPARE(f.acknowledge(), 0x29);
        f.pulse(3);
        QVERIFY(!f.intr);
    }
    void poll_takes_the_highest_into_service() {
        Fixture f;
        f.pulse(4);
        f.out(0x20, 0x0c);
        QCOMPARE(f.in(0x20), 0x84);
        QVERIFY(!f.intr);
        QCOMPARE(f.isr(0x20), 0x10);
        f.out(0x20, 0x0c);
        QCOMPARE(f.in(0x21), 0x00);  // Nothing; from either port
        QCOMPARE(f.in(0x21), 0x00);  // And that was the mask again.
        f.pulse(11);
        f.out(0xa0, 0x0c);
        QCOMPARE(f.in(0xa0), 0x83);
        QCOMPARE(f.isr(0xa0), 0x08);
    }

    void level_pin_requests_while_it_is_high() {
        Fixture f;
        f.out(0x4d0, 0x20);
        f.pic->set_pin(5, true);
        QCOMPARE(f.acknowledge(), 0x25);
        f.out(0x20, 0x20);
        QVERIFY(f.intr);  // Still high
        QCOMPARE(f.acknowledge(), 0x25);
        f.pic->set_pin(5, false);
        f.out(0x20, 0x20);
        QVERIFY(!f.intr);
    }
    void edge_pin_requests_once_a_rise() {
        Fixture f;
        f.pic->set_pin(5, true);
        QCOMPARE(f.acknowledge(), 0x25);
        f.out(0x20, 0x20);
        QVERIFY(!f.intr);
        f.pic->set_pin(5, true);
        QVERIFY(!f.intr);
    }
    void elcr_keeps_the_pins_of_the_board_edge_triggered() {
        Fixture f;
        f.out(0x4d0, 0xff);
        f.out(0x4d1, 0xff);
        QCOMPARE(f.in(0x4d0), 0xf8);
        QCOMPARE(f.in(0x4d1), 0xde);
    }
    void initialization_forgets_everything_but_wants_a_new_edge() {
        Fixture f;
        f.pic->set_pin(5, true);
        f.pulse(4);
        (void)f.acknowledge();
        f.out(0x21, 0xff);
        f.out(0x20, 0xc2);
        f.initialize(0x01);
        QCOMPARE(f.in(0x21), 0);
        QCOMPARE(f.isr(0x20) | f.irr(0x20), 0);
        QVERIFY(!f.intr);
        f.pic->set_pin(5, false);
        f.pic->set_pin(5, true);
        QCOMPARE(f.acknowledge(), 0x25);
    }
    void initialization_under_way_requests_nothing() {
        Fixture f;
        f.out(0x20, 0x11);
        f.pulse(4);
        QVERIFY(!f.intr);
        f.out(0x21, 0x47);  // Low bits are not the guest's
        f.out(0x21, 0x04);
        f.out(0x21, 0x01);
        QVERIFY(f.intr);
        QCOMPARE(f.acknowledge(), 0x44);
    }
    void initialization_of_a_single_chip_without_icw4_is_short() {
        Fixture f;
        f.out(0x20, 0x12);
        f.out(0x21, 0x60);
        f.out(0x21, 0xef);  // The mask already
        QCOMPARE(f.in(0x21), 0xef);
        f.pulse(4);
        QCOMPARE(f.acknowledge(), 0x64);
    }
    void second_request_gives_intr_a_new_edge() {
        Fixture f(0x03);
        f.pulse(4);
        f.pulse(5);
        QCOMPARE(f.rises, 1);
        (void)f.acknowledge();
        QCOMPARE(f.rises, 2);
        QVERIFY(f.intr);
    }

    void ports_on_a_bus_reach_the_chips() {
        Fixture f;
        apiary::memory::Bus io;
        QVERIFY(f.pic->attach(io).has_value());
        io.write(0x20, 2, 0xfb0b);  // Command and mask at once
        QCOMPARE(io.read(0x21, 1), std::uint64_t(0xfb));
        QCOMPARE(io.read(0x20, 2), std::uint64_t(0xfb00));
        io.write(0xa1, 1, 0xaa);
        QCOMPARE(io.read(0xa1, 1), std::uint64_t(0xaa));
        io.write(0x4d0, 2, 0xffff);
        QCOMPARE(io.read(0x4d0, 2), std::uint64_t(0xdef8));
        QCOMPARE(io.read(0x22, 1), std::uint64_t(0xff));
        QVERIFY(!f.pic->attach(io).has_value());
    }

    void save_change_restore_save_gives_the_same() {
        Fixture f;
        f.out(0x4d0, 0x20);
        f.pic->set_pin(5, true);
        f.pulse(4);
        (void)f.acknowledge();
        f.pulse(12);
        f.out(0xa0, 0x11);
        const json saved = f.pic->save();
        Fixture other;
        const int rises = other.rises;
        QVERIFY(other.pic->restore(saved, 1 << 5).has_value());
        QCOMPARE(other.pic->save(), saved);
        QCOMPARE(other.rises, rises);
        QCOMPARE(other.pic->output(), f.pic->output());
        for (Fixture* each : {&f, &other}) {
            each->out(0xa1, 0x70);
            each->out(0xa1, 0x02);
            each->out(0xa1, 0x01);
            each->out(0x20, 0x20);
            QCOMPARE(each->acknowledge(), 0x25);
        }
    }
    void restore_of_an_impossible_state_changes_nothing_data() {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::newRow("no object") << "" << "null";
        QTest::newRow("version") << "/version" << "7";
        QTest::newRow("no chip") << "/first" << "[]";
        QTest::newRow("chip version") << "/second/version" << "7";
        QTest::newRow("base") << "/first/base" << "33";
        QTest::newRow("lowest") << "/first/lowest" << "8";
        QTest::newRow("next icw") << "/second/next_icw" << "1";
        QTest::newRow("next icw 5") << "/second/next_icw" << "5";
        QTest::newRow("elcr") << "/first/elcr" << "1";
        QTest::newRow("mask") << "/first/imr" << "256";
        QTest::newRow("flag") << "/first/poll" << "0";
    }
    void restore_of_an_impossible_state_changes_nothing() {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        Fixture f;
        f.pulse(4);
        json bad = f.pic->save();
        const json before = bad;
        bad[json::json_pointer(pointer.toStdString())] = json::parse(value.toStdString());
        QVERIFY(!f.pic->restore(bad, 0).has_value());
        QCOMPARE(f.pic->save(), before);
    }
};

QTEST_GUILESS_MAIN(PicTest)
#include "pic_test.moc"
