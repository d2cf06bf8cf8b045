// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "tests/cpu/oracle/case.h"
#include "tests/cpu/oracle/sequence.h"

namespace apiary::cpu::oracle {

/// Where the outcomes differ, a line each; empty when they are the same. `strict`: undefined flags count, too.
[[nodiscard]] std::string difference(const Sequence& sequence, const Outcome& native, const Outcome& soft, bool strict);

}  // namespace apiary::cpu::oracle
