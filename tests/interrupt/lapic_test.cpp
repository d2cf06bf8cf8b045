// SPDX-License-Identifier: BSD-2-Clause
#include "backend/interrupt/lapic.h"

#include <QtTest>

#include "tests/interrupt/lapic_fixture.h"

using namespace apiary::interrupt;
using namespace apiary::interrupt::lapic;

namespace {
std::optional<std::uint8_t> vector(int value) { return static_cast<std::uint8_t>(value); }
const std::optional<std::uint8_t> kNone;
}  // namespace

/// Delivery: what comes in, in which order it goes to the core, and who is woken.
class LapicTest : public QObject {
    Q_OBJECT

private slots:
    void new_apic_has_no_work_and_refuses_vectors() {
        LapicFixture f;
        QVERIFY(!f.apic.has_work());
        QVERIFY(!f.fixed(0x40));
        QCOMPARE(f.apic.acknowledge(), kNone);
        QCOMPARE(f.wakes, 0);
    }
    void fixed_interrupt_goes_through_irr_and_isr() {
        LapicFixture f;
        f.enable();
        QVERIFY(f.fixed(0x41));
        QCOMPARE(f.apic.read(kIrr + 0x20), 1u << 1);
        QCOMPARE(f.wakes, 1);
        QVERIFY(f.apic.has_interrupt());
        QCOMPARE(f.apic.highest_pending(), vector(0x41));
        QCOMPARE(f.apic.acknowledge(), vector(0x41));
        QCOMPARE(f.apic.read(kIrr + 0x20), 0u);
        QCOMPARE(f.apic.read(kIsr + 0x20), 1u << 1);
        QCOMPARE(f.apic.read(kPpr), 0x40u);
        QVERIFY(!f.apic.has_work());
        f.end();
        QCOMPARE(f.apic.read(kIsr + 0x20), 0u);
        QCOMPARE(f.apic.read(kPpr), 0u);
        QVERIFY(f.bus.ends.empty());
    }
    void interrupts_are_given_by_priority_class() {
        LapicFixture f;
        f.enable();
        f.fixed(0x31);
        f.fixed(0x55);
        f.fixed(0x52);
        QCOMPARE(f.apic.acknowledge(), vector(0x55));
        f.fixed(0x5f);  // The same class does not interrupt.
        QCOMPARE(f.apic.acknowledge(), kNone);
        f.fixed(0x60);
        QCOMPARE(f.apic.acknowledge(), vector(0x60));
        f.end();
        QCOMPARE(f.apic.acknowledge(), kNone);
        f.end();
        QCOMPARE(f.apic.acknowledge(), vector(0x5f));
        f.end();
        QCOMPARE(f.apic.acknowledge(), vector(0x52));
        f.end();
        QCOMPARE(f.apic.acknowledge(), vector(0x31));
        f.end();
        f.end();  // One too many does nothing.
        QVERIFY(!f.apic.has_work());
    }

