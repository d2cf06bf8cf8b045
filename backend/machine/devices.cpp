// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/devices.h"

#include <format>
#include <utility>

#include "backend/device/input/i8042.h"
#include "backend/device/pci/root_bus.h"
#include "backend/device/platform/debug_exit.h"
#include "backend/device/platform/reset_control.h"
#include "backend/device/platform/scratch_ports.h"
#include "backend/device/serial/bvm_port.h"
#include "backend/device/serial/uart16550.h"
#include "backend/device/timer/hpet.h"
#include "backend/device/timer/pit.h"
#include "backend/device/timer/rtc.h"
#include "backend/firmware/platform.h"
#include "backend/machine/virtio_devices.h"

namespace apiary::machine {
namespace {

using device::Device;

/// Builds the devices of a kind and puts them on the buses; none when the configuration asks for none.
using Build = Result<Devices> (*)(const Slot& slot);

/// One range of addresses of a device.
struct Range {
    memory::BusTarget& target;
    std::uint64_t start;
    std::uint64_t length;
};

/// Maps `ranges` of `device` on `bus`, which then owns the device too.
Result<Devices> attach(memory::Bus& bus, const std::shared_ptr<Device>& device,
                                       std::initializer_list<Range> ranges) {
    for (const Range& range : ranges) {
        const std::shared_ptr<memory::BusTarget> target(device, &range.target);
        if (auto mapped = bus.insert(range.start, range.length, target, device->name()); !mapped) {
            return std::unexpected(std::move(mapped.error()));
        }
    }
    return Devices{device};
}

Result<Devices> build_pit(const Slot& slot) {
    if (slot.kernel_timers) {
        return Devices{};
    }
    const auto pit = std::make_shared<device::Pit>(slot.clock, slot.legacy_timers->pit_line());
    return attach(slot.ports, pit, {{*pit, pit->kPort, pit->kPortCount}, {pit->control_port(), pit->kControlPort, 1}});
}

Result<Devices> build_rtc(const Slot& slot) {
    if (slot.kernel_timers) {
        return Devices{};
    }
    device::RtcMemorySize size;
    for (const memory::RamRegion& region : slot.memory.regions()) {
        const bool low = region.start.value < memory::GuestMemory::kHighStart;
        (low ? size.below_4g : size.above_4g) += region.size;
    }
    const auto rtc = std::make_shared<device::Rtc>(slot.clock, slot.legacy_timers->rtc_line(), size);
    return attach(slot.ports, rtc, {{*rtc, rtc->kPort, rtc->kPortCount}});
}

Result<Devices> build_hpet(const Slot& slot) {
    if (slot.kernel_timers) {
        return Devices{};
    }
    device::Hpet::Outputs outputs;
    for (unsigned gsi = interrupt::Router::kIsaIrqs; gsi < interrupt::Router::kGsis; ++gsi) {
        if ((outputs.routes >> gsi & 1) != 0) {
            outputs.gsi[gsi] = slot.router.gsi(gsi);
        }
    }
    const auto hpet = std::make_shared<device::Hpet>(slot.clock, slot.legacy_timers, std::move(outputs));
    return attach(slot.mmio, hpet, {{*hpet, hpet->kAddress, hpet->kLength}});
}

Result<Devices> build_acpi_pm(const Slot& slot) {
    const auto& pm = slot.acpi_pm;
    return attach(slot.ports, pm,
                  {{*pm, pm->kPort, pm->kPortCount},
                   {pm->smi_command_port(), pm->kSmiCommandPort, pm->kSmiCommandPortCount}});
}

Result<Devices> build_com_ports(const Slot& slot) {
    Devices devices;
    for (std::size_t i = 0; i < slot.com_ports.size(); ++i) {
        const firmware::ComPort& com = firmware::kComPorts[i];
        const auto uart = std::make_shared<device::Uart16550>(std::format("com{}", i + 1), slot.clock,
                                                              slot.router.isa_irq(com.irq), slot.com_ports[i]);
        if (auto attached = attach(slot.ports, uart, {{*uart, com.port, uart->kPortCount}}); !attached) {
            return attached;
        }
        devices.push_back(uart);
    }
    return devices;
}

/// The BVM console, and beside it the BVM debug port.
Result<Devices> build_bvm_console(const Slot& slot) {
    if (!slot.config.bvm_console) {
        return Devices{};
    }
    using device::BvmPort;
    const auto console = std::make_shared<BvmPort>("bvm-console", BvmPort::kConsoleSignature, slot.console);
    const auto debug = std::make_shared<BvmPort>("bvm-debug", BvmPort::kDebugSignature,
                                                 std::make_shared<console::Stream>());
    if (auto attached = attach(slot.ports, console, {{*console, BvmPort::kConsolePort, BvmPort::kPortCount}});
        !attached) {
        return attached;
    }
    if (auto attached = attach(slot.ports, debug, {{*debug, BvmPort::kDebugPort, BvmPort::kPortCount}}); !attached) {
        return attached;
    }
    return Devices{console, debug};
}

Result<Devices> build_i8042(const Slot& slot) {
    constexpr unsigned kKeyboardIrq = 1;
    constexpr unsigned kMouseIrq = 12;
    const auto i8042 = std::make_shared<device::I8042>(slot.router.isa_irq(kKeyboardIrq),
                                                       slot.router.isa_irq(kMouseIrq), slot.requests.reset);
    return attach(slot.ports, i8042,
                  {{i8042->data_port(), i8042->kDataPort, 1}, {i8042->command_port(), i8042->kCommandPort, 1}});
}

Result<Devices> build_reset_control(const Slot& slot) {
    // Its register at 0xCF9 lies among those of PCI configuration: the host bridge passes it on.
    const auto& control = slot.reset_control;
    return attach(slot.ports, control, {{control->port_a(), control->kPortA, 1}});
}

Result<Devices> build_pci(const Slot& slot) {
    const auto ports = std::make_shared<device::pci::ConfigPorts>(slot.pci.bus(), slot.reset_control);
    auto attached = attach(slot.ports, ports, {{*ports, ports->kPort, ports->kPortCount}});
    const auto ecam = std::make_shared<device::pci::Ecam>(slot.pci.bus());
    if (auto mapped = slot.mmio.insert(firmware::kPciEcam, firmware::kPciEcamSize, ecam, "pci-ecam"); !mapped) {
        return std::unexpected(std::move(mapped.error()));
    }
    if (auto added = slot.pci.add_bridges(); !added) {
        return std::unexpected(std::move(added.error()));
    }
    if (attached) {
        attached->insert(attached->end(), slot.pci.bridges().begin(), slot.pci.bridges().end());
    }
    return attached;
}

Result<Devices> build_post_ports(const Slot& slot) {
    const auto ports = std::make_shared<device::ScratchPorts>("post-ports");
    return attach(slot.ports, ports, {{*ports, ports->kPostPort, ports->kPostPortCount}});
}

Result<Devices> build_delay_port(const Slot& slot) {
    const auto port = std::make_shared<device::ScratchPorts>("delay-port");
    return attach(slot.ports, port, {{*port, port->kDelayPort, 1}});
}

Result<Devices> build_debug_exit(const Slot& slot) {
    if (!slot.config.debug_exit) {
        return Devices{};
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
    build_pit,   build_rtc,           build_hpet,       build_acpi_pm,    build_com_ports,
    build_bvm_console, build_i8042, build_reset_control, build_pci, build_virtio_devices, build_post_ports, build_delay_port,
    build_debug_exit,
};

}  // namespace

Result<Devices> build_devices(const Slot& slot) {
    Devices devices;
    for (const Build build : kDevices) {
        auto built = build(slot);
        if (!built) {
            return std::unexpected(std::move(built.error()));
        }
        devices.insert(devices.end(), built->begin(), built->end());
    }
    return devices;
}

}  // namespace apiary::machine
