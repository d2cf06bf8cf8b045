// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "backend/memory/guest_memory.h"

/// What the guest is told about its machine: MPTable, SMBIOS, ACPI and the memory map. There is no code in the guest:
/// the tables are written once before it starts, as a PC's firmware would leave them.
namespace apiary::firmware {

/// CPUs the tables have room for.
inline constexpr unsigned kMaxCpus = 64;

// Where the tables stand (bhyve's places) and what the guest finds at fixed addresses.
inline constexpr memory::GuestPhys kEbda{0x9fc00};     ///< Extended BIOS data area, 1 KiB up to 640 KiB.
inline constexpr memory::GuestPhys kLegacyHole{0xa0000};  ///< End of base memory.
inline constexpr memory::GuestPhys kTables{0xf0000};   ///< Start of the 64 KiB that hold all tables.
inline constexpr memory::GuestPhys kMpTable{0xf0000};
inline constexpr memory::GuestPhys kSmbios{0xf1000};
inline constexpr memory::GuestPhys kRsdp{0xf2400};
inline constexpr memory::GuestPhys kHighMemory{0x100000};  ///< End of the tables: 1 MiB.

inline constexpr std::uint32_t kIoApicAddress = 0xfec0'0000;
inline constexpr std::uint32_t kHpetAddress = 0xfed0'0000;
inline constexpr std::uint32_t kLocalApicAddress = 0xfee0'0000;

// What the PCI host bridge passes on to bus 0, and its memory-mapped configuration space.
inline constexpr std::uint16_t kPciConfigPort = 0xcf8;  ///< 8 ports.
inline constexpr std::uint32_t kPciMemory = 0xc000'0000, kPciMemoryLast = 0xdfff'ffff;
inline constexpr std::uint32_t kPciEcam = 0xe000'0000, kPciEcamSize = 0x10'0000;

// The ACPI fixed hardware as the FADT describes it; the device model answers at the same places.
inline constexpr std::uint8_t kSciIrq = 9;               ///< Level-triggered, active low.
inline constexpr std::uint16_t kSmiCommandPort = 0xb2;
inline constexpr std::uint8_t kAcpiEnable = 0xa0;        ///< Written to `kSmiCommandPort`: sets SCI_EN.
inline constexpr std::uint8_t kAcpiDisable = 0xa1;       ///< Written to `kSmiCommandPort`: clears SCI_EN.
inline constexpr std::uint16_t kPm1EventPort = 0x400;    ///< Status (2 bytes), then enable (2 bytes).
inline constexpr std::uint16_t kPm1ControlPort = 0x404;  ///< 2 bytes.
inline constexpr std::uint16_t kPmTimerPort = 0x408;     ///< 4 bytes, a 32-bit counter.
inline constexpr std::uint16_t kResetPort = 0xcf9;
inline constexpr std::uint16_t kBvmConsolePort = 0x220;  ///< Kept free where there is none, as bhyve does.
inline constexpr std::uint16_t kBvmDebugPort = 0x224;
inline constexpr std::uint8_t kResetValue = 0x06;
inline constexpr std::uint8_t kSleepTypeS5 = 5;          ///< SLP_TYP that powers the machine off.

/// One 16550 UART.
struct ComPort {
    std::uint16_t port = 0x3f8;
    std::uint8_t irq = 4;  ///< ISA interrupt, edge-triggered.
    bool operator==(const ComPort&) const = default;
};

/// A PCI slot in use, with where its interrupt pin A leads. Level-triggered, active low.
struct PciPin {
    std::uint8_t slot = 0;
    std::uint8_t gsi = 16;  ///< Pin of the I/O APIC.
    std::uint8_t irq = 10;  ///< Interrupt of the 8259 pair.
    bool operator==(const PciPin&) const = default;
};
/// COM1 to COM4, where every PC has them. COM1 and COM3 share an interrupt, as do COM2 and COM4.
inline constexpr std::array<ComPort, 4> kComPorts = {{{0x3f8, 4}, {0x2f8, 3}, {0x3e8, 4}, {0x2e8, 3}}};

/// A 128-bit UUID in the order of its text form.
using Uuid = std::array<std::uint8_t, 16>;

/// The machine as its firmware describes it. The RAM is taken from GuestMemory.
struct Platform {
    unsigned cpus = 1;                     ///< 1 to `kMaxCpus`; APIC ids 0 to cpus − 1.
    std::vector<ComPort> com_ports = {{}}; ///< COM1 first, at most 4.
    std::vector<PciPin> pci_pins;          ///< At most 31, of bus 0.
    Uuid uuid = {};                        ///< SMBIOS system UUID; stays the same over the guest's life.
    std::string serial_number = "0";       ///< SMBIOS system serial number, printable ASCII, at most 64 characters.
    bool has_hpet = true;
    std::uint32_t hpet_id = 0x8086'a201;   ///< Low half of the HPET's capabilities register.
    std::uint32_t cpu_signature = 0x0001'06a5;  ///< CPUID.1:EAX, for SMBIOS.
    std::uint32_t cpu_features = 0xbfeb'fbff;   ///< CPUID.1:EDX, for SMBIOS.
};

}  // namespace apiary::firmware
