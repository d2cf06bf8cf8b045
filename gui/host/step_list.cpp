// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/step_list.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>

#include "gui/model/host_texts.h"
#include "gui/model/words.h"
#include "gui/widget/wrapped_label.h"

namespace apiary::gui {

StepList::StepList(QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::Base);
    setAccessibleName(tr("Changes to this computer"));
}

void StepList::show_steps(const std::vector<api::network::Step>& steps) {
    auto* inner = new QWidget;
    auto* grid = new QGridLayout(inner);
    grid->setColumnStretch(1, 1);
    grid->setVerticalSpacing(fontMetrics().height() / 5);
    texts_.clear();
    int row = 0;
    for (const api::network::Step& step : steps) {
        texts_ << sentence(host_text(step.text));
        auto* number = new QLabel(tr("%1.", "number of a step").arg(texts_.size()), inner);
        auto* text = new QLabel(texts_.back(), inner);
        auto* command = new QLabel(qt(step.command), inner);
        number->setAlignment(Qt::AlignTop | Qt::AlignTrailing);
        command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        command->setForegroundRole(QPalette::PlaceholderText);
        for (QLabel* label : {text, command}) {
            wrap_in_width(label);
            label->setTextFormat(Qt::PlainText);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        }
        grid->addWidget(number, row, 0);
        grid->addWidget(text, row, 1);
        grid->addWidget(command, row + 1, 1);
        grid->setRowMinimumHeight(row + 2, fontMetrics().height() / 3);
        row += 3;
    }
    grid->setRowStretch(row, 1);
    setWidget(inner);
}

}  // namespace apiary::gui
