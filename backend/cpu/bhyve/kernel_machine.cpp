// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/bhyve/kernel_machine.h"

#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <format>
#include <thread>
#include <vector>

#include "backend/base/check.h"

namespace apiary::cpu::bhyve {
namespace {

constexpr std::int32_t kSystemMemory = 0;  // VM_SYSMEM
constexpr std::int32_t kAllRights = PROT_READ | PROT_WRITE | PROT_EXEC;
constexpr std::int32_t kAllCpus = -1;

/// Cells of the real-time clock's memory in which kernels look for the size of RAM (usr.sbin/bhyve/rtc.c): 64 KiB blocks between 16 MiB and
/// 4 GiB in two bytes, above 4 GiB in three.
constexpr std::int32_t kMemoryBelow4G = 0x34, kMemoryAbove4G = 0x5b;
constexpr std::uint64_t kBlock = 64 << 10, kFirstCounted = 16 << 20;

template <class Segment>
int allocate_segment(Calls& calls, std::uint32_t number, std::uint64_t size) {
    Segment segment = {};  // Without a name: memory of the system.
    segment.id = kSystemMemory;
    segment.length = size;
    return calls.call(number, segment);
}

}  // namespace

Result<std::shared_ptr<KernelMachine>> KernelMachine::create(std::unique_ptr<Calls> calls, const Release& release,
                                                             memory::GuestMemory& memory) {
    std::shared_ptr<KernelMachine> machine(new KernelMachine(std::move(calls), release, memory));
    if (auto done = machine->allocate(memory.size()); !done) {
        return std::unexpected(std::move(done.error()));
    }
    for (const memory::RamRegion& region : memory.regions()) {
        if (auto done = machine->map(region); !done) {
            return std::unexpected(std::move(done.error()));
        }
    }
    HpetCapabilities hpet = {};
    if (const int error = machine->calls_->perform(call::kHpetCapabilities, &hpet); error != 0) {
        return fail_errno(error, "vmm(4) does not tell of its HPET");
    }
    machine->hpet_id_ = hpet.low;
    auto ready = memory.back_with(machine->calls_->descriptor()).and_then([&] { return machine->set_clock(); });
    if (!ready) {
        return std::unexpected(std::move(ready.error()));
    }
    return machine;
}

Result<void> KernelMachine::allocate(std::uint64_t size) {
    int error = 0;
    switch (release_.allocate_segment) {
        case call::kAllocateSegment12: error = allocate_segment<Segment12>(*calls_, release_.allocate_segment, size); break;
        case call::kAllocateSegment13: error = allocate_segment<Segment13>(*calls_, release_.allocate_segment, size); break;
        default: error = allocate_segment<Segment15>(*calls_, release_.allocate_segment, size);
    }
    if (error == EEXIST || error == EINVAL) {
        return fail("this machine of vmm(4)'s has memory already", "destroy it (bhyvectl --destroy) and start the guest again");
    }
    return error == 0 ? Result<void>() : fail_errno(error, "vmm(4) gives no memory for the guest", "give the guest less memory");
}

/// Regions lie in the segment as they do in the memory's own mapping.
Result<void> KernelMachine::map(const memory::RamRegion& region) {
    const int error = calls_->call(call::kMapSegment, MemoryMap{.gpa = region.start.value,
                                                                .segment = kSystemMemory,
                                                                .offset = static_cast<std::int64_t>(region.ram_offset),
                                                                .length = region.size,
                                                                .rights = kAllRights,
                                                                .flags = 0});
    return error == 0 ? Result<void>() : fail_errno(error, "vmm(4) does not map the guest's memory");
}

/// The real-time clock is in UTC, as the machine's own.
Result<void> KernelMachine::set_clock() {
    std::uint64_t below = 0, above = 0;
    for (const memory::RamRegion& region : memory_.regions()) {
        const std::uint64_t counted = region.start.value == 0 ? region.size - std::min(region.size, kFirstCounted) : region.size;
        (region.start.value < memory::GuestMemory::kHighStart ? below : above) += counted / kBlock;
    }
    int error = calls_->call(call::kSetRtcTime, RtcTime{.seconds = std::time(nullptr)});
    const auto store = [&](std::int32_t offset, std::uint64_t value, int bytes) {
        for (int i = 0; i < bytes && error == 0; ++i) {
            error = calls_->call(call::kWriteRtc, RtcCell{.offset = offset + i, .value = static_cast<std::uint8_t>(value >> 8 * i)});
        }
    };
    store(kMemoryBelow4G, below, 2);
    store(kMemoryAbove4G, above, 3);
    return error == 0 ? Result<void>() : fail_errno(error, "vmm(4) does not set the guest's real-time clock");
}

// ---- vCPUs ----

Result<void> KernelMachine::add_vcpu(unsigned id) {
    check(id == vcpus_, "vCPUs are added in the order of their numbers");
    ++vcpus_;
    // One socket, as the machine says elsewhere; cores so far.
    const int error =
        calls_->call(call::kSetTopology, Topology{.sockets = 1, .cores = static_cast<std::uint16_t>(vcpus_), .threads = 1, .most_cpus = 0});
    if (error != 0) {
        return fail_errno(error, std::format("vmm(4) has no {} vCPUs for a guest", vcpus_),
                          "give the guest fewer CPUs, or raise hw.vmm.maxcpu (FreeBSD 14 and later)");
    }
    return prepare_vcpu(id);
}

Result<void> KernelMachine::prepare_vcpu(unsigned id) {
    const auto cpu = static_cast<std::int32_t>(id);
    const auto enable = [&](Capability capability) {
        return calls_->call(call::kSetCapability, CapabilityValue{.cpu = cpu, .capability = capability, .value = 1, .all_cpus = 0});
    };
    if (const int error = enable(Capability::HaltExit); error != 0) {
        return fail_errno(error, std::format("vmm(4) cannot prepare vCPU {}", id));
    }
    // Guests whose kernel is loaded directly need it on all CPUs but the first, which begin in real mode.
    if (const int error = enable(Capability::UnrestrictedGuest); error != 0 && id != 0) {
        return fail("this processor cannot begin in real mode in a guest, as all of a guest's CPUs but the first do",
                    "give the guest one CPU, or use --engine soft", "VT-x without unrestricted guest");
    }
    // In xAPIC mode, as it comes: vmm(4) lets no guest change the mode, which kernels do.
    if (const int error = calls_->call(call::kSetX2apic, X2apic{.cpu = cpu, .enabled = 0}); error != 0) {
        return fail_errno(error, std::format("vmm(4) cannot prepare the local APIC of vCPU {}", id));
    }
    return {};
}

int KernelMachine::run(unsigned id, RawExit& raw) {
    const auto cpu = static_cast<std::int32_t>(id);
    if (release_.run_by_pointers) {
        // Nobody is named but with IPI exits, which are not asked for.
        return calls_->call(release_.run, Run14{.cpu = cpu, .cpus = nullptr, .cpus_size = 0, .exit = &raw});
    }
    Run13 run = {.cpu = cpu, .exit = {}};
    const int error = calls_->perform(release_.run, &run);
    raw = run.exit;
    return error;
}

int KernelMachine::activate(unsigned id) {
    const std::lock_guard lock(active_mutex_);
    active_.insert(id);
    return calls_->call(call::kActivateCpu, CpuNumber{static_cast<std::int32_t>(id)});
}

// ---- Reset ----

/// VM_REINIT wants all active CPUs to have come by, each in a VM_RUN of its own, which return when the last has.
void KernelMachine::stop_active() {
    static_cast<void>(calls_->call(call::kSuspend, SuspendHow::Reset));  // It may have stopped by itself.
    std::vector<std::thread> threads;
    for (const unsigned id : active_) {
        threads.emplace_back([this, id] {
            RawExit raw;
            while (run(id, raw) == 0 && static_cast<ExitCode>(raw.code) != ExitCode::Suspended) {
            }
        });
    }
    for (std::thread& each : threads) {
        each.join();
    }
    active_.clear();
    resets_.fetch_add(1, std::memory_order_relaxed);
}

Result<void> KernelMachine::reset() {
    {
        const std::lock_guard lock(active_mutex_);
        stop_active();
    }
    if (const int error = calls_->perform(call::kReinit, nullptr); error != 0) {
        return fail_errno(error, "vmm(4) cannot reset the guest");
    }
    for (unsigned id = 0; id < vcpus_; ++id) {
        if (auto prepared = prepare_vcpu(id); !prepared) {
            return prepared;
        }
    }
    assert_again();
    return set_clock();
}

// ---- Interrupts ----

// Nothing that a device does is reason for one of these to fail, and it could do nothing about it.

void KernelMachine::set_isa_line(unsigned irq, unsigned pin, bool level) {
    const std::lock_guard lock(lines_mutex_);
    AssertedIsa& line = isa_.at(irq);
    line.pin = pin;
    line.count = level ? line.count + 1 : line.count - 1;
    static_cast<void>(calls_->call(level ? call::kAssertIsa : call::kDeassertIsa,
                                   IsaInterrupt{.irq = static_cast<std::int32_t>(irq), .ioapic_pin = static_cast<std::int32_t>(pin)}));
}

void KernelMachine::set_pin_line(unsigned pin, bool level) {
    const std::lock_guard lock(lines_mutex_);
    unsigned& count = pins_.at(pin);
    count = level ? count + 1 : count - 1;
    static_cast<void>(calls_->call(level ? call::kAssertPin : call::kDeassertPin, IoapicPin{static_cast<std::int32_t>(pin)}));
}

void KernelMachine::assert_again() {
    const std::lock_guard lock(lines_mutex_);
    for (std::size_t irq = 0; irq < isa_.size(); ++irq) {
        for (unsigned i = 0; i < isa_[irq].count; ++i) {
            static_cast<void>(calls_->call(call::kAssertIsa, IsaInterrupt{.irq = static_cast<std::int32_t>(irq),
                                                                          .ioapic_pin = static_cast<std::int32_t>(isa_[irq].pin)}));
        }
    }
    for (std::size_t pin = 0; pin < pins_.size(); ++pin) {
        for (unsigned i = 0; i < pins_[pin]; ++i) {
            static_cast<void>(calls_->call(call::kAssertPin, IoapicPin{static_cast<std::int32_t>(pin)}));
        }
    }
}

void KernelMachine::pulse_lint1() {
    static_cast<void>(calls_->call(call::kLocalInput, LocalInterrupt{.cpu = kAllCpus, .input = kLint1}));
}

void KernelMachine::send_message(std::uint64_t address, std::uint32_t data) {
    static_cast<void>(calls_->call(call::kMessageInterrupt, MessageInterrupt{.data = data, .address = address}));
}

}  // namespace apiary::cpu::bhyve
