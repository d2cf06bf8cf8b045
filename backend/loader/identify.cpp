// SPDX-License-Identifier: BSD-2-Clause
#include "backend/loader/identify.h"

#include <array>
#include <format>

#include "backend/loader/elf.h"

namespace apiary::loader {
namespace {

using namespace std::string_view_literals;

struct Magic {
    std::uint64_t offset;
    std::string_view bytes;
    std::string_view what;
};

// First bytes of files that people hand over by mistake; the formats' own documents.
constexpr std::array kMagics = {
    Magic{0, "\x1f\x8b"sv, "a gzip-compressed file"},
    Magic{0, "\xfd" "7zXZ"sv, "an xz-compressed file"},
    Magic{0, "\x28\xb5\x2f\xfd"sv, "a zstd-compressed file"},
    Magic{0, "BZh"sv, "a bzip2-compressed file"},
    Magic{0, "070701"sv, "a cpio archive, perhaps an initrd"},
    Magic{0, "070702"sv, "a cpio archive, perhaps an initrd"},
    Magic{0, "QFI\xfb"sv, "a qcow2 disk image"},
    Magic{0, "KDMV"sv, "a VMDK disk image"},
    Magic{0x8001, "CD001"sv, "an ISO 9660 image"},
    Magic{0x1fe, "\x55\xaa"sv, "a boot sector or a disk image"},
    Magic{0, "MZ"sv, "an EFI or DOS program"},
    Magic{0, "!<arch>\n"sv, "an archive or a Debian package"},
    Magic{0, "#!"sv, "a script"},
};

struct Machine {
    std::uint16_t number;
    std::string_view name;
};

// e_machine (generic System V ABI, "ELF header").
constexpr std::array kMachines = {
    Machine{2, "SPARC"},   Machine{3, "i386"},  Machine{8, "MIPS"},    Machine{20, "PowerPC"},
    Machine{21, "PPC64"},  Machine{22, "S390"}, Machine{40, "ARM"},    Machine{43, "SPARC64"},
    Machine{50, "IA-64"},  Machine{62, "amd64"}, Machine{183, "ARM64"}, Machine{243, "RISC-V"},
    Machine{258, "LoongArch"},
};

std::string machine_name(std::uint16_t number) {
    for (const Machine& machine : kMachines) {
        if (machine.number == number) {
            return std::string(machine.name);
        }
    }
    return std::format("machine {}", number);
}

std::string_view type_name(std::uint16_t type) {
    switch (type) {
        case elf::kRelocatable: return "an object file";
        case elf::kExecutable: return "an ELF executable";
        case elf::kShared: return "a shared library or position-independent program";
        case elf::kCore: return "a core dump";
        default: return "an ELF file";
    }
}

bool has_note_of(const ImageView& file, const ElfFile& elf, std::string_view owner) {
    // NT_VERSION 1 is the system's identification note on NetBSD and OpenBSD.
    return find_note(file, elf, owner, 1).has_value();
}

std::string identify_elf(const ImageView& file) {
    const auto elf = parse_elf(file);
    if (!elf) {
        return elf.error().cause;
    }
    if (is_freebsd_kernel(file)) {
        return std::format("a FreeBSD kernel for {}", machine_name(elf->machine));
    }
    if (has_note_of(file, *elf, "NetBSD")) {
        return "a NetBSD kernel or program";
    }
    if (has_note_of(file, *elf, "OpenBSD")) {
        return "an OpenBSD kernel or program";
    }
    return std::format("{} for {}", type_name(elf->type), machine_name(elf->machine));
}

}  // namespace

std::string identify(const ImageView& file) {
    if (is_elf(file)) {
        return identify_elf(file);
    }
    for (const Magic& magic : kMagics) {
        if (file.has_text(magic.offset, magic.bytes)) {
            return std::string(magic.what);
        }
    }
    return {};
}

bool is_freebsd_kernel(const ImageView& file) {
    const auto elf = is_elf(file) ? parse_elf(file) : fail("no ELF file");
    if (!elf || elf->type != elf::kExecutable) {
        return false;
    }
    for (const ElfSegment& segment : elf->segments) {
        // The interpreter FreeBSD names in its kernels so that nobody runs them.
        if (segment.type == elf::kInterpreter && file.has_text(segment.offset, "/red/herring")) {
            return true;
        }
    }
    return elf->os_abi == elf::kOsAbiFreeBsd;
}

}  // namespace apiary::loader
