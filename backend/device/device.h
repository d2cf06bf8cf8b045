// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "backend/base/result.h"
#include "backend/memory/bus.h"

namespace apiary::device {

/// Saved state of a device: a versioned JSON object of its own, never the live struct.
using SavedState = nlohmann::json;

/// A device of the machine.
///
/// Lifecycle: pause() only after all vCPUs are paused; a paused device accepts and holds work but produces none (no
/// interrupt, no output, no timer). resume() comes before any vCPU runs again. reset() only while paused; it gives the
/// state after power-on. save() and restore() only while paused; save → change → restore → save gives the same. A
/// state that restore() refuses leaves the device as it was. A device is made paused.
/// Register accesses come through memory::BusTarget from any vCPU thread; a device takes its own lock.
class Device {
public:
    virtual ~Device() = default;
    [[nodiscard]] virtual std::string name() const = 0;
    virtual void pause() = 0;
    virtual void resume() = 0;
    virtual void reset() = 0;
    [[nodiscard]] virtual SavedState save() const = 0;
    [[nodiscard]] virtual Result<void> restore(const SavedState& state) = 0;
};

}  // namespace apiary::device
