// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

#include "backend/firmware/platform.h"
#include "backend/loader/load_kernel.h"
#include "backend/memory/guest_memory.h"

/// Small kernels built byte by byte. None of them runs: the loaders only look at them.
namespace apiary::test {

inline constexpr std::uint64_t kMiB = 1 << 20;

/// A file under construction.
class FileBuilder {
public:
    explicit FileBuilder(std::size_t size = 0) : bytes_(size) {}

    template <class T>
        requires std::is_trivially_copyable_v<T>
    FileBuilder& set(std::size_t at, T value) {
        if (bytes_.size() < at + sizeof(T)) {
            bytes_.resize(at + sizeof(T));
        }
        std::memcpy(bytes_.data() + at, &value, sizeof(T));
        return *this;
    }
    FileBuilder& text(std::size_t at, const std::string& value) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            set(at + i, value[i]);
        }
        return *this;
    }
    FileBuilder& fill(std::size_t at, std::size_t length, std::uint8_t value) {
        for (std::size_t i = 0; i < length; ++i) {
            set(at + i, value);
        }
        return *this;
    }
    [[nodiscard]] const std::vector<std::byte>& bytes() const { return bytes_; }

private:
    std::vector<std::byte> bytes_;
};

/// A bzImage of protocol 2.15: 4 set-up sectors after the first, 8 KiB of 0xc3 as kernel, which wants to run at 16 MiB
/// and needs 1 MiB there.
inline FileBuilder make_bzimage() {
    FileBuilder file(5 * 512);
    file.set<std::uint8_t>(0x1f1, 4).set<std::uint32_t>(0x1f4, 8192 / 16).set<std::uint16_t>(0x1fe, 0xaa55);
    file.set<std::uint8_t>(0x200, 0xeb).set<std::uint8_t>(0x201, 0x6a).text(0x202, "HdrS");
    file.set<std::uint16_t>(0x206, 0x20f).set<std::uint16_t>(0x20e, 0x100).set<std::uint8_t>(0x211, 1);
    file.set<std::uint32_t>(0x22c, 0x7fff'ffff).set<std::uint32_t>(0x230, 0x20'0000).set<std::uint8_t>(0x234, 1);
    file.set<std::uint16_t>(0x236, 0x7f).set<std::uint32_t>(0x238, 2047);
    file.set<std::uint32_t>(0x248, 0x400).set<std::uint32_t>(0x24c, 0x1000);
    file.set<std::uint64_t>(0x258, 16 * kMiB).set<std::uint32_t>(0x260, kMiB);
    file.text(0x300, "6.1.0-made-up (nobody@nowhere) #1");
    file.fill(5 * 512, 8192, 0xc3);
    return file;
}

/// A program header of an ELF file under construction.
struct Segment {
    std::uint32_t type = 1;
    std::uint64_t offset = 0, virtual_address = 0, physical = 0, file_size = 0, memory_size = 0, alignment = 4096;
};

/// The headers of an ELF64 executable for amd64; what the segments hold is set by the caller.
inline FileBuilder make_elf64(std::uint64_t entry, const std::vector<Segment>& segments) {
    FileBuilder file(64);
    file.text(0, "\x7f" "ELF").set<std::uint8_t>(4, 2).set<std::uint8_t>(5, 1).set<std::uint8_t>(6, 1);
    file.set<std::uint16_t>(16, 2).set<std::uint16_t>(18, 62).set<std::uint32_t>(20, 1).set<std::uint64_t>(24, entry);
    file.set<std::uint64_t>(32, 64).set<std::uint16_t>(52, 64).set<std::uint16_t>(54, 56);
    file.set<std::uint16_t>(56, static_cast<std::uint16_t>(segments.size()));
    std::size_t at = 64;
    for (const Segment& segment : segments) {
        file.set(at, segment.type).set<std::uint32_t>(at + 4, 7).set(at + 8, segment.offset);
        file.set(at + 16, segment.virtual_address).set(at + 24, segment.physical).set(at + 32, segment.file_size);
        file.set(at + 40, segment.memory_size).set(at + 48, segment.alignment);
        at += 56;
    }
    return file;
}

