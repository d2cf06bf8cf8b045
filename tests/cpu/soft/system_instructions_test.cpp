// SPDX-License-Identifier: BSD-2-Clause
// Instructions of the system group, executed, one behaviour each.
#include <QTest>

#include "tests/cpu/soft/system_fixture.h"

using namespace apiary;
using namespace apiary::cpu;
using namespace apiary::cpu::soft;
using namespace apiary::cpu::soft::test;

namespace {

constexpr PagingMode kLong = PagingMode::FourLevel;
constexpr std::uint64_t kOperand = kData;  ///< What [0x60000] in the code is.
constexpr std::uint16_t kFree = 0x68;

class Guest : public SystemFixture {
public:
    explicit Guest(PagingMode mode = kLong, const CpuidTable& cpuid = supported_features()) : SystemFixture(cpuid) {
        if (mode != PagingMode::Off) {
            map_low_memory(mode, kP | kW | kU | kA | kD);
        }
        put_halting_handlers(mode);
        put<std::uint32_t>(kTss + 4, kStack + 0x3000);
        put<std::uint32_t>(kTss + 8, mode == kLong ? 0 : kData0);
    }
    [[nodiscard]] bool zero_flag() { return (cpu().rflags() & rflags::ZF) != 0; }
};

}  // namespace

