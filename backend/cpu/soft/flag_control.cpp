// SPDX-License-Identifier: BSD-2-Clause
// CLI STI PUSHF POPF CLAC STAC.
#include "backend/cpu/soft/flags.h"
#include "backend/cpu/soft/stack.h"
#include "backend/cpu/soft/system.h"

namespace apiary::cpu::soft {

namespace {

/// #GP(0) unless IF may be changed: CPL against IOPL, in virtual-8086 mode too, as its CPL is 3.
void require_io_privilege(Cpu& cpu, const Op* op) {
    cpu.current = op;
    if (cpu.cpl > (cpu.system_flags & rflags::IOPL) >> 12) [[unlikely]] {
        cpu.raise(Vector::GeneralProtection, 0);
    }
}

/// An interrupt that came before CLI is taken before it, however long the host let this vCPU wait for a CPU in between: a
/// kernel that counts ticks for so long by the TSC (Linux's timer_irq_works()) would miss all of them at once. But not one
/// that came in the shadow of an STI right before, nor while the instruction runs alone.
bool interrupt_goes_first(const Cpu& cpu, const Op* op) {
    const std::uint32_t why = cpu.attention.load(std::memory_order_relaxed);
    return (why & attention::Kick) != 0 && (cpu.system_flags & rflags::IF) != 0 && !cpu.isolated && cpu.last_sti + 1 != op;
}

const Op* op_cli(Cpu& cpu, const Op* op) {
    require_io_privilege(cpu, op);
    if (interrupt_goes_first(cpu, op)) [[unlikely]] {
        cpu.leave(Leave::Retry);
    }
    cpu.system_flags &= ~rflags::IF;
    APIARY_NEXT(cpu, op);
}

const Op* op_sti(Cpu& cpu, const Op* op) {
    require_io_privilege(cpu, op);
    const bool opens = (cpu.system_flags & rflags::IF) == 0;
    cpu.system_flags |= rflags::IF;
    cpu.last_sti = opens ? op : nullptr;
    const Op* next = go_on_after(cpu, op);
    // Going straight on executes the next instruction before anyone looks for interrupts, which is the shadow's purpose.
    if (next == nullptr && opens) {
        cpu.call_attention(attention::Shadow);
    }
    return next;
}

/// PUSHF and POPF in virtual-8086 mode need IOPL 3.
void check_v86(Cpu& cpu, const Op* op) {
    cpu.current = op;
    if ((cpu.mode & mode::V86) != 0 && (cpu.system_flags & rflags::IOPL) != rflags::IOPL) [[unlikely]] {
        cpu.raise(Vector::GeneralProtection, 0);
    }
}

template <class T>
struct PushFlags {
    static const Op* run(Cpu& cpu, const Op* op) {
        check_v86(cpu, op);
        push<T>(cpu, op, static_cast<T>(cpu.rflags() & ~(rflags::VM | rflags::RF)));
        APIARY_NEXT(cpu, op);
    }
};

template <class T>
struct PopFlags {
    static const Op* run(Cpu& cpu, const Op* op) {
        check_v86(cpu, op);
        const std::uint64_t value = pop<T>(cpu, op);
        const std::uint64_t writable = flags_writable(cpu, sizeof(T));
        const std::uint64_t old = cpu.system_flags;
        cpu.set_rflags((cpu.rflags() & ~(writable | rflags::RF)) | (value & writable));
        if (((old ^ cpu.system_flags) & (rflags::TF | rflags::AC | rflags::RF)) != 0) {
            cpu.update_mode();
        }
        return go_on_after(cpu, op);
    }
};

/// #UD where CLAC and STAC are not to be had.
void check_access_control(Cpu& cpu, const Op* op) {
    cpu.current = op;
    if (cpu.cpl != 0 || (cpu.announced.cr4 & cr4::SMAP) == 0) [[unlikely]] {
        cpu.raise(Vector::InvalidOpcode);
    }
}

const Op* op_clac(Cpu& cpu, const Op* op) {
    check_access_control(cpu, op);
    cpu.system_flags &= ~rflags::AC;
    cpu.select_tables();
    APIARY_NEXT(cpu, op);
}

const Op* op_stac(Cpu& cpu, const Op* op) {
    check_access_control(cpu, op);
    cpu.system_flags |= rflags::AC;
    cpu.select_tables();
    APIARY_NEXT(cpu, op);
}

}  // namespace

bool decode_flag_control(const Instruction& instruction, OpWriter& out) {
    Op op = out.make(nullptr);
    op.seg = Ss;
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_CLI: op.fn = op_cli; break;
        case ZYDIS_MNEMONIC_STI: op.fn = op_sti; break;
        case ZYDIS_MNEMONIC_CLAC: op.fn = op_clac; break;
        case ZYDIS_MNEMONIC_STAC: op.fn = op_stac; break;
        case ZYDIS_MNEMONIC_PUSHF: op.fn = PushFlags<std::uint16_t>::run; break;
        case ZYDIS_MNEMONIC_PUSHFD: op.fn = PushFlags<std::uint32_t>::run; break;
        case ZYDIS_MNEMONIC_PUSHFQ: op.fn = PushFlags<std::uint64_t>::run; break;
        case ZYDIS_MNEMONIC_POPF: op.fn = PopFlags<std::uint16_t>::run; break;
        case ZYDIS_MNEMONIC_POPFD: op.fn = PopFlags<std::uint32_t>::run; break;
        case ZYDIS_MNEMONIC_POPFQ: op.fn = PopFlags<std::uint64_t>::run; break;
        default: return false;
    }
    const bool ends = op.fn == op_sti || op.fn == PopFlags<std::uint16_t>::run ||
                      op.fn == PopFlags<std::uint32_t>::run || op.fn == PopFlags<std::uint64_t>::run;
    out.push(op);
    if (ends) {
        out.end_block();
    }
    return true;
}

}  // namespace apiary::cpu::soft
