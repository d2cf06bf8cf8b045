// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/devices.h"

#include <format>
#include <utility>

#include "backend/device/input/i8042.h"
#include "backend/device/pci/host_bridge.h"
#include "backend/device/platform/debug_exit.h"
#include "backend/device/platform/reset_control.h"
#include "backend/device/platform/scratch_ports.h"
#include "backend/device/serial/bvm_port.h"
#include "backend/device/serial/uart16550.h"
#include "backend/device/timer/acpi_pm.h"
#include "backend/device/timer/hpet.h"
#include "backend/device/timer/pit.h"
#include "backend/device/timer/rtc.h"
#include "backend/firmware/platform.h"

namespace apiary::machine {
namespace {

using device::Device;

/// Builds a device and puts it on the buses; null when the configuration asks for none.
using Build = Result<std::shared_ptr<Device>> (*)(const Slot& slot);

/// One range of addresses of a device.
struct Range {
    memory::BusTarget& target;
    std::uint64_t start;
    std::uint64_t length;
};

/// Maps `ranges` of `device` on `bus`, which then owns the device too.
Result<std::shared_ptr<Device>> attach(memory::Bus& bus, const std::shared_ptr<Device>& device,
                                       std::initializer_list<Range> ranges) {
    for (const Range& range : ranges) {
        const std::shared_ptr<memory::BusTarget> target(device, &range.target);
        if (auto mapped = bus.insert(range.start, range.length, target, device->name()); !mapped) {
            return std::unexpected(std::move(mapped.error()));
        }
    }
    return device;
}

Result<std::shared_ptr<Device>> build_pit(const Slot& slot) {
    const auto pit = std::make_shared<device::Pit>(slot.clock, slot.legacy_timers->pit_line());
    return attach(slot.ports, pit, {{*pit, pit->kPort, pit->kPortCount}, {pit->control_port(), pit->kControlPort, 1}});
}

Result<std::shared_ptr<Device>> build_rtc(const Slot& slot) {
    device::RtcMemorySize size;
    for (const memory::RamRegion& region : slot.memory.regions()) {
        const bool low = region.start.value < memory::GuestMemory::kHighStart;
        (low ? size.below_4g : size.above_4g) += region.size;
    }
    const auto rtc = std::make_shared<device::Rtc>(slot.clock, slot.legacy_timers->rtc_line(), size);
    return attach(slot.ports, rtc, {{*rtc, rtc->kPort, rtc->kPortCount}});
}

Result<std::shared_ptr<Device>> build_hpet(const Slot& slot) {
    device::Hpet::Outputs outputs;
    for (unsigned gsi = interrupt::Router::kIsaIrqs; gsi < interrupt::Router::kGsis; ++gsi) {
        if ((outputs.routes >> gsi & 1) != 0) {
            outputs.gsi[gsi] = slot.router.gsi(gsi);
        }
    }
    const auto hpet = std::make_shared<device::Hpet>(slot.clock, slot.legacy_timers, std::move(outputs));
    return attach(slot.mmio, hpet, {{*hpet, hpet->kAddress, hpet->kLength}});
}

Result<std::shared_ptr<Device>> build_acpi_pm(const Slot& slot) {
    const auto pm = std::make_shared<device::AcpiPm>(slot.clock, slot.router.isa_irq(firmware::kSciIrq),
                                                     slot.requests.power_off);
    return attach(slot.ports, pm, {{*pm, pm->kPort, pm->kPortCount},
                                   {pm->smi_command_port(), pm->kSmiCommandPort, pm->kSmiCommandPortCount}});
}

template <std::size_t Index>
Result<std::shared_ptr<Device>> build_com(const Slot& slot) {
    if (Index >= slot.com_ports.size()) {
        return nullptr;
    }
    const firmware::ComPort& com = firmware::kComPorts[Index];
    const auto uart = std::make_shared<device::Uart16550>(std::format("com{}", Index + 1), slot.clock,
                                                          slot.router.isa_irq(com.irq), slot.com_ports[Index]);
    return attach(slot.ports, uart, {{*uart, com.port, uart->kPortCount}});
}

Result<std::shared_ptr<Device>> build_bvm_console(const Slot& slot) {
    if (!slot.config.bvm_console) {
        return nullptr;
    }
    const auto port =
        std::make_shared<device::BvmPort>("bvm-console", device::BvmPort::kConsoleSignature, slot.console);
    return attach(slot.ports, port, {{*port, port->kConsolePort, port->kPortCount}});
}

Result<std::shared_ptr<Device>> build_bvm_debug(const Slot& slot) {
    if (!slot.config.bvm_console) {
        return nullptr;
    }
    const auto port = std::make_shared<device::BvmPort>("bvm-debug", device::BvmPort::kDebugSignature,
                                                        std::make_shared<console::Stream>());
    return attach(slot.ports, port, {{*port, port->kDebugPort, port->kPortCount}});
}

Result<std::shared_ptr<Device>> build_i8042(const Slot& slot) {
    constexpr unsigned kKeyboardIrq = 1;
    constexpr unsigned kMouseIrq = 12;
    const auto i8042 = std::make_shared<device::I8042>(slot.router.isa_irq(kKeyboardIrq),
                                                       slot.router.isa_irq(kMouseIrq), slot.requests.reset);
    return attach(slot.ports, i8042,
                  {{i8042->data_port(), i8042->kDataPort, 1}, {i8042->command_port(), i8042->kCommandPort, 1}});
}

Result<std::shared_ptr<Device>> build_reset_control(const Slot& slot) {
    // Its register at 0xCF9 lies among those of PCI configuration: the host bridge passes it on.
    const auto& control = slot.reset_control;
    return attach(slot.ports, control, {{control->port_a(), control->kPortA, 1}});
}

Result<std::shared_ptr<Device>> build_pci_host_bridge(const Slot& slot) {
    const auto bridge = std::make_shared<device::PciHostBridge>(slot.reset_control);
    return attach(slot.ports, bridge, {{*bridge, bridge->kPort, bridge->kPortCount}});
}

Result<std::shared_ptr<Device>> build_post_ports(const Slot& slot) {
    const auto ports = std::make_shared<device::ScratchPorts>("post-ports");
    return attach(slot.ports, ports, {{*ports, ports->kPostPort, ports->kPostPortCount}});
}

Result<std::shared_ptr<Device>> build_delay_port(const Slot& slot) {
    const auto port = std::make_shared<device::ScratchPorts>("delay-port");
    return attach(slot.ports, port, {{*port, port->kDelayPort, 1}});
}

Result<std::shared_ptr<Device>> build_debug_exit(const Slot& slot) {
    if (!slot.config.debug_exit) {
        return nullptr;
    }
    const auto debug_exit = std::make_shared<device::DebugExit>(
        [&requests = slot.requests](std::uint32_t value) { requests.debug_exit(static_cast<std::uint8_t>(value)); });
    auto attached = attach(slot.ports, debug_exit, {{*debug_exit, *slot.config.debug_exit, debug_exit->kPortCount}});
    if (!attached) {
        return fail(std::format("the debug-exit port {:#x} is another device's", *slot.config.debug_exit),
                    "choose another port, such as 0xf4", attached.error().cause);
    }
    return attached;
}

/// Every device of the machine, in the order in which they are paused. A device is added by a function and a line here.
constexpr Build kDevices[] = {
    build_pit,   build_rtc,           build_hpet,       build_acpi_pm,    build_com<0>,
    build_com<1>, build_com<2>, build_com<3>, build_bvm_console, build_bvm_debug,
    build_i8042, build_reset_control, build_pci_host_bridge, build_post_ports, build_delay_port, build_debug_exit,
};

}  // namespace

Result<Devices> build_devices(const Slot& slot) {
    Devices devices;
    for (const Build build : kDevices) {
        auto device = build(slot);
        if (!device) {
            return std::unexpected(std::move(device.error()));
        }
        if (*device != nullptr) {
            devices.push_back(*std::move(device));
        }
    }
    return devices;
}

}  // namespace apiary::machine
