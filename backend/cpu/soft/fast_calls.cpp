// SPDX-License-Identifier: BSD-2-Clause
// SYSCALL SYSRET SYSENTER SYSEXIT, SWAPGS, RDFSBASE and its like. As AMD has them: SYSCALL also in compatibility and legacy
// mode, SYSENTER in legacy mode only (APM vol. 3, SYSCALL, SYSRET, SYSENTER, SYSEXIT).
#include "backend/cpu/soft/debug.h"
#include "backend/cpu/soft/features.h"
#include "backend/cpu/soft/system.h"

namespace apiary::cpu::soft {

namespace {

constexpr std::uint32_t kCodeAccess = 0x9b | Segment::kGranular, kDataAccess = 0x93 | Segment::kGranular | Segment::kBig;

/// The flat segments that these instructions load without looking at descriptors.
Segment flat_code(std::uint16_t selector, unsigned dpl, bool is_64) {
    return {selector, 0, 0xffff'ffff, kCodeAccess | dpl << 5 | (is_64 ? Segment::kLong : Segment::kBig)};
}
Segment flat_data(std::uint16_t selector, unsigned dpl) { return {selector, 0, 0xffff'ffff, kDataAccess | dpl << 5}; }

std::uint16_t selector_of(std::uint64_t value) { return static_cast<std::uint16_t>(value); }

void enter_kernel(Cpu& cpu, std::uint16_t selector, bool is_64) {
    cpu.seg[Cs] = flat_code(selector & 0xfffc, 0, is_64);
    cpu.seg[Ss] = flat_data(static_cast<std::uint16_t>((selector & 0xfffc) + 8), 0);
    cpu.cpl = 0;
}

void enter_user(Cpu& cpu, std::uint16_t code, std::uint16_t data, bool is_64) {
    cpu.seg[Cs] = flat_code(code | 3, 3, is_64);
    cpu.seg[Ss] = flat_data(data | 3, 3);
    cpu.cpl = 3;
}

const Op* op_syscall(Cpu& cpu, const Op* op) {
    cpu.current = op;
    if ((cpu.efer & efer::SCE) == 0) {
        cpu.raise(Vector::InvalidOpcode);
    }
    const std::uint64_t next = cpu.next_rip(op);
    const std::uint16_t selector = selector_of(cpu.star >> 32);
    if (is_long_mode(cpu)) {
        const std::uint64_t entry = is_code_64(cpu) ? cpu.lstar : cpu.cstar;
        cpu.regs[Rcx] = next;
        cpu.regs[R11] = cpu.rflags() & ~rflags::RF;
        cpu.set_rflags(cpu.rflags() & ~(cpu.fmask | rflags::RF));
        cpu.rip = entry;
        enter_kernel(cpu, selector, true);
    } else {
        cpu.regs[Rcx] = next;
        cpu.system_flags &= ~(rflags::IF | rflags::VM | rflags::RF);
        cpu.rip = cpu.star & 0xffff'ffff;
        enter_kernel(cpu, selector, false);
    }
    cpu.update_mode();
    if ((cpu.system_flags & rflags::TF) == 0) {
        inhibit_debug_traps(cpu);
    }
    return next_block(cpu);
}

/// op->aux: the operand size is 64 bits.
const Op* op_sysret(Cpu& cpu, const Op* op) {
    cpu.current = op;
    if ((cpu.efer & efer::SCE) == 0 || !is_protected(cpu)) {
        cpu.raise(Vector::InvalidOpcode);
    }
    require_privileged(cpu, op);
    const std::uint16_t selector = selector_of(cpu.star >> 48);
    const auto data = static_cast<std::uint16_t>(selector + 8);
    if (is_code_64(cpu)) {
        constexpr std::uint64_t kRestored = 0x3c'7fd7;  // All but RF, VM and what is reserved.
        cpu.set_rflags(cpu.regs[R11] & kRestored);
        if (op->aux != 0) {
            cpu.rip = cpu.regs[Rcx];
            enter_user(cpu, static_cast<std::uint16_t>(selector + 16), data, true);
        } else {
            cpu.rip = cpu.regs[Rcx] & 0xffff'ffff;
            enter_user(cpu, selector, data, false);
        }
    } else {
        cpu.rip = cpu.regs[Rcx] & 0xffff'ffff;
        cpu.system_flags |= rflags::IF;
        enter_user(cpu, selector, data, false);
    }
    cpu.update_mode();
    return next_block(cpu);
}

/// #UD in IA-32e mode, #GP(0) where there are no descriptors or none was set.
void check_sysenter(Cpu& cpu, const Op* op) {
    cpu.current = op;
    if (is_long_mode(cpu)) {
        cpu.raise(Vector::InvalidOpcode);
    }
    if ((cpu.cr0 & cr0::PE) == 0 || (cpu.sysenter_cs & 0xfffc) == 0) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
}

const Op* op_sysenter(Cpu& cpu, const Op* op) {
    check_sysenter(cpu, op);
    cpu.system_flags &= ~(rflags::VM | rflags::IF | rflags::RF);
    cpu.regs[Rsp] = cpu.sysenter_esp & 0xffff'ffff;
    cpu.rip = cpu.sysenter_eip & 0xffff'ffff;
    enter_kernel(cpu, selector_of(cpu.sysenter_cs), false);
    cpu.update_mode();
    return next_block(cpu);
}

const Op* op_sysexit(Cpu& cpu, const Op* op) {
    check_sysenter(cpu, op);
    require_privileged(cpu, op);
    const std::uint16_t selector = selector_of(cpu.sysenter_cs);
    cpu.regs[Rsp] = cpu.regs[Rcx] & 0xffff'ffff;
    cpu.rip = cpu.regs[Rdx] & 0xffff'ffff;
    enter_user(cpu, static_cast<std::uint16_t>(selector + 16), static_cast<std::uint16_t>(selector + 24), false);
    cpu.update_mode();
    return next_block(cpu);
}

const Op* op_swapgs(Cpu& cpu, const Op* op) {
    require_privileged(cpu, op);
    std::swap(cpu.seg[Gs].base, cpu.kernel_gs_base);
    APIARY_NEXT(cpu, op);
}

void require_fsgsbase(Cpu& cpu, const Op* op) {
    cpu.current = op;
    if ((cpu.cr4 & cr4::FSGSBASE) == 0) [[unlikely]] {
        cpu.raise(Vector::InvalidOpcode);
    }
}

/// op->seg: the segment; op->aux: the operand size is 64 bits.
const Op* op_read_base(Cpu& cpu, const Op* op) {
    require_fsgsbase(cpu, op);
    const std::uint64_t base = cpu.seg[op->seg].base;
    if (op->aux != 0) {
        set_reg<std::uint64_t>(cpu, op->dst, base);
    } else {
        set_reg<std::uint32_t>(cpu, op->dst, static_cast<std::uint32_t>(base));
    }
    APIARY_NEXT(cpu, op);
}

const Op* op_write_base(Cpu& cpu, const Op* op) {
    require_fsgsbase(cpu, op);
    const std::uint64_t base = op->aux != 0 ? reg_at<std::uint64_t>(cpu, op->src) : reg_at<std::uint32_t>(cpu, op->src);
    if (!is_canonical(base)) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    cpu.seg[op->seg].base = base;
    APIARY_NEXT(cpu, op);
}

bool decode_call(const Instruction& instruction, OpWriter& out) {
    Op op = out.make(nullptr);
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_SYSCALL: op.fn = op_syscall; break;
        case ZYDIS_MNEMONIC_SYSRET: op.fn = op_sysret; break;
        case ZYDIS_MNEMONIC_SYSENTER: op.fn = op_sysenter; break;
        case ZYDIS_MNEMONIC_SYSEXIT: op.fn = op_sysexit; break;
        default: return false;
    }
    op.aux = (instruction.info.attributes & ZYDIS_ATTRIB_HAS_REX) != 0 && instruction.info.raw.rex.W != 0;
    out.push(op);
    out.end_block();
    return true;
}

bool decode_base(const Instruction& instruction, OpWriter& out) {
    Op op = out.make(nullptr);
    const ZydisDecodedOperand& operand = instruction.operands[0];
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_RDFSBASE:
        case ZYDIS_MNEMONIC_RDGSBASE:
            op.fn = op_read_base;
            op.dst = offset_of(operand);
            break;
        case ZYDIS_MNEMONIC_WRFSBASE:
        case ZYDIS_MNEMONIC_WRGSBASE:
            op.fn = op_write_base;
            op.src = offset_of(operand);
            break;
        default: return false;
    }
    const bool fs = instruction.info.mnemonic == ZYDIS_MNEMONIC_RDFSBASE ||
                    instruction.info.mnemonic == ZYDIS_MNEMONIC_WRFSBASE;
    op.seg = fs ? Fs : Gs;
    op.aux = operand.size == 64;
    out.push(op);
    return true;
}

}  // namespace

bool decode_fast_calls(const Instruction& instruction, OpWriter& out) {
    if (instruction.info.mnemonic == ZYDIS_MNEMONIC_SWAPGS) {
        out.push(op_swapgs);
        return true;
    }
    return decode_call(instruction, out) || decode_base(instruction, out);
}

}  // namespace apiary::cpu::soft
