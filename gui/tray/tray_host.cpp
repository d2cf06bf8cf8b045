// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/tray/tray_host.h"

#include <QApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QPointer>
#include <QSystemTrayIcon>

#include "gui/tray/session_bus.h"

namespace apiary::gui {
namespace {

constexpr int kPatienceMs = 5'000;

QString service() {
    return QStringLiteral("org.kde.StatusNotifierWatcher");
}

/// Only X11 has them. Where a watcher of StatusNotifier items is there, Qt would take that for a tray.
bool has_xembed_tray() {
    return QGuiApplication::platformName() == QLatin1String("xcb") && qobject_cast<QApplication*>(qApp) != nullptr &&
           QSystemTrayIcon::isSystemTrayAvailable();
}

}  // namespace

TrayHost& TrayHost::instance() {
    static QPointer<TrayHost> only;
    if (only.isNull()) {
        only = new TrayHost(QCoreApplication::instance());
    }
    return *only;
}

TrayHost::TrayHost(QObject* parent) : QObject(parent), bus_(session_bus()) {
    if (!bus_.isConnected()) {
        take(false, false);
        return;
    }
    watcher_ = new QDBusServiceWatcher(service(), bus_, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher_, &QDBusServiceWatcher::serviceOwnerChanged, this, &TrayHost::ask);
    // Of any sender: to learn who has the name now, Qt would wait for the bus.
    for (const char* signal : {"StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"}) {
        bus_.connect({}, QStringLiteral("/StatusNotifierWatcher"), service(), QLatin1String(signal), this, SLOT(ask()));
    }
    ask();
}

void TrayHost::ask() {
    auto question =
        QDBusMessage::createMethodCall(service(), QStringLiteral("/StatusNotifierWatcher"),
                                       QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    question.setAutoStartService(false);
    question << service() << QStringLiteral("IsStatusNotifierHostRegistered");
    auto* answer = new QDBusPendingCallWatcher(bus_.asyncCall(question, kPatienceMs), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer, asked = ++asked_] {
        answer->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (asked == asked_) {
            take(!reply.isError() || reply.error().type() != QDBusError::ServiceUnknown,
                 !reply.isError() && reply.value().variant().toBool());
        }
    });
}

void TrayHost::take(bool watcher, bool host) {
    set(host || (!watcher && has_xembed_tray()) ? State::Present : State::Absent);
}

void TrayHost::set(State state) {
    if (state != state_) {
        state_ = state;
        emit changed();
    }
}

}  // namespace apiary::gui
