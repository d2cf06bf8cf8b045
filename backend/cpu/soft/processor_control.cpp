// SPDX-License-Identifier: BSD-2-Clause
// CPUID, RDTSC RDTSCP RDPMC RDPID, HLT, PAUSE.
#include <sched.h>

#include "backend/cpu/soft/features.h"
#include "backend/cpu/soft/system.h"

namespace apiary::cpu::soft {

namespace {

// A CPU that executes this many PAUSEs, each soon after the other, is waiting for one that may not be running.
constexpr unsigned kPausesToYield = 64;
constexpr std::uint64_t kCloseTogether = 64;

/// Puts in what follows the state of the vCPU.
CpuidResult cpuid_now(const Cpu& cpu, std::uint32_t leaf, std::uint32_t subleaf) {
    constexpr std::uint32_t kOsxsave = 1u << 27, kApic = 1u << 9;
    constexpr std::uint64_t kYmm = 4;
    constexpr std::uint32_t kLegacySize = 576, kWithYmm = 832;
    CpuidResult result = cpu.cpuid.find(leaf, subleaf);
    if (leaf == 1) {
        result.ecx = (cpu.cr4 & cr4::OSXSAVE) != 0 ? result.ecx | kOsxsave : result.ecx & ~kOsxsave;
        result.edx = cpu.apic_enabled ? result.edx : result.edx & ~kApic;
    } else if (leaf == 0xd && subleaf <= 1 && result.eax != 0) {
        // Bytes of the components that XCR0 enables, in standard and compacted form alike.
        result.ebx = (cpu.xcr0 & kYmm) != 0 ? kWithYmm : kLegacySize;
    }
    return result;
}

const Op* op_cpuid(Cpu& cpu, const Op* op) {
    const CpuidResult result =
        cpuid_now(cpu, static_cast<std::uint32_t>(cpu.regs[Rax]), static_cast<std::uint32_t>(cpu.regs[Rcx]));
    cpu.regs[Rax] = result.eax;
    cpu.regs[Rbx] = result.ebx;
    cpu.regs[Rcx] = result.ecx;
    cpu.regs[Rdx] = result.edx;
    APIARY_NEXT(cpu, op);
}

void set_edx_eax(Cpu& cpu, std::uint64_t value) {
    cpu.regs[Rax] = value & 0xffff'ffff;
    cpu.regs[Rdx] = value >> 32;
}

void check_tsc(Cpu& cpu, const Op* op) {
    cpu.current = op;
    if (cpu.cpl != 0 && (cpu.cr4 & cr4::TSD) != 0) [[unlikely]] {
        cpu.raise(Vector::GeneralProtection, 0);
    }
}

const Op* op_rdtsc(Cpu& cpu, const Op* op) {
    check_tsc(cpu, op);
    set_edx_eax(cpu, cpu.read_tsc());
    APIARY_NEXT(cpu, op);
}

const Op* op_rdtscp(Cpu& cpu, const Op* op) {
    if (!cpu.announced.rdtscp) {
        return op_undefined(cpu, op);
    }
    check_tsc(cpu, op);
    set_edx_eax(cpu, cpu.read_tsc());
    cpu.regs[Rcx] = cpu.tsc_aux & 0xffff'ffff;
    APIARY_NEXT(cpu, op);
}

/// There are no performance counters.
const Op* op_rdpmc(Cpu& cpu, const Op* op) {
    cpu.current = op;
    cpu.raise(Vector::GeneralProtection, 0);
}

const Op* op_rdpid(Cpu& cpu, const Op* op) {
    if (!cpu.announced.rdpid) {
        return op_undefined(cpu, op);
    }
    set_reg<std::uint64_t>(cpu, op->dst, cpu.tsc_aux & 0xffff'ffff);
    APIARY_NEXT(cpu, op);
}

const Op* op_hlt(Cpu& cpu, const Op* op) {
    require_privileged(cpu, op);
    cpu.halted = true;
    return end_after(cpu, op);
}

const Op* op_pause(Cpu& cpu, const Op* op) {
    cpu.pauses = cpu.instructions - cpu.last_pause <= kCloseTogether ? cpu.pauses + 1 : 0;
    cpu.last_pause = cpu.instructions;
    if (cpu.pauses >= kPausesToYield) {
        cpu.pauses = 0;
        sched_yield();
    }
    APIARY_NEXT(cpu, op);
}

}  // namespace

bool decode_processor_control(const Instruction& instruction, OpWriter& out) {
    Op op = out.make(nullptr);
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_CPUID: op.fn = op_cpuid; break;
        case ZYDIS_MNEMONIC_RDTSC: op.fn = op_rdtsc; break;
        case ZYDIS_MNEMONIC_RDTSCP: op.fn = op_rdtscp; break;
        case ZYDIS_MNEMONIC_RDPMC: op.fn = op_rdpmc; break;
        case ZYDIS_MNEMONIC_PAUSE: op.fn = op_pause; break;
        case ZYDIS_MNEMONIC_RDPID:
            op.fn = op_rdpid;
            op.dst = offset_of(instruction.operands[0]);
            break;
        case ZYDIS_MNEMONIC_HLT:
            op.fn = op_hlt;
            out.push(op);
            out.end_block();
            return true;
        default: return false;
    }
    out.push(op);
    return true;
}

}  // namespace apiary::cpu::soft
