// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/debug.h"

#include <QTest>

#include "tests/cpu/soft/system_fixture.h"

using namespace apiary;
using namespace apiary::cpu;
using namespace apiary::cpu::soft;
using namespace apiary::cpu::soft::test;

namespace {

constexpr PagingMode kMode = PagingMode::FourLevel;

// DR7: enable Ln, R/Wn and LENn fields.
constexpr std::uint64_t enable(unsigned n, unsigned on, unsigned length) {
    return std::uint64_t{1} << (2 * n) | std::uint64_t{on} << (16 + 4 * n) | std::uint64_t{length} << (18 + 4 * n);
}
constexpr unsigned kExecute = 0, kWrite = 1, kIo = 2, kAccess = 3, kLength1 = 0, kLength4 = 3, kLength8 = 2;

/// Ring 0 with a #DB handler that counts in RBX, keeps the interrupted RIP in R8 and DR6 in R9, and returns; the other
/// handlers halt.
class Guest : public SystemFixture {
public:
    Guest() {
        map_low_memory(kMode, kP | kW | kU | kA | kD);
        put_halting_handlers(kMode);
        put_code(kHandlers + 0x800, {0xff, 0xc3,                    // inc ebx
                                     0x4c, 0x8b, 0x04, 0x24,        // mov r8, [rsp]
                                     0x41, 0x0f, 0x21, 0xf1,        // mov r9, dr6 (r9 is the r/m register)
                                     0x48, 0x81, 0x4c, 0x24, 0x10, 0, 0, 1, 0,  // or qword [rsp+16], RF
                                     0x48, 0xcf});                  // iretq
        put_gate_64(1, kHandlers + 0x800);
    }
    [[nodiscard]] std::uint64_t traps() { return cpu().regs[Rbx]; }
};

State start(std::uint64_t flags = 0, std::uint64_t dr7 = 0, std::uint64_t dr0 = 0) {
    State state = SystemFixture::flat_state(kMode);
    state.rflags |= flags;
    state.dr7 |= dr7;
    state.dr[0] = dr0;
    return state;
}

}  // namespace

class DebugTest : public QObject {
    Q_OBJECT

private slots:
    void singleStep_trapsBehindEachInstruction() {
        Guest guest;
        guest.put_code(kCode, {0x90, 0x90, 0x90, 0x0f, 0x0b});
        QVERIFY(guest.run_to_halt(start(rflags::TF)));
        QCOMPARE(guest.halted_in(), std::optional(6u));
        QCOMPARE(guest.traps(), 3u);
        QCOMPARE(guest.cpu().regs[R8], kCode + 3);
        QCOMPARE(guest.cpu().regs[R9], dr6::Fixed | dr6::SingleStep);
    }

    void singleStep_setByPopf_startsBehindTheNextInstruction() {
        Guest guest;
        // push 0x102; popfq; nop; nop; ud2
        guest.put_code(kCode, {0x68, 0x02, 0x01, 0, 0, 0x9d, 0x90, 0x90, 0x0f, 0x0b});
        QVERIFY(guest.run_to_halt(start()));
        QCOMPARE(guest.traps(), 2u);
        QCOMPARE(guest.cpu().regs[R8], kCode + 8);
    }

    void singleStep_behindMovSs_isHeldBack() {
        Guest guest;
        guest.put_code(kCode, {0xb8, 0x10, 0, 0, 0, 0x8e, 0xd0, 0x90, 0x0f, 0x0b});  // mov eax, 0x10; mov ss, eax; nop
        QVERIFY(guest.run_to_halt(start(rflags::TF)));
        QCOMPARE(guest.traps(), 2u);  // Behind the first MOV and behind the NOP.
        QCOMPARE(guest.cpu().regs[R8], kCode + 8);
    }

