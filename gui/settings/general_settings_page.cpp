// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/settings/general_settings_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QStandardItemModel>

#include "gui/settings/appearance.h"
#include "gui/settings/folder_edit.h"
#include "gui/widget/wrapped_label.h"

namespace apiary::gui {
namespace {

/// The names of what belongs to no setting must not begin with "kcfg_".
QCheckBox* check_box(QWidget* parent, const char* name, const QString& text, const QString& explanation) {
    auto* box = new QCheckBox(text, parent);
    box->setObjectName(QLatin1String(name));
    box->setToolTip(explanation);
    box->setAccessibleDescription(explanation);
    return box;
}

/// A sentence below a field, as wide as the page.
QLabel* note(QWidget* parent, const QString& text) {
    auto* label = new QLabel(text, parent);
    wrap_in_width(label);
    label->hide();
    return label;
}

}  // namespace

GeneralSettingsPage::GeneralSettingsPage(QWidget* parent) : QWidget(parent) {
    auto* form = new QFormLayout(this);
    add_start(form);
    add_tray(form);
    add_notifications(form);
    add_appearance(form);
    add_folder(form);
    connect(tray_, &QCheckBox::toggled, this, &GeneralSettingsPage::follow_tray);
    follow_tray();
}

void GeneralSettingsPage::add_start(QFormLayout* form) {
    autostart_ =
        check_box(this, "autostart", tr("Start when I &log in"),
                  tr("Open Apiary together with the desktop. Guests are started by the helper, without Apiary."));
    hidden_ = check_box(this, "kcfg_StartHidden", tr("Start &hidden in the tray"),
                        tr("Show no window at the start, only the icon in the tray"));
    form->addRow(tr("Start:"), autostart_);
    form->addRow(QString(), hidden_);
}

void GeneralSettingsPage::add_tray(QFormLayout* form) {
    tray_ = check_box(this, "kcfg_ShowInTray", tr("Show an icon in the &tray"),
                      tr("The icon counts the running guests; its menu starts and stops them"));
    keep_ = check_box(this, "kcfg_KeepInTray", tr("&Keep running in the tray when the window is closed"),
                      tr("When this is off, closing the window quits Apiary. Guests go on running in either case."));
    no_tray_ =
        note(this, tr("This desktop has no tray at the moment. Without one, Apiary starts with its window and quits "
                      "when the window is closed."));
    form->addRow(tr("Tray:"), tray_);
    form->addRow(QString(), keep_);
    form->addRow(QString(), no_tray_);
}

void GeneralSettingsPage::add_notifications(QFormLayout* form) {
    form->addRow(tr("Notify me when:"), check_box(this, "kcfg_NotifyCrash", tr("A guest &crashes"),
                                                  tr("Show a notification while no window of Apiary is in use")));
    form->addRow(QString(), check_box(this, "kcfg_NotifyTask", tr("A long task is &finished"),
                                      tr("Show a notification while no window of Apiary is in use")));
}

void GeneralSettingsPage::add_appearance(QFormLayout* form) {
    auto* box = new QComboBox(this);
    box->setObjectName(QStringLiteral("kcfg_Appearance"));
    box->addItems({tr("As the desktop"), tr("Light"), tr("Dark")});
    box->setToolTip(tr("Colours of all windows of Apiary"));
    box->setAccessibleName(tr("Appearance"));
    auto* items = qobject_cast<QStandardItemModel*>(box->model());
    for (const auto appearance : {Appearance::Light, Appearance::Dark}) {
        if (items != nullptr && !appearance_available(appearance)) {
            auto* item = items->item(static_cast<int>(appearance));
            item->setEnabled(false);
            item->setToolTip(tr("The Breeze colour schemes are not installed"));
        }
    }
    form->addRow(tr("&Appearance:"), box);
}

void GeneralSettingsPage::add_folder(QFormLayout* form) {
    auto* folder = new FolderEdit(this);
    folder->setObjectName(QStringLiteral("kcfg_ImageFolder"));
    folder->set_name(tr("Folder for images"));
    folder->set_placeholder(tr("Home folder"));
    folder->setToolTip(tr("Where Apiary begins to look when you choose a kernel or a disk image"));
    auto* missing = note(this, tr("There is no such folder now. The home folder is used until there is."));
    connect(folder, &PathEdit::path_changed, missing, &QWidget::hide);
    connect(folder, &PathEdit::facts_changed, missing, [folder, missing] {
        const bool wrong = folder->facts() && folder->facts()->kind != FileKind::Folder;
        missing->setVisible(wrong);
    });
    form->addRow(tr("Folder for &images:"), folder);
    form->addRow(QString(), missing);
}

void GeneralSettingsPage::set_tray_available(bool available) {
    no_tray_->setVisible(!available);
}

void GeneralSettingsPage::follow_tray() {
    hidden_->setEnabled(tray_->isChecked());
    keep_->setEnabled(tray_->isChecked());
}

}  // namespace apiary::gui
