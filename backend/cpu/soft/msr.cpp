// SPDX-License-Identifier: BSD-2-Clause
// RDMSR and WRMSR, and the model-specific registers themselves.
#include "backend/cpu/soft/msr.h"

#include <x86intrin.h>

#include <algorithm>

#include "backend/cpu/soft/control_registers.h"
#include "backend/cpu/soft/features.h"
#include "backend/cpu/soft/system.h"

namespace apiary::cpu::soft {

namespace {

// Indices (SDM vol. 4, chapter 2; APM vol. 2, appendix A).
constexpr std::uint32_t kTsc = 0x10, kApicBase = 0x1b, kTscAdjust = 0x3b, kSpecCtrl = 0x48, kPredCmd = 0x49, kMtrrCap = 0xfe,
                        kSysenterCs = 0x174, kSysenterEsp = 0x175, kSysenterEip = 0x176, kMtrrVariable = 0x200,
                        kMtrrFixed64K = 0x250, kMtrrFixed16K = 0x258, kMtrrFixed4K = 0x268, kPat = 0x277,
                        kMtrrDefaultType = 0x2ff, kMachineCheck = 0x400, kTscDeadline = 0x6e0, kX2apic = 0x800,
                        kX2apicLast = 0x8ff, kEfer = 0xc000'0080, kStar = 0xc000'0081, kLstar = 0xc000'0082,
                        kCstar = 0xc000'0083, kFmask = 0xc000'0084, kFsBase = 0xc000'0100, kGsBase = 0xc000'0101,
                        kKernelGsBase = 0xc000'0102, kTscAux = 0xc000'0103;

constexpr std::uint64_t kMtrrCapabilities = MemoryTypeRanges::kVariable | 1 << 8 | 1 << 10;  // Fixed ranges, WC.
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

bool is_memory_type(std::uint64_t type) { return type <= 6 && type != 2 && type != 3; }

/// True when each byte is a memory type that `valid` knows.
template <class Valid>
bool all_types(std::uint64_t value, Valid&& valid) {
    for (unsigned i = 0; i < 8; ++i) {
        if (!valid(value >> (8 * i) & 0xff)) {
            return false;
        }
    }
    return true;
}

// ---- Memory type ranges.

/// Number of the fixed-range register, in the order of addresses.
std::optional<unsigned> fixed_range(std::uint32_t index) {
    if (index == kMtrrFixed64K) {
        return 0;
    }
    if (index == kMtrrFixed16K || index == kMtrrFixed16K + 1) {
        return index - kMtrrFixed16K + 1;
    }
    if (index >= kMtrrFixed4K && index < kMtrrFixed4K + 8) {
        return index - kMtrrFixed4K + 3;
    }
    return std::nullopt;
}

std::uint64_t* range_register(MemoryTypeRanges& ranges, std::uint32_t index) {
    if (index == kMtrrDefaultType) {
        return &ranges.default_type;
    }
    if (index >= kMtrrVariable && index < kMtrrVariable + ranges.variable.size()) {
        return &ranges.variable[index - kMtrrVariable];
    }
    const auto fixed = fixed_range(index);
    return fixed ? &ranges.fixed[*fixed] : nullptr;
}

/// What may be written (SDM vol. 3, §11.11.2).
bool is_valid_range(std::uint32_t index, std::uint64_t value) {
    constexpr std::uint64_t kMaskValid = 1 << 11, kEnable = 3 << 10;
    if (index == kMtrrDefaultType) {
        return (value & ~(kEnable | 0xff)) == 0 && is_memory_type(value & 0xff);
    }
    if (fixed_range(index)) {
        return all_types(value, is_memory_type);
    }
    const std::uint64_t address = kPhysicalAddressMask & kPageMask;
    const bool is_mask = (index & 1) != 0;
    return is_mask ? (value & ~(address | kMaskValid)) == 0
                   : (value & ~(address | 0xff)) == 0 && is_memory_type(value & 0xff);
}

// ---- Registers that are only stored.

std::uint64_t* machine_check_register(Cpu& cpu, std::uint32_t index) {
    auto& banks = cpu.model_registers.machine_check;
    return index >= kMachineCheck && index < kMachineCheck + banks.size() ? &banks[index - kMachineCheck] : nullptr;
}

/// Place in kStoredRegisters, or its size.
std::size_t stored_register(std::uint32_t index) {
    return static_cast<std::size_t>(std::ranges::find(kStoredRegisters, index, &StoredRegister::index) -
                                    kStoredRegisters.begin());
}

bool write_stored(Cpu& cpu, std::uint32_t index, std::uint64_t value) {
    if (std::uint64_t* range = range_register(cpu.model_registers.ranges, index)) {
        if (!is_valid_range(index, value)) {
            return false;
        }
        *range = value;
        return true;
    }
    if (std::uint64_t* bank = machine_check_register(cpu, index)) {
        // Nothing is ever logged; kernels clear the registers.
        *bank = value;
        return true;
    }
    const std::size_t at = stored_register(index);
    if (at == kStoredRegisters.size()) {
        return false;
    }
    std::uint64_t& stored = cpu.model_registers.stored[at];
    if (((value ^ stored) & ~kStoredRegisters[at].writable) != 0 || kStoredRegisters[at].writable == 0) {
        return false;
    }
    stored = value;
    return true;
}

std::optional<std::uint64_t> read_stored(Cpu& cpu, std::uint32_t index) {
    if (index == kMtrrCap) {
        return kMtrrCapabilities;
    }
    if (const std::uint64_t* range = range_register(cpu.model_registers.ranges, index)) {
        return *range;
    }
    if (const std::uint64_t* bank = machine_check_register(cpu, index)) {
        return *bank;
    }
    const std::size_t at = stored_register(index);
    if (at == kStoredRegisters.size()) {
        return std::nullopt;
    }
    return cpu.model_registers.stored[at];
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
    if (!all_types(value, [](std::uint64_t type) { return is_memory_type(type) || type == kUncachedMinus; })) {
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
        default: return read_stored(cpu, index);
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
    return write_stored(cpu, index, value);
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