    void singleStep_intoSoftwareInterrupt_doesNotStepTheHandler() {
        Guest guest;
        guest.put_code(kHandlers + 0x900, {0x90, 0x90, 0x48, 0xcf});
        guest.put_gate_64(40, kHandlers + 0x900);
        guest.put_code(kCode, {0xcd, 40, 0x90, 0x0f, 0x0b});
        QVERIFY(guest.run_to_halt(start(rflags::TF)));
        QCOMPARE(guest.traps(), 1u);
        QCOMPARE(guest.cpu().regs[R8], kCode + 3);
    }

    void codeBreakpoint_faultsBeforeItsInstructionOnce() {
        Guest guest;
        guest.put_code(kCode, {0x90, 0xff, 0xc1, 0xff, 0xc1, 0x0f, 0x0b});  // nop; inc ecx; inc ecx
        QVERIFY(guest.run_to_halt(start(0, enable(0, kExecute, kLength1), kCode + 1)));
        QCOMPARE(guest.traps(), 1u);
        QCOMPARE(guest.cpu().regs[R8], kCode + 1);
        QCOMPARE(guest.cpu().regs[R9], dr6::Fixed | 1);
        QCOMPARE(guest.cpu().regs[Rcx], 2u);
        // RF has done its work; the frame of #UD has it, as that of every fault.
        QCOMPARE(guest.cpu().rflags() & rflags::RF, 0u);
    }

    void dataBreakpoint_ofWrites_trapsBehindWritesOnly() {
        Guest guest;
        guest.put_code(kCode, {0xa1, 0, 0, 6, 0, 0, 0, 0, 0,              // mov eax, [0x60000]
                               0x89, 0x04, 0x25, 0, 0, 6, 0,              // mov [0x60000], eax
                               0x0f, 0x0b});
        QVERIFY(guest.run_to_halt(start(0, enable(0, kWrite, kLength4), kData)));
        QCOMPARE(guest.traps(), 1u);
        QCOMPARE(guest.cpu().regs[R8], kCode + 16);
        QCOMPARE(guest.cpu().regs[R9], dr6::Fixed | 1);
    }

    void dataBreakpoint_ofAccess_trapsBehindReads() {
        Guest guest;
        guest.put_code(kCode, {0x8a, 0x04, 0x25, 7, 0, 6, 0, 0x0f, 0x0b});  // mov al, [0x60007]
        QVERIFY(guest.run_to_halt(start(0, enable(0, kAccess, kLength8), kData)));
        QCOMPARE(guest.traps(), 1u);
        Guest next;
        next.put_code(kCode, {0x8a, 0x04, 0x25, 8, 0, 6, 0, 0x0f, 0x0b});   // mov al, [0x60008]
        QVERIFY(next.run_to_halt(start(0, enable(0, kAccess, kLength8), kData)));
        QCOMPARE(next.traps(), 0u);
    }

    void dataBreakpoint_onLockedAndStringInstructions_traps() {
        Guest guest;
        guest.put_code(kCode, {0xf0, 0xff, 0x04, 0x25, 0, 0, 6, 0,          // lock inc dword [0x60000]
                               0xbf, 0, 0, 6, 0, 0xaa,                      // mov edi, 0x60000; stosb
                               0x0f, 0x0b});
        QVERIFY(guest.run_to_halt(start(0, enable(0, kWrite, kLength4), kData)));
        QCOMPARE(guest.traps(), 2u);
        QCOMPARE(guest.cpu().regs[R8], kCode + 14);
    }

    void ioBreakpoint_needsDe_data() {
        QTest::addColumn<bool>("extensions");
        QTest::addColumn<uint>("traps");
        QTest::newRow("with CR4.DE") << true << 1u;
        QTest::newRow("without") << false << 0u;
    }
    void ioBreakpoint_needsDe() {
        QFETCH(bool, extensions);
        QFETCH(uint, traps);
        Guest guest;
        guest.put_code(kCode, {0xe6, 0x80, 0x90, 0x0f, 0x0b});  // out 0x80, al
        State state = start(0, enable(0, kIo, kLength1), 0x80);
        state.cr4 |= extensions ? cr4::DE : 0;
        guest.cpu().set_state(state);
        QVERIFY(std::holds_alternative<PortWrite>(guest.cpu().run()));
        QVERIFY(std::holds_alternative<Halt>(guest.cpu().run()));
        QCOMPARE(guest.traps(), traps);
    }

