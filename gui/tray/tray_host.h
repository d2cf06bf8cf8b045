// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>

class QDBusServiceWatcher;

namespace apiary::gui {

/// Whether the desktop has a tray: a host of StatusNotifier items, or an XEmbed tray of X11. One for the whole program.
///
/// The bus is asked without waiting, when this is made and when its answer may be another; an XEmbed tray is looked for
/// at the same times, as it tells nobody that it comes.
class TrayHost : public QObject {
    Q_OBJECT

public:
    enum class State {
        Unknown,  ///< The bus has not answered yet.
        Absent,
        Present,
    };

    /// Needs the application object, and goes with it.
    [[nodiscard]] static TrayHost& instance();

    [[nodiscard]] State state() const { return state_; }

signals:
    /// Also when it is known for the first time.
    void changed();

private slots:
    // Named in connections to the bus, which know slots only.
    void ask();

private:
    explicit TrayHost(QObject* parent);
    void take(bool watcher, bool host);
    void set(State state);

    QDBusConnection bus_;
    QDBusServiceWatcher* watcher_ = nullptr;
    State state_ = State::Unknown;
    int asked_ = 0;  ///< The answer to the last question counts.
};

}  // namespace apiary::gui
