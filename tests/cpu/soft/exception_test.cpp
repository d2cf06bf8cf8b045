// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/exception.h"

#include <QTest>

#include "tests/cpu/soft/system_fixture.h"

using namespace apiary;
using namespace apiary::cpu;
using namespace apiary::cpu::soft;
using namespace apiary::cpu::soft::test;

namespace {

constexpr PagingMode kMode = PagingMode::FourLevel;
constexpr std::uint64_t kUnmapped = 0x4000'0000;

/// 64-bit code in ring 0 with a handler for each exception that halts.
class Guest : public SystemFixture {
public:
    Guest() {
        map_low_memory(kMode, kP | kW | kU | kA | kD);
        put_halting_handlers(kMode);
        put<std::uint64_t>(kTss + 4, kStack + 0x3000);  // RSP0
    }
    [[nodiscard]] std::uint64_t frame(unsigned word) { return get<std::uint64_t>(cpu().regs[Rsp] + word * 8); }
};

struct Row {
    const char* name;
    std::initializer_list<int> code;
    unsigned cpl;
    unsigned vector;
    int error;            ///< -1: none is pushed.
    unsigned rip_offset;  ///< Of the pushed RIP, from kCode.
};

const Row kRows[] = {
    {"UD2", {0x0f, 0x0b}, 0, 6, -1, 0},
    {"divide by zero", {0x31, 0xc9, 0xf7, 0xf1}, 0, 0, -1, 2},
    {"INT3", {0xcc}, 0, 3, -1, 1},
    {"INT1", {0xf1}, 0, 1, -1, 1},
    {"INT 32", {0xcd, 32}, 0, 32, -1, 2},
    {"INT n without rights to the gate", {0xcd, 32}, 3, 13, 32 * 8 + 2, 0},
    {"INT n whose gate is empty", {0xcd, 100}, 0, 13, 100 * 8 + 2, 0},
    {"HLT in user mode", {0xf4}, 3, 13, 0, 0},
    {"CLI in user mode", {0xfa}, 3, 13, 0, 0},
    {"MOV CR0 in user mode", {0x0f, 0x20, 0xc0}, 3, 13, 0, 0},
    {"RDMSR of an unknown register", {0xb9, 0x34, 0x12, 0, 0, 0x0f, 0x32}, 0, 13, 0, 5},
    {"read of an unmapped page", {0x48, 0x8b, 0x04, 0x25, 0, 0, 0, 0x40}, 0, 14, 0, 0},
    {"write of an unmapped page in user mode", {0x48, 0x89, 0x04, 0x25, 0, 0, 0, 0x40}, 3, 14, 6, 0},
    {"LOCK on a register form", {0xf0, 0x90}, 0, 6, -1, 0},
    {"MOV to a segment beyond the GDT", {0xb8, 0xf0, 0xff, 0, 0, 0x8e, 0xd8}, 0, 13, 0xfff0, 5},
    {"MONITOR is not announced", {0x0f, 0x01, 0xc8}, 0, 6, -1, 0},
    {"VMRUN is not announced", {0x0f, 0x01, 0xd8}, 0, 6, -1, 0},
    {"SYSENTER in IA-32e mode", {0x0f, 0x34}, 0, 6, -1, 0},
};

}  // namespace

