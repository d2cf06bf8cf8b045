// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/timer/legacy_timer_routing.h"

#include <QTest>

using namespace apiary;
using namespace apiary::device;

namespace {

struct Rig {
    bool irq0 = false;
    bool irq8 = false;
    std::shared_ptr<LegacyTimerRouting> routing = LegacyTimerRouting::create(
        interrupt::Line([this](bool level) { irq0 = level; }), interrupt::Line([this](bool level) { irq8 = level; }));
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
