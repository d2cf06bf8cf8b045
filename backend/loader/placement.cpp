// SPDX-License-Identifier: BSD-2-Clause
#include "backend/loader/placement.h"

#include <algorithm>
#include <format>

#include "backend/firmware/memory_map.h"
#include "backend/loader/boot_state.h"

namespace apiary::loader {
namespace {

using memory::GuestMemory;
using memory::GuestPhys;

constexpr std::uint64_t kPage = 4096, kMiB = 1024 * 1024;

std::uint64_t to_mib(std::uint64_t bytes) {
    return bytes / kMiB + (bytes % kMiB != 0 ? 1 : 0);
}

Result<void> check_no_overlap(const BootImage& kernel, std::vector<ElfSegment> loads) {
    std::ranges::sort(loads, {}, &ElfSegment::physical);
    for (std::size_t i = 1; i < loads.size(); ++i) {
        if (loads[i].physical - loads[i - 1].physical < loads[i - 1].memory_size) {
            return fail(std::format("{} is damaged: its segments overlap", image_named(kernel)), "Get the file again",
                        std::format("segments at {:#x} and {:#x}", loads[i - 1].physical, loads[i].physical));
        }
    }
    return {};
}

Result<void> load_segment(GuestMemory& memory, const BootImage& kernel, const ElfSegment& segment) {
    const ImageView file(kernel.bytes);
    if (auto done = write_bytes(memory, {segment.physical}, file.slice(segment.offset, segment.file_size)); !done) {
        return done;
    }
    const std::uint64_t rest = segment.memory_size - segment.file_size;
    if (rest != 0 && !memory.fill({segment.physical + segment.file_size}, rest, std::byte{0})) {
        return fail("guest memory could not be cleared");
    }
    return {};
}

std::unexpected<Error> initrd_too_large(const GuestMemory& memory, const BootImage& initrd) {
    return fail(std::format("the initrd '{}' does not fit into the guest's memory", initrd.name),
                "Give the guest more memory or use a smaller initrd",
                std::format("initrd of {} MiB, guest of {} MiB", to_mib(initrd.bytes.size()), to_mib(memory.size())));
}

}  // namespace

std::string image_named(const BootImage& image) {
    return std::format("the {} '{}'", image.kind, image.name);
}

Result<void> write_bytes(GuestMemory& memory, GuestPhys at, std::span<const std::byte> bytes) {
    if (!memory.write(at, bytes)) {
        return fail("the guest has too little memory to be started", "Give it more memory",
                    std::format("no RAM at {:#x} for {} bytes", at.value, bytes.size()));
    }
    return {};
}

Result<void> write_command_line(GuestMemory& memory, const std::string& text, std::uint64_t limit) {
    const std::uint64_t most = std::min(limit, kCommandLineRoom - 1);
    if (text.size() > most) {
        return fail("the kernel's command line is too long",
                    std::format("Shorten it to {} characters, which is all this kernel takes", most),
                    std::format("{} characters", text.size()));
    }
    if (text.find('\0') != std::string::npos) {
        return fail("the kernel's command line has a NUL character in it", "Remove it");
    }
    return write_bytes(memory, kCommandLine, std::as_bytes(std::span(text.c_str(), text.size() + 1)));
}

Result<void> check_kernel_fits(const GuestMemory& memory, const BootImage& kernel, std::uint64_t start,
                               std::uint64_t size) {
    const std::uint64_t limit = GuestMemory::kLowLimit;
    if (start < firmware::kHighMemory.value || size > limit || start > limit - size) {
        return fail(std::format("{} asks for addresses it cannot be loaded to", image_named(kernel)),
                    "Use a kernel that is loaded between 1 MiB and 3 GiB",
                    std::format("{:#x} bytes at {:#x}", size, start));
    }
    if (!memory.contains({start}, size)) {
        return fail(std::format("{} does not fit into the guest's memory", image_named(kernel)),
                    std::format("Give the guest more than {} MiB of memory", to_mib(start + size)),
                    std::format("{:#x} bytes at {:#x}", size, start));
    }
    return {};
}

Result<Extent> load_segments(GuestMemory& memory, const BootImage& kernel, const ElfFile& elf) {
    std::vector<ElfSegment> loads = elf.segments;
    std::erase_if(loads, [](const ElfSegment& s) { return s.type != elf::kLoad || s.memory_size == 0; });
    if (loads.empty()) {
        return fail(std::format("{} has nothing to load", image_named(kernel)), "Use an executable kernel");
    }
    for (const ElfSegment& segment : loads) {
        if (auto fits = check_kernel_fits(memory, kernel, segment.physical, segment.memory_size); !fits) {
            return std::unexpected(fits.error());
        }
    }
    if (auto apart = check_no_overlap(kernel, loads); !apart) {
        return std::unexpected(apart.error());
    }
    Extent extent{loads.front().physical, 0};
    for (const ElfSegment& segment : loads) {
        if (auto done = load_segment(memory, kernel, segment); !done) {
            return std::unexpected(done.error());
        }
        extent.start = std::min(extent.start, segment.physical);
        extent.end = std::max(extent.end, segment.physical + segment.memory_size);
    }
    return extent;
}

Result<std::uint64_t> load_initrd_high(GuestMemory& memory, const BootImage& initrd, std::uint64_t floor,
                                       std::uint64_t top) {
    const std::uint64_t size = initrd.bytes.size();
    top = std::min(top, firmware::low_memory_end(memory));
    if (top < floor || size > top - floor) {
        return initrd_too_large(memory, initrd);
    }
    const std::uint64_t at = (top - size) & ~(kPage - 1);
    if (at < floor) {
        return initrd_too_large(memory, initrd);
    }
    if (auto done = write_bytes(memory, {at}, initrd.bytes); !done) {
        return std::unexpected(done.error());
    }
    return at;
}

Result<std::uint64_t> load_initrd_low(GuestMemory& memory, const BootImage& initrd, std::uint64_t floor) {
    const std::uint64_t at = (floor + kPage - 1) & ~(kPage - 1);
    const std::uint64_t end = firmware::low_memory_end(memory);
    if (at > end || initrd.bytes.size() > end - at) {
        return initrd_too_large(memory, initrd);
    }
    if (auto done = write_bytes(memory, {at}, initrd.bytes); !done) {
        return std::unexpected(done.error());
    }
    return at;
}

}  // namespace apiary::loader
