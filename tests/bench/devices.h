// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <vector>

#include "backend/base/result.h"
#include "tests/bench/boot.h"
#include "tests/bench/io.h"

namespace apiary::bench {

struct DeviceOptions {
    bool block = true, net = true;
    unsigned runs = 5;
    double seconds = 1.25;  ///< Of one measurement, about.
};

/// Rates of one quantity, one of each program.
struct DeviceResult {
    std::string name;
    std::vector<Rate> rates;
};
struct DeviceResults {
    std::vector<DeviceResult> block, net;
};

/// Boots `guest` in apiaryctl, and in QEMU where that is given, and measures what `options` name of their devices.
[[nodiscard]] Result<DeviceResults> run_devices(const BootGuest& guest, const std::string& apiaryctl,
                                                const std::optional<std::string>& qemu, const DeviceOptions& options);

}  // namespace apiary::bench
