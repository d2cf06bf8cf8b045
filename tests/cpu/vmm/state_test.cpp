// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/vmm/state.h"

#include <QTest>

using apiary::cpu::State;
using apiary::cpu::vmm::from_module;
using apiary::cpu::vmm::to_module;

class StateTest : public QObject {
    Q_OBJECT

private slots:
    void activity_goesToTheModuleAndBack_data() {
        QTest::addColumn<unsigned>("bit");
        QTest::addColumn<bool State::*>("field");
        QTest::newRow("halted") << unsigned{APIARY_VMM_HALTED} << &State::halted;
        QTest::newRow("shadow") << unsigned{APIARY_VMM_SHADOW} << &State::interrupt_shadow;
        QTest::newRow("NMI blocked") << unsigned{APIARY_VMM_NMI_BLOCKED} << &State::nmi_blocked;
        QTest::newRow("NMI pending") << unsigned{APIARY_VMM_NMI_PENDING} << &State::nmi_pending;
    }
    void activity_goesToTheModuleAndBack() {
        QFETCH(const unsigned, bit);
        QFETCH(bool State::*, field);
        QCOMPARE(to_module(0, State()).activity, 0u);
        State state;
        state.*field = true;
        const apiary_vmm_state module = to_module(3, state);
        QCOMPARE(module.vcpu, 3u);
        QCOMPARE(module.activity, bit);
        QVERIFY(from_module(module, State()).*field);
        // What the module does not say is not so, whatever was before.
        QVERIFY(!(from_module({}, state).*field));
    }
    void registers_goToTheModuleAndBack() {
        State state;
        state.gpr[3] = 1;
        state.rip = 2;
        state.seg[4] = {.selector = 3, .base = 4, .limit = 5, .access = 0x93};
        state.idtr = {.base = 6, .limit = 7};
        state.dr[2] = 8;
        state.tsc_adjust = 9;
        state.xsave[100] = std::byte{10};
        QVERIFY(from_module(to_module(0, state), State()) == state);
    }
};

Q_DECLARE_METATYPE(bool State::*)
QTEST_APPLESS_MAIN(StateTest)
#include "state_test.moc"
