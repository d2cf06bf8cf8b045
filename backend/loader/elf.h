// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "backend/base/result.h"
#include "backend/loader/boot_image.h"

namespace apiary::loader {

// Constants of the System V ABI, chapters 4 and 5, and its supplements.
namespace elf {
inline constexpr std::uint8_t kClass32 = 1, kClass64 = 2, kLittleEndian = 1, kOsAbiFreeBsd = 9;
inline constexpr std::uint16_t kRelocatable = 1, kExecutable = 2, kShared = 3, kCore = 4;
inline constexpr std::uint16_t kMachine386 = 3, kMachineX86_64 = 62;
inline constexpr std::uint32_t kLoad = 1, kDynamic = 2, kInterpreter = 3, kNote = 4;
// Section types and flags.
inline constexpr std::uint32_t kNoSection = 0, kProgramBits = 1, kSymbolTable = 2, kStringTable = 3, kRela = 4,
                               kNoBits = 8, kRel = 9, kInitArray = 14, kFiniArray = 15, kUnwind = 0x7000'0001;
inline constexpr std::uint64_t kAllocated = 2;
}  // namespace elf

/// A program header, whichever the class.
struct ElfSegment {
    std::uint32_t type = 0;
    std::uint64_t offset = 0, virtual_address = 0, physical = 0, file_size = 0, memory_size = 0, alignment = 0;
};

/// What a loader needs of an ELF file. Segments of type PT_LOAD, PT_NOTE and PT_INTERP have been checked to lie in the
/// file, and file_size ≤ memory_size for PT_LOAD.
struct ElfFile {
    bool is_64 = false;
    std::uint8_t os_abi = 0;
    std::uint16_t type = 0, machine = 0;
    std::uint64_t entry = 0;
    std::vector<ElfSegment> segments;
};

/// A section header, in the layout of ELF64 files.
struct ElfSection {
    std::uint32_t name = 0;  ///< Offset in the table of section names.
    std::uint32_t type = 0;
    std::uint64_t flags = 0, address = 0, offset = 0, size = 0;
    std::uint32_t link = 0, info = 0;
    std::uint64_t alignment = 0, entry_size = 0;
};
static_assert(sizeof(ElfSection) == 64);

/// True when `file` begins as an ELF file does.
[[nodiscard]] bool is_elf(const ImageView& file);

/// Reads the headers of a little-endian ELF file. The error's cause is a phrase that completes "the kernel 'x' is …".
[[nodiscard]] Result<ElfFile> parse_elf(const ImageView& file);

/// Reads the section headers of an ELF64 file that parse_elf() took; none is no error. Each section has been checked to
/// lie in the file, unless it has nothing there. The error is one like parse_elf()'s.
[[nodiscard]] Result<std::vector<ElfSection>> parse_sections(const ImageView& file);

/// The index of the section with the sections' names in an ELF64 file.
[[nodiscard]] std::uint16_t section_names_index(const ImageView& file);

/// The entry point as a physical address: kernels linked to run high may name it by its virtual one.
[[nodiscard]] std::uint64_t physical_entry(const ElfFile& elf);

/// The descriptor of the first note `type` of `owner` in the PT_NOTE segments, or nothing.
[[nodiscard]] std::optional<std::span<const std::byte>> find_note(const ImageView& file, const ElfFile& elf,
                                                                  std::string_view owner, std::uint32_t type);

}  // namespace apiary::loader
