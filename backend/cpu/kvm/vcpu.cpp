// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/kvm/vcpu.h"

#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <x86intrin.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <format>
#include <thread>
#include <utility>

#include "backend/base/check.h"
#include "backend/cpu/kvm/convert.h"
#include "backend/cpu/kvm/cpuid.h"
#include "backend/cpu/kvm/device.h"

namespace apiary::cpu::kvm {
namespace {

constexpr std::uint32_t kTscMsr = 0x10, kTscAdjustMsr = 0x3b;
constexpr std::uint32_t kApicBaseMsr = 0x1b, kFirstOfAmd = 0xc001'0000;
constexpr std::uint32_t kAmdInEcx = 0x444d'4163;  ///< "cAMD" of the vendor's name.
constexpr std::uint64_t kApicEnable = 1 << 11;  ///< Of IA32_APIC_BASE.
constexpr std::uint64_t kDefaultApicBase = 0xfee0'0000;
constexpr std::uint32_t kTscDeadlineMsr = 0x6e0;
// In the local APIC's page (SDM vol. 3, table 11-1).
constexpr std::uint32_t kTimerEntry = 0x320, kInitialCount = 0x380, kCurrentCount = 0x390;
constexpr std::uint32_t kTimerMode = 3 << 17, kOneShot = 0 << 17, kPeriodic = 1 << 17;  ///< Of the timer's entry.
constexpr int kMostLooks = 64;  ///< At a timer that goes on meanwhile.

constexpr int kMostSteps = 64;  ///< Exits of one instruction that is given up: none has as many parts.

/// Nobody else uses it; a real-time one, so that it is not mistaken for one that people send.
int kick_signal() {
    return SIGRTMIN + 3;
}

void do_nothing(int) {}

sigset_t kick_alone() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, kick_signal());
    return set;
}

/// As KVM_SET_SIGNAL_MASK takes it: all but kicks are blocked.
struct SignalMask {
    std::uint32_t length = 8;  // Of the kernel's sigset_t.
    std::uint8_t blocked[8] = {};

    SignalMask() {
        const std::uint64_t all_but_kicks = ~(std::uint64_t{1} << (kick_signal() - 1));
        std::memcpy(blocked, &all_but_kicks, sizeof blocked);
    }
};
static_assert(offsetof(SignalMask, blocked) == offsetof(kvm_signal_mask, sigset));

}  // namespace

Result<void> install_kick_handler() {
    struct sigaction action = {};
    action.sa_handler = do_nothing;
    action.sa_flags = SA_RESTART;  // KVM_RUN ends all the same.
    sigemptyset(&action.sa_mask);
    return ::sigaction(kick_signal(), &action, nullptr) == 0 ? Result<void>{} : fail_errno(errno, "a signal cannot be handled");
}

// ---- Making one ----

Result<std::unique_ptr<Vcpu>> KvmVcpu::create(int vm, std::size_t run_size, unsigned id, const CpuidTable& cpuid,
                                              const TscClock& clock, bool has_apic) {
    UniqueFd fd(::ioctl(vm, KVM_CREATE_VCPU, static_cast<unsigned long>(id)));
    if (!fd.valid()) {
        return fail_errno(errno, std::format("KVM makes no vCPU number {}", id), "give the guest fewer CPUs, or use --engine soft");
    }
    void* const run = ::mmap(nullptr, run_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd.get(), 0);
    if (run == MAP_FAILED) {
        return fail_errno(errno, "KVM's part of a vCPU cannot be mapped");
    }
    std::unique_ptr<KvmVcpu> vcpu(new KvmVcpu(std::move(fd), static_cast<kvm_run*>(run), run_size, cpuid, clock, has_apic));
    if (auto set = vcpu->set_cpuid(cpuid); !set) {
        return std::unexpected(std::move(set.error()));
    }
    vcpu->find_model_registers(cpuid.find(0, 0).ecx == kAmdInEcx);
    vcpu->set_state(State{});
    return vcpu;
}

