// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>

#include "backend/device/device.h"

namespace apiary::device {

/// PCI configuration mechanism 1 (PCI Local Bus 3.0, section 3.2.2.3.2) and the one function behind it: the host bridge at
/// 0:0.0. Functions that are not there read as all ones.
///
/// The reset control register lies in the middle of the ports, at 0xCF9: what is no 32-bit access to the address register
/// goes there.
class PciHostBridge final : public Device, public memory::BusTarget {
public:
    static constexpr std::uint64_t kPort = 0xCF8;
    static constexpr std::uint64_t kPortCount = 8;
    static constexpr std::uint16_t kVendorId = 0x1275;  ///< As bhyve's hostbridge has it.
    static constexpr std::uint16_t kDeviceId = 0x1275;

    /// `reset_control` is the register at 0xCF9.
    explicit PciHostBridge(std::shared_ptr<memory::BusTarget> reset_control);

    [[nodiscard]] std::uint64_t read(std::uint64_t offset, unsigned size) override;
    void write(std::uint64_t offset, unsigned size, std::uint64_t value) override;

    [[nodiscard]] std::string name() const override { return "pci-host-bridge"; }
    void pause() override {}
    void resume() override {}
    void reset() override;
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

private:
    struct State {
        std::uint32_t address = 0;   ///< As written to 0xCF8.
        std::uint16_t command = 0x7; ///< Command register of the bridge.
    };
    template <class Visitor>
    static void describe(Visitor& visitor, State& state);
    [[nodiscard]] bool selects_bridge() const;
    [[nodiscard]] std::uint32_t bridge_register() const;

    const std::shared_ptr<memory::BusTarget> reset_control_;
    mutable std::mutex mutex_;
    State state_;
};

}  // namespace apiary::device
