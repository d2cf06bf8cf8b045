// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QDBusConnection>
#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>
#include <optional>

class QDBusServiceWatcher;

namespace apiary::gui {

/// Messages of the desktop (org.freedesktop.Notifications), each about one guest or about none. Nothing here waits for
/// the bus.
class Notifications : public QObject {
    Q_OBJECT

public:
    struct Notification {
        QString title, text;  ///< Plain text.
        QString guest;        ///< May be empty.
    };

    explicit Notifications(QObject* parent = nullptr);

    /// One about the same guest takes the place of the one before.
    void show(const Notification& notification);
    /// Takes all away that are still there.
    void close_all();

signals:
    /// The user clicked it; `guest` may be empty.
    void opened(const QString& guest);
    /// There is nobody on the bus who shows it.
    void not_shown(const apiary::gui::Notifications::Notification& notification);

private slots:
    // Named in connections to the bus, which know slots only.
    void take_action(uint id, const QString& action);
    void take_token(uint id, const QString& token);
    void take_closed(uint id, uint reason);

private:
    /// Number of the notification about it; 0 where there is none.
    [[nodiscard]] uint shown_about(const QString& guest) const;
    void ask_for_capabilities();
    void send(const Notification& notification);
    void forget_server();

    QDBusConnection bus_;
    QDBusServiceWatcher* watcher_ = nullptr;
    std::optional<QStringList> capabilities_;  ///< Of the server that is there now.
    bool asking_ = false;
    QList<Notification> waiting_;
    QHash<uint, QString> shown_;  ///< Number and guest of each that is there.
};

}  // namespace apiary::gui
