// SPDX-License-Identifier: BSD-2-Clause
#include "backend/loader/freebsd_files.h"

#include <algorithm>
#include <array>
#include <bit>
#include <format>
#include <optional>

#include "backend/firmware/memory_map.h"
#include "backend/loader/freebsd_environment.h"
#include "backend/loader/identify.h"
#include "backend/loader/placement.h"

namespace apiary::loader {
namespace {

using memory::GuestMemory;

constexpr std::uint64_t kPage = 4096, kWord = 8, kElfHeaderSize = 64;

// What the kernel itself looks for by its type (FreeBSD sys/dev/md/md.c, sys/dev/random/random_harvestq.h,
// sys/x86/x86/ucode.c, sys/kern/kern_jail.c).
constexpr std::array<std::string_view, 6> kModuleTypes = {
    "mfs_root", "md_image", "boot_entropy_cache", "boot_entropy_platform", "cpu_microcode", "hostuuid"};

/// `value` rounded up to a power of two; values are those of a file of at most kMaxKernelSize or its place.
constexpr std::uint64_t align_up(std::uint64_t value, std::uint64_t alignment) {
    return (value + alignment - 1) & ~(alignment - 1);
}

std::unexpected<Error> damaged(const std::string& named, std::string detail) {
    return fail(std::format("{} is damaged", named), "Get the file again", std::move(detail));
}

std::unexpected<Error> does_not_fit(const GuestMemory& memory, const std::string& named, std::uint64_t size) {
    constexpr std::uint64_t mib = 1 << 20;
    const bool more_helps = firmware::low_memory_end(memory) < kFreeBsdLimit;
    return fail(std::format("{} does not fit into the guest's memory", named),
                more_helps ? "Give the guest more memory, or it fewer and smaller modules"
                           : "Use fewer or smaller modules: with the kernel they have to lie in the first GiB",
                std::format("it takes {} MiB", size / mib + (size % mib != 0 ? 1 : 0)));
}

/// End of the memory for files.
std::uint64_t limit_of(const GuestMemory& memory) {
    return std::min(firmware::low_memory_end(memory), kFreeBsdLimit);
}

Result<void> check_room(const GuestMemory& memory, const std::string& named, std::uint64_t at, std::uint64_t size) {
    const std::uint64_t limit = limit_of(memory);
    if (at > limit || size > limit - at) {
        return does_not_fit(memory, named, size);
    }
    return {};
}

/// The error of parse_elf() and parse_sections() as a sentence.
std::unexpected<Error> named_error(const std::string& named, const Error& error) {
    return fail(std::format("{} is {}", named, error.cause), error.remedy, error.detail);
}

std::span<const std::byte> bytes_of(const ImageView& file, const ElfSection& section) {
    return file.slice(section.offset, section.size);
}

// ---- Executables and shared objects ----

/// An ELF file with its sections, under the name it has in messages.
struct Parts {
    const BootImage& image;
    ImageView file;
    std::string named;
    ElfFile elf;  ///< Its physical addresses are those that the segments are loaded to.
    std::vector<ElfSection> sections;
};

/// The parts of a file that is loaded to its virtual addresses less `base`.
Result<Parts> parts_of(const BootImage& image, ElfFile elf, std::uint64_t base) {
    const ImageView file(image.bytes);
    std::string named = image_named(image);
    auto sections = parse_sections(file);
    if (!sections) {
        return named_error(named, sections.error());
    }
    for (ElfSegment& segment : elf.segments) {
        segment.physical = segment.virtual_address - base;  // may wrap: such addresses are refused
    }
    return Parts{image, file, std::move(named), std::move(elf), *std::move(sections)};
}

/// True when the section is loaded with a segment.
bool lies_in_segment(const ElfFile& elf, const ElfSection& section) {
    return std::ranges::any_of(elf.segments, [&](const ElfSegment& segment) {
        return segment.type == elf::kLoad && section.offset >= segment.offset && section.size <= segment.file_size &&
               section.offset - segment.offset <= segment.file_size - section.size;
    });
}

/// The table of strings that a symbol table names, or why there is none.
Result<ElfSection> strings_of(const Parts& parts, const ElfSection& symbols) {
    if (symbols.link >= parts.sections.size() || parts.sections[symbols.link].type != elf::kStringTable) {
        return damaged(parts.named, std::format("the names of its symbols are not in section {}", symbols.link));
    }
    return parts.sections[symbols.link];
}

void append_counted(std::vector<std::byte>& out, std::span<const std::byte> bytes) {
    const std::uint64_t size = bytes.size();
    const auto size_bytes = std::as_bytes(std::span(&size, 1));
    out.insert(out.end(), size_bytes.begin(), size_bytes.end());
    out.insert(out.end(), bytes.begin(), bytes.end());
    out.resize(align_up(out.size(), kWord));
}

/// Symbols and their names as the kernel wants them; empty when there are none beyond what the segments hold.
Result<std::vector<std::byte>> make_symbols(const Parts& parts) {
    std::vector<std::byte> out;
    const auto table = std::ranges::find_if(parts.sections, [&](const ElfSection& section) {
        return section.type == elf::kSymbolTable && section.size != 0 && !lies_in_segment(parts.elf, section);
    });
    if (table == parts.sections.end()) {
        return out;
    }
    const auto strings = strings_of(parts, *table);
    if (!strings) {
        return std::unexpected(strings.error());
    }
    append_counted(out, bytes_of(parts.file, *table));
    append_counted(out, bytes_of(parts.file, *strings));
    return out;
}

/// The section `name`, or nothing.
std::optional<ElfSection> find_section(const Parts& parts, std::string_view name) {
    const std::uint16_t names_index = section_names_index(parts.file);
    if (names_index >= parts.sections.size() || parts.sections[names_index].type != elf::kStringTable) {
        return std::nullopt;
    }
    const ImageView names(bytes_of(parts.file, parts.sections[names_index]));
    for (const ElfSection& section : parts.sections) {
        if (names.text(section.name, name.size() + 1) == name) {
            return section;
        }
    }
    return std::nullopt;
}

/// The headers of the file.
void add_headers(FreeBsdFile& out, const Parts& parts) {
    out.bytes(FreeBsdRecord::ElfHeader, parts.file.slice(0, kElfHeaderSize));
    if (!parts.sections.empty()) {
        out.bytes(FreeBsdRecord::SectionHeaders, std::as_bytes(std::span(parts.sections)));
    }
}

/// What the kernel looks for in an executable by its virtual address.
void add_virtual_addresses(FreeBsdFile& out, const Parts& parts) {
    if (const auto constructors = find_section(parts, ".ctors")) {
        out.number64(FreeBsdRecord::ConstructorAddress, constructors->address);
        out.number64(FreeBsdRecord::ConstructorSize, constructors->size);
    }
    const auto dynamic = std::ranges::find(parts.elf.segments, elf::kDynamic, &ElfSegment::type);
    if (dynamic != parts.elf.segments.end()) {
        out.number64(FreeBsdRecord::Dynamic, dynamic->virtual_address);
    }
}

Result<void> check_segments_fit(const GuestMemory& memory, const Parts& parts, std::uint64_t floor) {
    for (const ElfSegment& segment : parts.elf.segments) {
        if (segment.type != elf::kLoad || segment.memory_size == 0) {
            continue;
        }
        const bool in_reach = segment.physical >= floor && segment.memory_size <= kFreeBsdLimit &&
                              segment.physical <= kFreeBsdLimit - segment.memory_size;
        if (!in_reach) {
            return fail(std::format("{} asks for addresses it cannot be loaded to", parts.named), "Get the file again",
                        std::format("{:#x} bytes at {:#x}", segment.memory_size, segment.virtual_address));
        }
        if (auto fits = check_room(memory, parts.named, segment.physical, segment.memory_size); !fits) {
            return fits;
        }
    }
    return {};
}

/// Loads the segments of a kernel or shared object, which must lie above `floor`, and its symbols after them.
Result<FreeBsdFile> load_executable(GuestMemory& memory, const Parts& parts, std::uint64_t floor, FreeBsdFile out) {
    if (auto fits = check_segments_fit(memory, parts, floor); !fits) {
        return std::unexpected(fits.error());
    }
    const auto symbols = make_symbols(parts);
    if (!symbols) {
        return std::unexpected(symbols.error());
    }
    const auto extent = load_segments(memory, parts.image, parts.elf);
    if (!extent) {
        return std::unexpected(extent.error());
    }
    const std::uint64_t symbol_start = align_up(extent->end, kWord), symbol_end = symbol_start + symbols->size();
    if (auto fits = check_room(memory, parts.named, symbol_start, symbols->size()); !fits) {
        return std::unexpected(fits.error());
    }
    if (auto done = write_bytes(memory, {symbol_start}, *symbols); !done) {
        return std::unexpected(done.error());
    }
    out.place(extent->start, symbol_end - extent->start);
    add_headers(out, parts);
    add_virtual_addresses(out, parts);
    if (!symbols->empty()) {
        out.number64(FreeBsdRecord::SymbolStart, symbol_start).number64(FreeBsdRecord::SymbolEnd, symbol_end);
    }
    return out;
}

// ---- Object files ----

/// Gives each section of an object file that the kernel needs its place, one after the other.
class ObjectLayout {
public:
    ObjectLayout(GuestMemory& memory, Parts& parts, std::uint64_t at)
        : memory_(memory), parts_(parts), start_(at), at_(at), limit_(limit_of(memory)) {}

