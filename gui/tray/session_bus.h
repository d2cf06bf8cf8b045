// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QDBusConnection>

namespace apiary::gui {

/// The session bus, or a connection that is none. Where no bus is named nobody is asked for one: libdbus would start a
/// bus of its own, and wait for it.
[[nodiscard]] QDBusConnection session_bus();

/// Lets the next window of ours that asks for it come to the front, on Wayland.
void take_activation_token(const QString& token);

}  // namespace apiary::gui
