// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>

#include "backend/base/clock.h"
#include "backend/device/byte_ports.h"
#include "backend/device/device.h"
#include "backend/device/held_line.h"
#include "backend/device/register_access.h"
#include "backend/device/wakeup.h"

namespace apiary::device {

/// The ACPI fixed hardware (ACPI 6.5, section 4.8): PM1a event block at kPort, PM1a control block at kPort + 4, 32-bit
/// power-management timer at kPort + 8; and the SMI command port that turns ACPI mode on and off.
///
/// The fixed events are the timer's top bit, the power button, and those the guest sets up without a source here
/// (global lock, sleep button, real-time clock). The only sleep state is S5.
class AcpiPm final : public Device, public memory::BusTarget {
public:
    static constexpr std::uint64_t kPort = 0x400;
    static constexpr std::uint64_t kPortCount = 12;
    static constexpr std::uint64_t kSmiCommandPort = 0xB2;
    static constexpr std::uint64_t kSmiCommandPortCount = 2;
    static constexpr std::uint8_t kAcpiEnable = 0xA0;
    static constexpr std::uint8_t kAcpiDisable = 0xA1;
    static constexpr std::uint8_t kSleepTypeOff = 5;  ///< The value of SLP_TYP that is S5.

    /// `clock` must outlive the device. `power_off` is called without a lock, from the vCPU that asks for S5.
    AcpiPm(Clock& clock, interrupt::Line sci, std::function<void()> power_off);

    /// SMI_CMD (kAcpiEnable, kAcpiDisable) and the scratch byte beside it.
    [[nodiscard]] memory::BusTarget& smi_command_port() { return smi_window_; }

    /// The host presses the power button. False when the guest does not listen: not in ACPI mode, or event disabled.
    bool press_power_button();

    [[nodiscard]] std::uint64_t read(std::uint64_t offset, unsigned size) override;
    void write(std::uint64_t offset, unsigned size, std::uint64_t value) override;

    [[nodiscard]] std::string name() const override { return "acpi-pm"; }
    void pause() override;
    void resume() override;
    void reset() override;
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

private:
    /// Everything there is to save.
    struct State {
        std::uint16_t status = 0;
        std::uint16_t enable = 0;
        std::uint16_t control = 0;
        std::uint8_t smi_command = 0;
        std::uint8_t smi_data = 0;
        std::uint64_t timer = 0;      // Timer ticks since reset; valid at save only.
        std::uint64_t seen_half = 0;  // Half periods of the timer up to which TMR_STS was looked at.
        bool power_off_pending = false;
    };
    template <class Visitor>
    static void describe(Visitor& visitor, State& state);

    [[nodiscard]] std::uint64_t timer() const;
    void set_timer(std::uint64_t ticks);
    [[nodiscard]] bool write_control(std::uint16_t value);
    [[nodiscard]] std::uint8_t read_smi(std::uint64_t offset);
    void write_smi(std::uint64_t offset, std::uint8_t value);
    void update();
    void arm();
    void expired();

    Clock& clock_;
    PortWindow<AcpiPm> smi_window_;
    std::atomic<std::uint64_t> timer_offset_ = 0;  // Timer = ticks of the clock + this. Read without the lock.
    mutable std::mutex mutex_;
    bool paused_ = true;
    State state_;
    HeldLine sci_;
    HeldCall<> power_off_;
    Wakeup wakeup_;  // Last: its function uses all of the above.
};

}  // namespace apiary::device
