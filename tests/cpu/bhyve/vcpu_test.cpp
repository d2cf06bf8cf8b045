// SPDX-License-Identifier: BSD-2-Clause
// The engine on a model of vmm(4), whose guests are small code of their own.
#include "backend/cpu/bhyve/vcpu.h"

#include <QTest>

#include <array>
#include <cerrno>
#include <cstring>
#include <functional>
#include <initializer_list>
#include <memory>
#include <thread>
#include <vector>

#include "backend/cpu/bhyve/engine.h"
#include "tests/cpu/bhyve/vmm_model.h"

namespace apiary::cpu::bhyve::test {

using memory::GuestMemory;
using testing::VmmModel;

namespace {

constexpr std::uint64_t kSize = 4 << 20;
constexpr std::uint32_t kCode = 0x10'0000, kIdt = 0x2000, kHandlers = 0x3000, kGdt = 0x5000, kData = 0x6000;
constexpr std::uint16_t kCodeSelector = 8, kDataSelector = 16;
const int kReleases[] = {1'201'000, 1'300'139, 1'400'507, 1'500'068};

Release release(int osreldate) {
    return release_of(osreldate).value();
}

/// A guest in flat 32-bit mode. Each exception and interrupt has a handler that writes its vector to port F0h and halts.
struct Guest {
    std::unique_ptr<GuestMemory> memory = *GuestMemory::create(kSize);
    std::shared_ptr<VmmModel> model;
    std::unique_ptr<Engine> engine;
    std::vector<std::unique_ptr<Vcpu>> vcpus;

