// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/bhyve/registers.h"

#include <QTest>
#include <algorithm>
#include <map>
#include <random>

namespace apiary::cpu::bhyve::test {
namespace {

/// A vCPU of vmm(4)'s, as far as its registers go: by their numbers.
class PretendedVcpu {
public:
    void set(const State& state) {
        const RegisterValues values = values_of(state);
        for (std::size_t i = 0; i < values.regs.size(); ++i) {
            values_[values.regs[i]] = values.values[i];
        }
        for (const Descriptor& each : descriptors_of(state, 0)) {
            descriptors_[each.reg] = each;
        }
    }
    [[nodiscard]] State get(const State& before) const {
        State state = before;
        RegisterValues values = {.regs = regs_to_read(), .values = {}};
        for (const Reg reg : values.regs) {
            values.values.push_back(values_.at(reg));
        }
        take_values(values, state);
        for (const Reg reg : descriptors_to_read()) {
            take_descriptor(descriptors_.at(reg), state);
        }
        return state;
    }
    [[nodiscard]] std::uint64_t value(Reg reg) const { return values_.at(reg); }
    [[nodiscard]] const Descriptor& descriptor(Reg reg) const { return descriptors_.at(reg); }

private:
    std::map<Reg, std::uint64_t> values_;
    std::map<Reg, Descriptor> descriptors_;
};

Segment random_segment(std::mt19937_64& random) {
    return {.selector = static_cast<std::uint16_t>(random()),
            .base = random(),
            .limit = static_cast<std::uint32_t>(random()),
            .access = static_cast<std::uint32_t>(random() & 0x1f0ff)};
}

/// With all that vmm(4) gives out and takes different from what it is after RESET.
State random_state(std::mt19937_64& random) {
    State state;
    std::ranges::generate(state.gpr, random);
    std::ranges::generate(state.dr, random);
    for (std::uint64_t* const each : {&state.rip, &state.rflags, &state.cr0, &state.cr2, &state.cr3, &state.cr4, &state.efer, &state.dr6, &state.dr7}) {
        *each = random();
    }
    for (Segment& each : state.seg) {
        each = random_segment(random);
    }
    state.ldtr = random_segment(random);
    state.tr = random_segment(random);
    state.gdtr = {.base = random(), .limit = static_cast<std::uint16_t>(random())};
    state.idtr = {.base = random(), .limit = static_cast<std::uint16_t>(random())};
    return state;
}

}  // namespace

class RegistersTest : public QObject {
    Q_OBJECT

private slots:
    void state_setAndRead_isTheSame() {
        std::mt19937_64 random(1);
        for (int i = 0; i < 100; ++i) {
            const State state = random_state(random);
            PretendedVcpu vcpu;
            vcpu.set(state);
            QVERIFY(vcpu.get(State{}) == state);
        }
    }
    void state_thatVmmDoesNotKeep_staysWhatItWas() {
        State before;
        before.lstar = 0xffff'8000'0000'1000;
        before.xcr0 = 7;
        before.kernel_gs_base = 0x1234'5000;
        PretendedVcpu vcpu;
        vcpu.set(State{});
        QVERIFY(vcpu.get(before) == before);
    }
    /// vmm(4) stops at the first register that it does not take: those from 15 on can only be looked at.
    void registers_thatCannotBeSet_areNotAmongThem() {
        for (const Reg reg : regs_to_read()) {
            QVERIFY(reg < Reg::EntryInstructionLength && reg != Reg::Idtr && reg != Reg::Gdtr);
        }
    }
    void registers_haveFreeBSDsNumbers() {
        State state;
        state.gpr = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
        PretendedVcpu vcpu;
        vcpu.set(state);
        // enum vm_reg_name: RAX RBX RCX RDX RSI RDI RBP R8 …, and RSP after DR7.
        const std::uint64_t expected[] = {Rax, Rbx, Rcx, Rdx, Rsi, Rdi, Rbp, R8, R9, R10, R11, R12, R13, R14, R15};
        for (std::size_t i = 0; i < std::size(expected); ++i) {
            QCOMPARE(vcpu.value(static_cast<Reg>(i)), expected[i]);
        }
        QCOMPARE(vcpu.value(static_cast<Reg>(19)), Rsp);
        QCOMPARE(vcpu.value(static_cast<Reg>(20)), 0xfff0u);
        QCOMPARE(vcpu.value(static_cast<Reg>(23)), 0xf000u);
        QCOMPARE(vcpu.descriptor(static_cast<Reg>(23)).base, 0xffff'0000u);
        QCOMPARE(vcpu.descriptor(static_cast<Reg>(31)).limit, 0xffffu);
    }
    void interruptShadow_isReadAndNeverSet() {
        State state;
        state.interrupt_shadow = true;
        const RegisterValues values = values_of(state);
        const auto place = std::ranges::find(values.regs, Reg::InterruptShadow) - values.regs.begin();
        QCOMPARE(values.values.at(static_cast<std::size_t>(place)), 0u);
        State read;
        take_values({.regs = {Reg::InterruptShadow}, .values = {1}}, read);
        QVERIFY(read.interrupt_shadow);
    }
    void lists_ofDifferentLength_doNoHarm() {
        State state;
        take_values({.regs = {Reg::Rax, Reg::Rbx}, .values = {7}}, state);
        QCOMPARE(state.gpr[Rax], 7u);
        QCOMPARE(state.gpr[Rbx], 0u);
    }
};

}  // namespace apiary::cpu::bhyve::test

QTEST_APPLESS_MAIN(apiary::cpu::bhyve::test::RegistersTest)
#include "registers_test.moc"
