// SPDX-License-Identifier: BSD-2-Clause
// MOV to and from control and debug registers, LMSW SMSW CLTS (SDM vol. 2, MOV; vol. 3, §2.5, 4.10 and 9.8).
#include "backend/cpu/soft/control_registers.h"

#include "backend/cpu/soft/debug.h"
#include "backend/cpu/soft/exception.h"
#include "backend/cpu/soft/features.h"
#include "backend/cpu/soft/mmu.h"
#include "backend/cpu/soft/native.h"
#include "backend/cpu/soft/paging.h"
#include "backend/cpu/soft/system.h"

namespace apiary::cpu::soft {

namespace {

constexpr std::uint64_t kCr0Writable = cr0::PE | cr0::MP | cr0::EM | cr0::TS | cr0::NE | cr0::WP | cr0::AM | cr0::NW |
                                       cr0::CD | cr0::PG;
constexpr std::uint64_t kPcid = 0xfff;
constexpr std::uint64_t kUpperHalf = 0xffff'ffff'0000'0000;

[[noreturn]] void refuse(Cpu& cpu) { cpu.raise(Vector::GeneralProtection, 0); }

/// The PDPTE registers for the paging that these registers ask for, if it is PAE paging; #GP(0) when they are not valid.
std::array<std::uint64_t, 4> require_pdptes(Cpu& cpu, std::uint64_t cr0_value, std::uint64_t cr4_value,
                                            std::uint64_t cr3_value) {
    if (!uses_pdptes(cr0_value, cr4_value, cpu.efer)) {
        return cpu.pdpte;
    }
    const auto pdptes = read_pdptes(cpu, cr3_value);
    if (!pdptes) {
        refuse(cpu);
    }
    return *pdptes;
}

/// EFER.LMA behind a change of CR0.PG.
std::uint64_t efer_for_paging(Cpu& cpu, bool paging) {
    if (!paging) {
        if (is_code_64(cpu) || (cpu.cr4 & cr4::PCIDE) != 0) {
            refuse(cpu);
        }
        return cpu.efer & ~efer::LMA;
    }
    if ((cpu.efer & efer::LME) == 0) {
        return cpu.efer;
    }
    if ((cpu.cr4 & cr4::PAE) == 0 || (cpu.seg[Cs].access & Segment::kLong) != 0) {
        refuse(cpu);
    }
    return cpu.efer | efer::LMA;
}

const Op* op_read_cr(Cpu& cpu, const Op* op) {
    require_privileged(cpu, op);
    std::uint64_t value = 0;
    switch (op->aux) {
        case 0: value = cpu.cr0; break;
        case 2: value = cpu.cr2; break;
        case 3: value = cpu.cr3; break;
        case 4: value = cpu.cr4; break;
        default: value = cpu.cr8; break;
    }
    if (is_code_64(cpu)) {
        set_reg<std::uint64_t>(cpu, op->dst, value);
    } else {
        set_reg<std::uint32_t>(cpu, op->dst, static_cast<std::uint32_t>(value));
    }
    APIARY_NEXT(cpu, op);
}

const Op* set_task_priority(Cpu& cpu, const Op* op, std::uint64_t value) {
    if (value > 15) {
        refuse(cpu);
    }
    cpu.cr8 = value;
    cpu.queue_exit(TprWrite{.value = static_cast<std::uint8_t>(value)});
    return end_after(cpu, op);
}

const Op* op_write_cr(Cpu& cpu, const Op* op) {
    require_privileged(cpu, op);
    const std::uint64_t value = is_code_64(cpu) ? reg_at<std::uint64_t>(cpu, op->src) : reg_at<std::uint32_t>(cpu, op->src);
    // The instruction pointer behind has to be found before the mode changes.
    const std::uint64_t next = cpu.next_rip(op);
    switch (op->aux) {
        case 0: set_cr0(cpu, value); break;
        case 2: cpu.cr2 = value; break;
        case 3: set_cr3(cpu, value); break;
        case 4: set_cr4(cpu, value); break;
        default: return set_task_priority(cpu, op, value);
    }
    cpu.rip = next;
    return next_block(cpu);
}

/// Which debug register is meant: DR4 and DR5 are DR6 and DR7, unless CR4.DE.
unsigned debug_register(Cpu& cpu, const Op* op) {
    cpu.current = op;
    const unsigned number = op->aux;
    if (number != 4 && number != 5) {
        return number;
    }
    if ((cpu.cr4 & cr4::DE) != 0) {
        cpu.raise(Vector::InvalidOpcode);
    }
    return number + 2;
}

/// #DB when DR7.GD guards the debug registers.
void check_general_detect(Cpu& cpu) {
    if ((cpu.dr7 & dr7::GeneralDetect) != 0) {
        cpu.fault = {.vector = Vector::Debug, .dr6 = dr6::GeneralDetect};
        cpu.leave(Leave::Fault);
    }
}

const Op* op_read_dr(Cpu& cpu, const Op* op) {
    const unsigned number = debug_register(cpu, op);
    require_privileged(cpu, op);
    check_general_detect(cpu);
    const std::uint64_t value = number < 4 ? cpu.dr[number] : number == 6 ? cpu.dr6 : cpu.dr7;
    if (is_code_64(cpu)) {
        set_reg<std::uint64_t>(cpu, op->dst, value);
    } else {
        set_reg<std::uint32_t>(cpu, op->dst, static_cast<std::uint32_t>(value));
    }
    APIARY_NEXT(cpu, op);
}

const Op* op_write_dr(Cpu& cpu, const Op* op) {
    const unsigned number = debug_register(cpu, op);
    require_privileged(cpu, op);
    check_general_detect(cpu);
    const std::uint64_t value = is_code_64(cpu) ? reg_at<std::uint64_t>(cpu, op->src) : reg_at<std::uint32_t>(cpu, op->src);
    if (number >= 6 && (value & kUpperHalf) != 0) {
        refuse(cpu);
    }
    if (number < 4) {
        cpu.dr[number] = value;
    } else if (number == 6) {
        cpu.dr6 = (value & (dr6::Breakpoints | dr6::GeneralDetect | dr6::SingleStep | dr6::TaskSwitch)) | dr6::Fixed;
    } else {
        constexpr std::uint64_t kZero = 1 << 11 | 1 << 12 | 1 << 14 | 1 << 15;
        cpu.dr7 = (value & ~kZero) | dr7::Fixed;
    }
    cpu.update_mode();
    return go_on_after(cpu, op);
}

const Op* op_lmsw(Cpu& cpu, const Op* op) {
    require_privileged(cpu, op);
    constexpr std::uint64_t kLoaded = cr0::PE | cr0::MP | cr0::EM | cr0::TS;
    const std::uint64_t value = read_word(cpu, op) & kLoaded;
    cpu.current = op;
    const std::uint64_t next = cpu.next_rip(op);
    // PE can be set but not cleared.
    set_cr0(cpu, (cpu.cr0 & ~(kLoaded & ~cr0::PE)) | value);
    cpu.rip = next;
    return next_block(cpu);
}

const Op* op_smsw(Cpu& cpu, const Op* op) {
    check_umip(cpu, op);
    write_word(cpu, op, cpu.cr0);
    APIARY_NEXT(cpu, op);
}

const Op* op_clts(Cpu& cpu, const Op* op) {
    require_privileged(cpu, op);
    cpu.cr0 &= ~cr0::TS;
    cpu.native->update(cpu);
    APIARY_NEXT(cpu, op);
}

bool is_class(const ZydisDecodedOperand& operand, ZydisRegisterClass wanted) {
    return is_register(operand) && ZydisRegisterGetClass(operand.reg.value) == wanted;
}

std::uint8_t number_of(const ZydisDecodedOperand& operand) {
    return static_cast<std::uint8_t>(ZydisRegisterGetId(operand.reg.value));
}

bool decode_mov(const Instruction& instruction, OpWriter& out) {
    const ZydisDecodedOperand& to = instruction.operands[0];
    const ZydisDecodedOperand& from = instruction.operands[1];
    Op op = out.make(nullptr);
    if (is_class(to, ZYDIS_REGCLASS_CONTROL) || is_class(to, ZYDIS_REGCLASS_DEBUG)) {
        op.fn = is_class(to, ZYDIS_REGCLASS_CONTROL) ? op_write_cr : op_write_dr;
        op.aux = number_of(to);
        op.src = offset_of(from);
        out.push(op);
        out.end_block();
        return true;
    }
    if (is_class(from, ZYDIS_REGCLASS_CONTROL) || is_class(from, ZYDIS_REGCLASS_DEBUG)) {
        op.fn = is_class(from, ZYDIS_REGCLASS_CONTROL) ? op_read_cr : op_read_dr;
        op.aux = number_of(from);
        op.dst = offset_of(to);
        out.push(op);
        return true;
    }
    return false;
}

}  // namespace

void set_cr0(Cpu& cpu, std::uint64_t value) {
    if ((value & kUpperHalf) != 0) {
        refuse(cpu);
    }
    value = (value & kCr0Writable) | cr0::ET;
    const std::uint64_t changed = value ^ cpu.cr0;
    if (((value & cr0::PG) != 0 && (value & cr0::PE) == 0) || ((value & cr0::NW) != 0 && (value & cr0::CD) == 0)) {
        refuse(cpu);
    }
    const std::uint64_t old_efer = cpu.efer;
    if ((changed & cr0::PG) != 0) {
        cpu.efer = efer_for_paging(cpu, (value & cr0::PG) != 0);
    }
    if ((changed & (cr0::PG | cr0::CD | cr0::NW)) != 0 && uses_pdptes(value, cpu.cr4, cpu.efer)) {
        const auto pdptes = read_pdptes(cpu, cpu.cr3);
        if (!pdptes) {
            cpu.efer = old_efer;
            refuse(cpu);
        }
        cpu.pdpte = *pdptes;
    }
    cpu.cr0 = value;
    if ((changed & (cr0::PG | cr0::WP | cr0::PE)) != 0) {
        flush_tlb_all(cpu);
    }
    cpu.native->update(cpu);
    cpu.update_mode();
}

void set_cr3(Cpu& cpu, std::uint64_t value) {
    constexpr std::uint64_t kKeep = std::uint64_t{1} << 63;
    if (is_long_mode(cpu)) {
        const std::uint64_t allowed = kPhysicalAddressMask | ((cpu.cr4 & cr4::PCIDE) != 0 ? kKeep : 0);
        if ((value & ~allowed) != 0) {
            refuse(cpu);
        }
    }
    cpu.pdpte = require_pdptes(cpu, cpu.cr0, cpu.cr4, value);
    load_cr3(cpu, value);
}

void set_cr4(Cpu& cpu, std::uint64_t value) {
    const std::uint64_t changed = value ^ cpu.cr4;
    const bool sets_pcide = (changed & value & cr4::PCIDE) != 0;
    if ((value & ~cpu.announced.cr4) != 0 || (is_long_mode(cpu) && (value & cr4::PAE) == 0) ||
        (sets_pcide && (!is_long_mode(cpu) || (cpu.cr3 & kPcid) != 0))) {
        refuse(cpu);
    }
    if ((changed & (cr4::PAE | cr4::PGE | cr4::PSE | cr4::SMEP)) != 0) {
        cpu.pdpte = require_pdptes(cpu, cpu.cr0, value, cpu.cr3);
    }
    cpu.cr4 = value;
    const bool clears_pcide = (changed & cr4::PCIDE) != 0 && !sets_pcide;
    if (clears_pcide || (changed & (cr4::PAE | cr4::PGE | cr4::PSE | cr4::SMEP | cr4::SMAP)) != 0) {
        flush_tlb_all(cpu);
    }
    cpu.native->update(cpu);
    cpu.update_mode();
}

void set_efer(Cpu& cpu, std::uint64_t value) {
    value &= ~efer::LMA;  // Follows CR0.PG; what is written is ignored.
    const std::uint64_t changed = value ^ (cpu.efer & ~efer::LMA);
    if ((value & ~cpu.announced.efer) != 0 || ((changed & efer::LME) != 0 && (cpu.cr0 & cr0::PG) != 0)) {
        refuse(cpu);
    }
    cpu.efer = value | (cpu.efer & efer::LMA);
    if ((changed & efer::NXE) != 0) {
        flush_tlb_all(cpu);
    }
    cpu.update_mode();
}

bool decode_control_registers(const Instruction& instruction, OpWriter& out) {
    Op op = out.make(nullptr);
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_MOV: return decode_mov(instruction, out);
        case ZYDIS_MNEMONIC_LMSW:
            op.fn = op_lmsw;
            set_word_source(op, instruction.operands[0], out);
            out.push(op);
            out.end_block();
            return true;
        case ZYDIS_MNEMONIC_SMSW:
            op.fn = op_smsw;
            set_word_destination(op, instruction.operands[0], out);
            break;
        case ZYDIS_MNEMONIC_CLTS: op.fn = op_clts; break;
        default: return false;
    }
    out.push(op);
    return true;
}

}  // namespace apiary::cpu::soft
