// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>
#include <vector>

#include "backend/base/event_loop.h"
#include "backend/device/pci/lpc_bridge.h"
#include "backend/device/pci/root_bus.h"
#include "backend/device/virtio/pci_transport.h"
#include "backend/firmware/platform.h"
#include "backend/interrupt/router.h"
#include "backend/memory/bus.h"
#include "backend/memory/guest_memory.h"

namespace apiary::machine {

/// Puts functions into the slots of PCI bus 0, in the order in which they come: the host bridge is at 0, the LPC bridge
/// at 31, everything else from slot 2 on.
class PciSlots {
public:
    PciSlots(memory::Bus& ports, memory::Bus& mmio, interrupt::Router& router);

    [[nodiscard]] const std::shared_ptr<device::pci::RootBus>& bus() const { return bus_; }
    /// The bridges, once add_bridges() has put them on the bus.
    [[nodiscard]] Result<void> add_bridges();
    [[nodiscard]] const std::vector<std::shared_ptr<device::Device>>& bridges() const { return bridges_; }
    /// Puts `device` into the next slot, behind a transport that becomes its owner.
    [[nodiscard]] Result<std::shared_ptr<device::virtio::PciTransport>> add_virtio(
        std::unique_ptr<device::virtio::VirtioDevice> device, memory::GuestMemory& memory, EventLoop& loop,
        device::virtio::Generation generation);
    /// The slots in use that have an interrupt pin, for the firmware's tables.
    [[nodiscard]] const std::vector<firmware::PciPin>& pins() const { return pins_; }

private:
    [[nodiscard]] device::pci::Wiring wiring(interrupt::Line pin) const;

    memory::Bus& ports_;
    memory::Bus& mmio_;
    interrupt::Router& router_;
    std::shared_ptr<device::pci::RootBus> bus_ = std::make_shared<device::pci::RootBus>();
    std::shared_ptr<device::pci::LpcBridge> lpc_;
    std::vector<std::shared_ptr<device::Device>> bridges_;
    std::vector<firmware::PciPin> pins_;
    unsigned next_slot_ = 2;
};

}  // namespace apiary::machine
