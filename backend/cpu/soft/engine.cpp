// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/engine.h"

#include "backend/base/check.h"
#include "backend/cpu/soft/cpu.h"
#include "backend/cpu/soft/features.h"
#include "backend/cpu/soft/native.h"
#include "backend/cpu/soft/translator/translator.h"

namespace apiary::cpu {

namespace {

using soft::Cpu;

class SoftVcpu final : public Vcpu {
public:
    SoftVcpu(unsigned id, memory::GuestMemory& memory, const CpuidTable& cpuid, const TscClock& clock,
             const SoftOptions& options)
        : cpu_(std::make_unique<Cpu>(id, memory, cpuid, clock,
                                     options.mode == SoftMode::Translator ? options.translate_after : 0)) {}

    /// Why this vCPU cannot run on this host, if so.
    [[nodiscard]] const std::optional<Error>& error() const {
        return cpu_->translator != nullptr && cpu_->translator->error() ? cpu_->translator->error() : cpu_->native->error();
    }

    Exit run() override {
        ++exits_;
        return cpu_->run();
    }
    void kick() override { cpu_->call_attention(soft::attention::Kick); }

    void complete_read(std::uint64_t value) override { answer(value, false); }
    void accept_msr() override { answer(0, false); }
    void fail_msr() override { answer(0, true); }

    bool can_inject() const override { return cpu_->can_inject(); }
    void inject_interrupt(std::uint8_t vector) override {
        check(cpu_->can_inject(), "an interrupt is injected only when it can be taken");
        cpu_->pending_interrupt = vector;
        cpu_->call_attention(soft::attention::Inject);
    }
    void inject_nmi() override {
        cpu_->nmi_pending = true;
        cpu_->call_attention(soft::attention::Inject);
    }
    void request_interrupt_window() override { cpu_->call_attention(soft::attention::Window); }
    void set_tpr(std::uint8_t value) override { cpu_->cr8 = value & 15; }

    State state() const override { return cpu_->state(); }
    void set_state(const State& state) override { cpu_->set_state(state); }
    bool at_boundary() const override { return cpu_->at_boundary(); }
    void forget_memory() override { cpu_->forget_code(); }

    VcpuStatistics statistics() const override { return {.instructions = cpu_->instructions, .exits = exits_}; }

private:
    void answer(std::uint64_t value, bool refused) {
        soft::Replay& replay = cpu_->replay;
        check(replay.answered < soft::Replay::kMost, "an instruction reads a bounded number of device registers");
        replay.answers[replay.answered++] = value;
        replay.failed = refused;
    }

    std::unique_ptr<Cpu> cpu_;
    std::uint64_t exits_ = 0;
};

class SoftEngine final : public Engine {
public:
    SoftEngine(memory::GuestMemory& memory, const TscClock& clock, const SoftOptions& options)
        : memory_(memory), clock_(clock), options_(options) {}

    std::string name() const override { return "soft"; }
    const CpuidTable& supported_cpuid() const override { return cpuid_; }
    Result<std::unique_ptr<Vcpu>> create_vcpu(unsigned id, const CpuidTable& cpuid) override {
        auto vcpu = std::make_unique<SoftVcpu>(id, memory_, cpuid, clock_, options_);
        if (const auto& error = vcpu->error()) {
            return std::unexpected(*error);
        }
        return vcpu;
    }

private:
    memory::GuestMemory& memory_;
    TscClock clock_;
    SoftOptions options_;
    CpuidTable cpuid_ = soft::supported_features();
};

}  // namespace

std::unique_ptr<Engine> make_soft_engine(memory::GuestMemory& memory, const TscClock& clock, const SoftOptions& options) {
    return std::make_unique<SoftEngine>(memory, clock, options);
}

}  // namespace apiary::cpu
