// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "backend/base/result.h"
#include "backend/hostnet/step.h"

namespace apiary::hostnet {

/// nftables, by the program nft(8): each network has a table of its own, which is made and deleted as a whole.
[[nodiscard]] Result<void> load_rules(const LoadRules& step);
/// A table that is not there is well.
[[nodiscard]] Result<void> delete_rules(const LoadRules& step);
/// What nft is given: JSON, libnftables-json(5).
[[nodiscard]] std::string rules_script(const LoadRules& step);

}  // namespace apiary::hostnet
