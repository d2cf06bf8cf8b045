// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "backend/base/result.h"
#include "backend/loader/elf.h"
#include "backend/memory/guest_memory.h"

// Where things go in guest memory, for all loaders.
namespace apiary::loader {

/// "the kernel 'x' is damaged"-like failures start with this.
[[nodiscard]] std::string image_named(const BootImage& image);

/// Writes to RAM; outside of it is an Error.
[[nodiscard]] Result<void> write_bytes(memory::GuestMemory& memory, memory::GuestPhys at,
                                       std::span<const std::byte> bytes);

/// Writes the command line and its NUL to `kCommandLine`. `limit` is the most characters the kernel takes.
[[nodiscard]] Result<void> write_command_line(memory::GuestMemory& memory, const std::string& text,
                                              std::uint64_t limit);

/// Fails unless [start, start+size) is RAM from 1 MiB up and below 4 GiB; says how much memory would do.
[[nodiscard]] Result<void> check_kernel_fits(const memory::GuestMemory& memory, const BootImage& kernel,
                                             std::uint64_t start, std::uint64_t size);

/// Address range of a loaded kernel.
struct Extent {
    std::uint64_t start = 0, end = 0;
};

/// Loads the PT_LOAD segments to their physical addresses and clears what the file does not fill. Fails when there is
/// none, one lies outside of RAM or below 1 MiB, or two overlap.
[[nodiscard]] Result<Extent> load_segments(memory::GuestMemory& memory, const BootImage& kernel, const ElfFile& elf);

/// Puts the initrd on the highest page that lets it end at or below `top` and above `floor`; gives its address.
[[nodiscard]] Result<std::uint64_t> load_initrd_high(memory::GuestMemory& memory, const BootImage& initrd,
                                                     std::uint64_t floor, std::uint64_t top);

/// Puts the initrd on the first page at or above `floor`; gives its address.
[[nodiscard]] Result<std::uint64_t> load_initrd_low(memory::GuestMemory& memory, const BootImage& initrd,
                                                    std::uint64_t floor);

}  // namespace apiary::loader
