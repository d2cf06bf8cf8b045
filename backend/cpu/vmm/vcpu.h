// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "backend/cpu/engine.h"
#include "backend/cpu/vmm/device.h"

namespace apiary::cpu::vmm {

/// A vCPU of the module's. The registers that only remember (memory type ranges, machine check, …) are kept here.
class ModuleVcpu final : public Vcpu {
public:
    [[nodiscard]] static Result<std::unique_ptr<ModuleVcpu>> create(std::shared_ptr<const Device> device, unsigned id,
                                                                     const CpuidTable& cpuid);

    Exit run() override;
    void kick() override;
    void complete_read(std::uint64_t value) override;
    void accept_msr() override;
    void fail_msr() override;
    bool can_inject() const override { return can_inject_; }
    void inject_interrupt(std::uint8_t vector) override;
    void inject_nmi() override;
    void request_interrupt_window() override { next_.flags |= APIARY_VMM_WANT_WINDOW; }
    void set_tpr(std::uint8_t value) override;
    State state() const override;
    void set_state(const State& state) override;
    bool at_boundary() const override { return !stashed_ && !is_unfinished(); }
    std::vector<HardwareField> hardware_fields() const override;
    VcpuStatistics statistics() const override { return {.exits = exits_}; }

private:
    ModuleVcpu(std::shared_ptr<const Device> device, unsigned id) : device_(std::move(device)), id_(id) {}

    [[nodiscard]] std::uint32_t enter() const;
    [[nodiscard]] std::optional<Exit> translate(std::uint32_t exit);
    [[nodiscard]] std::optional<Exit> read_msr(std::uint32_t index);
    [[nodiscard]] std::optional<Exit> write_msr(std::uint32_t index, std::uint64_t value);
    [[nodiscard]] bool is_unfinished() const;
    void finish() const;

    std::shared_ptr<const Device> device_;
    unsigned id_;
    State rest_;  ///< Of it what the module does not keep: also the registers that only remember.
    std::uint64_t exits_ = 0;

    // Also looking at the state may have to finish what was begun.
    mutable apiary_vmm_run next_ = {};       ///< What is asked for at the next entry.
    mutable apiary_vmm_run last_ = {};       ///< What the last one came back with.
    mutable std::uint32_t later_ = 0;        ///< Flags of the entry behind that.
    mutable std::optional<std::uint32_t> stashed_;  ///< An exit that came while finishing.
    mutable bool can_inject_ = false;
};

}  // namespace apiary::cpu::vmm
