// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <optional>

#include "backend/api/guests.h"

namespace apiary::gui {

/// What a running guest was started with, as far as it was seen: the helper tells which fields will be others at the
/// next start, and what they will be then, but not what they are now.
class StartedWith {
public:
    void see(const api::guests::Guest& guest);
    /// What the field is now, for people; empty where it was not seen.
    [[nodiscard]] QString value(const std::string& field) const;

private:
    std::optional<std::int64_t> since_, pid_;  ///< Of the run that this is about.
    api::guests::Definition definition_;
    QSet<QString> seen_;  ///< Fields.
};

}  // namespace apiary::gui