KvmVcpu::KvmVcpu(UniqueFd fd, kvm_run* run, std::size_t run_size, const CpuidTable& cpuid, const TscClock& clock,
                 bool has_apic)
    : fd_(std::move(fd)), run_(run), run_size_(run_size), clock_(clock), xcr0_(cpuid.find(0xd, 0).eax), has_apic_(has_apic),
      msrs_(msrs_of(cpuid)) {}

KvmVcpu::~KvmVcpu() {
    ::munmap(run_, run_size_);
}

Result<void> KvmVcpu::set_cpuid(const CpuidTable& cpuid) const {
    const std::vector<kvm_cpuid_entry2> entries = to_kvm(cpuid);
    std::vector<std::byte> buffer(sizeof(kvm_cpuid2) + entries.size() * sizeof(kvm_cpuid_entry2));
    auto* const list = reinterpret_cast<kvm_cpuid2*>(buffer.data());
    list->nent = static_cast<std::uint32_t>(entries.size());
    std::ranges::copy(entries, list->entries);
    return ::ioctl(fd_.get(), KVM_SET_CPUID2, list) == 0 ? Result<void>{} : fail_errno(errno, "KVM does not take the guest's CPUID");
}

/// A call that fails only when we are wrong.
void KvmVcpu::request(unsigned long call, void* argument, const char* what) const {
    check(::ioctl(fd_.get(), call, argument) >= 0, what);
}

// ---- Running ----

/// One KVM_RUN; 0, or the error number.
int KvmVcpu::enter() {
    if (!unblocked_) {  // The machine's threads block all signals.
        const sigset_t kick = kick_alone();
        pthread_sigmask(SIG_UNBLOCK, &kick, nullptr);
        thread_ = pthread_self();
        unblocked_ = true;
    }
    run_->cr8 = cr8_;
    running_.store(true);
    settled_ = false;
    const bool stands = has_apic_ && std::atomic_ref(run_->immediate_exit).load() != 0;
    const int error = stands ? pass_through() : ::ioctl(fd_.get(), KVM_RUN, 0) < 0 ? errno : 0;
    running_.store(false);
    ready_ = run_->ready_for_interrupt_injection != 0 && run_->if_flag != 0;
    unfinished_ = false;
    return error;
}

/// A KVM_RUN that executes nothing, but does all else: immediate_exit would leave in KVM an end of an interrupt that is to be told, a timer
/// that has rung and an interrupt that was accepted. A signal that waits lets it come as far as the guest's door. A kick may set
/// immediate_exit meanwhile; then it has to be done again.
int KvmVcpu::pass_through() {
    const sigset_t kick = kick_alone();
    SignalMask mask;
    pthread_sigmask(SIG_BLOCK, &kick, nullptr);
    pthread_kill(pthread_self(), kick_signal());
    request(KVM_SET_SIGNAL_MASK, &mask, "KVM takes a mask of signals");
    std::atomic_ref(run_->immediate_exit).store(0);
    const int error = ::ioctl(fd_.get(), KVM_RUN, 0) < 0 ? errno : 0;
    request(KVM_SET_SIGNAL_MASK, nullptr, "KVM forgets a mask of signals");
    pthread_sigmask(SIG_UNBLOCK, &kick, nullptr);  // It arrives, and does nothing.
    settled_ = error != 0 && std::atomic_ref(run_->immediate_exit).load() == 0;
    do_not_leave_at_once();
    return error;
}

Exit KvmVcpu::run() {
    ++exits_;
    if (waiting_exit_) {
        return *std::exchange(waiting_exit_, std::nullopt);
    }
    if (in_string()) {
        ++port_done_;
        return translate_port();
    }
    port_count_ = port_done_ = 0;
    const int error = enter();
    Exit exit = Kicked{};
    if (error == EINTR || error == EAGAIN) {
        kicked_.store(false);
        do_not_leave_at_once();
    } else if (error != 0) {
        return Failure{"KVM cannot run the guest", static_cast<std::uint64_t>(error)};
    } else {
        exit = translate();
    }
    if (has_apic_) {
        return exit;
    }
    // KVM tells of a lower priority by an exit, and of a higher one by the way.
    if (const auto now = static_cast<std::uint8_t>(run_->cr8 & 15); now != cr8_) {
        cr8_ = now;
        if (!std::holds_alternative<Kicked>(exit) && !std::holds_alternative<TprWrite>(exit)) {
            waiting_exit_ = exit;
        }
        return TprWrite{cr8_};
    }
    return exit;
}

