// SPDX-License-Identifier: BSD-2-Clause
// A local APIC whose registers an engine keeps for a while.
#include <QtTest>

#include "tests/interrupt/lapic_fixture.h"

using namespace apiary::interrupt;
using namespace apiary::interrupt::lapic;
using nlohmann::json;

namespace {

/// Something in every field of the page; the timer counts down from 1000 times 16 ns, and has 700 left.
void fill(LapicFixture& f) {
    f.fill();
    f.apic.write(kLvtLint0, 0x700);
    f.apic.write(kLvtLint1, 0x400);
    f.clock.advance(apiary::Nanoseconds(300 * 16));
}

}  // namespace

class LapicHandoverTest : public QObject {
    Q_OBJECT

private slots:
    void registers_come_back_as_they_went() {
        LapicFixture f;
        fill(f);
        f.apic.pause();
        const json before = f.apic.save();
        const ApicPage page = f.apic.hand_over();
        QCOMPARE(page.at(kId), 3u << 24);
        QCOMPARE(page.at(kTpr), 0x21u);
        QCOMPARE(page.at(kIsr + 0x30), 1u);
        QCOMPARE(page.at(kTmr + 0x30), 1u);
        QCOMPARE(page.at(kIrr + 0x40), 1u << 16);
        QCOMPARE(page.at(kCurrentCount), 700u);
        QVERIFY(!f.apic.claims(kDefaultBase));
        f.apic.take_back(page);
        QCOMPARE(f.apic.save(), before);
        QVERIFY(f.apic.claims(kDefaultBase));
    }

