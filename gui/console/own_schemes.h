// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

namespace apiary::gui {

/// Colour schemes of our own, in which every colour can be read on the background: of QTermWidget's, the light one has
/// yellow on white.
inline const QString kLightScheme = QStringLiteral("ApiaryLight");
inline const QString kDarkScheme = QStringLiteral("ApiaryDark");

/// Makes them known to QTermWidget, which takes files only: they are written to the user's cache folder. May be called
/// again. Where they cannot be written, they are just not there.
void install_own_schemes();

}  // namespace apiary::gui
