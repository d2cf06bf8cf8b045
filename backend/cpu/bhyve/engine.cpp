// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/bhyve/engine.h"

#include <utility>

#include "backend/cpu/bhyve/kernel_machine.h"
#include "backend/cpu/bhyve/vcpu.h"

namespace apiary::cpu {
namespace {

/// What the firmware's tables and the state after RESET are made of. What guests are told is vmm(4)'s own.
CpuidTable described_cpuid() {
    CpuidTable table;
    for (const std::uint32_t leaf : {0u, 1u, 0x8000'0000u, 0x8000'0001u, 0x8000'0008u}) {
        table.set({.leaf = leaf, .result = host_cpuid(leaf, 0)});
    }
    return table;
}

class BhyveEngine final : public Engine {
public:
    BhyveEngine(memory::GuestMemory& memory, std::shared_ptr<bhyve::KernelMachine> machine)
        : memory_(memory), machine_(std::move(machine)), cpuid_(described_cpuid()) {}

    std::string name() const override { return "bhyve"; }
    const CpuidTable& supported_cpuid() const override { return cpuid_; }
    Result<std::unique_ptr<Vcpu>> create_vcpu(unsigned id, const CpuidTable& cpuid) override {
        return bhyve::BhyveVcpu::create(machine_, memory_, id, cpuid);
    }
    KernelControllers* kernel_controllers() override { return machine_.get(); }
    Result<void> reset() override { return machine_->reset(); }

private:
    memory::GuestMemory& memory_;
    const std::shared_ptr<bhyve::KernelMachine> machine_;
    const CpuidTable cpuid_;
};

}  // namespace

Result<std::unique_ptr<Engine>> make_bhyve_engine(memory::GuestMemory& memory, std::unique_ptr<bhyve::Calls> calls,
                                                  const bhyve::Release& release) {
    auto machine = bhyve::KernelMachine::create(std::move(calls), release, memory);
    if (!machine) {
        return std::unexpected(std::move(machine.error()));
    }
    return std::make_unique<BhyveEngine>(memory, *std::move(machine));
}

}  // namespace apiary::cpu
