// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/firmware/platform.h"
#include "backend/firmware/table_writer.h"

namespace apiary::firmware {

/// The ACPI tables as they stand from `kRsdp` on: RSDP, FACS, DSDT, FADT, MADT, HPET, RSDT, XSDT
/// (ACPI specification 5.1, section 5.2). The RSDP is at offset 0.
[[nodiscard]] Bytes make_acpi_tables(const Platform& platform);

}  // namespace apiary::firmware
