// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/machine.h"

#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <semaphore>

#include "backend/machine/host_tsc.h"
#include "tests/machine/fake_engine.h"
#include "tests/machine/tiny_kernel.h"

using namespace apiary;
using machine::End;
using machine::Machine;
using testing::FakeVcpu;

namespace {

constexpr std::uint16_t kResetPort = 0xcf9, kSmiCommand = 0xb2, kPm1Status = 0x400, kPm1Enable = 0x402,
                        kPm1Control = 0x404, kDebugExit = 0xf4;
constexpr cpu::PortWrite kAskForReset{.port = kResetPort, .size = 1, .value = 6};
constexpr cpu::PortWrite kAskForPowerOff{.port = kPm1Control, .size = 2, .value = 5 << 10 | 1 << 13};

/// A machine of scripted vCPUs.
struct Fixture {
    explicit Fixture(unsigned cpus = 1, bool reset_ends = false) {
        const QString kernel = directory.filePath("kernel");
        written = testing::TinyKernel().spin().write(kernel);
        config.kernel = kernel.toStdString();
        config.cpus = cpus;
        config.memory = 16 << 20;
        config.debug_exit = kDebugExit;
        config.reset_ends = reset_ends;
        auto created = create();
        if (created) {
            machine = *std::move(created);
        }
    }
    [[nodiscard]] Result<std::unique_ptr<Machine>> create() {
        return Machine::create(config, [this] { ended.release(); },
                               {.clock = make_host_clock(),
                                .tsc = {.zero_at = 0, .frequency = 1'000'000'000},
                                .make_engine = [this](const std::string&, memory::GuestMemory&, const cpu::TscClock&)
                                    -> Result<std::unique_ptr<cpu::Engine>> {
                                    return std::make_unique<testing::FakeEngine>(vcpus);
                                }});
    }
    [[nodiscard]] bool wait_for_end() { return ended.try_acquire_for(std::chrono::seconds(60)); }
    /// Runs `exit` on the boot CPU as the guest's first deed.
    void begin_with(const cpu::Exit& exit) {
        vcpus[0]->then(exit);
        machine->resume();
    }

    QTemporaryDir directory;
    bool written = false;
    machine::MachineConfig config;
    std::vector<FakeVcpu*> vcpus;
    std::counting_semaphore<> ended{0};
    std::unique_ptr<Machine> machine;
};

}  // namespace

class MachineTest : public QObject {
    Q_OBJECT
private slots:
    void create_kernelIsLoaded_bootCpuEntersIt() {
        Fixture f(2);
        QVERIFY(f.machine != nullptr);
        const auto states = f.machine->registers();
        QCOMPARE(states.size(), 2u);
        QCOMPARE(states[0].rip, testing::TinyKernel::kAddress + 32u);
        QVERIFY(!states[0].wait_for_sipi);
        QVERIFY(states[1].wait_for_sipi);
        QCOMPARE(states[1].rip, 0xfff0u);
        QCOMPARE(states[1].gpr[cpu::Rdx], 0x00a20f10u);
        QVERIFY(!f.machine->kernel_description().empty());
    }

    void create_nothingRunsBeforeResume() {
        Fixture f;
        QCOMPARE(f.vcpus[0]->record().runs, 0u);
    }

    void create_missingKernel_fails() {
        machine::MachineConfig config;
        config.kernel = "/nonexistent/kernel";
        const auto created = Machine::create(config);
        QVERIFY(!created.has_value());
        QVERIFY(created.error().cause.find("/nonexistent/kernel") != std::string::npos);
    }

    void create_debugExitPortThatIsTaken_fails() {
        Fixture f;
        f.config.debug_exit = 0x3f8;
        const auto created = f.create();
        QVERIFY(!created.has_value());
    }

