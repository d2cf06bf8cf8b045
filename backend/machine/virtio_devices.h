// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/machine/devices.h"

namespace apiary::machine {

/// Builds the virtio devices that `slot.config` asks for, and puts them on the PCI bus, which has its bridges.
[[nodiscard]] Result<Devices> build_virtio_devices(const Slot& slot);

}  // namespace apiary::machine