void KvmVcpu::kick() {
    kicked_.store(true);
    std::atomic_ref(run_->immediate_exit).store(1);
    if (running_.load()) {
        pthread_kill(thread_, kick_signal());
    }
}

Exit KvmVcpu::translate() {
    switch (run_->exit_reason) {
        case KVM_EXIT_IO:
            port_count_ = run_->io.count;
            unfinished_ = true;
            return translate_port();
        case KVM_EXIT_MMIO: {
            const memory::GuestPhys address = {run_->mmio.phys_addr};
            const auto size = static_cast<std::uint8_t>(run_->mmio.len);
            unfinished_ = true;
            if (run_->mmio.is_write == 0) {
                unanswered_ = true;
                return MmioRead{address, size};
            }
            std::uint64_t value = 0;
            std::memcpy(&value, run_->mmio.data, std::min<std::size_t>(size, sizeof value));
            return MmioWrite{address, size, value};
        }
        case KVM_EXIT_X86_RDMSR: unfinished_ = unanswered_ = true; return MsrRead{run_->msr.index};
        case KVM_EXIT_X86_WRMSR: unfinished_ = unanswered_ = true; return MsrWrite{run_->msr.index, run_->msr.data};
        case KVM_EXIT_HLT: halted_ = true; return Halt{};
        case KVM_EXIT_SHUTDOWN: return Shutdown{};
        case KVM_EXIT_IRQ_WINDOW_OPEN: run_->request_interrupt_window = 0; return InterruptWindow{};
        case KVM_EXIT_SET_TPR: return TprWrite{static_cast<std::uint8_t>(run_->cr8 & 15)};
        case KVM_EXIT_INTR: return Kicked{};
        case KVM_EXIT_IOAPIC_EOI: return EndOfInterrupt{run_->eoi.vector};
        case KVM_EXIT_INTERNAL_ERROR: {
            const char* const weakness = kvm_weakness();
            return Failure{weakness != nullptr ? weakness : "KVM cannot go on with the guest", run_->internal.suberror};
        }
        case KVM_EXIT_FAIL_ENTRY: return Failure{"the processor refuses to run the guest", run_->fail_entry.hardware_entry_failure_reason};
        default: return Failure{"KVM came back from the guest for a reason that is unknown here", run_->exit_reason};
    }
}

std::byte* KvmVcpu::port_data() {
    return reinterpret_cast<std::byte*>(run_) + run_->io.data_offset + std::size_t{port_done_} * run_->io.size;
}

/// The present element of what may be a string instruction.
Exit KvmVcpu::translate_port() {
    const std::uint8_t size = std::min<std::uint8_t>(run_->io.size, 4);
    if (run_->io.direction == KVM_EXIT_IO_IN) {
        unanswered_ = true;
        return PortRead{run_->io.port, size};
    }
    std::uint32_t value = 0;
    std::memcpy(&value, port_data(), size);
    return PortWrite{run_->io.port, size, value};
}

// ---- Answers ----

void KvmVcpu::complete_read(std::uint64_t value) {
    check(unanswered_, "only what was asked for is answered");
    unanswered_ = false;
    switch (run_->exit_reason) {
        case KVM_EXIT_IO: std::memcpy(port_data(), &value, std::min<std::uint8_t>(run_->io.size, 4)); break;
        case KVM_EXIT_MMIO: std::memcpy(run_->mmio.data, &value, std::min<std::size_t>(run_->mmio.len, sizeof value)); break;
        default:
            run_->msr.data = value;
            run_->msr.error = 0;
    }
}

void KvmVcpu::accept_msr() {
    if (run_->exit_reason == KVM_EXIT_X86_WRMSR && run_->msr.index == kApicBaseMsr) {
        apic_enabled_ = (run_->msr.data & kApicEnable) != 0;
        kvm_msr_entry base = {.index = kApicBaseMsr, .reserved = 0, .data = kDefaultApicBase | (run_->msr.data & kApicEnable)};
        static_cast<void>(move_msrs(KVM_SET_MSRS, {&base, 1}));  // CPUID tells of it.
    }
    unanswered_ = false;
    run_->msr.error = 0;
}

