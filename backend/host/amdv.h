// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/host/processor.h"

namespace apiary::host {

/// Finds AMD-V and its parts; maker and family of `processor` are known before.
void find_amdv(const Evidence& evidence, Processor& processor);

}  // namespace apiary::host
