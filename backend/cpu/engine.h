// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "backend/base/result.h"
#include "backend/cpu/cpuid.h"
#include "backend/cpu/state.h"
#include "backend/interrupt/kernel_apics.h"
#include "backend/memory/guest_memory.h"

namespace apiary::cpu {

// Why Vcpu::run() came back. Plain data; `size` is in bytes, values are zero-extended.
struct PortRead { std::uint16_t port; std::uint8_t size; };                        ///< Answer with complete_read().
struct PortWrite { std::uint16_t port; std::uint8_t size; std::uint32_t value; };
struct MmioRead { memory::GuestPhys address; std::uint8_t size; };                 ///< Answer with complete_read().
struct MmioWrite { memory::GuestPhys address; std::uint8_t size; std::uint64_t value; };
struct MsrRead { std::uint32_t index; };                     ///< An MSR the engine does not own. Answer with complete_read() or fail_msr().
struct MsrWrite { std::uint32_t index; std::uint64_t value; };  ///< Answer with accept_msr() or fail_msr().
struct TprWrite { std::uint8_t value; };                     ///< MOV to CR8: the new task priority, 0..15.
struct Halt {};                                              ///< HLT; state().halted is set until an interrupt is injected.
struct Shutdown {};                                          ///< Triple fault.
/// INIT and a STARTUP IPI for vCPU `cpu`, which begins at page << 12 in real mode: by kernel_controllers().
struct StartCpu { unsigned cpu; std::uint8_t page; };
struct InterruptWindow {};                                   ///< An interrupt can be injected now, as was asked for.
struct Kicked {};                                            ///< kick() was called.
struct EndOfInterrupt { std::uint8_t vector; };              ///< Of a watched interrupt, by an engine that keeps the local APICs.
/// The engine cannot go on: a fault of the host, not of the guest. `what` is for people, `detail` in the engine's own numbers.
struct Failure { const char* what; std::uint64_t detail; };

using Exit = std::variant<PortRead, PortWrite, MmioRead, MmioWrite, MsrRead, MsrWrite, TprWrite, Halt, Shutdown, StartCpu,
                          InterruptWindow, Kicked, EndOfInterrupt, Failure>;

/// A field of the record that the hardware has of a vCPU (VMCB, VMCS), for people.
struct HardwareField {
    std::string name;
    std::uint64_t value = 0;
};

/// Counters for people; reading them from another thread gives a recent value.
struct VcpuStatistics {
    std::uint64_t instructions = 0;  ///< Retired, or 0 when the engine cannot tell.
    std::uint64_t exits = 0;
};

/// One virtual CPU. Everything but kick() belongs to the one thread that calls run().
class Vcpu {
public:
    virtual ~Vcpu() = default;

    /// Runs guest code until something is to be done for it. Exits that read must be answered before the next run().
    [[nodiscard]] virtual Exit run() = 0;
    /// Makes a running or the next run() return `Kicked` soon (within 100 µs of CPU time). From any thread.
    virtual void kick() = 0;

    virtual void complete_read(std::uint64_t value) = 0;
    virtual void accept_msr() = 0;
    virtual void fail_msr() = 0;  ///< The guest sees #GP(0).

    /// True when an external interrupt would be taken at this boundary (IF set, no shadow).
    [[nodiscard]] virtual bool can_inject() const = 0;
    /// Delivers external interrupt `vector` before the next instruction; requires can_inject(). Ends HLT.
    virtual void inject_interrupt(std::uint8_t vector) = 0;
    /// Delivers an NMI as soon as it is not blocked. Ends HLT.
    virtual void inject_nmi() = 0;
    /// Asks for an `InterruptWindow` exit as soon as can_inject() holds; one shot.
    virtual void request_interrupt_window() = 0;
    /// The task priority (CR8) as the local APIC has it, after the guest changed it through the APIC.
    virtual void set_tpr(std::uint8_t value) = 0;

