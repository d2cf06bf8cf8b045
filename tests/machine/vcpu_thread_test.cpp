// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/vcpu_thread.h"

#include <QtTest>
#include <atomic>

#include "backend/interrupt/router.h"
#include "tests/machine/fake_engine.h"

using namespace apiary;
using interrupt::DeliveryMode;
using machine::VcpuThread;
using Record = testing::FakeVcpu::Record;

namespace {

constexpr std::uint64_t kApicPage = 0xfee0'0000;
constexpr std::uint32_t kSvr = 0xf0, kTpr = 0x80, kVersion = 0x30;

/// Remembers one register.
class Register final : public memory::BusTarget {
public:
    std::uint64_t read(std::uint64_t, unsigned) override { return value; }
    void write(std::uint64_t, unsigned, std::uint64_t written) override { value = written; }
    std::atomic<std::uint64_t> value = 0;
};

/// A vCPU thread with local APIC, buses and one register on each of these.
struct Fixture {
    explicit Fixture(bool bootstrap = true) {
        static_cast<void>(ports.insert(0x10, 4, port, "port"));
        static_cast<void>(mmio.insert(0xd000'0000, 8, word, "word"));
        apic = &router.add_lapic({.id = 0,
                                  .bootstrap = bootstrap,
                                  .tsc = {.read = [this] { return tsc.read(); }, .frequency = 1'000'000'000},
                                  .wake = [this] { thread->wake(); }},
                                 clock);
        auto owned = std::make_unique<testing::FakeVcpu>();
        vcpu = owned.get();
        thread = std::make_unique<VcpuThread>(VcpuThread::Parts{
            .id = 7,
            .vcpu = std::move(owned),
            .apic = apic,
            .tsc = &tsc,
            .ports = &ports,
            .mmio = &mmio,
            .crashed = [this](unsigned id, const cpu::State& state) {
                crashed_id = id;
                crashed_rip = state.rip;
            },
            .start = [this](unsigned id, std::uint8_t page) {
                started_id = id;
                started_page = page;
            }});
        thread->wait_until_paused();
        cpu::State state;
        state.rip = 0x1234;
        state.wait_for_sipi = !bootstrap;
        thread->reset(state);
    }
    ~Fixture() { thread->finish(); }

    /// A software-enabled local APIC, as a kernel sets it up, before the vCPU runs.
    void enable_apic() { apic->write(kSvr, 0x1ff); }
    void interrupt(std::uint8_t vector, DeliveryMode mode = DeliveryMode::Fixed) {
        static_cast<void>(apic->accept({.destination = 0, .mode = mode, .vector = vector}));
    }
    /// Lets the vCPU run until it has played its script.
    [[nodiscard]] bool play() {
        thread->resume();
        return vcpu->wait_until_looping();
    }

    ManualClock clock;
    machine::GuestTsc tsc;
    std::shared_ptr<Register> port = std::make_shared<Register>();
    std::shared_ptr<Register> word = std::make_shared<Register>();
    std::unique_ptr<VcpuThread> thread;  // Outlives the router, which wakes it.
    interrupt::Router router;
    memory::Bus ports, mmio;
    interrupt::LocalApic* apic = nullptr;
    testing::FakeVcpu* vcpu = nullptr;
    std::atomic<unsigned> crashed_id = ~0u, started_id = ~0u, started_page = ~0u;
    std::atomic<std::uint64_t> crashed_rip = 0;
};

}  // namespace

class VcpuThreadTest : public QObject {
    Q_OBJECT
private slots:
    void exits_portAccess_goesToPortBus() {
        Fixture f;
        f.port->value = 0x55;
        f.vcpu->then(cpu::PortRead{.port = 0x10, .size = 1});
        f.vcpu->then(cpu::PortWrite{.port = 0x10, .size = 4, .value = 0xabcd});
        QVERIFY(f.play());
        QCOMPARE(f.vcpu->record().answers, std::vector<std::uint64_t>{0x55});
        QCOMPARE(f.port->value.load(), 0xabcdu);
    }

    void exits_mmioAccess_goesToMmioBus() {
        Fixture f;
        f.word->value = 0x1122334455667788;
        f.vcpu->then(cpu::MmioRead{.address = {0xd000'0000}, .size = 8});
        f.vcpu->then(cpu::MmioWrite{.address = {0xd000'0000}, .size = 8, .value = 99});
        QVERIFY(f.play());
        QCOMPARE(f.vcpu->record().answers, std::vector<std::uint64_t>{0x1122334455667788});
        QCOMPARE(f.word->value.load(), 99u);
    }

    void exits_accessToNothing_readsAllOnes() {
        Fixture f;
        f.vcpu->then(cpu::PortRead{.port = 0x999, .size = 2});
        f.vcpu->then(cpu::MmioRead{.address = {0xe000'0000}, .size = 4});
        QVERIFY(f.play());
        const auto answers = f.vcpu->record().answers;
        QCOMPARE(answers.size(), 2u);
        QCOMPARE(answers[0] & 0xffff, 0xffffu);
        QCOMPARE(answers[1] & 0xffffffff, 0xffffffffu);
    }

    void exits_apicPage_goesToOwnApic() {
        Fixture f;
        f.vcpu->then(cpu::MmioRead{.address = {kApicPage + kVersion}, .size = 4});
        f.vcpu->then(cpu::MmioWrite{.address = {kApicPage + kSvr}, .size = 4, .value = 0x1ff});
        QVERIFY(f.play());
        QCOMPARE(f.vcpu->record().answers[0] & 0xff, 0x10u);
        QCOMPARE(f.apic->read(kSvr), 0x1ffu);
    }

    void exits_taskPriorityThroughApic_isToldToVcpu() {
        Fixture f;
        f.vcpu->then(cpu::MmioWrite{.address = {kApicPage + kTpr}, .size = 4, .value = 0x70});
        QVERIFY(f.play());
        QCOMPARE(f.vcpu->record().task_priorities.back(), 7);
    }

    void exits_taskPriorityThroughCr8_isToldToApic() {
        Fixture f;
        f.vcpu->then(cpu::TprWrite{.value = 9});
        QVERIFY(f.play());
        QCOMPARE(f.apic->read(kTpr), 0x90u);
    }

    void exits_startOfAnother_isPassedOn() {
        Fixture f;
        f.vcpu->then(cpu::StartCpu{.cpu = 3, .page = 0x9a});
        QVERIFY(f.play());
        QCOMPARE(f.started_id.load(), 3u);
        QCOMPARE(f.started_page.load(), 0x9au);
    }

    void exits_apicBase_isAnswered() {
        Fixture f;
        f.vcpu->then(cpu::MsrRead{.index = 0x1b});
        QVERIFY(f.play());
        QCOMPARE(f.vcpu->record().answers, std::vector<std::uint64_t>{0xfee0'0900});
        QCOMPARE(f.vcpu->record().refused_msrs, 0u);
    }

    void exits_unknownMsr_isRefused() {
        Fixture f;
        f.vcpu->then(cpu::MsrRead{.index = 0x1234'5678});
        f.vcpu->then(cpu::MsrWrite{.index = 0x1234'5678, .value = 1});
        QVERIFY(f.play());
        QCOMPARE(f.vcpu->record().refused_msrs, 2u);
        QCOMPARE(f.vcpu->record().accepted_msrs, 0u);
    }

    void exits_x2apicMode_movesThePageToMsrs() {
        Fixture f;
        f.vcpu->then(cpu::MsrWrite{.index = 0x1b, .value = 0xfee0'0d00});
        f.vcpu->then(cpu::MsrRead{.index = 0x803});
        f.vcpu->then(cpu::MmioRead{.address = {kApicPage + kVersion}, .size = 4});
        QVERIFY(f.play());
        const Record record = f.vcpu->record();
        QCOMPARE(record.accepted_msrs, 1u);
        QCOMPARE(record.answers[0] & 0xff, 0x10u);
        QCOMPARE(record.answers[1] & 0xffffffff, 0xffffffffu);
    }

    void exits_tscDeadline_countsWithTheAdjustment() {
        Fixture f;
        f.enable_apic();
        cpu::State state;
        state.tsc_adjust = 1ull << 60;  // The guest's TSC is far ahead of the host's.
        f.thread->reset(state);
        f.vcpu->then(cpu::MsrWrite{.index = 0x1b, .value = 0xfee0'0d00});
        f.vcpu->then(cpu::MsrWrite{.index = 0x832, .value = 0x4'0044});  // TSC deadline, vector 0x44
        f.vcpu->then(cpu::MsrWrite{.index = 0x6e0, .value = 1ull << 60});
        f.thread->resume();
        QVERIFY(f.vcpu->wait_until([](const Record& r) { return r.injected == std::vector<std::uint8_t>{0x44}; }));
    }

    void interrupt_whileRunning_isInjectedAfterAKick() {
        Fixture f;
        f.enable_apic();
        QVERIFY(f.play());
        f.interrupt(0x41);
        QVERIFY(f.vcpu->wait_until([](const Record& r) { return r.injected == std::vector<std::uint8_t>{0x41}; }));
    }

    void interrupt_whileHalted_endsTheHalt() {
        Fixture f;
        f.enable_apic();
        f.vcpu->then(cpu::Halt{});
        f.thread->resume();
        QVERIFY(f.vcpu->wait_until([](const Record& r) { return r.runs == 1; }));
        f.interrupt(0x41);
        QVERIFY(f.vcpu->wait_until([](const Record& r) { return r.runs >= 2; }));
        QCOMPARE(f.vcpu->record().injected, std::vector<std::uint8_t>{0x41});
    }

    void interrupt_thatCannotBeTaken_asksForAWindow() {
        Fixture f;
        f.enable_apic();
        f.vcpu->set_can_inject(false);
        f.interrupt(0x41);
        QVERIFY(f.play());
        QVERIFY(f.vcpu->record().windows >= 1);
        QVERIFY(f.vcpu->record().injected.empty());
        f.vcpu->set_can_inject(true);
        f.vcpu->then(cpu::InterruptWindow{});
        QVERIFY(f.vcpu->wait_until([](const Record& r) { return r.injected == std::vector<std::uint8_t>{0x41}; }));
    }

    void interrupt_whileHaltedWithInterruptsOff_doesNotEndTheHalt() {
        Fixture f;
        f.enable_apic();
        f.vcpu->set_can_inject(false);
        f.vcpu->then(cpu::Halt{});
        f.thread->resume();
        QVERIFY(f.vcpu->wait_until([](const Record& r) { return r.runs == 1; }));
        f.interrupt(0x41);
        // The NMI comes after it, and is all that does anything.
        f.interrupt(0, DeliveryMode::Nmi);
        QVERIFY(f.vcpu->wait_until([](const Record& r) { return r.runs >= 2; }));
        QCOMPARE(f.vcpu->record().nmis, 1u);
        QVERIFY(f.vcpu->record().injected.empty());
    }

    void interrupt_ofThe8259_isAcknowledgedThere() {
        Fixture f;
        f.apic->enter_virtual_wire_mode();
        QVERIFY(f.router.attach(f.ports, f.mmio).has_value());
        const interrupt::Line line = f.router.isa_irq(3);
        for (const auto& [port, value] : {std::pair{0x20, 0x11}, {0x21, 0x30}, {0x21, 4}, {0x21, 1}, {0x21, 0}}) {
            f.ports.write(static_cast<std::uint64_t>(port), 1, static_cast<std::uint64_t>(value));
        }
        f.vcpu->then(cpu::Halt{});
        f.thread->resume();
        QVERIFY(f.vcpu->wait_until([](const Record& r) { return r.runs == 1; }));
        line.set(true);
        QVERIFY(f.vcpu->wait_until([](const Record& r) { return r.injected == std::vector<std::uint8_t>{0x33}; }));
    }

    void startup_waitingProcessor_beginsInRealMode() {
        Fixture f(false);
        f.thread->resume();
        f.interrupt(0, DeliveryMode::Init);
        f.interrupt(0x9a, DeliveryMode::Startup);
        QVERIFY(f.vcpu->wait_until_looping());
        const cpu::State state = f.vcpu->state();
        QCOMPARE(state.seg[cpu::Cs].selector, 0x9a00);
        QCOMPARE(state.seg[cpu::Cs].base, 0x9a000u);
        QCOMPARE(state.rip, 0u);
        QVERIFY(!state.wait_for_sipi);
        QVERIFY((state.cr0 & cpu::cr0::PE) == 0);
    }

    void startup_notSent_runsNothing() {
        Fixture f(false);
        f.thread->resume();
        f.interrupt(0, DeliveryMode::Init);
        f.interrupt(0x41);
        f.thread->ask_to_pause();
        f.thread->wait_until_paused();
        QCOMPARE(f.vcpu->record().runs, 0u);
    }

    void init_runningProcessor_waitsForStartup() {
        Fixture f(false);
        f.thread->resume();
        f.interrupt(0x10, DeliveryMode::Startup);
        QVERIFY(f.vcpu->wait_until_looping());
        f.interrupt(0, DeliveryMode::Init);
        QVERIFY(f.vcpu->wait_until([](const Record& r) { return r.state.wait_for_sipi; }));
        f.interrupt(0x20, DeliveryMode::Startup);
        QVERIFY(f.vcpu->wait_until([](const Record& r) { return r.state.seg[cpu::Cs].base == 0x20000; }));
    }

    void shutdown_isReportedOnceAndStands() {
        Fixture f;
        f.vcpu->then(cpu::Shutdown{});
        f.thread->resume();
        f.thread->wait_until_paused();
        // The thread may stand for resume() to take effect; the crash is told before it stands again.
        QVERIFY(f.vcpu->wait_until([](const Record& r) { return r.runs == 1; }));
        f.thread->wait_until_paused();
        QCOMPARE(f.crashed_id.load(), 7u);
        QCOMPARE(f.crashed_rip.load(), 0x1234u);
        QCOMPARE(f.vcpu->record().runs, 1u);
    }

    void pause_runningVcpu_stands() {
        Fixture f;
        QVERIFY(f.play());
        f.thread->ask_to_pause();
        f.thread->wait_until_paused();
        const unsigned runs = f.vcpu->record().runs;
        f.interrupt(0x41);
        QCOMPARE(f.vcpu->record().runs, runs);
        f.thread->resume();
        QVERIFY(f.vcpu->wait_until([runs](const Record& r) { return r.runs > runs; }));
    }

    void pause_haltedVcpu_staysHaltedAfterwards() {
        Fixture f;
        f.enable_apic();
        f.vcpu->then(cpu::Halt{});
        f.thread->resume();
        QVERIFY(f.vcpu->wait_until([](const Record& r) { return r.runs == 1; }));
        f.thread->ask_to_pause();
        f.thread->wait_until_paused();
        f.thread->resume();
        f.thread->ask_to_pause();
        f.thread->wait_until_paused();
        QCOMPARE(f.vcpu->record().runs, 1u);
        f.thread->resume();
        f.interrupt(0x41);
        QVERIFY(f.vcpu->wait_until([](const Record& r) { return r.runs >= 2; }));
    }

    void pause_manyTimesInARow_alwaysStands() {
        Fixture f;
        for (int i = 0; i < 2000; ++i) {
            f.thread->resume();
            f.thread->ask_to_pause();
            f.thread->wait_until_paused();
            std::thread::id where;
            f.thread->perform([&](cpu::Vcpu&) { where = std::this_thread::get_id(); });
            QVERIFY(where != std::this_thread::get_id());
        }
    }

    void wake_betweenLookingAndSleeping_isNotLost() {
        Fixture f;
        f.enable_apic();
        f.thread->resume();
        for (std::size_t i = 1; i <= 5000; ++i) {
            f.vcpu->then([&f] {
                f.apic->write(0xb0, 0);  // EOI, so that the next one is above the priority again.
                return cpu::Halt{};
            });
            f.interrupt(0x41);
            QVERIFY(f.vcpu->wait_until([i](const Record& r) { return r.injected.size() >= i; }));
        }
    }

    void destruction_ofSleepingVcpu_ends() {
        Fixture f;
        f.vcpu->then(cpu::Halt{});
        f.thread->resume();
        QVERIFY(f.vcpu->wait_until([](const Record& r) { return r.runs == 1; }));
        f.thread->finish();
    }
};

QTEST_GUILESS_MAIN(VcpuThreadTest)
#include "vcpu_thread_test.moc"
