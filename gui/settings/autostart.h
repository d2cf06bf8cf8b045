// SPDX-License-Identifier: GPL-2.0-or-later
// Whether the desktop starts Apiary when the user logs in: an entry of the XDG autostart folder.
#pragma once

#include <QString>

#include "backend/base/result.h"

namespace apiary::gui {

[[nodiscard]] QString autostart_file();
/// Whether the entry is there and nothing in it switches it off.
[[nodiscard]] bool starts_with_session();
/// Writes the entry, or removes it.
[[nodiscard]] Result<void> set_starts_with_session(bool wanted);

/// `word` as it stands in the Exec line of a desktop entry.
[[nodiscard]] QString exec_word(const QString& word);

}  // namespace apiary::gui
