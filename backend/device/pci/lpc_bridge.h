// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>

#include "backend/device/pci/endpoint.h"

namespace apiary::device::pci {

/// Where the interrupt pin A of a slot leads.
struct PinRoute {
    std::uint8_t pirq = 0;  ///< 0 to 7: PIRQA to PIRQH of the LPC bridge.
    std::uint8_t gsi = 16;  ///< Pin of the I/O APIC.
    std::uint8_t irq = 10;  ///< Interrupt of the 8259 pair, as routed after reset.
};
[[nodiscard]] PinRoute pin_route(unsigned slot);

/// The LPC bridge at slot 31, behind which the ISA devices are, with the interrupt router of the ICH: eight lines PIRQA
/// to PIRQH that each go to a pin of the I/O APIC and, as far as their registers at 0x60 and 0x68 route them, to an
/// interrupt of the 8259 pair (Intel ICH10 datasheet, section 13.1).
class LpcBridge final : public Device {
public:
    static constexpr unsigned kSlot = 31;
    static constexpr std::uint16_t kVendorId = 0x8086, kDeviceId = 0x7000;  ///< As bhyve's lpc has them.
    static constexpr unsigned kPirqs = 8;
    static constexpr unsigned kIrqs = 16;
    static constexpr std::uint16_t kRoutable = 0xdef8;  ///< ISA interrupts that a PIRQ can be routed to.

    /// What the lines end at.
    struct Outputs {
        std::array<interrupt::Line, kPirqs> gsi;  ///< Pins 16 to 23 of the I/O APIC.
        std::array<interrupt::Line, kIrqs> irq;   ///< Those in `kRoutable`.
    };
    LpcBridge(Wiring wiring, Outputs outputs);

    [[nodiscard]] const std::shared_ptr<Endpoint>& endpoint() const { return endpoint_; }
    /// A line for pin A of `slot`. It may be used as long as the bridge is there.
    [[nodiscard]] interrupt::Line pin(unsigned slot);

    [[nodiscard]] std::string name() const override { return "pci-lpc-bridge"; }
    void pause() override { endpoint_->pause(); }
    void resume() override { endpoint_->resume(); }
    void reset() override;
    [[nodiscard]] SavedState save() const override { return endpoint_->save(); }
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

private:
    struct Pirq {
        unsigned asserted = 0;  ///< Pins that are high.
        unsigned irq = 0;       ///< Where it is routed; 0 nowhere.
    };
    void set(unsigned pirq, bool level);
    void route();
    void drive(unsigned irq);

    std::shared_ptr<Endpoint> endpoint_;
    const Outputs outputs_;
    std::mutex mutex_;
    std::array<Pirq, kPirqs> pirqs_;
};

}  // namespace apiary::device::pci
