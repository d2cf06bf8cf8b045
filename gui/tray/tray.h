// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QObject>
#include <QSet>
#include <memory>

#include "gui/model/guest_verbs.h"
#include "gui/model/task_list.h"
#include "gui/tray/notifications.h"
#include "gui/tray/tray_icon.h"

class KStatusNotifierItem;

namespace apiary::gui {

class TrayMenu;

/// Apiary in the desktop's tray: an icon with the number of running guests and a menu of them; and the notifications,
/// which do not need the icon. Nothing here wakes the program up but changes of guests, and the desktop.
class Tray : public QObject {
    Q_OBJECT

public:
    /// The icon is shown where there is a tray. All that is given must outlive this.
    Tray(const Helper& helper, GuestList& guests, GuestVerbs& verbs, const TaskList& tasks, QObject* parent = nullptr);
    ~Tray() override;

    /// Whether the desktop has a tray. False until that is known; the first call asks, without waiting.
    [[nodiscard]] static bool available();
    /// Whether available() is an answer yet.
    [[nodiscard]] static bool known();

    /// Whether the user wants the icon: yes, until told otherwise.
    void set_wanted(bool wanted);
    /// Whether the icon is there now.
    [[nodiscard]] bool shown() const { return item_ != nullptr; }
    /// What the user wants notifications of: everything, until told otherwise.
    void set_notified(bool crashes, bool tasks);

signals:
    /// The tray came or went, or it became known that there is none.
    void available_changed(bool available);
    void open_guest(const QString& name);
    void open_console(const QString& name);
    void new_guest();
    void open_window();
    /// The icon was clicked: a window that is in front goes, any other comes.
    void toggle_window();
    void quit();

private:
    void follow_guests();
    void make_notifications();
    void update_item();
    void make_item();
    void schedule();
    void refresh();
    void show_look();
    void show_tool_tip();
    void show_attention();
    void forget_crashes();
    void notify_crash(const QString& guest);
    void notify_task(const api::tasks::Task& task);
    void notify_failure(const QString& guest, const Failure& failure);

    const Helper& helper_;
    GuestList& guests_;
    GuestVerbs& verbs_;
    Notifications notifications_;
    std::unique_ptr<KStatusNotifierItem> item_;
    TrayMenu* menu_ = nullptr;  ///< The item's.
    std::optional<TrayLook> look_;
    QSet<QString> crashed_;  ///< Guests that crashed and that the user has not seen since.
    bool wanted_ = true, crashes_ = true, tasks_ = true;
    bool scheduled_ = false;
};

}  // namespace apiary::gui
