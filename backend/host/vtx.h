// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/host/processor.h"

namespace apiary::host {

/// Finds VT-x and its parts; maker, model, `popcnt` and `avx` of `processor` are known before.
void find_vtx(const Evidence& evidence, Processor& processor);

}  // namespace apiary::host
