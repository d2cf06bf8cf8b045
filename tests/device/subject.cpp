// SPDX-License-Identifier: BSD-2-Clause
#include "tests/device/subject.h"

#include <stdlib.h>

#include <array>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

#include "backend/base/check.h"
#include "backend/console/stream.h"
#include "backend/device/input/i8042.h"
#include "backend/device/pci/host_bridge.h"
#include "backend/device/pci/lpc_bridge.h"
#include "backend/device/pci/root_bus.h"
#include "backend/device/platform/debug_exit.h"
#include "backend/device/platform/reset_control.h"
#include "backend/device/platform/scratch_ports.h"
#include "backend/device/serial/bvm_port.h"
#include "backend/device/serial/uart16550.h"
#include "backend/device/timer/acpi_pm.h"
#include "backend/device/timer/hpet.h"
#include "backend/device/timer/pit.h"
#include "backend/device/timer/rtc.h"
#include "backend/device/virtio/balloon.h"
#include "backend/device/virtio/block.h"
#include "backend/device/virtio/console.h"
#include "backend/device/virtio/net.h"
#include "backend/device/virtio/p9.h"
#include "backend/device/virtio/pci_transport.h"
#include "backend/device/virtio/rng.h"
#include "backend/share/server.h"
#include "tests/device/virtio/echo_device.h"
#include "tests/device/virtio/fake_disk.h"
#include "tests/device/virtio/fake_driver.h"
#include "tests/device/virtio/fake_network.h"

