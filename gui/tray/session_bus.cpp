// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/tray/session_bus.h"

#include <QFileInfo>

namespace apiary::gui {
namespace {

bool is_named() {
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
           (!runtime.isEmpty() && QFileInfo::exists(runtime + QStringLiteral("/bus")));
}

}  // namespace

QDBusConnection session_bus() {
    return is_named() ? QDBusConnection::sessionBus() : QDBusConnection(QString());
}

void take_activation_token(const QString& token) {
    if (!token.isEmpty()) {
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
    }
}

}  // namespace apiary::gui
