// SPDX-License-Identifier: BSD-2-Clause
#include "tests/cpu/bhyve/vmm_model.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>
#include <variant>

#include "backend/cpu/bhyve/registers.h"
#include "backend/cpu/soft/features.h"
#include "backend/cpu/soft/mmu.h"

namespace apiary::testing {

using namespace cpu::bhyve;
namespace soft = cpu::soft;

namespace {

constexpr std::uint64_t kApicPage = 0xfee0'0000, kHpet = 0xfed0'0000, kHpetLength = 0x400;
constexpr std::uint32_t kFirstHpet = 0x8086'3701;
constexpr unsigned kPins = 32;
/// Ports that vmm(4) has devices at: 8259 pair, 8254 and port B, real-time clock, ACPI timer (vmm_ioport.c).
constexpr std::uint16_t kKernelPorts[] = {0x20, 0x21, 0xa0, 0xa1, 0x4d0, 0x4d1, 0x40, 0x41, 0x42, 0x43, 0x61, 0x70, 0x71, 0x408};

bool is_kernel_port(std::uint16_t port) {
    return std::ranges::contains(kKernelPorts, port);
}

bool is_kernel_memory(std::uint64_t address) {
    return address - kApicPage < 0x1000 || address - interrupt::IoApic::kBase < interrupt::IoApic::kLength || address - kHpet < kHpetLength;
}

template <class Value>
void put(RawExit& raw, std::size_t offset, Value value) {
    std::memcpy(raw.payload.data() + offset, &value, sizeof value);
}

template <class Argument>
Argument& as(void* argument) {
    return *static_cast<Argument*>(argument);
}

class ModelCalls final : public Calls {
public:
    explicit ModelCalls(std::shared_ptr<VmmModel> model) : model_(std::move(model)) {}
    int perform(std::uint32_t number, void* argument) override { return model_->perform(number, argument); }
    int descriptor() const override { return model_->descriptor(); }

private:
    std::shared_ptr<VmmModel> model_;
};

/// Registers that neither VT-x's nor AMD-V's half can set.
bool is_read_only(Reg reg) {
    return reg == Reg::Idtr || reg == Reg::Gdtr || reg >= Reg::FsBase;
}

}  // namespace

struct VmmModel::Vcpu {
    explicit Vcpu(int number) : id(number) {}

