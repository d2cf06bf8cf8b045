// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/kvm/cpuid.h"

#include <QTest>

#include "backend/cpu/kvm/convert.h"

namespace apiary::cpu::kvm::test {

namespace {

kvm_cpuid_entry2 entry(std::uint32_t leaf, CpuidResult result) {
    return {.function = leaf, .index = 0, .flags = 0, .eax = result.eax, .ebx = result.ebx, .ecx = result.ecx, .edx = result.edx, .padding = {}};
}
kvm_cpuid_entry2 entry(std::uint32_t leaf, std::uint32_t subleaf, CpuidResult result) {
    kvm_cpuid_entry2 made = entry(leaf, result);
    made.index = subleaf;
    made.flags = KVM_CPUID_FLAG_SIGNIFCANT_INDEX;
    return made;
}

constexpr std::uint32_t kAll = ~0u;

}  // namespace

class KvmCpuidTest : public QObject {
    Q_OBJECT

private slots:
    void features_leaveOutWhatStateCannotHold() {
        const CpuidTable table = guest_cpuid({entry(0, {.eax = 0x20}), entry(1, {kAll, kAll, kAll, kAll}), entry(7, 0, {kAll, kAll, kAll, kAll}),
                                              entry(0xd, 0, {.eax = 0xe7, .ebx = 2696, .ecx = 2696, .edx = kAll}),
                                              entry(0xd, 5, {.eax = 64, .ebx = 1088})});
        QCOMPARE(table.find(0, 0).eax, 0xdu);
        QCOMPARE(table.find(1, 0).ecx & 1u << 5, 0u);   // VMX
        QCOMPARE(table.find(7, 0).ebx & 1u << 16, 0u);  // AVX-512
        QCOMPARE(table.find(7, 0).ecx & 1u << 3, 0u);   // Protection keys
        QVERIFY(table.find(0xd, 0) == (CpuidResult{.eax = 7, .ebx = 576, .ecx = 832, .edx = 0}));
        QVERIFY(table.find(0xd, 5) == CpuidResult{});
    }

    void features_haveTheMachinesApic() {
        const CpuidTable table = guest_cpuid({entry(1, {})});
        QCOMPARE(table.find(1, 0).ecx, 1u << 21 | 1u << 24 | 1u << 31);
        QCOMPARE(table.find(1, 0).edx, 1u << 9);
        QCOMPARE(table.find(0x4000'0000, 0).eax, 0x4000'0010u);
    }

    void kvmsOwnLeaves_areLeftOut() {
        const CpuidTable table = guest_cpuid({entry(0x4000'0001, {kAll, kAll, kAll, kAll}), entry(0x8000'000a, {kAll, kAll, kAll, kAll}),
                                              entry(0x8000'0001, {kAll, kAll, kAll, kAll}), entry(0xa, {kAll, kAll, kAll, kAll})});
        QVERIFY(table.find(0x4000'0001, 0) == CpuidResult{});
        QVERIFY(table.find(0x8000'000a, 0) == CpuidResult{});
        QVERIFY(table.find(0xa, 0) == CpuidResult{});
        QCOMPARE(table.find(0x8000'0001, 0).ecx & 4, 0u);  // SVM
    }

    void table_goesToKvmAsItIs() {
        CpuidTable table;
        table.set({.leaf = 7, .subleaf = 1, .subleaf_matters = true, .result = {1, 2, 3, 4}});
        const auto list = to_kvm(table);
        QCOMPARE(list.size(), std::size_t{1});
        QCOMPARE(list[0].function, 7u);
        QCOMPARE(list[0].index, 1u);
        QCOMPARE(list[0].flags, static_cast<__u32>(KVM_CPUID_FLAG_SIGNIFCANT_INDEX));
        QCOMPARE(list[0].edx, 4u);
    }

    void segments_comeBackAsTheyWere() {
        State state, back;
        for (unsigned i = 0; i < state.seg.size(); ++i) {
            state.seg[i] = {.selector = static_cast<std::uint16_t>(8 * i), .base = 0x1000 * i, .limit = 0xffff + i, .access = 0x1f0ff & (0x11111u * (i + 1))};
        }
        state.gdtr = {.base = 0xffff'8000'0000'0000, .limit = 0x7f};
        from_sregs(to_sregs(state), back);
        QVERIFY(back.seg == state.seg);
        QVERIFY(back.ldtr == state.ldtr && back.tr == state.tr);
        QVERIFY(back.gdtr == state.gdtr && back.idtr == state.idtr);
    }

    void registers_comeBackAsTheyWere() {
        State state, back;
        for (unsigned i = 0; i < 16; ++i) {
            state.gpr[i] = i + 100;
        }
        from_regs(to_regs(state), back);
        QCOMPARE(back.gpr, state.gpr);
        QCOMPARE(back.rip, state.rip);
    }

    void msrs_areThoseThatCpuidHas() {
        CpuidTable table;
        const std::size_t without = msrs_of(table).size();
        table.set({.leaf = 7, .subleaf = 0, .subleaf_matters = true, .result = {.ebx = 2, .ecx = 1u << 22, .edx = 1u << 26}});
        std::vector<kvm_msr_entry> msrs = msrs_of(table);
        QCOMPARE(msrs.size(), without + 3);
        State state, back;
        state.tsc_aux = 5;
        state.lstar = 6;
        to_msrs(state, msrs);
        from_msrs(msrs, back);
        QCOMPARE(back.tsc_aux, 5u);
        QCOMPARE(back.lstar, 6u);
    }

    void vectors_thatCpuidLacks_stayInTheirInitialState() {
        State state;
        state.xsave[512] = std::byte{7};
        const kvm_xsave xsave = to_xsave(state, 3);
        QCOMPARE(xsave.region[128], 3u);
    }
};

}  // namespace apiary::cpu::kvm::test

QTEST_GUILESS_MAIN(apiary::cpu::kvm::test::KvmCpuidTest)
#include "cpuid_test.moc"
