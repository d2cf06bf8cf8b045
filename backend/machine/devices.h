// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "backend/base/clock.h"
#include "backend/base/event_loop.h"
#include "backend/base/result.h"
#include "backend/console/stream.h"
#include "backend/device/device.h"
#include "backend/device/platform/reset_control.h"
#include "backend/device/timer/acpi_pm.h"
#include "backend/device/timer/legacy_timer_routing.h"
#include "backend/interrupt/router.h"
#include "backend/machine/config.h"
#include "backend/machine/opened_files.h"
#include "backend/machine/pci_slots.h"
#include "backend/machine/statistics.h"
#include "backend/memory/bus.h"
#include "backend/memory/guest_memory.h"

namespace apiary::machine {

/// What devices ask of their machine. Called on vCPU threads, or on the one that resumes a device.
struct Requests {
    std::function<void()> power_off;
    std::function<void()> reset;
    std::function<void(std::uint8_t value)> debug_exit;
};

/// How much the devices of a kind have done, asked from any thread: one function for each, in the order of the
/// configuration's.
struct Meters {
    std::vector<std::function<DiskStatistics()>> disks;
    std::vector<std::function<NetworkStatistics()>> networks;
};

/// A port of the host that leads to the guest, as it is bound.
struct BoundForward {
    std::size_t network = 0;  ///< Of MachineConfig::networks.
    network::Forward forward;
};

/// What a device finds when it is built into a machine.
struct Slot {
    const MachineConfig& config;
    OpenedFiles& files;  ///< Each is taken by the device that is made of it.
    const Requests& requests;
    Clock& clock;
    memory::GuestMemory& memory;
    memory::Bus& ports;
    memory::Bus& mmio;
    interrupt::Router& router;
    EventLoop& loop;
    PciSlots& pci;
    std::shared_ptr<device::LegacyTimerRouting> legacy_timers;
    std::shared_ptr<device::ResetControl> reset_control;
    std::shared_ptr<device::AcpiPm> acpi_pm;
    std::shared_ptr<console::Stream> console;
    /// Set by the device that `console` leads to, if it has a size: what that is for as long as the device lives.
    std::function<void(std::uint16_t columns, std::uint16_t rows)>& resize_console;
    Meters& meters;                       ///< Added to by the devices that are measured; asked as long as they live.
    std::vector<BoundForward>& forwards;  ///< Added to by networks that have some.
    bool kernel_timers = false;  ///< The host's kernel has 8254, HPET and real-time clock.
    std::vector<std::shared_ptr<console::Stream>> com_ports;  ///< One for each serial port; the first may be `console`.
};

using Devices = std::vector<std::shared_ptr<device::Device>>;

/// Builds all devices that `slot.config` asks for and puts them on the buses.
[[nodiscard]] Result<Devices> build_devices(const Slot& slot);

}  // namespace apiary::machine