    const int id;
    interrupt::LocalApic* apic = nullptr;
    std::unique_ptr<soft::Cpu> cpu;
    cpu::State state;             ///< While it does not run: what the processor's record of it holds.
    std::uint64_t next_rip = 0;   ///< Where it goes on.
    std::optional<int> exception; ///< To be delivered.
    std::set<Capability> capabilities;
    bool active = false, suspended = false, running = false, halted = false, halted_for_good = false;
    std::atomic<bool> debug = false, look = false;
};

VmmModel::VmmModel(const Options& options) : options_(options), rtc_(128), segment_(::memfd_create("vmm", MFD_CLOEXEC)) {
    static_cast<void>(router_.attach(ports_, mmio_));
    for (unsigned irq = 0; irq < 16; ++irq) {
        isa_lines_.push_back(irq == 2 ? interrupt::Line() : router_.isa_irq(irq));
    }
    for (unsigned pin = 16; pin < kPins; ++pin) {
        pin_lines_.push_back(router_.gsi(pin));
    }
    for (unsigned id = 0; id < options_.most_cpus; ++id) {
        auto vcpu = std::make_unique<Vcpu>(static_cast<int>(id));
        Vcpu* const pointer = vcpu.get();
        vcpu->apic = &router_.add_lapic({.id = id,
                                         .bootstrap = id == 0,
                                         .tsc = {.read = [] { return std::uint64_t{0}; }, .frequency = 1'000'000'000},
                                         .wake =
                                             [this, pointer] {
                                                 pointer->look = true;
                                                 const std::lock_guard lock(mutex_);
                                                 changed_.notify_all();
                                             }},
                                        clock_);
        vcpu->state.gpr.fill(0xbad);
        vcpu->state.rip = 0xbad;
        vcpus_.push_back(std::move(vcpu));
    }
    router_.lapic(0).enter_virtual_wire_mode();
}

VmmModel::~VmmModel() = default;

std::unique_ptr<Calls> VmmModel::calls(std::shared_ptr<VmmModel> model) {
    return std::make_unique<ModelCalls>(std::move(model));
}

// ---- Calls ----

VmmModel::Vcpu* VmmModel::find(std::int32_t cpu) {
    return cpu >= 0 && cpu < static_cast<std::int32_t>(vcpus_.size()) ? vcpus_[static_cast<std::size_t>(cpu)].get() : nullptr;
}

/// Calls that other releases have are none to this one (ENOTTY).
bool VmmModel::knows(std::uint32_t number) const {
    const Release& release = options_.release;
    const bool devices = number == call::kReadDevice || number == call::kWriteDevice;
    const bool runs = number == call::kRun13 || number == call::kRun14;
    const bool allocates = number == call::kAllocateSegment12 || number == call::kAllocateSegment13 || number == call::kAllocateSegment15;
    return (!devices || release.reaches_devices) && (!runs || number == release.run) && (!allocates || number == release.allocate_segment);
}

int VmmModel::perform(std::uint32_t number, void* argument) {
    std::unique_lock lock(mutex_);
    ++counts_[number];
    if (!knows(number)) {
        return ENOTTY;
    }
    // All of these begin with the number of a vCPU, which has to stand.
    switch (number) {
        case call::kGetRegister: case call::kSetRegister: case call::kGetDescriptor: case call::kSetDescriptor: case call::kGetRegisters:
        case call::kSetRegisters: case call::kInjectException: case call::kGetCapability: case call::kSetCapability: case call::kSetX2apic:
        case call::kActivateCpu: case call::kReadDevice: case call::kWriteDevice:
            if (Vcpu* const vcpu = find(as<std::int32_t>(argument))) {
                changed_.wait(lock, [vcpu] { return !vcpu->running; });
                break;
            }
            return EINVAL;
        default: break;
    }
    switch (number) {
        case call::kRun13: {
            auto& run13 = as<Run13>(argument);
            lock.unlock();
            return run(run13.cpu, run13.exit);
        }
        case call::kRun14: {
            const auto& run14 = as<Run14>(argument);
            lock.unlock();
            return run(run14.cpu, *run14.exit);
        }
        case call::kAllocateSegment12: return allocate(as<Segment12>(argument));
        case call::kAllocateSegment13: return allocate(as<Segment13>(argument));
        case call::kAllocateSegment15: return allocate(as<Segment15>(argument));
        case call::kMapSegment: return map(as<MemoryMap>(argument));
        case call::kGetRegister: {
            auto& value = as<RegisterValue>(argument);
            return get_register(*find(value.cpu), value.reg, value.value);
        }
        case call::kSetRegister: {
            const auto& value = as<RegisterValue>(argument);
            return set_register(*find(value.cpu), value.reg, value.value);
        }
        case call::kGetRegisters:
        case call::kSetRegisters: {
            const auto& set = as<RegisterSet>(argument);
            for (std::uint32_t i = 0; i < set.count; ++i) {
                Vcpu& vcpu = *find(set.cpu);
                const int error = number == call::kGetRegisters ? get_register(vcpu, set.regs[i], set.values[i])
                                                                : set_register(vcpu, set.regs[i], set.values[i]);
                if (error != 0) {
                    return error;
                }
            }
            return 0;
        }
        case call::kGetDescriptor: {
            auto& descriptor = as<Descriptor>(argument);
            for (const Descriptor& each : descriptors_of(find(descriptor.cpu)->state, descriptor.cpu)) {
                if (each.reg == descriptor.reg) {
                    descriptor = each;
                    return 0;
                }
            }
            return EINVAL;
        }
        case call::kSetDescriptor: {
            const auto& descriptor = as<Descriptor>(argument);
            const auto known = descriptors_to_read();
            if (!std::ranges::contains(known, descriptor.reg)) {
                return EINVAL;
            }
            take_descriptor(descriptor, find(descriptor.cpu)->state);
            return 0;
        }
        case call::kSetCapability: {
            const auto& value = as<CapabilityValue>(argument);
            return set_capability(*find(value.cpu), value);
        }
        case call::kSetX2apic: return as<X2apic>(argument).enabled == 0 ? 0 : EINVAL;  // More the model has not got.
        case call::kSetTopology: {
            const auto& topology = as<Topology>(argument);
            const unsigned cpus = unsigned{topology.sockets} * topology.cores * topology.threads;
            if (cpus == 0 || cpus > options_.most_cpus) {
                return EINVAL;
            }
            topology_ = topology;
            return 0;
        }
        case call::kActivateCpu: {
            Vcpu& vcpu = *find(as<CpuNumber>(argument).cpu);
            return std::exchange(vcpu.active, true) ? EBUSY : 0;
        }
        case call::kSuspendCpu:
        case call::kResumeCpu: {
            Vcpu* const vcpu = find(as<CpuNumber>(argument).cpu);
            const bool stops = number == call::kSuspendCpu;
            if (vcpu == nullptr || (stops ? !vcpu->active : !vcpu->debug)) {
                return EINVAL;
            }
            vcpu->debug = stops;
            changed_.notify_all();
            return 0;
        }
        case call::kInjectException: {
            const auto& exception = as<Exception>(argument);
            Vcpu& vcpu = *find(exception.cpu);
            const bool has_error = exception.vector == 8 || (exception.vector >= 10 && exception.vector <= 14) || exception.vector == 17;
            if (exception.vector < 0 || exception.vector >= 32 || (exception.has_error != 0) != has_error) {
                return EINVAL;
            }
            if (vcpu.exception) {
                return EBUSY;
            }
            vcpu.exception = exception.vector;
            if (exception.restarts != 0) {
                vcpu.next_rip = vcpu.state.rip;
            }
            return 0;
        }
        case call::kReadDevice:
        case call::kWriteDevice: {
            auto& device = as<KernelDevice>(argument);
            Vcpu& vcpu = *find(device.cpu);
            lock.unlock();
            return reach_device(vcpu, device, number == call::kWriteDevice);
        }
        case call::kSuspend: {
            const SuspendHow how = as<SuspendHow>(argument);
            if (how <= SuspendHow::None || how > (options_.release.has_control_device ? SuspendHow::Destroy : SuspendHow::TripleFault)) {
                return EINVAL;
            }
            if (suspend_ != SuspendHow::None) {
                return EALREADY;
            }
            suspend_locked(how);
            return 0;
        }
        case call::kReinit: lock.unlock(); return reinit();
        case call::kHpetCapabilities: as<HpetCapabilities>(argument).low = kFirstHpet; return 0;
        case call::kWriteRtc: {
            const auto& cell = as<RtcCell>(argument);
            if (cell.offset < 0x0e || cell.offset == 0x32 || cell.offset >= static_cast<int>(rtc_.size())) {
                return EINVAL;
            }
            rtc_[static_cast<std::size_t>(cell.offset)] = cell.value;
            return 0;
        }
        case call::kSetRtcTime: rtc_time_ = as<RtcTime>(argument).seconds; return 0;
        default: break;
    }
    // What reaches the interrupt controllers takes no lock of the machine's.
    lock.unlock();
    switch (number) {
        case call::kAssertIsa: return set_isa(as<IsaInterrupt>(argument), true);
        case call::kDeassertIsa: return set_isa(as<IsaInterrupt>(argument), false);
        case call::kAssertPin: return set_pin(as<IoapicPin>(argument).pin, true);
        case call::kDeassertPin: return set_pin(as<IoapicPin>(argument).pin, false);
        case call::kMessageInterrupt: {
            const auto& message = as<MessageInterrupt>(argument);
            router_.send_msi(message.address, static_cast<std::uint32_t>(message.data));
            return 0;
        }
        case call::kLocalInput: {
            const auto& input = as<LocalInterrupt>(argument);
            if (input.input < 0 || input.input > 1) {
                return EINVAL;
            }
            for (const auto& vcpu : vcpus_) {
                if (input.cpu == -1 || input.cpu == vcpu->id) {
                    vcpu->apic->set_lint(static_cast<unsigned>(input.input), true);
                    vcpu->apic->set_lint(static_cast<unsigned>(input.input), false);
                }
            }
            return 0;
        }
        case call::kInjectNmi: {
            Vcpu* const vcpu = find(as<CpuNumber>(argument).cpu);
            return vcpu != nullptr && vcpu->apic->accept({.mode = interrupt::DeliveryMode::Nmi}) ? 0 : EINVAL;
        }
        default: return ENOTTY;
    }
}

template <class Segment>
int VmmModel::allocate(const Segment& segment) {
    return segment.name[0] != '\0' ? EINVAL : allocate(segment.id, segment.length);  // Only memory of the system is here.
}

int VmmModel::allocate(std::int32_t id, std::uint64_t length) {
    if (id != 0 || length == 0 || length % 4096 != 0) {
        return EINVAL;
    }
    if (segment_length_ != 0) {
        return segment_length_ == length ? EEXIST : EINVAL;
    }
    segment_length_ = length;
    return 0;
}

/// The device's offsets are guest-physical addresses.
int VmmModel::map(const MemoryMap& map) {
    const std::uint64_t end = static_cast<std::uint64_t>(map.offset) + map.length;
    if (map.rights == 0 || (map.rights & ~7) != 0 || map.flags != 0 || map.segment != 0 || segment_length_ == 0 || map.offset < 0 ||
        map.length == 0 || end > segment_length_ || ((map.gpa | map.length | static_cast<std::uint64_t>(map.offset)) & 4095) != 0) {
        return EINVAL;
    }
    return ::ftruncate(segment_.get(), static_cast<off_t>(std::max<std::uint64_t>(map.gpa + map.length, static_cast<std::uint64_t>(
        ::lseek(segment_.get(), 0, SEEK_END))))) == 0 ? 0 : EFAULT;
}

int VmmModel::get_register(Vcpu& vcpu, Reg reg, std::uint64_t& value) {
    const RegisterValues values = values_of(vcpu.state);
    const auto found = std::ranges::find(values.regs, reg);
    if (found == values.regs.end()) {
        return EINVAL;
    }
    value = reg == Reg::InterruptShadow ? vcpu.state.interrupt_shadow : values.values[static_cast<std::size_t>(found - values.regs.begin())];
    return 0;
}

int VmmModel::set_register(Vcpu& vcpu, Reg reg, std::uint64_t value) {
    if (is_read_only(reg) || (reg == Reg::InterruptShadow && value != 0)) {
        return EINVAL;
    }
    take_values({.regs = {reg}, .values = {value}}, vcpu.state);
    if (reg == Reg::Rip) {
        vcpu.next_rip = value;
    }
    return 0;
}

int VmmModel::set_capability(Vcpu& vcpu, const CapabilityValue& value) {
    if (value.capability != Capability::HaltExit && (value.capability != Capability::UnrestrictedGuest || !options_.unrestricted)) {
        return ENOENT;
    }
    if (value.value != 0) {
        vcpu.capabilities.insert(value.capability);
    } else {
        vcpu.capabilities.erase(value.capability);
    }
    return 0;
}

int VmmModel::reach_device(Vcpu& vcpu, KernelDevice& device, bool write) {
    const std::uint8_t size = static_cast<std::uint8_t>(1u << device.width);
    if (!is_kernel_memory(device.address)) {
        return EINVAL;
    }
    if (device.address - kApicPage < 0x1000) {
        const auto offset = static_cast<std::uint32_t>(device.address & 0xfff);
        if (write) {
            vcpu.apic->mmio_write(offset, size, device.value);
        } else {
            device.value = vcpu.apic->mmio_read(offset, size);
        }
    } else if (write) {
        mmio_.write(device.address, size, device.value);
    } else {
        device.value = device.address - kHpet < kHpetLength ? kFirstHpet : mmio_.read(device.address, size);
    }
    return 0;
}

/// Only when all vCPUs that were activated have been stopped.
int VmmModel::reinit() {
    {
        const std::lock_guard lock(mutex_);
        if (!std::ranges::all_of(vcpus_, [](const auto& each) { return each->active == each->suspended; })) {
            return EBUSY;
        }
    }
    for (const interrupt::Line& line : isa_lines_) {
        line.set(false);
    }
    for (const interrupt::Line& line : pin_lines_) {
        line.set(false);
    }
    router_.reset();
    router_.lapic(0).enter_virtual_wire_mode();
    const std::lock_guard lock(mutex_);
    for (const auto& vcpu : vcpus_) {
        vcpu->active = vcpu->suspended = vcpu->halted = vcpu->halted_for_good = false;
        vcpu->debug = false;
        vcpu->capabilities.clear();
        vcpu->exception.reset();
        vcpu->state = {};
        vcpu->state.gpr.fill(0xbad);
        vcpu->next_rip = vcpu->state.rip = 0xbad;
    }
    isa_.clear();
    pins_.clear();
    std::ranges::fill(rtc_, std::uint8_t{0});
    rtc_time_ = 0;
    suspend_ = SuspendHow::None;
    return 0;
}

/// Counted, as the kernel's are.
int VmmModel::set_isa(const IsaInterrupt& interrupt, bool level) {
    if (interrupt.irq < 0 || interrupt.irq > 15 || interrupt.ioapic_pin >= static_cast<int>(kPins)) {
        return EINVAL;
    }
    bool high = false;
    {
        const std::lock_guard lock(mutex_);
        high = (isa_[static_cast<unsigned>(interrupt.irq)] += level ? 1 : -1) > 0;
    }
    isa_lines_[static_cast<std::size_t>(interrupt.irq)].set(high);
    return 0;
}

int VmmModel::set_pin(std::int32_t pin, bool level) {
    if (pin < 16 || pin >= static_cast<int>(kPins)) {
        return EINVAL;
    }
    bool high = false;
    {
        const std::lock_guard lock(mutex_);
        high = (pins_[static_cast<unsigned>(pin)] += level ? 1 : -1) > 0;
    }
    pin_lines_[static_cast<std::size_t>(pin - 16)].set(high);
    return 0;
}

void VmmModel::suspend_locked(SuspendHow how) {
    if (suspend_ == SuspendHow::None) {
        suspend_ = how;
    }
    for (const auto& vcpu : vcpus_) {
        vcpu->look = true;
    }
    changed_.notify_all();
}

// ---- VM_RUN ----

int VmmModel::run(std::int32_t cpu, RawExit& raw) {
    Vcpu* const vcpu = find(cpu);
    {
        std::unique_lock lock(mutex_);
        if (vcpu == nullptr || !vcpu->active || vcpu->suspended) {
            return EINVAL;
        }
        changed_.wait(lock, [vcpu] { return !vcpu->running; });
        vcpu->running = true;
        changed_.notify_all();
        if (memory_ == nullptr) {
            memory_ = *memory::GuestMemory::create(segment_length_);
            if (!memory_->back_with(segment_.get())) {
                return EFAULT;
            }
        }
        if (vcpu->cpu == nullptr) {
            const auto id = static_cast<unsigned>(cpu);
            vcpu->cpu = std::make_unique<soft::Cpu>(id, *memory_, cpu::with_topology(soft::supported_features(), {.id = id}, 0), cpu::TscClock{});
        }
    }
    raw = {};
    run_guest(*vcpu, raw);
    const std::lock_guard lock(mutex_);
    vcpu->next_rip = raw.rip + static_cast<std::uint64_t>(std::int64_t{raw.instruction_length});
    vcpu->running = false;
    changed_.notify_all();
    return 0;
}

void VmmModel::run_guest(Vcpu& vcpu, RawExit& raw) {
    soft::Cpu& cpu = *vcpu.cpu;
    const bool real_mode = (vcpu.state.cr0 & cpu::cr0::PE) == 0;
    vcpu.state.rip = vcpu.next_rip;
    vcpu.state.cr0 |= cpu::cr0::NE;
    cpu.set_state(vcpu.state);
    if (real_mode && !vcpu.capabilities.contains(Capability::UnrestrictedGuest)) {
        raw.code = static_cast<std::int32_t>(ExitCode::Vmx);
        raw.rip = vcpu.state.rip;
        put<std::uint32_t>(raw, 4, 0x8000'0021);  // Entry failure by the guest's state.
        return;
    }
    while (!look_around(vcpu, raw)) {
        take_interrupts(vcpu);
        if (const auto physical = soft::probe(cpu, cpu.rip + (cpu.mode & soft::mode::Code64 ? 0 : cpu.seg[cpu::Cs].base))) {
            memory_->buffer_written({*physical & ~std::uint64_t{4095}}, 4096);  // Others may have written it.
        }
        if (hands_out_msr(vcpu, raw)) {
            return;
        }
        const cpu::State before = cpu.state();
        cpu.steps = 1;
        cpu.call_attention(soft::attention::Single | soft::attention::Steps);
        cpu::Exit exit = cpu.run();
        while (!std::holds_alternative<cpu::Kicked>(exit) && serve(vcpu, exit)) {
            exit = cpu.run();
        }
        if (std::holds_alternative<cpu::Halt>(exit)) {
            vcpu.state = cpu.state();
            wait_in_halt(vcpu);
            cpu.halted = false;
        } else if (std::holds_alternative<cpu::Shutdown>(exit)) {
            const std::lock_guard lock(mutex_);
            suspend_locked(SuspendHow::TripleFault);
        } else if (vcpu.exception) {  // Of a register that the software CPU has: the same.
            vcpu.exception.reset();
        } else if (!std::holds_alternative<cpu::Kicked>(exit)) {
            leave(vcpu, exit, before, raw);
            return;
        } else if (start_others(vcpu, raw)) {
            vcpu.state = cpu.state();
            raw.rip = before.rip;
            raw.instruction_length = static_cast<std::int32_t>(cpu.rip - before.rip);
            return;
        }
    }
}

/// True: the vCPU leaves. A machine that is stopped keeps each (vm_handle_suspend()) until the last active one has come.
bool VmmModel::look_around(Vcpu& vcpu, RawExit& raw) {
    if (!vcpu.debug && !vcpu.look.exchange(false)) {
        return false;
    }
    std::unique_lock lock(mutex_);
    if (suspend_ == SuspendHow::None && !vcpu.debug) {
        return false;
    }
    vcpu.state = vcpu.cpu->state();
    raw.rip = vcpu.state.rip;
    raw.code = static_cast<std::int32_t>(suspend_ == SuspendHow::None ? ExitCode::Debug : ExitCode::Suspended);
    if (suspend_ != SuspendHow::None) {
        put(raw, 0, suspend_);
        vcpu.suspended = true;
        changed_.notify_all();
        changed_.wait(lock, [this] { return std::ranges::all_of(vcpus_, [](const auto& each) { return !each->active || each->suspended; }); });
    }
    return true;
}

/// vm_handle_hlt().
void VmmModel::wait_in_halt(Vcpu& vcpu) {
    const bool open = (vcpu.state.rflags & cpu::rflags::IF) != 0;
    std::unique_lock lock(mutex_);
    vcpu.halted = true;
    vcpu.halted_for_good = !open;
    if (std::ranges::all_of(vcpus_, [](const auto& each) { return !each->active || each->halted_for_good; })) {
        suspend_locked(SuspendHow::Halt);
    }
    changed_.notify_all();
    changed_.wait(lock, [&] {
        return suspend_ != SuspendHow::None || vcpu.debug || (vcpu.apic->work() & interrupt::LocalApic::kNmi) != 0 ||
               (open && vcpu.apic->has_interrupt());
    });
    vcpu.look = true;
    vcpu.halted = vcpu.halted_for_good = false;
}

void VmmModel::take_interrupts(Vcpu& vcpu) {
    soft::Cpu& cpu = *vcpu.cpu;
    if (vcpu.apic->take_nmi()) {
        cpu.nmi_pending = true;
        cpu.call_attention(soft::attention::Inject);
    }
    if (vcpu.apic->has_interrupt() && cpu.can_inject()) {
        if (const auto vector = vcpu.apic->acknowledge()) {
            cpu.pending_interrupt = *vector;
            cpu.call_attention(soft::attention::Inject);
        }
    }
}

/// Does what the kernel does itself; false when the exit is for user space.
bool VmmModel::serve(Vcpu& vcpu, const cpu::Exit& exit) {
    soft::Cpu& cpu = *vcpu.cpu;
    const auto answer = [&](std::uint64_t value, bool failed = false) {
        cpu.replay.answers[cpu.replay.answered++] = value;
        cpu.replay.failed = failed;
        cpu.steps = 1;
        return true;
    };
    if (const auto* const read = std::get_if<cpu::PortRead>(&exit)) {
        return is_kernel_port(read->port) && answer(ports_.read(read->port, read->size));
    }
    if (const auto* const write = std::get_if<cpu::PortWrite>(&exit)) {
        if (is_kernel_port(write->port)) {
            ports_.write(write->port, write->size, write->value);
            return true;
        }
        return false;
    }
    KernelDevice device = {.cpu = vcpu.id, .width = 0, .address = 0, .value = 0};
    if (const auto* const read = std::get_if<cpu::MmioRead>(&exit)) {
        device.width = static_cast<std::uint32_t>(std::countr_zero(read->size));
        device.address = read->address.value;
        return options_.knows_instructions && reach_device(vcpu, device, false) == 0 && answer(device.value);
    }
    if (const auto* const write = std::get_if<cpu::MmioWrite>(&exit)) {
        device.width = static_cast<std::uint32_t>(std::countr_zero(write->size));
        device.address = write->address.value;
        device.value = write->value;
        return options_.knows_instructions && reach_device(vcpu, device, true) == 0;
    }
    if (const auto* const read = std::get_if<cpu::MsrRead>(&exit); read != nullptr && interrupt::LocalApic::owns_msr(read->index)) {
        const auto value = vcpu.apic->read_msr(read->index);
        return answer(value.value_or(0), !value);
    }
    if (const auto* const write = std::get_if<cpu::MsrWrite>(&exit); write != nullptr && interrupt::LocalApic::owns_msr(write->index)) {
        return answer(0, !vcpu.apic->write_msr(write->index, write->value));
    }
    // An exception that user space asked for is that of the instruction which is executed once more.
    if (std::holds_alternative<cpu::MsrRead>(exit) || std::holds_alternative<cpu::MsrWrite>(exit)) {
        return std::exchange(vcpu.exception, std::nullopt) == 13 && answer(0, true);
    }
    if (const auto* const priority = std::get_if<cpu::TprWrite>(&exit)) {
        vcpu.apic->set_tpr(priority->value);
        return true;
    }
    return false;
}

/// RDMSR or WRMSR of a register that the software CPU has and vmm(4) has not. One that is to fault goes on to it.
bool VmmModel::hands_out_msr(Vcpu& vcpu, RawExit& raw) {
    const cpu::State state = vcpu.cpu->state();
    const auto physical = soft::probe(*vcpu.cpu, state.rip);
    const auto opcode = physical ? memory_->load<std::uint16_t>({*physical}).value_or(0) : std::uint16_t{0};
    const auto index = static_cast<std::uint32_t>(state.gpr[cpu::Rcx]);
    cpu::ModelRegisters registers;
    if ((opcode != 0x320f && opcode != 0x300f) || !cpu::read_stored(registers, index) || vcpu.exception) {
        return false;
    }
    vcpu.state = state;
    raw.code = static_cast<std::int32_t>(opcode == 0x320f ? ExitCode::ReadMsr : ExitCode::WriteMsr);
    raw.rip = state.rip;
    raw.instruction_length = 2;
    put(raw, 0, index);
    put(raw, 8, state.gpr[cpu::Rdx] << 32 | (state.gpr[cpu::Rax] & 0xffff'ffff));
    return true;
}

/// How far the instruction goes, of which an access left as `exit`; what it reads is nothing, what it writes goes nowhere.
std::uint64_t VmmModel::finish_blindly(Vcpu& vcpu, cpu::Exit exit) {
    soft::Cpu& cpu = *vcpu.cpu;
    while (!std::holds_alternative<cpu::Kicked>(exit)) {
        if (std::holds_alternative<cpu::PortRead>(exit) || std::holds_alternative<cpu::MmioRead>(exit) ||
            std::holds_alternative<cpu::MsrRead>(exit) || std::holds_alternative<cpu::MsrWrite>(exit)) {
            cpu.replay.answers[cpu.replay.answered++] = 0;
            cpu.steps = 1;
        }
        exit = cpu.run();
    }
    return cpu.rip;
}

/// An exit to user space: what the guest has begun is undone, and where it goes on is behind it.
void VmmModel::leave(Vcpu& vcpu, const cpu::Exit& exit, const cpu::State& before, RawExit& raw) {
    std::array<std::byte, 15> bytes = {};
    std::size_t count = 0;
    for (; count < bytes.size(); ++count) {
        const std::uint64_t linear = before.rip + count + (vcpu.cpu->mode & soft::mode::Code64 ? 0 : before.seg[cpu::Cs].base);
        const auto physical = soft::probe(*vcpu.cpu, linear);
        if (!physical || !memory_->read({*physical}, std::span(&bytes[count], 1))) {
            break;
        }
    }
    const std::uint64_t behind = finish_blindly(vcpu, exit);
    vcpu.state = before;
    raw.rip = before.rip;
    raw.instruction_length = static_cast<std::int32_t>(behind - before.rip);
    // INS and OUTS, behind prefixes; a repeated one goes on at itself.
    std::size_t at = 0;
    bool repeated = false;
    for (; at < count && std::ranges::contains(std::array{0x66, 0x67, 0xf2, 0xf3, 0x2e, 0x36, 0x3e, 0x26, 0x64, 0x65}, static_cast<int>(bytes[at])); ++at) {
        repeated |= bytes[at] == std::byte{0xf3} || bytes[at] == std::byte{0xf2};
    }
    const auto opcode = at < count ? static_cast<unsigned>(bytes[at]) : 0;
    const bool string = opcode >= 0x6c && opcode <= 0x6f;
    const auto port_exit = [&](std::uint16_t port, std::uint8_t size, bool in, std::uint32_t value) {
        raw.code = static_cast<std::int32_t>(string ? ExitCode::InoutString : ExitCode::Inout);
        put<std::uint16_t>(raw, 0, static_cast<std::uint16_t>(size | (in ? 8 : 0) | (string ? 16 : 0) | (repeated ? 32 : 0)));
        put(raw, 2, port);
        put(raw, 4, in ? static_cast<std::uint32_t>(before.gpr[cpu::Rax]) : value);
        if (string) {
            raw.instruction_length = static_cast<std::int32_t>(at + 1);
            put(raw, 48, before.gpr[in ? cpu::Rdi : cpu::Rsi]);
            put(raw, 56, repeated ? before.gpr[cpu::Rcx] : 1);
            put<std::int32_t>(raw, 64, 8);
            put(raw, 68, in ? Reg::Es : Reg::Ds);
        }
    };
    const auto memory_exit = [&](std::uint64_t address) {
        raw.code = static_cast<std::int32_t>(ExitCode::InstructionEmulation);
        put(raw, 0, address);
        if (options_.knows_instructions) {
            std::memcpy(raw.payload.data() + 56, bytes.data(), bytes.size());
            put(raw, 56 + 15, static_cast<std::uint8_t>(count));
        } else {
            raw.instruction_length = 0;
        }
        if (behind - before.rip > count) {
            raw.instruction_length = 0;  // It goes on elsewhere, or at itself.
        }
    };
    if (const auto* const port_read = std::get_if<cpu::PortRead>(&exit)) {
        port_exit(port_read->port, port_read->size, true, 0);
    } else if (const auto* const port_write = std::get_if<cpu::PortWrite>(&exit)) {
        port_exit(port_write->port, port_write->size, false, static_cast<std::uint32_t>(before.gpr[cpu::Rax]));
    } else if (const auto* const mmio_read = std::get_if<cpu::MmioRead>(&exit)) {
        memory_exit(mmio_read->address.value);
    } else if (const auto* const mmio_write = std::get_if<cpu::MmioWrite>(&exit)) {
        memory_exit(mmio_write->address.value);
    } else if (const auto* const msr_read = std::get_if<cpu::MsrRead>(&exit)) {
        raw.code = static_cast<std::int32_t>(ExitCode::ReadMsr);
        put(raw, 0, msr_read->index);
    } else if (const auto* const msr_write = std::get_if<cpu::MsrWrite>(&exit)) {
        raw.code = static_cast<std::int32_t>(ExitCode::WriteMsr);
        put(raw, 0, msr_write->index);
        put(raw, 8, msr_write->value);
    }
}

/// STARTUP IPIs come out, for CPUs that wait.
bool VmmModel::start_others(const Vcpu& sender, RawExit& raw) {
    for (const auto& each : vcpus_) {
        if (each.get() == &sender) {
            continue;
        }
        static_cast<void>(each->apic->take_init());
        if (const auto vector = each->apic->take_startup()) {
            raw.code = static_cast<std::int32_t>(ExitCode::SpinUpAp);
            put<std::int32_t>(raw, 0, each->id);
            put<std::uint64_t>(raw, 8, std::uint64_t{*vector} << 12);
            return true;
        }
    }
    return false;
}

// ---- For tests ----

void VmmModel::suspend(SuspendHow how) {
    const std::lock_guard lock(mutex_);
    suspend_locked(how);
}

bool VmmModel::is_active(unsigned cpu) {
    const std::lock_guard lock(mutex_);
    return vcpus_.at(cpu)->active;
}

int VmmModel::asserted_isa(unsigned irq) {
    const std::lock_guard lock(mutex_);
    return isa_[irq];
}

int VmmModel::asserted_pin(unsigned pin) {
    const std::lock_guard lock(mutex_);
    return pins_[pin];
}

std::uint8_t VmmModel::rtc_cell(unsigned offset) {
    const std::lock_guard lock(mutex_);
    return rtc_.at(offset);
}

std::int64_t VmmModel::rtc_time() {
    const std::lock_guard lock(mutex_);
    return rtc_time_;
}

Topology VmmModel::topology() {
    const std::lock_guard lock(mutex_);
    return topology_;
}

bool VmmModel::wait_until_halted(unsigned cpu) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(60), [&] { return vcpus_.at(cpu)->halted; });
}

bool VmmModel::wait_until_running(unsigned cpu) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(60), [&] { return vcpus_.at(cpu)->running; });
}

unsigned VmmModel::count(std::uint32_t number) {
    const std::lock_guard lock(mutex_);
    return counts_[number];
}

}  // namespace apiary::testing
