// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QList>
#include <QMenu>

#include "gui/model/guest_verbs.h"

namespace apiary::gui {

class GuestMenu;

/// The menu of the icon in the tray: the guests, and what concerns all of them.
class TrayMenu : public QMenu {
    Q_OBJECT

public:
    /// More than these do not fit on screens.
    static constexpr qsizetype kMostGuests = 20;

    TrayMenu(const Helper& helper, const GuestList& guests, GuestVerbs& verbs, QWidget* parent = nullptr);

    /// Takes over how everything is now. Entries stay the same ones as long as their guests are there, as hosts show
    /// copies of the menu and name its entries by their numbers.
    void refresh();

signals:
    void open_guest(const QString& name);
    void open_console(const QString& name);
    void new_guest();
    void open_window();
    void quit();

private:
    [[nodiscard]] QStringList wanted_guests() const;
    void show_guests(const QStringList& names);
    void show_rest(qsizetype hidden);
    void show_trouble();
    GuestMenu* make(const QString& name);

    const Helper& helper_;
    const GuestList& guests_;
    GuestVerbs& verbs_;
    QList<GuestMenu*> menus_;
    QAction *trouble_, *none_, *rest_, *new_;
};

}  // namespace apiary::gui