/// The same as ELF32 for i386.
inline FileBuilder make_elf32(std::uint32_t entry, const std::vector<Segment>& segments) {
    FileBuilder file(52);
    const auto low = [](std::uint64_t value) { return static_cast<std::uint32_t>(value); };
    file.text(0, "\x7f" "ELF").set<std::uint8_t>(4, 1).set<std::uint8_t>(5, 1).set<std::uint8_t>(6, 1);
    file.set<std::uint16_t>(16, 2).set<std::uint16_t>(18, 3).set<std::uint32_t>(20, 1).set<std::uint32_t>(24, entry);
    file.set<std::uint32_t>(28, 52).set<std::uint16_t>(40, 52).set<std::uint16_t>(42, 32);
    file.set<std::uint16_t>(44, static_cast<std::uint16_t>(segments.size()));
    std::size_t at = 52;
    for (const Segment& segment : segments) {
        file.set(at, segment.type).set(at + 4, low(segment.offset)).set(at + 8, low(segment.virtual_address));
        file.set(at + 12, low(segment.physical)).set(at + 16, low(segment.file_size));
        file.set(at + 20, low(segment.memory_size)).set<std::uint32_t>(at + 24, 7).set(at + 28, low(segment.alignment));
        at += 32;
    }
    return file;
}

/// One ELF note, padded to 4 bytes.
inline void add_note(FileBuilder& file, std::size_t at, const std::string& owner, std::uint32_t type,
                     std::uint32_t data_size) {
    file.set(at, static_cast<std::uint32_t>(owner.size() + 1)).set(at + 4, data_size).set(at + 8, type);
    file.text(at + 12, owner + '\0');
}

/// Offset of the note's data from the note, for owner "Xen".
inline constexpr std::size_t kXenNoteData = 16;

/// An ELF64 kernel at 1 MiB with a PVH entry at 0x100010: 64 bytes of 0xc3 in the file, 8 KiB in memory, and its notes.
inline FileBuilder make_pvh_kernel() {
    FileBuilder file = make_elf64(0xffff'ffff'8010'0000, {{1, 0x200, 0xffff'ffff'8010'0000, kMiB, 64, 8192},
                                                          {4, 0x300, 0, 0, 0x48, 0x48, 4}});
    file.fill(0x200, 64, 0xc3).fill(0x240, 0x108, 0);
    add_note(file, 0x300, "GNU", 3, 4);
    add_note(file, 0x314, "Xen", 6, 6);
    add_note(file, 0x314 + 24, "Xen", 18, 4);
    file.set<std::uint32_t>(0x314 + 24 + kXenNoteData, kMiB + 0x10);
    return file;
}

/// A multiboot kernel that is not ELF: its header at offset 16 asks for 256 bytes at 1 MiB and 4 KiB of zeros.
inline FileBuilder make_flat_multiboot() {
    FileBuilder file(256);
    file.fill(0, 256, 0xf4);
    const std::uint32_t flags = 1 << 16 | 3;
    file.set<std::uint32_t>(16, 0x1badb002).set(20, flags).set(24, 0U - 0x1badb002U - flags);
    file.set<std::uint32_t>(28, kMiB + 16).set<std::uint32_t>(32, kMiB).set<std::uint32_t>(36, kMiB + 256);
    file.set<std::uint32_t>(40, kMiB + 256 + 4096).set<std::uint32_t>(44, kMiB + 64);
    return file;
}

/// A multiboot kernel as ELF32 at 1 MiB, entry 0x100020.
inline FileBuilder make_elf_multiboot() {
    FileBuilder file = make_elf32(kMiB + 0x20, {{1, 0x100, kMiB, kMiB, 0x100, 0x2000}});
    file.fill(0x100, 0x100, 0xf4);
    file.set<std::uint32_t>(0x100, 0x1badb002).set<std::uint32_t>(0x104, 2).set(0x108, 0U - 0x1badb002U - 2U);
    return file;
}

/// A section header of an ELF64 file under construction.
struct Section {
    std::uint32_t name = 0, type = 0;
    std::uint64_t flags = 0, address = 0, offset = 0, size = 0;
    std::uint32_t link = 0, info = 0;
    std::uint64_t alignment = 0, entry_size = 0;
};

/// Puts section headers at `at`; the section of their names is `names`.
inline void add_sections(FileBuilder& file, std::size_t at, const std::vector<Section>& sections,
                         std::uint16_t names) {
    file.set<std::uint64_t>(40, at).set<std::uint16_t>(58, 64);
    file.set<std::uint16_t>(60, static_cast<std::uint16_t>(sections.size())).set<std::uint16_t>(62, names);
    for (const Section& section : sections) {
        file.set(at, section);
        at += sizeof(Section);
    }
}

inline constexpr std::uint64_t kFreeBsdBase = 0xffff'ffff'8000'0000;  ///< KERNBASE of amd64.
// Parts of make_freebsd_kernel(), offsets in the file.
inline constexpr std::size_t kFreeBsdSymbols = 0x1100, kFreeBsdStrings = 0x1140, kFreeBsdSections = 0x1200;