void KvmVcpu::fail_msr() {
    unanswered_ = false;
    run_->msr.error = 1;
}

// ---- Interrupts ----

void KvmVcpu::inject_interrupt(std::uint8_t vector) {
    check(can_inject(), "an interrupt is injected only when it can be taken");
    if (has_apic_) {
        put_interrupt(vector);
    } else {
        kvm_interrupt interrupt = {.irq = vector};
        request(KVM_INTERRUPT, &interrupt, "KVM takes an interrupt when it is ready for one");
    }
    run_->request_interrupt_window = 0;
    ready_ = false;
    halted_ = false;
}

/// KVM_INTERRUPT would put it where an NMI may hold it up and nobody can look, until it comes out of a guest that was moved elsewhere.
void KvmVcpu::put_interrupt(std::uint8_t vector) const {
    kvm_vcpu_events events = {};
    request(KVM_GET_VCPU_EVENTS, &events, "KVM gives events");
    events.interrupt.injected = 1;
    events.interrupt.nr = vector;
    events.interrupt.soft = 0;
    events.flags = 0;  // NMIs, INIT and the like may come at any moment, and stay as they are.
    request(KVM_SET_VCPU_EVENTS, &events, "KVM takes an interrupt when it is ready for one");
    if (mp_state() == KVM_MP_STATE_HALTED) {
        set_mp_state(KVM_MP_STATE_RUNNABLE);
    }
}

void KvmVcpu::inject_nmi() {
    request(KVM_NMI, nullptr, "KVM takes an NMI");
    halted_ = false;
}

void KvmVcpu::request_interrupt_window() {
    run_->request_interrupt_window = 1;
}

// ---- The local APIC ----

/// An INIT and a STARTUP IPI that have come are obeyed first.
std::uint32_t KvmVcpu::mp_state() const {
    kvm_mp_state state = {};
    request(KVM_GET_MP_STATE, &state, "KVM tells whether a vCPU runs");
    return state.mp_state;
}

void KvmVcpu::set_mp_state(std::uint32_t state) const {
    kvm_mp_state to = {.mp_state = state};
    request(KVM_SET_MP_STATE, &to, "KVM takes whether a vCPU runs");
}

Result<void> KvmVcpu::set_apic(const interrupt::ApicPage& page) {
    const auto refused = [] { return fail_errno(errno, "KVM does not take the state of a local APIC", "use --engine soft"); };
    kvm_msr_entry base = {.index = kApicBaseMsr, .reserved = 0, .data = page.base};
    if (move_msrs(KVM_SET_MSRS, {&base, 1}) != 1) {
        return refused();
    }
    kvm_lapic_state state = {};
    for (std::size_t i = 0; i < page.registers.size(); ++i) {
        std::memcpy(state.regs + 16 * i, &page.registers[i], sizeof page.registers[i]);
    }
    // Twice, because a timer whose mode the first one changes is left standing.
    for (int time = 0; time < 2; ++time) {
        if (::ioctl(fd_.get(), KVM_SET_LAPIC, &state) != 0) {
            return refused();
        }
    }
    kvm_msr_entry deadline = {.index = kTscDeadlineMsr, .reserved = 0, .data = page.tsc_deadline};
    static_cast<void>(move_msrs(KVM_SET_MSRS, {&deadline, 1}));  // Of a guest without that mode there is none.
    apic_enabled_ = (page.base & kApicEnable) != 0;
    // Now LINT0's entry says whether an interrupt could be taken.
    finish_instruction();
    return {};
}

/// One that ends or begins anew while it is looked at is let ring before it is looked at again.
bool KvmVcpu::let_timer_ring() {
    const std::uint32_t mode = apic_register(kTimerEntry) & kTimerMode;
    const std::uint32_t before = apic_register(kCurrentCount);
    if ((mode != kOneShot && mode != kPeriodic) || apic_register(kInitialCount) == 0) {
        return true;
    }
    finish_instruction();
    const std::uint32_t after = apic_register(kCurrentCount);
    return after == 0 ? before == 0 && mode == kOneShot : after <= before;
}

