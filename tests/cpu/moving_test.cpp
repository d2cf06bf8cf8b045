// SPDX-License-Identifier: BSD-2-Clause
// A vCPU's state, taken from one engine and set on another: at which moments that is, and what it has to hold then.
#include <QTest>
#include <initializer_list>
#include <memory>

#ifdef __linux__
#include "backend/cpu/kvm/device.h"
#include "backend/cpu/kvm/engine.h"
#endif
#include "backend/cpu/soft/engine.h"
#include "tests/cpu/real_mode.h"

namespace apiary::cpu::test {

using memory::GuestMemory;

namespace {

constexpr std::uint64_t kCode = 0x1000, kHandler = 0x2000, kNmiHandler = 0x2100;
constexpr std::uint8_t kVector = 0x20, kNmiPort = 0x21;
constexpr TscClock kClock = {.zero_at = 0, .frequency = 1'000'000'000};

Result<std::unique_ptr<Engine>> make_engine(const QString& name, GuestMemory& memory) {
#ifdef __linux__
    if (name == "kvm") {
        return open_kvm_device().and_then([&](UniqueFd device) { return make_kvm_engine(memory, kClock, std::move(device), KvmApics::Machine); });
    }
#endif
    return make_soft_engine(memory, kClock, {.mode = name == "interpreter" ? SoftMode::Interpreter : SoftMode::Translator});
}

/// A guest of one vCPU, in real mode with all segments at zero, on each of two engines.
struct Guest {
    std::unique_ptr<GuestMemory> memory = *GuestMemory::create(2 << 20);
    std::unique_ptr<Engine> engines[2];
    std::unique_ptr<Vcpu> from, to;
    std::optional<Error> trouble;

    Guest(const QString& first, const QString& second, std::initializer_list<std::uint8_t> code) {
        for (const auto& [engine, name] : {std::pair(&engines[0], first), {&engines[1], second}}) {
            if (auto made = make_engine(name, *memory)) {
                *engine = *std::move(made);
            } else {
                trouble = made.error();
                return;
            }
        }
        const CpuidTable cpuid = common_cpuid(engines[0]->supported_cpuid(), engines[1]->supported_cpuid());
        from = *engines[0]->create_vcpu(0, with_topology(cpuid, {}, kClock.frequency));
        to = *engines[1]->create_vcpu(0, with_topology(cpuid, {}, kClock.frequency));
        put(kCode, code);
        put(kHandler, {0xe6, kVector, 0xcf});      // out kVector, al; iret
        put(kNmiHandler, {0xe6, kNmiPort, 0xcf});  // out kNmiPort, al; iret
        put(4 * kVector, {kHandler & 0xff, kHandler >> 8, 0, 0});
        put(4 * 2, {kNmiHandler & 0xff, kNmiHandler >> 8, 0, 0});
        from->set_state(real_mode_state(kCode));
    }
    void put(std::uint64_t address, std::initializer_list<std::uint8_t> bytes) const {
        QVERIFY(memory->write({address}, std::as_bytes(std::span(bytes.begin(), bytes.size()))));
    }
    /// As a machine does it; exits on the way are given to `handle`.
    template <class Handle>
    void move(Handle handle) const {
        for (int i = 0; i < 100 && !from->at_boundary(); ++i) {
            from->kick();
            handle(from->run());
        }
        QVERIFY(from->at_boundary());
        to->forget_memory();
        to->set_state(from->state());
    }
    void move() const {
        move([](const Exit& exit) { QVERIFY(std::holds_alternative<Kicked>(exit)); });
    }
    /// Without executing anything.
    void let_it_be_kicked() const {
        from->kick();
        QVERIFY(std::holds_alternative<Kicked>(from->run()));
    }
};

template <class Wanted>
std::optional<Wanted> expect(const Exit& exit) {
    if (const auto* const found = std::get_if<Wanted>(&exit)) {
        return *found;
    }
    qWarning("exit number %zu", exit.index());
    return std::nullopt;
}

bool writes(const Exit& exit, std::uint16_t port) {
    const auto written = expect<PortWrite>(exit);
    return written && written->port == port;
}

}  // namespace

#define GUEST(guest, ...)                                                                             \
    QFETCH(const QString, first);                                                                     \
    QFETCH(const QString, second);                                                                    \
    const Guest guest(first, second, __VA_ARGS__);                                                    \
    if ((guest).trouble) {                                                                            \
        QSKIP(qPrintable(QString::fromStdString("not here: " + (guest).trouble->cause)));             \
    }

class CpuMovingTest : public QObject {
    Q_OBJECT

private slots:
    void readThatWasAnswered_isNotAskedForAgain_data() { add_engines(); }
    void readThatWasAnswered_isNotAskedForAgain() {
        GUEST(guest, {0xe4, 0x11, 0xe6, 0x12, 0xf4});  // in al, 11h; out 12h, al; hlt
        QVERIFY(expect<PortRead>(guest.from->run()));
        guest.from->complete_read(0x5a);
        QVERIFY(!guest.from->at_boundary());
        guest.move();
        const auto written = expect<PortWrite>(guest.to->run());
        QVERIFY(written && written->port == 0x12 && written->value == 0x5a);
    }

    void writesOfOneInstruction_areAllMadeBeforeIt_data() { add_engines(); }
    void writesOfOneInstruction_areAllMadeBeforeIt() {
        // mov si, 3000h; mov cx, 3; mov dx, 10h; rep outsb; hlt
        GUEST(guest, {0xbe, 0x00, 0x30, 0xb9, 3, 0, 0xba, 0x10, 0, 0xf3, 0x6e, 0xf4});
        guest.put(0x3000, {'a', 'b', 'c'});
        std::string written;
        const auto note = [&](const Exit& exit) {
            if (const auto* const write = std::get_if<PortWrite>(&exit)) {
                written += static_cast<char>(write->value);
            }
        };
        note(guest.from->run());
        guest.move(note);
        for (int i = 0; i < 10 && written.size() < 3; ++i) {
            note(guest.to->run());
        }
        QCOMPARE(written, std::string("abc"));
        QVERIFY(expect<Halt>(guest.to->run()));
    }

