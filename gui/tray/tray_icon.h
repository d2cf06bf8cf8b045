// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

namespace apiary::gui {

/// What the icon in the tray tells.
struct TrayLook {
    int running = 0;         ///< Guests; 0: no badge.
    bool connected = false;  ///< Without, nothing is known of the guests.
    bool alarm = false;      ///< A guest crashed.

    bool operator==(const TrayLook&) const = default;
};

/// Name of the plain icon, for hosts that take it from the theme and give it the colour of their panel.
[[nodiscard]] QString tray_icon_name();
/// Whether a host would find it.
[[nodiscard]] bool is_tray_icon_installed();
/// Painted, in all sizes that trays have: in colour while guests run, else in `plain`, which should be that of the
/// panel's text.
[[nodiscard]] QIcon paint_tray_icon(const TrayLook& look, const QColor& plain);

}  // namespace apiary::gui
