// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QList>
#include <QStringList>
#include <QWidget>

class QAction;

namespace apiary::gui {

class FittedMessage;

/// What of a running guest's definition counts from its next start on, old → new, and a way to have that now.
class ChangeList : public QWidget {
    Q_OBJECT

public:
    struct Change {
        QString name, before, after;  ///< `before` may be empty: not known.
        bool operator==(const Change&) const = default;
    };

    explicit ChangeList(QWidget* parent = nullptr);

    /// None: nothing is shown.
    void show_changes(const QList<Change>& changes);
    /// `reason`: why it cannot be; empty where it can.
    void allow_restart(const QString& reason);
    void show_restarting(bool restarting);
    /// A line for each.
    [[nodiscard]] QStringList lines() const { return lines_; }
    [[nodiscard]] QAction* restart_action() const { return restart_; }

signals:
    void restart_wanted();

private:
    FittedMessage* message_;
    QAction* restart_;
    QStringList lines_;
    QString reason_;
    bool restarting_ = false;
};

}  // namespace apiary::gui