    void x2apic_comes_back_as_it_went() {
        LapicFixture f;
        f.enter_x2apic();
        (void)f.apic.write_msr(0x80f, 0x1ff);
        (void)f.apic.write_msr(0x832, 0x40044);
        (void)f.apic.write_msr(kMsrTscDeadline, 1'000'000);
        (void)f.apic.write_msr(0x830, 0x1234'5678'0000'4031);
        const json before = f.apic.save();
        const ApicPage page = f.apic.hand_over();
        QCOMPARE(page.at(kId), 3u);
        QCOMPARE(page.tsc_deadline, 1'000'000u);
        QCOMPARE(page.at(kIcrHigh), 0x1234'5678u);
        f.apic.take_back(page);
        QCOMPARE(f.apic.save(), before);
    }

    void timer_rings_where_the_registers_are() {
        LapicFixture f;
        f.enable();
        f.apic.write(kLvtTimer, 0x40);
        f.apic.write(kInitialCount, 100);
        ApicPage page = f.apic.hand_over();
        f.clock.advance(apiary::Nanoseconds(1'000'000));
        QVERIFY(!f.apic.has_work());
        page.at(kCurrentCount) = 50;
        f.apic.take_back(page);
        f.clock.advance(apiary::Nanoseconds(50 * 2 - 1));
        QVERIFY(!f.apic.has_interrupt());
        f.clock.advance(apiary::Nanoseconds(1));
        QVERIFY(f.apic.has_interrupt());
    }

    void timer_that_stands_is_not_started() {
        LapicFixture f;
        f.enable();
        f.apic.write(kLvtTimer, 0x40);
        f.apic.write(kInitialCount, 100);
        f.clock.advance(apiary::Nanoseconds(1000));
        QCOMPARE(f.apic.acknowledge().value_or(0), 0x40);
        const ApicPage page = f.apic.hand_over();
        QCOMPARE(page.at(kInitialCount), 0u);
        f.apic.take_back(page);
        f.end();
        f.clock.advance(apiary::Nanoseconds(1'000'000));
        QVERIFY(!f.apic.has_interrupt());
    }

    /// One whose end comes while the machine stands rings elsewhere.
    void timer_that_ends_meanwhile_is_about_to_ring() {
        LapicFixture f;
        f.enable();
        f.apic.write(kLvtTimer, 0x40);
        f.apic.write(kInitialCount, 100);
        f.clock.advance(apiary::Nanoseconds(199));
        f.apic.pause();
        const ApicPage page = f.apic.hand_over();
        QCOMPARE(page.at(kInitialCount), 100u);
        QCOMPARE(page.at(kCurrentCount), 1u);
    }

    void page_beyond_the_registers_here_gives_a_state_that_can_be_saved() {
        LapicFixture f;
        ApicPage page = f.apic.hand_over();
        page.registers.fill(0xffff'ffff);
        f.apic.take_back(page);
        const auto restored = f.apic.restore(f.apic.save(), {});
        QVERIFY2(restored.has_value(), restored ? "" : restored.error().cause.c_str());
        QCOMPARE(f.apic.read(kIrr), 0xffff'0000u);
    }

    void waiting_processor_waits_where_the_registers_are() {
        LapicFixture f(false);
        ApicPage page = f.apic.hand_over();
        QVERIFY(page.waiting);
        QVERIFY(!f.apic.waiting_for_startup());
        f.apic.take_back(page);
        QVERIFY(f.apic.waiting_for_startup());
        (void)f.apic.hand_over();
        page.waiting = false;
        f.apic.take_back(page);
        QVERIFY(!f.apic.waiting_for_startup());
    }

    void wires_are_told_and_messages_are_not_taken() {
        LapicFixture f;
        f.enable();
        (void)f.apic.hand_over();
        QVERIFY(!f.fixed(0x40));
        QVERIFY(!f.accept(DeliveryMode::Nmi));
        QVERIFY(!f.apic.has_work());
        f.apic.set_lint(1, true);
        QCOMPARE(f.wakes, 1);
        QVERIFY((f.apic.work() & LocalApic::kWire) != 0);
        QCOMPARE(f.apic.take_wires(), 2u);
        QCOMPARE(f.apic.take_wires(), 0u);
        f.apic.set_lint(1, false);
        QVERIFY(!f.apic.has_work());
    }

    void wire_is_sent_as_its_entry_says() {
        LapicFixture f;
        f.apic.deliver_wire(1, 0x400);
        f.apic.deliver_wire(0, 0x45);
        f.apic.deliver_wire(1, kLvtMasked | 0x400);
        f.apic.deliver_wire(0, 0x700);  // The 8259's interrupt is acknowledged instead.
        QCOMPARE(f.bus.messages.size(), std::size_t{2});
        QVERIFY(f.bus.messages[0] == (Message{.destination = 3, .mode = DeliveryMode::Nmi}));
        QVERIFY(f.bus.messages[1] == (Message{.destination = 3, .vector = 0x45}));
    }

    void interrupt_of_the_8259_is_acknowledged_wherever_the_registers_are() {
        LapicFixture f;
        (void)f.apic.hand_over();
        f.apic.set_lint(0, true);
        QVERIFY(f.apic.has_interrupt());
        f.bus.on_acknowledge = [&] { f.apic.set_lint(0, false); };
        QCOMPARE(f.apic.acknowledge().value_or(0), 0x30);
        QCOMPARE(f.bus.taken, 1);
        QVERIFY(!f.apic.has_interrupt());
        QVERIFY(f.accept(DeliveryMode::ExtInt));
        QVERIFY(f.apic.has_interrupt());
    }

    void wire_that_nobody_has_asked_for_is_delivered_here() {
        LapicFixture f;
        f.enable();
        f.apic.write(kLvtLint1, 0x400);
        const ApicPage page = f.apic.hand_over();
        f.apic.set_lint(1, true);
        f.apic.take_back(page);
        QVERIFY(f.apic.take_nmi());
        QCOMPARE(f.apic.take_wires(), 0u);
    }

    void end_that_an_engine_tells_is_told_to_the_bus() {
        LapicFixture f;
        f.apic.ended_elsewhere(0x55);
        QCOMPARE(f.bus.ends, std::vector<std::uint8_t>{0x55});
    }
};

QTEST_GUILESS_MAIN(LapicHandoverTest)
#include "lapic_handover_test.moc"
