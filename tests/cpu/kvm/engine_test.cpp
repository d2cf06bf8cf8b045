// SPDX-License-Identifier: BSD-2-Clause
// Small code on this host's KVM, whatever stands behind it; whole kernels run on it in tests/hosts.
#include "backend/cpu/kvm/engine.h"

#include <QTest>

#include <initializer_list>
#include <memory>
#include <thread>
#include <vector>

#include "backend/cpu/kvm/device.h"
#include "tests/cpu/real_mode.h"

namespace apiary::cpu::test {

using memory::GuestMemory;

namespace {

constexpr std::uint64_t kCode = 0x1000, kHandler = 0x2000, kData = 0x3000;
constexpr std::uint8_t kVector = 0x20;

/// A guest of one vCPU that begins at kCode, in real mode with all segments at zero.
struct Guest {
    std::unique_ptr<GuestMemory> memory;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<Vcpu> vcpu;
    std::optional<Error> trouble;

    explicit Guest(std::initializer_list<std::uint8_t> code) {
        auto device = open_kvm_device();
        if (!device) {
            trouble = device.error();
            return;
        }
        memory = *GuestMemory::create(2 << 20);
        auto made = make_kvm_engine(*memory, {.zero_at = 0, .frequency = 1'000'000'000}, *std::move(device), KvmApics::Machine);
        if (!made) {
            trouble = made.error();
            return;
        }
        engine = *std::move(made);
        auto one = engine->create_vcpu(0, with_topology(engine->supported_cpuid(), {}, 1'000'000'000));
        if (!one) {
            trouble = one.error();
            return;
        }
        vcpu = *std::move(one);
        put(kCode, code);
        put(kHandler, {0xe6, kVector, 0xcf});  // out kVector, al; iret
        put(4 * kVector, {kHandler & 0xff, kHandler >> 8, 0, 0});
        vcpu->set_state(real_mode_state(kCode));
    }
    void put(std::uint64_t address, std::initializer_list<std::uint8_t> bytes) const {
        QVERIFY(memory->write({address}, std::as_bytes(std::span(bytes.begin(), bytes.size()))));
    }
    /// Flat 32-bit segments, no paging.
    void enter_protected_mode() const {
        State state = vcpu->state();
        state.seg.fill({.selector = 0x10, .base = 0, .limit = 0xffff'ffff, .access = 0xc093});
        state.seg[Cs] = {.selector = 8, .base = 0, .limit = 0xffff'ffff, .access = 0xc09b};
        state.cr0 |= cr0::PE;
        state.idtr = {.base = 0, .limit = 0};
        vcpu->set_state(state);
    }
};

/// The exit as a `Wanted`; null with a warning when it is another.
template <class Wanted>
std::optional<Wanted> expect(const Exit& exit) {
    if (const auto* const found = std::get_if<Wanted>(&exit)) {
        return *found;
    }
    if (const auto* const failure = std::get_if<Failure>(&exit)) {
        qWarning("%s (%llu)", failure->what, static_cast<unsigned long long>(failure->detail));
    }
    qWarning("exit number %zu", exit.index());
    return std::nullopt;
}

}  // namespace

#define NEED(guest)                                                                                                    \
    if ((guest).trouble) {                                                                                             \
        QSKIP(qPrintable(QString::fromStdString("no KVM here: " + (guest).trouble->cause)));                           \
    }

class KvmEngineTest : public QObject {
    Q_OBJECT

private slots:
    void ports_areWrittenAndRead() {
        // mov al, 41h; out 10h, al; in al, 11h; out 12h, al; hlt
        const Guest guest({0xb0, 0x41, 0xe6, 0x10, 0xe4, 0x11, 0xe6, 0x12, 0xf4});
        NEED(guest);
        const auto written = expect<PortWrite>(guest.vcpu->run());
        QVERIFY(written && written->port == 0x10 && written->size == 1 && written->value == 0x41);
        QCOMPARE(guest.vcpu->state().rip, kCode + 4);  // It has retired.
        const auto read = expect<PortRead>(guest.vcpu->run());
        QVERIFY(read && read->port == 0x11);
        guest.vcpu->complete_read(0x5a);
        const auto echoed = expect<PortWrite>(guest.vcpu->run());
        QVERIFY(echoed && echoed->port == 0x12 && echoed->value == 0x5a);
        QVERIFY(expect<Halt>(guest.vcpu->run()));
        QVERIFY(guest.vcpu->state().halted);
        QCOMPARE(guest.vcpu->state().gpr[Rax] & 0xff, 0x5au);
    }

    void string_isWrittenElementByElement() {
        // mov si, 3000h; mov cx, 3; mov dx, 10h; rep outsb; hlt
        const Guest guest({0xbe, 0x00, 0x30, 0xb9, 3, 0, 0xba, 0x10, 0, 0xf3, 0x6e, 0xf4});
        NEED(guest);
        guest.put(kData, {'a', 'b', 'c'});
        for (const char each : {'a', 'b', 'c'}) {
            const auto written = expect<PortWrite>(guest.vcpu->run());
            QVERIFY(written && written->size == 1 && written->value == static_cast<std::uint32_t>(each));
        }
        QVERIFY(expect<Halt>(guest.vcpu->run()));
    }

    void deviceMemory_isWrittenAndRead() {
        // mov eax, 12345678h; mov [0d0000010h], eax; mov bl, [0d0000020h]; hlt
        const Guest guest({0xb8, 0x78, 0x56, 0x34, 0x12, 0xa3, 0x10, 0, 0, 0xd0, 0x8a, 0x1d, 0x20, 0, 0, 0xd0, 0xf4});
        NEED(guest);
        guest.enter_protected_mode();
        const auto written = expect<MmioWrite>(guest.vcpu->run());
        QVERIFY(written && written->address.value == 0xd000'0010 && written->size == 4 && written->value == 0x1234'5678);
        const auto read = expect<MmioRead>(guest.vcpu->run());
        QVERIFY(read && read->address.value == 0xd000'0020 && read->size == 1);
        guest.vcpu->complete_read(0x77);
        QVERIFY(expect<Halt>(guest.vcpu->run()));
        QCOMPARE(guest.vcpu->state().gpr[Rbx], 0x77u);
    }

    void interrupt_endsAHalt() {
        const Guest guest({0xfb, 0xf4, 0xe6, 0x30, 0xf4});  // sti; hlt; out 30h, al; hlt
        NEED(guest);
        QVERIFY(!guest.vcpu->can_inject());
        QVERIFY(expect<Halt>(guest.vcpu->run()));
        QVERIFY(guest.vcpu->can_inject());
        guest.vcpu->inject_interrupt(kVector);
        QVERIFY(!guest.vcpu->can_inject());
        const auto handled = expect<PortWrite>(guest.vcpu->run());
        QVERIFY(handled && handled->port == kVector);
        const auto behind = expect<PortWrite>(guest.vcpu->run());
        QVERIFY(behind && behind->port == 0x30);
    }

    void window_opensWithInterruptsOn() {
        // cli; out 10h, al; sti; nop; jmp to the nop. What interprets may see the window some instructions late.
        const Guest guest({0xfa, 0xe6, 0x10, 0xfb, 0x90, 0xeb, 0xfd});
        NEED(guest);
        QVERIFY(expect<PortWrite>(guest.vcpu->run()));
        QVERIFY(!guest.vcpu->can_inject());
        guest.vcpu->request_interrupt_window();
        QVERIFY(expect<InterruptWindow>(guest.vcpu->run()));
        QVERIFY(guest.vcpu->can_inject());
        guest.vcpu->inject_interrupt(kVector);
        const auto handled = expect<PortWrite>(guest.vcpu->run());
        QVERIFY(handled && handled->port == kVector);
    }

    void kernelCode_thatThisKvmCannotInterpret_failsWithTheReason() {
        const Guest guest({0xd9, 0xfe, 0xf4});  // fsin; hlt
        NEED(guest);
        if (kvm_weakness() == nullptr) {
            QSKIP("the processor's own virtualization is behind this KVM");
        }
        const auto failure = expect<Failure>(guest.vcpu->run());
        QVERIFY(failure);
        QCOMPARE(failure->what, kvm_weakness());
    }

    void kick_beforeRun_returns() {
        const Guest guest({0xeb, 0xfe});  // jmp $
        NEED(guest);
        guest.vcpu->kick();
        QVERIFY(expect<Kicked>(guest.vcpu->run()));
    }

    void kick_fromAnotherThread_returns() {
        const Guest guest({0xe6, 0x10, 0xeb, 0xfe});  // out 10h, al; jmp $
        NEED(guest);
        QVERIFY(expect<PortWrite>(guest.vcpu->run()));
        std::thread other([&] { guest.vcpu->kick(); });
        const Exit exit = guest.vcpu->run();
        other.join();
        QVERIFY(expect<Kicked>(exit));
    }

    void apicBase_isTheMachines() {
        // mov ecx, 1bh; rdmsr; hlt
        const Guest guest({0x66, 0xb9, 0x1b, 0, 0, 0, 0x0f, 0x32, 0xf4});
        NEED(guest);
        const auto read = expect<MsrRead>(guest.vcpu->run());
        QVERIFY(read && read->index == 0x1b);
        guest.vcpu->complete_read(0x1'0000'0002);
        QVERIFY(expect<Halt>(guest.vcpu->run()));
        const State state = guest.vcpu->state();
        QCOMPARE(state.gpr[Rax], 2u);
        QCOMPARE(state.gpr[Rdx], 1u);
    }

    void msr_thatFails_isAFault() {
        // mov ecx, 1bh; wrmsr; with nowhere to go for the fault.
        const Guest guest({0xb9, 0x1b, 0, 0, 0, 0x0f, 0x30, 0xf4});
        NEED(guest);
        guest.enter_protected_mode();
        const auto written = expect<MsrWrite>(guest.vcpu->run());
        QVERIFY(written && written->index == 0x1b);
        guest.vcpu->fail_msr();
        QVERIFY(expect<Shutdown>(guest.vcpu->run()));
    }

    void state_isWhatWasSet() {
        const Guest guest({0xf4});
        NEED(guest);
        guest.enter_protected_mode();
        State state = guest.vcpu->state();
        for (unsigned i = 0; i < 16; ++i) {
            state.gpr[i] = 0x0101'0101'0101'0101 * (i + 1);
        }
        state.rflags = rflags::Fixed1 | rflags::CF | rflags::IF;
        state.cr2 = 0xdead'b000;
        state.dr[1] = 0x1234;
        state.star = 0x0023'0010'0000'0000;
        state.lstar = 0xffff'8000'0000'1000;
        state.kernel_gs_base = 0xffff'8000'0000'2000;
        state.sysenter_eip = 0xffff'8000'0000'3000;
        state.xsave[512] = std::byte{3};      // x87 and SSE are there.
        state.xsave[160] = std::byte{0x5a};  // XMM0
        guest.vcpu->set_state(state);
        const State found = guest.vcpu->state();
        QCOMPARE(found.gpr, state.gpr);
        QCOMPARE(found.rip, state.rip);
        QCOMPARE(found.rflags, state.rflags);
        QVERIFY(found.seg == state.seg);
        QVERIFY(found.gdtr == state.gdtr && found.idtr == state.idtr);
        QCOMPARE(found.cr0, state.cr0);
        QCOMPARE(found.cr2, state.cr2);
        QCOMPARE(found.dr, state.dr);
        QCOMPARE(found.star, state.star);
        QCOMPARE(found.lstar, state.lstar);
        QCOMPARE(found.kernel_gs_base, state.kernel_gs_base);
        QCOMPARE(found.sysenter_eip, state.sysenter_eip);
        QVERIFY(found.xsave[160] == state.xsave[160]);
    }

    void state_setAmidAnInstruction_dropsIt() {
        const Guest guest({0xe4, 0x11, 0xf4});  // in al, 11h; hlt
        NEED(guest);
        const State before = guest.vcpu->state();
        QVERIFY(expect<PortRead>(guest.vcpu->run()));
        State fresh = before;
        fresh.rip = kCode + 2;
        fresh.gpr[Rax] = 0x1234;
        guest.vcpu->set_state(fresh);
        QVERIFY(expect<Halt>(guest.vcpu->run()));
        QCOMPARE(guest.vcpu->state().gpr[Rax], 0x1234u);
    }

    void tscAdjust_isPartOfTheState() {
        const Guest guest({0xf4});
        NEED(guest);
        if ((guest.engine->supported_cpuid().find(7, 0).ebx & 2) == 0) {
            QSKIP("this processor has no IA32_TSC_ADJUST");
        }
        State state = guest.vcpu->state();
        state.tsc_adjust = 12345;
        guest.vcpu->set_state(state);
        QCOMPARE(guest.vcpu->tsc_adjust(), 12345u);
        QCOMPARE(guest.vcpu->state().tsc_adjust, 12345u);
    }
};

}  // namespace apiary::cpu::test

QTEST_GUILESS_MAIN(apiary::cpu::test::KvmEngineTest)
#include "engine_test.moc"
