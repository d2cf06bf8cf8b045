// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>

#include "backend/device/pci/endpoint.h"

namespace apiary::device::pci {

/// The host bridge at slot 0, where operating systems look for one: a function without ranges or interrupt.
class HostBridge final : public Device {
public:
    static constexpr unsigned kSlot = 0;
    static constexpr std::uint16_t kVendorId = 0x1275, kDeviceId = 0x1275;  ///< As bhyve's hostbridge has them.

    explicit HostBridge(Wiring wiring);

    [[nodiscard]] const std::shared_ptr<Endpoint>& endpoint() const { return endpoint_; }

    [[nodiscard]] std::string name() const override { return "pci-host-bridge"; }
    void pause() override { endpoint_->pause(); }
    void resume() override { endpoint_->resume(); }
    void reset() override { endpoint_->reset(); }
    [[nodiscard]] SavedState save() const override { return endpoint_->save(); }
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

private:
    std::shared_ptr<Endpoint> endpoint_;
};

}  // namespace apiary::device::pci
