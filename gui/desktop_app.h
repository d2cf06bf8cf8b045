// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <memory>

#include "gui/model/guest_list.h"
#include "gui/model/guest_verbs.h"
#include "gui/model/statistics_feed.h"
#include "gui/model/task_list.h"
#include "gui/options.h"
#include "gui/settings/settings.h"
#include "gui/settings/settings_dialog.h"
#include "gui/tray/tray.h"
#include "gui/window/main_window.h"

namespace apiary::gui {

/// The parts of the program, and what goes from one to another.
class DesktopApp : public QObject {
    Q_OBJECT

public:
    explicit DesktopApp(const Options& options);
    ~DesktopApp() override;

    void start();
    /// A second `apiary` was started, with these options: this one does what that was to do.
    void take_over(const Options& options);
    [[nodiscard]] MainWindow& window() { return window_; }

private:
    void follow_tray();
    void show_settings();
    void apply_settings();
    void closed_to_tray();
    void open_target(const QString& target);

    Options options_;
    Settings settings_;
    Helper helper_;
    GuestList guests_;
    StatisticsFeed feed_;
    TaskList tasks_;
    GuestVerbs verbs_;
    MainWindow window_;
    Tray tray_;
    QPointer<SettingsDialog> dialog_;
};

}  // namespace apiary::gui
