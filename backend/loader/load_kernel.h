// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "backend/base/result.h"
#include "backend/cpu/state.h"
#include "backend/firmware/platform.h"
#include "backend/loader/boot_image.h"
#include "backend/memory/guest_memory.h"

/// Puts a kernel into guest memory and says in which state the boot CPU enters it.
namespace apiary::loader {

/// A file that the kernel finds in memory beside itself.
struct KernelModule {
    BootImage file;
    std::string type;  ///< One of module_types(); empty: a kernel module, as its ELF header says.
};

/// What is booted.
struct KernelSource {
    BootImage kernel;
    std::optional<BootImage> initrd;
    std::string command_line;
    /// Entropy for a kernel that takes some from its loader (Linux: SETUP_RNG_SEED).
    std::optional<std::array<std::byte, 32>> random_seed;

    // For FreeBSD kernels only.
    std::vector<std::string> environment;  ///< Kernel variables, "name=value"; of two with one name the later counts.
    std::vector<KernelModule> modules;
    bool bvm_console = false;              ///< The console is the machine's BVM console instead of COM1.
    bool virtio_console = false;           ///< The console is a virtio device, which FreeBSD's kernel does not speak on.
};

/// A loaded kernel.
struct Loaded {
    cpu::State state;         ///< Of the boot CPU; the others wait for a STARTUP IPI.
    std::string description;  ///< For people: "Linux 6.12.48 (bzImage, boot protocol 2.15)".
};

/// What a KernelModule's file can be besides a kernel module: "mfs_root" and the like (FreeBSD loader(8), "load -t").
[[nodiscard]] std::span<const std::string_view> module_types();

/// Whether `type` is empty or one of module_types().
[[nodiscard]] Result<void> check_module_type(const std::string& type);

/// Whether each is "name=value" as FreeBSD's kernel can take it.
[[nodiscard]] Result<void> check_environment(std::span<const std::string> environment);

/// Recognises the kernel's format by its contents (Linux bzImage, FreeBSD, multiboot 1, ELF with a PVH entry), loads it
/// with its initrd or modules and fills in the boot structures its protocol asks for. `platform` is what firmware::install was given.
///
/// The files are untrusted: whatever is wrong with them is an Error that names the file, the fault and a remedy.
[[nodiscard]] Result<Loaded> load_kernel(memory::GuestMemory& memory, const KernelSource& source,
                                         const firmware::Platform& platform);

}  // namespace apiary::loader
