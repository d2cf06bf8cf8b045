// SPDX-License-Identifier: BSD-2-Clause
#include "backend/firmware/acpi.h"

#include <span>
#include <string_view>

#include "backend/firmware/dsdt.h"

namespace apiary::firmware {
namespace {

constexpr std::string_view kOemId = "APIARY";
constexpr std::string_view kOemTableId = "APIARYVM";
constexpr std::string_view kCreatorId = "APRY";
constexpr std::size_t kHeaderSize = 36, kHeaderChecksum = 9;
constexpr std::size_t kRsdpSize = 36;
constexpr std::size_t kAlignment = 64;  // what the FACS asks for

/// A table with the common header (section 5.2.6) around `body`.
Bytes table(std::string_view signature, std::uint8_t revision, const Bytes& body) {
    TableWriter out;
    const auto length = static_cast<std::uint32_t>(kHeaderSize + body.size());
    out.text(signature, 4).u32(length).u8(revision).u8(0).text(kOemId, 6).text(kOemTableId, 8).u32(1);
    out.text(kCreatorId, 4).u32(1);
    out.bytes(body);
    out.seal(kHeaderChecksum, 0, out.size());
    return out.data();
}

/// Generic Address Structure (section 5.2.3.2).
void add_address(TableWriter& out, bool port, unsigned bits, std::uint8_t access, std::uint64_t address) {
    out.u8(port ? 1 : 0).u8(static_cast<std::uint8_t>(bits)).u8(0).u8(access).u64(address);
}

void add_no_address(TableWriter& out, unsigned count) {
    out.zeros(std::size_t{12} * count);
}

// Interrupt Controller Structures of the MADT (section 5.2.12).
constexpr std::uint8_t kLocalApic = 0, kIoApic = 1, kOverride = 2, kLocalApicNmi = 4;
constexpr std::uint16_t kEdgeActiveHigh = 0x5, kLevelActiveLow = 0xf;

Bytes make_madt(const Platform& platform) {
    TableWriter out;
    const std::uint32_t has_8259 = 1;
    out.u32(kLocalApicAddress).u32(has_8259);
    for (unsigned id = 0; id < platform.cpus; ++id) {
        const auto number = static_cast<std::uint8_t>(id);
        out.u8(kLocalApic).u8(8).u8(number).u8(number).u32(1);
    }
    out.u8(kIoApic).u8(12).u8(0).u8(0).u32(kIoApicAddress).u32(0);
    out.u8(kOverride).u8(10).u8(0).u8(0).u32(2).u16(kEdgeActiveHigh);
    out.u8(kOverride).u8(10).u8(0).u8(kSciIrq).u32(kSciIrq).u16(kLevelActiveLow);
    out.u8(kLocalApicNmi).u8(6).u8(0xff).u16(kEdgeActiveHigh).u8(1);
    return table("APIC", 3, out.data());
}

// Fixed feature flags of the FADT (table 5-35).
constexpr std::uint32_t kWbinvd = 1U << 0, kC1OnAll = 1U << 2, kNoFixedSleepButton = 1U << 5, kNoFixedRtcWake = 1U << 6,
                        kTimer32 = 1U << 8, kResetRegister = 1U << 10, kHeadless = 1U << 12,
                        kPhysicalDestination = 1U << 19;
// Boot architecture flags (table 5-36). Bit 1 stays clear: there is no 8042.
constexpr std::uint16_t kLegacyDevices = 1U << 0, kNoVga = 1U << 2;

/// The flat logical destination mode of the APICs reaches 8 CPUs.
constexpr unsigned kFlatCpus = 8;

Bytes make_fadt(const Platform& platform, std::uint32_t facs, std::uint32_t dsdt) {
    std::uint32_t flags = kWbinvd | kC1OnAll | kNoFixedSleepButton | kNoFixedRtcWake | kTimer32 | kResetRegister |
                          kHeadless;
    if (platform.cpus > kFlatCpus) {
        flags |= kPhysicalDestination;
    }
    TableWriter out;
    out.u32(facs).u32(dsdt).u8(0).u8(0).u16(kSciIrq);
    out.u32(kSmiCommandPort).u8(kAcpiEnable).u8(kAcpiDisable).u8(0).u8(0);
    out.u32(kPm1EventPort).u32(0).u32(kPm1ControlPort).u32(0).u32(0).u32(kPmTimerPort).u32(0).u32(0);
    out.u8(4).u8(2).u8(0).u8(4).u8(0).u8(0).u8(0).u8(0);  // lengths of the blocks above
    out.u16(101).u16(1001);                               // C2 and C3 latencies that mean: not there
    out.u16(0).u16(0).u8(0).u8(0);
    out.u8(0).u8(0).u8(0x32);  // no day and month alarm; the century's place in CMOS
    out.u16(kLegacyDevices | kNoVga).u8(0).u32(flags);
    add_address(out, true, 8, 1, kResetPort);
    out.u8(kResetValue).u16(0).u8(1);  // minor revision 1
    out.u64(0).u64(dsdt);              // of the two FACS addresses only one may be set
    add_address(out, true, 32, 2, kPm1EventPort);
    add_no_address(out, 1);
    add_address(out, true, 16, 2, kPm1ControlPort);
    add_no_address(out, 2);
    add_address(out, true, 32, 3, kPmTimerPort);
    add_no_address(out, 4);
    return table("FACP", 5, out.data());
}

Bytes make_hpet(const Platform& platform) {
    TableWriter out;
    out.u32(platform.hpet_id);
    add_address(out, false, 64, 0, kHpetAddress);
    const std::uint8_t page_protected = 1;
    out.u8(0).u16(0x80).u8(page_protected);  // number 0; minimum ticks in periodic mode
    return table("HPET", 1, out.data());
}

/// PCI Firmware Specification 3.0, section 4.1.2.
Bytes make_mcfg() {
    TableWriter out;
    const std::uint16_t segment = 0;
    const std::uint8_t first_bus = 0, last_bus = 0;
    out.zeros(8).u64(kPciEcam).u16(segment).u8(first_bus).u8(last_bus).zeros(4);
    return table("MCFG", 1, out.data());
}

Bytes make_facs() {
    TableWriter out;
    out.text("FACS", 4).u32(64).zeros(24).u8(2).zeros(31);
    return out.data();
}

Bytes make_root(std::string_view signature, std::span<const std::uint32_t> tables, bool wide) {
    TableWriter out;
    for (std::uint32_t address : tables) {
        if (wide) {
            out.u64(address);
        } else {
            out.u32(address);
        }
    }
    return table(signature, 1, out.data());
}

Bytes make_rsdp(std::uint32_t rsdt, std::uint32_t xsdt) {
    TableWriter out;
    out.text("RSD PTR ", 8).u8(0).text(kOemId, 6).u8(2).u32(rsdt);
    out.u32(kRsdpSize).u64(xsdt).u8(0).zeros(3);
    out.seal(8, 0, 20);  // what ACPI 1.0 knew
    out.seal(32, 0, kRsdpSize);
    return out.data();
}

/// Tables one after the other; the room for the RSDP is the first.
class Placer {
public:
    Placer() { out_.zeros(kAlignment); }

