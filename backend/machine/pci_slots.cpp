// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/pci_slots.h"

#include <format>
#include <utility>

#include "backend/device/pci/host_bridge.h"

namespace apiary::machine {
namespace {

namespace pci = device::pci;

static_assert(firmware::kPciEcam == pci::kEcam && firmware::kPciEcamSize == pci::kEcamLength);
static_assert(firmware::kPciMemory == pci::kMemoryWindow && firmware::kPciMemoryLast == pci::kMemoryWindowEnd - 1);

constexpr unsigned kMostFunctions = pci::LpcBridge::kSlot - 2;

pci::LpcBridge::Outputs outputs(interrupt::Router& router) {
    constexpr unsigned kFirstGsi = 16;
    pci::LpcBridge::Outputs outputs;
    for (unsigned pirq = 0; pirq < pci::LpcBridge::kPirqs; ++pirq) {
        outputs.gsi[pirq] = router.gsi(kFirstGsi + pirq);
    }
    for (unsigned irq = 0; irq < pci::LpcBridge::kIrqs; ++irq) {
        if ((pci::LpcBridge::kRoutable >> irq & 1) != 0) {
            outputs.irq[irq] = router.isa_irq(irq);
        }
    }
    return outputs;
}

}  // namespace

PciSlots::PciSlots(memory::Bus& ports, memory::Bus& mmio, interrupt::Router& router)
    : ports_(ports),
      mmio_(mmio),
      router_(router),
      lpc_(std::make_shared<pci::LpcBridge>(wiring({}), outputs(router))) {}

pci::Wiring PciSlots::wiring(interrupt::Line pin) const {
    return {
        .ports = ports_,
        .mmio = mmio_,
        .send_msi = [&router = router_](std::uint64_t address, std::uint32_t data) { router.send_msi(address, data); },
        .intx = std::move(pin)};
}

Result<void> PciSlots::add_bridges() {
    const auto host = std::make_shared<pci::HostBridge>(wiring({}));
    bridges_ = {host, lpc_};
    if (auto added = bus_->add(pci::HostBridge::kSlot, host->endpoint()); !added) {
        return added;
    }
    return bus_->add(pci::LpcBridge::kSlot, lpc_->endpoint());
}

Result<std::shared_ptr<device::virtio::PciTransport>> PciSlots::add_virtio(
    std::unique_ptr<device::virtio::VirtioDevice> device, memory::GuestMemory& memory, EventLoop& loop,
    device::virtio::Generation generation) {
    if (next_slot_ >= pci::LpcBridge::kSlot) {
        return fail(std::format("a guest cannot have more than {} disks, networks and other devices", kMostFunctions),
                    "give it fewer");
    }
    const unsigned slot = next_slot_++;
    const auto transport = device::virtio::PciTransport::create(
        std::move(device),
        {.memory = memory, .loop = loop, .wiring = wiring(lpc_->pin(slot)), .generation = generation});
    const pci::PinRoute route = pci::pin_route(slot);
    transport->endpoint()->assign_interrupt_line(route.irq);
    if (auto added = bus_->add(slot, transport->endpoint()); !added) {
        return std::unexpected(std::move(added.error()));
    }
    pins_.push_back({.slot = static_cast<std::uint8_t>(slot), .gsi = route.gsi, .irq = route.irq});
    return transport;
}

}  // namespace apiary::machine