    void task_priority_holds_interrupts_back_data() {
        QTest::addColumn<int>("tpr");
        QTest::addColumn<int>("requested");
        QTest::addColumn<bool>("deliverable");
        QTest::newRow("0 and 0x10") << 0 << 0x10 << true;
        QTest::newRow("0x0f and 0x10") << 0x0f << 0x10 << true;
        QTest::newRow("0x10 and 0x1f") << 0x10 << 0x1f << false;
        QTest::newRow("0x1f and 0x20") << 0x1f << 0x20 << true;
        QTest::newRow("0x80 and 0x8f") << 0x80 << 0x8f << false;
        QTest::newRow("0x80 and 0x90") << 0x80 << 0x90 << true;
        QTest::newRow("0xff and 0xff") << 0xff << 0xff << false;
        QTest::newRow("0xe0 and 0xff") << 0xe0 << 0xff << true;
    }
    void task_priority_holds_interrupts_back() {
        QFETCH(int, tpr);
        QFETCH(int, requested);
        QFETCH(bool, deliverable);
        LapicFixture f;
        f.enable();
        f.apic.write(kTpr, static_cast<std::uint32_t>(tpr));
        f.fixed(static_cast<std::uint8_t>(requested));
        QCOMPARE(f.apic.has_work(), deliverable);
        QCOMPARE(f.wakes, deliverable ? 1 : 0);
        QCOMPARE(f.apic.highest_pending(), deliverable ? vector(requested) : kNone);
        f.apic.set_tpr(0);
        QCOMPARE(f.apic.acknowledge(), vector(requested));
    }
    void cr8_is_the_upper_half_of_the_task_priority() {
        LapicFixture f;
        f.apic.write(kTpr, 0x5a);
        QCOMPARE(f.apic.tpr(), std::uint8_t(5));
        f.apic.set_tpr(9);
        QCOMPARE(f.apic.read(kTpr), 0x90u);
        QCOMPARE(f.apic.read(kPpr), 0x90u);
    }
    void wake_is_called_only_for_news_from_outside() {
        LapicFixture f;
        f.enable();
        f.fixed(0x40);
        f.fixed(0x50);  // There is work already.
        QCOMPARE(f.wakes, 1);
        (void)f.apic.acknowledge();
        f.end();  // 0x40 becomes deliverable, by the vCPU's own doing.
        QVERIFY(f.apic.has_work());
        QCOMPARE(f.wakes, 1);
        f.apic.write(kIcrLow, 0x4'0061);  // Self
        QCOMPARE(f.wakes, 1);
        f.accept(DeliveryMode::Nmi);
        QCOMPARE(f.wakes, 2);
    }
    void end_of_level_interrupt_is_told_to_the_bus_once() {
        LapicFixture f;
        f.enable();
        f.fixed(0x70, true);
        QCOMPARE(f.apic.read(kTmr + 0x30), 1u << 16);
        (void)f.apic.acknowledge();
        QVERIFY(f.bus.ends.empty());
        f.end();
        QCOMPARE(f.bus.ends, std::vector<std::uint8_t>{0x70});
        f.fixed(0x70, false);  // As an edge now
        QCOMPARE(f.apic.read(kTmr + 0x30), 0u);
        (void)f.apic.acknowledge();
        f.end();
        QCOMPARE(f.bus.ends.size(), std::size_t(1));
    }

    void vector_below_16_is_an_error() {
        LapicFixture f;
        f.enable();
        f.apic.write(kLvtError, 0xfe);
        QVERIFY(!f.fixed(0x0f));
        QCOMPARE(f.apic.acknowledge(), vector(0xfe));
        f.end();
        QCOMPARE(f.apic.read(kEsr), 0u);
        f.apic.write(kEsr, 0);
        QCOMPARE(f.apic.read(kEsr), 1u << 6);
        f.apic.write(kEsr, 0);
        QCOMPARE(f.apic.read(kEsr), 0u);
    }
    void error_entry_with_a_bad_vector_does_not_recurse() {
        LapicFixture f;
        f.enable();
        f.apic.write(kLvtError, 0x05);
        QVERIFY(!f.fixed(0x03));
        (void)f.apic.read(0x400);
        f.apic.write(kEsr, 0);
        QCOMPARE(f.apic.read(kEsr), 1u << 6 | 1u << 7);
        QVERIFY(!f.apic.has_work());
    }

    void nmi_is_latched_once_and_taken_even_from_a_disabled_apic() {
        LapicFixture f;
        QVERIFY(f.accept(DeliveryMode::Nmi));
        QVERIFY(f.accept(DeliveryMode::Nmi));
        QCOMPARE(f.apic.work(), LocalApic::kNmi);
        QVERIFY(f.apic.take_nmi());
        QVERIFY(!f.apic.take_nmi());
        QVERIFY(!f.apic.has_work());
    }
    void smi_and_reserved_modes_are_refused() {
        LapicFixture f;
        f.enable();
        QVERIFY(!f.accept(DeliveryMode::Smi));
        QVERIFY(!f.accept(DeliveryMode::Reserved, 0x40));
        QVERIFY(!f.apic.has_work());
    }

    void startup_sequence_of_an_application_processor() {
        LapicFixture f(false);
        QVERIFY(f.apic.waiting_for_startup());
        f.accept(DeliveryMode::Init);
        QCOMPARE(f.apic.work(), LocalApic::kInit);
        f.accept(DeliveryMode::Startup, 0x9a);  // Before the INIT was taken
        f.accept(DeliveryMode::Startup, 0x9b);  // The usual second one
        QCOMPARE(f.apic.take_startup(), kNone);
        QVERIFY(f.apic.take_init());
        QVERIFY(!f.apic.take_init());
        QCOMPARE(f.apic.work(), LocalApic::kStartup);
        QCOMPARE(f.apic.take_startup(), vector(0x9a));
        QVERIFY(!f.apic.waiting_for_startup());
        QVERIFY(!f.accept(DeliveryMode::Startup, 0x9c));
        QCOMPARE(f.apic.take_startup(), kNone);
        QVERIFY(!f.apic.has_work());
    }
    void startup_ipi_without_init_starts_a_waiting_processor() {
        LapicFixture f(false);
        QVERIFY(f.accept(DeliveryMode::Startup, 0x12));
        QCOMPARE(f.apic.take_startup(), vector(0x12));
    }
    void init_forgets_a_startup_that_came_before_it() {
        LapicFixture f(false);
        f.accept(DeliveryMode::Startup, 0x12);
        f.accept(DeliveryMode::Init);
        QVERIFY(f.apic.take_init());
        QCOMPARE(f.apic.take_startup(), kNone);
        QVERIFY(f.apic.waiting_for_startup());
    }
    void init_of_the_bsp_resets_it_without_waiting() {
        LapicFixture f;
        f.enable();
        f.apic.write(kTpr, 0x40);
        f.fixed(0x30);
        f.accept(DeliveryMode::Init);
        QVERIFY(!f.accept(DeliveryMode::Startup, 1));
        QVERIFY(f.apic.take_init());
        QVERIFY(!f.apic.waiting_for_startup());
        QCOMPARE(f.apic.read(kTpr), 0u);
        QCOMPARE(f.apic.read(kSvr), 0xffu);
        QCOMPARE(f.apic.read(kIrr + 0x10), 0u);
        QVERIFY(!f.apic.has_work());
    }
    void init_keeps_the_apic_base() {
        LapicFixture f;
        f.enter_x2apic();
        const std::uint64_t base = f.apic.apic_base();
        f.accept(DeliveryMode::Init);
        QVERIFY(f.apic.take_init());
        QCOMPARE(f.apic.apic_base(), base);
        QCOMPARE(f.apic.read_msr(0x80d), std::optional<std::uint64_t>(8));
    }
    void waiting_processor_is_not_woken_by_interrupts() {
        LapicFixture f(false);
        f.accept(DeliveryMode::Nmi);
        f.accept(DeliveryMode::ExtInt);
        f.apic.set_lint(0, true);
        QVERIFY(!f.apic.has_work());
        QCOMPARE(f.apic.acknowledge(), kNone);
        QCOMPARE(f.wakes, 0);
    }

    // The 8259 on LINT0.

    void external_interrupt_in_virtual_wire_mode_comes_from_the_8259() {
        LapicFixture f;
        f.apic.enter_virtual_wire_mode();
        QVERIFY(!f.apic.has_work());
        f.apic.set_lint(0, true);
        QCOMPARE(f.apic.work(), LocalApic::kExternal);
        QCOMPARE(f.wakes, 1);
        f.bus.on_acknowledge = [&] { f.apic.set_lint(0, false); };
        QCOMPARE(f.apic.acknowledge(), vector(0x30));
        QCOMPARE(f.bus.external_acknowledges, 1);
        QVERIFY(!f.apic.has_work());
        QCOMPARE(f.apic.read(kIsr + 0x10), 0u);  // It has no place in the ISR.
    }
    void external_interrupt_knows_no_task_priority_and_comes_first() {
        LapicFixture f;
        f.apic.enter_virtual_wire_mode();
        f.fixed(0xf0);
        f.apic.set_lint(0, true);
        f.bus.on_acknowledge = [&] { f.apic.set_lint(0, false); };
        QCOMPARE(f.apic.acknowledge(), vector(0x30));
        QCOMPARE(f.apic.acknowledge(), vector(0xf0));
        f.apic.set_lint(0, true);
        QVERIFY(f.apic.has_interrupt());
    }
    void external_interrupt_that_is_lowered_again_is_gone() {
        LapicFixture f;
        f.apic.enter_virtual_wire_mode();
        f.apic.set_lint(0, true);
        f.apic.set_lint(0, false);
        QVERIFY(!f.apic.has_work());
        QCOMPARE(f.apic.acknowledge(), kNone);
    }
    void external_interrupt_needs_lint0_unmasked_or_the_apic_off_data() {
        QTest::addColumn<quint32>("entry");
        QTest::addColumn<bool>("off");
        QTest::addColumn<bool>("requested");
        QTest::newRow("ExtINT") << 0x700u << false << true;
        QTest::newRow("masked") << 0x10700u << false << false;
        QTest::newRow("fixed") << 0x00040u << false << false;
        QTest::newRow("off") << 0x10000u << true << true;
    }
    void external_interrupt_needs_lint0_unmasked_or_the_apic_off() {
        QFETCH(quint32, entry);
        QFETCH(bool, off);
        QFETCH(bool, requested);
        LapicFixture f;
        f.enable();
        f.apic.write(kLvtLint0, entry);
        if (off) {
            QVERIFY(f.apic.write_msr(kMsrApicBase, 0xfee00100));
        }
        f.apic.set_lint(0, true);
        QCOMPARE((f.apic.work() & LocalApic::kExternal) != 0, requested);
    }
    void external_interrupt_by_message_is_taken_once() {
        LapicFixture f;
        f.accept(DeliveryMode::ExtInt);
        QCOMPARE(f.apic.acknowledge(), vector(0x30));
        QCOMPARE(f.apic.acknowledge(), kNone);
    }

    // LINT pins in the other modes.

    void lint_edge_delivers_as_its_entry_says() {
        LapicFixture f;
        f.enable();
        f.apic.write(kLvtLint0, 0x45);
        f.apic.write(kLvtLint1, 0x400);
        f.apic.set_lint(0, true);
        f.apic.set_lint(0, true);
        QCOMPARE(f.apic.acknowledge(), vector(0x45));
        QCOMPARE(f.apic.acknowledge(), kNone);
        f.end();
        f.apic.set_lint(0, false);
        f.apic.set_lint(0, true);
        QCOMPARE(f.apic.acknowledge(), vector(0x45));
        f.apic.set_lint(1, true);
        QVERIFY(f.apic.take_nmi());
        QVERIFY(!f.apic.take_nmi());
    }
    void lint_level_is_sent_again_after_its_end() {
        LapicFixture f;
        f.enable();
        f.apic.write(kLvtLint0, 0x8045);
        f.apic.set_lint(0, true);
        QCOMPARE(f.apic.read(kLvtLint0), 0xc045u);
        QCOMPARE(f.apic.acknowledge(), vector(0x45));
        QCOMPARE(f.apic.acknowledge(), kNone);
        f.end();
        QCOMPARE(f.apic.acknowledge(), vector(0x45));
        f.apic.set_lint(0, false);
        f.end();
        QCOMPARE(f.apic.read(kLvtLint0), 0x8045u);
        QCOMPARE(f.apic.acknowledge(), kNone);
    }
    void lint_masked_delivers_nothing() {
        LapicFixture f;
        f.enable();
        f.apic.write(kLvtLint1, 0x10400);
        f.apic.set_lint(1, true);
        QVERIFY(!f.apic.has_work());
    }

    // Software disable and enable.

    void software_disable_masks_the_entries_and_refuses_vectors() {
        LapicFixture f;
        f.enable();
        f.apic.write(kLvtTimer, 0x40);
        f.apic.write(kLvtLint0, 0x700);
        f.apic.write(kSvr, 0xff);
        QCOMPARE(f.apic.read(kLvtTimer), 0x10040u);
        QCOMPARE(f.apic.read(kLvtLint0), 0x10700u);
        f.apic.write(kLvtTimer, 0x41);
        QCOMPARE(f.apic.read(kLvtTimer), 0x10041u);
        QVERIFY(!f.fixed(0x40));
        f.enable();
        QCOMPARE(f.apic.read(kLvtTimer), 0x10041u);
        f.apic.write(kLvtTimer, 0x41);
        QCOMPARE(f.apic.read(kLvtTimer), 0x41u);
    }
    void software_disable_keeps_what_is_requested() {
        LapicFixture f;
        f.enable();
        f.fixed(0x40);
        f.apic.write(kSvr, 0xff);
        QCOMPARE(f.apic.acknowledge(), vector(0x40));
        f.end();
        QVERIFY(!f.apic.has_work());
    }
    void arbitration_priority_is_that_of_the_processor() {
        LapicFixture f;
        QVERIFY(!f.apic.arbitration_priority());
        f.enable();
        f.apic.write(kTpr, 0x35);
        QCOMPARE(f.apic.arbitration_priority(), vector(0x35));
        f.fixed(0x80);
        (void)f.apic.acknowledge();
        QCOMPARE(f.apic.arbitration_priority(), vector(0x80));
    }
    void reset_gives_the_state_after_power_on() {
        LapicFixture f(false);
        const auto fresh = f.apic.save();
        f.enable();
        f.accept(DeliveryMode::Nmi);
        f.accept(DeliveryMode::Startup, 1);
        (void)f.apic.take_startup();
        f.fixed(0x30);
        f.apic.write(kLdr, 0xff000000);
        f.apic.write(kLvtTimer, 0x40);
        f.apic.write(kInitialCount, 100);
        f.enter_x2apic();
        f.apic.reset();
        QCOMPARE(f.apic.save(), fresh);
        QVERIFY(!f.apic.has_work());
    }
};

QTEST_GUILESS_MAIN(LapicTest)
#include "lapic_test.moc"
