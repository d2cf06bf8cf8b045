// SPDX-License-Identifier: BSD-2-Clause
// Ways between modes and privileges: control registers, far transfers, SYSCALL, virtual-8086 mode, tasks.
#include <QTest>

#include "tests/cpu/soft/system_fixture.h"

using namespace apiary;
using namespace apiary::cpu;
using namespace apiary::cpu::soft;
using namespace apiary::cpu::soft::test;

namespace {

constexpr PagingMode kLong = PagingMode::FourLevel;
constexpr std::uint64_t kUserProgram = 0x7'0000;
constexpr std::uint16_t kFree = 0x68;  ///< A free slot of the GDT.

/// 64-bit ring 0 with user-accessible low memory and halting handlers.
class LongGuest : public SystemFixture {
public:
    LongGuest() {
        map_low_memory(kLong, kP | kW | kU | kA | kD);
        put_halting_handlers(kLong);
        put<std::uint64_t>(kTss + 4, kStack + 0x3000);
    }
    [[nodiscard]] State state(unsigned cpl = 0) const {
        State one = flat_state(kLong, cpl);
        one.star = std::uint64_t{kCode64} << 32 | std::uint64_t{0x20} << 48;
        one.lstar = kHandlers + 0x800;
        one.cstar = kHandlers + 0x900;
        one.fmask = rflags::IF | rflags::DF;
        return one;
    }
};

/// Protected mode without paging, with halting handlers and a stack for ring 0.
class ProtectedGuest : public SystemFixture {
public:
    ProtectedGuest() {
        put_halting_handlers(PagingMode::Off);
        put<std::uint32_t>(kTss + 4, kStack + 0x3000);
        put<std::uint16_t>(kTss + 8, kData0);
    }
    [[nodiscard]] std::uint32_t stack_word(unsigned i) { return get<std::uint32_t>(cpu().regs[Rsp] + i * 4); }
};

}  // namespace

class ModeSwitchTest : public QObject {
    Q_OBJECT

private slots:
    void fromReset_toLongModeAndBack() {
        SystemFixture guest;
        guest.map_low_memory(kLong);
        State state;
        state.seg[Cs] = {0x3000, kCode, 0xffff, 0x9b};
        state.rip = 0;
        guest.put_code(kCode, {
            0x2e, 0x66, 0x0f, 0x01, 0x16, 0x8b, 0x00,              // cs lgdtl [0x8b]
            0x0f, 0x20, 0xc0, 0x0c, 0x01, 0x0f, 0x22, 0xc0,        // CR0.PE = 1
            0x66, 0xea, 0x17, 0x00, 0x03, 0x00, 0x18, 0x00,        // ljmpl 0x18:0x30017
            0x66, 0xb8, 0x10, 0x00, 0x8e, 0xd8, 0x8e, 0xc0, 0x8e, 0xd0,  // DS, ES, SS = 0x10
            0xb8, 0x20, 0x00, 0x00, 0x00, 0x0f, 0x22, 0xe0,        // CR4.PAE = 1
            0xb8, 0x00, 0x10, 0x00, 0x00, 0x0f, 0x22, 0xd8,        // CR3 = 0x1000
            0xb9, 0x80, 0x00, 0x00, 0xc0, 0x0f, 0x32, 0x0f, 0xba, 0xe8, 0x08, 0x0f, 0x30,  // EFER.LME = 1
            0x0f, 0x20, 0xc0, 0x0f, 0xba, 0xe8, 0x1f, 0x0f, 0x22, 0xc0,  // CR0.PG = 1
            0xea, 0x4f, 0x00, 0x03, 0x00, 0x08, 0x00,              // ljmp 0x08:0x3004f
            0x48, 0xbb, 0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11,  // movabs rbx
            0xf4,                                                  // hlt
            0xff, 0x2d, 0x00, 0x00, 0x00, 0x00, 0x66, 0x00, 0x03, 0x00, 0x18, 0x00,  // ljmp *[rip], 0x18:0x30066
            0x0f, 0x20, 0xc0, 0x0f, 0xba, 0xf0, 0x1f, 0x0f, 0x22, 0xc0,  // CR0.PG = 0
            0xf4,                                                  // hlt
            0xea, 0x78, 0x00, 0x00, 0x00, 0x50, 0x00,              // ljmp 0x50:0x78
            0xb8, 0x58, 0x00, 0x8e, 0xd0, 0x0f, 0x20, 0xc0, 0x24, 0xfe, 0x0f, 0x22, 0xc0,  // SS = 0x58, CR0.PE = 0
            0xea, 0x8a, 0x00, 0x00, 0x30,                          // ljmp 0x3000:0x8a
            0xf4,                                                  // hlt
            0x7f, 0x00, 0x00, 0x00, 0x02, 0x00});                  // GDTR: limit 0x7f, base 0x20000
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.cpu().regs[Rbx], 0x1122'3344'5566'7788u);
        QCOMPARE(guest.cpu().mode, mode::Code64 | mode::Long | mode::Protected);
        QCOMPARE(guest.cpu().efer, efer::LME | efer::LMA);
        QCOMPARE(guest.cpu().rip, kCode + 0x5a);

        QVERIFY(guest.go_on_to_halt());
        QCOMPARE(guest.cpu().mode, mode::Code32 | mode::Stack32 | mode::Flat | mode::Protected);
        QCOMPARE(guest.cpu().efer, efer::LME);

        QVERIFY(guest.go_on_to_halt());
        QCOMPARE(guest.cpu().mode & ~mode::Stack32, mode::Code16);
        QCOMPARE(guest.cpu().seg[Cs].base, kCode);
        QCOMPARE(guest.cpu().rip, 0x8bu);
    }

