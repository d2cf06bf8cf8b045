// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;

namespace apiary::gui {

class FolderEdit;

/// Start, tray, notifications, appearance, folder. Widgets are bound to their settings by their names.
class GeneralSettingsPage : public QWidget {
    Q_OBJECT

public:
    explicit GeneralSettingsPage(QWidget* parent = nullptr);

    /// Where there is none, it is said that what is chosen for it has no effect.
    void set_tray_available(bool available);
    /// This one is no setting: its state is that of the autostart entry.
    [[nodiscard]] QCheckBox* autostart() const { return autostart_; }

private:
    void add_start(QFormLayout* form);
    void add_tray(QFormLayout* form);
    void add_notifications(QFormLayout* form);
    void add_appearance(QFormLayout* form);
    void add_folder(QFormLayout* form);
    void follow_tray();

    QCheckBox *autostart_, *hidden_, *tray_, *keep_;
    QLabel* no_tray_;
};

}  // namespace apiary::gui
