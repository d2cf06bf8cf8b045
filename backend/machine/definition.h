// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/api/guests.h"
#include "backend/base/result.h"
#include "backend/machine/config.h"

namespace apiary::machine {

/// The machine that `definition` describes, valid whatever the host. Paths are taken as they are.
[[nodiscard]] Result<MachineConfig> config_of(const api::guests::Definition& definition);

/// The definition of a machine, without what is about its life as a guest of the helper. What is as by default is left
/// out. A console that leads nowhere is none of the definition's business.
[[nodiscard]] api::guests::Definition definition_of(const MachineConfig& config);

}  // namespace apiary::machine
