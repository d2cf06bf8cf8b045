// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/model_registers.h"

#include <algorithm>

namespace apiary::cpu {

namespace {

constexpr std::uint32_t kPlatformId = 0x17, kFeatureControl = 0x3a, kMiscEnable = 0x1a0;
constexpr std::uint32_t kMtrrCap = 0xfe, kMtrrVariable = 0x200, kMtrrFixed64K = 0x250, kMtrrFixed16K = 0x258, kMtrrFixed4K = 0x268,
                        kMtrrDefaultType = 0x2ff, kMachineCheck = 0x400;
constexpr std::uint64_t kPages = 0xff'ffff'f000;  ///< Of 40 bits, which all vCPUs have at most.
constexpr std::uint64_t kMtrrCapabilities = MemoryTypeRanges::kVariable | 1 << 8 | 1 << 10;  // Fixed ranges, WC.

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
        return all_memory_types(value, is_memory_type);
    }
    const bool is_mask = (index & 1) != 0;
    return is_mask ? (value & ~(kPages | kMaskValid)) == 0
                   : (value & ~(kPages | 0xff)) == 0 && is_memory_type(value & 0xff);
}

// ---- Registers that are only stored.

std::uint64_t* machine_check_register(ModelRegisters& registers, std::uint32_t index) {
    auto& banks = registers.machine_check;
    return index >= kMachineCheck && index < kMachineCheck + banks.size() ? &banks[index - kMachineCheck] : nullptr;
}

/// Place in kStoredRegisters, or its size.
std::size_t stored_register(std::uint32_t index) {
    return static_cast<std::size_t>(std::ranges::find(kStoredRegisters, index, &StoredRegister::index) -
                                    kStoredRegisters.begin());
}

}  // namespace

bool write_stored(ModelRegisters& registers, std::uint32_t index, std::uint64_t value) {
    if (std::uint64_t* range = range_register(registers.ranges, index)) {
        if (!is_valid_range(index, value)) {
            return false;
        }
        *range = value;
        return true;
    }
    if (std::uint64_t* bank = machine_check_register(registers, index)) {
        // Nothing is ever logged; kernels clear the registers.
        *bank = value;
        return true;
    }
    const std::size_t at = stored_register(index);
    if (at == kStoredRegisters.size()) {
        return false;
    }
    std::uint64_t& stored = registers.stored[at];
    if (((value ^ stored) & ~kStoredRegisters[at].writable) != 0 || kStoredRegisters[at].writable == 0) {
        return false;
    }
    stored = value;
    return true;
}

std::optional<std::uint64_t> read_stored(ModelRegisters& registers, std::uint32_t index) {
    if (index == kMtrrCap) {
        return kMtrrCapabilities;
    }
    const std::uint64_t* const found = find_stored(registers, index);
    return found != nullptr ? std::optional(*found) : std::nullopt;
}

/// SDM vol. 4, table 2-2: VMX is locked off; strings are fast, no branch trace store and no precise sampling.
std::optional<std::uint64_t> read_intel(std::uint32_t index) {
    switch (index) {
        case kPlatformId: return 0;
        case kFeatureControl: return 1;
        case kMiscEnable: return 1 | 1 << 11 | 1 << 12;
        default: return std::nullopt;
    }
}

std::uint64_t* find_stored(ModelRegisters& registers, std::uint32_t index) {
    if (std::uint64_t* range = range_register(registers.ranges, index)) {
        return range;
    }
    if (std::uint64_t* bank = machine_check_register(registers, index)) {
        return bank;
    }
    const std::size_t at = stored_register(index);
    return at < kStoredRegisters.size() ? &registers.stored[at] : nullptr;
}

std::vector<std::uint32_t> writable_registers() {
    std::vector<std::uint32_t> indices = {kMtrrDefaultType, kMtrrFixed64K, kMtrrFixed16K, kMtrrFixed16K + 1};
    const auto add_range = [&](std::uint32_t first, std::size_t count) {
        for (std::uint32_t i = 0; i < count; ++i) {
            indices.push_back(first + i);
        }
    };
    add_range(kMtrrFixed4K, 8);
    add_range(kMtrrVariable, std::size_t{2} * MemoryTypeRanges::kVariable);
    add_range(kMachineCheck, std::size_t{4} * kMachineCheckBanks);
    for (const StoredRegister& each : kStoredRegisters) {
        if (each.writable != 0) {
            indices.push_back(each.index);
        }
    }
    return indices;
}

}  // namespace apiary::cpu