    void iretq_toUserAndSyscall_backToKernel() {
        LongGuest guest;
        guest.put_words<std::uint64_t>(kStack + 0x1000 - 40, {kUserProgram, kUserCode64, rflags::IF | rflags::DF | 2,
                                                             0x9'0008, kUserData});
        guest.put_code(kCode, {0x48, 0xcf});          // iretq
        guest.put_code(kUserProgram, {0x0f, 0x05});   // syscall
        guest.put_code(kHandlers + 0x800, {0xf4});
        State state = guest.state();
        state.gpr[Rsp] -= 40;
        state.seg[Ds] = {kData0, 0, 0xffff'ffff, 0xc093};
        QVERIFY(guest.run_to_halt(state));
        const Cpu& cpu = guest.cpu();
        QCOMPARE(cpu.rip, kHandlers + 0x801);
        QCOMPARE(cpu.regs[Rcx], kUserProgram + 2);
        QCOMPARE(cpu.regs[R11], rflags::IF | rflags::DF | 2);
        QCOMPARE(cpu.regs[Rsp], 0x9'0008u);
        QCOMPARE(cpu.rflags(), rflags::Fixed1);
        QCOMPARE(cpu.cpl, 0u);
        QCOMPARE(cpu.seg[Cs].selector, kCode64);
        QCOMPARE(cpu.seg[Ss].selector, kData0);
        // IRET to ring 3 has nulled the ring 0 data segment.
        QVERIFY((cpu.seg[Ds].access & Segment::kUnusable) != 0);
    }

    void sysretq_entersUserCode() {
        LongGuest guest;
        guest.put_code(kCode, {0x48, 0x0f, 0x07});       // sysretq
        guest.put_code(kUserProgram, {0x0f, 0x0b});      // ud2
        State state = guest.state();
        state.gpr[Rcx] = kUserProgram;
        state.gpr[R11] = rflags::IF | rflags::RF | rflags::VM | rflags::IOPL | 2;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.halted_in(), std::optional(6u));
        const auto frame = [&](unsigned i) { return guest.get<std::uint64_t>(guest.cpu().regs[Rsp] + i * 8); };
        QCOMPARE(frame(0), kUserProgram);
        QCOMPARE(frame(1), kUserCode64);
        QCOMPARE(frame(2), rflags::IF | rflags::IOPL | rflags::RF | 2);
        QCOMPARE(frame(4), kUserData);
    }

    void sysretl_entersCompatibilityModeAndSyscallUsesCstar() {
        LongGuest guest;
        guest.put_code(kCode, {0x0f, 0x07});             // sysretl
        guest.put_code(kUserProgram, {0x40, 0x0f, 0x05}); // inc eax (a REX prefix in 64-bit code); syscall
        guest.put_code(kHandlers + 0x900, {0xf4});
        State state = guest.state();
        state.gpr[Rcx] = kUserProgram;
        state.gpr[R11] = 2;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.cpu().rip, kHandlers + 0x901);
        QCOMPARE(guest.cpu().regs[Rax], 1u);
        QCOMPARE(guest.cpu().regs[Rcx], kUserProgram + 3);
    }

    void syscall_withoutSce_isUndefined() {
        LongGuest guest;
        guest.put_code(kCode, {0x0f, 0x05});
        State state = guest.state(3);
        state.efer &= ~efer::SCE;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.halted_in(), std::optional(6u));
    }

    void swapgs_exchangesBases() {
        LongGuest guest;
        guest.put_code(kCode, {0x0f, 0x01, 0xf8, 0x65, 0x48, 0x8b, 0x04, 0x25, 0x08, 0, 0, 0, 0xf4});  // mov rax, gs:[8]
        guest.put<std::uint64_t>(kData + 8, 0x1234);
        State state = guest.state();
        state.seg[Gs].base = 0x5555;
        state.kernel_gs_base = kData;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.cpu().regs[Rax], 0x1234u);
        QCOMPARE(guest.cpu().kernel_gs_base, 0x5555u);
    }