class SystemInstructionsTest : public QObject {
    Q_OBJECT

private slots:
    void lar_shows_rightsOfVisibleDescriptors_data() {
        QTest::addColumn<quint64>("descriptor");
        QTest::addColumn<bool>("lar");
        QTest::addColumn<bool>("lsl");
        QTest::newRow("data") << quint64{0x00cf'9200'0000'ffff} << true << true;
        QTest::newRow("code") << quint64{0x00af'9a00'0000'ffff} << true << true;
        QTest::newRow("LDT") << quint64{0x0000'8200'0000'ffff} << true << true;
        QTest::newRow("64-bit TSS") << quint64{0x0000'8900'0000'0067} << true << true;
        QTest::newRow("call gate") << quint64{0x0000'8c00'0000'0067} << true << false;
        QTest::newRow("16-bit TSS") << quint64{0x0000'8100'0000'0067} << false << false;
        QTest::newRow("interrupt gate") << quint64{0x0000'8e00'0000'0067} << false << false;
        QTest::newRow("type 0") << quint64{0x0000'8000'0000'0067} << false << false;
    }
    void lar_shows_rightsOfVisibleDescriptors() {
        QFETCH(quint64, descriptor);
        QFETCH(bool, lar);
        QFETCH(bool, lsl);
        for (const bool limit : {false, true}) {
            Guest guest;
            guest.put<std::uint64_t>(kGdt + kFree, descriptor);
            // mov ecx, kFree; lar (or lsl) eax, ecx; hlt
            guest.put_code(kCode, {0xb9, kFree, 0, 0, 0, 0x0f, limit ? 0x03 : 0x02, 0xc1, 0xf4});
            State state = SystemFixture::flat_state(kLong);
            state.gpr[Rax] = 0x5555;
            QVERIFY(guest.run_to_halt(state));
            const bool shown = limit ? lsl : lar;
            QCOMPARE(guest.zero_flag(), shown);
            const std::uint64_t rights = descriptor >> 32 & 0x00ff'ff00;
            const std::uint64_t bytes = (descriptor >> 55 & 1) != 0 ? 0xffff'ffff : descriptor & 0xffff;
            QCOMPARE(guest.cpu().regs[Rax], !shown ? 0x5555 : limit ? bytes : rights);
        }
    }

    void verrAndVerw_tellWhatMayBeAccessed_data() {
        QTest::addColumn<int>("access");
        QTest::addColumn<bool>("readable");
        QTest::addColumn<bool>("writable");
        QTest::newRow("writable data of ring 3") << 0xf2 << true << true;
        QTest::newRow("read-only data of ring 3") << 0xf0 << true << false;
        QTest::newRow("readable code of ring 3") << 0xfa << true << false;
        QTest::newRow("execute-only code of ring 3") << 0xf8 << false << false;
        QTest::newRow("data of ring 0") << 0x92 << false << false;
        QTest::newRow("conforming code of ring 0") << 0x9e << true << false;
    }
    void verrAndVerw_tellWhatMayBeAccessed() {
        QFETCH(int, access);
        QFETCH(bool, readable);
        QFETCH(bool, writable);
        for (const bool write : {false, true}) {
            Guest guest;
            guest.put<std::uint64_t>(kGdt + kFree, 0x00cf'0000'0000'ffff | static_cast<std::uint64_t>(access) << 40);
            // mov ecx, kFree | 3; verr (or verw) cx; ud2
            guest.put_code(kCode, {0xb9, kFree | 3, 0, 0, 0, 0x0f, 0x00, write ? 0xe9 : 0xe1, 0x0f, 0x0b});
            QVERIFY(guest.run_to_halt(SystemFixture::flat_state(kLong, 3)));
            QCOMPARE(guest.halted_in(), std::optional(6u));
            QCOMPARE(guest.zero_flag(), write ? writable : readable);
        }
    }

    void arpl_raisesRplOnly() {
        Guest guest(PagingMode::Off);
        // mov eax, 0x28; mov ecx, 3; arpl ax, cx; hlt
        guest.put_code(kCode, {0xb8, 0x28, 0, 0, 0, 0xb9, 3, 0, 0, 0, 0x63, 0xc8, 0xf4});
        QVERIFY(guest.run_to_halt(SystemFixture::flat_state(PagingMode::Off)));
        QCOMPARE(guest.cpu().regs[Rax], 0x2bu);
        QVERIFY(guest.zero_flag());
    }

    void descriptorQueries_inRealMode_areUndefined_data() {
        QTest::addColumn<int>("second");
        QTest::addColumn<int>("modrm");
        QTest::newRow("LAR") << 0x02 << 0xc1;
        QTest::newRow("LSL") << 0x03 << 0xc1;
        QTest::newRow("SLDT") << 0x00 << 0xc1;
        QTest::newRow("STR") << 0x00 << 0xc9;
        QTest::newRow("LTR") << 0x00 << 0xd9;
        QTest::newRow("VERR") << 0x00 << 0xe1;
    }
    void descriptorQueries_inRealMode_areUndefined() {
        QFETCH(int, second);
        QFETCH(int, modrm);
        SystemFixture guest;
        State state;
        state.seg[Cs] = {0x3000, kCode, 0xffff, 0x9b};
        state.seg[Ss] = {0x4000, kStack, 0xffff, 0x93};
        state.gpr[Rsp] = 0x1000;
        state.rip = 0;
        guest.put<std::uint32_t>(6 * 4, 0x5000'0060);
        guest.put_code(kHandlers + 0x60, {0xf4});
        guest.put_code(kCode, {0x0f, second, modrm});
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.halted_in(), std::nullopt);
        QCOMPARE(guest.cpu().rip, 0x61u);
    }

    void ltr_marksBusyAndRefusesBusy() {
        Guest guest;
        // mov eax, 0x40; ltr ax; str ecx; ltr ax
        guest.put_code(kCode, {0xb8, 0x40, 0, 0, 0, 0x0f, 0x00, 0xd8, 0x0f, 0x00, 0xc9, 0x0f, 0x00, 0xd8});
        State state = SystemFixture::flat_state(kLong);
        state.tr = {0, 0, 0, 0x8b};
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.cpu().tr.selector, kTssSelector);
        QCOMPARE(guest.cpu().tr.base, kTss);
        QCOMPARE(guest.cpu().regs[Rcx], std::uint64_t{kTssSelector});
        QCOMPARE(guest.get<std::uint8_t>(kGdt + kTssSelector + 5), std::uint8_t{0x8b});
        QCOMPARE(guest.halted_in(), std::optional(13u));
        QCOMPARE(guest.get<std::uint64_t>(guest.cpu().regs[Rsp]), std::uint64_t{kTssSelector});
    }

    void lgdtAndSgdt_roundTrip() {
        Guest guest;
        guest.put<std::uint16_t>(kOperand, 0x1234);
        guest.put<std::uint64_t>(kOperand + 2, 0xffff'8000'1122'3344);
        // lgdt [0x60000]; sgdt [0x60010]; hlt
        guest.put_code(kCode, {0x0f, 0x01, 0x14, 0x25, 0, 0, 6, 0, 0x0f, 0x01, 0x04, 0x25, 0x10, 0, 6, 0, 0xf4});
        QVERIFY(guest.run_to_halt(SystemFixture::flat_state(kLong)));
        QCOMPARE(guest.cpu().gdtr.base, 0xffff'8000'1122'3344u);
        QCOMPARE(guest.cpu().gdtr.limit, std::uint16_t{0x1234});
        QCOMPARE(guest.get<std::uint16_t>(kOperand + 0x10), std::uint16_t{0x1234});
        QCOMPARE(guest.get<std::uint64_t>(kOperand + 0x12), 0xffff'8000'1122'3344u);
    }

    void lidt_with16BitOperand_takes24BitsOfBase() {
        Guest guest(PagingMode::Off);
        guest.put<std::uint16_t>(kOperand, 0x3ff);
        guest.put<std::uint32_t>(kOperand + 2, 0x1122'3344);
        guest.put_code(kCode, {0x66, 0x0f, 0x01, 0x1d, 0, 0, 6, 0, 0xf4});
        QVERIFY(guest.run_to_halt(SystemFixture::flat_state(PagingMode::Off)));
        QCOMPARE(guest.cpu().idtr.base, 0x22'3344u);
    }

    void popf_atEachPrivilege_changesWhatItMay_data() {
        QTest::addColumn<uint>("cpl");
        QTest::addColumn<quint64>("before");
        QTest::addColumn<quint64>("popped");
        QTest::addColumn<quint64>("after");
        const quint64 all = rflags::IF | rflags::IOPL | rflags::NT | rflags::AC | rflags::ID | rflags::CF | rflags::DF;
        QTest::newRow("ring 0 sets all") << 0u << quint64{0} << all << all;
        QTest::newRow("ring 3 neither IF nor IOPL") << 3u << quint64{0} << all << (all & ~(rflags::IF | rflags::IOPL));
        QTest::newRow("ring 3 with IOPL 3 sets IF") << 3u << quint64{rflags::IOPL} << (all & ~rflags::IOPL) << all;
        QTest::newRow("RF, VM, VIF and VIP never") << 0u << quint64{0}
                                                   << quint64{rflags::RF | rflags::VM | rflags::VIF | rflags::VIP}
                                                   << quint64{0};
    }
    void popf_atEachPrivilege_changesWhatItMay() {
        QFETCH(uint, cpl);
        QFETCH(quint64, before);
        QFETCH(quint64, popped);
        QFETCH(quint64, after);
        Guest guest;
        guest.put_code(kCode, {0x9d, 0x0f, 0x0b});  // popfq; ud2
        State state = SystemFixture::flat_state(kLong, cpl);
        state.rflags |= before;
        guest.put<std::uint64_t>(state.gpr[Rsp], popped);
        QVERIFY(guest.run_to_halt(state));
        const std::uint64_t pushed = guest.get<std::uint64_t>(guest.cpu().regs[Rsp] + 16);
        QCOMPARE(pushed, after | rflags::Fixed1 | rflags::RF);
    }

    void popSegment_movesStackAndLoads() {
        Guest guest(PagingMode::Off);
        // push 0x10; pop fs; hlt
        guest.put_code(kCode, {0x6a, 0x10, 0x0f, 0xa1, 0xf4});
        State state = SystemFixture::flat_state(PagingMode::Off);
        state.seg[Fs] = {0, 0, 0, Segment::kUnusable};
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.cpu().seg[Fs].selector, kData0);
        QCOMPARE(guest.cpu().regs[Rsp], state.gpr[Rsp]);
    }

    void popSegment_thatFaults_leavesStack() {
        Guest guest(PagingMode::Off);
        guest.put_code(kCode, {0x68, 0xf8, 0xff, 0, 0, 0x1f});  // push 0xfff8; pop ds
        const State state = SystemFixture::flat_state(PagingMode::Off);
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.halted_in(), std::optional(13u));
        QCOMPARE(guest.cpu().regs[Rsp], state.gpr[Rsp] - 4 - 16);
    }

    void lss_loadsBothHalves() {
        Guest guest(PagingMode::Off);
        guest.put<std::uint32_t>(kOperand, kStack + 0x800);
        guest.put<std::uint16_t>(kOperand + 4, kData0);
        guest.put_code(kCode, {0x0f, 0xb2, 0x25, 0, 0, 6, 0, 0xf4});  // lss esp, [0x60000]
        QVERIFY(guest.run_to_halt(SystemFixture::flat_state(PagingMode::Off)));
        QCOMPARE(guest.cpu().regs[Rsp], kStack + 0x800);
        QCOMPARE(guest.cpu().seg[Ss].selector, kData0);
    }

    void movFromSegment_widthOfRegister_isZeroExtended() {
        Guest guest;
        guest.put_code(kCode, {0x48, 0x8c, 0xd8, 0x66, 0x8c, 0xd9, 0xf4});  // mov rax, ds; mov cx, ds
        State state = SystemFixture::flat_state(kLong);
        state.gpr[Rax] = state.gpr[Rcx] = ~std::uint64_t{0};
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.cpu().regs[Rax], std::uint64_t{kData0});
        QCOMPARE(guest.cpu().regs[Rcx], 0xffff'ffff'ffff'0000u | kData0);
    }

    void invlpg_makesChangedEntryVisible() {
        Guest guest;
        guest.map(kLong, kOperand, kOperand + 0x1000, kP | kW | kA | kD);
        guest.put<std::uint32_t>(kOperand, 1);
        guest.put<std::uint32_t>(kOperand + 0x1000, 2);
        const std::uint64_t entry = guest.entry_address(kLong, kOperand);
        // mov eax, [0x60000]; mov [entry], ebx; invlpg [0x60000]; mov ecx, [0x60000]; hlt
        guest.put_code(kCode, {0x8b, 0x04, 0x25, 0, 0, 6, 0, 0x89, 0x1f, 0x0f, 0x01, 0x3c, 0x25, 0, 0, 6, 0,
                               0x8b, 0x0c, 0x25, 0, 0, 6, 0, 0xf4});
        State state = SystemFixture::flat_state(kLong);
        state.gpr[Rdi] = entry;
        state.gpr[Rbx] = kOperand | kP | kW | kA | kD;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.cpu().regs[Rax], 2u);
        QCOMPARE(guest.cpu().regs[Rcx], 1u);
    }

    void invpcid_badOperands_raiseGp_data() {
        QTest::addColumn<quint64>("type");
        QTest::addColumn<quint64>("pcid");
        QTest::addColumn<quint64>("address");
        QTest::addColumn<uint>("vector");
        QTest::newRow("type 2") << quint64{2} << quint64{0} << quint64{0} << 6u;
        QTest::newRow("type 3") << quint64{3} << quint64{0} << quint64{0} << 6u;
        QTest::newRow("address of PCID 0") << quint64{0} << quint64{0} << quint64{0x1000} << 6u;
        QTest::newRow("type 4") << quint64{4} << quint64{0} << quint64{0} << 13u;
        QTest::newRow("reserved bits of the PCID") << quint64{2} << quint64{0x1000} << quint64{0} << 13u;
        QTest::newRow("PCID without PCIDE") << quint64{1} << quint64{5} << quint64{0} << 13u;
        QTest::newRow("address not canonical") << quint64{0} << quint64{0} << quint64{1ull << 47} << 13u;
    }
    void invpcid_badOperands_raiseGp() {
        QFETCH(quint64, type);
        QFETCH(quint64, pcid);
        QFETCH(quint64, address);
        QFETCH(uint, vector);
        Guest guest;
        guest.put<std::uint64_t>(kOperand, pcid);
        guest.put<std::uint64_t>(kOperand + 8, address);
        guest.put_code(kCode, {0x66, 0x0f, 0x38, 0x82, 0x04, 0x25, 0, 0, 6, 0, 0x0f, 0x0b});  // invpcid rax, [0x60000]
        State state = SystemFixture::flat_state(kLong);
        state.gpr[Rax] = type;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.halted_in(), std::optional(vector));
    }

    void rdtsc_withTsd_isForRing0_data() {
        QTest::addColumn<int>("second");
        QTest::addColumn<int>("third");
        QTest::newRow("RDTSC") << 0x31 << 0x90;
        QTest::newRow("RDTSCP") << 0x01 << 0xf9;
    }
    void rdtsc_withTsd_isForRing0() {
        QFETCH(int, second);
        QFETCH(int, third);
        for (const unsigned cpl : {0u, 3u}) {
            Guest guest;
            guest.put_code(kCode, {0x0f, second, third, 0x0f, 0x0b});
            State state = SystemFixture::flat_state(kLong, cpl);
            state.cr4 |= cr4::TSD;
            QVERIFY(guest.run_to_halt(state));
            QCOMPARE(guest.halted_in(), std::optional(cpl == 0 ? 6u : 13u));
        }
    }

    void rdpidAndRdtscp_giveTscAux() {
        Guest guest;
        guest.put_code(kCode, {0xf3, 0x0f, 0xc7, 0xfb, 0x0f, 0x01, 0xf9, 0xf4});  // rdpid rbx; rdtscp; hlt
        State state = SystemFixture::flat_state(kLong);
        state.tsc_aux = 0x1002;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.cpu().regs[Rbx], 0x1002u);
        QCOMPARE(guest.cpu().regs[Rcx], 0x1002u);
    }

    void features_notAnnounced_areUndefined_data() {
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("RDTSCP") << QByteArray("\x0f\x01\xf9", 3);
        QTest::newRow("RDPID") << QByteArray("\xf3\x0f\xc7\xfb", 4);
        QTest::newRow("INVPCID") << QByteArray("\x66\x0f\x38\x82\x07", 5);
        QTest::newRow("STAC") << QByteArray("\x0f\x01\xcb", 3);
        QTest::newRow("CLWB") << QByteArray("\x66\x0f\xae\x37", 4);
        QTest::newRow("RDFSBASE with CR4.FSGSBASE clear") << QByteArray("\xf3\x48\x0f\xae\xc0", 5);
    }
    void features_notAnnounced_areUndefined() {
        QFETCH(QByteArray, code);
        Guest guest(kLong, CpuidTable{});
        for (int i = 0; i < code.size(); ++i) {
            guest.put(kCode + static_cast<std::uint64_t>(i), static_cast<std::uint8_t>(code[i]));
        }
        State state = SystemFixture::flat_state(kLong);
        state.gpr[Rdi] = kOperand;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.halted_in(), std::optional(6u));
    }

    void fsgsbase_writeThenRead_roundTrips() {
        Guest guest;
        // wrfsbase rax; rdfsbase rbx; wrgsbase ecx; rdgsbase rdx; hlt
        guest.put_code(kCode, {0xf3, 0x48, 0x0f, 0xae, 0xd0, 0xf3, 0x48, 0x0f, 0xae, 0xc3, 0xf3, 0x0f, 0xae, 0xd9,
                               0xf3, 0x48, 0x0f, 0xae, 0xca, 0xf4});
        State state = SystemFixture::flat_state(kLong);
        state.cr4 |= cr4::FSGSBASE;
        state.gpr[Rax] = 0xffff'8000'1234'5678;
        state.gpr[Rcx] = 0xffff'ffff'8765'4321;
        QVERIFY(guest.run_to_halt(state));
        QCOMPARE(guest.cpu().regs[Rbx], 0xffff'8000'1234'5678u);
        QCOMPARE(guest.cpu().regs[Rdx], 0x8765'4321u);
    }

    void clflush_ofUnmappedPage_faultsAsRead() {
        Guest guest;
        guest.put_code(kCode, {0x0f, 0xae, 0x3c, 0x25, 0, 0, 0, 0x40});
        QVERIFY(guest.run_to_halt(SystemFixture::flat_state(kLong)));
        QCOMPARE(guest.halted_in(), std::optional(14u));
        QCOMPARE(guest.get<std::uint64_t>(guest.cpu().regs[Rsp]), 0u);
    }

    void smswAndLmsw_setButNeverClearPe() {
        Guest guest(PagingMode::Off);
        // xor eax, eax; lmsw ax; smsw ecx; mov eax, 0xe; lmsw ax; hlt
        guest.put_code(kCode, {0x31, 0xc0, 0x0f, 0x01, 0xf0, 0x0f, 0x01, 0xe1, 0xb8, 0x0e, 0, 0, 0, 0x0f, 0x01, 0xf0, 0xf4});
        QVERIFY(guest.run_to_halt(SystemFixture::flat_state(PagingMode::Off)));
        QVERIFY((guest.cpu().regs[Rcx] & cr0::PE) != 0);
        QCOMPARE(guest.cpu().cr0 & 15, cr0::PE | cr0::MP | cr0::EM | cr0::TS);
    }

    void selfModifyingStore_intoNextInstruction_isSeen() {
        Guest guest;
        // mov byte [rip+1], 0x02 changes the immediate of: mov al, 1; then hlt
        guest.put_code(kCode, {0xc6, 0x05, 0x01, 0, 0, 0, 0x02, 0xb0, 0x01, 0xf4});
        QVERIFY(guest.run_to_halt(SystemFixture::flat_state(kLong)));
        QCOMPARE(guest.cpu().regs[Rax] & 0xff, 2u);
    }
};

QTEST_GUILESS_MAIN(SystemInstructionsTest)
#include "system_instructions_test.moc"
