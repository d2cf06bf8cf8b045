// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "backend/host/capability.h"

namespace apiary::host {

/// An assessment as it can stand in a bug report: nothing in it says whose machine it is.
/// `version`: of Apiary. `names`: what else is to be left out, such as this host's name and the user's.
[[nodiscard]] std::string report_text(const Assessment& assessment, std::string_view version,
                                      const std::vector<std::string>& names);

/// `text` with MAC and IP addresses, UUIDs, serial numbers, and what stands for itself of `names`, replaced by what
/// they are: "(MAC address)". Names of fewer than three characters stay, for too much else is written like them.
[[nodiscard]] std::string without_identities(std::string_view text, const std::vector<std::string>& names);

}  // namespace apiary::host
