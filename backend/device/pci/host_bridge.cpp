// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/pci/host_bridge.h"

#include <utility>

namespace apiary::device::pci {
namespace {

constexpr std::uint32_t kHostBridgeClass = 0x06'00'00;

}  // namespace

HostBridge::HostBridge(Wiring wiring)
    : endpoint_(std::make_shared<Endpoint>(
          "pci-host-bridge",
          Endpoint::Identity{
              .vendor = kVendorId, .device = kDeviceId, .class_code = kHostBridgeClass, .has_interrupt = false},
          std::move(wiring))) {}

Result<void> HostBridge::restore(const SavedState& state) {
    const auto snapshot = endpoint_->parse(state);
    if (!snapshot) {
        return std::unexpected(snapshot.error());
    }
    endpoint_->apply(*snapshot);
    return {};
}

}  // namespace apiary::device::pci
