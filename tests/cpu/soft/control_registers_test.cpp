// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/control_registers.h"

#include <QTest>

#include "backend/cpu/soft/msr.h"
#include "tests/cpu/soft/system_fixture.h"

using namespace apiary;
using namespace apiary::cpu;
using namespace apiary::cpu::soft;
using namespace apiary::cpu::soft::test;

namespace {

/// A guest in `mode` with low memory mapped.
class Guest : public SystemFixture {
public:
    explicit Guest(PagingMode mode, const CpuidTable& cpuid = supported_features()) : SystemFixture(cpuid) {
        if (mode != PagingMode::Off) {
            map_low_memory(mode, kP | kW | kU | kA | kD);
        }
        cpu().set_state(flat_state(mode));
    }
    /// Whether `what` went through; else it must have raised #GP(0).
    [[nodiscard]] bool allowed(const std::function<void()>& what) {
        const auto fault = attempt(what);
        check(!fault || (fault->vector == Vector::GeneralProtection && fault->error == 0), "only #GP(0) is expected");
        return !fault;
    }
};

}  // namespace

class ControlRegistersTest : public QObject {
    Q_OBJECT

private slots:
    void cr0_inconsistent_isRefused() {
        Guest guest(PagingMode::Off);
        Cpu& cpu = guest.cpu();
        const std::uint64_t base = cr0::PE | cr0::ET;
        QVERIFY(!guest.allowed([&] { set_cr0(cpu, cr0::PG); }));
        QVERIFY(!guest.allowed([&] { set_cr0(cpu, base | cr0::NW); }));
        QVERIFY(!guest.allowed([&] { set_cr0(cpu, base | 1ull << 32); }));
        QVERIFY(guest.allowed([&] { set_cr0(cpu, base | cr0::NW | cr0::CD); }));
        QVERIFY(guest.allowed([&] { set_cr0(cpu, cr0::PE); }));
        QCOMPARE(cpu.cr0, cr0::PE | cr0::ET);  // ET is always set.
    }

    void cr0_pagingWithLme_needsPae() {
        Guest guest(PagingMode::Off);
        Cpu& cpu = guest.cpu();
        set_efer(cpu, efer::LME);
        QVERIFY(!guest.allowed([&] { set_cr0(cpu, cpu.cr0 | cr0::PG); }));
        QCOMPARE(cpu.efer, efer::LME);
        set_cr4(cpu, cr4::PAE);
        QVERIFY(guest.allowed([&] { set_cr0(cpu, cpu.cr0 | cr0::PG); }));
        QCOMPARE(cpu.efer, efer::LME | efer::LMA);
    }

    void cr0_pagingOff_in64BitCode_isRefused() {
        Guest guest(PagingMode::FourLevel);
        QVERIFY(!guest.allowed([&] { set_cr0(guest.cpu(), guest.cpu().cr0 & ~cr0::PG); }));
    }

    void cr0_paePagingWithBadPdptes_isRefused() {
        Guest guest(PagingMode::Off);
        Cpu& cpu = guest.cpu();
        set_cr4(cpu, cr4::PAE);
        guest.put<std::uint64_t>(kRoot, 0x9000 | kP | kW);
        QVERIFY(!guest.allowed([&] { set_cr0(cpu, cpu.cr0 | cr0::PG); }));
        QCOMPARE(cpu.cr0 & cr0::PG, 0u);
        guest.put<std::uint64_t>(kRoot, 0x9000 | kP);
        QVERIFY(guest.allowed([&] { set_cr0(cpu, cpu.cr0 | cr0::PG); }));
        QCOMPARE(cpu.pdpte[0], std::uint64_t{0x9000 | kP});
    }

    void cr3_reservedBits_areRefusedInLongMode() {
        Guest guest(PagingMode::FourLevel);
        Cpu& cpu = guest.cpu();
        QVERIFY(!guest.allowed([&] { set_cr3(cpu, kRoot | 1ull << 40); }));
        QVERIFY(!guest.allowed([&] { set_cr3(cpu, kRoot | 1ull << 63); }));
        set_cr4(cpu, cpu.cr4 | cr4::PCIDE);
        QVERIFY(guest.allowed([&] { set_cr3(cpu, kRoot | 1ull << 63 | 5); }));
        QCOMPARE(cpu.cr3, kRoot | 5);
    }

