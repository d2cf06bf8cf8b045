// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>

#include "backend/device/byte_ports.h"
#include "backend/device/device.h"
#include "backend/device/held_line.h"

namespace apiary::device {

/// The keyboard controller of a PC (8042) with nothing plugged into its keyboard and mouse ports: data at 0x60, status
/// and commands at 0x64. What is sent to a device comes back as 0xFE with the time-out bit, as from an empty socket.
/// Its other task is the processor's reset line (pulse commands 0xF0 … 0xFE, or bit 0 of the output port).
class I8042 final : public Device {
public:
    static constexpr std::uint64_t kDataPort = 0x60;
    static constexpr std::uint64_t kCommandPort = 0x64;

    /// IRQ 1 is the keyboard's, IRQ 12 the mouse's. `reset` is called without a lock, from the vCPU that asks for it.
    I8042(interrupt::Line irq1, interrupt::Line irq12, std::function<void()> reset);

    [[nodiscard]] memory::BusTarget& data_port() { return data_window_; }
    [[nodiscard]] memory::BusTarget& command_port() { return command_window_; }

    [[nodiscard]] std::string name() const override { return "i8042"; }
    void pause() override;
    void resume() override;
    void reset() override;
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

private:
    static constexpr std::size_t kRam = 32;

    /// Everything there is to save.
    struct State {
        std::array<std::uint8_t, kRam> ram{};  // The controller's memory; byte 0 is the command byte.
        std::uint8_t output_port = 0x03;       // A20 and the reset line, both high.
        std::uint8_t command = 0;              // Awaiting its parameter at the data port; 0 none.
        bool last_was_command = false;         // Status bit 3.
        std::uint8_t output = 0;
        bool output_full = false;
        bool output_from_mouse = false;
        bool output_timed_out = false;
        bool reset_pending = false;  // Valid at save only.
    };
    template <class Visitor>
    static void describe(Visitor& visitor, State& state);
    /// What a new controller holds: interrupts and devices off, translation on.
    [[nodiscard]] static State power_on_state();

    [[nodiscard]] std::uint8_t read_data(std::uint64_t offset);
    void write_data(std::uint64_t offset, std::uint8_t value);
    [[nodiscard]] std::uint8_t read_status(std::uint64_t offset);
    void write_command(std::uint64_t offset, std::uint8_t value);
    [[nodiscard]] bool run_command(std::uint8_t command);
    [[nodiscard]] bool take_parameter(std::uint8_t command, std::uint8_t value);
    void put(std::uint8_t value, bool from_mouse = false, bool timed_out = false);
    void drive_lines();

    PortWindow<I8042> data_window_;
    PortWindow<I8042> command_window_;
    mutable std::mutex mutex_;
    State state_ = power_on_state();
    HeldLine irq1_;
    HeldLine irq12_;
    HeldCall<> reset_;
};

}  // namespace apiary::device