    void farCall_toCompatibilityCodeAndBack() {
        LongGuest guest;
        // lcall *[rip+1]; hlt; 0x18:kUserProgram
        guest.put_code(kCode, {0xff, 0x1d, 0x01, 0, 0, 0, 0xf4, 0x00, 0x00, 0x07, 0x00, 0x18, 0x00});
        guest.put_code(kUserProgram, {0x40, 0xcb});  // inc eax; lret
        QVERIFY(guest.run_to_halt(guest.state()));
        QCOMPARE(guest.cpu().regs[Rax], 1u);
        QCOMPARE(guest.cpu().rip, kCode + 7);
        QCOMPARE(guest.cpu().mode & mode::CodeMask, mode::Code64);
        QCOMPARE(guest.cpu().regs[Rsp], kStack + 0x1000);
    }

    void callGate_toInnerLevel_copiesParametersAndReturns() {
        ProtectedGuest guest;
        // A gate for ring 3 with two parameters to kHandlers + 0x800.
        guest.put<std::uint64_t>(kGdt + kFree, 0x0005'ec02'0018'0800);
        guest.put_code(kUserProgram, {0x6a, 0x11, 0x6a, 0x22,                             // push 0x11; push 0x22
                                      0x9a, 0, 0, 0, 0, kFree | 3, 0,                     // lcall
                                      0x0f, 0x0b});                                       // ud2
        guest.put_code(kHandlers + 0x800, {0xf4, 0xca, 0x08, 0x00});                      // hlt; lret 8
        State state = SystemFixture::flat_state(PagingMode::Off, 3);
        state.rip = kUserProgram;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.cpu().rip, kHandlers + 0x801);
        QCOMPARE(guest.cpu().cpl, 0u);
        QCOMPARE(guest.cpu().regs[Rsp], kStack + 0x3000 - 24);
        QCOMPARE(guest.stack_word(0), static_cast<std::uint32_t>(kUserProgram + 11));
        QCOMPARE(guest.stack_word(1), std::uint32_t{kUserCode32});
        QCOMPARE(guest.stack_word(2), 0x22u);
        QCOMPARE(guest.stack_word(3), 0x11u);
        QCOMPARE(guest.stack_word(4), static_cast<std::uint32_t>(kStack + 0x1000 - 8));
        QCOMPARE(guest.stack_word(5), std::uint32_t{kUserData});

        QVERIFY(guest.go_on_to_halt());
        QCOMPARE(guest.halted_in(), std::optional(6u));
        QCOMPARE(guest.stack_word(0), static_cast<std::uint32_t>(kUserProgram + 11));
        QCOMPARE(guest.stack_word(3), static_cast<std::uint32_t>(kStack + 0x1000));
    }

