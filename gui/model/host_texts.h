// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <string>

namespace apiary::gui {

/// What the helper says of a machine or a message, in the user's language as far as that is known; otherwise as it came.
[[nodiscard]] QString host_text(const std::string& english);
/// What has a translation, with "%1" and "%2" where names stand.
[[nodiscard]] QStringList known_host_texts();

}  // namespace apiary::gui
