// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <variant>

#include "backend/cpu/bhyve/exits.h"
#include "backend/cpu/bhyve/instruction_runner.h"
#include "backend/cpu/bhyve/kernel_machine.h"
#include "backend/cpu/engine.h"

namespace apiary::cpu::bhyve {

/// A vCPU of vmm(4)'s. Its local APIC and HLT are the kernel's, so that no interrupt is injected here; what only remembers (memory
/// type ranges, machine check, …) is kept here, and what vmm(4) does not give out is, in state(), as it was set.
class BhyveVcpu final : public Vcpu {
public:
    /// The next of `machine`; `memory` has to outlive it.
    [[nodiscard]] static Result<std::unique_ptr<Vcpu>> create(std::shared_ptr<KernelMachine> machine, memory::GuestMemory& memory, unsigned id,
                                                              const CpuidTable& cpuid);

    Exit run() override;
    void kick() override;
    void complete_read(std::uint64_t value) override;
    void accept_msr() override;
    void fail_msr() override;
    bool can_inject() const override { return false; }
    void inject_interrupt(std::uint8_t vector) override;
    void inject_nmi() override;
    void request_interrupt_window() override {}
    void set_tpr(std::uint8_t) override {}
    State state() const override;
    void set_state(const State& state) override;
    bool at_boundary() const override { return port_size_ == 0 && (runner_ == nullptr || !runner_->active()); }
    VcpuStatistics statistics() const override { return {.exits = exits_}; }

private:
    BhyveVcpu(std::shared_ptr<KernelMachine> machine, memory::GuestMemory& memory, unsigned id, bool intel)
        : machine_(std::move(machine)), memory_(memory), id_(id), intel_(intel) {}

    [[nodiscard]] std::int32_t cpu() const { return static_cast<std::int32_t>(id_); }
    [[nodiscard]] std::optional<Exit> enter();
    [[nodiscard]] Exit kicked();

    [[nodiscard]] std::optional<Exit> translate(const PortAccess& exit);
    [[nodiscard]] std::optional<Exit> translate(const PortString& exit);
    [[nodiscard]] std::optional<Exit> translate(const MsrReading& exit);
    [[nodiscard]] std::optional<Exit> translate(const MsrWriting& exit);
    [[nodiscard]] std::optional<Exit> translate(const MemoryInstruction& exit);
    [[nodiscard]] std::optional<Exit> translate(const CpuStart& exit);
    [[nodiscard]] std::optional<Exit> translate(const Ended& exit);
    [[nodiscard]] std::optional<Exit> translate(const Paused& exit);
    [[nodiscard]] std::optional<Exit> translate(const GoOn& exit);
    [[nodiscard]] std::optional<Exit> translate(const NoWay& exit);

    [[nodiscard]] std::optional<Exit> execute();
    [[nodiscard]] std::optional<Exit> go_on();
    [[nodiscard]] std::optional<Exit> access_kernel_device(const Exit& exit, bool& done);
    void take_over(const State& state);
    void inject_protection_fault();

    [[nodiscard]] std::uint64_t get(Reg reg) const;
    void set(Reg reg, std::uint64_t value);

    const std::shared_ptr<KernelMachine> machine_;
    memory::GuestMemory& memory_;
    const unsigned id_;
    const bool intel_;
    State rest_;                    ///< As set; of it what vmm(4) does not keep.
    std::uint64_t exit_rip_ = 0;    ///< Of the last exit.
    std::uint64_t next_rip_ = 0;    ///< Where the guest goes on, which vmm(4) keeps beside RIP after an exit.
    std::uint64_t exits_ = 0;
    unsigned active_in_ = ~0u;      ///< KernelMachine::resets() when it was activated.
    std::uint8_t port_size_ = 0;    ///< Of a port read that is not answered yet.
    std::unique_ptr<InstructionRunner> runner_;  ///< From the first such instruction on.
    State begun_;                                ///< Registers when it began the present one.

    std::atomic<bool> kicked_ = false;  ///< No run() has returned for it yet.
};

}  // namespace apiary::cpu::bhyve
