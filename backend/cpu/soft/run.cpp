// SPDX-License-Identifier: BSD-2-Clause
// The run loop: from block to block, and everything that has to be looked at between instructions.
#include "backend/cpu/soft/block_cache.h"
#include "backend/cpu/soft/cpu.h"
#include "backend/cpu/soft/debug.h"
#include "backend/cpu/soft/exception.h"
#include "backend/cpu/soft/mmu.h"
#include "backend/cpu/soft/native.h"
#include "backend/cpu/soft/translator/translator.h"

namespace apiary::cpu::soft {

namespace {

const Op* op_stop(Cpu& cpu, const Op* op) {
    cpu.rip = cpu.instruction_rip(op);
    return nullptr;
}

/// Instructions of the running block that were counted on entry and did not retire, because `cpu.current` faulted.
unsigned instructions_from_current(const Cpu& cpu) {
    if (cpu.block == nullptr) {
        return 0;
    }
    const Op* const end = cpu.block->ops + cpu.block->op_count;
    const bool copied = cpu.translator != nullptr && cpu.translator->owns(cpu.current);
    if (!copied && (cpu.current < cpu.block->ops || cpu.current >= end)) {
        return 0;
    }
    unsigned count = 0;
    std::uint16_t last = 0xffff;
    for (const Op* op = cpu.block->ops; op < end; ++op) {
        if (op->offset >= cpu.current->offset && op->length != 0 && op->offset != last) {
            ++count;
            last = op->offset;
        }
    }
    return count;
}

/// Enters `block` at `cpu.rip`.
const Op* enter(Cpu& cpu, Block* block) {
    cpu.regs[kSlotRip] = cpu.rip;
    cpu.block = block;
    if (cpu.translator != nullptr) {
        if (const Op* translated = cpu.translator->enter(cpu, block)) {
            return translated;
        }
    }
    cpu.instructions += block->instructions;
    return block->ops;
}

/// The block at `cpu.rip` if the jump cache has it.
Block* cached_block(const Cpu& cpu) {
    const BlockCache::Jump& jump = cpu.blocks->jump(cpu.rip);
    const bool holds = jump.key == cpu.block_key || jump.key == cpu.global_key;
    return jump.rip == cpu.rip && holds && jump.block->current() ? jump.block : nullptr;
}

/// Executes from `cpu.rip` on until an op goes back to the run loop.
void run_block(Cpu& cpu) {
    Block* block = cached_block(cpu);
    const Op* op = enter(cpu, block != nullptr ? block : find_block(cpu));
    while (op != nullptr) {
        op = op->fn(cpu, op);
    }
}

/// Executes the one instruction at `cpu.rip` from a copy, so that it does not run on into the next.
void run_isolated(Cpu& cpu) {
    Block* block = find_block(cpu);
    unsigned count = 0;
    while (count < block->op_count && count < Cpu::kMostIsolatedOps && block->ops[count].offset == 0 &&
           block->ops[count].length != 0) {
        cpu.isolated_ops[count] = block->ops[count];
        ++count;
    }
    Op stop = {};
    stop.fn = op_stop;
    stop.offset = block->ops[0].length;
    cpu.isolated_ops[count] = stop;
    cpu.regs[kSlotRip] = cpu.rip;
    cpu.block = nullptr;
    cpu.isolated = true;
    ++cpu.instructions;
    for (const Op* op = cpu.isolated_ops.data(); op != nullptr;) {
        op = op->fn(cpu, op);
    }
    cpu.isolated = false;
    cpu.replay.answered = 0;
    cpu.replay.used = 0;
    cpu.replay.failed = false;
}

/// Executes one instruction with what RFLAGS.TF and the breakpoints ask for around it.
void step(Cpu& cpu) {
    cpu.clear_attention(attention::Shadow | attention::Single);
    const bool debugging = (cpu.attention.load(std::memory_order_relaxed) & attention::Step) != 0;
    if (debugging && cpu.replay.answered == 0) {
        check_code_breakpoint(cpu);
    }
    const bool trap = (cpu.system_flags & rflags::TF) != 0;
    cpu.pending_debug = 0;
    run_isolated(cpu);
    if (debugging) {
        finish_debugged_instruction(cpu, trap);
    }
}

/// What has to be done before the next instruction. True: `cpu.exit` is to be returned.
bool attend(Cpu& cpu) {
    std::uint32_t why = cpu.attention.load(std::memory_order_relaxed);
    if ((why & attention::Code) != 0) {
        why &= ~attention::Code;
        cpu.clear_attention(attention::Code);
        if (cpu.translator != nullptr) {
            cpu.translator->shut_changed_pages();
        }
    }
    if ((why & attention::Steps) != 0 && cpu.steps-- == 0) {
        cpu.clear_attention(attention::Steps);
        cpu.exit = Kicked{};
        return true;
    }
    // An instruction whose device reads were answered goes first: the device has moved on.
    if ((why & attention::Single) != 0 && cpu.replay.answered != 0) {
        step(cpu);
        return false;
    }
    if ((why & attention::Kick) != 0) {
        cpu.clear_attention(attention::Kick);
        cpu.exit = Kicked{};
        return true;
    }
    if ((why & attention::Inject) != 0 && (why & attention::Shadow) == 0) {
        cpu.clear_attention(attention::Inject);
        if (cpu.nmi_pending && !cpu.nmi_blocked) {
            cpu.nmi_pending = false;
            cpu.halted = false;
            deliver_nmi(cpu);
        }
        if (cpu.pending_interrupt) {
            const std::uint8_t vector = *cpu.pending_interrupt;
            cpu.pending_interrupt.reset();
            cpu.halted = false;
            deliver_interrupt(cpu, vector);
        }
        return false;
    }
    if (cpu.halted) {
        return false;
    }
    if ((why & attention::Window) != 0 && cpu.can_inject()) {
        cpu.clear_attention(attention::Window);
        cpu.exit = InterruptWindow{};
        return true;
    }
    if ((why & (attention::Single | attention::Step | attention::Shadow)) != 0) {
        step(cpu);
    } else {
        // A window that is still shut: go on block by block until it opens.
        run_block(cpu);
    }
    return false;
}

/// Runs until there is an exit for the machine; leaves by longjmp on faults.
void run_on(Cpu& cpu) {
    for (;;) {
        if (cpu.replay.write_count != 0) {
            cpu.exit = cpu.replay.writes[0];
            cpu.replay.write_sent = 1;
            return;
        }
        if (cpu.attention.load(std::memory_order_relaxed) != 0) {
            if (attend(cpu)) {
                return;
            }
            if (!cpu.halted) {
                continue;
            }
        }
        if (cpu.halted && cpu.replay.write_count == 0) {
            cpu.exit = Halt{};
            return;
        }
        run_block(cpu);
    }
}

}  // namespace

const Op* next_block(Cpu& cpu) {
    if (cpu.attention.load(std::memory_order_relaxed) != 0 || cpu.isolated) [[unlikely]] {
        return nullptr;
    }
    Block* block = cached_block(cpu);
    return block != nullptr ? enter(cpu, block) : nullptr;
}

void Cpu::leave(Leave why) {
    if (bus_locked) {
        unlock_bus(*this);
    }
    std::longjmp(landing, static_cast<int>(why));
}

bool Cpu::can_inject() const {
    return (system_flags & rflags::IF) != 0 && !pending_interrupt && !wait_for_sipi && replay.answered == 0 &&
           (attention.load(std::memory_order_relaxed) & (attention::Shadow | attention::Inject)) == 0;
}

std::uint64_t Cpu::device_read(const Exit& request) {
    if (replay.used < replay.answered) {
        return replay.answers[replay.used++];
    }
    if (replay.answered == Replay::kMost) {
        return ~std::uint64_t{0};
    }
    exit = request;
    leave(Leave::Exit);
}

void Cpu::device_write(const Exit& request) {
    if (!isolated) {
        leave(Leave::Retry);
    }
    queue_exit(request);
}

Exit Cpu::run() {
    if (replay.write_sent != 0) {
        if (replay.write_sent < replay.write_count) {
            return replay.writes[replay.write_sent++];
        }
        replay.write_sent = 0;
        replay.write_count = 0;
    }
    native->enter(*this);
    const Exit reason = run_guest();
    native->leave(*this);
    return reason;
}

Exit Cpu::run_guest() {
    const auto why = static_cast<Leave>(setjmp(landing));
    if (why != Leave{}) {
        const bool was_isolated = isolated;
        isolated = false;
        rip = instruction_rip(current);
        instructions -= was_isolated ? 1 : instructions_from_current(*this);
        replay.used = 0;
        replay.write_count = 0;
        block = nullptr;
        switch (why) {
            case Leave::Fault:
                replay.answered = 0;
                replay.failed = false;
                deliver_fault(*this);
                break;
            case Leave::Exit:
                call_attention(attention::Single);
                return exit;
            case Leave::Retry:
                call_attention(attention::Single);
                break;
            case Leave::Shutdown:
                replay.answered = 0;
                return Shutdown{};
        }
    }
    run_on(*this);
    return exit;
}

}  // namespace apiary::cpu::soft
