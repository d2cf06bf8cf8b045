// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QWidget>

#include "gui/console/console_style.h"
#include "gui/model/guest_list.h"
#include "gui/model/statistics_feed.h"

class QLabel;
class QTabWidget;

namespace apiary::gui {

class ConsolePage;

/// All about one guest: its name and state above, and a tab for each side of it.
class GuestView : public QWidget {
    Q_OBJECT

public:
    enum class Tab { Console, Overview, Hardware, Network, Registers, Log };

    GuestView(Helper& helper, GuestList& guests, StatisticsFeed& feed, const QString& guest,
              QWidget* parent = nullptr);

    [[nodiscard]] const QString& guest() const { return guest_; }
    [[nodiscard]] ConsolePage& console() const { return *console_; }
    void set_console_style(const ConsoleStyle& style);
    void show_tab(Tab tab);
    [[nodiscard]] Tab tab() const;

signals:
    void start_wanted();
    void tab_changed();

private:
    void add_tab_keys(const QKeySequence& keys, int direction);
    void refresh();

    GuestList& guests_;
    QString guest_;
    QLabel *icon_, *name_, *status_;
    ConsolePage* console_;
    QTabWidget* tabs_;
};

}  // namespace apiary::gui