    void generalDetect_guardsDebugRegistersOnce() {
        Guest guest;
        guest.put_code(kHandlers + 0x800, {0xf4});
        guest.put_code(kCode, {0x0f, 0x21, 0xc0});  // mov rax, dr0
        QVERIFY(guest.run_to_halt(start(0, dr7::GeneralDetect)));
        QCOMPARE(guest.cpu().rip, kHandlers + 0x801);
        QCOMPARE(guest.cpu().dr6, dr6::Fixed | dr6::GeneralDetect);
        QCOMPARE(guest.cpu().dr7, dr7::Fixed);
        QCOMPARE(guest.get<std::uint64_t>(guest.cpu().regs[Rsp]), kCode);
    }

    void icebp_leavesDr6Alone() {
        Guest guest;
        guest.put_code(kCode, {0xf1, 0x0f, 0x0b});
        QVERIFY(guest.run_to_halt(start()));
        QCOMPARE(guest.traps(), 1u);
        QCOMPARE(guest.cpu().regs[R8], kCode + 1);
        QCOMPARE(guest.cpu().regs[R9], dr6::Fixed);
    }

    void debugRegisters_writes_keepFixedBits() {
        Guest guest;
        // mov eax, -1 (zero-extended); mov dr6, rax; mov dr7, rax is not tried: it would arm everything.
        guest.put_code(kCode, {0xb8, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x23, 0xf0, 0x31, 0xc0, 0x0f, 0x23, 0xf8, 0xf4});
        QVERIFY(guest.run_to_halt(start()));
        QCOMPARE(guest.cpu().dr6, 0xffff'efffu);
        QCOMPARE(guest.cpu().dr7, dr7::Fixed);
    }

    void debugRegisters4And5_withDe_areUndefined() {
        Guest guest;
        guest.put_code(kCode, {0x0f, 0x21, 0xe0});  // mov rax, dr4
        State state = start();
        state.cr4 |= cr4::DE;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.halted_in(), std::optional(6u));
    }

    void sti_letsOneInstructionPassBeforeInterrupts() {
        Guest guest;
        guest.put_code(kCode, {0xfb, 0xff, 0xc1, 0xff, 0xc1, 0xeb, 0xfe});  // sti; inc ecx; inc ecx; jmp $
        guest.cpu().set_state(start());
        guest.cpu().call_attention(attention::Window);
        QVERIFY(std::holds_alternative<InterruptWindow>(guest.cpu().run()));
        QCOMPARE(guest.cpu().rip, kCode + 3);
        QCOMPARE(guest.cpu().regs[Rcx], 1u);
        QVERIFY(guest.cpu().can_inject());
    }

    void stiHlt_neverSleepsThroughAnInterrupt() {
        Guest guest;
        guest.put_code(kCode, {0xfb, 0xf4});  // sti; hlt
        guest.cpu().set_state(start());
        guest.cpu().call_attention(attention::Window);
        // The window opens behind HLT, not before it.
        QVERIFY(std::holds_alternative<Halt>(guest.cpu().run()));
        QCOMPARE(guest.cpu().rip, kCode + 2);
        QVERIFY(guest.cpu().can_inject());
    }

    void alreadyEnabledInterrupts_stiCastsNoShadow() {
        Guest guest;
        guest.put_code(kCode, {0xfb, 0x90, 0xeb, 0xfe});
        guest.cpu().set_state(start(rflags::IF));
        guest.cpu().call_attention(attention::Window);
        QVERIFY(std::holds_alternative<InterruptWindow>(guest.cpu().run()));
        QCOMPARE(guest.cpu().rip, kCode);
    }
};

QTEST_GUILESS_MAIN(DebugTest)
#include "debug_test.moc"
