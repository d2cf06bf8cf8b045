// SPDX-License-Identifier: BSD-2-Clause
#include "backend/loader/elf.h"

#include <format>

namespace apiary::loader {
namespace {

constexpr std::uint64_t kHeaderSize32 = 52, kHeaderSize64 = 64;
constexpr std::uint16_t kProgramHeaderSize32 = 32, kProgramHeaderSize64 = 56;
constexpr unsigned kMaxProgramHeaders = 128;  // kernels have a handful
constexpr unsigned kMaxNotes = 1024;

std::unexpected<Error> damaged(std::string detail) {
    return fail("a damaged ELF file", "Get the file again", std::move(detail));
}

/// A field of either class; the caller has checked that the header is in the file.
std::uint64_t word(const ImageView& file, bool is_64, std::uint64_t at32, std::uint64_t at64) {
    return is_64 ? file.get<std::uint64_t>(at64).value_or(0) : file.get<std::uint32_t>(at32).value_or(0);
}

template <class T>
T field(const ImageView& file, bool is_64, std::uint64_t at32, std::uint64_t at64) {
    return file.get<T>(is_64 ? at64 : at32).value_or(0);
}

ElfSegment read_segment(const ImageView& file, bool is_64, std::uint64_t at) {
    return {
        .type = file.get<std::uint32_t>(at).value_or(0),
        .offset = word(file, is_64, at + 4, at + 8),
        .virtual_address = word(file, is_64, at + 8, at + 16),
        .physical = word(file, is_64, at + 12, at + 24),
        .file_size = word(file, is_64, at + 16, at + 32),
        .memory_size = word(file, is_64, at + 20, at + 40),
        .alignment = word(file, is_64, at + 28, at + 48),
    };
}

Result<void> validate(const ImageView& file, const ElfSegment& segment, unsigned index) {
    if (segment.type != elf::kLoad && segment.type != elf::kNote && segment.type != elf::kInterpreter) {
        return {};
    }
    if (!file.contains(segment.offset, segment.file_size)) {
        return damaged(std::format("segment {} takes {:#x} bytes at {:#x} of a file of {:#x}", index, segment.file_size,
                                   segment.offset, file.size()));
    }
    if (segment.type == elf::kLoad && segment.file_size > segment.memory_size) {
        return damaged(std::format("segment {} has {:#x} bytes in the file for {:#x} in memory", index,
                                   segment.file_size, segment.memory_size));
    }
    return {};
}

Result<void> read_segments(const ImageView& file, ElfFile& elf) {
    const std::uint64_t table = word(file, elf.is_64, 28, 32);
    const auto entry_size = field<std::uint16_t>(file, elf.is_64, 42, 54);
    const auto count = field<std::uint16_t>(file, elf.is_64, 44, 56);
    if (count == 0) {
        return {};
    }
    if (entry_size != (elf.is_64 ? kProgramHeaderSize64 : kProgramHeaderSize32)) {
        return damaged(std::format("program headers of {} bytes", entry_size));
    }
    if (count > kMaxProgramHeaders) {
        return damaged(std::format("{} program headers, at most {} are read", count, kMaxProgramHeaders));
    }
    if (!file.contains(table, std::uint64_t{entry_size} * count)) {
        return damaged(std::format("{} program headers at {:#x} of a file of {:#x} bytes", count, table, file.size()));
    }
    for (unsigned i = 0; i < count; ++i) {
        const ElfSegment segment = read_segment(file, elf.is_64, table + std::uint64_t{entry_size} * i);
        if (auto valid = validate(file, segment, i); !valid) {
            return valid;
        }
        elf.segments.push_back(segment);
    }
    return {};
}

Result<void> validate(const ImageView& file, const ElfSection& section, unsigned index) {
    const bool in_file = section.type != elf::kNoSection && section.type != elf::kNoBits;
    if (in_file && !file.contains(section.offset, section.size)) {
        return damaged(std::format("section {} takes {:#x} bytes at {:#x} of a file of {:#x}", index, section.size,
                                   section.offset, file.size()));
    }
    return {};
}

/// `value` rounded up to `alignment`, a power of two; no overflow since both are small.
constexpr std::uint64_t align_up(std::uint64_t value, std::uint64_t alignment) {
    return (value + alignment - 1) & ~(alignment - 1);
}

std::optional<std::span<const std::byte>> find_note_in(const ImageView& notes, std::uint64_t alignment,
                                                       std::string_view owner, std::uint32_t type) {
    std::uint64_t at = 0;
    for (unsigned i = 0; i < kMaxNotes; ++i) {
        const auto name_size = notes.get<std::uint32_t>(at);
        const auto data_size = notes.get<std::uint32_t>(at + 4);
        const auto note_type = notes.get<std::uint32_t>(at + 8);
        if (!name_size || !data_size || !note_type) {
            return std::nullopt;
        }
        const std::uint64_t name = at + 12;
        const std::uint64_t data = align_up(name + *name_size, alignment);
        if (!notes.contains(data, *data_size)) {
            return std::nullopt;
        }
        const bool same_owner = *name_size == owner.size() + 1 && notes.has_text(name, owner);
        if (same_owner && *note_type == type) {
            return notes.slice(data, *data_size);
        }
        at = align_up(data + *data_size, alignment);
    }
    return std::nullopt;
}

}  // namespace

bool is_elf(const ImageView& file) {
    return file.has_text(0, "\x7f"
                            "ELF");
}

Result<ElfFile> parse_elf(const ImageView& file) {
    const std::uint8_t file_class = file.get<std::uint8_t>(4).value_or(0);
    const std::uint8_t order = file.get<std::uint8_t>(5).value_or(0);
    if (!is_elf(file) || (file_class != elf::kClass32 && file_class != elf::kClass64)) {
        return damaged(std::format("class {}", file_class));
    }
    if (order != elf::kLittleEndian) {
        return fail("an ELF file for a big-endian machine", "Use a kernel for amd64");
    }
    ElfFile elf;
    elf.is_64 = file_class == elf::kClass64;
    if (!file.contains(0, elf.is_64 ? kHeaderSize64 : kHeaderSize32)) {
        return damaged(std::format("{} bytes are no whole header", file.size()));
    }
    elf.os_abi = file.get<std::uint8_t>(7).value_or(0);
    elf.type = file.get<std::uint16_t>(16).value_or(0);
    elf.machine = file.get<std::uint16_t>(18).value_or(0);
    elf.entry = word(file, elf.is_64, 24, 24);
    if (auto done = read_segments(file, elf); !done) {
        return std::unexpected(done.error());
    }
    return elf;
}

Result<std::vector<ElfSection>> parse_sections(const ImageView& file) {
    const std::uint64_t table = file.get<std::uint64_t>(40).value_or(0);
    const std::uint16_t entry_size = file.get<std::uint16_t>(58).value_or(0);
    const std::uint16_t count = file.get<std::uint16_t>(60).value_or(0);
    std::vector<ElfSection> sections;
    if (table == 0 || count == 0) {
        return sections;
    }
    if (entry_size != sizeof(ElfSection)) {
        return damaged(std::format("section headers of {} bytes", entry_size));
    }
    if (!file.contains(table, sizeof(ElfSection) * count)) {
        return damaged(std::format("{} section headers at {:#x} of a file of {:#x} bytes", count, table, file.size()));
    }
    for (unsigned i = 0; i < count; ++i) {
        const ElfSection section = file.get<ElfSection>(table + sizeof(ElfSection) * i).value_or(ElfSection());
        if (auto valid = validate(file, section, i); !valid) {
            return std::unexpected(valid.error());
        }
        sections.push_back(section);
    }
    return sections;
}

std::uint16_t section_names_index(const ImageView& file) {
    return file.get<std::uint16_t>(62).value_or(0);
}

std::uint64_t physical_entry(const ElfFile& elf) {
    for (const ElfSegment& segment : elf.segments) {
        if (segment.type == elf::kLoad && elf.entry >= segment.virtual_address &&
            elf.entry - segment.virtual_address < segment.memory_size) {
            return elf.entry - segment.virtual_address + segment.physical;
        }
    }
    return elf.entry;
}

std::optional<std::span<const std::byte>> find_note(const ImageView& file, const ElfFile& elf, std::string_view owner,
                                                    std::uint32_t type) {
    for (const ElfSegment& segment : elf.segments) {
        if (segment.type != elf::kNote) {
            continue;
        }
        const ImageView notes(file.slice(segment.offset, segment.file_size));
        if (auto found = find_note_in(notes, segment.alignment == 8 ? 8 : 4, owner, type)) {
            return found;
        }
    }
    return std::nullopt;
}

}  // namespace apiary::loader