    [[nodiscard]] Result<void> place_all() {
        for (ElfSection& section : parts_.sections) {
            section.address = 0;
        }
        if (auto done = place_contents(); !done) {
            return done;
        }
        if (auto done = place_symbols(); !done) {
            return done;
        }
        return place_relocations();
    }

    [[nodiscard]] std::uint64_t size() const { return at_ - start_; }
    /// Writes all sections that have a place, and zeros between and for those without contents.
    [[nodiscard]] Result<void> write() const {
        if (!memory_.fill({start_}, size(), std::byte{0})) {
            return fail("guest memory could not be cleared");
        }
        for (const ElfSection& section : parts_.sections) {
            const bool has_bytes = section.address != 0 && section.type != elf::kNoBits;
            const auto written =
                has_bytes ? write_bytes(memory_, {section.address}, bytes_of(parts_.file, section)) : Result<void>();
            if (!written) {
                return written;
            }
        }
        return {};
    }

private:
    Result<void> place(ElfSection& section) {
        const std::uint64_t alignment = std::max<std::uint64_t>(section.alignment, 1);
        if (!std::has_single_bit(alignment)) {
            return damaged(parts_.named, std::format("a section is aligned to {:#x}", alignment));
        }
        if (alignment > limit_ || align_up(at_, alignment) > limit_ ||
            section.size > limit_ - align_up(at_, alignment)) {
            return does_not_fit(memory_, parts_.named, section.size);
        }
        section.address = align_up(at_, alignment);
        at_ = section.address + section.size;
        return {};
    }

