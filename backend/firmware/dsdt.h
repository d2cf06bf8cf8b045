// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/firmware/platform.h"
#include "backend/firmware/table_writer.h"

namespace apiary::firmware {

/// The byte code of the DSDT, without its header: power states and the devices no bus can find by itself.
[[nodiscard]] Bytes make_dsdt_code(const Platform& platform);

}  // namespace apiary::firmware
