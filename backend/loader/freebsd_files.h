// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "backend/base/result.h"
#include "backend/loader/elf.h"
#include "backend/loader/freebsd_metadata.h"
#include "backend/loader/load_kernel.h"
#include "backend/memory/guest_memory.h"

// The files of a FreeBSD guest: where they go in memory, as FreeBSD's stand/common/load_elf.c, load_elf_obj.c and
// module.c place them, and the records that tell the kernel.
namespace apiary::loader {

/// End of the memory that the kernel sees before it has page tables of its own.
inline constexpr std::uint64_t kFreeBsdLimit = 1ULL << 30;

/// Loads a kernel, linked to run anywhere in a GiB of its own, to the same place in the first GiB; its symbols follow.
[[nodiscard]] Result<FreeBsdFile> load_freebsd_kernel(memory::GuestMemory& memory, const BootImage& kernel,
                                                      const ElfFile& elf);

/// Loads a module or an image to the first page at or above `floor`.
[[nodiscard]] Result<FreeBsdFile> load_freebsd_module(memory::GuestMemory& memory, const KernelModule& module,
                                                      std::uint64_t floor);

}  // namespace apiary::loader
