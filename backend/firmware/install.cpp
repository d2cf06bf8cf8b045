// SPDX-License-Identifier: BSD-2-Clause
#include "backend/firmware/install.h"

#include <format>

#include "backend/base/check.h"
#include "backend/firmware/acpi.h"
#include "backend/firmware/memory_map.h"
#include "backend/firmware/mptable.h"
#include "backend/firmware/smbios.h"

namespace apiary::firmware {
namespace {

using memory::GuestMemory;
using memory::GuestPhys;

// BIOS data area (IBM PC/AT Technical Reference).
constexpr GuestPhys kBiosData{0x400};
constexpr std::size_t kBiosDataSize = 0x100, kBdaEbdaSegment = 0x0e, kBdaEquipment = 0x10, kBdaBaseMemory = 0x13;
constexpr unsigned kMaxComPorts = 4;

Result<void> validate(const Platform& platform) {
    if (platform.cpus < 1 || platform.cpus > kMaxCpus) {
        return fail(std::format("a guest cannot have {} CPUs", platform.cpus),
                    std::format("Give it between 1 and {} CPUs", kMaxCpus));
    }
    if (platform.com_ports.size() > kMaxComPorts) {
        return fail(std::format("a guest cannot have {} serial ports", platform.com_ports.size()),
                    std::format("Give it at most {} serial ports", kMaxComPorts));
    }
    for (const ComPort& com : platform.com_ports) {
        if (com.irq >= 16) {
            return fail(std::format("serial port {:#x} cannot use interrupt {}", com.port, com.irq),
                        "Use an ISA interrupt, 0 to 15");
        }
    }
    return {};
}

void put(GuestMemory& memory, GuestPhys at, const Bytes& bytes, GuestPhys end) {
    check(bytes.size() <= end.value - at.value, "firmware table fits its place");
    const bool written = memory.write(at, std::as_bytes(std::span(bytes))).has_value();
    check(written, "firmware tables lie in RAM");
}

Bytes make_bios_data(const Platform& platform) {
    TableWriter out;
    out.zeros(kBiosDataSize);
    for (std::size_t i = 0; i < platform.com_ports.size(); ++i) {
        out.patch_u16(2 * i, platform.com_ports[i].port);
    }
    out.patch_u16(kBdaEbdaSegment, static_cast<std::uint16_t>(kEbda.value >> 4));
    out.patch_u16(kBdaEquipment, static_cast<std::uint16_t>(platform.com_ports.size() << 9));
    out.patch_u16(kBdaBaseMemory, static_cast<std::uint16_t>(kEbda.value / 1024));
    return out.data();
}

/// The first byte of the extended BIOS data area is its size in KiB.
Bytes make_ebda() {
    TableWriter out;
    const std::size_t size = kLegacyHole.value - kEbda.value;
    out.u8(static_cast<std::uint8_t>(size / 1024)).zeros(size - 1);
    return out.data();
}

}  // namespace

Result<void> install(GuestMemory& memory, const Platform& platform) {
    if (auto valid = validate(platform); !valid) {
        return valid;
    }
    const std::uint64_t tables_size = kHighMemory.value - kTables.value;
    if (!memory.fill(kTables, tables_size, std::byte{0})) {
        return fail("the guest has too little memory for its firmware", "Give it at least 1M of memory");
    }
    put(memory, kBiosData, make_bios_data(platform), kBiosData + kBiosDataSize);
    put(memory, kEbda, make_ebda(), kLegacyHole);
    put(memory, kMpTable, make_mptable(platform), kSmbios);
    put(memory, kSmbios, make_smbios(platform, memory_map(memory, platform), memory.size()), kRsdp);
    put(memory, kRsdp, make_acpi_tables(platform), kHighMemory);
    return {};
}

}  // namespace apiary::firmware
