// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>

#include "backend/api/guests.h"
#include "backend/base/result.h"
#include "backend/machine/config.h"

namespace apiary::machine {

/// What is wrong with a definition, for io.apiary.Guests.InvalidDefinition.
struct InvalidDefinition {
    Error error;
    std::optional<std::string> field;  ///< "disks[1].size"; nothing where several values do not go together.
};
[[nodiscard]] std::unexpected<InvalidDefinition> invalid_field(std::string field, std::string cause,
                                                               std::string remedy);

/// Whether a number that is there is one from `least` to `most`.
[[nodiscard]] std::expected<void, InvalidDefinition> check_number(const char* field,
                                                                  const std::optional<std::int64_t>& value,
                                                                  std::int64_t least, std::int64_t most);

/// The machine that `definition` describes, valid whatever the host. What is absent has its default; paths are taken as
/// they are.
[[nodiscard]] std::expected<MachineConfig, InvalidDefinition> config_of(const api::guests::Definition& definition);

/// The definition of a machine, without what is about its life as a guest of the helper. What is as by default is left
/// out. A console that leads nowhere is none of the definition's business.
[[nodiscard]] api::guests::Definition definition_of(const MachineConfig& config);

}  // namespace apiary::machine
