// SPDX-License-Identifier: GPL-2.0-or-later
// What the host lacks for guests (io.apiary.Setup), as people read it.
#pragma once

#include <QString>
#include <QStringList>

#include "backend/api/setup.h"
#include "gui/model/assessment_rows.h"

namespace apiary::gui {

/// What it does, as a row or title has it.
[[nodiscard]] QString step_text(const api::setup::Step& step);
[[nodiscard]] QString purpose_text(api::setup::Purpose purpose);
[[nodiscard]] QString setup_state_text(const api::setup::Step& step);
[[nodiscard]] Mark mark_of(const api::setup::Step& step);
/// What has to happen before it counts; empty where nothing has.
[[nodiscard]] QString needs_text(api::setup::Needs needs);
/// The same of several steps, as sentences for the user.
[[nodiscard]] QStringList notices_of(const std::vector<api::setup::Step>& steps);
/// What is there before or after a step: a line of a file as it is, words in the user's language.
[[nodiscard]] QString setup_value_text(const api::setup::Step& step, const std::string& value);

/// Whether a row of the assessment (io.apiary.Host) may be mended by setting the host up.
[[nodiscard]] bool can_be_set_up(const QString& capability);

}  // namespace apiary::gui
