// SPDX-License-Identifier: BSD-2-Clause
// RDMSR and WRMSR, and the model-specific registers themselves.
#include "backend/cpu/soft/msr.h"

#include <x86intrin.h>

#include <algorithm>

#include "backend/cpu/soft/control_registers.h"
#include "backend/cpu/soft/features.h"
#include "backend/cpu/model_registers.h"
#include "backend/cpu/soft/system.h"

namespace apiary::cpu::soft {

namespace {

// Indices (SDM vol. 4, chapter 2; APM vol. 2, appendix A).
constexpr std::uint32_t kTsc = 0x10, kApicBase = 0x1b, kTscAdjust = 0x3b, kSpecCtrl = 0x48, kPredCmd = 0x49,
                        kSysenterCs = 0x174, kSysenterEsp = 0x175, kSysenterEip = 0x176, kPat = 0x277,
                        kTscDeadline = 0x6e0, kX2apic = 0x800,
                        kX2apicLast = 0x8ff, kEfer = 0xc000'0080, kStar = 0xc000'0081, kLstar = 0xc000'0082,
                        kCstar = 0xc000'0083, kFmask = 0xc000'0084, kFsBase = 0xc000'0100, kGsBase = 0xc000'0101,
                        kKernelGsBase = 0xc000'0102, kTscAux = 0xc000'0103;

constexpr std::uint64_t kApicGlobalEnable = 1 << 11;

enum class Rule { Any, Low32, Canonical };

/// A register that lives in a field of Cpu and has no effect when it is written.
struct FieldRegister {
    std::uint32_t index;
    std::uint64_t Cpu::* field;
    Rule rule;
};
constexpr std::array kFieldRegisters = {
    FieldRegister{kKernelGsBase, &Cpu::kernel_gs_base, Rule::Canonical},
    FieldRegister{kStar, &Cpu::star, Rule::Any},
    FieldRegister{kLstar, &Cpu::lstar, Rule::Canonical},
    FieldRegister{kCstar, &Cpu::cstar, Rule::Canonical},
    FieldRegister{kFmask, &Cpu::fmask, Rule::Low32},
    FieldRegister{kSysenterCs, &Cpu::sysenter_cs, Rule::Any},
    FieldRegister{kSysenterEsp, &Cpu::sysenter_esp, Rule::Canonical},
    FieldRegister{kSysenterEip, &Cpu::sysenter_eip, Rule::Canonical},
    FieldRegister{kTscAux, &Cpu::tsc_aux, Rule::Low32},
    FieldRegister{kTscAdjust, &Cpu::tsc_adjust, Rule::Any},
};

const FieldRegister* field_register(std::uint32_t index) {
    const auto* found = std::ranges::find(kFieldRegisters, index, &FieldRegister::index);
    return found == kFieldRegisters.end() ? nullptr : &*found;
}

bool obeys(Rule rule, std::uint64_t value) {
    return rule == Rule::Any || (rule == Rule::Low32 ? value <= 0xffff'ffff : is_canonical(value));
}

/// Registers that the machine around the CPU has.
bool is_machines(std::uint32_t index) {
    return index == kApicBase || index == kTscDeadline || (index >= kX2apic && index <= kX2apicLast);
}

std::optional<std::uint64_t> ask_machine(Cpu& cpu, const Exit& request) {
    const std::uint64_t answer = cpu.device_read(request);
    if (cpu.replay.failed) {
        return std::nullopt;
    }
    return answer;
}

// ---- Those with an effect.

bool write_spec_ctrl(Cpu& cpu, std::uint64_t value) {
    constexpr std::uint64_t kIbrsAndStibp = 3;
    if (!cpu.announced.speculation_control || (value & ~kIbrsAndStibp) != 0) {
        return false;
    }
    cpu.spec_ctrl = value;
    return true;
}

bool write_pat(Cpu& cpu, std::uint64_t value) {
    constexpr std::uint64_t kUncachedMinus = 7;
    if (!all_memory_types(value, [](std::uint64_t type) { return is_memory_type(type) || type == kUncachedMinus; })) {
        return false;
    }
    cpu.pat = value;
    return true;
}

bool write_base(std::uint64_t& base, std::uint64_t value) {
    if (!is_canonical(value)) {
        return false;
    }
    base = value;
    return true;
}

bool write_machines(Cpu& cpu, std::uint32_t index, std::uint64_t value) {
    if (!ask_machine(cpu, MsrWrite{.index = index, .value = value})) {
        return false;
    }
    if (index == kApicBase) {
        cpu.apic_enabled = (value & kApicGlobalEnable) != 0;
    }
    return true;
}

const Op* op_rdmsr(Cpu& cpu, const Op* op) {
    require_privileged(cpu, op);
    const auto value = read_msr(cpu, static_cast<std::uint32_t>(cpu.regs[Rcx]));
    if (!value) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    cpu.regs[Rax] = *value & 0xffff'ffff;
    cpu.regs[Rdx] = *value >> 32;
    APIARY_NEXT(cpu, op);
}

const Op* op_wrmsr(Cpu& cpu, const Op* op) {
    require_privileged(cpu, op);
    const std::uint64_t value = cpu.regs[Rdx] << 32 | (cpu.regs[Rax] & 0xffff'ffff);
    if (!write_msr(cpu, static_cast<std::uint32_t>(cpu.regs[Rcx]), value)) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    return go_on_after(cpu, op);
}

}  // namespace

std::optional<std::uint64_t> read_msr(Cpu& cpu, std::uint32_t index) {
    if (is_machines(index)) {
        return ask_machine(cpu, MsrRead{.index = index});
    }
    if (const FieldRegister* entry = field_register(index)) {
        return cpu.*entry->field;
    }
    switch (index) {
        case kFsBase: return cpu.seg[Fs].base;
        case kGsBase: return cpu.seg[Gs].base;
        case kEfer: return cpu.efer;
        case kTsc: return cpu.read_tsc();
        case kPat: return cpu.pat;
        case kSpecCtrl:
            return cpu.announced.speculation_control ? std::optional(cpu.spec_ctrl) : std::nullopt;
        default: return read_stored(cpu.model_registers, index);
    }
}

bool write_msr(Cpu& cpu, std::uint32_t index, std::uint64_t value) {
    switch (index) {
        case kFsBase: return write_base(cpu.seg[Fs].base, value);
        case kGsBase: return write_base(cpu.seg[Gs].base, value);
        case kEfer: set_efer(cpu, value); return true;
        case kTsc: cpu.tsc_adjust += value - cpu.read_tsc(); return true;
        case kPat: return write_pat(cpu, value);
        case kSpecCtrl: return write_spec_ctrl(cpu, value);
        case kPredCmd: return cpu.announced.prediction_barrier && value <= 1;
        default: break;
    }
    if (is_machines(index)) {
        return write_machines(cpu, index, value);
    }
    if (const FieldRegister* entry = field_register(index)) {
        if (!obeys(entry->rule, value)) {
            return false;
        }
        cpu.*entry->field = value;
        return true;
    }
    return write_stored(cpu.model_registers, index, value);
}

bool decode_model_registers(const Instruction& instruction, OpWriter& out) {
    if (instruction.info.mnemonic == ZYDIS_MNEMONIC_RDMSR) {
        out.push(op_rdmsr);
        return true;
    }
    if (instruction.info.mnemonic == ZYDIS_MNEMONIC_WRMSR) {
        out.push(op_wrmsr);
        out.end_block();
        return true;
    }
    return false;
}

}  // namespace apiary::cpu::soft
