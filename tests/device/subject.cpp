// SPDX-License-Identifier: BSD-2-Clause
#include "tests/device/subject.h"

#include <array>
#include <map>
#include <utility>

#include "backend/base/check.h"
#include "backend/console/stream.h"
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

Subject pci_host_bridge(Clock&) {
    Subject subject;
    const auto reset = std::make_shared<NoRegister>();
    const auto device = std::make_shared<PciHostBridge>(reset);
    subject.device = device;
    subject.windows = {{device.get(), PciHostBridge::kPortCount}};
    subject.provoke = [device] {
        device->write(0, 4, 0x80000004);
        device->write(4, 2, 0x0402);
    };
    subject.produces = false;
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
        {"pci-host-bridge", pci_host_bridge},
        {"debug-exit", debug_exit},
        {"post", scratch_ports},
        {"i8042", i8042},
        {"com1", uart},
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
}

}  // namespace apiary::device::test
