// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/tray/notifications.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <algorithm>
#include <utility>

#include "gui/tray/session_bus.h"

namespace apiary::gui {
namespace {

constexpr uchar kNormal = 1;  ///< Urgency.
constexpr int kAsTheServerDoes = -1;

QString service() {
    return QStringLiteral("org.freedesktop.Notifications");
}

QString path() {
    return QStringLiteral("/org/freedesktop/Notifications");
}

QDBusMessage method(const char* name) {
    return QDBusMessage::createMethodCall(service(), path(), service(), QLatin1String(name));
}

}  // namespace

Notifications::Notifications(QObject* parent) : QObject(parent), bus_(session_bus()) {
    if (!bus_.isConnected()) {
        return;
    }
    watcher_ = new QDBusServiceWatcher(service(), bus_, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher_, &QDBusServiceWatcher::serviceOwnerChanged, this, &Notifications::forget_server);
    // Of any sender, as in TrayHost.
    bus_.connect({}, path(), service(), QStringLiteral("ActionInvoked"), this, SLOT(take_action(uint, QString)));
    bus_.connect({}, path(), service(), QStringLiteral("ActivationToken"), this, SLOT(take_token(uint, QString)));
    bus_.connect({}, path(), service(), QStringLiteral("NotificationClosed"), this, SLOT(take_closed(uint, uint)));
}

void Notifications::show(const Notification& notification) {
    if (!bus_.isConnected()) {
        emit not_shown(notification);
    } else if (capabilities_) {
        send(notification);
    } else {
        waiting_.push_back(notification);
        ask_for_capabilities();
    }
}

void Notifications::ask_for_capabilities() {
    if (std::exchange(asking_, true)) {
        return;
    }
    auto* answer = new QDBusPendingCallWatcher(bus_.asyncCall(method("GetCapabilities")), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        asking_ = false;
        const QDBusPendingReply<QStringList> reply = *answer;
        const auto waiting = std::exchange(waiting_, {});
        if (reply.isError()) {
            std::ranges::for_each(waiting, [this](const Notification& each) { emit not_shown(each); });
            return;
        }
        capabilities_ = reply.value();
        std::ranges::for_each(waiting, [this](const Notification& each) { send(each); });
    });
}

void Notifications::send(const Notification& notification) {
    const uint replaced = shown_about(notification.guest);
    const bool markup = capabilities_->contains(QLatin1String("body-markup"));
    QStringList actions;
    if (capabilities_->contains(QLatin1String("actions"))) {
        const QString open = notification.guest.isEmpty() ? tr("Open Apiary") : tr("Open");
        actions = {QStringLiteral("default"), open, QStringLiteral("open"), open};
    }
    const QVariantMap hints = {{QStringLiteral("desktop-entry"), QStringLiteral("io.apiary.Apiary")},
                               {QStringLiteral("urgency"), QVariant::fromValue(kNormal)}};
    auto message = method("Notify");
    message << QStringLiteral("Apiary") << replaced << QStringLiteral("io.apiary.Apiary") << notification.title
            << (markup ? notification.text.toHtmlEscaped() : notification.text) << actions << hints << kAsTheServerDoes;
    auto* answer = new QDBusPendingCallWatcher(bus_.asyncCall(message), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer, notification] {
        answer->deleteLater();
        const QDBusPendingReply<uint> reply = *answer;
        if (reply.isError()) {
            emit not_shown(notification);
        } else {
            shown_.insert(reply.value(), notification.guest);
        }
    });
}

void Notifications::close_all() {
    const auto ids = shown_.keys();
    for (const uint id : ids) {
        auto message = method("CloseNotification");
        message << id;
        message.setAutoStartService(false);
        bus_.send(message);
    }
}

void Notifications::forget_server() {
    capabilities_.reset();
    shown_.clear();
}

uint Notifications::shown_about(const QString& guest) const {
    const auto about = [&](uint id) { return !guest.isEmpty() && shown_.value(id) == guest; };
    const auto found = std::find_if(shown_.keyBegin(), shown_.keyEnd(), about);
    return found == shown_.keyEnd() ? 0 : *found;
}

void Notifications::take_action(uint id, const QString&) {
    // Servers tell everybody, of the notifications of others too.
    if (shown_.contains(id)) {
        emit opened(shown_.value(id));
    }
}

void Notifications::take_token(uint id, const QString& token) {
    if (shown_.contains(id)) {
        take_activation_token(token);
    }
}

void Notifications::take_closed(uint id, uint) {
    shown_.remove(id);
}

}  // namespace apiary::gui
