// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <vector>

#include "tests/bench/image.h"
#include "tests/bench/io.h"

namespace apiary::bench {

/// What is measured of disks: reads and writes by the guest's dd, past the guest's cache. The guest of `contenders[i]`
/// has `images[i]` as /dev/vda. Both must outlive the quantities.
[[nodiscard]] std::vector<Quantity> block_quantities(const std::vector<Contender>& contenders,
                                                     const std::vector<std::unique_ptr<TestImage>>& images);

}  // namespace apiary::bench
