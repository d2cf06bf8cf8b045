// SPDX-License-Identifier: BSD-2-Clause
// Multiboot Specification 0.6.96, sections 3.1 "OS image format" to 3.3 "Boot information format".
#include <algorithm>
#include <format>
#include <string_view>

#include "backend/firmware/memory_map.h"
#include "backend/loader/boot_state.h"
#include "backend/loader/elf.h"
#include "backend/loader/formats.h"
#include "backend/loader/placement.h"

namespace apiary::loader {
namespace {

using memory::GuestMemory;
using memory::GuestPhys;

constexpr std::uint32_t kHeaderMagic = 0x1badb002, kBootMagic = 0x2badb002;
constexpr std::uint64_t kSearchLength = 8192;
// Header flags: the low half must be understood, the high half may be ignored.
constexpr std::uint32_t kPageAligned = 1 << 0, kWantsMemory = 1 << 1, kHasAddresses = 1 << 16, kMustUnderstand = 0xffff;
// Information flags.
constexpr std::uint32_t kInfoMemory = 1 << 0, kInfoCommandLine = 1 << 2, kInfoModules = 1 << 3, kInfoMap = 1 << 6,
                        kInfoLoaderName = 1 << 9;

constexpr GuestPhys kModule{0x6080}, kLoaderName{0x60a0}, kMemoryMap{0x60c0};
constexpr std::string_view kName = "Apiary";

/// The header with its addresses, which count only with kHasAddresses.
struct Header {
    std::uint32_t magic = 0, flags = 0, checksum = 0;
    std::uint32_t header_address = 0, load_address = 0, load_end = 0, bss_end = 0, entry = 0;
};
static_assert(sizeof(Header) == 32);

struct Info {
    std::uint32_t flags = 0, memory_lower = 0, memory_upper = 0, boot_device = 0, command_line = 0;
    std::uint32_t module_count = 0, modules = 0;
    std::uint32_t symbols[4] = {};
    std::uint32_t map_length = 0, map = 0, drives_length = 0, drives = 0, config_table = 0, loader_name = 0;
    std::uint32_t apm_table = 0, vbe[4] = {};
};
static_assert(sizeof(Info) == 88);

struct Module {
    std::uint32_t start = 0, end = 0, text = 0, reserved = 0;
};

/// One entry of the memory map, of 24 bytes: `size` does not count itself.
struct MapEntry {
    std::uint32_t size = 20;
    std::uint32_t start[2] = {}, length[2] = {};
    std::uint32_t type = 0;
};
static_assert(sizeof(MapEntry) == 24);

struct Found {
    std::uint64_t offset = 0;
    Header header;
};

std::optional<Found> find_header(const ImageView& file) {
    for (std::uint64_t at = 0; at + 12 <= std::min(file.size(), kSearchLength); at += 4) {
        Header header;
        header.magic = file.get<std::uint32_t>(at).value_or(0);
        header.flags = file.get<std::uint32_t>(at + 4).value_or(0);
        header.checksum = file.get<std::uint32_t>(at + 8).value_or(0);
        if (header.magic == kHeaderMagic && header.magic + header.flags + header.checksum == 0) {
            return Found{at, file.get<Header>(at).value_or(header)};
        }
    }
    return std::nullopt;
}

struct Placed {
    Extent extent;
    std::uint32_t entry = 0;
};

std::unexpected<Error> damaged(const BootImage& kernel, std::string detail) {
    return fail(std::format("{} is damaged: its multiboot header does not fit it", image_named(kernel)),
                "Get the file again", std::move(detail));
}

/// Loads as the header's own addresses say ("a.out kludge").
Result<Placed> load_flat(GuestMemory& memory, const BootImage& kernel, const Found& found) {
    const ImageView file(kernel.bytes);
    const Header& header = found.header;
    if (!file.contains(found.offset, sizeof(Header))) {
        return damaged(kernel, "the header is cut off");
    }
    if (header.load_address > header.header_address || header.header_address - header.load_address > found.offset) {
        return damaged(kernel, std::format("header at {:#x}, loaded from {:#x}", header.header_address,
                                           header.load_address));
    }
    const std::uint64_t offset = found.offset - (header.header_address - header.load_address);
    const std::uint64_t start = header.load_address;
    const std::uint64_t end = header.load_end != 0 ? header.load_end : start + (file.size() - offset);
    if (end < start || !file.contains(offset, end - start)) {
        return damaged(kernel, std::format("loads {:#x} to {:#x} from {:#x} of a file of {:#x} bytes", start, end,
                                           offset, file.size()));
    }
    const std::uint64_t bss_end = std::max<std::uint64_t>(header.bss_end, end);
    if (header.entry < start || header.entry >= bss_end) {
        return damaged(kernel, std::format("entry {:#x}", header.entry));
    }
    if (auto fits = check_kernel_fits(memory, kernel, start, bss_end - start); !fits) {
        return std::unexpected(fits.error());
    }
    if (auto done = write_bytes(memory, {start}, file.slice(offset, end - start)); !done) {
        return std::unexpected(done.error());
    }
    if (bss_end != end && !memory.fill({end}, bss_end - end, std::byte{0})) {
        return fail("guest memory could not be cleared");
    }
    return Placed{{start, bss_end}, header.entry};
}

Result<Placed> load_elf(GuestMemory& memory, const BootImage& kernel) {
    const ImageView file(kernel.bytes);
    if (!is_elf(file)) {
        return damaged(kernel, "no load addresses in a file that is not ELF");
    }
    const auto elf = parse_elf(file);
    if (!elf) {
        return fail(std::format("{} is {}", image_named(kernel), elf.error().cause), elf.error().remedy,
                    elf.error().detail);
    }
    if (elf->machine != elf::kMachine386 && elf->machine != elf::kMachineX86_64) {
        return fail(std::format("{} is for another kind of machine", image_named(kernel)), "Use a kernel for amd64",
                    std::format("ELF machine {}", elf->machine));
    }
    const auto extent = load_segments(memory, kernel, *elf);
    if (!extent) {
        return std::unexpected(extent.error());
    }
    const std::uint64_t entry = physical_entry(*elf);
    if (entry < extent->start || entry >= extent->end) {
        return damaged(kernel, std::format("entry {:#x}", entry));
    }
    return Placed{*extent, static_cast<std::uint32_t>(entry)};
}

Result<void> write_memory_map(GuestMemory& memory, const firmware::Platform& platform, Info& info) {
    std::vector<MapEntry> entries;
    for (const firmware::MemoryRange& range : firmware::memory_map(memory, platform)) {
        MapEntry entry;
        std::memcpy(entry.start, &range.start, sizeof(range.start));
        std::memcpy(entry.length, &range.size, sizeof(range.size));
        entry.type = static_cast<std::uint32_t>(range.type);
        entries.push_back(entry);
    }
    info.flags |= kInfoMemory | kInfoMap;
    info.memory_lower = static_cast<std::uint32_t>(firmware::kEbda.value / 1024);
    const std::uint64_t high = firmware::kHighMemory.value;
    info.memory_upper = static_cast<std::uint32_t>((firmware::low_memory_end(memory) - high) / 1024);
    info.map = static_cast<std::uint32_t>(kMemoryMap.value);
    info.map_length = static_cast<std::uint32_t>(entries.size() * sizeof(MapEntry));
    return write_bytes(memory, kMemoryMap, std::as_bytes(std::span(entries)));
}

Result<void> place_module(GuestMemory& memory, const BootImage& initrd, const Extent& kernel, Info& info) {
    const auto at = load_initrd_low(memory, initrd, kernel.end);
    if (!at) {
        return std::unexpected(at.error());
    }
    const Module module{static_cast<std::uint32_t>(*at), static_cast<std::uint32_t>(*at + initrd.bytes.size()),
                        static_cast<std::uint32_t>(kLoaderName.value + kName.size()), 0};  // an empty text
    info.flags |= kInfoModules;
    info.module_count = 1;
    info.modules = static_cast<std::uint32_t>(kModule.value);
    return write_bytes(memory, kModule, std::as_bytes(std::span(&module, 1)));
}

/// The command line begins with the name of the kernel, as with other multiboot loaders.
std::string command_line(const KernelSource& source) {
    const std::string& path = source.kernel.name;
    std::string name = path.substr(path.rfind('/') + 1);
    if (name.empty() || name.find(' ') != std::string::npos) {
        name = "kernel";
    }
    return source.command_line.empty() ? name : name + ' ' + source.command_line;
}

Result<void> write_info(GuestMemory& memory, const KernelSource& source, const firmware::Platform& platform,
                        const Extent& kernel) {
    Info info;
    info.flags = kInfoCommandLine | kInfoLoaderName;
    info.command_line = static_cast<std::uint32_t>(kCommandLine.value);
    info.loader_name = static_cast<std::uint32_t>(kLoaderName.value);
    const std::string name(kName);
    if (auto done = write_bytes(memory, kLoaderName, std::as_bytes(std::span(name.c_str(), name.size() + 1))); !done) {
        return done;
    }
    if (auto done = write_command_line(memory, command_line(source), kCommandLineRoom); !done) {
        return done;
    }
    if (auto done = write_memory_map(memory, platform, info); !done) {
        return done;
    }
    if (source.initrd) {
        if (auto done = place_module(memory, *source.initrd, kernel, info); !done) {
            return done;
        }
    }
    return write_bytes(memory, kBootInfo, std::as_bytes(std::span(&info, 1)));
}

}  // namespace

bool is_multiboot(const ImageView& kernel) {
    return find_header(kernel).has_value();
}

Result<Loaded> load_multiboot(GuestMemory& memory, const KernelSource& source, const firmware::Platform& platform) {
    const Found found = find_header(ImageView(source.kernel.bytes)).value_or(Found{});
    const std::uint32_t unknown = found.header.flags & kMustUnderstand & ~(kPageAligned | kWantsMemory);
    if (unknown != 0) {
        return fail(std::format("{} demands what its loader cannot give", image_named(source.kernel)),
                    "Use a kernel that needs no video mode from its loader",
                    std::format("multiboot flags {:#x}", unknown));
    }
    const bool flat = (found.header.flags & kHasAddresses) != 0;
    const auto placed = flat ? load_flat(memory, source.kernel, found) : load_elf(memory, source.kernel);
    if (!placed) {
        return std::unexpected(placed.error());
    }
    if (auto done = write_info(memory, source, platform, placed->extent); !done) {
        return std::unexpected(done.error());
    }
    auto state = enter_protected_mode(memory, placed->entry);
    if (!state) {
        return std::unexpected(state.error());
    }
    state->gpr[cpu::Rax] = kBootMagic;
    state->gpr[cpu::Rbx] = kBootInfo.value;
    return Loaded{*state, std::format("multiboot kernel ({})", flat ? "flat" : "ELF")};
}

}  // namespace apiary::loader