interrupt::ApicPage KvmVcpu::apic() {
    interrupt::ApicPage page;
    kvm_msr_entry msrs[] = {{.index = kApicBaseMsr, .reserved = 0, .data = 0}, {.index = kTscDeadlineMsr, .reserved = 0, .data = 0}};
    const std::uint32_t mp = mp_state();
    page.waiting = mp == KVM_MP_STATE_INIT_RECEIVED || mp == KVM_MP_STATE_UNINITIALIZED;
    run_->request_interrupt_window = 0;
    for (int look = 0; look < kMostLooks && !let_timer_ring(); ++look) {
    }
    for (int look = 0; look < kMostLooks; ++look) {
        msrs[1].data = 0;
        static_cast<void>(move_msrs(KVM_GET_MSRS, msrs));
        page.tsc_deadline = msrs[1].data;
        kvm_lapic_state state = {};
        request(KVM_GET_LAPIC, &state, "KVM gives the registers of a local APIC");
        for (std::size_t i = 0; i < page.registers.size(); ++i) {
            std::memcpy(&page.registers[i], state.regs + 16 * i, sizeof page.registers[i]);
        }
        static_cast<void>(move_msrs(KVM_GET_MSRS, msrs));
        if (msrs[1].data == page.tsc_deadline) {
            break;  // Else it was reached in between.
        }
    }
    page.base = msrs[0].data;
    return page;
}

std::uint32_t KvmVcpu::apic_register(std::uint32_t offset) const {
    kvm_lapic_state state = {};
    request(KVM_GET_LAPIC, &state, "KVM gives the registers of a local APIC");
    std::uint32_t value = 0;
    std::memcpy(&value, state.regs + (offset & 0x3f0), sizeof value);
    return value;
}

// ---- State ----

/// A kick that comes meanwhile is not lost: it says so before it sets what is cleared here.
void KvmVcpu::do_not_leave_at_once() {
    std::atomic_ref(run_->immediate_exit).store(0);
    if (kicked_.load()) {
        std::atomic_ref(run_->immediate_exit).store(1);
    }
}

/// Lets KVM end the instruction of the last exit, with which it would go on otherwise, whatever the registers are then.
void KvmVcpu::finish_instruction() {
    std::atomic_ref(run_->immediate_exit).store(1);
    if (enter() == 0) {
        waiting_exit_ = translate();  // It has more parts.
    }
    do_not_leave_at_once();
}

/// What the last instruction still does comes to nothing.
void KvmVcpu::abandon_instruction() {
    for (int step = 0; unfinished_ && step < kMostSteps; ++step) {
        finish_instruction();
    }
    unfinished_ = unanswered_ = false;
    waiting_exit_.reset();
    port_count_ = port_done_ = 0;
}

