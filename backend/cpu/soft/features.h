// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "backend/cpu/cpuid.h"

namespace apiary::cpu::soft {

/// Width of guest-physical addresses. 1 TiB holds the largest machine and its 64-bit MMIO window.
inline constexpr unsigned kPhysicalAddressBits = 40;
inline constexpr std::uint64_t kPhysicalAddressMask = (std::uint64_t{1} << kPhysicalAddressBits) - 1;
inline constexpr unsigned kLinearAddressBits = 48;

/// True when the upper bits of `linear` repeat bit 47 (SDM vol. 1, §3.3.7.1).
[[nodiscard]] constexpr bool is_canonical(std::uint64_t linear) {
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(linear << (64 - kLinearAddressBits)) >>
                                      (64 - kLinearAddressBits)) == linear;
}

/// What the system part of the CPU asks a guest's CPUID for, so that it need not be looked up at each use.
struct SystemFeatures {
    explicit SystemFeatures(const CpuidTable& table);

    bool rdtscp, rdpid, invpcid, clflushopt, clwb, prediction_barrier, speculation_control;
    std::uint64_t cr4;   ///< Bits of CR4 that can be set.
    std::uint64_t efer;  ///< Bits of EFER that can be set.
};

/// What CPUID says on the software CPU: a fixed model of AMD family 19h with what is implemented here; vector
/// extensions are announced as far as the host has them, since its units execute them.
[[nodiscard]] CpuidTable supported_features();

}  // namespace apiary::cpu::soft
