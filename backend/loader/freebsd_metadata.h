// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What FreeBSD's kernel is told about the files in its memory (FreeBSD sys/sys/linker.h, "Module information
// subtypes", and sys/x86/include/metadata.h): for each file a list of records {u32 type, u32 size, bytes}, each record
// on a multiple of 8 bytes, the kernel's first.
namespace apiary::loader {

/// Types of records.
enum class FreeBsdRecord : std::uint32_t {
    End = 0,
    Name = 1,                     ///< Text, and the first record of each file.
    Type = 2,                     ///< Text: "elf kernel", "elf obj module", "mfs_root"….
    Address = 3,                  ///< u64; the kernel adds its base address to this one, SymbolStart and SymbolEnd.
    Size = 4,                     ///< u64, bytes.
    Arguments = 6,                ///< Text.
    ElfHeader = 0x8002,           ///< The file's first 64 bytes.
    SymbolStart = 0x8003,         ///< u64, where {u64 size, symbols, u64 size, strings} begin, each on a multiple of 8.
    SymbolEnd = 0x8004,           ///< u64.
    Dynamic = 0x8005,             ///< u64, virtual address of the dynamic section.
    Environment = 0x8006,         ///< u64, address of the kernel's variables.
    HowTo = 0x8007,               ///< u32, RB_ flags of sys/sys/reboot.h.
    KernelEnd = 0x8008,           ///< u64, the first free page.
    SectionHeaders = 0x8009,      ///< As in the file; those of an object file with the addresses they were loaded to.
    ConstructorAddress = 0x800a,  ///< u64, the section .ctors.
    ConstructorSize = 0x800b,     ///< u64.
    MemoryMap = 0x9001,  ///< Entries of 20 bytes {u64 start, u64 length, u32 type}, the types of INT 15h, AX=E820h.
};

/// A file in the guest's memory with what the kernel is told about it.
class FreeBsdFile {
public:
    FreeBsdFile(std::string_view name, std::string_view type);

    FreeBsdFile& text(FreeBsdRecord type, std::string_view value);
    FreeBsdFile& number32(FreeBsdRecord type, std::uint32_t value);
    FreeBsdFile& number64(FreeBsdRecord type, std::uint64_t value);
    FreeBsdFile& bytes(FreeBsdRecord type, std::span<const std::byte> value);
    /// Says where the file is: the records Address and Size.
    FreeBsdFile& place(std::uint64_t address, std::uint64_t size);

    [[nodiscard]] const std::string& name() const { return name_; }
    /// First address after the file, as place() said.
    [[nodiscard]] std::uint64_t end() const { return end_; }
    [[nodiscard]] std::span<const std::byte> records() const { return records_; }

private:
    std::string name_;
    std::uint64_t end_ = 0;
    std::vector<std::byte> records_;
};

/// The records of all files in their order, with the record End.
[[nodiscard]] std::vector<std::byte> freebsd_metadata(std::span<const FreeBsdFile> files);

}  // namespace apiary::loader