    void powerButton_isHeardByAGuestThatListens() {
        Fixture f;
        QVERIFY(!f.machine->power_button());
        f.vcpus[0]->then(cpu::PortWrite{.port = kSmiCommand, .size = 1, .value = 0xa0});
        f.vcpus[0]->then(cpu::PortWrite{.port = kPm1Enable, .size = 2, .value = 0x0100});
        f.machine->resume();
        QVERIFY(f.vcpus[0]->wait_until_looping());
        f.vcpus[0]->then(cpu::PortRead{.port = kPm1Status, .size = 2});
        QVERIFY(f.vcpus[0]->wait_until([](const auto& record) { return record.answers.size() == 1; }));
        QCOMPARE(f.vcpus[0]->record().answers[0] & 0x0100, 0u);
        QVERIFY(f.machine->power_button());
        f.vcpus[0]->then(cpu::PortRead{.port = kPm1Status, .size = 2});
        QVERIFY(f.vcpus[0]->wait_until([](const auto& record) { return record.answers.size() == 2; }));
        QCOMPARE(f.vcpus[0]->record().answers[1] & 0x0100, 0x0100u);
        f.machine->reset();
        QVERIFY(!f.machine->power_button());
    }

    void end_powerOff_isReported() {
        Fixture f;
        f.begin_with(kAskForPowerOff);
        QVERIFY(f.wait_for_end());
        QCOMPARE(f.machine->end()->reason, End::Reason::PowerOff);
    }

    void end_debugExit_carriesTheValue() {
        Fixture f;
        f.begin_with(cpu::PortWrite{.port = kDebugExit, .size = 1, .value = 0x2a});
        QVERIFY(f.wait_for_end());
        QCOMPARE(f.machine->end()->reason, End::Reason::DebugExit);
        QCOMPARE(f.machine->end()->value, 0x2a);
    }

    void end_tripleFault_carriesVcpuAndState() {
        Fixture f;
        f.begin_with(cpu::Shutdown{});
        QVERIFY(f.wait_for_end());
        QCOMPARE(f.machine->end()->reason, End::Reason::TripleFault);
        QCOMPARE(f.machine->end()->vcpu, 0u);
        QCOMPARE(f.machine->end()->state.rip, testing::TinyKernel::kAddress + 32u);
    }

    void end_severalVcpus_allStand() {
        Fixture f(3);
        f.machine->resume();
        QVERIFY(f.vcpus[0]->wait_until_looping());
        f.vcpus[0]->then(kAskForPowerOff);
        QVERIFY(f.wait_for_end());
        f.machine->pause();
        const unsigned runs = f.vcpus[0]->record().runs;
        f.machine->resume();
        f.machine->reset();
        QCOMPARE(f.machine->registers().size(), 3u);
        QCOMPARE(f.vcpus[0]->record().runs, runs);
    }

    void end_twoReasons_firstOneCounts() {
        Fixture f;
        f.vcpus[0]->then([&f] {
            f.vcpus[0]->then(cpu::Shutdown{});
            return kAskForPowerOff;
        });
        f.machine->resume();
        QVERIFY(f.wait_for_end());
        f.machine->pause();
        QCOMPARE(f.machine->end()->reason, End::Reason::PowerOff);
        QVERIFY(!f.ended.try_acquire());
    }

    void reset_byGuest_startsItAgain() {
        Fixture f;
        cpu::State elsewhere;
        elsewhere.rip = 0x5555;
        f.vcpus[0]->then([&] {
            f.vcpus[0]->set_state(elsewhere);
            return kAskForReset;
        });
        f.machine->resume();
        QVERIFY(f.vcpus[0]->wait_until_looping());
        QCOMPARE(f.machine->registers()[0].rip, testing::TinyKernel::kAddress + 32u);
        QVERIFY(!f.machine->end().has_value());
    }

    void reset_ofLoadedKernel_bringsItsBytesBack() {
        Fixture f;
        const memory::GuestPhys start{testing::TinyKernel::kAddress};
        const auto before = f.machine->memory().load<std::uint64_t>(start);
        QVERIFY(before.has_value());
        QVERIFY(f.machine->memory().store<std::uint64_t>(start, 0).has_value());
        f.machine->reset();
        QCOMPARE(*f.machine->memory().load<std::uint64_t>(start), *before);
    }

    void reset_kernelTakenAwayMeanwhile_isOfTheOneThatWasOpened() {
        Fixture f;
        QVERIFY(std::filesystem::remove(f.config.kernel));
        f.begin_with(kAskForReset);
        QVERIFY(f.vcpus[0]->wait_until_looping());
        QVERIFY(!f.machine->end().has_value());
    }

