// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "backend/base/result.h"
#include "backend/cpu/state.h"
#include "backend/firmware/platform.h"
#include "backend/loader/boot_image.h"
#include "backend/memory/guest_memory.h"

/// Puts a kernel into guest memory and says in which state the boot CPU enters it.
namespace apiary::loader {

/// What is booted. Kept by the caller, which loads it again when the guest resets.
struct KernelSource {
    BootImage kernel;
    std::optional<BootImage> initrd;
    std::string command_line;
    /// Entropy for a kernel that takes some from its loader (Linux: SETUP_RNG_SEED).
    std::optional<std::array<std::byte, 32>> random_seed;
};

/// A loaded kernel.
struct Loaded {
    cpu::State state;         ///< Of the boot CPU; the others wait for a STARTUP IPI.
    std::string description;  ///< For people: "Linux 6.12.48 (bzImage, boot protocol 2.15)".
};

/// Recognises the kernel's format by its contents (Linux bzImage, multiboot 1, ELF with a PVH entry), loads it and its
/// initrd and fills in the boot structures its protocol asks for. `platform` is what firmware::install was given.
///
/// The files are untrusted: whatever is wrong with them is an Error that names the file, the fault and a remedy.
[[nodiscard]] Result<Loaded> load_kernel(memory::GuestMemory& memory, const KernelSource& source,
                                         const firmware::Platform& platform);

}  // namespace apiary::loader
