// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/base/result.h"
#include "backend/firmware/platform.h"
#include "backend/memory/guest_memory.h"

namespace apiary::firmware {

/// Writes what firmware leaves in memory: the BIOS data area, the MPTable, SMBIOS and ACPI tables. To be called again
/// before every start of the guest, since it may have overwritten them. Fails when `platform` is out of its bounds.
[[nodiscard]] Result<void> install(memory::GuestMemory& memory, const Platform& platform);

}  // namespace apiary::firmware
