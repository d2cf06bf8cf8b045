// SPDX-License-Identifier: BSD-2-Clause
// The PVH entry: Xen public/arch-x86/hvm/start_info.h and public/elfnote.h.
#include <format>

#include "backend/firmware/memory_map.h"
#include "backend/loader/boot_state.h"
#include "backend/loader/elf.h"
#include "backend/loader/formats.h"
#include "backend/loader/identify.h"
#include "backend/loader/placement.h"

namespace apiary::loader {
namespace {

using memory::GuestMemory;
using memory::GuestPhys;

constexpr std::uint32_t kPhys32Entry = 18;
constexpr std::uint32_t kStartMagic = 0x336ec578;
constexpr GuestPhys kModules{0x6040};
constexpr GuestPhys kMemoryMap{0x6080};

struct StartInfo {
    std::uint32_t magic = kStartMagic, version = 1, flags = 0, module_count = 0;
    std::uint64_t modules = 0, command_line = 0, rsdp = 0, memory_map = 0;
    std::uint32_t memory_map_entries = 0, reserved = 0;
};
static_assert(sizeof(StartInfo) == 56);

struct Module {
    std::uint64_t address = 0, size = 0, command_line = 0, reserved = 0;
};

struct MapEntry {
    std::uint64_t address = 0, size = 0;
    std::uint32_t type = 0, reserved = 0;
};

/// The entry point, or why there is none.
Result<std::uint32_t> find_entry(const BootImage& kernel, const ElfFile& elf) {
    const auto note = find_note(ImageView(kernel.bytes), elf, "Xen", kPhys32Entry);
    if (!note) {
        return fail(std::format("{} is {}, which is not supported", image_named(kernel),
                                identify(ImageView(kernel.bytes))),
                    "Use a Linux bzImage, or an ELF kernel with a PVH entry or a multiboot header");
    }
    const ImageView value(*note);
    const std::uint64_t entry = value.size() >= 8 ? value.get<std::uint64_t>(0).value_or(0)
                                                  : value.get<std::uint32_t>(0).value_or(0);
    for (const ElfSegment& segment : elf.segments) {
        if (segment.type == elf::kLoad && entry >= segment.physical && entry - segment.physical < segment.memory_size &&
            entry <= 0xffff'ffff) {
            return static_cast<std::uint32_t>(entry);
        }
    }
    return fail(std::format("{} is damaged: its entry is outside of it", image_named(kernel)), "Get the file again",
                std::format("PVH entry {:#x}", entry));
}

Result<void> write_memory_map(GuestMemory& memory, const firmware::Platform& platform, StartInfo& info) {
    std::vector<MapEntry> entries;
    for (const firmware::MemoryRange& range : firmware::memory_map(memory, platform)) {
        entries.push_back({range.start, range.size, static_cast<std::uint32_t>(range.type)});
    }
    info.memory_map = kMemoryMap.value;
    info.memory_map_entries = static_cast<std::uint32_t>(entries.size());
    return write_bytes(memory, kMemoryMap, std::as_bytes(std::span(entries)));
}

Result<void> place_initrd(GuestMemory& memory, const BootImage& initrd, const Extent& kernel, StartInfo& info) {
    const auto at = load_initrd_high(memory, initrd, kernel.end, GuestMemory::kLowLimit);
    if (!at) {
        return std::unexpected(at.error());
    }
    const Module module{*at, initrd.bytes.size()};
    info.module_count = 1;
    info.modules = kModules.value;
    return write_bytes(memory, kModules, std::as_bytes(std::span(&module, 1)));
}

Result<void> write_start_info(GuestMemory& memory, const KernelSource& source, const firmware::Platform& platform,
                              const Extent& kernel) {
    StartInfo info;
    info.command_line = kCommandLine.value;
    info.rsdp = firmware::kRsdp.value;
    if (auto done = write_command_line(memory, source.command_line, kCommandLineRoom); !done) {
        return done;
    }
    if (auto done = write_memory_map(memory, platform, info); !done) {
        return done;
    }
    if (source.initrd) {
        if (auto done = place_initrd(memory, *source.initrd, kernel, info); !done) {
            return done;
        }
    }
    return write_bytes(memory, kBootInfo, std::as_bytes(std::span(&info, 1)));
}

}  // namespace

bool is_pvh_candidate(const ImageView& kernel) {
    if (!is_elf(kernel) || is_freebsd_kernel(kernel)) {
        return false;
    }
    const auto machine = kernel.get<std::uint16_t>(18);
    return machine == elf::kMachineX86_64 || machine == elf::kMachine386;
}

Result<Loaded> load_pvh(GuestMemory& memory, const KernelSource& source, const firmware::Platform& platform) {
    const auto elf = parse_elf(ImageView(source.kernel.bytes));
    if (!elf) {
        return fail(std::format("{} is {}", image_named(source.kernel), elf.error().cause), elf.error().remedy,
                    elf.error().detail);
    }
    const auto entry = find_entry(source.kernel, *elf);
    if (!entry) {
        return std::unexpected(entry.error());
    }
    const auto extent = load_segments(memory, source.kernel, *elf);
    if (!extent) {
        return std::unexpected(extent.error());
    }
    if (auto done = write_start_info(memory, source, platform, *extent); !done) {
        return std::unexpected(done.error());
    }
    auto state = enter_protected_mode(memory, *entry);
    if (!state) {
        return std::unexpected(state.error());
    }
    state->gpr[cpu::Rbx] = kBootInfo.value;
    return Loaded{*state, std::format("ELF kernel for {} (PVH)", elf->is_64 ? "amd64" : "i386")};
}

}  // namespace apiary::loader
