// SPDX-License-Identifier: BSD-2-Clause
// FreeBSD for amd64 as its own loaders start it (stand/i386/libi386/bootinfo64.c, sys/amd64/amd64/locore.S and
// machdep.c): the kernel, modules, environment and metadata one after the other, then the kernel's first free page.
#include <algorithm>
#include <array>
#include <format>

#include "backend/firmware/memory_map.h"
#include "backend/loader/boot_state.h"
#include "backend/loader/elf.h"
#include "backend/loader/formats.h"
#include "backend/loader/freebsd_environment.h"
#include "backend/loader/freebsd_files.h"
#include "backend/loader/identify.h"
#include "backend/loader/placement.h"

namespace apiary::loader {
namespace {

using memory::GuestMemory;

constexpr std::uint64_t kPage = 4096;
constexpr std::uint64_t kKernelBase = 0xffff'ffff'8000'0000;  // amd64 vmparam.h: KERNBASE
/// What the kernel takes from the first free page on before it knows the memory map: 2 MiB that FreeBSD 14 skips, its
/// first stack, per-CPU data and page tables.
constexpr std::uint64_t kHeadroom = 16 << 20;

/// One entry of the memory map as the kernel reads it, unaligned.
struct MapEntry {
    std::array<std::uint32_t, 2> start = {}, size = {};
    std::uint32_t type = 0;
};
static_assert(sizeof(MapEntry) == 20);

constexpr std::array<std::uint32_t, 2> halves(std::uint64_t value) {
    return {static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(value >> 32)};
}

constexpr std::uint64_t page_up(std::uint64_t value) {
    return (value + kPage - 1) & ~(kPage - 1);
}

/// The ELF headers of a kernel that can be loaded, or why it cannot.
Result<ElfFile> parse_kernel(const BootImage& kernel) {
    auto elf = parse_elf(ImageView(kernel.bytes));
    if (!elf) {
        return fail(std::format("{} is {}", image_named(kernel), elf.error().cause), elf.error().remedy,
                    elf.error().detail);
    }
    if (!elf->is_64 || elf->machine != elf::kMachineX86_64) {
        return fail(
            std::format("{} is {}, which cannot be started", image_named(kernel), identify(ImageView(kernel.bytes))),
            "Use a FreeBSD kernel for amd64");
    }
    if (elf->entry < kKernelBase) {
        return fail(std::format("'{}' is no kernel but a FreeBSD program", kernel.name),
                    "Use a kernel, such as /boot/kernel/kernel of a FreeBSD system",
                    std::format("it starts at {:#x}", elf->entry));
    }
    return elf;
}

Result<void> check_entry(const BootImage& kernel, const ElfFile& elf) {
    for (const ElfSegment& segment : elf.segments) {
        if (segment.type == elf::kLoad && elf.entry >= segment.virtual_address &&
            elf.entry - segment.virtual_address < segment.memory_size) {
            return {};
        }
    }
    return fail(std::format("{} is damaged: its entry is outside of it", image_named(kernel)), "Get the file again",
                std::format("entry {:#x}", elf.entry));
}

/// Two modules of one name: the kernel would see the first alone.
Result<void> check_names(const std::vector<FreeBsdFile>& files) {
    for (std::size_t i = 1; i < files.size(); ++i) {
        if (std::ranges::contains(files.begin() + 1, files.begin() + static_cast<std::ptrdiff_t>(i), files[i].name(),
                                  &FreeBsdFile::name)) {
            return fail(std::format("there are two modules called '{}'", files[i].name()),
                        "Leave one out or give it another name");
        }
    }
    return {};
}

Result<std::vector<FreeBsdFile>> load_files(GuestMemory& memory, const KernelSource& source, const ElfFile& elf) {
    auto kernel = load_freebsd_kernel(memory, source.kernel, elf);
    if (!kernel) {
        return std::unexpected(kernel.error());
    }
    if (!source.command_line.empty()) {
        kernel->text(FreeBsdRecord::Arguments, source.command_line);
    }
    std::vector<FreeBsdFile> files = {*std::move(kernel)};
    for (const KernelModule& module : source.modules) {
        auto file = load_freebsd_module(memory, module, files.back().end());
        if (!file) {
            return std::unexpected(file.error());
        }
        files.push_back(*std::move(file));
    }
    if (auto names = check_names(files); !names) {
        return std::unexpected(names.error());
    }
    return files;
}

std::vector<MapEntry> make_memory_map(const GuestMemory& memory, const firmware::Platform& platform) {
    std::vector<MapEntry> entries;
    for (const firmware::MemoryRange& range : firmware::memory_map(memory, platform)) {
        entries.push_back({halves(range.start), halves(range.size), static_cast<std::uint32_t>(range.type)});
    }
    return entries;
}

/// What follows the files in memory, by its physical addresses.
struct Tail {
    std::vector<std::byte> environment;
    std::uint64_t environment_at = 0;
    std::vector<std::byte> metadata;
    std::uint64_t metadata_at = 0;
    std::uint64_t kernel_end = 0;
};

/// The metadata when the first free page is `kernel_end`; that does not change its size.
std::vector<std::byte> make_metadata(std::vector<FreeBsdFile> files, const FreeBsdBoot& boot,
                                     const std::vector<MapEntry>& map, const Tail& tail, std::uint64_t kernel_end) {
    files.front()
        .number32(FreeBsdRecord::HowTo, boot.how_to)
        .number64(FreeBsdRecord::Environment, tail.environment_at)
        .number64(FreeBsdRecord::KernelEnd, kernel_end)
        .bytes(FreeBsdRecord::MemoryMap, std::as_bytes(std::span(map)));
    return freebsd_metadata(files);
}

Tail make_tail(const std::vector<FreeBsdFile>& files, const FreeBsdBoot& boot, const std::vector<MapEntry>& map) {
    Tail tail;
    tail.environment = boot.environment.block();
    tail.environment_at = page_up(files.back().end());
    tail.metadata_at = page_up(tail.environment_at + tail.environment.size());
    const std::uint64_t size = make_metadata(files, boot, map, tail, 0).size();
    tail.kernel_end = page_up(tail.metadata_at + size);
    tail.metadata = make_metadata(files, boot, map, tail, tail.kernel_end);
    return tail;
}

Result<void> write_tail(GuestMemory& memory, const BootImage& kernel, const Tail& tail) {
    const std::uint64_t limit = std::min(firmware::low_memory_end(memory), kFreeBsdLimit);
    if (limit < kHeadroom || tail.kernel_end > limit - kHeadroom) {
        constexpr std::uint64_t mib = 1 << 20;
        return fail(std::format("{} with its modules leaves too little of the guest's memory", image_named(kernel)),
                    "Give the guest more memory, or it fewer and smaller modules",
                    std::format("they end at {} MiB and need {} MiB more below {} MiB", tail.kernel_end / mib,
                                kHeadroom / mib, limit / mib));
    }
    if (auto done = write_bytes(memory, {tail.environment_at}, tail.environment); !done) {
        return done;
    }
    return write_bytes(memory, {tail.metadata_at}, tail.metadata);
}

/// "FreeBSD 14.1-RELEASE": sys/conf/newvers.sh puts the version behind this mark.
std::string describe(const BootImage& kernel) {
    constexpr std::string_view mark = "@(#)FreeBSD ";
    const auto wanted = std::as_bytes(std::span(mark));
    const auto found = std::ranges::search(kernel.bytes, wanted).begin();
    std::string version;
    if (found != kernel.bytes.end()) {
        const auto at = static_cast<std::uint64_t>(found - kernel.bytes.begin());
        version = ImageView(kernel.bytes).text(at + mark.size(), 40);
        version = version.substr(0, version.find(' '));
    }
    return std::format("FreeBSD {}{}kernel for amd64", version, version.empty() ? "" : " ");
}

}  // namespace

Result<Loaded> load_freebsd(GuestMemory& memory, const KernelSource& source, const firmware::Platform& platform) {
    if (source.initrd) {
        return fail("FreeBSD kernels take no initrd", "Give the image as a module of type mfs_root",
                    std::format("initrd '{}'", source.initrd->name));
    }
    const auto elf = parse_kernel(source.kernel);
    if (!elf) {
        return std::unexpected(elf.error());
    }
    if (auto valid = check_entry(source.kernel, *elf); !valid) {
        return std::unexpected(valid.error());
    }
    const auto boot = freebsd_boot(source, platform);
    if (!boot) {
        return std::unexpected(boot.error());
    }
    auto files = load_files(memory, source, *elf);
    if (!files) {
        return std::unexpected(files.error());
    }
    const Tail tail = make_tail(*files, *boot, make_memory_map(memory, platform));
    if (auto done = write_tail(memory, source.kernel, tail); !done) {
        return std::unexpected(done.error());
    }
    auto state = enter_freebsd(memory, elf->entry, static_cast<std::uint32_t>(tail.metadata_at),
                               static_cast<std::uint32_t>(tail.kernel_end));
    if (!state) {
        return std::unexpected(state.error());
    }
    return Loaded{*state, describe(source.kernel)};
}

}  // namespace apiary::loader
