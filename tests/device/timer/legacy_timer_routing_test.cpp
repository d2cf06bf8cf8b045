// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/timer/legacy_timer_routing.h"

#include <QTest>

#include "backend/device/timer/frequency.h"
#include "backend/device/timer/pit.h"
#include "backend/interrupt/router.h"
#include "backend/memory/bus.h"

using namespace apiary;
using namespace apiary::device;
using namespace std::chrono_literals;

namespace {

struct Rig {
    bool irq0 = false;
    bool irq8 = false;
    std::shared_ptr<LegacyTimerRouting> routing = LegacyTimerRouting::create(
        interrupt::Line([this](bool level) { irq0 = level; }), interrupt::Line([this](bool level) { irq8 = level; }));
};

/// A PIT that ticks every 4 ms, wired to one vCPU as in a PC.
struct TickingRig {
    ManualClock clock;
    interrupt::Router router;
    memory::Bus ports, mmio;
    std::shared_ptr<LegacyTimerRouting> routing = LegacyTimerRouting::create(router.isa_irq(0), router.isa_irq(8),
                                                                             [this] { return router.isa_edge_waits(0); });
    interrupt::LocalApic& apic = router.add_lapic(
        {.bootstrap = true, .tsc = {.read = [] { return std::uint64_t(0); }, .frequency = 1'000'000'000}, .wake = [] {}}, clock);
    Pit pit{clock, routing->pit_line()};

    TickingRig() {
        router.on_interrupt_taken([this] { routing->interrupt_taken(); });
        (void)router.attach(ports, mmio);
        apic.enter_virtual_wire_mode();
        pit.resume();
        pit.write(3, 1, 0x34);
        pit.write(0, 1, 4772 & 0xFF);
        pit.write(0, 1, 4772 >> 8);
    }
    /// As Linux does: the timer through pin 2 of the I/O APIC.
    void use_ioapic() {
        apic.write(interrupt::lapic::kSvr, 0x1FF);
        mmio.write(interrupt::IoApic::kBase, 4, 0x10 + 2 * 2);
        mmio.write(interrupt::IoApic::kBase + 0x10, 4, 0x30);
    }
    void use_pic() {
        ports.write(0x20, 1, 0x11);
        for (const std::uint8_t value : {0x20, 0x04, 0x01, 0xFE}) {  // Vectors from 0x20, all but IRQ 0 masked.
            ports.write(0x21, 1, value);
        }
    }
    /// Takes and ends every interrupt there is; how many there were.
    unsigned take_all() {
        unsigned taken = 0;
        while (apic.has_interrupt() && apic.acknowledge()) {
            apic.write(interrupt::lapic::kEoi, 0);
            ports.write(0x20, 1, 0x20);
            ++taken;
        }
        return taken;
    }
};

}  // namespace

class LegacyTimerRoutingTest : public QObject {
    Q_OBJECT

private slots:
    void legacy_lines_go_through_at_first() {
        Rig rig;
        rig.routing->pit_line().set(true);
        rig.routing->hpet_irq8_line().set(true);
        QVERIFY(rig.irq0);
        QVERIFY(!rig.irq8);
    }

    void replacement_lets_the_hpet_through_alone() {
        Rig rig;
        rig.routing->set_replaced(true);
        rig.routing->pit_line().set(true);
        rig.routing->hpet_irq8_line().set(true);
        QVERIFY(!rig.irq0);
        QVERIFY(rig.irq8);
    }

    void switching_shows_the_level_of_the_new_source() {
        Rig rig;
        rig.routing->pit_line().set(true);
        rig.routing->hpet_irq8_line().set(true);
        rig.routing->set_replaced(true);
        QVERIFY(!rig.irq0);
        QVERIFY(rig.irq8);
        rig.routing->set_replaced(false);
        QVERIFY(rig.irq0);
        QVERIFY(!rig.irq8);
    }

    void ticks_thatNoCpuTook_areMadeUpFor_data() {
        QTest::addColumn<bool>("ioapic");
        QTest::newRow("I/O APIC") << true;
        QTest::newRow("8259") << false;
    }

    void ticks_thatNoCpuTook_areMadeUpFor() {
        QFETCH(bool, ioapic);
        TickingRig rig;
        ioapic ? rig.use_ioapic() : rig.use_pic();
        rig.take_all();
        rig.clock.advance(40ms);  // The vCPU has no host CPU meanwhile.
        const unsigned taken = rig.take_all();
        QVERIFY2(taken == 9 || taken == 10, qPrintable(QString::number(taken)));
        rig.clock.advance(4ms);
        QCOMPARE(rig.take_all(), 1u);
    }

    void ticks_ofAMaskedPin_areLost() {
        TickingRig rig;
        rig.clock.advance(40ms);
        rig.use_ioapic();
        QCOMPARE(rig.take_all(), 0u);
        rig.clock.advance(4ms);
        QCOMPARE(rig.take_all(), 1u);
    }

    void ticks_owedWithoutEnd_areBounded() {
        TickingRig rig;
        rig.use_ioapic();
        rig.clock.advance(10s);
        QCOMPARE(rig.take_all(), static_cast<unsigned>(kMostLateTicks) + 1);
    }

    void replacement_forgetsWhatIsOwed() {
        TickingRig rig;
        rig.use_ioapic();
        rig.clock.advance(40ms);
        rig.routing->set_replaced(true);
        QCOMPARE(rig.take_all(), 1u);
    }

    void lines_outlive_the_owners_pointer() {
        Rig rig;
        const interrupt::Line line = rig.routing->rtc_line();
        rig.routing.reset();
        line.set(true);
        QVERIFY(rig.irq8);
    }
};

QTEST_GUILESS_MAIN(LegacyTimerRoutingTest)
#include "legacy_timer_routing_test.moc"
