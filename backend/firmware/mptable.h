// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/firmware/platform.h"
#include "backend/firmware/table_writer.h"

namespace apiary::firmware {

/// The MultiProcessor table (MultiProcessor Specification 1.4, chapter 4) as it stands at `kMpTable`: the floating
/// pointer, and right after it the configuration table.
[[nodiscard]] Bytes make_mptable(const Platform& platform);

}  // namespace apiary::firmware
