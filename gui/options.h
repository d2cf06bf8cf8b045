// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "backend/api/socket_path.h"

namespace apiary::gui {

/// The command line of `apiary`.
struct Options {
    enum class What { Run, Help, Version, Wrong };
    What what = What::Run;
    QString text;        ///< To be printed, unless it is to run.
    api::Helper helper;  ///< Which is wanted.
    bool hidden = false; ///< In the tray at first.
    QString target;      ///< A guest to open, or a file to make one of; may be empty.
};

/// Means --session. Qt takes an option of that name, and the word after it, for the X session manager's; so it is not to
/// see ours.
inline constexpr const char* kSessionAlias = "--session-helper";

/// `arguments`: with the program's name first. `folder`: what relative paths are relative to.
[[nodiscard]] Options parse_options(const QStringList& arguments, const QString& folder);

}  // namespace apiary::gui