    Result<void> place_contents() {
        constexpr std::array loaded = {elf::kProgramBits, elf::kNoBits, elf::kInitArray, elf::kFiniArray, elf::kUnwind};
        for (ElfSection& section : parts_.sections) {
            const bool wanted = section.size != 0 && (section.flags & elf::kAllocated) != 0 &&
                                std::ranges::contains(loaded, section.type);
            if (auto done = wanted ? place(section) : Result<void>(); !done) {
                return done;
            }
        }
        return {};
    }

    Result<void> place_symbols() {
        if (std::ranges::count(parts_.sections, elf::kSymbolTable, &ElfSection::type) != 1) {
            return damaged(parts_.named, "it has no symbol table, or several");
        }
        ElfSection& symbols = *std::ranges::find(parts_.sections, elf::kSymbolTable, &ElfSection::type);
        if (auto strings = strings_of(parts_, symbols); !strings) {
            return std::unexpected(strings.error());
        }
        const std::uint16_t names = section_names_index(parts_.file);
        if (names >= parts_.sections.size() || parts_.sections[names].type != elf::kStringTable) {
            return damaged(parts_.named, std::format("the names of its sections are not in section {}", names));
        }
        if (auto done = place(symbols); !done) {
            return done;
        }
        if (auto done = place(parts_.sections[symbols.link]); !done) {
            return done;
        }
        return names == symbols.link ? Result<void>() : place(parts_.sections[names]);
    }

    Result<void> place_relocations() {
        for (ElfSection& section : parts_.sections) {
            if (section.type != elf::kRela && section.type != elf::kRel) {
                continue;
            }
            if (section.info >= parts_.sections.size()) {
                return damaged(parts_.named, std::format("it relocates section {}, which is not there", section.info));
            }
            const bool wanted = (parts_.sections[section.info].flags & elf::kAllocated) != 0;
            if (auto done = wanted ? place(section) : Result<void>(); !done) {
                return done;
            }
        }
        return {};
    }

