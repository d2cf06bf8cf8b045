// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <KConfigDialog>
#include <QList>

#include "gui/settings/console_settings_page.h"

class KMessageWidget;

namespace apiary::gui {

class GeneralSettingsPage;
class Settings;

/// The settings, for the user: General, Console, Confirmations. Not modal; deletes itself when it is closed.
class SettingsDialog : public KConfigDialog {
    Q_OBJECT

public:
    /// `settings` must be loaded, and outlive the dialog. `schemes`: of consoles, in the order of the list.
    SettingsDialog(Settings& settings, const QList<ConsoleScheme>& schemes, QWidget* parent = nullptr);

    /// Whether the desktop has a tray now; taken for true until it is told.
    void set_tray_available(bool available);

signals:
    /// Settings were saved, and what belongs to this library (autostart, appearance) is in force.
    void changed();

protected:
    void updateSettings() override;
    void updateWidgets() override;
    void updateWidgetsDefault() override;
    bool hasChanged() override;
    bool isDefault() override;

private:
    void set_buttons();
    void show_trouble(const QString& cause, const QString& remedy, const QString& detail = {});
    void look_for_trouble();

    Settings& settings_;
    GeneralSettingsPage* general_;
    KMessageWidget* trouble_;
};

}  // namespace apiary::gui
