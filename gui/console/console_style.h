// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QFont>
#include <QPalette>
#include <QString>
#include <QStringList>

namespace apiary::gui {

/// How consoles look; the user's choice.
struct ConsoleStyle {
    /// Lines of history of a new installation: at 80 characters each they take some 50 MB, when they are all there.
    static constexpr int kHistory = 50'000;

    QFont font;              ///< Of fixed width.
    QString scheme;          ///< One of console_schemes(); empty: light or dark as the rest of the desktop.
    int history = kHistory;  ///< Lines that are kept above the screen, 1 at least.

    bool operator==(const ConsoleStyle&) const = default;
};

/// With the desktop's font.
[[nodiscard]] ConsoleStyle default_console_style();
/// Names of the colour schemes that there are, in the order of menus.
[[nodiscard]] QStringList console_schemes();
/// As people read it: "Black on White".
[[nodiscard]] QString scheme_title(const QString& scheme);
/// The scheme to use: the wanted one where it is there, else one that fits the palette.
[[nodiscard]] QString scheme_for(const QString& wanted, const QPalette& palette);

}  // namespace apiary::gui
