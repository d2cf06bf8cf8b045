// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/base/result.h"

namespace apiary::sandbox {

/// Makes SIGSYS, by which the filter ends the process, write a line to descriptor `log` first that names the call.
[[nodiscard]] Result<void> report_violations(int log);

}  // namespace apiary::sandbox
