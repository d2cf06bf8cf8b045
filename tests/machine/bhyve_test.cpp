// SPDX-License-Identifier: BSD-2-Clause
// Whole machines on the engine bhyve, and that on a model of vmm(4).
#include <QTemporaryDir>
#include <QtTest>
#include <semaphore>

#include "backend/cpu/bhyve/engine.h"
#include "backend/machine/machine.h"
#include "tests/cpu/bhyve/vmm_model.h"
#include "tests/machine/tiny_kernel.h"

using namespace apiary;
using machine::End;
using machine::Machine;
using testing::TinyKernel;
using testing::VmmModel;

namespace {

constexpr std::uint16_t kDebugExit = 0xf4;

/// A machine with a kernel.
struct Fixture {
    explicit Fixture(const TinyKernel& kernel, unsigned cpus = 1, const std::string& engine = "soft") {
        const QString path = directory.filePath("kernel");
        written = kernel.write(path);
        config.kernel = path.toStdString();
        config.cpus = cpus;
        config.memory = 16 << 20;
        config.engine = engine;
        config.debug_exit = kDebugExit;
        auto created = Machine::create(config, [this] { ended.release(); },
                                       {.clock = make_host_clock(),
                                        .tsc = {.zero_at = 0, .frequency = 1'000'000'000},
                                        .make_engine = [this](const std::string&, memory::GuestMemory& memory, const cpu::TscClock&) {
                                            model = std::make_shared<VmmModel>(VmmModel::Options{.release = release});
                                            return cpu::make_bhyve_engine(memory, VmmModel::calls(model), release);
                                        }});
        if (created) {
            machine = *std::move(created);
        } else {
            error = created.error();
        }
    }
    /// Lets it run to its end.
    [[nodiscard]] std::optional<End> play() {
        machine->resume();
        return ended.try_acquire_for(std::chrono::seconds(60)) ? machine->end() : std::nullopt;
    }
    [[nodiscard]] QByteArray printed() const {
        std::array<char, 256> buffer = {};
        console::Client client(machine->console(), [] {});
        return QByteArray(buffer.data(), static_cast<qsizetype>(client.read(buffer).size));
    }

    const cpu::bhyve::Release release = cpu::bhyve::release_of(1'400'507).value();
    QTemporaryDir directory;
    bool written = false;
    machine::MachineConfig config;
    std::shared_ptr<VmmModel> model;
    std::counting_semaphore<> ended{0};
    std::unique_ptr<Machine> machine;
    Error error;
};

QByteArray code(std::initializer_list<int> bytes) {
    QByteArray result;
    for (const int byte : bytes) {
        result.append(static_cast<char>(byte));
    }
    return result;
}

}  // namespace

class BhyveTest : public QObject {
    Q_OBJECT
private slots:
    void guest_printsAndPowersOff() {
        Fixture f(TinyKernel().print("bees").power_off());
        QVERIFY2(f.machine != nullptr, f.error.cause.c_str());
        const auto end = f.play();
        QVERIFY(end && end->reason == End::Reason::PowerOff);
        QCOMPARE(f.printed(), "bees");
    }
    void guest_thatResets_startsAgain() {
        // Counts its runs in memory that a reset keeps, and ends at the third.
        TinyKernel kernel;
        kernel.count_at(0x8000);
        TinyKernel again;
        again.reset().halt();
        kernel.raw(code({0x83, 0xf8, 3, 0x73, again.size()})).raw(again.code()).out_byte(kDebugExit, 7);  // cmp eax, 3; jae
        Fixture f(kernel);
        QVERIFY2(f.machine != nullptr, f.error.cause.c_str());
        const auto end = f.play();
        QVERIFY(end && end->reason == End::Reason::DebugExit);
        QCOMPARE(end->value, 7);
        QCOMPARE(f.model->count(cpu::bhyve::call::kReinit), 2u);
    }
    void guest_thatCrashes_isATripleFault() {
        Fixture f(TinyKernel().crash());
        QVERIFY(f.machine != nullptr);
        const auto end = f.play();
        QVERIFY(end && end->reason == End::Reason::TripleFault);
        QCOMPARE(end->state.rip, TinyKernel::kAddress + 32u);
    }
    void guest_thatLoops_canBePausedAndLookedAt() {
        Fixture f(TinyKernel().spin());
        QVERIFY(f.machine != nullptr);
        f.machine->resume();
        for (int i = 0; i < 20; ++i) {
            QVERIFY(f.model->wait_until_running(0));
            f.machine->pause();
            QCOMPARE(f.machine->registers().front().rip, TinyKernel::kAddress + 32u);
            f.machine->resume();
        }
    }
    /// With interrupts off, vmm(4) stops the machine for good: it waits for a reset, as on every engine.
    void guest_thatHaltsForGood_canBePausedAndReset() {
        Fixture f(TinyKernel().halt());
        QVERIFY(f.machine != nullptr);
        for (unsigned i = 1; i <= 3; ++i) {
            f.machine->resume();
            f.machine->reset();
            f.machine->pause();
            QVERIFY(!f.machine->end());
            QCOMPARE(f.model->count(cpu::bhyve::call::kReinit), i);
        }
    }
    void guest_thatWaitsForInterrupts_canBePausedAndReset() {
        Fixture f(TinyKernel().raw(code({0xfb})).halt());  // sti
        QVERIFY(f.machine != nullptr);
        f.machine->resume();
        QVERIFY(f.model->wait_until_halted(0));
        f.machine->pause();
        f.machine->reset();
        f.machine->resume();
        QVERIFY(f.model->wait_until_halted(0));
    }
    /// The first starts the second, which ends the machine.
    void processors_areStartedByTheGuest() {
        TinyKernel kernel;
        kernel.store(0x9000, 0xf4e6'2ab0);  // mov al, 2ah; out f4h, al
        kernel.store(0xfee0'0310, 1 << 24).store(0xfee0'0300, 0x4500).store(0xfee0'0300, 0x4609).spin();
        Fixture f(kernel, 2);
        QVERIFY2(f.machine != nullptr, f.error.cause.c_str());
        const auto end = f.play();
        QVERIFY(end && end->reason == End::Reason::DebugExit);
        QCOMPARE(end->value, 0x2a);
    }
    /// COM1's interrupt through the kernel's I/O APIC: redirection 4, vector 52h, to a handler that ends the machine.
    void devices_interruptTheGuest() {
        TinyKernel handler;
        handler.out_byte(kDebugExit, 0x52);
        TinyKernel kernel;
        const std::uint32_t at = kernel.here() + 2;  // Behind a jump over it.
        kernel.raw(code({0xeb, handler.size()})).raw(handler.code());
        // mov word [2290h], low; cs; [2292h]; gate; [2296h], high: entry 52h of an IDT at 2000h
        kernel.raw(code({0x66, 0x8c, 0xc8, 0x66, 0xa3, 0x92, 0x22, 0, 0}));  // mov ax, cs; mov [2292h], ax
        kernel.raw(code({0x66, 0xb8, static_cast<int>(at & 0xff), static_cast<int>(at >> 8 & 0xff), 0x66, 0xa3, 0x90, 0x22, 0, 0}));
        kernel.store(0x2294, 0x8e00 | (at & 0xffff'0000)).store(0x3000, 0x2000'07ff).store(0x3004, 0);
        kernel.raw(code({0x0f, 0x01, 0x1d, 0, 0x30, 0, 0}));  // lidt [3000h]
        kernel.store(0xfee0'00f0, 0x1ff).store(0xfec0'0000, 0x18).store(0xfec0'0010, 0x52);
        kernel.raw(code({0xbc, 0, 0x80, 0, 0}));  // mov esp, 8000h
        kernel.out_byte(0x3fc, 8).out_byte(0x3f9, 2).raw(code({0xfb})).halt();  // OUT2; the transmitter's interrupt; sti
        Fixture f(kernel);
        QVERIFY2(f.machine != nullptr, f.error.cause.c_str());
        const auto end = f.play();
        QVERIFY(end && end->reason == End::Reason::DebugExit);
        QCOMPARE(end->value, 0x52);
    }
    void tables_tellOfTheKernelsHpet() {
        Fixture f(TinyKernel().spin());
        QVERIFY(f.machine != nullptr);
        bool found = false;
        for (std::uint64_t address = 0xf'2400; address < 0x10'0000 && !found; address += 4) {
            found = f.machine->memory().load<std::uint32_t>({address}) == std::uint32_t{0x5445'5048} &&  // "HPET"
                    f.machine->memory().load<std::uint32_t>({address + 36}) == std::uint32_t{0x8086'3701};
        }
        QVERIFY(found);
    }
    void guest_withAnotherEngineBesides_isRefused() {
        const Fixture f(TinyKernel().spin(), 1, "soft,vmm");
        QVERIFY(f.machine == nullptr);
        QVERIFY2(f.error.cause.contains("cannot be moved"), f.error.cause.c_str());
    }
};

QTEST_GUILESS_MAIN(BhyveTest)
#include "bhyve_test.moc"
