// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/bhyve/vcpu.h"

#include <spdlog/spdlog.h>

#include <bit>
#include <cerrno>
#include <format>
#include <utility>

#include "backend/base/check.h"
#include "backend/cpu/bhyve/registers.h"

namespace apiary::cpu::bhyve {
namespace {

constexpr std::uint32_t kIntelInEcx = 0x6c65'746e;  ///< "ntel" of the vendor's name.

/// Where vmm(4) has devices in memory: local APIC, I/O APIC and HPET.
struct Range {
    std::uint64_t start, length;
};
constexpr Range kKernelDevices[] = {{0xfee0'0000, 0x1000}, {0xfec0'0000, 0x1000}, {0xfed0'0000, 0x400}};

bool is_kernel_device(std::uint64_t address) {
    for (const Range& range : kKernelDevices) {
        if (address - range.start < range.length) {
            return true;
        }
    }
    return false;
}

Failure failure_of(int error) {
    return {error == ENXIO ? "somebody has destroyed the guest's machine (bhyvectl --destroy)" : "vmm(4) does not run the guest",
            static_cast<std::uint64_t>(error)};
}

}  // namespace

Result<std::unique_ptr<Vcpu>> BhyveVcpu::create(std::shared_ptr<KernelMachine> machine, memory::GuestMemory& memory, unsigned id,
                                                const CpuidTable& cpuid) {
    if (auto added = machine->add_vcpu(id); !added) {
        return std::unexpected(std::move(added.error()));
    }
    const bool intel = cpuid.find(0, 0).ecx == kIntelInEcx;
    std::unique_ptr<BhyveVcpu> vcpu(new BhyveVcpu(std::move(machine), memory, id, intel));
    State state;
    state.gpr[Rdx] = cpuid.find(1, 0).eax;  // RESET leaves the signature there (SDM vol. 3, table 9-1).
    vcpu->set_state(state);
    return vcpu;
}

// ---- Running ----

Exit BhyveVcpu::run() {
    ++exits_;
    if (runner_ != nullptr && runner_->active()) {
        if (auto exit = go_on()) {
            return *exit;
        }
    }
    while (true) {
        if (auto exit = enter()) {
            return *exit;
        }
    }
}

/// One VM_RUN. The mark of a kick is looked at behind the activation, before which vmm(4) knows of none.
std::optional<Exit> BhyveVcpu::enter() {
    if (active_in_ != machine_->resets()) {
        if (const int error = machine_->activate(id_); error != 0) {
            return failure_of(error);
        }
        active_in_ = machine_->resets();
    }
    if (kicked_.load()) {
        return kicked();
    }
    RawExit raw;
    const int error = machine_->run(id_, raw);
    if (error == EINTR) {
        return std::nullopt;
    }
    if (error != 0) {
        return failure_of(error);
    }
    exit_rip_ = raw.rip;
    next_rip_ = raw.rip + static_cast<std::uint64_t>(std::int64_t{raw.instruction_length});
    return std::visit([this](const auto& exit) { return translate(exit); }, exit_of(raw, machine_->release()));
}

void BhyveVcpu::kick() {
    kicked_.store(true);
    // Of one that is not active nothing is in the kernel.
    static_cast<void>(machine_->calls().call(call::kSuspendCpu, CpuNumber{cpu()}));
}

/// A kick that comes meanwhile is answered by this exit, or stays.
Exit BhyveVcpu::kicked() {
    kicked_.store(false);
    static_cast<void>(machine_->calls().call(call::kResumeCpu, CpuNumber{cpu()}));
    return Kicked{};
}

// ---- Exits ----

std::optional<Exit> BhyveVcpu::translate(const PortAccess& exit) {
    if (exit.read) {
        port_size_ = exit.size;
        return PortRead{.port = exit.port, .size = exit.size};
    }
    return PortWrite{.port = exit.port, .size = exit.size, .value = exit.value};
}

std::optional<Exit> BhyveVcpu::translate(const PortString&) {
    return execute();
}

std::optional<Exit> BhyveVcpu::translate(const MemoryInstruction&) {
    return execute();
}

/// vmm(4) has those of the local APIC and the processor's own; here are the others that kernels look at.
std::optional<Exit> BhyveVcpu::translate(const MsrReading& exit) {
    auto value = read_stored(rest_.model_registers, exit.index);
    if (!value && intel_) {
        value = read_intel(exit.index);
    }
    if (value) {
        set(Reg::Rax, *value & 0xffff'ffff);
        set(Reg::Rdx, *value >> 32);
    } else {
        inject_protection_fault();
    }
    return std::nullopt;
}

std::optional<Exit> BhyveVcpu::translate(const MsrWriting& exit) {
    if (!write_stored(rest_.model_registers, exit.index, exit.value)) {
        inject_protection_fault();
    }
    return std::nullopt;
}

std::optional<Exit> BhyveVcpu::translate(const CpuStart& exit) {
    return StartCpu{.cpu = static_cast<unsigned>(exit.cpu), .page = exit.page};
}

std::optional<Exit> BhyveVcpu::translate(const Ended& exit) {
    switch (exit.how) {
        case SuspendHow::TripleFault: return Shutdown{};
        case SuspendHow::Halt: return Halt{};  // All of them, with interrupts off: nothing but a reset wakes them.
        default: return Failure{"somebody has stopped the guest's machine (bhyvectl)", static_cast<std::uint64_t>(exit.how)};
    }
}

std::optional<Exit> BhyveVcpu::translate(const Paused&) {
    return kicked();
}

std::optional<Exit> BhyveVcpu::translate(const GoOn&) {
    return std::nullopt;
}

std::optional<Exit> BhyveVcpu::translate(const NoWay& exit) {
    return Failure{exit.what, exit.detail};
}

void BhyveVcpu::inject_protection_fault() {
    const Exception exception = {
        .cpu = cpu(), .vector = static_cast<std::int32_t>(Vector::GeneralProtection), .error = 0, .has_error = 1, .restarts = 1};
    static_cast<void>(machine_->calls().call(call::kInjectException, exception));
}

// ---- Instructions that come out undone ----

/// That of the last exit.
std::optional<Exit> BhyveVcpu::execute() {
    if (runner_ == nullptr) {
        runner_ = std::make_unique<InstructionRunner>(id_, memory_);
    }
    begun_ = state();
    begun_.rip = exit_rip_;
    if ((begun_.cr4 & cr4::LA57) != 0) {
        return Failure{"instructions on device memory are not carried out with page tables of five levels", begun_.rip};
    }
    runner_->begin(begun_);
    return go_on();
}

std::optional<Exit> BhyveVcpu::go_on() {
    while (auto exit = runner_->run()) {
        bool done = false;
        if (auto outcome = access_kernel_device(*exit, done); !done) {
            return outcome;
        }
    }
    take_over(runner_->state());
    return std::nullopt;
}

/// Devices in memory that are vmm(4)'s: they come here by instructions that it does not know. `exit` itself when it is no such access.
std::optional<Exit> BhyveVcpu::access_kernel_device(const Exit& exit, bool& done) {
    const auto* const read = std::get_if<MmioRead>(&exit);
    const auto* const write = std::get_if<MmioWrite>(&exit);
    const std::uint64_t address = read != nullptr ? read->address.value : write != nullptr ? write->address.value : 0;
    if (!is_kernel_device(address)) {
        return exit;
    }
    if (!machine_->release().reaches_devices) {
        return Failure{"the guest accesses an interrupt controller by an instruction that FreeBSD 12's vmm(4) does not know", address};
    }
    const std::uint8_t size = read != nullptr ? read->size : write->size;
    KernelDevice device = {.cpu = cpu(),
                           .width = static_cast<std::uint32_t>(std::countr_zero(size)),
                           .address = address,
                           .value = write != nullptr ? write->value : ~std::uint64_t{0}};
    // What it refuses a processor would answer with anything.
    static_cast<void>(machine_->calls().perform(read != nullptr ? call::kReadDevice : call::kWriteDevice, &device));
    if (read != nullptr) {
        runner_->answer(device.value);
    }
    done = true;
    return std::nullopt;
}

/// Sets what differs from before: each of vmm(4)'s registers is a VMPTRLD, or two. RIP is set in any case, as it has gone on.
void BhyveVcpu::take_over(const State& state) {
    const RegisterValues before = values_of(begun_), after = values_of(state);
    for (std::size_t i = 0; i < after.regs.size(); ++i) {
        if (after.regs[i] == Reg::Rip || after.values[i] != before.values[i]) {
            set(after.regs[i], after.values[i]);
        }
    }
    const std::vector<Descriptor> old_descriptors = descriptors_of(begun_, cpu()), descriptors = descriptors_of(state, cpu());
    for (std::size_t i = 0; i < descriptors.size(); ++i) {
        const Descriptor &now = descriptors[i], &old = old_descriptors[i];
        if (now.base != old.base || now.limit != old.limit || now.access != old.access) {
            static_cast<void>(machine_->calls().call(call::kSetDescriptor, now));
        }
    }
    next_rip_ = state.rip;
}

// ---- Answers and interrupts ----

void BhyveVcpu::complete_read(std::uint64_t value) {
    if (runner_ != nullptr && runner_->active()) {
        runner_->answer(value);
        return;
    }
    check(port_size_ != 0, "only what was asked for is answered");
    const std::uint64_t mask = (std::uint64_t{1} << 8 * port_size_) - 1;
    // 32 bits clear the upper half, fewer keep the rest.
    set(Reg::Rax, port_size_ == 4 ? value & mask : (get(Reg::Rax) & ~mask) | (value & mask));
    port_size_ = 0;
}

void BhyveVcpu::accept_msr() {
    check(false, "no MSR is asked for");
}

void BhyveVcpu::fail_msr() {
    check(false, "no MSR is asked for");
}

void BhyveVcpu::inject_interrupt(std::uint8_t) {
    check(false, "interrupts are vmm(4)'s own");
}

void BhyveVcpu::inject_nmi() {
    static_cast<void>(machine_->calls().call(call::kInjectNmi, CpuNumber{cpu()}));
}

// ---- State ----

std::uint64_t BhyveVcpu::get(Reg reg) const {
    RegisterValue value = {.cpu = cpu(), .reg = reg, .value = 0};
    static_cast<void>(machine_->calls().perform(call::kGetRegister, &value));
    return value.value;
}

void BhyveVcpu::set(Reg reg, std::uint64_t value) {
    if (const int error = machine_->calls().call(call::kSetRegister, RegisterValue{.cpu = cpu(), .reg = reg, .value = value}); error != 0) {
        spdlog::error("vmm(4) does not take register {} of vCPU {}: error {}", static_cast<int>(reg), id_, error);
    }
}

State BhyveVcpu::state() const {
    State state = rest_;
    Calls& calls = machine_->calls();
    RegisterValues values = {.regs = regs_to_read(), .values = {}};
    values.values.resize(values.regs.size());
    RegisterSet set = {.cpu = cpu(),
                       .count = static_cast<std::uint32_t>(values.regs.size()),
                       .regs = values.regs.data(),
                       .values = values.values.data()};
    if (const int error = calls.perform(call::kGetRegisters, &set); error != 0) {
        spdlog::error("vmm(4) does not tell the registers of vCPU {}: error {}", id_, error);
        return state;
    }
    take_values(values, state);
    for (const Reg reg : descriptors_to_read()) {
        Descriptor descriptor = {.cpu = cpu(), .reg = reg, .base = 0, .limit = 0, .access = 0};
        if (calls.perform(call::kGetDescriptor, &descriptor) == 0) {
            take_descriptor(descriptor, state);
        }
    }
    state.rip = next_rip_;
    return state;
}

void BhyveVcpu::set_state(const State& state) {
    rest_ = state;
    rest_.pending_interrupt.reset();
    port_size_ = 0;
    runner_.reset();
    next_rip_ = state.rip;
    Calls& calls = machine_->calls();
    int error = 0;
    for (const Descriptor& descriptor : descriptors_of(state, cpu())) {
        error = error != 0 ? error : calls.call(call::kSetDescriptor, descriptor);
    }
    RegisterValues values = values_of(state);
    const RegisterSet set = {.cpu = cpu(),
                             .count = static_cast<std::uint32_t>(values.regs.size()),
                             .regs = values.regs.data(),
                             .values = values.values.data()};
    error = error != 0 ? error : calls.call(call::kSetRegisters, set);
    if (error != 0) {
        spdlog::error("vmm(4) does not take the registers of vCPU {}: error {}", id_, error);
    }
}

}  // namespace apiary::cpu::bhyve
