// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <functional>
#include <mutex>

#include "backend/device/byte_ports.h"
#include "backend/device/device.h"
#include "backend/device/held_line.h"

namespace apiary::device {

/// The chipset's ways to reset the machine: the reset control register (port 0xCF9, bit 2 resets, bit 1 says hard) and
/// system control port A (port 0x92, bit 0 fast reset on a rising edge, bit 1 A20 gate). The A20 gate is only
/// remembered: address line 20 is always connected.
class ResetControl final : public Device, public BytePorts {
public:
    static constexpr std::uint64_t kPort = 0xCF9;
    static constexpr std::uint64_t kPortCount = 1;
    static constexpr std::uint64_t kPortA = 0x92;

    /// `reset` is called without a lock, from the vCPU that asks for it.
    explicit ResetControl(std::function<void()> reset);

    /// System control port A, 0x92.
    [[nodiscard]] memory::BusTarget& port_a() { return port_a_window_; }

    [[nodiscard]] std::string name() const override { return "reset-control"; }
    void pause() override;
    void resume() override;
    void reset() override;
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

protected:
    [[nodiscard]] std::uint8_t read_byte(std::uint64_t offset) override;
    void write_byte(std::uint64_t offset, std::uint8_t value) override;

private:
    struct State {
        std::uint8_t control = 0;
        std::uint8_t port_a = 0x02;
        bool pending = false;  // Valid at save only.
    };
    template <class Visitor>
    static void describe(Visitor& visitor, State& state);
    [[nodiscard]] std::uint8_t read_port_a(std::uint64_t offset);
    void write_port_a(std::uint64_t offset, std::uint8_t value);

    PortWindow<ResetControl> port_a_window_;
    mutable std::mutex mutex_;
    State state_;
    HeldCall<> reset_;
};

}  // namespace apiary::device
