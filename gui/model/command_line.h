// SPDX-License-Identifier: GPL-2.0-or-later
// What apiaryctl would be told, for a terminal.
#pragma once

#include <QString>

#include "backend/api/guests.h"

namespace apiary::gui {

/// `word` as a shell takes it for one word, whatever is in it.
[[nodiscard]] QString shell_word(const QString& word);

/// The line that makes the same guest. `helper`: Helper::command_line_option().
[[nodiscard]] QString create_command(const QString& name, const api::guests::Definition& definition, bool start,
                                     const QString& helper = {});

/// The line that clones a guest.
[[nodiscard]] QString clone_command(const QString& guest, const QString& name, const QString& helper = {});

}  // namespace apiary::gui
