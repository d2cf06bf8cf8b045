// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace apiary::gui {

/// Colours of the application; the values are those of the setting “Appearance”.
enum class Appearance { Desktop, Light, Dark };

/// Whether there is a way to have it here.
[[nodiscard]] bool appearance_available(Appearance appearance);
/// At once, for all windows. Nothing is touched as long as it is the desktop's.
void apply_appearance(Appearance appearance);

}  // namespace apiary::gui
