// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>

#include "backend/cpu/soft/cpu.h"

namespace apiary::cpu::soft {

/// The value RDMSR gives, or nothing for #GP(0). Registers of the local APIC leave to the machine first (MsrRead), by way
/// of Cpu::device_read. cpu.current must be set.
[[nodiscard]] std::optional<std::uint64_t> read_msr(Cpu& cpu, std::uint32_t index);
/// Writes as WRMSR does; false for #GP(0).
[[nodiscard]] bool write_msr(Cpu& cpu, std::uint32_t index, std::uint64_t value);

}  // namespace apiary::cpu::soft
