// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/settings/confirmations_settings_page.h"

#include <QCheckBox>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

namespace apiary::gui {
namespace {

/// The explanation stands below the text, in line with it.
void add(QVBoxLayout* column, const char* name, const QString& text, const QString& explanation) {
    auto* page = column->parentWidget();
    auto* box = new QCheckBox(text, page);
    box->setObjectName(QLatin1String(name));
    box->setToolTip(explanation);
    box->setAccessibleDescription(explanation);
    auto* below = new QLabel(explanation, page);
    below->setWordWrap(true);
    below->setForegroundRole(QPalette::PlaceholderText);
    const int indent = page->style()->pixelMetric(QStyle::PM_IndicatorWidth) +
                       page->style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing);
    auto* row = new QHBoxLayout;
    row->addSpacing(indent);
    row->addWidget(below);
    column->addWidget(box);
    column->addLayout(row);
    column->addSpacing(page->style()->pixelMetric(QStyle::PM_LayoutVerticalSpacing));
}

}  // namespace

ConfirmationsSettingsPage::ConfirmationsSettingsPage(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->addWidget(new QLabel(tr("Ask before Apiary does this to a guest:"), this));
    add(column, "kcfg_ConfirmForceOff", tr("&Force off"), tr("What the guest has not written to disk is lost."));
    add(column, "kcfg_ConfirmReset", tr("&Reset"), tr("What the guest has not written to disk is lost."));
    add(column, "kcfg_ConfirmDelete", tr("&Delete"),
        tr("The guest goes to the trash, from where it can be brought back."));
    column->addStretch();
}

}  // namespace apiary::gui