    void interruptThatWasAccepted_isDeliveredOnce_data() { add_engines(); }
    void interruptThatWasAccepted_isDeliveredOnce() {
        GUEST(guest, {0xfb, 0xf4, 0xe6, 0x30, 0xf4});  // sti; hlt; out 30h, al; hlt
        QVERIFY(expect<Halt>(guest.from->run()));
        guest.from->inject_interrupt(kVector);
        guest.let_it_be_kicked();
        QCOMPARE(guest.from->state().pending_interrupt, std::optional(kVector));
        QVERIFY(!guest.from->state().halted);
        guest.move();
        QVERIFY(!guest.to->can_inject());
        QVERIFY(writes(guest.to->run(), kVector));
        QVERIFY(!guest.to->state().halted);
        QVERIFY(writes(guest.to->run(), 0x30));
        QVERIFY(!guest.to->state().pending_interrupt);
    }

    void nmi_isDeliveredOnce_data() { add_engines(); }
    void nmi_isDeliveredOnce() {
        GUEST(guest, {0xe6, 0x10, 0xe6, 0x30, 0xf4});  // out 10h, al; out 30h, al; hlt
        QVERIFY(writes(guest.from->run(), 0x10));
        guest.from->inject_nmi();
        guest.let_it_be_kicked();
        QVERIFY(guest.from->state().nmi_pending);
        guest.move();
        QVERIFY(writes(guest.to->run(), kNmiPort));
        QVERIFY(writes(guest.to->run(), 0x30));
        QVERIFY(!guest.to->state().nmi_pending);
    }

    void codeThatChangesElsewhere_isSeen_data() { add_engines(); }
    void codeThatChangesElsewhere_isSeen() {
        // again: mov al, 1; out 10h, al; mov byte [again + 1], 2; jmp again
        GUEST(guest, {0xb0, 1, 0xe6, 0x10, 0xc6, 0x06, (kCode + 1) & 0xff, (kCode + 1) >> 8, 2, 0xeb, 0xf5});
        const auto value = [](const Exit& exit) { return expect<PortWrite>(exit).value_or(PortWrite{}).value; };
        for (const unsigned expected : {1, 2, 2}) {
            QCOMPARE(value(guest.from->run()), expected);
        }
        guest.move();
        QCOMPARE(value(guest.to->run()), 2u);
        // The first engine's memory is written to without its knowing; what it has decoded of it is forgotten.
        guest.memory->ram()[kCode + 1] = std::byte{7};
        guest.to->kick();
        (void)guest.to->run();
        State state = guest.to->state();
        state.rip = kCode;
        guest.from->forget_memory();
        guest.from->set_state(state);
        QCOMPARE(value(guest.from->run()), 7u);
    }

    void stateOfAllRegisters_comesBack_data() { add_engines(); }
    void stateOfAllRegisters_comesBack() {
        GUEST(guest, {0xf4});
        State state = guest.from->state();
        for (unsigned i = 0; i < 16; ++i) {
            state.gpr[i] = 0x0101'0101'0101'0101 * (i + 1);
        }
        state.cr2 = 0xdead'b000;
        state.dr[3] = 0x1234;
        state.star = 0x0023'0010'0000'0000;
        state.lstar = 0xffff'8000'0000'1000;
        state.kernel_gs_base = 0xffff'8000'0000'2000;
        state.tsc_aux = 7;
        state.nmi_blocked = true;
        state.interrupt_shadow = true;
        state.apic_enabled = false;
        state.xsave[512] = std::byte{3};     // x87 and SSE are there.
        state.xsave[160] = std::byte{0x5a};  // XMM0
        state.model_registers.ranges.variable[14] = 0x1234'0006;  // Of the last range, its base.
        state.model_registers.ranges.fixed[0] = 0x0404'0404'0404'0404;
        guest.from->set_state(state);
        guest.move();
        guest.from->set_state(State{});
        guest.from->set_state(guest.to->state());
        const State found = guest.from->state();
        QCOMPARE(found.gpr, state.gpr);
        QCOMPARE(found.cr2, state.cr2);
        QCOMPARE(found.dr, state.dr);
        QCOMPARE(found.star, state.star);
        QCOMPARE(found.lstar, state.lstar);
        QCOMPARE(found.kernel_gs_base, state.kernel_gs_base);
        QCOMPARE(found.tsc_aux, state.tsc_aux);
        QVERIFY(found.seg == state.seg);
        QVERIFY(found.xsave[160] == state.xsave[160]);
        QVERIFY(found.nmi_blocked && found.interrupt_shadow && !found.apic_enabled);
        QVERIFY(found.model_registers.ranges == state.model_registers.ranges);
    }

private:
    static void add_engines() {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        for (const auto& [first, second] : {std::pair("interpreter", "translator"), {"translator", "interpreter"}, {"translator", "kvm"},
                                            {"kvm", "interpreter"}, {"kvm", "kvm"}}) {
#ifndef __linux__
            if (QByteArray(first) == "kvm" || QByteArray(second) == "kvm") {
                continue;
            }
#endif
            QTest::addRow("%s to %s", first, second) << first << second;
        }
    }
};

}  // namespace apiary::cpu::test

QTEST_GUILESS_MAIN(apiary::cpu::test::CpuMovingTest)
#include "moving_test.moc"
