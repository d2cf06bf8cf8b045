// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/vcpu_thread.h"

#include <pthread.h>
#include <signal.h>
#include <time.h>

#include <format>
#include <utility>
#include <variant>

#include "backend/base/check.h"
#include "backend/machine/host_tsc.h"

namespace apiary::machine {
namespace {

constexpr std::uint32_t kTaskPriorityOffset = 0x80;   // In the local APIC's page (SDM vol. 3, table 11-1).
constexpr std::uint32_t kLint0Offset = 0x350;         // The same; LINT1's entry is the next.
constexpr std::uint32_t kTaskPriorityMsr = 0x808;     // In x2APIC mode (SDM vol. 3, table 11-6).
constexpr std::uint32_t kTscDeadlineMsr = 0x6e0;

/// The core after INIT: as after RESET, but for what INIT keeps (SDM vol. 3, table 9-1).
cpu::State state_after_init(const cpu::State& after_reset, const cpu::State& before) {
    cpu::State state = after_reset;
    constexpr std::uint64_t kKept = cpu::cr0::CD | cpu::cr0::NW;
    state.cr0 = (after_reset.cr0 & ~kKept) | (before.cr0 & kKept);
    state.xsave = before.xsave;
    state.xcr0 = before.xcr0;
    state.star = before.star;
    state.lstar = before.lstar;
    state.cstar = before.cstar;
    state.fmask = before.fmask;
    state.kernel_gs_base = before.kernel_gs_base;
    state.sysenter_cs = before.sysenter_cs;
    state.sysenter_esp = before.sysenter_esp;
    state.sysenter_eip = before.sysenter_eip;
    state.pat = before.pat;
    state.tsc_aux = before.tsc_aux;
    state.tsc_adjust = before.tsc_adjust;
    state.spec_ctrl = before.spec_ctrl;
    state.apic_enabled = before.apic_enabled;
    state.model_registers = before.model_registers;
    return state;
}

/// Signals are for the process's main thread; those that this thread itself brings about cannot be blocked.
class BlockedSignals {
public:
    BlockedSignals() {
        sigset_t all;
        sigfillset(&all);
        for (const int own : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS}) {
            sigdelset(&all, own);
        }
        pthread_sigmask(SIG_BLOCK, &all, &before_);
    }
    ~BlockedSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    BlockedSignals(const BlockedSignals&) = delete;
    BlockedSignals& operator=(const BlockedSignals&) = delete;

private:
    sigset_t before_;
};

}  // namespace

std::uint64_t GuestTsc::read() const {
    return host_tsc() - clock.zero_at + adjust.load(std::memory_order_relaxed);
}

VcpuThread::VcpuThread(Parts parts)
    : parts_(std::move(parts)), owned_(std::move(parts_.vcpu)), vcpu_(owned_.get()), apic_(*parts_.apic), after_reset_(owned_->state()) {
    const BlockedSignals blocked;  // A new thread inherits the mask.
    thread_ = std::thread([this] { main(); });
}

VcpuThread::~VcpuThread() {
    finish();
}

void VcpuThread::finish() {
    if (!thread_.joinable()) {
        return;
    }
    {
        const std::lock_guard lock(mutex_);
        end_ = true;
        asked_ = true;
        changed_.notify_all();
    }
    vcpu().kick();
    thread_.join();
}

// ---- From any thread ----

void VcpuThread::wake() {
    bool running = false;
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
        running = !sleeping_ && !paused_;
        if (sleeping_) {
            changed_.notify_all();
        }
    }
    if (running && std::this_thread::get_id() != thread_.get_id()) {
        vcpu().kick();
    }
}

VcpuStatistics VcpuThread::statistics() {
    VcpuStatistics statistics = {.exits = exits_.load(std::memory_order_relaxed)};
    clockid_t clock = {};
    timespec time = {};
    if (::pthread_getcpuclockid(thread_.native_handle(), &clock) == 0 && ::clock_gettime(clock, &time) == 0) {
        statistics.cpu_time = std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    }
    return statistics;
}

void VcpuThread::ask_to_pause() {
    {
        const std::lock_guard lock(mutex_);
        asked_ = true;
        changed_.notify_all();
    }
    vcpu().kick();
}

void VcpuThread::wait_until_paused() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return paused_; });
}

void VcpuThread::resume() {
    const std::lock_guard lock(mutex_);
    asked_ = end_;
    // Also when the thread is slow to leave its gate: who asks for the next pause has to wait for its answer.
    paused_ = end_;
    changed_.notify_all();
}

void VcpuThread::perform(const std::function<void(cpu::Vcpu&)>& work) {
    std::unique_lock lock(mutex_);
    check(asked_ && paused_, "a vCPU is worked on while it is paused");
    work_ = &work;
    changed_.notify_all();
    changed_.wait(lock, [this] { return work_ == nullptr; });
}

