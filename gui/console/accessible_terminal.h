// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace apiary::gui {

/// From now on, tools for people who do not see the screen are told what a TerminalView shows. May be called again.
void install_accessible_terminal();

}  // namespace apiary::gui