/// A FreeBSD kernel at 2 MiB: 0x1000 bytes of text with the file's headers, entry at 0x200100; at 3 MiB 0x100 bytes of
/// data, 0x800 in memory; 48 bytes of symbols with 11 bytes of names; a .ctors section; and the place of its dynamic
/// section.
inline FileBuilder make_freebsd_kernel() {
    const std::uint64_t text = kFreeBsdBase + 2 * kMiB, data = kFreeBsdBase + 3 * kMiB;
    FileBuilder file = make_elf64(text + 0x100, {{1, 0, text, 0, 0x1000, 0x1000},
                                                 {1, 0x1000, data, 0, 0x100, 0x800},
                                                 {2, 0x1000, data, 0, 0x10, 0x10},
                                                 {3, 0x200, text + 0x200, 0, 13, 13}});
    file.set<std::uint8_t>(7, 9).text(0x200, std::string("/red/herring\0", 13));
    file.text(0x300, "@(#)FreeBSD 13.2-MADE-UP #0: never");
    file.fill(0x400, 0xc00, 0xc3).fill(0x1000, 0x100, 0xda);
    file.fill(kFreeBsdSymbols, 48, 0x51).text(kFreeBsdStrings, std::string("\0kernel\0ab\0", 11));
    file.text(0x1160, std::string("\0.symtab\0.strtab\0.ctors\0", 25));
    add_sections(file, kFreeBsdSections,
                 {{},
                  {0, 1, 6, text, 0x400, 0xc00},
                  {1, 2, 0, 0, kFreeBsdSymbols, 48, 3, 0, 8, 24},
                  {9, 3, 0, 0, kFreeBsdStrings, 11},
                  {0, 3, 0, 0, 0x1160, 25},
                  {17, 1, 3, data + 0x40, 0x1040, 16}},
                 4);
    return file;
}

/// A kernel module as FreeBSD's compiler makes it for amd64, an object file: 16 bytes of text, 8 of data aligned to 64,
/// 32 of .bss, relocations of the text, symbols, and debugging information that is not loaded.
inline FileBuilder make_freebsd_module() {
    FileBuilder file = make_elf64(0, {});
    file.set<std::uint16_t>(16, 1).set<std::uint64_t>(32, 0).set<std::uint16_t>(54, 0);
    file.fill(0x100, 16, 0x90).fill(0x110, 8, 0xda).fill(0x120, 24, 0x4e).fill(0x140, 48, 0x51);
    file.text(0x170, std::string("\0mod\0", 5)).text(0x180, std::string("\0.text\0", 7)).fill(0x190, 16, 0xdb);
    add_sections(file, 0x200,
                 {{},
                  {1, 1, 6, 0, 0x100, 16, 0, 0, 16},
                  {0, 4, 0x40, 0, 0x120, 24, 6, 1, 8, 24},
                  {0, 1, 3, 0, 0x110, 8, 0, 0, 64},
                  {0, 8, 3, 0, 0x118, 32, 0, 0, 32},
                  {0, 1, 0, 0, 0x190, 16, 0, 0, 1},
                  {0, 2, 0, 0, 0x140, 48, 7, 1, 8, 24},
                  {0, 3, 0, 0, 0x170, 5, 0, 0, 1},
                  {0, 3, 0, 0, 0x180, 7, 0, 0, 1},
                  {0, 4, 0, 0, 0x120, 24, 6, 5, 8, 24}},
                 8);
    return file;
}

inline loader::BootImage image(const FileBuilder& file, const std::string& name = "/boot/kernel") {
    return {name, file.bytes()};
}

inline loader::KernelSource source_of(const FileBuilder& file) {
    return {image(file), std::nullopt, {}, std::nullopt};
}

/// An initrd of `size` bytes, each 0x5a.
inline loader::BootImage make_initrd(std::size_t size) {
    return {"/boot/initrd", std::vector<std::byte>(size, std::byte{0x5a})};
}

inline std::unique_ptr<memory::GuestMemory> make_memory(std::uint64_t size = 64 * kMiB) {
    return std::move(memory::GuestMemory::create(size).value());
}

/// The NUL-terminated text at `at`.
inline std::string text_at(const memory::GuestMemory& memory, std::uint64_t at) {
    std::string text;
    while (const char c = memory.load<char>({at++}).value_or('\0')) {
        text.push_back(c);
    }
    return text;
}

}  // namespace apiary::test
