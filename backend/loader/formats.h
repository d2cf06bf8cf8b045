// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/loader/load_kernel.h"

// The formats load_kernel tries, each with its recogniser. A loader may be called only for what it recognises.
namespace apiary::loader {

/// Linux bzImage, entered in 64-bit mode (Linux Documentation/arch/x86/boot.rst, "64-bit Boot Protocol").
[[nodiscard]] bool is_linux(const ImageView& kernel);
[[nodiscard]] Result<Loaded> load_linux(memory::GuestMemory& memory, const KernelSource& source,
                                        const firmware::Platform& platform);

/// FreeBSD for amd64, with the metadata and in the state that FreeBSD's own loaders leave. For whatever
/// is_freebsd_kernel() (identify.h) recognises, also kernels with a PVH entry: only this way takes modules and symbols
/// along. One for another machine is an error of the loader.
[[nodiscard]] Result<Loaded> load_freebsd(memory::GuestMemory& memory, const KernelSource& source,
                                          const firmware::Platform& platform);

/// Multiboot 1 (Multiboot Specification 0.6.96), as ELF or with the header's own addresses.
[[nodiscard]] bool is_multiboot(const ImageView& kernel);
[[nodiscard]] Result<Loaded> load_multiboot(memory::GuestMemory& memory, const KernelSource& source,
                                            const firmware::Platform& platform);

/// ELF with the note XEN_ELFNOTE_PHYS32_ENTRY, entered in 32-bit mode (Xen docs/misc/pvh.pandoc). Recognises every
/// ELF file for x86 that is not FreeBSD's; one without the note is an error of the loader.
[[nodiscard]] bool is_pvh_candidate(const ImageView& kernel);
[[nodiscard]] Result<Loaded> load_pvh(memory::GuestMemory& memory, const KernelSource& source,
                                      const firmware::Platform& platform);

}  // namespace apiary::loader
