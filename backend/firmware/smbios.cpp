// SPDX-License-Identifier: BSD-2-Clause
#include "backend/firmware/smbios.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace apiary::firmware {
namespace {

constexpr std::string_view kVendor = "Apiary";
constexpr std::string_view kProduct = "Apiary";
constexpr std::string_view kFirmwareVersion = "0.1";
constexpr std::string_view kFirmwareDate = "11/01/2026";

constexpr std::size_t kEntry2Size = 31, kEntry3Offset = 0x20, kEntry3Size = 24, kStructures = 0x40;
constexpr std::uint64_t kKiB = 1024, kMiB = 1024 * kKiB;

/// A structure's strings are numbered from 1 and follow it.
class Structure {
public:
    Structure(std::uint8_t type, std::uint16_t handle) { body.u8(type).u8(0).u16(handle); }

    Structure& text(std::string_view value) {
        if (value.empty()) {
            body.u8(0);
            return *this;
        }
        strings_.text(value, value.size()).u8(0);
        body.u8(++count_);
        return *this;
    }
    [[nodiscard]] Bytes finish() {
        body.patch_u8(1, static_cast<std::uint8_t>(body.size()));
        body.bytes(strings_.data()).u8(0);
        if (count_ == 0) {
            body.u8(0);
        }
        return body.data();
    }

    TableWriter body;

private:
    TableWriter strings_;
    std::uint8_t count_ = 0;
};

/// All structures, with the numbers the entry points need.
class Structures {
public:
    void add(const Bytes& structure) {
        bytes.insert(bytes.end(), structure.begin(), structure.end());
        largest = std::max(largest, structure.size());
        ++count;
    }

