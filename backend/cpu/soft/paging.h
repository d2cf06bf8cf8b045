// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "backend/cpu/soft/mmu.h"

namespace apiary::cpu::soft {

/// What the page tables say of one 4 KiB page.
struct PageWalk {
    bool mapped = false;          ///< Else `error` is the error code of the #PF.
    std::uint32_t error = 0;      ///< Format `pferr`.
    std::uint64_t physical = 0;   ///< Of the 4 KiB page.
    unsigned shift = 12;          ///< Size of the page as mapped: 12, 21, 22 or 30.
    bool user = true;             ///< Accessible in user mode.
    bool writable = true;
    bool executable = true;       ///< By NX alone.
    bool global = false;
    bool dirty = true;            ///< D is set, or there is no paging.
};

/// Walks the page tables (none, 32-bit, PAE or 4-level) for an access, checks its rights as SDM vol. 3, §4.6 says, and sets A
/// and D atomically. `linear` must be canonical or, outside IA-32e mode, below 4 GiB.
[[nodiscard]] PageWalk walk_pages(Cpu& cpu, std::uint64_t linear, AccessKind kind, Cpu::Privilege privilege);
/// The same for a debugger: no rights are asked for and nothing is set.
[[nodiscard]] PageWalk inspect_pages(const Cpu& cpu, std::uint64_t linear);

/// The four PDPTE registers as a load of CR3 with value `cr3` makes them; nothing when a present one has reserved bits set
/// (then the load raises #GP).
[[nodiscard]] std::optional<std::array<std::uint64_t, 4>> read_pdptes(const Cpu& cpu, std::uint64_t cr3);

/// True when PAE paging (not IA-32e) would be on with these control registers.
[[nodiscard]] constexpr bool uses_pdptes(std::uint64_t cr0_value, std::uint64_t cr4_value, std::uint64_t efer_value) {
    return (cr0_value & cr0::PG) != 0 && (cr4_value & cr4::PAE) != 0 && (efer_value & efer::LMA) == 0;
}

}  // namespace apiary::cpu::soft