class ExceptionTest : public QObject {
    Q_OBJECT

private slots:
    void instruction_thatFaults_entersItsHandler_data() {
        QTest::addColumn<quintptr>("row");
        for (const Row& row : kRows) {
            QTest::newRow(row.name) << reinterpret_cast<quintptr>(&row);
        }
    }
    void instruction_thatFaults_entersItsHandler() {
        QFETCH(quintptr, row);
        const Row& one = *reinterpret_cast<const Row*>(row);
        Guest guest;
        guest.put_code(kCode, one.code);
        const State state = SystemFixture::flat_state(kMode, one.cpl);
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.halted_in(), std::optional(one.vector));
        unsigned at = 0;
        if (one.error >= 0) {
            QCOMPARE(guest.frame(at++), static_cast<std::uint64_t>(one.error));
        }
        QCOMPARE(guest.frame(at), kCode + one.rip_offset);
        QCOMPARE(guest.frame(at + 1), one.cpl == 0 ? kCode64 : kUserCode64);
        QCOMPARE(guest.frame(at + 3), state.gpr[Rsp]);
        QCOMPARE(guest.frame(at + 4), one.cpl == 0 ? kData0 : kUserData);
        QCOMPARE(guest.cpu().cpl, 0u);
        QCOMPARE(guest.cpu().regs[Rsp] & 7, 0u);
        // From user mode the stack is RSP0 of the TSS.
        const std::uint64_t top = one.cpl == 0 ? kStack + 0x1000 : kStack + 0x3000;
        QCOMPARE(guest.cpu().regs[Rsp], top - (one.error >= 0 ? 48 : 40));
    }

    void fault_frame_hasRfAndHandlerHasNoIf() {
        Guest guest;
        guest.put_code(kCode, {0x0f, 0x0b});
        State state = SystemFixture::flat_state(kMode);
        state.rflags |= rflags::IF | rflags::NT | rflags::CF;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.frame(2), state.rflags | rflags::RF);
        QCOMPARE(guest.cpu().rflags(), rflags::Fixed1 | rflags::CF);
    }

    void trapGate_keepsInterruptFlag() {
        Guest guest;
        guest.put_gate_64(6, kHandlers + 6 * 16, 15);
        guest.put_code(kCode, {0x0f, 0x0b});
        State state = SystemFixture::flat_state(kMode);
        state.rflags |= rflags::IF;
        QVERIFY(guest.run_to_halt(state));
        QVERIFY((guest.cpu().rflags() & rflags::IF) != 0);
    }

    void interruptStack_ofGate_isTakenAndAligned() {
        Guest guest;
        guest.put_gate_64(6, kHandlers + 6 * 16, 14, 0, 3);
        guest.put<std::uint64_t>(kTss + 36 + 16, kStack + 0x5009);
        guest.put_code(kCode, {0x0f, 0x0b});
        QVERIFY(guest.run_to_halt(SystemFixture::flat_state(kMode)));
        QCOMPARE(guest.cpu().regs[Rsp], kStack + 0x5000 - 40);
    }

    void pageFault_setsCr2() {
        Guest guest;
        guest.put_code(kCode, {0x48, 0x8b, 0x04, 0x25, 0x08, 0, 0, 0x40});
        QVERIFY(guest.run_to_halt(SystemFixture::flat_state(kMode)));
        QCOMPARE(guest.cpu().cr2, kUnmapped + 8);
    }

    void faultInDelivery_followsTheTable_data() {
        QTest::addColumn<uint>("broken");   // Vector whose gate is not present.
        QTest::addColumn<int>("first");     // 0: #UD, 1: #DE, 2: #PF.
        QTest::addColumn<uint>("expected");
        QTest::addColumn<int>("error");
        QTest::newRow("benign, then #NP") << 6u << 0 << 11u << 6 * 8 + 3;
        QTest::newRow("contributory, then contributory") << 0u << 1 << 8u << 0;
        QTest::newRow("page fault, then contributory") << 14u << 2 << 8u << 0;
    }
    void faultInDelivery_followsTheTable() {
        QFETCH(uint, broken);
        QFETCH(int, first);
        QFETCH(uint, expected);
        QFETCH(int, error);
        Guest guest;
        guest.put<std::uint8_t>(kIdt + broken * 16 + 5, 0x0e);
        if (first == 0) {
            guest.put_code(kCode, {0x0f, 0x0b});
        } else if (first == 1) {
            guest.put_code(kCode, {0x31, 0xc9, 0xf7, 0xf1});
        } else {
            guest.put_code(kCode, {0x48, 0x8b, 0x04, 0x25, 0, 0, 0, 0x40});
        }
        QVERIFY(guest.run_to_halt(SystemFixture::flat_state(kMode)));
        QCOMPARE(guest.halted_in(), std::optional(expected));
        QCOMPARE(guest.frame(0), static_cast<std::uint64_t>(error));
    }

    void contributoryThenPageFault_isDeliveredAsPageFault() {
        Guest guest;
        // #GP's stack is not mapped.
        guest.put_gate_64(13, kHandlers + 13 * 16, 14, 0, 1);
        guest.put<std::uint64_t>(kTss + 36, kUnmapped + 0x1000);
        guest.put_code(kCode, {0xcd, 100});
        QVERIFY(guest.run_to_halt(SystemFixture::flat_state(kMode)));
        QCOMPARE(guest.halted_in(), std::optional(14u));
        QCOMPARE(guest.cpu().cr2, kUnmapped + 0xff8);
        QCOMPARE(guest.frame(0), std::uint64_t{pferr::Write});
    }

    void tripleFault_shutsDown_withStateAtTheFault() {
        Guest guest;
        guest.put_code(kCode, {0x90, 0x0f, 0x0b});
        State state = SystemFixture::flat_state(kMode);
        state.idtr.limit = 0;
        guest.cpu().set_state(state);
        QVERIFY(std::holds_alternative<Shutdown>(guest.cpu().run()));
        QCOMPARE(guest.cpu().state().rip, kCode + 1);
        QCOMPARE(guest.cpu().state().gpr[Rsp], state.gpr[Rsp]);
    }

    void externalInterrupt_isDeliveredBetweenInstructions() {
        Guest guest;
        guest.put_code(kCode, {0x90, 0xeb, 0xfe});
        State state = SystemFixture::flat_state(kMode);
        state.rflags |= rflags::IF;
        guest.cpu().set_state(state);
        QVERIFY(guest.cpu().can_inject());
        guest.cpu().pending_interrupt = 33;
        guest.cpu().call_attention(attention::Inject);
        QVERIFY(std::holds_alternative<Halt>(guest.cpu().run()));
        QCOMPARE(guest.halted_in(), std::optional(33u));
        QCOMPARE(guest.frame(0), kCode);
        QCOMPARE(guest.frame(2), state.rflags);
    }

    void nmi_blocksNmisUntilIret() {
        Guest guest;
        guest.put_code(kHandlers + 2 * 16, {0xff, 0xc3, 0x48, 0xcf});  // inc ebx; iretq
        guest.put_code(kCode, {0x90, 0x90, 0xf4});
        guest.cpu().set_state(SystemFixture::flat_state(kMode));
        guest.cpu().nmi_pending = true;
        guest.cpu().call_attention(attention::Inject);
        QVERIFY(std::holds_alternative<Halt>(guest.cpu().run()));
        QCOMPARE(guest.cpu().regs[Rbx], 1u);
        QCOMPARE(guest.cpu().rip, kCode + 3);
        QVERIFY(!guest.cpu().nmi_blocked);
    }

    void realMode_interrupt_goesThroughTheVectorTable() {
        SystemFixture guest;
        State state;
        state.seg[Cs] = {0x3000, kCode, 0xffff, 0x9b};
        state.seg[Ss] = {0x4000, kStack, 0xffff, 0x93};
        state.rip = 0;
        state.gpr[Rsp] = 0x1000;
        state.idtr = {0, 0x3ff};
        state.rflags |= rflags::IF;
        guest.put<std::uint32_t>(0x21 * 4, 0x5000'0010);
        guest.put_code(kCode, {0xcd, 0x21});
        guest.put_code(kHandlers + 0x10, {0xf4});
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.cpu().seg[Cs].selector, std::uint16_t{0x5000});
        QCOMPARE(guest.cpu().rip, 0x11u);
        QCOMPARE(guest.get<std::uint16_t>(kStack + 0xffa), std::uint16_t{2});
        QCOMPARE(guest.get<std::uint16_t>(kStack + 0xffc), std::uint16_t{0x3000});
        QCOMPARE(guest.get<std::uint16_t>(kStack + 0xffe), static_cast<std::uint16_t>(rflags::Fixed1 | rflags::IF));
        QCOMPARE(guest.cpu().rflags() & rflags::IF, 0u);
    }

    void protectedMode_innerHandler_takesStackFromTss() {
        SystemFixture guest;
        guest.put_halting_handlers(PagingMode::Off);
        guest.put<std::uint32_t>(kTss + 4, kStack + 0x3000);
        guest.put<std::uint16_t>(kTss + 8, kData0);
        guest.put_code(kCode, {0x0f, 0x0b});
        QVERIFY(guest.run_to_halt(SystemFixture::flat_state(PagingMode::Off, 3)));
        QCOMPARE(guest.halted_in(), std::optional(6u));
        QCOMPARE(guest.cpu().regs[Rsp], kStack + 0x3000 - 20);
        const auto word = [&](unsigned i) { return guest.get<std::uint32_t>(guest.cpu().regs[Rsp] + i * 4); };
        QCOMPARE(word(0), static_cast<std::uint32_t>(kCode));
        QCOMPARE(word(1), std::uint32_t{kUserCode32});
        QCOMPARE(word(3), static_cast<std::uint32_t>(kStack + 0x1000));
        QCOMPARE(word(4), std::uint32_t{kUserData});
    }

    void protectedMode_badInnerStack_raisesTs() {
        SystemFixture guest;
        guest.put_halting_handlers(PagingMode::Off);
        guest.put<std::uint16_t>(kTss + 8, kUserData & ~3);  // A stack of ring 3 for ring 0.
        guest.put_gate_32(10, kHandlers + 10 * 16, 14, 0, kCode32);
        guest.put_code(kCode, {0x0f, 0x0b});
        State state = SystemFixture::flat_state(PagingMode::Off, 3);
        guest.cpu().set_state(state);
        // #TS cannot be delivered either, for the same reason: triple fault.
        QVERIFY(std::holds_alternative<Shutdown>(guest.cpu().run()));
    }
};

QTEST_GUILESS_MAIN(ExceptionTest)
#include "exception_test.moc"