    Bytes bytes;
    std::size_t largest = 0;
    std::uint16_t count = 0;
};

// Handles: the structure's type in the high byte.
constexpr std::uint16_t handle(std::uint8_t type, unsigned index = 0) {
    return static_cast<std::uint16_t>(type << 8 | index);
}

Bytes bios_information() {
    Structure s(0, handle(0));
    s.text(kVendor).text(kFirmwareVersion);
    s.body.u16(static_cast<std::uint16_t>(kTables.value >> 4));
    s.text(kFirmwareDate);
    const std::uint64_t no_characteristics = 1U << 3;
    const std::uint8_t acpi = 1U << 0, virtual_machine = 1U << 4;
    s.body.u8(0).u64(no_characteristics).u8(acpi).u8(virtual_machine);
    s.body.u8(0).u8(1).u8(0xff).u8(0xff);  // release 0.1; no embedded controller
    return s.finish();
}

/// Since SMBIOS 2.6 the first three fields of a UUID are little-endian.
Uuid smbios_uuid(Uuid uuid) {
    std::reverse(uuid.begin(), uuid.begin() + 4);
    std::reverse(uuid.begin() + 4, uuid.begin() + 6);
    std::reverse(uuid.begin() + 6, uuid.begin() + 8);
    return uuid;
}

/// What the user may write goes in as printable ASCII only: a NUL would end the string table early.
std::string printable(std::string_view text) {
    std::string kept(text.substr(0, 64));
    std::ranges::replace_if(kept, [](char c) { return c < ' ' || c > '~'; }, '?');
    return kept;
}

Bytes system_information(const Platform& platform) {
    Structure s(1, handle(1));
    s.text(kVendor).text(kProduct).text(kFirmwareVersion).text(printable(platform.serial_number));
    const std::uint8_t power_switch = 6;
    s.body.bytes(smbios_uuid(platform.uuid)).u8(power_switch);
    s.text("").text("");  // SKU, family
    return s.finish();
}

Bytes chassis() {
    Structure s(3, handle(3));
    s.text(kVendor);
    const std::uint8_t other = 1, safe = 3, no_security = 3;
    s.body.u8(other);
    s.text(kFirmwareVersion).text("").text("");
    s.body.u8(safe).u8(safe).u8(safe).u8(no_security).u32(0).u8(0).u8(0).u8(0).u8(0);
    s.text("");
    return s.finish();
}

/// One socket that holds every CPU as a core of one thread.
Bytes processor(const Platform& platform) {
    Structure s(4, handle(4));
    s.text("CPU 0");
    const std::uint8_t central = 3, family_unknown = 2, enabled = 0x41, upgrade_none = 6;
    s.body.u8(central).u8(family_unknown);
    s.text(kVendor);
    s.body.u32(platform.cpu_signature).u32(platform.cpu_features);
    s.text("Apiary virtual CPU");
    s.body.u8(0).u16(0).u16(0).u16(0).u8(enabled).u8(upgrade_none);  // voltage, clocks: unknown
    s.body.u16(0xffff).u16(0xffff).u16(0xffff);                      // no cache information
    s.text("").text("").text("");                                    // serial number, asset tag, part number
    const auto cores = static_cast<std::uint8_t>(platform.cpus);
    const std::uint16_t is_64_bit = 1U << 2, multi_core = platform.cpus > 1 ? 1U << 3 : 0;
    s.body.u8(cores).u8(cores).u8(cores).u16(is_64_bit | multi_core).u16(family_unknown);
    s.body.u16(cores).u16(cores).u16(cores);
    return s.finish();
}

Bytes memory_array(std::uint64_t memory_size) {
    Structure s(16, handle(16));
    const std::uint8_t system_board = 3, system_memory = 3, no_correction = 3;
    s.body.u8(system_board).u8(system_memory).u8(no_correction);
    const std::uint64_t kib = memory_size / kKiB;
    const bool extended = kib >= 0x8000'0000;
    s.body.u32(extended ? 0x8000'0000 : static_cast<std::uint32_t>(kib)).u16(0xfffe).u16(1);
    s.body.u64(extended ? memory_size : 0);
    return s.finish();
}

Bytes memory_device(std::uint64_t memory_size) {
    Structure s(17, handle(17));
    const std::uint64_t mib = (memory_size + kMiB - 1) / kMiB;
    const bool extended = mib >= 0x7fff;
    const std::uint8_t dimm = 9, ram = 7;
    const std::uint16_t detail_other = 1U << 1;
    s.body.u16(handle(16)).u16(0xfffe).u16(64).u16(64);
    s.body.u16(extended ? 0x7fff : static_cast<std::uint16_t>(mib)).u8(dimm).u8(0);
    s.text("DIMM 0").text("");
    s.body.u8(ram).u16(detail_other).u16(0);
    s.text(kVendor).text("").text("").text("");
    s.body.u8(0).u32(extended ? static_cast<std::uint32_t>(mib) : 0).u16(0);
    s.body.u16(0).u16(0).u16(0);  // voltages: unknown
    return s.finish();
}

Bytes mapped_address(std::uint64_t start, std::uint64_t size, unsigned index) {
    Structure s(19, handle(19, index));
    const std::uint64_t end = start + size;
    const std::uint64_t highest = 0xffff'ffff;  // in KiB: from here on the extended fields say it
    const bool extended = end / kKiB > highest;
    const auto kib = [&](std::uint64_t address) {
        return extended ? 0xffff'ffffU : static_cast<std::uint32_t>(address / kKiB);
    };
    s.body.u32(kib(start)).u32(extended ? 0xffff'ffff : kib(end) - 1).u16(handle(16)).u8(1);
    s.body.u64(extended ? start : 0).u64(extended ? end - 1 : 0);
    return s.finish();
}

/// RAM below and above the hole under 4 GiB.
std::vector<std::pair<std::uint64_t, std::uint64_t>> ram_spans(const std::vector<MemoryRange>& map) {
    std::uint64_t low_end = 0;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> spans = {{0, 0}};
    for (const MemoryRange& range : map) {
        if (range.start < memory::GuestMemory::kLowLimit) {
            low_end = std::max(low_end, range.start + range.size);
        } else if (range.type == RangeType::Ram) {
            spans.emplace_back(range.start, range.size);
        }
    }
    spans.front().second = low_end;
    return spans;
}

Bytes boot_information() {
    Structure s(32, handle(32));
    s.body.zeros(6).u8(0);  // no error
    return s.finish();
}

Structures make_structures(const Platform& platform, const std::vector<MemoryRange>& map, std::uint64_t memory_size) {
    Structures all;
    all.add(bios_information());
    all.add(system_information(platform));
    all.add(chassis());
    all.add(processor(platform));
    all.add(memory_array(memory_size));
    all.add(memory_device(memory_size));
    unsigned index = 0;
    for (const auto& [start, size] : ram_spans(map)) {
        all.add(mapped_address(start, size, index++));
    }
    all.add(boot_information());
    all.add(Structure(127, handle(127)).finish());
    return all;
}

/// Section 5.2.1: the 32-bit entry point.
void add_entry_2(TableWriter& out, const Structures& all) {
    out.text("_SM_", 4).u8(0).u8(kEntry2Size).u8(2).u8(8).u16(static_cast<std::uint16_t>(all.largest)).u8(0).zeros(5);
    out.text("_DMI_", 5).u8(0).u16(static_cast<std::uint16_t>(all.bytes.size()));
    out.u32(static_cast<std::uint32_t>(kSmbios.value + kStructures)).u16(all.count).u8(0x28);
    out.seal(21, 16, kEntry2Size - 16);
    out.seal(4, 0, kEntry2Size);
}

/// Section 5.2.2: the 64-bit entry point.
void add_entry_3(TableWriter& out, const Structures& all) {
    out.zeros(kEntry3Offset - out.size());
    out.text("_SM3_", 5).u8(0).u8(kEntry3Size).u8(3).u8(0).u8(0).u8(1).u8(0);
    out.u32(static_cast<std::uint32_t>(all.bytes.size())).u64(kSmbios.value + kStructures);
    out.seal(kEntry3Offset + 5, kEntry3Offset, kEntry3Size);
    out.zeros(kStructures - out.size());
}

}  // namespace

Bytes make_smbios(const Platform& platform, const std::vector<MemoryRange>& map, std::uint64_t memory_size) {
    const Structures all = make_structures(platform, map, memory_size);
    TableWriter out;
    add_entry_2(out, all);
    add_entry_3(out, all);
    out.bytes(all.bytes);
    return out.data();
}

}  // namespace apiary::firmware