    void cr4_rules() {
        Guest guest(PagingMode::FourLevel);
        Cpu& cpu = guest.cpu();
        QVERIFY(!guest.allowed([&] { set_cr4(cpu, cpu.cr4 | cr4::VME); }));
        QVERIFY(!guest.allowed([&] { set_cr4(cpu, cpu.cr4 | cr4::LA57); }));
        QVERIFY(!guest.allowed([&] { set_cr4(cpu, cpu.cr4 & ~cr4::PAE); }));
        set_cr3(cpu, kRoot | 8);
        QVERIFY(!guest.allowed([&] { set_cr4(cpu, cpu.cr4 | cr4::PCIDE); }));
        set_cr3(cpu, kRoot);
        QVERIFY(guest.allowed([&] { set_cr4(cpu, cpu.cr4 | cr4::PCIDE | cr4::SMEP | cr4::SMAP | cr4::UMIP); }));

        Guest legacy(PagingMode::Pae);
        QVERIFY(!legacy.allowed([&] { set_cr4(legacy.cpu(), legacy.cpu().cr4 | cr4::PCIDE); }));
    }

    void cr4_withoutFeature_isReserved() {
        CpuidTable plain;
        Guest guest(PagingMode::FourLevel, plain);
        for (const std::uint64_t bit : {cr4::SMEP, cr4::SMAP, cr4::UMIP, cr4::FSGSBASE, cr4::OSXSAVE}) {
            QVERIFY(!guest.allowed([&] { set_cr4(guest.cpu(), guest.cpu().cr4 | bit); }));
        }
    }

    void efer_rules() {
        Guest guest(PagingMode::FourLevel);
        Cpu& cpu = guest.cpu();
        QVERIFY(!guest.allowed([&] { set_efer(cpu, efer::NXE); }));                     // LME while paging.
        QVERIFY(!guest.allowed([&] { set_efer(cpu, cpu.efer | 1 << 12); }));            // SVME
        QVERIFY(guest.allowed([&] { set_efer(cpu, cpu.efer | efer::AutoIbrs); }));
        QVERIFY((cpu.efer & efer::LMA) != 0);
    }

    void wp_change_takesEffectAtOnce() {
        Guest guest(PagingMode::FourLevel);
        Cpu& cpu = guest.cpu();
        guest.put_entry(PagingMode::FourLevel, kData, kData | kP);
        const auto write = [&] { return guest.attempt([&] { static_cast<void>(translate(cpu, kData, AccessKind::Write, false)); }); };
        QVERIFY(write());
        set_cr0(cpu, cpu.cr0 & ~cr0::WP);
        QVERIFY(!write());
        set_cr0(cpu, cpu.cr0 | cr0::WP);
        QVERIFY(write());
    }

