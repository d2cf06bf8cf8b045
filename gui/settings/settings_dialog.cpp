// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/settings/settings_dialog.h"

#include <KConfigDialogManager>
#include <KMessageWidget>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

#include "gui/model/words.h"
#include "gui/settings/appearance.h"
#include "gui/settings/autostart.h"
#include "gui/settings/confirmations_settings_page.h"
#include "gui/settings/general_settings_page.h"
#include "gui/settings/settings.h"

namespace apiary::gui {

SettingsDialog::SettingsDialog(Settings& settings, const QList<ConsoleScheme>& schemes, QWidget* parent)
    : KConfigDialog(parent, QStringLiteral("settings"), &settings),
      settings_(settings),
      general_(new GeneralSettingsPage(this)),
      trouble_(new KMessageWidget(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    setFaceType(KPageDialog::List);
    set_buttons();
    addPage(general_, tr("General"), QStringLiteral("preferences-system"));
    addPage(new ConsoleSettingsPage(schemes, this), tr("Console"), QStringLiteral("utilities-terminal"));
    addPage(new ConfirmationsSettingsPage(this), tr("Confirmations"), QStringLiteral("dialog-question"));
    trouble_->setMessageType(KMessageWidget::Error);
    trouble_->setWordWrap(true);
    trouble_->hide();
    qobject_cast<QFormLayout*>(general_->layout())->insertRow(0, trouble_);
    connect(general_->autostart(), &QCheckBox::toggled, this, &SettingsDialog::updateButtons);
    look_for_trouble();
    // So that nothing has to be scrolled when a note is there, too.
    resize(sizeHint().expandedTo(fontMetrics().lineSpacing() * QSize(40, 28)));
}

void SettingsDialog::set_buttons() {
    // There is no page of a manual behind it.
    if (auto* help = buttonBox()->button(QDialogButtonBox::Help)) {
        buttonBox()->removeButton(help);
        help->deleteLater();
    }
    auto* reset = buttonBox()->addButton(QDialogButtonBox::Reset);
    reset->setToolTip(tr("Take back what was changed here and not applied"));
    reset->setEnabled(false);
    connect(reset, &QPushButton::clicked, this, [this] {
        findChild<KConfigDialogManager*>()->updateWidgets();
        updateWidgets();
        updateButtons();
    });
    connect(this, &KConfigDialog::widgetModified, reset,
            [this, reset] { reset->setEnabled(button(QDialogButtonBox::Apply)->isEnabled()); });
}

void SettingsDialog::set_tray_available(bool available) {
    general_->set_tray_available(available);
}

void SettingsDialog::updateSettings() {
    // It would do so after this, and what follows needs the new values.
    findChild<KConfigDialogManager*>()->updateSettings();
    apply_appearance(static_cast<Appearance>(settings_.appearance()));
    const bool wanted = general_->autostart()->isChecked();
    if (wanted != starts_with_session()) {
        if (const auto done = set_starts_with_session(wanted); !done) {
            show_trouble(qt(done.error().cause), qt(done.error().remedy), qt(done.error().detail));
            general_->autostart()->setChecked(!wanted);
        }
    }
    emit changed();
}

void SettingsDialog::updateWidgets() {
    general_->autostart()->setChecked(starts_with_session());
}

void SettingsDialog::updateWidgetsDefault() {
    general_->autostart()->setChecked(false);
}

bool SettingsDialog::hasChanged() {
    return general_->autostart()->isChecked() != starts_with_session();
}

bool SettingsDialog::isDefault() {
    return !general_->autostart()->isChecked();
}

void SettingsDialog::look_for_trouble() {
    // It looks at files only, and asks nobody.
    if (!settings_.config()->isConfigWritable(false)) {
        show_trouble(tr("Settings cannot be saved"), tr("Make “%1” writable").arg(settings_.config()->name()));
    }
}

void SettingsDialog::show_trouble(const QString& cause, const QString& remedy, const QString& detail) {
    QStringList lines = {cause, remedy, detail};
    lines.removeAll(QString());
    trouble_->setText(lines.join(QStringLiteral("\n")));
    trouble_->animatedShow();
}

}  // namespace apiary::gui
