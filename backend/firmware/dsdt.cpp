// SPDX-License-Identifier: BSD-2-Clause
#include "backend/firmware/dsdt.h"

#include <format>
#include <string>

#include "backend/firmware/aml.h"

namespace apiary::firmware {
namespace {

using aml::ResourceTemplate;

Bytes resource_device(std::string_view name, std::string_view hid, const ResourceTemplate& resources) {
    return aml::device(name, aml::join({aml::name("_HID", aml::eisa_id(hid)), aml::name("_CRS", resources.term())}));
}

Bytes com_port(unsigned index, const ComPort& com) {
    const std::string name = std::format("COM{}", index + 1);
    return aml::device(name, aml::join({aml::name("_HID", aml::eisa_id("PNP0501")),
                                        aml::name("_UID", aml::integer(index + 1)),
                                        aml::name("_CRS", ResourceTemplate{}.io(com.port, 8).irq(com.irq).term())}));
}

/// Ports that are taken and belong to no device with a driver. The memory of the APICs is reserved by the memory map.
Bytes motherboard() {
    const auto resources = ResourceTemplate{}
                               .io(0x61, 1)
                               .io(kSmiCommandPort, 2)
                               .io(kBvmConsolePort, 4)
                               .io(kBvmDebugPort, 4)
                               .io(kPm1EventPort, 0x10)
                               .io(0x4d0, 2)  // edge/level control of the interrupt controllers
                               .memory32(kPciEcam, kPciEcamSize, true);
    return resource_device("MBRD", "PNP0C02", resources);
}

Bytes legacy_devices() {
    return aml::join({
        resource_device("PIC", "PNP0000", ResourceTemplate{}.io(0x20, 2).io(0xa0, 2).irq(2)),
        resource_device("TIMR", "PNP0100", ResourceTemplate{}.io(0x40, 4).irq(0)),
        resource_device("RTC", "PNP0B00", ResourceTemplate{}.io(0x70, 2).irq(8)),
    });
}

/// Where pin A of each slot leads (section 6.2.13): {slot and any function, pin, no link device, interrupt}.
Bytes routes(const Platform& platform, std::uint8_t PciPin::* interrupt) {
    std::vector<Bytes> all;
    for (const PciPin& pin : platform.pci_pins) {
        const Bytes any_function = aml::integer(std::uint64_t{pin.slot} << 16 | 0xffff);
        all.push_back(aml::package({any_function, aml::integer(0), aml::integer(0), aml::integer(pin.*interrupt)}));
    }
    return aml::package(all);
}

Bytes pci_bus(const Platform& platform) {
    const auto resources = ResourceTemplate{}
                               .bus_numbers(0, 0)
                               .io(kPciConfigPort, 8)
                               .io_window(0, kPciConfigPort - 1)
                               .io_window(kPciConfigPort + 8, 0xffff)
                               .memory_window(kPciMemory, kPciMemoryLast);
    Bytes terms = aml::join({aml::name("_HID", aml::eisa_id("PNP0A03")), aml::name("_BBN", aml::integer(0)),
                             aml::name("_CRS", resources.term())});
    if (!platform.pci_pins.empty()) {
        const Bytes by_model = aml::join({aml::if_true(aml::name_string("PICM"), aml::result(aml::name_string("APRT"))),
                                          aml::result(aml::name_string("PPRT"))});
        terms = aml::join({terms, aml::name("PPRT", routes(platform, &PciPin::irq)),
                           aml::name("APRT", routes(platform, &PciPin::gsi)), aml::method("_PRT", 0, by_model)});
    }
    return aml::device("PCI0", terms);
}

/// The operating system says which interrupt controllers it uses: 0 the 8259 pair, 1 the APICs.
Bytes interrupt_model() {
    return aml::join({aml::name("PICM", aml::integer(0)),
                      aml::method("_PIC", 1, aml::store(aml::argument(0), aml::name_string("PICM")))});
}

}  // namespace

Bytes make_dsdt_code(const Platform& platform) {
    Bytes devices = aml::join({pci_bus(platform), motherboard(), legacy_devices()});
    for (unsigned i = 0; i < platform.com_ports.size(); ++i) {
        devices = aml::join({devices, com_port(i, platform.com_ports[i])});
    }
    if (platform.has_hpet) {
        const auto resources = ResourceTemplate{}.memory32(kHpetAddress, 0x400, false);
        devices = aml::join({devices, resource_device("HPET", "PNP0103", resources)});
    }
    const Bytes zero = aml::integer(0);
    return aml::join({interrupt_model(),
                      aml::name("_S5", aml::package({aml::integer(kSleepTypeS5), zero, zero, zero})),
                      aml::scope("_SB", devices)});
}

}  // namespace apiary::firmware
