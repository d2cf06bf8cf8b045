// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/hop_list.h"

#include <QGridLayout>
#include <QIcon>
#include <QLabel>

#include "gui/model/host_texts.h"
#include "gui/model/network_words.h"
#include "gui/model/words.h"
#include "gui/widget/command_line_view.h"
#include "gui/widget/state_icon.h"
#include "gui/widget/wrapped_label.h"

namespace apiary::gui {
namespace {

enum Column { kIcon, kName, kText };

QLabel* new_text(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    wrap_in_width(label);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace

HopList::HopList(QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::Base);
    setAccessibleName(tr("Way from the guest to the world"));
}

void HopList::show_hops(const std::vector<api::network::Hop>& hops, bool finished) {
    auto* inner = new QWidget;
    auto* grid = new QGridLayout(inner);
    grid->setColumnStretch(kText, 1);
    grid->setHorizontalSpacing(fontMetrics().height() / 2);
    texts_.clear();
    int row = 0;
    const int size = fontMetrics().height();
    for (const api::network::Hop& hop : hops) {
        auto* icon = new QLabel(inner);
        icon->setPixmap(mark_icon(mark_of(hop.verdict)).pixmap(QSize(size, size), devicePixelRatioF()));
        icon->setAlignment(Qt::AlignTop);
        auto* name = new QLabel(hop_name(hop.name), inner);
        name->setAlignment(Qt::AlignTop);
        QFont bold = font();
        bold.setBold(true);
        name->setFont(bold);
        const QString said =
            tr("%1: %2", "verdict, what was found").arg(hop_verdict_text(hop.verdict), host_text(hop.text));
        texts_ << hop_name(hop.name) + QStringLiteral(": ") + said;
        grid->addWidget(icon, row, kIcon);
        grid->addWidget(name, row, kName);
        grid->addWidget(new_text(sentence(said), inner), row++, kText);
        if (!hop.remedy.empty()) {
            texts_.back() += u' ' + sentence(host_text(hop.remedy));
            grid->addWidget(new_text(sentence(host_text(hop.remedy)), inner), row++, kText);
        }
        if (const QString command = command_in(qt(hop.remedy)); !command.isEmpty()) {
            auto* view = new CommandLineView(inner);
            view->set_command(command);
            view->setMinimumWidth(1);
            grid->addWidget(view, row++, kText);
        }
        if (!hop.detail.empty()) {
            QLabel* const detail = new_text(qt(hop.detail), inner);
            detail->setForegroundRole(QPalette::PlaceholderText);
            grid->addWidget(detail, row++, kText);
        }
    }
    if (!finished) {
        grid->addWidget(new_text(tr("Looking further…"), inner), row++, kText);
    }
    grid->setRowStretch(row, 1);
    setWidget(inner);
}

}  // namespace apiary::gui
