// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace apiary::cpu {

/// A model-specific register that keeps what is written and does nothing else.
struct StoredRegister {
    std::uint32_t index;
    std::uint64_t initial;
    std::uint64_t writable;  ///< A write with other bits changed raises #GP; 0: read-only.
};

inline constexpr std::uint64_t kAllBits = ~std::uint64_t{0};
inline constexpr std::uint64_t kMicrocodeRevision = 0x0a00'11ff;  ///< Later than every revision with known defects.

/// Machine check: banks, and what IA32_MCG_CAP says (SDM vol. 3, §15.3.1.1: count, MCG_CTL_P).
inline constexpr unsigned kMachineCheckBanks = 10;
inline constexpr std::uint64_t kMachineCheckCap = kMachineCheckBanks | 1 << 8;

/// The registers that kernels look at or tune at boot. IA32_* as in SDM vol. 4, chapter 2; C001_xxxx as in the processor
/// programming references of AMD families 17h to 1Ah.
inline constexpr std::array kStoredRegisters = {
    StoredRegister{0x0000'0000, 0, kAllBits},                    // P5_MC_ADDR
    StoredRegister{0x0000'0001, 0, kAllBits},                    // P5_MC_TYPE
    StoredRegister{0x0000'008b, kMicrocodeRevision, 0},          // PATCH_LEVEL
    StoredRegister{0x0000'0179, kMachineCheckCap, 0},            // IA32_MCG_CAP
    StoredRegister{0x0000'017a, 0, 7},                           // IA32_MCG_STATUS
    StoredRegister{0x0000'017b, kAllBits, kAllBits},             // IA32_MCG_CTL
    StoredRegister{0x0000'01d9, 0, 0x3f},                        // DEBUGCTL
    StoredRegister{0x0000'01db, 0, 0},                           // LastBranchFromIp
    StoredRegister{0x0000'01dc, 0, 0},                           // LastBranchToIp
    StoredRegister{0x0000'01dd, 0, 0},                           // LastIntFromIp
    StoredRegister{0x0000'01de, 0, 0},                           // LastIntToIp
    StoredRegister{0xc001'0010, 0, kAllBits},                    // SYSCFG
    StoredRegister{0xc001'0015, 1u << 24, kAllBits},             // HWCR: the TSC counts at a fixed rate
    StoredRegister{0xc001'001a, 0xc000'0000, kAllBits},          // TOP_MEM
    StoredRegister{0xc001'001d, 0, kAllBits},                    // TOP_MEM2
    StoredRegister{0xc001'001f, 0, kAllBits},                    // NB_CFG
    StoredRegister{0xc001'0020, 0, kAllBits},                    // PATCH_LOADER
    StoredRegister{0xc001'0044, 0, kAllBits},                    // MC_CTL_MASK, ten banks
    StoredRegister{0xc001'0045, 0, kAllBits},
    StoredRegister{0xc001'0046, 0, kAllBits},
    StoredRegister{0xc001'0047, 0, kAllBits},
    StoredRegister{0xc001'0048, 0, kAllBits},
    StoredRegister{0xc001'0049, 0, kAllBits},
    StoredRegister{0xc001'004a, 0, kAllBits},
    StoredRegister{0xc001'004b, 0, kAllBits},
    StoredRegister{0xc001'004c, 0, kAllBits},
    StoredRegister{0xc001'004d, 0, kAllBits},
    StoredRegister{0xc001'0055, 0, kAllBits},                    // INT_PENDING
    StoredRegister{0xc001'0058, 0, kAllBits},                    // MMIO_CFG_BASE
    StoredRegister{0xc001'0114, 0x18, 0},                        // VM_CR: SVM disabled and locked
    StoredRegister{0xc001'1002, 0, kAllBits},                    // CPUID_7_FEATURES
    StoredRegister{0xc001'1003, 0, kAllBits},                    // CPUID_PWR_THERM
    StoredRegister{0xc001'1004, 0, kAllBits},                    // CPUID_FEATURES
    StoredRegister{0xc001'1005, 0, kAllBits},                    // CPUID_EXT_FEATURES
    StoredRegister{0xc001'1020, 0, kAllBits},                    // LS_CFG
    StoredRegister{0xc001'1021, 0, kAllBits},                    // IC_CFG
    StoredRegister{0xc001'1022, 0, kAllBits},                    // DC_CFG
    StoredRegister{0xc001'1023, 0, kAllBits},                    // BU_CFG
    StoredRegister{0xc001'1028, 0, kAllBits},                    // FP_CFG
    StoredRegister{0xc001'1029, 2, kAllBits},                    // DE_CFG: LFENCE serialises
    StoredRegister{0xc001'102a, 0, kAllBits},                    // BU_CFG2
    StoredRegister{0xc001'102c, 0, kAllBits},                    // EX_CFG
    StoredRegister{0xc001'102d, 0, kAllBits},                    // LS_CFG2
};

/// The memory type range registers, set up as firmware leaves them: write-back but for the device hole below 4 GiB.
struct MemoryTypeRanges {
    static constexpr unsigned kVariable = 8, kFixed = 11;
    static constexpr std::uint64_t kWriteBackEverywhere = 0x0606'0606'0606'0606;

    std::uint64_t default_type = 0xc06;  ///< Enabled, fixed ranges too, default write-back.
    std::array<std::uint64_t, 2 * kVariable> variable = {0xc000'0000, 0xff'c000'0800};
    std::array<std::uint64_t, kFixed> fixed = {kWriteBackEverywhere, kWriteBackEverywhere, 0, kWriteBackEverywhere,
                                               kWriteBackEverywhere, kWriteBackEverywhere, kWriteBackEverywhere,
                                               kWriteBackEverywhere, kWriteBackEverywhere, kWriteBackEverywhere,
                                               kWriteBackEverywhere};
    bool operator==(const MemoryTypeRanges&) const = default;
};

/// Contents of the registers that only remember.
struct ModelRegisters {
    std::array<std::uint64_t, kStoredRegisters.size()> stored = initial();
    MemoryTypeRanges ranges;
    std::array<std::uint64_t, kMachineCheckBanks * 4> machine_check = {};  ///< CTL, STATUS, ADDR, MISC of each bank.
    bool operator==(const ModelRegisters&) const = default;

private:
    static constexpr std::array<std::uint64_t, kStoredRegisters.size()> initial() {
        std::array<std::uint64_t, kStoredRegisters.size()> values = {};
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = kStoredRegisters[i].initial;
        }
        return values;
    }
};

[[nodiscard]] inline bool is_memory_type(std::uint64_t type) { return type <= 6 && type != 2 && type != 3; }

/// True when each byte is a memory type that `valid` knows.
template <class Valid>
[[nodiscard]] bool all_memory_types(std::uint64_t value, Valid&& valid) {
    for (unsigned i = 0; i < 8; ++i) {
        if (!valid(value >> (8 * i) & 0xff)) {
            return false;
        }
    }
    return true;
}

/// What RDMSR gives for one of these; nothing when there is no such register.
[[nodiscard]] std::optional<std::uint64_t> read_stored(ModelRegisters& registers, std::uint32_t index);
/// False for #GP(0).
[[nodiscard]] bool write_stored(ModelRegisters& registers, std::uint32_t index, std::uint64_t value);

/// What RDMSR gives on processors of Intel's for registers that kernels read without looking first; nothing for others.
[[nodiscard]] std::optional<std::uint64_t> read_intel(std::uint32_t index);

/// Where register `index` is kept; null when there is no such register. For engines that have some of them elsewhere.
[[nodiscard]] std::uint64_t* find_stored(ModelRegisters& registers, std::uint32_t index);
/// Those of them that a guest can write to.
[[nodiscard]] std::vector<std::uint32_t> writable_registers();

}  // namespace apiary::cpu
