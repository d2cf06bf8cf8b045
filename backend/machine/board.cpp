// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/board.h"

#include <sys/random.h>

#include <cerrno>
#include <ranges>

#include "backend/device/timer/hpet.h"

namespace apiary::machine {

Result<std::unique_ptr<Board>> Board::create(const MachineConfig& config, OpenedFiles& files, const Requests& requests,
                                             Clock& clock, memory::GuestMemory& memory, const cpu::CpuidTable& cpuid,
                                             cpu::KernelControllers* kernel) {
    std::unique_ptr<Board> board(new Board);
    if (auto done = board->attach_controllers(kernel); !done) {
        return std::unexpected(std::move(done.error()));
    }
    board->make_com_ports(config);
    auto legacy_timers = device::LegacyTimerRouting::create(board->router_.isa_irq(0), board->router_.isa_irq(8),
                                                            [&router = board->router_] { return router.isa_edge_waits(0); });
    board->router_.on_interrupt_taken([legacy_timers] { legacy_timers->interrupt_taken(); });
    board->acpi_pm_ =
        std::make_shared<device::AcpiPm>(clock, board->router_.isa_irq(firmware::kSciIrq), requests.power_off);
    auto devices = build_devices({.config = config,
                                  .files = files,
                                  .requests = requests,
                                  .clock = clock,
                                  .memory = memory,
                                  .ports = board->ports_,
                                  .mmio = board->mmio_,
                                  .router = board->router_,
                                  .loop = board->loop_,
                                  .pci = board->pci_,
                                  .legacy_timers = std::move(legacy_timers),
                                  .reset_control = std::make_shared<device::ResetControl>(requests.reset),
                                  .acpi_pm = board->acpi_pm_,
                                  .console = board->console_,
                                  .resize_console = board->resize_console_,
                                  .meters = board->meters_,
                                  .forwards = board->forwards_,
                                  .kernel_timers = kernel != nullptr,
                                  .com_ports = board->com_ports_});
    if (!devices) {
        return std::unexpected(std::move(devices.error()));
    }
    board->devices_ = *std::move(devices);
    if (auto done = board->describe_platform(config, cpuid); !done) {
        return std::unexpected(std::move(done.error()));
    }
    if (kernel != nullptr) {
        board->platform_.hpet_id = kernel->hpet_id();
    }
    return board;
}

Result<void> Board::attach_controllers(cpu::KernelControllers* kernel) {
    if (kernel == nullptr) {
        return router_.attach(ports_, mmio_);
    }
    router_.hand_over(
        {.isa_line = [kernel](unsigned irq, unsigned pin, bool level) { kernel->set_isa_line(irq, pin, level); },
         .pin_line = [kernel](unsigned pin, bool level) { kernel->set_pin_line(pin, level); },
         .nmi = [kernel] { kernel->pulse_lint1(); },
         .message = [kernel](std::uint64_t address, std::uint32_t data) { kernel->send_message(address, data); }});
    return {};
}

void Board::make_com_ports(const MachineConfig& config) {
    for (unsigned i = 0; i < config.com_ports; ++i) {
        const bool is_console = i == 0 && !config.bvm_console && !config.virtio_console;
        com_ports_.push_back(is_console ? console_ : std::make_shared<console::Stream>());
    }
}

Result<void> Board::describe_platform(const MachineConfig& config, const cpu::CpuidTable& cpuid) {
    const cpu::CpuidResult identity = cpuid.find(1, 0);
    platform_.cpus = config.cpus;
    platform_.pci_pins = pci_.pins();
    platform_.com_ports.assign(firmware::kComPorts.begin(), firmware::kComPorts.begin() + config.com_ports);
    platform_.hpet_id = device::Hpet::kBlockId;
    platform_.cpu_signature = identity.eax;
    platform_.cpu_features = identity.edx;
    if (::getentropy(platform_.uuid.data(), platform_.uuid.size()) != 0) {
        return fail_errno(errno, "the host gives no random numbers");
    }
    // Version 4, variant 1 (RFC 4122, section 4.4).
    platform_.uuid[6] = static_cast<std::uint8_t>((platform_.uuid[6] & 0x0f) | 0x40);
    platform_.uuid[8] = static_cast<std::uint8_t>((platform_.uuid[8] & 0x3f) | 0x80);
    return {};
}

void Board::set_console_size(std::uint16_t columns, std::uint16_t rows) const {
    if (resize_console_) {
        resize_console_(columns, rows);
    }
}

void Board::pause() {
    for (const auto& device : devices_) {
        device->pause();
    }
    router_.pause();
}

void Board::resume() {
    router_.resume();
    for (const auto& device : devices_ | std::views::reverse) {
        device->resume();
    }
}

void Board::reset() {
    for (const auto& device : devices_) {
        device->reset();
    }
    router_.reset();
}

}  // namespace apiary::machine
