// SPDX-License-Identifier: BSD-2-Clause
// Linux Documentation/arch/x86/boot.rst and zero-page.rst: the setup header and boot_params.
#include <algorithm>
#include <array>
#include <format>

#include "backend/firmware/memory_map.h"
#include "backend/loader/boot_state.h"
#include "backend/loader/formats.h"
#include "backend/loader/placement.h"

namespace apiary::loader {
namespace {

using memory::GuestMemory;
using memory::GuestPhys;

// Offsets of the setup header, the same in the file and in boot_params.
constexpr std::uint64_t kSetupSectors = 0x1f1, kHeaderStart = 0x1f1, kSystemSize = 0x1f4, kBootFlag = 0x1fe,
                        kJumpLength = 0x201, kMagic = 0x202, kVersion = 0x206, kKernelVersion = 0x20e,
                        kLoaderType = 0x210, kCode32Start = 0x214, kRamdiskImage = 0x218, kRamdiskSize = 0x21c,
                        kCommandLinePointer = 0x228, kInitrdMax = 0x22c, kLoadFlagsX = 0x236, kCommandLineSize = 0x238,
                        kPayloadOffset = 0x248, kPayloadLength = 0x24c, kSetupDataPointer = 0x250,
                        kPreferredAddress = 0x258, kInitSize = 0x260, kHeaderNeeded = 0x264, kHeaderLimit = 0x290;
// Offsets of boot_params alone.
constexpr std::uint64_t kAcpiRsdp = 0x070, kE820Entries = 0x1e8, kE820Table = 0x2d0;
constexpr std::size_t kE820Max = 128, kZeroPageSize = 4096;

constexpr std::uint16_t kOldestProtocol = 0x20c;  // 2.12 brought the 64-bit entry
constexpr std::uint16_t kKernel64 = 1 << 0;
constexpr std::uint8_t kUnknownLoader = 0xff;
constexpr std::uint64_t kEntry64 = 0x200;
constexpr std::uint64_t kSector = 512;
constexpr std::uint32_t kSetupRngSeed = 9;

/// What the loader uses of the setup header, checked.
struct Header {
    std::uint16_t version = 0;
    std::uint64_t setup_size = 0;   ///< Bytes before the protected-mode kernel.
    std::uint64_t header_end = 0;   ///< Offset after the header's last byte.
    std::uint64_t address = 0;      ///< Where the kernel is loaded and runs.
    std::uint64_t memory_size = 0;  ///< Bytes it needs from there until it has read the memory map.
    std::uint32_t initrd_max = 0;   ///< Highest address the initrd may take.
    std::uint32_t command_line_size = 0;
};

std::unexpected<Error> truncated(const BootImage& kernel, std::string detail) {
    return fail(std::format("{} is truncated", image_named(kernel)), "Get the file again", std::move(detail));
}

/// A field of the header; whoever calls it knows that the header is in the file.
template <class T>
T field(const ImageView& file, std::uint64_t at) {
    return file.get<T>(at).value_or(0);
}

std::string protocol_name(std::uint16_t version) {
    return std::format("{}.{:02}", version >> 8, version & 0xff);
}

/// Everything the header says about the file is in the file.
Result<void> check_complete(const BootImage& kernel, const ImageView& file, std::uint64_t setup_size) {
    if (file.size() <= setup_size || file.size() - setup_size <= kEntry64) {
        return truncated(kernel, std::format("{} bytes, of which {} are set-up code", file.size(), setup_size));
    }
    const std::uint64_t size = file.size() - setup_size;
    const std::uint64_t paragraphs = field<std::uint32_t>(file, kSystemSize);
    if (paragraphs * 16 >= size + 16) {
        return truncated(kernel, std::format("{} of {} bytes after the set-up code", size, paragraphs * 16));
    }
    const std::uint64_t payload = field<std::uint32_t>(file, kPayloadOffset);
    const std::uint64_t payload_size = field<std::uint32_t>(file, kPayloadLength);
    if (payload + payload_size > size) {
        return truncated(kernel, std::format("payload of {} bytes at {} of {}", payload_size, payload, size));
    }
    return {};
}

Result<Header> parse_header(const BootImage& kernel) {
    const ImageView file(kernel.bytes);
    if (!file.contains(kVersion, 2)) {
        return truncated(kernel, std::format("{} bytes", file.size()));
    }
    Header header;
    header.version = field<std::uint16_t>(file, kVersion);
    if (header.version < kOldestProtocol) {
        return fail(std::format("{} is too old to be started in 64-bit mode", image_named(kernel)),
                    "Use Linux 3.8 or later for amd64",
                    std::format("boot protocol {}, 2.12 is needed", protocol_name(header.version)));
    }
    if (!file.contains(0, kHeaderNeeded)) {
        return truncated(kernel, std::format("{} bytes", file.size()));
    }
    if ((field<std::uint16_t>(file, kLoadFlagsX) & kKernel64) == 0) {
        return fail(std::format("{} has no 64-bit entry", image_named(kernel)), "Use a Linux kernel for amd64");
    }
    const std::uint64_t sectors = field<std::uint8_t>(file, kSetupSectors);
    header.setup_size = ((sectors == 0 ? 4 : sectors) + 1) * kSector;
    header.header_end = std::min(kMagic + field<std::uint8_t>(file, kJumpLength), kHeaderLimit);
    if (header.header_end < kHeaderNeeded || header.header_end > header.setup_size) {
        return fail(std::format("{} is damaged", image_named(kernel)), "Get the file again",
                    std::format("set-up header ends at {:#x}", header.header_end));
    }
    if (auto complete = check_complete(kernel, file, header.setup_size); !complete) {
        return std::unexpected(complete.error());
    }
    header.address = field<std::uint64_t>(file, kPreferredAddress);
    header.memory_size =
        std::max<std::uint64_t>(field<std::uint32_t>(file, kInitSize), file.size() - header.setup_size);
    header.initrd_max = field<std::uint32_t>(file, kInitrdMax);
    header.command_line_size = field<std::uint32_t>(file, kCommandLineSize);
    return header;
}

/// boot_params under construction.
class ZeroPage {
public:
    template <class T>
    void set(std::uint64_t at, T value) {
        std::memcpy(page_.data() + at, &value, sizeof(value));
    }
    void copy(std::uint64_t at, std::span<const std::byte> bytes) {
        std::memcpy(page_.data() + at, bytes.data(), bytes.size());
    }
    void set_memory_map(std::span<const firmware::MemoryRange> map) {
        const std::size_t count = std::min(map.size(), kE820Max);
        set(kE820Entries, static_cast<std::uint8_t>(count));
        for (std::size_t i = 0; i < count; ++i) {
            set(kE820Table + 20 * i, map[i].start);
            set(kE820Table + 20 * i + 8, map[i].size);
            set(kE820Table + 20 * i + 16, static_cast<std::uint32_t>(map[i].type));
        }
    }
    [[nodiscard]] std::span<const std::byte> bytes() const { return page_; }

private:
    std::array<std::byte, kZeroPageSize> page_ = {};
};

/// The setup_data list: one entry, the random seed.
Result<void> write_setup_data(GuestMemory& memory, const std::array<std::byte, 32>& seed) {
    struct {
        std::uint64_t next = 0;
        std::uint32_t type = kSetupRngSeed;
        std::uint32_t length = sizeof(seed);
    } entry;
    if (auto done = write_bytes(memory, kSetupData, std::as_bytes(std::span(&entry, 1))); !done) {
        return done;
    }
    return write_bytes(memory, kSetupData + sizeof(entry), seed);
}

Result<void> place_initrd(GuestMemory& memory, const BootImage& initrd, const Header& header, ZeroPage& page) {
    const std::uint64_t floor = header.address + header.memory_size;
    const auto at = load_initrd_high(memory, initrd, floor, std::uint64_t{header.initrd_max} + 1);
    if (!at) {
        return std::unexpected(at.error());
    }
    page.set(kRamdiskImage, static_cast<std::uint32_t>(*at));
    page.set(kRamdiskSize, static_cast<std::uint32_t>(initrd.bytes.size()));
    return {};
}

Result<void> write_zero_page(GuestMemory& memory, const KernelSource& source, const firmware::Platform& platform,
                             const Header& header) {
    const ImageView file(source.kernel.bytes);
    ZeroPage page;
    page.copy(kHeaderStart, file.slice(kHeaderStart, header.header_end - kHeaderStart));
    page.set(kLoaderType, kUnknownLoader);
    page.set(kCode32Start, static_cast<std::uint32_t>(header.address));
    page.set(kRamdiskImage, std::uint32_t{0});
    page.set(kRamdiskSize, std::uint32_t{0});
    page.set(kCommandLinePointer, static_cast<std::uint32_t>(kCommandLine.value));
    page.set(kSetupDataPointer, std::uint64_t{source.random_seed ? kSetupData.value : 0});
    page.set(kAcpiRsdp, firmware::kRsdp.value);
    page.set_memory_map(firmware::memory_map(memory, platform));
    if (source.random_seed) {
        if (auto done = write_setup_data(memory, *source.random_seed); !done) {
            return done;
        }
    }
    if (source.initrd) {
        if (auto done = place_initrd(memory, *source.initrd, header, page); !done) {
            return done;
        }
    }
    return write_bytes(memory, kZeroPage, page.bytes());
}

std::string describe(const ImageView& file, const Header& header) {
    const std::uint64_t pointer = field<std::uint16_t>(file, kKernelVersion);
    std::string version = pointer == 0 ? std::string() : file.text(kSector + pointer, 127);
    version = version.substr(0, version.find(' '));  // the rest is who built it
    return std::format("Linux {}{}(bzImage, boot protocol {})", version, version.empty() ? "" : " ",
                       protocol_name(header.version));
}

}  // namespace

bool is_linux(const ImageView& kernel) {
    return kernel.has_text(kMagic, "HdrS") && kernel.get<std::uint16_t>(kBootFlag) == 0xaa55;
}

Result<Loaded> load_linux(GuestMemory& memory, const KernelSource& source, const firmware::Platform& platform) {
    const auto header = parse_header(source.kernel);
    if (!header) {
        return std::unexpected(header.error());
    }
    const ImageView file(source.kernel.bytes);
    if (auto fits = check_kernel_fits(memory, source.kernel, header->address, header->memory_size); !fits) {
        return std::unexpected(fits.error());
    }
    const auto code = file.slice(header->setup_size, file.size() - header->setup_size);
    if (auto done = write_bytes(memory, {header->address}, code); !done) {
        return std::unexpected(done.error());
    }
    if (auto done = write_command_line(memory, source.command_line, header->command_line_size); !done) {
        return std::unexpected(done.error());
    }
    if (auto done = write_zero_page(memory, source, platform, *header); !done) {
        return std::unexpected(done.error());
    }
    auto state = enter_long_mode(memory, header->address + kEntry64);
    if (!state) {
        return std::unexpected(state.error());
    }
    state->gpr[cpu::Rsi] = kZeroPage.value;
    return Loaded{*state, describe(file, *header)};
}

}  // namespace apiary::loader
