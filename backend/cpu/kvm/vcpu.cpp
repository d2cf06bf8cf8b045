// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/kvm/vcpu.h"

#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <x86intrin.h>

#include <algorithm>
#include <cerrno>
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
constexpr int kMostSteps = 64;  ///< Exits of one instruction that is given up: none has as many parts.

/// Nobody else uses it; a real-time one, so that it is not mistaken for one that people send.
int kick_signal() {
    return SIGRTMIN + 3;
}

void do_nothing(int) {}

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
                                              const TscClock& clock) {
    UniqueFd fd(::ioctl(vm, KVM_CREATE_VCPU, static_cast<unsigned long>(id)));
    if (!fd.valid()) {
        return fail_errno(errno, std::format("KVM makes no vCPU number {}", id), "give the guest fewer CPUs, or use --engine soft");
    }
    void* const run = ::mmap(nullptr, run_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd.get(), 0);
    if (run == MAP_FAILED) {
        return fail_errno(errno, "KVM's part of a vCPU cannot be mapped");
    }
    std::unique_ptr<KvmVcpu> vcpu(new KvmVcpu(std::move(fd), static_cast<kvm_run*>(run), run_size, cpuid, clock));
    if (auto set = vcpu->set_cpuid(cpuid); !set) {
        return std::unexpected(std::move(set.error()));
    }
    vcpu->find_model_registers(cpuid.find(0, 0).ecx == kAmdInEcx);
    vcpu->set_state(State{});
    return vcpu;
}

KvmVcpu::KvmVcpu(UniqueFd fd, kvm_run* run, std::size_t run_size, const CpuidTable& cpuid, const TscClock& clock)
    : fd_(std::move(fd)), run_(run), run_size_(run_size), clock_(clock), xcr0_(cpuid.find(0xd, 0).eax), msrs_(msrs_of(cpuid)) {}

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
        sigset_t own;
        sigemptyset(&own);
        sigaddset(&own, kick_signal());
        pthread_sigmask(SIG_UNBLOCK, &own, nullptr);
        thread_ = pthread_self();
        unblocked_ = true;
    }
    run_->cr8 = cr8_;
    running_.store(true);
    const int error = ::ioctl(fd_.get(), KVM_RUN, 0) < 0 ? errno : 0;
    running_.store(false);
    ready_ = run_->ready_for_interrupt_injection != 0 && run_->if_flag != 0;
    unfinished_ = false;
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
    kvm_interrupt interrupt = {.irq = vector};
    request(KVM_INTERRUPT, &interrupt, "KVM takes an interrupt when it is ready for one");
    run_->request_interrupt_window = 0;
    ready_ = false;
    halted_ = false;
}

void KvmVcpu::inject_nmi() {
    request(KVM_NMI, nullptr, "KVM takes an NMI");
    halted_ = false;
}

void KvmVcpu::request_interrupt_window() {
    run_->request_interrupt_window = 1;
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
    state.cr8 = cr8_;
    from_xsave(xsave, state);
    from_debugregs(debug, state);
    state.xcr0 = xcrs.nr_xcrs > 0 ? xcrs.xcrs[0].value : 1;
    state.interrupt_shadow = events.interrupt.shadow != 0;
    // One whose delivery was cut short comes again.
    state.nmi_pending = events.nmi.pending != 0 || events.nmi.injected != 0;
    state.nmi_blocked = events.nmi.masked != 0 && events.nmi.injected == 0;
    const bool accepted = events.interrupt.injected != 0 && events.interrupt.soft == 0;  // Else INT n, which is executed again.
    state.pending_interrupt = accepted ? std::optional(events.interrupt.nr) : std::nullopt;
    state.apic_enabled = apic_enabled_;
    state.halted = halted_;
    state.wait_for_sipi = wait_for_sipi_;

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
    halted_ = state.halted;
    wait_for_sipi_ = state.wait_for_sipi;
    apic_enabled_ = state.apic_enabled;
    run_->request_interrupt_window = 0;
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