State KvmVcpu::state() const {
    if (unfinished_ && !unanswered_ && !waiting_exit_ && !in_string()) {
        const_cast<KvmVcpu*>(this)->finish_instruction();  // A write has been an exit: its instruction has retired.
    }
    State state = rest_;
    const std::uint32_t mp = has_apic_ ? mp_state() : 0;
    kvm_regs regs = {};
    kvm_sregs sregs = {};
    kvm_xsave xsave = {};
    kvm_xcrs xcrs = {};
    kvm_debugregs debug = {};
    kvm_vcpu_events events = {};
    request(KVM_GET_REGS, &regs, "KVM gives registers");
    request(KVM_GET_SREGS, &sregs, "KVM gives system registers");
    request(KVM_GET_XSAVE, &xsave, "KVM gives vector registers");
    request(KVM_GET_XCRS, &xcrs, "KVM gives XCR0");
    request(KVM_GET_DEBUGREGS, &debug, "KVM gives debug registers");
    request(KVM_GET_VCPU_EVENTS, &events, "KVM gives events");
    from_regs(regs, state);
    from_sregs(sregs, state);
    state.cr8 = has_apic_ ? sregs.cr8 : cr8_;
    from_xsave(xsave, state);
    from_debugregs(debug, state);
    state.xcr0 = xcrs.nr_xcrs > 0 ? xcrs.xcrs[0].value : 1;
    state.interrupt_shadow = events.interrupt.shadow != 0;
    // One whose delivery was cut short comes again.
    state.nmi_pending = events.nmi.pending != 0 || events.nmi.injected != 0;
    state.nmi_blocked = events.nmi.masked != 0 && events.nmi.injected == 0;
    const bool accepted = events.interrupt.injected != 0 && events.interrupt.soft == 0;  // Else INT n, which is executed again.
    state.pending_interrupt = accepted ? std::optional(events.interrupt.nr) : std::nullopt;
    state.apic_enabled = has_apic_ ? (sregs.apic_base & kApicEnable) != 0 : apic_enabled_;
    state.halted = has_apic_ ? mp == KVM_MP_STATE_HALTED : halted_;
    state.wait_for_sipi = has_apic_ ? mp == KVM_MP_STATE_INIT_RECEIVED || mp == KVM_MP_STATE_UNINITIALIZED : wait_for_sipi_;

    std::vector<kvm_msr_entry> msrs = msrs_;
    const std::size_t known = move_msrs(KVM_GET_MSRS, msrs);
    from_msrs(std::span(msrs).first(known), state);
    read_model_registers(state.model_registers);
    return state;
}

void KvmVcpu::set_state(const State& state) {
    abandon_instruction();
    rest_ = state;
    kvm_regs regs = to_regs(state);
    kvm_sregs sregs = to_sregs(state);
    if (has_apic_) {  // Of which set_apic() says where it is.
        kvm_sregs present = {};
        request(KVM_GET_SREGS, &present, "KVM gives system registers");
        sregs.apic_base = present.apic_base;
    }
    kvm_sregs elsewhere = sregs;
    elsewhere.cr3 ^= 0x1000;
    kvm_xsave xsave = to_xsave(state, xcr0_);
    kvm_xcrs xcrs = {};
    xcrs.nr_xcrs = 1;
    xcrs.xcrs[0] = {.xcr = 0, .reserved = 0, .value = state.xcr0};
    kvm_debugregs debug = to_debugregs(state);
    kvm_vcpu_events events = {};
    events.interrupt.shadow = state.interrupt_shadow ? KVM_X86_SHADOW_INT_STI : 0;
    events.nmi.masked = state.nmi_blocked ? 1 : 0;
    events.interrupt.injected = state.pending_interrupt ? 1 : 0;
    events.interrupt.nr = state.pending_interrupt.value_or(0);
    events.nmi.pending = state.nmi_pending ? 1 : 0;
    events.flags = KVM_VCPUEVENT_VALID_NMI_PENDING | KVM_VCPUEVENT_VALID_SHADOW;
    // Of an impossible state KVM takes nothing, and says so at its next entry at the latest: a snapshot's mistake is no assertion.
    ::ioctl(fd_.get(), KVM_SET_SREGS, &elsewhere);  // KVM forgets translations when CR3 changes.
    ::ioctl(fd_.get(), KVM_SET_SREGS, &sregs);
    ::ioctl(fd_.get(), KVM_SET_REGS, &regs);
    ::ioctl(fd_.get(), KVM_SET_XCRS, &xcrs);
    ::ioctl(fd_.get(), KVM_SET_XSAVE, &xsave);
    ::ioctl(fd_.get(), KVM_SET_DEBUGREGS, &debug);
    ::ioctl(fd_.get(), KVM_SET_VCPU_EVENTS, &events);

    to_msrs(state, msrs_);
    static_cast<void>(move_msrs(KVM_SET_MSRS, msrs_));
    write_model_registers(state.model_registers);
    set_tsc(state.tsc_adjust);

    cr8_ = state.cr8 & 15;
    halted_ = state.stays_halted();
    wait_for_sipi_ = state.wait_for_sipi;
    apic_enabled_ = state.apic_enabled;
    run_->request_interrupt_window = 0;
    settled_ = true;
    if (has_apic_) {
        set_mp_state(state.wait_for_sipi ? KVM_MP_STATE_INIT_RECEIVED : halted_ ? KVM_MP_STATE_HALTED : KVM_MP_STATE_RUNNABLE);
        ready_ = false;  // LINT0 may not let it in; set_apic() or the next run() tells.
        return;
    }
    ready_ = (state.rflags & rflags::IF) != 0 && !state.interrupt_shadow && !state.pending_interrupt;
}

