// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "backend/cpu/engine.h"
#include "backend/cpu/state.h"
#include "backend/memory/guest_memory.h"

namespace apiary::cpu::soft {
class Cpu;
}

namespace apiary::cpu::bhyve {

/// Executes instructions on device memory and strings of ports by the software CPU, since vmm(4) hands them out undone.
///
/// What it executes is what stands in memory at that moment, which a hostile guest may have changed since it was handed out: it is
/// executed as the guest's own in any case. Instructions on x87, SSE and AVX registers, which vmm(4) gives no access to, are refused.
class InstructionRunner {
public:
    /// For vCPU `id`; `memory` has to outlive it.
    InstructionRunner(unsigned id, memory::GuestMemory& memory);
    ~InstructionRunner();
    InstructionRunner(const InstructionRunner&) = delete;
    InstructionRunner& operator=(const InstructionRunner&) = delete;

    /// Begins the instruction at `state.rip`.
    void begin(const State& state);
    /// The next access to memory of devices or ports, reads to be answered; or Failure. Nothing when the instruction is over: state() tells what has
    /// become of it, which may be an exception that was delivered.
    [[nodiscard]] std::optional<Exit> run();
    void answer(std::uint64_t value);
    /// Begun and not over.
    [[nodiscard]] bool active() const { return active_; }
    [[nodiscard]] State state() const;

private:
    void forget_code_at(const State& state);
    void repeat();
    [[nodiscard]] std::optional<Exit> over();

    const std::unique_ptr<soft::Cpu> cpu_;
    State before_;
    unsigned elements_ = 0;  ///< Of a repeated string instruction.
    bool active_ = false;
};

}  // namespace apiary::cpu::bhyve
