// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/bhyve/instruction_runner.h"

#include <algorithm>
#include <variant>

#include "backend/base/check.h"
#include "backend/cpu/soft/cpu.h"
#include "backend/cpu/soft/features.h"
#include "backend/cpu/soft/mmu.h"

namespace apiary::cpu::bhyve {
namespace {

constexpr std::uint64_t kLongestInstruction = 15;
constexpr unsigned kMostElements = 1024;  ///< Between two looks of vmm(4)'s at what else there is for the vCPU.

/// Stands for no exception: one that is never raised.
constexpr soft::Fault kNoFault = {.vector = Vector::Nmi};

}  // namespace

InstructionRunner::InstructionRunner(unsigned id, memory::GuestMemory& memory)
    : cpu_(std::make_unique<soft::Cpu>(id, memory, with_topology(soft::supported_features(), {.id = id}, 0), TscClock{})) {}

InstructionRunner::~InstructionRunner() = default;

/// The guest has written to its memory without the tracker's knowledge.
void InstructionRunner::forget_code_at(const State& state) {
    const std::uint64_t start = (state.efer & efer::LMA) != 0 && (state.seg[Cs].access & Segment::kLong) != 0
                                    ? state.rip
                                    : (state.rip + state.seg[Cs].base) & 0xffff'ffff;
    for (const std::uint64_t linear : {start, start + kLongestInstruction - 1}) {
        if (const auto physical = soft::probe(*cpu_, linear)) {
            const std::uint64_t page = *physical & ~std::uint64_t{memory::PageTracker::kPageSize - 1};
            cpu_->memory.buffer_written({page}, memory::PageTracker::kPageSize);
        }
    }
}

void InstructionRunner::begin(const State& state) {
    before_ = state;
    State adapted = state;
    adapted.cr0 |= cr0::TS;  // So that what is refused shows itself, as #NM.
    adapted.interrupt_shadow = adapted.halted = adapted.wait_for_sipi = false;
    cpu_->set_state(adapted);
    forget_code_at(adapted);
    cpu_->fault = kNoFault;
    cpu_->steps = 1;
    cpu_->call_attention(soft::attention::Single | soft::attention::Steps);
    elements_ = 1;
    active_ = true;
}

void InstructionRunner::repeat() {
    ++elements_;
    cpu_->steps = 1;
    cpu_->call_attention(soft::attention::Single | soft::attention::Steps);
}

std::optional<Exit> InstructionRunner::run() {
    check(active_, "an instruction was begun");
    while (true) {
        const Exit exit = cpu_->run();
        const bool device = std::holds_alternative<MmioRead>(exit) || std::holds_alternative<MmioWrite>(exit) ||
                            std::holds_alternative<PortRead>(exit) || std::holds_alternative<PortWrite>(exit);
        if (device) {
            return exit;
        }
        const bool stepped = std::holds_alternative<Kicked>(exit);
        if (stepped && cpu_->rip == before_.rip && cpu_->fault.vector == kNoFault.vector && elements_ < kMostElements) {
            repeat();
            continue;
        }
        active_ = false;
        return stepped ? over() : Failure{"the guest changes instructions on device memory while they are carried out", exit.index()};
    }
}

std::optional<Exit> InstructionRunner::over() {
    switch (cpu_->fault.vector) {
        case Vector::DeviceNotAvailable:
            return Failure{"the guest accesses device memory by x87, SSE or AVX registers, which vmm(4) does not give out", before_.rip};
        // A processor that executes the guest has found it valid.
        case Vector::InvalidOpcode:
            return Failure{"the guest accesses device memory by an instruction that is not known here", before_.rip};
        default: return std::nullopt;
    }
}

/// The access is made again, so that the step is too.
void InstructionRunner::answer(std::uint64_t value) {
    soft::Replay& replay = cpu_->replay;
    check(replay.answered < soft::Replay::kMost, "an instruction reads a bounded number of device registers");
    replay.answers[replay.answered++] = value;
    cpu_->steps = 1;
}

State InstructionRunner::state() const {
    State state = cpu_->state();
    state.cr0 = (state.cr0 & ~cr0::TS) | (before_.cr0 & cr0::TS);
    state.interrupt_shadow = false;
    return state;
}

}  // namespace apiary::cpu::bhyve