void VcpuThread::reset(const cpu::State& state) {
    perform([&](cpu::Vcpu& vcpu) {
        vcpu.set_state(state);
        vcpu.set_tpr(apic_.tpr());
        parts_.tsc->adjust = state.tsc_adjust;
        halted_ = state.stays_halted();
        waiting_ = apic_.waiting_for_startup();
    });
}

bool VcpuThread::settle() {
    constexpr int kMostRuns = 4096;  // Of what an instruction may access in parts, string instructions do the most: a page.
    bool settled = false;
    perform([&](cpu::Vcpu& vcpu) {
        for (int i = 0; i < kMostRuns && !vcpu.at_boundary(); ++i) {
            vcpu.kick();
            run_once();
        }
        settled = vcpu.at_boundary();
    });
    return settled;
}

Result<void> VcpuThread::hand_over_apic() {
    Result<void> done;
    if (parts_.engine_has_apic) {
        perform([&](cpu::Vcpu& vcpu) {
            take_events();
            apic_away_ = true;
            halted_ = waiting_ = false;
            done = vcpu.set_apic(apic_.hand_over());
        });
    }
    return done;
}

void VcpuThread::take_apic_back() {
    if (parts_.engine_has_apic) {
        perform([&](cpu::Vcpu& vcpu) {
            if (!std::exchange(apic_away_, false)) {
                return;
            }
            parts_.tsc->adjust = vcpu.tsc_adjust();
            apic_.take_back(vcpu.apic());
        });
    }
}

std::unique_ptr<cpu::Vcpu> VcpuThread::go_on_with(std::unique_ptr<cpu::Vcpu> next, bool engine_has_apic) {
    perform([&](cpu::Vcpu& vcpu) {
        const cpu::State state = vcpu.state();
        halted_ = state.stays_halted();
        waiting_ = state.wait_for_sipi;
        next->forget_memory();
        next->set_state(state);
        next->set_tpr(apic_.tpr());
    });
    parts_.engine_has_apic = engine_has_apic;
    const std::lock_guard lock(mutex_);
    owned_.swap(next);
    vcpu_ = owned_.get();
    return next;
}

cpu::State VcpuThread::state() {
    cpu::State state;
    perform([&](cpu::Vcpu& vcpu) { state = vcpu.state(); });
    return state;
}

std::vector<cpu::HardwareField> VcpuThread::hardware_fields() {
    std::vector<cpu::HardwareField> fields;
    perform([&](cpu::Vcpu& vcpu) { fields = vcpu.hardware_fields(); });
    return fields;
}

// ---- The thread ----

void VcpuThread::main() {
    while (pass_gate()) {
        if (prepare()) {
            run_once();
        } else {
            sleep();
        }
    }
}

