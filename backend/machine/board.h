// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>

#include "backend/cpu/cpuid.h"
#include "backend/cpu/engine.h"
#include "backend/firmware/platform.h"
#include "backend/machine/devices.h"

namespace apiary::machine {

/// The hardware around the vCPUs: buses, interrupt controllers, devices, and what firmware says about them.
class Board {
public:
    /// `requests` must outlive the board, as must `clock` and `memory`; of `files`, what devices are made of is taken.
    /// There are no local APICs yet. With `kernel`, which must outlive it too, the board has no interrupt controllers and timers of its own.
    [[nodiscard]] static Result<std::unique_ptr<Board>> create(const MachineConfig& config, OpenedFiles& files,
                                                               const Requests& requests, Clock& clock,
                                                               memory::GuestMemory& memory,
                                                               const cpu::CpuidTable& cpuid,
                                                               cpu::KernelControllers* kernel = nullptr);

    /// Ends the I/O loop first: what it runs is the devices' work.
    ~Board() { loop_.stop(); }
    Board(const Board&) = delete;
    Board& operator=(const Board&) = delete;

    [[nodiscard]] const memory::Bus& ports() const { return ports_; }
    [[nodiscard]] const memory::Bus& mmio() const { return mmio_; }
    [[nodiscard]] interrupt::Router& router() { return router_; }
    [[nodiscard]] const std::shared_ptr<console::Stream>& console() const { return console_; }
    /// The stream of serial port `index` (0 for COM1), or null when there is none.
    [[nodiscard]] std::shared_ptr<console::Stream> com_port(unsigned index) const {
        return index < com_ports_.size() ? com_ports_[index] : nullptr;
    }
    [[nodiscard]] const firmware::Platform& platform() const { return platform_; }

    /// False when the guest does not listen to it. From any thread.
    bool press_power_button() { return acpi_pm_->press_power_button(); }

    /// The terminal at console() has this many characters now; 0 and 0 where that is not known. Only a virtio console
    /// tells its guest. From any thread.
    void set_console_size(std::uint16_t columns, std::uint16_t rows) const;

    /// From any thread.
    [[nodiscard]] const Meters& meters() const { return meters_; }
    [[nodiscard]] const std::vector<BoundForward>& forwards() const { return forwards_; }

    /// While all vCPUs stand. A board is made paused.
    void pause();
    void resume();
    /// As after power-on. While paused.
    void reset();

private:
    Board() = default;
    [[nodiscard]] Result<void> attach_controllers(cpu::KernelControllers* kernel);
    void make_com_ports(const MachineConfig& config);
    [[nodiscard]] Result<void> describe_platform(const MachineConfig& config, const cpu::CpuidTable& cpuid);

    // The devices go first, with the buses that own them too; their alarms, lines and sockets need the router and the
    // loop until then.
    EventLoop loop_{"io"};
    interrupt::Router router_;
    memory::Bus ports_;
    memory::Bus mmio_;
    PciSlots pci_{ports_, mmio_, router_};
    std::shared_ptr<console::Stream> console_ = std::make_shared<console::Stream>();
    std::function<void(std::uint16_t columns, std::uint16_t rows)> resize_console_;
    Meters meters_;
    std::vector<BoundForward> forwards_;
    std::vector<std::shared_ptr<console::Stream>> com_ports_;
    std::shared_ptr<device::AcpiPm> acpi_pm_;
    Devices devices_;
    firmware::Platform platform_;
};

}  // namespace apiary::machine
