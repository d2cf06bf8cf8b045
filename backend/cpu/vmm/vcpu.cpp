// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/vmm/vcpu.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cerrno>
#include <format>
#include <span>
#include <vector>

#include "backend/base/check.h"
#include "backend/cpu/vmm/fields.h"
#include "backend/cpu/vmm/state.h"

namespace apiary::cpu::vmm {
namespace {

constexpr std::uint32_t kApicBase = 0x1b, kSpecCtrl = 0x48, kPredCmd = 0x49, kTscDeadline = 0x6e0, kX2apic = 0x800, kX2apicLast = 0x8ff;

constexpr std::uint64_t kApicEnable = 1 << 11;  ///< Of IA32_APIC_BASE.
constexpr std::uint32_t kMostFields = 256;  ///< A page of them, which is all that the module gives.

/// Registers that the machine around the CPU has.
bool is_machines(std::uint32_t index) {
    return index == kApicBase || index == kTscDeadline || (index >= kX2apic && index <= kX2apicLast);
}

/// What `run` failed with; 0 is an errno.
const char* failure_text(const apiary_vmm_run& run) {
    switch (run.value) {
        case 0: return "the kernel module fails";
        case APIARY_VMM_FAILED_ENTRY: return "the processor refuses the guest's registers";
        case APIARY_VMM_FAILED_INSTRUCTION: return "an instruction that reaches device memory is not known";
        default: return "an exit of the processor's is not known";
    }
}

std::vector<apiary_vmm_cpuid_entry> entries_of(const CpuidTable& table) {
    std::vector<apiary_vmm_cpuid_entry> entries;
    for (const CpuidEntry& entry : table.entries()) {
        entries.push_back({.leaf = entry.leaf,
                           .subleaf = entry.subleaf,
                           .subleaf_matters = entry.subleaf_matters ? 1u : 0u,
                           .eax = entry.result.eax,
                           .ebx = entry.result.ebx,
                           .ecx = entry.result.ecx,
                           .edx = entry.result.edx});
    }
    return entries;
}

}  // namespace

Result<std::unique_ptr<ModuleVcpu>> ModuleVcpu::create(std::shared_ptr<const Device> device, unsigned id, const CpuidTable& cpuid) {
    std::unique_ptr<ModuleVcpu> vcpu(new ModuleVcpu(std::move(device), id));
    apiary_vmm_vcpu which = {.vcpu = id, .reserved = 0};
    if (const int error = vcpu->device_->call(APIARY_VMM_CREATE_VCPU, &which); error != 0) {
        return fail_errno(error, std::format("the kernel module cannot make vCPU {}", id));
    }
    const std::vector<apiary_vmm_cpuid_entry> entries = entries_of(cpuid);
    apiary_vmm_cpuid table = {.vcpu = id,
                              .count = static_cast<std::uint32_t>(entries.size()),
                              .entries = reinterpret_cast<std::uintptr_t>(entries.data())};
    if (const int error = vcpu->device_->call(APIARY_VMM_SET_CPUID, &table); error != 0) {
        return fail_errno(error, "the kernel module does not take the guest's CPU features");
    }
    vcpu->rest_.gpr[Rdx] = cpuid.find(1, 0).eax;  // RESET leaves the signature there (SDM vol. 3, table 9-1).
    vcpu->set_state(vcpu->rest_);
    return vcpu;
}

// ---- Running ----

/// Enters the guest with what was asked for, and gives the exit.
std::uint32_t ModuleVcpu::enter() const {
    last_ = std::exchange(next_, {});
    next_.flags = std::exchange(later_, 0);
    last_.vcpu = id_;
    const int error = device_->call(APIARY_VMM_RUN, &last_);
    check(error != EINVAL && error != EBUSY, "the kernel module is asked for what it can do");
    if (error != 0) {
        last_.exit = APIARY_VMM_EXIT_FAILED;
        last_.value = 0;
        last_.address = static_cast<std::uint64_t>(error);
    }
    can_inject_ = (last_.status & APIARY_VMM_CAN_INJECT) != 0;
    return last_.exit;
}

Exit ModuleVcpu::run() {
    while (true) {
        std::uint32_t exit = 0;
        if (stashed_) {
            exit = *std::exchange(stashed_, std::nullopt);
        } else {
            exit = enter();
        }
        ++exits_;
        if (auto translated = translate(exit)) {
            return *translated;
        }
    }
}

std::optional<Exit> ModuleVcpu::translate(std::uint32_t exit) {
    const auto port = static_cast<std::uint16_t>(last_.address);
    const auto index = static_cast<std::uint32_t>(last_.address);
    switch (exit) {
        case APIARY_VMM_EXIT_PORT_READ: return PortRead{.port = port, .size = last_.size};
        case APIARY_VMM_EXIT_PORT_WRITE:
            return PortWrite{.port = port, .size = last_.size, .value = static_cast<std::uint32_t>(last_.value)};
        case APIARY_VMM_EXIT_MMIO_READ: return MmioRead{.address = {last_.address}, .size = last_.size};
        case APIARY_VMM_EXIT_MMIO_WRITE: return MmioWrite{.address = {last_.address}, .size = last_.size, .value = last_.value};
        case APIARY_VMM_EXIT_MSR_READ: return read_msr(index);
        case APIARY_VMM_EXIT_MSR_WRITE: return write_msr(index, last_.value);
        case APIARY_VMM_EXIT_TPR_WRITE: return TprWrite{.value = static_cast<std::uint8_t>(last_.value)};
        case APIARY_VMM_EXIT_HALT: return Halt{};
        case APIARY_VMM_EXIT_SHUTDOWN: return Shutdown{};
        case APIARY_VMM_EXIT_WINDOW: return InterruptWindow{};
        case APIARY_VMM_EXIT_KICKED: return Kicked{};
        default: return Failure{failure_text(last_), last_.address};
    }
}

std::optional<Exit> ModuleVcpu::read_msr(std::uint32_t index) {
    if (is_machines(index)) {
        return MsrRead{.index = index};
    }
    auto value = read_stored(rest_.model_registers, index);
    if (!value && device_->info().vendor == APIARY_VMM_INTEL) {
        value = read_intel(index);
    }
    if (value) {
        complete_read(*value);
    } else {
        fail_msr();
    }
    return std::nullopt;
}

std::optional<Exit> ModuleVcpu::write_msr(std::uint32_t index, std::uint64_t value) {
    if (is_machines(index)) {
        return MsrWrite{.index = index, .value = value};
    }
    if (write_stored(rest_.model_registers, index, value)) {
        accept_msr();
    } else {
        fail_msr();
    }
    return std::nullopt;
}

void ModuleVcpu::kick() {
    apiary_vmm_vcpu which = {.vcpu = id_, .reserved = 0};
    check(device_->call(APIARY_VMM_KICK, &which) == 0, "a vCPU can always be kicked");
}

// ---- Answers and interrupts ----

void ModuleVcpu::complete_read(std::uint64_t value) {
    next_.flags |= APIARY_VMM_ANSWER;
    next_.answer = value;
}

void ModuleVcpu::accept_msr() {
    next_.flags |= APIARY_VMM_ANSWER;
    if (last_.exit == APIARY_VMM_EXIT_MSR_WRITE && last_.address == kApicBase) {
        rest_.apic_enabled = (last_.value & kApicEnable) != 0;
    }
}

void ModuleVcpu::fail_msr() {
    next_.flags |= APIARY_VMM_REFUSE;
}

void ModuleVcpu::inject_interrupt(std::uint8_t vector) {
    check(can_inject_, "an interrupt is injected only when it can be taken");
    next_.flags |= APIARY_VMM_INJECT;
    next_.vector = vector;
    can_inject_ = false;
}

void ModuleVcpu::inject_nmi() {
    next_.flags |= APIARY_VMM_INJECT_NMI;
    can_inject_ = false;
}

void ModuleVcpu::set_tpr(std::uint8_t value) {
    next_.flags |= APIARY_VMM_SET_TPR;
    next_.tpr = value & 15;
}

// ---- State ----

/// Something is asked for, or an interrupt has not got through.
bool ModuleVcpu::is_unfinished() const {
    return (next_.flags & ~std::uint32_t{APIARY_VMM_WANT_WINDOW}) != 0 || (last_.status & APIARY_VMM_UNFINISHED) != 0;
}

/// Completes what the guest has begun, so that nothing of it is outside of its registers.
void ModuleVcpu::finish() const {
    const std::uint32_t window = next_.flags & APIARY_VMM_WANT_WINDOW;
    next_.flags &= ~window;
    while (!stashed_ && next_.flags != 0) {
        next_.flags |= APIARY_VMM_FINISH_ONLY;
        const apiary_vmm_run before = last_;
        const std::uint32_t exit = enter();
        if (exit == APIARY_VMM_EXIT_KICKED) {
            const std::uint32_t status = last_.status;
            last_ = before;
            last_.status = status;
        } else {
            stashed_ = exit;
        }
    }
    next_.flags |= window;
}

State ModuleVcpu::state() const {
    finish();
    apiary_vmm_state module = {};
    module.vcpu = id_;
    check(device_->call(APIARY_VMM_GET_STATE, &module) == 0, "the state of a vCPU can always be read");
    return from_module(module, rest_);
}

std::vector<HardwareField> ModuleVcpu::hardware_fields() const {
    std::vector<apiary_vmm_field> list(kMostFields);
    apiary_vmm_fields fields = {.vcpu = id_, .count = kMostFields, .entries = reinterpret_cast<std::uintptr_t>(list.data())};
    if (device_->call(APIARY_VMM_FIELDS, &fields) != 0) {
        return {};
    }
    std::vector<HardwareField> result;
    for (const apiary_vmm_field& field : std::span(list).first(std::min(fields.count, kMostFields))) {
        result.push_back({.name = field_name(device_->info().vendor, field.id), .value = field.value});
    }
    return result;
}

void ModuleVcpu::set_state(const State& state) {
    can_inject_ = (state.rflags & rflags::IF) != 0 && !state.interrupt_shadow;
    const bool interrupted = state.pending_interrupt && can_inject_;
    apiary_vmm_state module = to_module(id_, state);
    if (interrupted) {
        module.activity &= ~std::uint32_t{APIARY_VMM_NMI_PENDING};  // The interrupt was accepted first.
    }
    const int error = device_->call(APIARY_VMM_SET_STATE, &module);
    // A saved state may be anybody's: the vCPU stays as it was, and cannot run.
    if (error != 0) {
        spdlog::error("vCPU {} is given registers that no CPU can have", id_);
    }
    rest_ = state;
    next_ = last_ = {};
    later_ = 0;
    stashed_.reset();
    if (interrupted) {
        inject_interrupt(*state.pending_interrupt);
        later_ = state.nmi_pending ? APIARY_VMM_INJECT_NMI : 0;
    }
    can_inject_ = can_inject_ && !state.nmi_pending;
    rest_.pending_interrupt.reset();
}

}  // namespace apiary::cpu::vmm