    GuestMemory& memory_;
    Parts& parts_;
    std::uint64_t start_, at_, limit_;
};

Result<FreeBsdFile> load_object(GuestMemory& memory, Parts& parts, std::uint64_t at, FreeBsdFile out) {
    ObjectLayout layout(memory, parts, at);
    if (auto placed = layout.place_all(); !placed) {
        return std::unexpected(placed.error());
    }
    if (auto done = layout.write(); !done) {
        return std::unexpected(done.error());
    }
    out.place(at, layout.size());
    add_headers(out, parts);
    return out;
}

// ---- Modules of either kind, and images ----

std::string_view base_name(std::string_view path) {
    return path.substr(path.find_last_of('/') + 1);
}

std::string all_module_types() {
    std::string text;
    for (const std::string_view type : kModuleTypes) {
        text += (text.empty() ? "" : ", ") + std::string(type);
    }
    return text;
}

std::unexpected<Error> not_a_module(const BootImage& image) {
    const std::string what = identify(ImageView(image.bytes));
    return fail(std::format("'{}' is no kernel module{}", image.name, what.empty() ? "" : " but " + what),
                std::format("Use a module for FreeBSD on amd64, or say what else it is: {}", all_module_types()));
}

Result<FreeBsdFile> load_image(GuestMemory& memory, const KernelModule& module, std::uint64_t at) {
    const BootImage& image = module.file;
    if (auto fits = check_room(memory, image_named(image), at, image.bytes.size()); !fits) {
        return std::unexpected(fits.error());
    }
    if (auto done = write_bytes(memory, {at}, image.bytes); !done) {
        return std::unexpected(done.error());
    }
    FreeBsdFile out(std::format("/boot/{}", base_name(image.name)), module.type);
    out.place(at, image.bytes.size());
    return out;
}

Result<FreeBsdFile> load_elf_module(GuestMemory& memory, const BootImage& image, std::uint64_t at) {
    const auto elf = parse_elf(ImageView(image.bytes));
    if (!elf) {
        return named_error(image_named(image), elf.error());
    }
    const bool is_object = elf->type == elf::kRelocatable;
    if (!elf->is_64 || elf->machine != elf::kMachineX86_64 || (!is_object && elf->type != elf::kShared)) {
        return not_a_module(image);
    }
    auto parts = parts_of(image, *elf, 0 - at);
    if (!parts) {
        return std::unexpected(parts.error());
    }
    FreeBsdFile out(std::format("/boot/kernel/{}", base_name(image.name)), is_object ? "elf obj module" : "elf module");
    return is_object ? load_object(memory, *parts, at, std::move(out))
                     : load_executable(memory, *parts, at, std::move(out));
}

}  // namespace

std::span<const std::string_view> module_types() {
    return kModuleTypes;
}

Result<void> check_module_type(const std::string& type) {
    if (type.empty() || std::ranges::contains(kModuleTypes, type)) {
        return {};
    }
    return fail(std::format("there are no modules of type \"{}\"", type),
                std::format("Use one of: {}; or no type for a kernel module", all_module_types()));
}

Result<FreeBsdFile> load_freebsd_kernel(GuestMemory& memory, const BootImage& kernel, const ElfFile& elf) {
    const auto parts = parts_of(kernel, elf, elf.entry & ~(kFreeBsdLimit - 1));
    if (!parts) {
        return std::unexpected(parts.error());
    }
    return load_executable(memory, *parts, firmware::kHighMemory.value, {kFreeBsdKernelName, "elf kernel"});
}

Result<FreeBsdFile> load_freebsd_module(GuestMemory& memory, const KernelModule& module, std::uint64_t floor) {
    const std::uint64_t at = align_up(floor, kPage);
    if (auto known = check_module_type(module.type); !known) {
        return std::unexpected(known.error());
    }
    if (!module.type.empty()) {
        return load_image(memory, module, at);
    }
    if (!is_elf(ImageView(module.file.bytes))) {
        return not_a_module(module.file);
    }
    return load_elf_module(memory, module.file, at);
}

}  // namespace apiary::loader
