// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <vector>

#include "backend/api/guests.h"
#include "backend/base/result.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace apiary::cli {

/// The options of `create` and `set` that are about a guest's life with the helper.
class GuestOptions {
public:
    explicit GuestOptions(CLI::App& app);
    /// Puts what was asked for into `definition`.
    [[nodiscard]] Result<void> apply(api::guests::Definition& definition) const;

private:
    std::string description_, restart_, autostart_, autostart_order_, stop_grace_;
    std::vector<std::string> tags_;
    CLI::Option* described_ = nullptr;
};

}  // namespace apiary::cli
