// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/base/result.h"
#include "backend/cpu/state.h"
#include "backend/memory/guest_memory.h"

namespace apiary::loader {

// What the loaders put below 640 KiB, where no kernel of theirs is loaded.
inline constexpr memory::GuestPhys kGdt{0x500};
inline constexpr memory::GuestPhys kFreeBsdStack{0x1000};       ///< FreeBSD's loaders use these four pages.
inline constexpr memory::GuestPhys kFreeBsdPageTables{0x2000};  ///< PML4, PDPT and one page directory.
inline constexpr memory::GuestPhys kFreeBsdGdt{0x5000};
inline constexpr memory::GuestPhys kBootInfo{0x6000};      ///< hvm_start_info or multiboot information, up to 0x7000.
inline constexpr memory::GuestPhys kZeroPage{0x7000};      ///< Linux boot_params.
inline constexpr memory::GuestPhys kStackTop{0x8ff0};
inline constexpr memory::GuestPhys kPageTables{0x9000};    ///< PML4, PDPT and four page directories, up to 0xF000.
inline constexpr memory::GuestPhys kSetupData{0xf000};
inline constexpr memory::GuestPhys kCommandLine{0x20000};  ///< Up to 0x30000, with its NUL.
inline constexpr std::uint64_t kCommandLineRoom = 0x10000;

/// 32-bit protected mode, flat 4 GiB segments, no paging, interrupts off, at `entry`. Writes the GDT.
[[nodiscard]] Result<cpu::State> enter_protected_mode(memory::GuestMemory& memory, std::uint32_t entry);

/// 64-bit mode with the first 4 GiB mapped to themselves, interrupts off, at `entry`; CS 0x10, data segments 0x18.
/// Writes the GDT and the page tables.
[[nodiscard]] Result<cpu::State> enter_long_mode(memory::GuestMemory& memory, std::uint64_t entry);

/// 64-bit mode at the linear address `entry`, every GiB of linear addresses mapped to the first GiB of memory, with
/// what FreeBSD's kernel takes from the stack at its entry (sys/amd64/amd64/locore.S): the physical addresses of its
/// metadata and of the first free page. Interrupts off; CS 0x08, data segments 0x10. Writes stack, page tables and GDT.
[[nodiscard]] Result<cpu::State> enter_freebsd(memory::GuestMemory& memory, std::uint64_t entry,
                                               std::uint32_t metadata, std::uint32_t kernel_end);

}  // namespace apiary::loader