/// KVM_GET_MSRS or KVM_SET_MSRS; how many it got to before one that it does not do.
std::size_t KvmVcpu::move_msrs(unsigned long call, std::span<kvm_msr_entry> msrs) const {
    std::vector<std::byte> buffer(sizeof(kvm_msrs) + msrs.size_bytes());
    auto* const list = reinterpret_cast<kvm_msrs*>(buffer.data());
    list->nmsrs = static_cast<std::uint32_t>(msrs.size());
    std::ranges::copy(msrs, list->entries);
    const int done = ::ioctl(fd_.get(), call, list);
    std::copy_n(list->entries, msrs.size(), msrs.begin());
    return static_cast<std::size_t>(std::max(done, 0));
}

/// Those of AMD's are for guests that are told of such a processor.
void KvmVcpu::find_model_registers(bool amd) {
    for (const std::uint32_t index : writable_registers()) {
        kvm_msr_entry one = {.index = index, .reserved = 0, .data = 0};
        if ((amd || index < kFirstOfAmd) && move_msrs(KVM_GET_MSRS, {&one, 1}) == 1) {
            model_registers_.push_back(index);
        }
    }
}

void KvmVcpu::read_model_registers(ModelRegisters& registers) const {
    std::vector<kvm_msr_entry> msrs;
    for (const std::uint32_t index : in_kvm_) {
        msrs.push_back({.index = index, .reserved = 0, .data = 0});
    }
    const std::size_t known = move_msrs(KVM_GET_MSRS, msrs);
    for (const kvm_msr_entry& each : std::span(msrs).first(known)) {
        *find_stored(registers, each.index) = each.data;
    }
}

/// KVM allows less of some of them than other engines do.
void KvmVcpu::write_model_registers(ModelRegisters registers) {
    in_kvm_.clear();
    std::vector<kvm_msr_entry> msrs;
    for (const std::uint32_t index : model_registers_) {
        msrs.push_back({.index = index, .reserved = 0, .data = *find_stored(registers, index)});
    }
    for (std::size_t next = 0; next < msrs.size(); ++next) {
        const std::size_t taken = move_msrs(KVM_SET_MSRS, std::span(msrs).subspan(next));
        in_kvm_.insert(in_kvm_.end(), model_registers_.begin() + static_cast<std::ptrdiff_t>(next),
                       model_registers_.begin() + static_cast<std::ptrdiff_t>(next + taken));
        next += taken;
    }
}

/// Guest TSC = host TSC − zero_at + adjust, which a host without offsets to set (before 5.16) is told by the time.
void KvmVcpu::set_tsc(std::uint64_t adjust) const {
    std::uint64_t offset = adjust - clock_.zero_at;
    kvm_device_attr attribute = {};
    attribute.group = KVM_VCPU_TSC_CTRL;
    attribute.attr = KVM_VCPU_TSC_OFFSET;
    attribute.addr = reinterpret_cast<std::uint64_t>(&offset);
    if (::ioctl(fd_.get(), KVM_SET_DEVICE_ATTR, &attribute) != 0) {
        struct {
            kvm_msrs head;
            kvm_msr_entry entry;
        } list = {};
        list.head.nmsrs = 1;
        list.entry = {.index = kTscMsr, .reserved = 0, .data = __rdtsc() + offset};
        ::ioctl(fd_.get(), KVM_SET_MSRS, &list);
    }
}

std::uint64_t KvmVcpu::tsc_adjust() const {
    struct {
        kvm_msrs head;
        kvm_msr_entry entry;
    } list = {};
    list.head.nmsrs = 1;
    list.entry.index = kTscAdjustMsr;
    return ::ioctl(fd_.get(), KVM_GET_MSRS, &list) == 1 ? list.entry.data : 0;
}

}  // namespace apiary::cpu::kvm