    void farJump_checks_reportTheSelector_data() {
        QTest::addColumn<quint64>("descriptor");
        QTest::addColumn<uint>("rpl");
        QTest::addColumn<uint>("vector");
        QTest::newRow("data segment") << quint64{0x00cf'9200'0000'ffff} << 0u << 13u;
        QTest::newRow("ring 3 code") << quint64{0x00cf'fa00'0000'ffff} << 0u << 13u;
        QTest::newRow("RPL above CPL") << quint64{0x00cf'9a00'0000'ffff} << 3u << 13u;
        QTest::newRow("not present") << quint64{0x00cf'1a00'0000'ffff} << 0u << 11u;
        QTest::newRow("LDT descriptor") << quint64{0x0000'8200'0000'ffff} << 0u << 13u;
        QTest::newRow("busy TSS") << quint64{0x0000'8b00'0000'0067} << 0u << 13u;
    }
    void farJump_checks_reportTheSelector() {
        QFETCH(quint64, descriptor);
        QFETCH(uint, rpl);
        QFETCH(uint, vector);
        ProtectedGuest guest;
        guest.put<std::uint64_t>(kGdt + kFree, descriptor);
        guest.put_code(kCode, {0xea, 0, 0, 7, 0, static_cast<int>(kFree | rpl), 0});
        QVERIFY(guest.run_to_halt(SystemFixture::flat_state(PagingMode::Off)));
        QCOMPARE(guest.halted_in(), std::optional(vector));
        QCOMPARE(guest.stack_word(0), std::uint32_t{kFree});
        QCOMPARE(guest.stack_word(1), static_cast<std::uint32_t>(kCode));
    }

    void virtual8086_isEnteredByIretAndLeftByInterrupt() {
        ProtectedGuest guest;
        const std::uint32_t flags = rflags::VM | rflags::IOPL | rflags::IF | 2;
        guest.put_words<std::uint32_t>(kStack + 0x1000 - 36, {0x0, 0x7000, flags, 0x800, 0x4000, 0x1111, 0x2222, 0x3333,
                                                             0x4444});
        guest.put_code(kCode, {0xcf});                                       // iretd
        guest.put_code(kUserProgram, {0xb8, 0x34, 0x12, 0xcd, 0x20});        // mov ax, 0x1234; int 0x20
        guest.put_gate_32(0x20, kHandlers + 0x20 * 16, 14, 3);
        State state = SystemFixture::flat_state(PagingMode::Off);
        state.gpr[Rsp] -= 36;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.halted_in(), std::optional(0x20u));
        QCOMPARE(guest.cpu().regs[Rax], 0x1234u);
        QCOMPARE(guest.cpu().cpl, 0u);
        const std::uint32_t expected[] = {5, 0x7000, flags, 0x800, 0x4000, 0x1111, 0x2222, 0x3333, 0x4444};
        for (unsigned i = 0; i < std::size(expected); ++i) {
            QCOMPARE(guest.stack_word(i), expected[i]);
        }
        QVERIFY((guest.cpu().seg[Ds].access & Segment::kUnusable) != 0);
    }

    void virtual8086_withoutIopl_faultsOnIntAndCli_data() {
        QTest::addColumn<int>("opcode");
        QTest::newRow("INT") << 0xcd;
        QTest::newRow("CLI") << 0xfa;
        QTest::newRow("PUSHF") << 0x9c;
        QTest::newRow("POPF") << 0x9d;
        QTest::newRow("IRET") << 0xcf;
    }
    void virtual8086_withoutIopl_faultsOnIntAndCli() {
        QFETCH(int, opcode);
        ProtectedGuest guest;
        guest.put_code(kUserProgram, {opcode, 0x20});
        State state = SystemFixture::flat_state(PagingMode::Off);
        state.rflags |= rflags::VM;
        for (Segment& segment : state.seg) {
            segment = {0x4000, kStack, 0xffff, 0xf3};
        }
        state.seg[Cs] = {0x7000, kUserProgram, 0xffff, 0xf3};
        state.rip = 0;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.halted_in(), std::optional(13u));
        QCOMPARE(guest.stack_word(0), 0u);
    }

    void taskSwitch_byCall_savesAndNestsAndReturns() {
        ProtectedGuest guest;
        constexpr std::uint64_t kOtherTss = 0x2'4000;
        guest.put<std::uint64_t>(kGdt + kFree, 0x0000'8900'0000'0067 | std::uint64_t{kOtherTss} << 16);
        guest.put<std::uint32_t>(kOtherTss + 0x20, kUserProgram);
        guest.put<std::uint32_t>(kOtherTss + 0x24, 2);
        guest.put<std::uint32_t>(kOtherTss + 0x28, 0x7777);  // EAX
        guest.put<std::uint32_t>(kOtherTss + 0x38, kStack + 0x2000);
        guest.put_words<std::uint32_t>(kOtherTss + 0x48, {kData0, kCode32, kData0, kData0, 0, 0, 0});
        guest.put_code(kCode, {0xb8, 0x55, 0, 0, 0, 0x9a, 0, 0, 0, 0, kFree, 0, 0xf4});  // mov eax, 0x55; lcall; hlt
        guest.put_code(kUserProgram, {0xf4, 0xcf});                                       // hlt; iretd
        State state = SystemFixture::flat_state(PagingMode::Off);
        guest.put<std::uint8_t>(kGdt + kTssSelector + 5, 0x8b);
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.cpu().rip, kUserProgram + 1);
        QCOMPARE(guest.cpu().regs[Rax], 0x7777u);
        QCOMPARE(guest.cpu().tr.selector, kFree);
        QVERIFY((guest.cpu().rflags() & rflags::NT) != 0);
        QVERIFY((guest.cpu().cr0 & cr0::TS) != 0);
        QCOMPARE(guest.get<std::uint16_t>(kOtherTss), kTssSelector);
        QCOMPARE(guest.get<std::uint32_t>(kTss + 0x20), static_cast<std::uint32_t>(kCode + 12));
        QCOMPARE(guest.get<std::uint32_t>(kTss + 0x28), 0x55u);
        QCOMPARE(guest.get<std::uint8_t>(kGdt + kFree + 5), std::uint8_t{0x8b});
        QCOMPARE(guest.get<std::uint8_t>(kGdt + kTssSelector + 5), std::uint8_t{0x8b});

        QVERIFY(guest.go_on_to_halt());
        QCOMPARE(guest.cpu().rip, kCode + 13);
        QCOMPARE(guest.cpu().regs[Rax], 0x55u);
        QCOMPARE(guest.cpu().tr.selector, kTssSelector);
        QCOMPARE(guest.cpu().rflags() & rflags::NT, 0u);
        QCOMPARE(guest.get<std::uint8_t>(kGdt + kFree + 5), std::uint8_t{0x89});
    }

    void taskGate_ofDoubleFault_switchesWithErrorCode() {
        ProtectedGuest guest;
        constexpr std::uint64_t kOtherTss = 0x2'4000;
        guest.put<std::uint64_t>(kGdt + kFree, 0x0000'8900'0000'0067 | std::uint64_t{kOtherTss} << 16);
        guest.put<std::uint32_t>(kOtherTss + 0x20, kUserProgram);
        guest.put<std::uint32_t>(kOtherTss + 0x38, kStack + 0x2000);
        guest.put_words<std::uint32_t>(kOtherTss + 0x48, {kData0, kCode32, kData0, kData0, 0, 0, 0});
        guest.put<std::uint64_t>(kIdt + 8 * 8, 0x0000'8500'0000'0000 | std::uint64_t{kFree} << 16);
        guest.put<std::uint8_t>(kIdt + 13 * 8 + 5, 0);  // #GP cannot be delivered,
        guest.put<std::uint8_t>(kIdt + 11 * 8 + 5, 0);  // nor #NP.
        guest.put_code(kCode, {0xcd, 100});
        guest.put_code(kUserProgram, {0xf4});
        QVERIFY(guest.run_to_halt(SystemFixture::flat_state(PagingMode::Off)));
        QCOMPARE(guest.cpu().rip, kUserProgram + 1);
        QCOMPARE(guest.cpu().tr.selector, kFree);
        QCOMPARE(guest.cpu().regs[Rsp], kStack + 0x2000 - 4);
        QCOMPARE(guest.stack_word(0), 0u);
        QCOMPARE(guest.get<std::uint32_t>(kTss + 0x20), static_cast<std::uint32_t>(kCode));
    }

    void nestedFlag_inLongMode_makesIretFault() {
        LongGuest guest;
        guest.put_code(kCode, {0x48, 0xcf});
        State state = guest.state();
        state.rflags |= rflags::NT;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.halted_in(), std::optional(13u));
    }

    void sysenter_inLegacyMode_entersAndLeavesTheKernel() {
        ProtectedGuest guest;
        guest.put_code(kUserProgram, {0x0f, 0x34});                 // sysenter
        guest.put_code(kHandlers + 0x800, {0xf4, 0x0f, 0x35});      // hlt; sysexit
        guest.put_code(kUserProgram + 0x10, {0x0f, 0x0b});
        State state = SystemFixture::flat_state(PagingMode::Off, 3);
        state.rip = kUserProgram;
        state.sysenter_cs = kCode32;
        state.sysenter_esp = kStack + 0x800;
        state.sysenter_eip = kHandlers + 0x800;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.cpu().rip, kHandlers + 0x801);
        QCOMPARE(guest.cpu().cpl, 0u);
        QCOMPARE(guest.cpu().regs[Rsp], kStack + 0x800);
        QCOMPARE(guest.cpu().seg[Ss].selector, std::uint16_t{kCode32 + 8});
        guest.cpu().regs[Rdx] = kUserProgram + 0x10;
        guest.cpu().regs[Rcx] = kStack + 0x900;
        QVERIFY(guest.go_on_to_halt());
        QCOMPARE(guest.halted_in(), std::optional(6u));
        QCOMPARE(guest.stack_word(1), std::uint32_t{(kCode32 + 16) | 3});
        QCOMPARE(guest.stack_word(3), static_cast<std::uint32_t>(kStack + 0x900));
    }
};

QTEST_GUILESS_MAIN(ModeSwitchTest)
#include "mode_switch_test.moc"