namespace apiary::device::test {
namespace {

Subject pit(Clock& clock) {
    Subject subject;
    const auto device = std::make_shared<Pit>(clock, subject.recorder->line());
    subject.device = device;
    subject.windows = {{device.get(), Pit::kPortCount}, {&device->control_port(), 1}};
    subject.provoke = [device] {
        device->write(3, 1, 0x34);
        device->write(0, 1, 0x9C);
        device->write(0, 1, 0x2E);
        device->control_port().write(0, 1, 0x03);
    };
    return subject;
}

Subject rtc(Clock& clock) {
    Subject subject;
    const auto device =
        std::make_shared<Rtc>(clock, subject.recorder->line(), RtcMemorySize{.below_4g = 1u << 29, .above_4g = 0});
    subject.device = device;
    subject.windows = {{device.get(), Rtc::kPortCount}};
    subject.kept = {"offset_seconds", "offset_nanoseconds", "weekday_shift", "seen_second",
                    "cells",          "divider_age",        "seen_periodic"};
    subject.provoke = [device] {
        const auto set = [&](std::uint8_t index, std::uint8_t value) {
            device->write(0, 1, index);
            device->write(1, 1, value);
        };
        set(0x0A, 0x26);
        set(0x0B, 0x52);
        set(0x8F, 0x0A);
    };
    return subject;
}

Subject hpet(Clock& clock) {
    Subject subject;
    Hpet::Outputs outputs;
    for (auto& line : outputs.gsi) {
        line = subject.recorder->line();
    }
    const auto routing = LegacyTimerRouting::create(subject.recorder->line(), subject.recorder->line());
    const auto device = std::make_shared<Hpet>(clock, routing, outputs);
    subject.device = device;
    subject.windows = {{device.get(), Hpet::kLength}};
    subject.provoke = [device] {
        device->write(0x120, 8, 20u << 9 | 1u << 2);
        device->write(0x128, 8, 1'000'000);
        device->write(0x140, 8, 21u << 9 | 1u << 2 | 1u << 1);
        device->write(0x148, 8, 2'000'000);
        device->write(0x010, 8, 1);
    };
    return subject;
}

Subject acpi_pm(Clock& clock) {
    Subject subject;
    const auto device = std::make_shared<AcpiPm>(clock, subject.recorder->line(), subject.recorder->call());
    subject.device = device;
    subject.windows = {{device.get(), AcpiPm::kPortCount}, {&device->smi_command_port(), 2}};
    subject.provoke = [device] {
        device->smi_command_port().write(0, 1, AcpiPm::kAcpiEnable);
        device->write(2, 2, 0x0120);
        (void)device->press_power_button();
    };
    subject.host_input = [device](std::uint8_t) { (void)device->press_power_button(); };
    return subject;
}

Subject reset_control(Clock&) {
    Subject subject;
    const auto device = std::make_shared<ResetControl>(subject.recorder->call());
    subject.device = device;
    subject.windows = {{device.get(), 1}, {&device->port_a(), 1}};
    subject.provoke = [device] { device->write(0, 1, 0x06); };
    return subject;
}

/// In the place of the reset control register, which is a device of its own.
struct NoRegister final : memory::BusTarget {
    std::uint64_t read(std::uint64_t, unsigned) override { return 0; }
    void write(std::uint64_t, unsigned, std::uint64_t) override {}
};

/// The buses and interrupts of PCI functions under test.
struct PciMachine {
    memory::Bus ports, mmio;
    [[nodiscard]] pci::Wiring wiring(Recorder& recorder) {
        return {.ports = ports,
                .mmio = mmio,
                .send_msi = [call = recorder.call()](std::uint64_t, std::uint32_t) { call(); },
                .intx = recorder.line()};
    }
};

/// A function's configuration space as a range of addresses.
struct ConfigWindow final : memory::BusTarget {
    explicit ConfigWindow(pci::Endpoint& of) : endpoint(of) {}
    std::uint64_t read(std::uint64_t offset, unsigned size) override {
        return possible(offset, size) ? endpoint.config_read(static_cast<unsigned>(offset), size) : ~std::uint64_t{0};
    }
    void write(std::uint64_t offset, unsigned size, std::uint64_t value) override {
        if (possible(offset, size)) {
            endpoint.config_write(static_cast<unsigned>(offset), size, static_cast<std::uint32_t>(value));
        }
    }
    static bool possible(std::uint64_t offset, unsigned size) { return size <= 4 && offset % 4 + size <= 4; }
    pci::Endpoint& endpoint;
};

/// `device`, which is a function of `machine`, under accesses to the first `length` bytes of its configuration space.
template <class T>
Subject pci_function(Subject subject, std::shared_ptr<PciMachine> machine, std::shared_ptr<T> device,
                     std::uint64_t length) {
    const auto window = std::make_shared<ConfigWindow>(*device->endpoint());
    subject.device = std::shared_ptr<Device>(device.get(), [machine, device, window](Device*) {});
    subject.windows = {{window.get(), length}};
    subject.produces = false;
    return subject;
}

Subject pci_host_bridge(Clock&) {
    Subject subject;
    const auto machine = std::make_shared<PciMachine>();
    const auto device = std::make_shared<pci::HostBridge>(machine->wiring(*subject.recorder));
    subject.provoke = [device] { device->endpoint()->config_write(4, 2, 0x0402); };
    return pci_function(std::move(subject), machine, device, 16);
}

Subject pci_lpc_bridge(Clock&) {
    Subject subject;
    const auto machine = std::make_shared<PciMachine>();
    const auto device = std::make_shared<pci::LpcBridge>(machine->wiring(*subject.recorder), pci::LpcBridge::Outputs{});
    subject.provoke = [device] { device->endpoint()->config_write(0x60, 4, 0x80808080); };
    return pci_function(std::move(subject), machine, device, pci::kConfigSize);
}

Subject pci_config(Clock&) {
    Subject subject;
    const auto bus = std::make_shared<pci::RootBus>();
    const auto device = std::make_shared<pci::ConfigPorts>(bus, std::make_shared<NoRegister>());
    subject.device = device;
    subject.windows = {{device.get(), pci::ConfigPorts::kPortCount}};
    subject.provoke = [device] { device->write(0, 4, 0x80000004); };
    subject.produces = false;
    return subject;
}

/// A virtio device with its driver's memory and the loop that it works on.
struct VirtioMachine {
    std::unique_ptr<memory::GuestMemory> memory = memory::GuestMemory::create(4 << 20).value();
    EventLoop loop{"io"};
    PciMachine pci;  // Its buses hold the transport, which uses the loop to its end.
    std::shared_ptr<virtio::PciTransport> transport;
    ~VirtioMachine() { loop.stop(); }
};

/// `device`, which is one of `machine`, behind its transport. To provoke it a driver of the old kind sets up queue
/// `index`, of `size` descriptors, and gives it a chain of a byte to read and one to write.
Subject virtio_subject(const std::shared_ptr<VirtioMachine>& machine, std::unique_ptr<virtio::VirtioDevice> device,
                       std::uint16_t index, std::uint16_t size) {
    constexpr std::uint64_t kRing = 1 << 20;
    Subject subject;
    machine->transport = virtio::PciTransport::create(
        std::move(device),
        {.memory = *machine->memory, .loop = machine->loop, .wiring = machine->pci.wiring(*subject.recorder)});
    const auto window = std::make_shared<ConfigWindow>(*machine->transport->endpoint());
    // The recorder is told by the machine until its end.
    subject.device =
        std::shared_ptr<Device>(machine->transport.get(), [machine, window, recorder = subject.recorder](Device*) {});
    subject.windows = {{&machine->transport->legacy_registers(), 32},
                       {&machine->transport->modern_registers(), 0x38},
                       {window.get(), pci::kConfigSize}};
    virtio::PciTransport* transport = machine->transport.get();
    memory::GuestMemory* memory = machine->memory.get();
    subject.memory = memory;
    subject.request_queue = index;
    subject.provoke = [transport, memory, index, size] {
        virtio::test::DriverRing ring(*memory, kRing, size);
        memory::BusTarget& legacy = transport->legacy_registers();
        legacy.write(0x12, 1, 0);
        legacy.write(0x14, 1, 0x5a);
        legacy.write(0x0e, 2, index);
        legacy.write(0x08, 4, kRing >> 12);
        legacy.write(0x12, 1, 7);
        ring.add({virtio::test::bytes_of("x")}, {1});
        // The legacy layout has the driver's ring right behind the descriptors, and the device's on the next page.
        const std::uint64_t available = kRing + size * 16ull;
        const std::uint64_t used = (available + 6 + size * 2ull + 4095) & ~std::uint64_t{4095};
        (void)memory->store(memory::GuestPhys{available + 2}, std::uint16_t{1});
        (void)memory->store(memory::GuestPhys{used + 2}, std::uint16_t{0});
        legacy.write(0x10, 2, index);
    };
    subject.settle = [machine = machine.get()] {
        for (int round = 0; round < 3; ++round) {  // Work may schedule more of it.
            machine->loop.run_and_wait([] {});
        }
    };
    return subject;
}

Subject virtio_echo(Clock&) {
    return virtio_subject(std::make_shared<VirtioMachine>(), std::make_unique<virtio::test::EchoDevice>(), 0, 64);
}

Subject virtio_rng(Clock&) {
    return virtio_subject(std::make_shared<VirtioMachine>(), virtio::Rng::create("virtio-rng").value(), 0,
                          virtio::Rng::kQueueSize);
}

/// Provoked by a request without a header, which is an error that it answers.
Subject virtio_block(Clock&) {
    auto disk = std::make_unique<virtio::test::FakeDisk>(1 << 20);
    return virtio_subject(std::make_shared<VirtioMachine>(),
                          std::make_unique<virtio::Block>("virtio-block", std::move(disk), "serial", 1), 0,
                          virtio::Block::kQueueSize);
}

/// Provoked by a frame too short for its header, which it drops.
Subject virtio_net(Clock&) {
    constexpr network::MacAddress kMac = {2, 0, 0, 0, 0, 1};
    constexpr std::uint16_t kQueueSize = 1024;
    auto network = std::make_unique<virtio::test::FakeNetwork>();
    const auto machine = std::make_shared<VirtioMachine>();
    const virtio::test::FakeNetwork* const peer = network.get();
    Subject subject = virtio_subject(machine, std::make_unique<virtio::Net>("virtio-net", std::move(network), kMac),
                                     virtio::Net::kTransmit, kQueueSize);
    subject.host_input = [machine, peer](std::uint8_t byte) {
        machine->loop.run_and_wait([&] {
            const std::vector<std::byte> frame(64, std::byte{byte});
            if (peer->running && peer->receiver != nullptr && peer->receiver->receive({}, frame)) {
                peer->receiver->end_of_burst();
            }
        });
    };
    return subject;
}

/// A folder of the host that lasts as long as this.
class TemporaryFolder {
public:
    TemporaryFolder() { check(::mkdtemp(path_.data()) != nullptr, "there is room for a temporary folder"); }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_ = (std::filesystem::temp_directory_path() / "apiary-share-XXXXXX").string();
};

/// Provoked by a request that has no header, and comes back empty.
Subject virtio_p9(Clock&) {
    const auto folder = std::make_shared<TemporaryFolder>();
    const auto machine = std::make_shared<VirtioMachine>();
    auto device =
        virtio::P9::create("virtio-9p", machine->loop, "share", share::Server::create(folder->path(), {}).value())
            .value();
    virtio::P9* const worker = device.get();
    Subject subject = virtio_subject(machine, std::move(device), 0, virtio::P9::kQueueSize);
    subject.settle = [on_loop = subject.settle, machine = machine.get(), worker, folder] {
        on_loop();
        machine->loop.run_and_wait([worker] { worker->pause(); });  // It waits for the requests that it has.
        on_loop();
    };
    return subject;
}

Subject virtio_balloon(Clock&) {
    return virtio_subject(std::make_shared<VirtioMachine>(), std::make_unique<virtio::Balloon>("virtio-balloon"),
                          virtio::Balloon::kInflate, 128);
}

Subject virtio_console(Clock&) {
    const auto stream = std::make_shared<console::Stream>(4096);
    const virtio::Console::Port port = {.name = "", .stream = stream};
    Subject subject = virtio_subject(std::make_shared<VirtioMachine>(),
                                     std::make_unique<virtio::Console>("virtio-console", std::vector{port}), 1, 128);
    subject.host_input = [stream](std::uint8_t byte) {
        const char input = static_cast<char>(byte);
        (void)stream->send_input({&input, 1});
    };
    return subject;
}

Subject debug_exit(Clock&) {
    Subject subject;
    const auto device = std::make_shared<DebugExit>([call = subject.recorder->call()](std::uint32_t) { call(); });
    subject.device = device;
    subject.windows = {{device.get(), DebugExit::kPortCount}};
    subject.provoke = [device] { device->write(0, 1, 0x2A); };
    return subject;
}

Subject scratch_ports(Clock&) {
    Subject subject;
    const auto device = std::make_shared<ScratchPorts>("post");
    subject.device = device;
    subject.windows = {{device.get(), ScratchPorts::kPostPortCount}};
    subject.provoke = [device] { device->write(0, 1, 0x55); };
    subject.produces = false;
    return subject;
}

Subject i8042(Clock&) {
    Subject subject;
    const auto device =
        std::make_shared<I8042>(subject.recorder->line(), subject.recorder->line(), subject.recorder->call());
    subject.device = device;
    subject.windows = {{&device->data_port(), 1}, {&device->command_port(), 1}};
    subject.provoke = [device] {
        device->command_port().write(0, 1, 0x60);
        device->data_port().write(0, 1, 0x03);
        device->command_port().write(0, 1, 0xD3);
        device->data_port().write(0, 1, 0x5A);
    };
    return subject;
}

/// Reads all output at once and counts it.
class CountingClient {
public:
    CountingClient(std::shared_ptr<console::Stream> stream, Recorder& recorder)
        : recorder_(recorder), client_(std::move(stream), [this] { drain(); }) {
        drain();
    }

private:
    void drain() {
        std::array<char, 64> buffer;
        while (const std::size_t size = client_.read(buffer).size) {
            recorder_.produced += static_cast<unsigned>(size);
        }
    }
    Recorder& recorder_;
    console::Client client_;
};

Subject uart(Clock& clock) {
    Subject subject;
    const auto stream = std::make_shared<console::Stream>(4096);
    const auto device = std::make_shared<Uart16550>("com1", clock, subject.recorder->line(), stream);
    const auto client = std::make_shared<CountingClient>(stream, *subject.recorder);
    subject.device = device;
    subject.windows = {{device.get(), Uart16550::kPortCount}};
    subject.provoke = [device, client] {
        device->write(2, 1, 0x81);
        device->write(1, 1, 0x03);
        device->write(7, 1, 0x42);
        device->write(0, 1, 'x');
    };
    subject.host_input = [stream](std::uint8_t byte) {
        const char input = static_cast<char>(byte);
        (void)stream->send_input({&input, 1});
    };
    return subject;
}

Subject bvm_console(Clock&) {
    Subject subject;
    const auto stream = std::make_shared<console::Stream>(4096);
    const auto device = std::make_shared<BvmPort>("bvm-console", BvmPort::kConsoleSignature, stream);
    const auto client = std::make_shared<CountingClient>(stream, *subject.recorder);
    subject.device = device;
    subject.windows = {{device.get(), BvmPort::kPortCount}};
    subject.provoke = [device, client] { device->write(0, 4, 'x'); };
    subject.keeps_state = false;
    subject.host_input = [stream](std::uint8_t byte) {
        const char input = static_cast<char>(byte);
        (void)stream->send_input({&input, 1});
    };
    return subject;
}

const std::map<std::string, Subject (*)(Clock&)>& makers() {
    static const std::map<std::string, Subject (*)(Clock&)> all = {
        {"pit", pit},
        {"rtc", rtc},
        {"hpet", hpet},
        {"acpi-pm", acpi_pm},
        {"reset-control", reset_control},
        {"pci-config", pci_config},
        {"pci-host-bridge", pci_host_bridge},
        {"pci-lpc-bridge", pci_lpc_bridge},
        {"debug-exit", debug_exit},
        {"post", scratch_ports},
        {"i8042", i8042},
        {"com1", uart},
        {"virtio-9p", virtio_p9},
        {"virtio-balloon", virtio_balloon},
        {"virtio-block", virtio_block},
        {"virtio-console", virtio_console},
        {"virtio-echo", virtio_echo},
        {"virtio-net", virtio_net},
        {"virtio-rng", virtio_rng},
        {"bvm-console", bvm_console},
    };
    return all;
}

}  // namespace

interrupt::Line Recorder::line() {
    return interrupt::Line([this, high = false](bool level) mutable {
        produced += level ? 1 : 0;
        lines_high += static_cast<unsigned>(level) - static_cast<unsigned>(high);
        high = level;
    });
}

std::function<void()> Recorder::call() {
    return [this] { ++produced; };
}

const std::vector<std::string>& subject_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> list;
        for (const auto& [name, maker] : makers()) {
            list.push_back(name);
        }
        return list;
    }();
    return names;
}

Subject make_subject(const std::string& name, Clock& clock) {
    const auto maker = makers().find(name);
    check(maker != makers().end(), "there is a subject of that name");
    return maker->second(clock);
}

void access(const Subject& subject, std::uint64_t choice, std::uint64_t value) {
    const Subject::Window& window = subject.windows[choice % subject.windows.size()];
    const unsigned size = 1u << (choice >> 8 & 3);
    const std::uint64_t offset = (choice >> 16) % window.length;
    if (offset + size > window.length) {
        return;  // The bus cuts such an access up.
    }
    if ((choice >> 12 & 1) != 0) {
        window.target->write(offset, size, value);
    } else {
        (void)window.target->read(offset, size);
    }
    subject.settle();
}

}  // namespace apiary::device::test