void VcpuThread::run_once() {
    const cpu::Exit exit = vcpu().run();
    // No atomic addition: nobody else writes it.
    exits_.store(exits_.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    std::visit([this](const auto& what) { handle(what); }, exit);
}

/// Stands here while paused. False: the thread is to end.
bool VcpuThread::pass_gate() {
    if (!asked_.load(std::memory_order_acquire)) {
        return true;
    }
    std::unique_lock lock(mutex_);
    while (asked_ && !end_) {
        paused_ = true;
        changed_.notify_all();
        changed_.wait(lock, [this] { return !asked_ || end_ || !paused_ || work_ != nullptr; });
        if (work_ != nullptr) {
            const auto& work = *work_;
            lock.unlock();
            work(vcpu());
            lock.lock();
            work_ = nullptr;
        }
    }
    paused_ = end_;
    changed_.notify_all();
    return !end_;
}

void VcpuThread::sleep() {
    std::unique_lock lock(mutex_);
    sleeping_ = true;
    changed_.wait(lock, [this] { return woken_ || asked_; });
    sleeping_ = false;
    woken_ = false;
}

// ---- Before a run ----

/// Delivers what the local APIC has for the core. False when there is nothing to run.
bool VcpuThread::prepare() {
    const std::uint32_t work = apic_.work();
    if (work == 0) {
        return !halted_ && !waiting_;
    }
    if ((work & interrupt::LocalApic::kWire) != 0) {
        deliver_wires();
    }
    take_events();
    if (waiting_) {
        return false;
    }
    if (apic_.has_interrupt()) {
        take_interrupt();
    }
    return !halted_;
}

/// What the local APIC has for the core itself.
void VcpuThread::take_events() {
    if ((apic_.work() & interrupt::LocalApic::kInit) != 0 && apic_.take_init()) {
        take_init();
    }
    if (const auto vector = apic_.take_startup()) {
        start_at(*vector);
    }
    if (!waiting_ && apic_.take_nmi()) {
        vcpu().inject_nmi();
        halted_ = false;
    }
}

/// LINT0 and LINT1 are wires of the machine, and their entries the engine's.
void VcpuThread::deliver_wires() {
    const unsigned wires = apic_.take_wires();
    for (unsigned pin = 0; pin < 2; ++pin) {
        if ((wires >> pin & 1) != 0) {
            apic_.deliver_wire(pin, vcpu().apic_register(kLint0Offset + 16 * pin));
        }
    }
}

void VcpuThread::take_init() {
    cpu::State state = state_after_init(after_reset_, vcpu().state());
    waiting_ = apic_.waiting_for_startup();
    state.wait_for_sipi = waiting_;
    vcpu().set_state(state);
    vcpu().set_tpr(apic_.tpr());
    halted_ = false;
}

/// SDM vol. 3, §8.4.4.1: a STARTUP IPI begins at the 4 KiB page `vector`, in real mode.
void VcpuThread::start_at(std::uint8_t vector) {
    cpu::State state = vcpu().state();
    state.wait_for_sipi = false;
    state.halted = false;
    state.seg[cpu::Cs].selector = static_cast<std::uint16_t>(vector << 8);
    state.seg[cpu::Cs].base = std::uint64_t{vector} << 12;
    state.rip = 0;
    vcpu().set_state(state);
    waiting_ = false;
    halted_ = false;
}

void VcpuThread::take_interrupt() {
    if (vcpu().can_inject()) {
        if (const auto vector = apic_.acknowledge()) {
            vcpu().inject_interrupt(*vector);
            halted_ = false;
        }
    }
    if (!halted_ && apic_.has_interrupt()) {
        vcpu().request_interrupt_window();
    }
}

// ---- After a run ----

void VcpuThread::handle(const cpu::PortRead& exit) {
    vcpu().complete_read(parts_.ports->read(exit.port, exit.size));
}

void VcpuThread::handle(const cpu::PortWrite& exit) {
    parts_.ports->write(exit.port, exit.size, exit.value);
}

void VcpuThread::handle(const cpu::MmioRead& exit) {
    const std::uint64_t address = exit.address.value;
    vcpu().complete_read(apic_.claims(address) ? apic_.mmio_read(address & 0xfff, exit.size)
                                              : parts_.mmio->read(address, exit.size));
}

void VcpuThread::handle(const cpu::MmioWrite& exit) {
    const std::uint64_t address = exit.address.value;
    if (!apic_.claims(address)) {
        parts_.mmio->write(address, exit.size, exit.value);
        return;
    }
    const std::uint32_t offset = address & 0xfff;
    apic_.mmio_write(offset, exit.size, exit.value);
    if (offset == kTaskPriorityOffset) {
        vcpu().set_tpr(apic_.tpr());
    }
}

/// Of an engine that has the registers an access comes out when it is refused.
bool VcpuThread::owns_msr(std::uint32_t index) const {
    return !apic_away_ && interrupt::LocalApic::owns_msr(index);
}

void VcpuThread::handle(const cpu::MsrRead& exit) {
    const auto value = owns_msr(exit.index) ? apic_.read_msr(exit.index) : std::nullopt;
    if (value) {
        vcpu().complete_read(*value);
    } else {
        vcpu().fail_msr();
    }
}

void VcpuThread::handle(const cpu::MsrWrite& exit) {
    if (exit.index == kTscDeadlineMsr && !apic_away_) {
        parts_.tsc->adjust = vcpu().tsc_adjust();
    }
    if (!owns_msr(exit.index) || !apic_.write_msr(exit.index, exit.value)) {
        vcpu().fail_msr();
        return;
    }
    if (exit.index == kTaskPriorityMsr) {
        vcpu().set_tpr(apic_.tpr());
    }
    vcpu().accept_msr();
}

void VcpuThread::handle(const cpu::TprWrite& exit) {
    apic_.set_tpr(exit.value);
}

void VcpuThread::handle(const cpu::Halt&) {
    halted_ = true;
}

void VcpuThread::handle(const cpu::Shutdown&) {
    ask_to_pause();
    parts_.crashed(parts_.id, vcpu().state());
}

void VcpuThread::handle(const cpu::StartCpu& exit) {
    if (parts_.start) {
        parts_.start(exit.cpu, exit.page);
    }
}

void VcpuThread::handle(const cpu::InterruptWindow&) {}

void VcpuThread::handle(const cpu::Kicked&) {}

void VcpuThread::handle(const cpu::EndOfInterrupt& exit) {
    apic_.ended_elsewhere(exit.vector);
}

void VcpuThread::handle(const cpu::Failure& exit) {
    ask_to_pause();
    if (parts_.failed) {
        parts_.failed(parts_.id, {.cause = exit.what, .remedy = "try another engine: --engine soft", .detail = std::format("reason {:#x}", exit.detail)});
    }
}

}  // namespace apiary::machine