    [[nodiscard]] virtual State state() const = 0;
    /// What was outstanding of an instruction comes to nothing, as does what is kept of the guest's page tables.
    virtual void set_state(const State& state) = 0;
    /// Nothing that the guest has begun is outstanding, so that state() is the whole of the vCPU. Where that is not so, kick() and then
    /// run(), until it is so, bring about what is left, exits to be handled like others, and run nothing behind it.
    [[nodiscard]] virtual bool at_boundary() const = 0;
    // Of an engine that keeps the local APICs (Engine::apics()) between set_apic() and apic(). It delivers their interrupts itself, waits in
    // HLT and for a STARTUP IPI, and owns their MSRs; inject_interrupt() is for the 8259's, and can_inject() tells whether LINT0 lets it in.

    /// Takes the local APIC's registers over. Comes after set_state(), and fails with registers that no APIC has.
    [[nodiscard]] virtual Result<void> set_apic(const interrupt::ApicPage& page) { return static_cast<void>(page), Result<void>(); }
    /// The registers, at_boundary().
    [[nodiscard]] virtual interrupt::ApicPage apic() { return {}; }
    /// The one at `offset` alone.
    [[nodiscard]] virtual std::uint32_t apic_register(std::uint32_t offset) const { return static_cast<void>(offset), 0; }

    /// Others than this engine have written to the guest's memory: forgets what was made of it. Comes before set_state().
    virtual void forget_memory() {}
    /// Those that the engine tells of; none where no hardware runs the guest, or it is not asked.
    [[nodiscard]] virtual std::vector<HardwareField> hardware_fields() const { return {}; }
    /// IA32_TSC_ADJUST alone, which is asked for often.
    [[nodiscard]] virtual std::uint64_t tsc_adjust() const { return state().tsc_adjust; }

    [[nodiscard]] virtual VcpuStatistics statistics() const = 0;
};

/// The interrupt controllers and timers that a host's kernel has for a guest: 8259 pair, I/O APIC, local APICs, 8254, HPET, real-time
/// clock and ACPI timer, where a PC has them. What the guest does to them does not come out, and vCPUs take their interrupts from them and
/// wait for these in HLT, without the machine. From any thread.
class KernelControllers {
public:
    virtual ~KernelControllers() = default;
    /// One line more or less is high of those of ISA interrupt `irq`, which goes to `pin` of the I/O APIC too.
    virtual void set_isa_line(unsigned irq, unsigned pin, bool level) = 0;
    /// The same of those of `pin` of the I/O APIC alone.
    virtual void set_pin_line(unsigned pin, bool level) = 0;
    /// An edge at LINT1 of every local APIC.
    virtual void pulse_lint1() = 0;
    /// A message-signalled interrupt.
    virtual void send_message(std::uint64_t address, std::uint32_t data) = 0;
    /// What ACPI calls the event timer block id of the HPET.
    [[nodiscard]] virtual std::uint32_t hpet_id() const = 0;
};

/// Makes vCPUs that share one guest memory.
class Engine {
public:
    virtual ~Engine() = default;
    [[nodiscard]] virtual std::string name() const = 0;
    /// The CPUID contents the engine can honour on this host, before topology is filled in.
    [[nodiscard]] virtual const CpuidTable& supported_cpuid() const = 0;
    /// The local APICs, where the engine keeps them; null where the machine does.
    [[nodiscard]] virtual interrupt::KernelApics* apics() { return nullptr; }
    /// vCPU number `id`, in its state after RESET, identifying itself as `cpuid` says.
    [[nodiscard]] virtual Result<std::unique_ptr<Vcpu>> create_vcpu(unsigned id, const CpuidTable& cpuid) = 0;
    /// Those that take the place of the machine's own, as long as the engine lives; null when there are none.
    [[nodiscard]] virtual KernelControllers* kernel_controllers() { return nullptr; }
    /// What the host's kernel keeps beside vCPUs and memory is as after power-on; lines stay as they are. While no vCPU runs; these get a state after
    /// it, before they run.
    [[nodiscard]] virtual Result<void> reset() { return {}; }
};

/// What guest TSC values mean: guest TSC = host TSC − `zero_at` (+ IA32_TSC_ADJUST), at `frequency` Hz.
struct TscClock {
    std::uint64_t zero_at = 0;
    std::uint64_t frequency = 0;
};

}  // namespace apiary::cpu
