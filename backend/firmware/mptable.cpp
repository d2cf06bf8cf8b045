// SPDX-License-Identifier: BSD-2-Clause
#include "backend/firmware/mptable.h"

namespace apiary::firmware {
namespace {

// Entry types (MultiProcessor Specification 1.4, table 4-3).
constexpr std::uint8_t kProcessor = 0, kBus = 1, kIoApic = 2, kIoInterrupt = 3, kLocalInterrupt = 4;
// Interrupt types (table 4-11).
constexpr std::uint8_t kInt = 0, kNmi = 1, kExtInt = 3;

constexpr std::uint8_t kPciBus = 0, kIsaBus = 1;
constexpr std::uint8_t kIoApicId = 0;
constexpr std::uint8_t kAllLocalApics = 0xff;
constexpr std::uint16_t kConforms = 0, kLevelActiveLow = 0x000f;
constexpr std::size_t kFloatingPointerSize = 16;
constexpr unsigned kIsaPins = 16;
constexpr unsigned kTimerPin = 2;
constexpr std::uint8_t kSpecification14 = 4;

void add_floating_pointer(TableWriter& out) {
    out.text("_MP_", 4).u32(static_cast<std::uint32_t>(kMpTable.value + kFloatingPointerSize));
    out.u8(1).u8(kSpecification14).u8(0);  // length in paragraphs, revision, checksum
    out.zeros(5);                          // a configuration table is there, and no IMCR
    out.seal(10, 0, kFloatingPointerSize);
}

void add_processors(TableWriter& out, const Platform& platform) {
    for (unsigned id = 0; id < platform.cpus; ++id) {
        const std::uint8_t enabled = 1, boot = id == 0 ? 2 : 0;
        out.u8(kProcessor).u8(static_cast<std::uint8_t>(id)).u8(0x10).u8(enabled | boot);
        out.u32(0x7a5).u32(0xbfebfbff).u64(0);  // signature and features as bhyve has them
    }
}

void add_io_interrupts(TableWriter& out) {
    for (unsigned pin = 0; pin < kIsaPins; ++pin) {
        const std::uint8_t type = pin == 0 ? kExtInt : kInt;
        // The timer of ISA interrupt 0 is wired to pin 2, where a PC has the cascade of its interrupt controllers.
        const std::uint8_t source = pin == kTimerPin ? 0 : static_cast<std::uint8_t>(pin);
        const std::uint16_t flags = pin == kSciIrq ? kLevelActiveLow : kConforms;
        out.u8(kIoInterrupt).u8(type).u16(flags).u8(kIsaBus).u8(source).u8(kIoApicId).u8(static_cast<std::uint8_t>(pin));
    }
}

void add_pci_interrupts(TableWriter& out, const Platform& platform) {
    for (const PciPin& pin : platform.pci_pins) {
        const std::uint8_t pin_a = 0;
        const auto source = static_cast<std::uint8_t>(pin.slot << 2 | pin_a);  // appendix D.3
        out.u8(kIoInterrupt).u8(kInt).u16(kLevelActiveLow).u8(kPciBus).u8(source).u8(kIoApicId).u8(pin.gsi);
    }
}

void add_local_interrupts(TableWriter& out) {
    out.u8(kLocalInterrupt).u8(kExtInt).u16(kConforms).u8(kIsaBus).u8(0).u8(kAllLocalApics).u8(0);
    out.u8(kLocalInterrupt).u8(kNmi).u16(kConforms).u8(kIsaBus).u8(0).u8(kAllLocalApics).u8(1);
}

}  // namespace

Bytes make_mptable(const Platform& platform) {
    TableWriter out;
    add_floating_pointer(out);
    const std::size_t header = out.size();
    const unsigned entries = platform.cpus + 2 + 1 + kIsaPins + static_cast<unsigned>(platform.pci_pins.size()) + 2;
    out.text("PCMP", 4).u16(0).u8(kSpecification14).u8(0);
    out.text("Apiary", 8).text("Hypervisor", 12);
    out.u32(0).u16(0).u16(static_cast<std::uint16_t>(entries)).u32(kLocalApicAddress).u16(0).u8(0).u8(0);
    add_processors(out, platform);
    out.u8(kBus).u8(kPciBus).text("PCI", 6);
    out.u8(kBus).u8(kIsaBus).text("ISA", 6);
    out.u8(kIoApic).u8(kIoApicId).u8(0x11).u8(1).u32(kIoApicAddress);
    add_io_interrupts(out);
    add_pci_interrupts(out, platform);
    add_local_interrupts(out);
    const std::size_t length = out.size() - header;
    out.patch_u16(header + 4, static_cast<std::uint16_t>(length));
    out.seal(header + 7, header, length);
    return out.data();
}

}  // namespace apiary::firmware