    void reset_kernelEmptiedMeanwhile_endsWithItsError() {
        Fixture f;
        std::filesystem::resize_file(f.config.kernel, 0);
        f.begin_with(kAskForReset);
        QVERIFY(f.wait_for_end());
        QCOMPARE(f.machine->end()->reason, End::Reason::HostError);
        QVERIFY(f.machine->end()->error.cause.ends_with("is empty"));
    }

    void reset_manyTimesByGuest_eachStartsItAgain() {
        Fixture f(2);
        for (int i = 0; i < 50; ++i) {
            f.vcpus[0]->then(kAskForReset);
        }
        f.vcpus[0]->then(kAskForPowerOff);
        f.machine->resume();
        QVERIFY(f.wait_for_end());
        QCOMPARE(f.machine->end()->reason, End::Reason::PowerOff);
    }

    void reset_pausedMachine_staysPaused() {
        Fixture f;
        f.machine->reset();
        QCOMPARE(f.vcpus[0]->record().runs, 0u);
    }

    void reset_thatEnds_isReported() {
        Fixture f(1, true);
        f.begin_with(kAskForReset);
        QVERIFY(f.wait_for_end());
        QCOMPARE(f.machine->end()->reason, End::Reason::Reset);
    }

    void reset_byUserThatEnds_isReported() {
        Fixture f(1, true);
        f.machine->resume();
        f.machine->reset();
        QVERIFY(f.wait_for_end());
        QCOMPARE(f.machine->end()->reason, End::Reason::Reset);
    }

    void pause_thenResume_goesOn() {
        Fixture f;
        f.machine->resume();
        QVERIFY(f.vcpus[0]->wait_until_looping());
        f.machine->pause();
        const unsigned runs = f.vcpus[0]->record().runs;
        f.machine->pause();
        f.machine->resume();
        QVERIFY(f.vcpus[0]->wait_until([runs](const FakeVcpu::Record& r) { return r.runs > runs; }));
    }

    void registers_ofRunningMachine_letItRunOn() {
        Fixture f;
        f.machine->resume();
        QVERIFY(f.vcpus[0]->wait_until_looping());
        const unsigned runs = f.vcpus[0]->record().runs;
        QCOMPARE(f.machine->registers().size(), 1u);
        QVERIFY(f.vcpus[0]->wait_until([runs](const FakeVcpu::Record& r) { return r.runs > runs; }));
    }

    void ipi_betweenVcpus_startsTheSecond() {
        Fixture f(2);
        // INIT and STARTUP to all others, page 0x8, as a kernel sends them through the xAPIC.
        for (const std::uint32_t command : {0x000c4500u, 0x000c4608u}) {
            f.vcpus[0]->then(cpu::MmioWrite{.address = {0xfee0'0300}, .size = 4, .value = command});
        }
        f.machine->resume();
        QVERIFY(f.vcpus[1]->wait_until_looping());
        QCOMPARE(f.machine->registers()[1].seg[cpu::Cs].base, 0x8000u);
    }

    void console_whatGuestSends_isInTheStream() {
        Fixture f;
        f.vcpus[0]->then(cpu::PortWrite{.port = 0x3f8, .size = 1, .value = 'x'});
        f.vcpus[0]->then(kAskForPowerOff);
        f.machine->resume();
        QVERIFY(f.wait_for_end());
        console::Client client(f.machine->console(), {});
        std::array<char, 8> buffer;
        QCOMPARE(client.read(buffer).size, 1u);
        QCOMPARE(buffer[0], 'x');
    }

    void destruction_ofRunningMachine_ends() {
        Fixture f(4);
        f.machine->resume();
        QVERIFY(f.vcpus[0]->wait_until_looping());
        f.machine.reset();
    }

    void hostTsc_frequency_agreesWithTheHostsClock() {
        const auto start = std::chrono::steady_clock::now();
        const std::uint64_t first = machine::host_tsc();
        const std::uint64_t frequency = machine::host_tsc_frequency();
        while (std::chrono::steady_clock::now() - start < std::chrono::milliseconds(100)) {
        }
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        const double measured = static_cast<double>(machine::host_tsc() - first) / seconds;
        QVERIFY(std::abs(measured / static_cast<double>(frequency) - 1) < 0.001);
    }
};

QTEST_GUILESS_MAIN(MachineTest)
#include "machine_test.moc"