    explicit Guest(const VmmModel::Options& options, std::unique_ptr<Calls> calls = nullptr) : model(std::make_shared<VmmModel>(options)) {
        auto made = make_bhyve_engine(*memory, calls != nullptr ? std::move(calls) : VmmModel::calls(model), options.release);
        if (!made) {
            qWarning("%s", made.error().cause.c_str());
            return;
        }
        engine = *std::move(made);
    }
    explicit Guest(std::initializer_list<std::uint8_t> code, int osreldate = 1'400'507) : Guest({.release = release(osreldate)}) {
        QVERIFY(add_vcpu());
        start(code);
    }
    [[nodiscard]] bool add_vcpu() {
        auto vcpu = engine->create_vcpu(static_cast<unsigned>(vcpus.size()), engine->supported_cpuid());
        if (!vcpu) {
            qWarning("%s", vcpu.error().cause.c_str());
            return false;
        }
        vcpus.push_back(*std::move(vcpu));
        return true;
    }
    void put(std::uint64_t address, std::initializer_list<std::uint8_t> bytes) const {
        QVERIFY(memory->write({address}, std::as_bytes(std::span(bytes.begin(), bytes.size()))));
    }
    [[nodiscard]] std::uint32_t word(std::uint64_t address) const { return memory->load<std::uint32_t>({address}).value(); }
    void start(std::initializer_list<std::uint8_t> code) const {
        put(kCode, code);
        QVERIFY(memory->store({kGdt + kCodeSelector}, std::uint64_t{0x00cf'9b00'0000'ffff}));
        QVERIFY(memory->store({kGdt + kDataSelector}, std::uint64_t{0x00cf'9300'0000'ffff}));
        for (std::uint32_t vector = 0; vector < 256; ++vector) {
            const std::uint32_t handler = kHandlers + 8 * vector;
            put(handler, {0xb0, static_cast<std::uint8_t>(vector), 0xe6, 0xf0, 0xf4});  // mov al, vector; out f0h, al; hlt
            QVERIFY(memory->store({kIdt + 8 * vector}, std::uint64_t{0x8e00} << 32 | kCodeSelector << 16 | (handler & 0xffff)));
        }
        vcpus.front()->set_state(flat());
    }
    [[nodiscard]] static State flat() {
        State state;
        state.seg.fill({.selector = kDataSelector, .base = 0, .limit = 0xffff'ffff, .access = 0xc093});
        state.seg[Cs] = {.selector = kCodeSelector, .base = 0, .limit = 0xffff'ffff, .access = 0xc09b};
        state.cr0 = cr0::PE | cr0::ET | cr0::NE;
        state.rip = kCode;
        state.gpr[Rsp] = 0x8000;
        state.idtr = {.base = kIdt, .limit = 0x7ff};
        state.gdtr = {.base = kGdt, .limit = 23};
        return state;
    }
    [[nodiscard]] Vcpu& vcpu() const { return *vcpus.front(); }
    [[nodiscard]] Exit run() const { return vcpu().run(); }
};

/// The exit as a `Wanted`; a test that gets another fails.
template <class Wanted>
Wanted expect(const Exit& exit) {
    if (const auto* const found = std::get_if<Wanted>(&exit)) {
        return *found;
    }
    const auto* const failure = std::get_if<Failure>(&exit);
    QTest::qFail(failure != nullptr ? failure->what : qPrintable(QString("exit of kind %1").arg(exit.index())), __FILE__, __LINE__);
    return {};
}

/// Runs through the handler's port write and gives the vector.
unsigned vector_taken(const Guest& guest) {
    const auto write = expect<PortWrite>(guest.run());
    return write.port == 0xf0 ? write.value : ~0u;
}

/// Calls on a model, between which something happens.
class Meddler final : public Calls {
public:
    Meddler(std::shared_ptr<VmmModel> model, std::function<int(std::uint32_t number, int result)> after)
        : calls_(VmmModel::calls(std::move(model))), after_(std::move(after)) {}
    int perform(std::uint32_t number, void* argument) override { return after_(number, calls_->perform(number, argument)); }
    int descriptor() const override { return calls_->descriptor(); }

private:
    std::unique_ptr<Calls> calls_;
    std::function<int(std::uint32_t, int)> after_;
};

}  // namespace

class VcpuTest : public QObject {
    Q_OBJECT

private slots:
    // ---- Ports ----

    void port_write_ofEachRelease_comesOut() {
        for (const int osreldate : kReleases) {
            const Guest guest({0xb0, 0x55, 0xe6, 0x80, 0xb8, 0x44, 0x33, 0x22, 0x11, 0xe7, 0x84}, osreldate);  // mov al; out 80h; mov eax; out 84h
            const auto byte = expect<PortWrite>(guest.run());
            QCOMPARE(byte.port, 0x80);
            QCOMPARE(byte.value, 0x55u);
            QCOMPARE(guest.vcpu().state().rip, kCode + 4);
            QVERIFY(guest.vcpu().at_boundary());
            QCOMPARE(expect<PortWrite>(guest.run()).value, 0x1122'3344u);
        }
    }
    void port_read_goesToAsMuchOfRaxAsItIsWide() {
        const Guest guest({0xe4, 0x80, 0xe6, 0x80, 0x66, 0xe5, 0x80, 0xe6, 0x80, 0xe5, 0x80, 0xe6, 0x80});
        State state = Guest::flat();
        state.gpr[Rax] = 0x1122'3344'5566'7788;
        guest.vcpu().set_state(state);
        const std::uint64_t expected[] = {0x1122'3344'5566'77aa, 0x1122'3344'5566'bbaa, 0xddcc'bbaa};
        for (const std::uint64_t each : expected) {
            QVERIFY(expect<PortRead>(guest.run()).port == 0x80);
            QVERIFY(!guest.vcpu().at_boundary());
            guest.vcpu().complete_read(0xddcc'bbaa);
            QVERIFY(guest.vcpu().at_boundary());
            QCOMPARE(guest.vcpu().state().gpr[Rax], each);
            static_cast<void>(expect<PortWrite>(guest.run()));
        }
    }
    void ports_ofTheKernel_doNotComeOut() {
        const Guest guest({0xe4, 0x21, 0xe6, 0x70, 0xe4, 0x40, 0xe6, 0x80});
        QCOMPARE(expect<PortWrite>(guest.run()).port, 0x80);
    }
    void string_ofPorts_leavesElementByElement() {
        // mov esi, kData; mov ecx, 3; mov edx, 3f8h; rep outsb; out 80h, al
        const Guest guest({0xbe, 0x00, 0x60, 0, 0, 0xb9, 3, 0, 0, 0, 0xba, 0xf8, 3, 0, 0, 0xf3, 0x6e, 0xe6, 0x80});
        guest.put(kData, {'a', 'b', 'c'});
        for (const char letter : {'a', 'b', 'c'}) {
            const auto write = expect<PortWrite>(guest.run());
            QCOMPARE(write.port, 0x3f8);
            QCOMPARE(write.value, static_cast<std::uint32_t>(letter));
            QVERIFY(!guest.vcpu().at_boundary());
        }
        QCOMPARE(expect<PortWrite>(guest.run()).port, 0x80);
        const State state = guest.vcpu().state();
        QCOMPARE(state.gpr[Rcx], 0u);
        QCOMPARE(state.gpr[Rsi], kData + 3u);
    }
    void string_fromAPort_goesToMemory() {
        // mov edi, kData; mov ecx, 2; mov edx, 1f0h; rep insw; out 80h, al
        const Guest guest({0xbf, 0x00, 0x60, 0, 0, 0xb9, 2, 0, 0, 0, 0xba, 0xf0, 1, 0, 0, 0x66, 0xf3, 0x6d, 0xe6, 0x80});
        for (const std::uint64_t value : {0x1234, 0x5678}) {
            QCOMPARE(expect<PortRead>(guest.run()).size, 2);
            guest.vcpu().complete_read(value);
        }
        QCOMPARE(expect<PortWrite>(guest.run()).port, 0x80);
        QCOMPARE(guest.word(kData), 0x5678'1234u);
    }
    /// More than are done in one go, after which vmm(4) is asked again.
    void string_ofManyElements_isWhole() {
        constexpr unsigned kElements = 3000;
        const Guest guest({0xb9, kElements & 0xff, kElements >> 8, 0, 0, 0xf3, 0x6e, 0xe6, 0x80});
        State state = Guest::flat();
        state.gpr[Rdx] = 0x3f8;
        state.gpr[Rsi] = kData;
        guest.vcpu().set_state(state);
        for (unsigned i = 0; i < kElements; ++i) {
            QCOMPARE(expect<PortWrite>(guest.run()).port, 0x3f8);
        }
        QCOMPARE(expect<PortWrite>(guest.run()).port, 0x80);
    }

    // ---- Memory of devices ----

    void memory_ofADevice_isReadAndWritten_data() {
        QTest::addColumn<int>("osreldate");
        QTest::addColumn<bool>("known");
        for (const int osreldate : kReleases) {
            QTest::addRow("%d", osreldate) << osreldate << true;
            QTest::addRow("%d, not known to the kernel's decoder", osreldate) << osreldate << false;
        }
    }
    void memory_ofADevice_isReadAndWritten() {
        QFETCH(int, osreldate);
        QFETCH(bool, known);
        Guest guest({.release = release(osreldate), .knows_instructions = known});
        QVERIFY(guest.add_vcpu());
        // mov ebx, [d0000000h]; mov [d0000008h], ebx; add dword [d0000010h], 1; movzx ecx, byte [d0000001h]; out 80h, al
        guest.start({0x8b, 0x1d, 0, 0, 0, 0xd0, 0x89, 0x1d, 8, 0, 0, 0xd0, 0x83, 0x05, 0x10, 0, 0, 0xd0, 1,
                     0x0f, 0xb6, 0x0d, 1, 0, 0, 0xd0, 0xe6, 0x80});
        const auto read = expect<MmioRead>(guest.run());
        QCOMPARE(read.address.value, 0xd000'0000u);
        QCOMPARE(read.size, 4);
        QVERIFY(!guest.vcpu().at_boundary());
        guest.vcpu().complete_read(0xcafe'f00d);
        const auto write = expect<MmioWrite>(guest.run());
        QCOMPARE(write.address.value, 0xd000'0008u);
        QCOMPARE(write.value, 0xcafe'f00du);
        QCOMPARE(expect<MmioRead>(guest.run()).address.value, 0xd000'0010u);
        guest.vcpu().complete_read(41);
        QCOMPARE(expect<MmioWrite>(guest.run()).value, 42u);
        QCOMPARE(expect<MmioRead>(guest.run()).size, 1);
        guest.vcpu().complete_read(0x7f);
        QCOMPARE(expect<PortWrite>(guest.run()).port, 0x80);
        const State state = guest.vcpu().state();
        QCOMPARE(state.gpr[Rbx], 0xcafe'f00du);
        QCOMPARE(state.gpr[Rcx], 0x7fu);
        QVERIFY((state.cr0 & cr0::TS) == 0);
    }
    void memory_copiedFromADevice_isRam() {
        // mov esi, d0000000h; mov edi, kData; mov ecx, 2; rep movsd; out 80h, al
        const Guest guest({0xbe, 0, 0, 0, 0xd0, 0xbf, 0x00, 0x60, 0, 0, 0xb9, 2, 0, 0, 0, 0xf3, 0xa5, 0xe6, 0x80});
        for (const std::uint32_t value : {0x1111'1111u, 0x2222'2222u}) {
            static_cast<void>(expect<MmioRead>(guest.run()));
            guest.vcpu().complete_read(value);
        }
        QCOMPARE(expect<PortWrite>(guest.run()).port, 0x80);
        QCOMPARE(guest.word(kData), 0x1111'1111u);
        QCOMPARE(guest.word(kData + 4), 0x2222'2222u);
    }
    void instruction_thatFaults_getsItsException() {
        const Guest guest({0xf7, 0x35, 0, 0, 0, 0xd0});  // div dword [d0000000h]
        static_cast<void>(expect<MmioRead>(guest.run()));
        guest.vcpu().complete_read(0);
        QCOMPARE(vector_taken(guest), 0u);
        QCOMPARE(guest.word(0x8000 - 12), kCode);  // Of the frame: where it happened.
    }
    void instruction_onVectorRegisters_isRefused() {
        const Guest guest({0x0f, 0x10, 0x05, 0, 0, 0, 0xd0});  // movups xmm0, [d0000000h]
        State state = Guest::flat();
        state.cr4 = cr4::OSFXSR;
        guest.vcpu().set_state(state);
        const auto failure = expect<Failure>(guest.run());
        QVERIFY2(std::string_view(failure.what).contains("SSE"), failure.what);
        QCOMPARE(failure.detail, kCode);
    }
    void instruction_withFiveLevelsOfPaging_isRefused() {
        Guest guest({.release = release(1'400'507)});
        QVERIFY(guest.add_vcpu());
        guest.start({0xa1, 0, 0, 0, 0xd0});
        State state = Guest::flat();
        state.cr4 = cr4::LA57;
        guest.vcpu().set_state(state);
        QVERIFY(std::string_view(expect<Failure>(guest.run()).what).contains("five levels"));
    }
    /// What the guest puts in the place of the instruction that has come out is executed as the guest's, or refused.
    void instruction_thatChangesMeanwhile_doesNoHarm() {
        const std::initializer_list<std::uint8_t> replacements[] = {
            {0xf4, 0x90, 0x90, 0x90, 0x90},                    // hlt
            {0x0f, 0x32, 0x90, 0x90, 0x90},                    // rdmsr
            {0x0f, 0x22, 0xc0, 0x90, 0x90},                    // mov cr0, eax
            {0xe6, 0x99, 0x90, 0x90, 0x90},                    // out 99h, al
            {0x0f, 0x0b, 0x90, 0x90, 0x90},                    // ud2
        };
        for (const auto& replacement : replacements) {
            std::shared_ptr<VmmModel> model;
            Guest* self = nullptr;
            const auto exchange = [&](std::uint32_t number, int result) {
                if (number == call::kRun14) {
                    self->put(kCode, replacement);
                }
                return result;
            };
            const VmmModel::Options options = {.release = release(1'400'507)};
            model = std::make_shared<VmmModel>(options);
            Guest guest(options, std::make_unique<Meddler>(model, exchange));
            self = &guest;
            QVERIFY(guest.add_vcpu());
            guest.start({0xa1, 0, 0, 0, 0xd0, 0xe6, 0x80});  // mov eax, [d0000000h]; out 80h, al
            const Exit exit = guest.run();
            QVERIFY(!std::holds_alternative<MmioRead>(exit));
        }
    }
    /// The local APIC's version, by an instruction that the kernel does not know.
    void device_ofTheKernels_isReachedFrom13On() {
        for (const int osreldate : kReleases) {
            Guest guest({.release = release(osreldate), .knows_instructions = false});
            QVERIFY(guest.add_vcpu());
            guest.start({0xa1, 0x30, 0, 0xe0, 0xfe, 0xe7, 0x80});  // mov eax, [fee00030h]; out 80h, eax
            const Exit exit = guest.run();
            if (osreldate < 1'300'000) {
                QVERIFY(std::string_view(expect<Failure>(exit).what).contains("FreeBSD 12"));
            } else {
                QCOMPARE(expect<PortWrite>(exit).value & 0xff, 0x10u);
            }
        }
    }

    // ---- MSRs ----

    void msr_thatOnlyRemembers_isKeptHere() {
        // mov ecx, c001001fh; rdmsr; out 80h, eax; mov eax, 12345678h; mov edx, 9; wrmsr; xor eax, eax; rdmsr; out 80h, eax
        const Guest guest({0xb9, 0x1f, 0, 1, 0xc0, 0x0f, 0x32, 0xe7, 0x80, 0xb8, 0x78, 0x56, 0x34, 0x12, 0xba, 9, 0, 0, 0, 0x0f, 0x30,
                           0x31, 0xc0, 0x0f, 0x32, 0xe7, 0x80});
        QCOMPARE(expect<PortWrite>(guest.run()).value, 0u);
        QCOMPARE(expect<PortWrite>(guest.run()).value, 0x1234'5678u);
        const State state = guest.vcpu().state();
        QCOMPARE(state.gpr[Rdx], 9u);
        ModelRegisters registers = state.model_registers;
        QCOMPARE(read_stored(registers, 0xc001'001f).value_or(0), 0x9'1234'5678u);
    }
    void msr_thatIsReadOnly_raisesAProtectionFault() {
        const Guest guest({0xb9, 0x8b, 0, 0, 0, 0x0f, 0x30});  // mov ecx, 8bh; wrmsr
        QCOMPARE(vector_taken(guest), 13u);
    }
    void msr_thatNobodyHas_raisesAProtectionFault() {
        for (const std::uint8_t opcode : {0x32, 0x30}) {
            const Guest guest({0xb9, 0x99, 0x99, 0, 0, 0x0f, opcode});  // mov ecx, 9999h; rdmsr or wrmsr
            QCOMPARE(vector_taken(guest), 13u);
            QCOMPARE(guest.word(0x8000 - 12), kCode + 5);
        }
    }

    // ---- Kicks ----

    void kick_beforeAnythingRan_isAnsweredAtOnce() {
        const Guest guest({0xe6, 0x80});
        guest.vcpu().kick();
        static_cast<void>(expect<Kicked>(guest.run()));
        static_cast<void>(expect<PortWrite>(guest.run()));
    }
    void kick_ofALoop_endsIt() {
        const Guest guest({0xeb, 0xfe});
        std::thread kicker([&] {
            QVERIFY(guest.model->wait_until_running(0));
            guest.vcpu().kick();
        });
        static_cast<void>(expect<Kicked>(guest.run()));
        kicker.join();
        QCOMPARE(guest.vcpu().state().rip, kCode);
    }
    void kick_ofAHalt_endsIt() {
        const Guest guest({0xfb, 0xf4, 0xe6, 0x80});  // sti; hlt; out 80h, al
        std::thread kicker([&] {
            QVERIFY(guest.model->wait_until_halted(0));
            guest.vcpu().kick();
        });
        static_cast<void>(expect<Kicked>(guest.run()));
        kicker.join();
    }
    void kicks_byTheHundred_areNeverLost() {
        const Guest guest({0xeb, 0xfe});
        std::atomic<unsigned> answered = 0;
        std::thread runner([&] {
            for (int i = 0; i < 200; ++i) {
                static_cast<void>(expect<Kicked>(guest.run()));
                answered.fetch_add(1);
                answered.notify_all();
            }
        });
        for (unsigned i = 0; i < 200; ++i) {
            guest.vcpu().kick();
            for (unsigned seen = answered; seen <= i; seen = answered) {
                answered.wait(seen);
            }
        }
        runner.join();
    }

    // ---- Interrupts ----

    void message_reachesTheGuest() {
        // mov dword [fee000f0h], 1ffh; sti; hlt
        const Guest guest({0xc7, 0x05, 0xf0, 0, 0xe0, 0xfe, 0xff, 1, 0, 0, 0xfb, 0xf4});
        std::thread sender([&] {
            QVERIFY(guest.model->wait_until_halted(0));
            guest.engine->kernel_controllers()->send_message(0xfee0'0000, 0x51);
        });
        QCOMPARE(vector_taken(guest), 0x51u);
        sender.join();
    }
    void line_reachesTheGuestThroughTheIoApic() {
        // As above; then I/O APIC: redirection 4 to vector 52h, an edge
        const Guest guest({0xc7, 0x05, 0xf0, 0, 0xe0, 0xfe, 0xff, 1, 0, 0, 0xc7, 0x05, 0, 0, 0xc0, 0xfe, 0x18, 0, 0, 0,
                           0xc7, 0x05, 0x10, 0, 0xc0, 0xfe, 0x52, 0, 0, 0, 0xfb, 0xf4});
        std::thread sender([&] {
            QVERIFY(guest.model->wait_until_halted(0));
            guest.engine->kernel_controllers()->set_isa_line(4, 4, true);
            guest.engine->kernel_controllers()->set_isa_line(4, 4, false);
        });
        QCOMPARE(vector_taken(guest), 0x52u);
        sender.join();
        QCOMPARE(guest.model->asserted_isa(4), 0);
    }
    void nmi_reachesTheGuest() {
        const Guest guest({0xfb, 0xf4});
        guest.engine->kernel_controllers()->pulse_lint1();
        QCOMPARE(vector_taken(guest), 2u);
    }
    void tables_tellOfTheKernelsHpet() {
        const Guest guest({0xf4});
        QCOMPARE(guest.engine->kernel_controllers()->hpet_id(), 0x8086'3701u);
    }

    // ---- Ends ----

    void tripleFault_isAShutdown() {
        const Guest guest({0x0f, 0x0b});  // ud2
        State state = Guest::flat();
        state.idtr.limit = 0;
        guest.vcpu().set_state(state);
        static_cast<void>(expect<Shutdown>(guest.run()));
    }
    void halt_withInterruptsOff_isOneForGood() {
        const Guest guest({0xfa, 0xf4});  // cli; hlt
        static_cast<void>(expect<Halt>(guest.run()));
    }
    void stop_byOthers_isToldInWords() {
        const Guest guest({0xeb, 0xfe});
        guest.model->suspend(SuspendHow::PowerOff);
        QVERIFY(std::string_view(expect<Failure>(guest.run()).what).contains("bhyvectl"));
    }
    void machine_thatIsDestroyedMeanwhile_isToldInWords() {
        const VmmModel::Options options = {.release = release(1'400'507)};
        const auto model = std::make_shared<VmmModel>(options);
        bool destroyed = false;
        Guest guest(options, std::make_unique<Meddler>(model, [&](std::uint32_t, int result) { return destroyed ? ENXIO : result; }));
        QVERIFY(guest.add_vcpu());
        destroyed = true;
        QVERIFY(std::string_view(expect<Failure>(guest.run()).what).contains("destroyed"));
        QVERIFY(guest.vcpu().state().rip != 0);
    }

    // ---- Processors ----

    void startup_ofAnotherProcessor_comesOut() {
        Guest guest({.release = release(1'400'507)});
        QVERIFY(guest.add_vcpu() && guest.add_vcpu());
        // mov dword [fee00310h], 1000000h; mov dword [fee00300h], 4500h; the same, 4609h; out 80h, al
        guest.start({0xc7, 0x05, 0x10, 3, 0xe0, 0xfe, 0, 0, 0, 1, 0xc7, 0x05, 0, 3, 0xe0, 0xfe, 0, 0x45, 0, 0,
                     0xc7, 0x05, 0, 3, 0xe0, 0xfe, 9, 0x46, 0, 0, 0xe6, 0x80});
        const auto start = expect<StartCpu>(guest.run());
        QCOMPARE(start.cpu, 1u);
        QCOMPARE(start.page, 9);
        QVERIFY(!guest.model->is_active(1));
        // As the machine does then: real mode.
        guest.put(0x9000, {0xe6, 0x81});
        State state = guest.vcpus[1]->state();
        state.seg[Cs].selector = 0x900;
        state.seg[Cs].base = 0x9000;
        state.rip = 0;
        guest.vcpus[1]->set_state(state);
        QCOMPARE(expect<PortWrite>(guest.vcpus[1]->run()).port, 0x81);
        QVERIFY(guest.model->is_active(1));
        QCOMPARE(expect<PortWrite>(guest.run()).port, 0x80);
    }
    void processors_areOneSocketsCores() {
        Guest guest({.release = release(1'400'507)});
        QVERIFY(guest.add_vcpu() && guest.add_vcpu() && guest.add_vcpu());
        const Topology topology = guest.model->topology();
        QCOMPARE(topology.sockets, 1);
        QCOMPARE(topology.cores, 3);
    }
    void processors_moreThanTheKernelHas_areRefused() {
        Guest guest({.release = release(1'400'507), .most_cpus = 1});
        QVERIFY(guest.add_vcpu());
        const auto second = guest.engine->create_vcpu(1, guest.engine->supported_cpuid());
        QVERIFY(!second);
        QVERIFY(second.error().remedy.contains("fewer CPUs"));
    }
    void processors_withoutUnrestrictedGuest_areOne() {
        Guest guest({.release = release(1'400'507), .unrestricted = false});
        QVERIFY(guest.add_vcpu());
        const auto second = guest.engine->create_vcpu(1, guest.engine->supported_cpuid());
        QVERIFY(!second);
        QVERIFY(second.error().cause.contains("real mode"));
        guest.start({0xe6, 0x80});
        static_cast<void>(expect<PortWrite>(guest.run()));
        guest.vcpu().set_state({});  // In real mode.
        QVERIFY(std::string_view(expect<Failure>(guest.run()).what).contains("VT-x"));
    }

    // ---- Life ----

    void vcpu_thatIsNew_isAsAfterReset() {
        Guest guest({.release = release(1'300'139)});
        QVERIFY(guest.add_vcpu());
        State expected;
        expected.gpr[Rdx] = guest.engine->supported_cpuid().find(1, 0).eax;
        QVERIFY(guest.vcpu().state() == expected);
    }
    void memory_isSharedWithTheKernel() {
        // inc dword [kData]; out 80h, al
        const Guest guest({0xff, 0x05, 0x00, 0x60, 0, 0, 0xe6, 0x80});
        QVERIFY(guest.memory->store({kData}, 41u));
        static_cast<void>(expect<PortWrite>(guest.run()));
        QCOMPARE(guest.word(kData), 42u);
    }
    void machine_thatHasMemoryAlready_isRefused() {
        const VmmModel::Options options = {.release = release(1'400'507)};
        const Guest guest(options);
        const auto other = *GuestMemory::create(kSize);
        const auto again = make_bhyve_engine(*other, VmmModel::calls(guest.model), options.release);
        QVERIFY(!again);
        QVERIFY(again.error().remedy.contains("bhyvectl --destroy"));
    }
    void clock_isSet() {
        const Guest guest({0xf4});
        QVERIFY(guest.model->rtc_time() > 1'600'000'000);
        QCOMPARE(guest.model->rtc_cell(0x34), 0);  // Nothing above 16 MiB.
    }
    void reset_ofARunningMachine_isLikePowerOn() {
        Guest guest({.release = release(1'400'507)});
        QVERIFY(guest.add_vcpu() && guest.add_vcpu());
        guest.start({0xe6, 0x80, 0xe6, 0x81});
        State other = Guest::flat();
        guest.vcpus[1]->set_state(other);
        static_cast<void>(expect<PortWrite>(guest.run()));
        static_cast<void>(expect<PortWrite>(guest.vcpus[1]->run()));
        guest.engine->kernel_controllers()->set_isa_line(4, 4, true);
        guest.engine->kernel_controllers()->set_pin_line(17, true);
        QVERIFY(guest.engine->reset());
        QVERIFY(!guest.model->is_active(0) && !guest.model->is_active(1));
        QCOMPARE(guest.model->asserted_isa(4), 1);
        QCOMPARE(guest.model->asserted_pin(17), 1);
        QVERIFY(guest.model->rtc_time() > 0);
        guest.vcpu().set_state(Guest::flat());
        QCOMPARE(expect<PortWrite>(guest.run()).port, 0x80);
        QCOMPARE(expect<PortWrite>(guest.run()).port, 0x81);
        QVERIFY(!guest.model->is_active(1));
        QVERIFY(guest.engine->reset());
    }
    void reset_afterAnEnd_isPossible() {
        const Guest guest({0xfa, 0xf4});
        static_cast<void>(expect<Halt>(guest.run()));
        QVERIFY(guest.engine->reset());
        guest.put(kCode, {0xe6, 0x80});
        guest.vcpu().set_state(Guest::flat());
        static_cast<void>(expect<PortWrite>(guest.run()));
    }
    void reset_beforeAnythingRan_isPossible() {
        const Guest guest({0xe6, 0x80});
        guest.vcpu().kick();
        QVERIFY(guest.engine->reset());
        guest.vcpu().set_state(Guest::flat());
        static_cast<void>(expect<Kicked>(guest.run()));
        static_cast<void>(expect<PortWrite>(guest.run()));
    }
};

}  // namespace apiary::cpu::bhyve::test

QTEST_APPLESS_MAIN(apiary::cpu::bhyve::test::VcpuTest)
#include "vcpu_test.moc"