    std::uint32_t add(const Bytes& bytes) {
        const auto address = static_cast<std::uint32_t>(kRsdp.value + out_.size());
        out_.bytes(bytes);
        out_.zeros((kAlignment - out_.size() % kAlignment) % kAlignment);
        return address;
    }
    Bytes finish(const Bytes& rsdp) {
        for (std::size_t i = 0; i < rsdp.size(); ++i) {
            out_.patch_u8(i, rsdp[i]);
        }
        return out_.data();
    }

private:
    TableWriter out_;
};

}  // namespace

Bytes make_acpi_tables(const Platform& platform) {
    Placer placer;
    const std::uint32_t facs = placer.add(make_facs());
    const std::uint32_t dsdt = placer.add(table("DSDT", 2, make_dsdt_code(platform)));
    std::vector<std::uint32_t> listed = {placer.add(make_fadt(platform, facs, dsdt)), placer.add(make_madt(platform)),
                                         placer.add(make_mcfg())};
    if (platform.has_hpet) {
        listed.push_back(placer.add(make_hpet(platform)));
    }
    const std::uint32_t rsdt = placer.add(make_root("RSDT", listed, false));
    const std::uint32_t xsdt = placer.add(make_root("XSDT", listed, true));
    return placer.finish(make_rsdp(rsdt, xsdt));
}

}  // namespace apiary::firmware
