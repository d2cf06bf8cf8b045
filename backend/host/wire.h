// SPDX-License-Identifier: BSD-2-Clause
// Assessments and explanations as io.apiary.Host has them.
#pragma once

#include <string_view>

#include "backend/api/host.h"
#include "backend/base/result.h"
#include "backend/host/capability.h"
#include "backend/host/evidence.h"
#include "backend/host/explain.h"

namespace apiary::host {

[[nodiscard]] api::host::Assessment to_wire(const Assessment& assessment);
[[nodiscard]] std::vector<api::host::Explanation> to_wire(const std::vector<Explanation>& explanations);
[[nodiscard]] std::vector<api::host::Msr> msrs_to_wire(const Evidence& evidence);

/// Adds what a helper has read to the evidence; values that are none are left out.
void add_msrs(const std::vector<api::host::Msr>& msrs, Evidence& evidence);

}  // namespace apiary::host
