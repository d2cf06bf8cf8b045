// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <memory>
#include <mutex>

#include "backend/base/clock.h"
#include "backend/device/byte_ports.h"
#include "backend/device/device.h"
#include "backend/device/held_line.h"
#include "backend/device/timer/pit_channel.h"
#include "backend/device/wakeup.h"

namespace apiary::device {

/// The 8254 programmable interval timer of a PC, ports 0x40 … 0x43, and the control port 0x61 beside it.
///
/// Channel 0's output is the interrupt line; channel 1 (memory refresh) counts but drives nothing; channel 2 has its
/// gate and output on port 0x61. Ticks of channel 0 that pass while the host is late
/// are made up for (kMostLateTicks).
class Pit final : public Device, public BytePorts {
public:
    static constexpr std::uint64_t kPort = 0x40;
    static constexpr std::uint64_t kPortCount = 4;
    static constexpr std::uint64_t kControlPort = 0x61;

    /// `clock` must outlive the device.
    Pit(Clock& clock, interrupt::Line irq0);

    /// Port 0x61 (NMI status and control): bit 0 gate of channel 2, 1 speaker on, 4 toggles with memory refresh,
    /// 5 output of channel 2.
    [[nodiscard]] memory::BusTarget& control_port() { return control_window_; }

    [[nodiscard]] std::string name() const override { return "pit"; }
    void pause() override;
    void resume() override;
    void reset() override;
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

protected:
    [[nodiscard]] std::uint8_t read_byte(std::uint64_t offset) override;
    void write_byte(std::uint64_t offset, std::uint8_t value) override;

private:
    struct State;
    template <class Visitor>
    static void describe(Visitor& visitor, State& state);

    [[nodiscard]] std::uint64_t ticks() const;
    void write_control_word(std::uint8_t value, std::uint64_t now);
    [[nodiscard]] std::uint8_t read_control_port(std::uint64_t offset);
    void write_control_port(std::uint64_t offset, std::uint8_t value);
    void update(bool reprogrammed);
    [[nodiscard]] std::uint64_t edges(std::uint64_t now);
    void arm(std::uint64_t now);
    void expired();

    Clock& clock_;
    PortWindow<Pit> control_window_;
    mutable std::mutex mutex_;
    bool paused_ = true;
    std::array<PitChannel, 3> channels_;
    std::uint8_t control_ = 0;  // Bits 0 … 3 of port 0x61 as written.
    HeldLine irq0_;
    Wakeup wakeup_;  // Last: its function uses all of the above.
};

}  // namespace apiary::device
