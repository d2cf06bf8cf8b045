// SPDX-License-Identifier: BSD-2-Clause
// A vCPU whose local APIC this host's KVM keeps. What guests do with it is in tests/machine/interrupts_test.cpp.
#include <QTest>
#include <initializer_list>
#include <memory>
#include <thread>

#include "backend/cpu/kvm/device.h"
#include "backend/cpu/kvm/engine.h"
#include "tests/cpu/real_mode.h"

namespace apiary::cpu::test {

using interrupt::ApicPage;
using interrupt::DeliveryMode;
using memory::GuestMemory;

namespace {

constexpr std::uint64_t kCode = 0x1000, kHandler = 0x2000;
constexpr std::uint8_t kVector = 0x20, kNmiPort = 0x21;
constexpr std::uint32_t kSvr = 0xf0, kIrr = 0x200, kLint0 = 0x350, kTpr = 0x80, kId = 0x20, kTimer = 0x320, kInitial = 0x380,
                        kCurrent = 0x390, kMasked = 1 << 16;

ApicPage enabled_apic(std::uint32_t id = 0) {
    ApicPage page;
    page.base = 0xfee0'0800 | (id == 0 ? 0x100 : 0);
    page.at(kId) = id << 24;
    page.at(kSvr) = 0x1ff;
    page.at(0xe0) = 0xffff'ffff;
    for (std::uint32_t entry = kTimer; entry <= 0x370; entry += 0x10) {
        page.at(entry) = kMasked;
    }
    return page;
}

/// A guest of one vCPU that begins at kCode, in real mode with all segments at zero.
struct Guest {
    std::unique_ptr<GuestMemory> memory = *GuestMemory::create(2 << 20);
    std::unique_ptr<Engine> engine;
    std::unique_ptr<Vcpu> vcpu;
    QString trouble;