    void stacAndClac_switchSmap() {
        SystemFixture guest;
        guest.map_low_memory(PagingMode::FourLevel);
        guest.map(PagingMode::FourLevel, kData, kData, kP | kW | kU | kA | kD);
        guest.put_halting_handlers(PagingMode::FourLevel);
        guest.put<std::uint32_t>(kData, 0x55);
        // stac; mov eax, [0x60000]; clac; mov ebx, [0x60000]
        guest.put_code(kCode, {0x0f, 0x01, 0xcb, 0x8b, 0x04, 0x25, 0, 0, 6, 0, 0x0f, 0x01, 0xca, 0x8b, 0x1c, 0x25, 0, 0, 6, 0});
        State state = SystemFixture::flat_state(PagingMode::FourLevel);
        state.cr4 |= cr4::SMAP;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.halted_in(), std::optional(14u));
        QCOMPARE(guest.cpu().regs[Rax], 0x55u);
        QCOMPARE(guest.get<std::uint64_t>(guest.cpu().regs[Rsp] + 8), kCode + 13);
        QCOMPARE(guest.get<std::uint64_t>(guest.cpu().regs[Rsp]), std::uint64_t{pferr::Present});
    }

    void taskPriority_write_leavesAsExit() {
        SystemFixture guest;
        guest.map_low_memory(PagingMode::FourLevel);
        guest.put_code(kCode, {0x44, 0x0f, 0x22, 0xc0, 0x44, 0x0f, 0x20, 0xc3, 0xf4});  // mov cr8, rax; mov rbx, cr8
        State state = SystemFixture::flat_state(PagingMode::FourLevel);
        state.gpr[Rax] = 9;
        guest.cpu().set_state(state);
        const Exit exit = guest.cpu().run();
        QVERIFY(std::holds_alternative<TprWrite>(exit));
        QCOMPARE(std::get<TprWrite>(exit).value, std::uint8_t{9});
        QVERIFY(std::holds_alternative<Halt>(guest.cpu().run()));
        QCOMPARE(guest.cpu().regs[Rbx], 9u);
    }

    void umip_inUserMode_hidesTables_data() {
        QTest::addColumn<int>("modrm");
        QTest::addColumn<int>("second");
        QTest::newRow("SGDT") << 0x04 << 0x01;
        QTest::newRow("SIDT") << 0x0c << 0x01;
        QTest::newRow("SMSW") << 0x24 << 0x01;
        QTest::newRow("SLDT") << 0x04 << 0x00;
        QTest::newRow("STR") << 0x0c << 0x00;
    }
    void umip_inUserMode_hidesTables() {
        QFETCH(int, modrm);
        QFETCH(int, second);
        for (const bool umip : {false, true}) {
            SystemFixture guest;
            guest.map_low_memory(PagingMode::FourLevel, kP | kW | kU | kA | kD);
            guest.put_halting_handlers(PagingMode::FourLevel);
            guest.put<std::uint64_t>(kTss + 4, kStack + 0x3000);
            guest.put_code(kCode, {0x0f, second, modrm, 0x25, 0, 0, 6, 0, 0x0f, 0x0b});  // to [0x60000]
            State state = SystemFixture::flat_state(PagingMode::FourLevel, 3);
            state.cr4 |= umip ? cr4::UMIP : 0;
            QVERIFY(guest.run_to_halt(state));
            QCOMPARE(guest.halted_in(), std::optional(umip ? 13u : 6u));
        }
    }

    void msr_storedAndField_roundTrip_data() {
        QTest::addColumn<uint>("index");
        QTest::addColumn<quint64>("value");
        QTest::newRow("STAR") << 0xc000'0081u << quint64{0x0023'0010'0000'0000};
        QTest::newRow("LSTAR") << 0xc000'0082u << quint64{0xffff'8000'0000'1234};
        QTest::newRow("FS_BASE") << 0xc000'0100u << quint64{0x7fff'0000'1000};
        QTest::newRow("KERNEL_GS_BASE") << 0xc000'0102u << quint64{0xffff'8880'0000'0000};
        QTest::newRow("TSC_AUX") << 0xc000'0103u << quint64{3};
        QTest::newRow("PAT") << 0x277u << quint64{0x0407'0506'0007'0106};
        QTest::newRow("MTRR physical base") << 0x200u << quint64{0x8000'0006};
        QTest::newRow("MTRR physical mask") << 0x201u << quint64{0xff'8000'0800};
        QTest::newRow("MTRR fixed") << 0x26fu << quint64{0x0606'0505'0404'0101};
        QTest::newRow("MTRR default type") << 0x2ffu << quint64{0xc00};
        QTest::newRow("HWCR") << 0xc001'0015u << quint64{1u << 24 | 1u << 18};
        QTest::newRow("NB_CFG") << 0xc001'001fu << quint64{1ull << 46};
        QTest::newRow("MC4_CTL") << 0x410u << ~quint64{0};
        QTest::newRow("SPEC_CTRL") << 0x48u << quint64{3};
        QTest::newRow("TSC_ADJUST") << 0x3bu << quint64{0x1'0000};
    }
    void msr_storedAndField_roundTrip() {
        QFETCH(uint, index);
        QFETCH(quint64, value);
        Guest guest(PagingMode::FourLevel);
        QVERIFY(write_msr(guest.cpu(), index, value));
        QCOMPARE(read_msr(guest.cpu(), index), std::optional<std::uint64_t>(value));
    }

    void msr_badWrites_areRefused_data() {
        QTest::addColumn<uint>("index");
        QTest::addColumn<quint64>("value");
        QTest::newRow("unknown") << 0x1234u << quint64{0};
        QTest::newRow("LSTAR not canonical") << 0xc000'0082u << quint64{1ull << 47};
        QTest::newRow("GS_BASE not canonical") << 0xc000'0101u << quint64{1ull << 63};
        QTest::newRow("TSC_AUX too wide") << 0xc000'0103u << quint64{1ull << 32};
        QTest::newRow("PAT with type 2") << 0x277u << quint64{2};
        QTest::newRow("MTRR base with type 2") << 0x200u << quint64{2};
        QTest::newRow("MTRR mask too wide") << 0x201u << quint64{1ull << 40};
        QTest::newRow("MTRR capabilities") << 0xfeu << quint64{0};
        QTest::newRow("MCG_CAP") << 0x179u << quint64{0};
        QTest::newRow("microcode revision") << 0x8bu << quint64{0};
        QTest::newRow("SPEC_CTRL reserved") << 0x48u << quint64{8};
        QTest::newRow("PRED_CMD reserved") << 0x49u << quint64{2};
    }
    void msr_badWrites_areRefused() {
        QFETCH(uint, index);
        QFETCH(quint64, value);
        Guest guest(PagingMode::FourLevel);
        QVERIFY(!write_msr(guest.cpu(), index, value));
    }

    void msr_tscWrite_movesTscAndAdjust() {
        Guest guest(PagingMode::FourLevel);
        QVERIFY(write_msr(guest.cpu(), 0x10, 0x1000));
        const auto now = read_msr(guest.cpu(), 0x10);
        QVERIFY(now && *now >= 0x1000 && *now < 1ull << 40);
        QVERIFY(*read_msr(guest.cpu(), 0x3b) != 0);
    }

    void msr_ofApic_asksTheMachine() {
        SystemFixture guest;
        guest.map_low_memory(PagingMode::FourLevel);
        guest.put_halting_handlers(PagingMode::FourLevel);
        guest.put_code(kCode, {0x0f, 0x32, 0x0f, 0x30, 0x0f, 0x30, 0xf4});  // rdmsr; wrmsr; wrmsr
        State state = SystemFixture::flat_state(PagingMode::FourLevel);
        state.gpr[Rcx] = 0x80b;
        Cpu& cpu = guest.cpu();
        cpu.set_state(state);
        const auto answer = [&](std::uint64_t value, bool refused) {
            cpu.replay.answers[cpu.replay.answered++] = value;
            cpu.replay.failed = refused;
        };
        Exit exit = cpu.run();
        QVERIFY(std::holds_alternative<MsrRead>(exit));
        QCOMPARE(std::get<MsrRead>(exit).index, 0x80bu);
        answer(0x1'0000'0002, false);
        exit = cpu.run();
        QVERIFY(std::holds_alternative<MsrWrite>(exit));
        QCOMPARE(std::get<MsrWrite>(exit).value, 0x1'0000'0002u);
        answer(0, false);
        exit = cpu.run();
        QVERIFY(std::holds_alternative<MsrWrite>(exit));
        answer(0, true);
        QVERIFY(std::holds_alternative<Halt>(cpu.run()));
        QCOMPARE(guest.halted_in(), std::optional(13u));
        QCOMPARE(guest.get<std::uint64_t>(cpu.regs[Rsp] + 8), kCode + 4);
    }

    void cpuid_osxsaveAndStateSize_followTheState() {
        SystemFixture guest;
        guest.map_low_memory(PagingMode::FourLevel);
        // mov eax, 1; cpuid; mov esi, ecx; mov eax, 13; xor ecx, ecx; cpuid; hlt
        guest.put_code(kCode, {0xb8, 1, 0, 0, 0, 0x0f, 0xa2, 0x89, 0xce, 0xb8, 13, 0, 0, 0, 0x31, 0xc9, 0x0f, 0xa2, 0xf4});
        State state = SystemFixture::flat_state(PagingMode::FourLevel);
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.cpu().regs[Rsi] >> 27 & 1, 0u);
        QCOMPARE(guest.cpu().regs[Rbx], 576u);
        state.cr4 |= cr4::OSXSAVE;
        state.xcr0 = 7;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.cpu().regs[Rsi] >> 27 & 1, 1u);
        QCOMPARE(guest.cpu().regs[Rbx], 832u);
    }
};

QTEST_GUILESS_MAIN(ControlRegistersTest)
#include "control_registers_test.moc"
