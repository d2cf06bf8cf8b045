// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QIcon>

#include "backend/api/guests.h"
#include "gui/model/assessment_rows.h"

namespace apiary::gui {

/// The icon of a state: shapes differ, not colours alone.
[[nodiscard]] QIcon state_icon(api::guests::State state, bool crashed = false);
/// The icon of a mark, by shape and colour alike.
[[nodiscard]] QIcon mark_icon(Mark mark);
/// Of Apiary itself.
[[nodiscard]] QIcon app_icon();
/// An icon of the theme, or where there is none, nothing.
[[nodiscard]] QIcon theme_icon(const QString& name);

}  // namespace apiary::gui
