// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/firmware/memory_map.h"
#include "backend/firmware/platform.h"
#include "backend/firmware/table_writer.h"

namespace apiary::firmware {

/// The SMBIOS entry points (2.8 and 3.0) and structures as they stand at `kSmbios` (SMBIOS Reference Specification,
/// DSP0134 3.0). `memory_size` in bytes.
[[nodiscard]] Bytes make_smbios(const Platform& platform, const std::vector<MemoryRange>& map,
                                std::uint64_t memory_size);

}  // namespace apiary::firmware
