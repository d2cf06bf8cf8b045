// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <vector>

#include "backend/firmware/platform.h"
#include "backend/memory/guest_memory.h"

namespace apiary::firmware {

/// Kinds of memory as INT 15h, AX=E820h names them (ACPI specification, "System Address Map Interfaces").
enum class RangeType : std::uint32_t { Ram = 1, Reserved = 2, AcpiReclaimable = 3, AcpiNvs = 4 };

/// One entry of the memory map; entries are ascending and do not overlap.
struct MemoryRange {
    std::uint64_t start = 0;
    std::uint64_t size = 0;
    RangeType type = RangeType::Ram;
    bool operator==(const MemoryRange&) const = default;
};

/// The memory map a loader hands to its kernel: RAM without the BIOS areas, and the reserved MMIO pages.
[[nodiscard]] std::vector<MemoryRange> memory_map(const memory::GuestMemory& memory, const Platform& platform);

/// First address after the RAM that begins at 0 (at most GuestMemory::kLowLimit).
[[nodiscard]] std::uint64_t low_memory_end(const memory::GuestMemory& memory);

}  // namespace apiary::firmware
