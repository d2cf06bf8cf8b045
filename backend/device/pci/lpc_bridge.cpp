// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/pci/lpc_bridge.h"

#include <algorithm>
#include <utility>

namespace apiary::device::pci {
namespace {

constexpr std::uint32_t kIsaBridgeClass = 0x06'01'00;
constexpr std::uint8_t kNotRouted = 0x80, kIrqMask = 0x0f;
constexpr unsigned kFirstGsi = 16;

/// As firmware routes PIRQA to PIRQH: interrupts that no ISA device has.
constexpr std::array<std::uint8_t, LpcBridge::kPirqs> kBootRoutes = {10, 11, 5, 10, 11, 5, 10, 11};

unsigned pirq_register(unsigned pirq) {
    return pirq < 4 ? 0x60 + pirq : 0x68 + (pirq - 4);
}

}  // namespace

PinRoute pin_route(unsigned slot) {
    const auto pirq = static_cast<std::uint8_t>((4 + slot) % LpcBridge::kPirqs);
    return {.pirq = pirq, .gsi = static_cast<std::uint8_t>(kFirstGsi + pirq), .irq = kBootRoutes[pirq]};
}

LpcBridge::LpcBridge(Wiring wiring, Outputs outputs)
    : endpoint_(std::make_shared<Endpoint>(
          "pci-lpc-bridge",
          Endpoint::Identity{
              .vendor = kVendorId, .device = kDeviceId, .class_code = kIsaBridgeClass, .has_interrupt = false},
          std::move(wiring))),
      outputs_(std::move(outputs)) {
    for (unsigned pirq = 0; pirq < kPirqs; ++pirq) {
        endpoint_->add_register(pirq_register(pirq), kBootRoutes[pirq], kNotRouted | kIrqMask);
    }
    endpoint_->set_config_listener([this] { route(); });
    route();
}

interrupt::Line LpcBridge::pin(unsigned slot) {
    return interrupt::Line([this, pirq = pin_route(slot).pirq, high = false](bool level) mutable {
        if (level != std::exchange(high, level)) {
            set(pirq, level);
        }
    });
}

void LpcBridge::set(unsigned pirq, bool level) {
    const std::lock_guard lock(mutex_);
    pirqs_[pirq].asserted += level ? 1u : ~0u;
    outputs_.gsi[pirq].set(pirqs_[pirq].asserted != 0);
    drive(pirqs_[pirq].irq);
}

/// Takes up what the registers say.
void LpcBridge::route() {
    const std::lock_guard lock(mutex_);
    for (unsigned pirq = 0; pirq < kPirqs; ++pirq) {
        const std::uint8_t value = endpoint_->config_byte(pirq_register(pirq));
        const unsigned irq = value & kIrqMask;
        const bool routed = (value & kNotRouted) == 0 && (kRoutable >> irq & 1) != 0;
        const unsigned before = std::exchange(pirqs_[pirq].irq, routed ? irq : 0);
        drive(before);
        drive(pirqs_[pirq].irq);
    }
}

void LpcBridge::drive(unsigned irq) {
    if (irq != 0) {
        outputs_.irq[irq].set(
            std::ranges::any_of(pirqs_, [irq](const Pirq& pirq) { return pirq.irq == irq && pirq.asserted != 0; }));
    }
}

void LpcBridge::reset() {
    endpoint_->reset();
    route();
}

Result<void> LpcBridge::restore(const SavedState& state) {
    const auto snapshot = endpoint_->parse(state);
    if (!snapshot) {
        return std::unexpected(snapshot.error());
    }
    endpoint_->apply(*snapshot);
    route();
    return {};
}

}  // namespace apiary::device::pci