    explicit Guest(std::initializer_list<std::uint8_t> code, const ApicPage& page = enabled_apic()) {
        auto device = open_kvm_device();
        auto made = device ? make_kvm_engine(*memory, {.zero_at = 0, .frequency = 1'000'000'000}, *std::move(device))
                           : std::unexpected(device.error());
        if (!made) {
            trouble = QString::fromStdString("no KVM here: " + made.error().cause);
            return;
        }
        engine = *std::move(made);
        if (engine->apics() == nullptr) {
            trouble = "this KVM keeps no local APICs";
            return;
        }
        vcpu = *engine->create_vcpu(0, with_topology(engine->supported_cpuid(), {}, 1'000'000'000));
        put(kCode, code);
        put(kHandler, {0xe6, kVector, 0xcf});           // out kVector, al; iret
        put(kHandler + 0x100, {0xe6, kNmiPort, 0xcf});  // out kNmiPort, al; iret
        put(4 * kVector, {kHandler & 0xff, kHandler >> 8, 0, 0});
        put(4 * 2, {kHandler & 0xff, (kHandler >> 8) + 1, 0, 0});
        vcpu->set_state(real_mode_state(kCode));
        QVERIFY(vcpu->set_apic(page).has_value());
    }
    void put(std::uint64_t address, std::initializer_list<std::uint8_t> bytes) const {
        QVERIFY(memory->write({address}, std::as_bytes(std::span(bytes.begin(), bytes.size()))));
    }
    /// Nothing is executed.
    void settle() const {
        for (int i = 0; i < 100 && (i == 0 || !vcpu->at_boundary()); ++i) {
            vcpu->kick();
            (void)vcpu->run();
        }
        QVERIFY(vcpu->at_boundary());
    }
    [[nodiscard]] bool writes(std::uint16_t port) const {
        const Exit exit = vcpu->run();
        const auto* const written = std::get_if<PortWrite>(&exit);
        if (written == nullptr) {
            qWarning("exit number %zu", exit.index());
        }
        return written != nullptr && written->port == port;
    }
};

}  // namespace

#define NEED(guest)                     \
    if (!(guest).trouble.isEmpty()) {   \
        QSKIP(qPrintable((guest).trouble)); \
    }

class KvmApicTest : public QObject {
    Q_OBJECT

private slots:
    void apics_areTheMachinesWhereItWantsThem() {
        const Guest guest({0xf4});
        NEED(guest);
        const auto memory = *GuestMemory::create(2 << 20);
        const auto engine = make_kvm_engine(*memory, {.zero_at = 0, .frequency = 1'000'000'000}, *open_kvm_device(), KvmApics::Machine);
        QVERIFY(engine.has_value());
        QVERIFY((*engine)->apics() == nullptr);
    }

    void kickedRun_executesNothing() {
        const Guest guest({0xfe, 0xc0, 0xeb, 0xfc});  // again: inc al; jmp again
        NEED(guest);
        for (int i = 0; i < 100; ++i) {
            guest.vcpu->kick();
            QVERIFY(std::holds_alternative<Kicked>(guest.vcpu->run()));
        }
        QCOMPARE(guest.vcpu->state().rip, kCode);
        QCOMPARE(guest.vcpu->state().gpr[Rax] & 0xff, 0u);
        QVERIFY(guest.vcpu->at_boundary());
    }

    void halt_isWaitedForInTheKernel() {
        const Guest guest({0xfb, 0xf4, 0xe6, 0x30, 0xf4});  // sti; hlt; out 30h, al; hlt
        NEED(guest);
        std::thread other([&] { QVERIFY(guest.engine->apics()->send({.vector = kVector})); });
        const bool handled = guest.writes(kVector);
        other.join();
        QVERIFY(handled);
        QVERIFY(guest.writes(0x30));
    }

    void kick_ofAHaltedOne_findsItHalted() {
        const Guest guest({0xf4, 0xe6, 0x30, 0xf4});  // hlt, with interrupts off; out 30h, al; hlt
        NEED(guest);
        std::thread other([&] { guest.vcpu->kick(); });
        QVERIFY(std::holds_alternative<Kicked>(guest.vcpu->run()));
        other.join();
        while (!guest.vcpu->state().halted) {  // The kick came before.
            std::thread again([&] { guest.vcpu->kick(); });
            QVERIFY(std::holds_alternative<Kicked>(guest.vcpu->run()));
            again.join();
        }
        QVERIFY(guest.engine->apics()->send({.mode = DeliveryMode::Nmi}));
        QVERIFY(guest.writes(kNmiPort));
        QVERIFY(guest.writes(0x30));
    }

    void registers_areWhatWasSet() {
        ApicPage page = enabled_apic();
        page.at(kTpr) = 0x30;
        page.at(kIrr + 0x10) = 1;  // Vector 20h, which the priority masks.
        page.at(kLint0) = 0x700;
        page.at(0x180 + 0x10) = 1;
        const Guest guest({0xfb, 0xe6, 0x10, 0xeb, 0xfe}, page);  // sti; out 10h, al; jmp $
        NEED(guest);
        QVERIFY(guest.writes(0x10));
        guest.settle();
        const ApicPage found = guest.vcpu->apic();
        for (const std::uint32_t offset : {kSvr, kTpr, kIrr + 0x10, kLint0, 0x190u}) {
            QCOMPARE(found.at(offset), page.at(offset));
        }
        QCOMPARE(found.base, page.base);
        QVERIFY(!found.waiting);
        QCOMPARE(guest.vcpu->state().cr8, 3u);
        QCOMPARE(guest.vcpu->apic_register(kTpr), 0x30u);
    }

    void pendingInterrupt_isTakenWhenThePriorityAllows() {
        ApicPage page = enabled_apic();
        page.at(kIrr + 0x10) = 1;
        const Guest guest({0xfb, 0xeb, 0xfe}, page);  // sti; jmp $
        NEED(guest);
        QVERIFY(guest.writes(kVector));
    }

    void timerThatRings_isNotLost() {
        ApicPage page = enabled_apic();
        page.at(kTimer) = kVector;
        page.at(0x3e0) = 0xb;
        page.at(kInitial) = page.at(kCurrent) = 1000;  // A microsecond.
        const Guest guest({0xeb, 0xfe}, page);         // jmp $, with interrupts off
        NEED(guest);
        ApicPage found;
        do {  // One that counts has rung when it has come to its end.
            guest.settle();
            found = guest.vcpu->apic();
        } while (found.at(kCurrent) != 0);
        QCOMPARE(found.at(kIrr + 0x10), 1u);
    }

    void timerWhoseModeChanges_counts() {
        const Guest guest({0xeb, 0xfe});
        NEED(guest);
        ApicPage page = enabled_apic();
        page.at(kTimer) = kMasked | 2u << 17 | kVector;
        page.tsc_deadline = ~std::uint64_t{0} >> 1;
        QVERIFY(guest.vcpu->set_apic(page).has_value());
        QCOMPARE(guest.vcpu->apic().tsc_deadline, page.tsc_deadline);
        page.at(kTimer) = kMasked | kVector;
        page.at(kInitial) = page.at(kCurrent) = 4'000'000'000;
        page.tsc_deadline = 0;
        QVERIFY(guest.vcpu->set_apic(page).has_value());
        const ApicPage found = guest.vcpu->apic();
        QVERIFY(found.at(kCurrent) > 0 && found.at(kCurrent) <= 4'000'000'000);
        QCOMPARE(found.tsc_deadline, 0u);
    }

    void interruptOfThe8259_isTakenAsLint0Allows() {
        ApicPage page = enabled_apic();
        const Guest guest({0xfb, 0xe6, 0x10, 0xe6, 0x11, 0xeb, 0xfe}, page);  // sti; out 10h, al; out 11h, al; jmp $
        NEED(guest);
        QVERIFY(guest.writes(0x10));
        guest.settle();
        QVERIFY(!guest.vcpu->can_inject());  // LINT0 is masked.
        page.at(kLint0) = 0x700;
        QVERIFY(guest.vcpu->set_apic(page).has_value());
        QVERIFY(guest.vcpu->can_inject());
        guest.vcpu->inject_interrupt(kVector);
        QVERIFY(!guest.vcpu->can_inject());
        QCOMPARE(guest.vcpu->state().pending_interrupt, std::optional(kVector));
        QVERIFY(guest.writes(kVector));
        QVERIFY(guest.writes(0x11));
    }

    void interruptOfThe8259_endsAHalt() {
        ApicPage page = enabled_apic();
        page.at(kLint0) = 0x700;
        const Guest guest({0xf4, 0xe6, 0x30, 0xf4}, page);
        NEED(guest);
        State state = guest.vcpu->state();
        state.rip = kCode + 1;
        state.rflags |= rflags::IF;
        state.halted = true;
        guest.vcpu->set_state(state);
        QVERIFY(guest.vcpu->set_apic(page).has_value());
        QVERIFY(guest.vcpu->state().halted);
        QVERIFY(guest.vcpu->can_inject());
        guest.vcpu->inject_interrupt(kVector);
        QVERIFY(guest.writes(kVector));
        QVERIFY(guest.writes(0x30));
    }

    void startup_beginsWhereItSays() {
        const Guest guest({0xf4});
        NEED(guest);
        guest.put(kHandler, {0xe6, 0x40, 0xf4});  // out 40h, al
        auto second = *guest.engine->create_vcpu(1, with_topology(guest.engine->supported_cpuid(), {.id = 1, .count = 2}, 1'000'000'000));
        State state;
        state.wait_for_sipi = true;
        second->set_state(state);
        QVERIFY(second->set_apic(enabled_apic(1)).has_value());
        QVERIFY(second->apic().waiting);
        QVERIFY(second->state().wait_for_sipi);
        // KVM takes a STARTUP from another CPU alone: the first one's ICR.
        const std::initializer_list<std::uint8_t> code = {
            0xc7, 0x05, 0x10, 0x03, 0xe0, 0xfe, 0, 0, 0, 1,                        // mov dword [fee00310h], 1 << 24
            0xc7, 0x05, 0x00, 0x03, 0xe0, 0xfe, kHandler >> 12, 0x46, 0, 0,        // mov dword [fee00300h], 4602h
            0xe6, 0x10, 0xeb, 0xfe};                                               // out 10h, al; jmp $
        guest.put(kCode, code);
        State first = guest.vcpu->state();
        first.seg.fill({.selector = 0x10, .base = 0, .limit = 0xffff'ffff, .access = 0xc093});
        first.seg[Cs] = {.selector = 8, .base = 0, .limit = 0xffff'ffff, .access = 0xc09b};
        first.cr0 |= cr0::PE;
        guest.vcpu->set_state(first);
        QVERIFY(guest.writes(0x10));
        const Exit exit = second->run();
        const auto* const written = std::get_if<PortWrite>(&exit);
        QVERIFY(written != nullptr && written->port == 0x40);
        QCOMPARE(second->state().seg[Cs].base, kHandler);
        QVERIFY(!second->apic().waiting);
    }

    void impossibleBase_isRefusedInWords() {
        const Guest guest({0xf4});
        NEED(guest);
        ApicPage page = enabled_apic();
        page.base = 0xfee0'0400;  // x2APIC mode of one that is off.
        const auto refused = guest.vcpu->set_apic(page);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().cause, std::string("KVM does not take the state of a local APIC"));
        page = enabled_apic();
        page.base |= 0x400;
        page.at(kId) = 7;  // Another's.
        QVERIFY(!guest.vcpu->set_apic(page).has_value());
        QVERIFY(guest.vcpu->set_apic(enabled_apic()).has_value());
    }
};

}  // namespace apiary::cpu::test

QTEST_GUILESS_MAIN(apiary::cpu::test::KvmApicTest)
#include "apic_test.moc"
