// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/change_list.h"

#include <QAction>
#include <QIcon>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/widget/fitted_message.h"

namespace apiary::gui {

ChangeList::ChangeList(QWidget* parent)
    : QWidget(parent), message_(new FittedMessage(KMessageWidget::Warning, this)), restart_(new QAction(this)) {
    message_->setObjectName(QStringLiteral("pending"));
    message_->addAction(restart_);
    restart_->setIcon(QIcon::fromTheme(QStringLiteral("system-reboot")));
    connect(restart_, &QAction::triggered, this, &ChangeList::restart_wanted);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(message_);
    message_->show();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    show_restarting(false);
    hide();
}

void ChangeList::show_changes(const QList<Change>& changes) {
    QStringList lines;
    std::ranges::transform(changes, std::back_inserter(lines), [](const Change& each) {
        return each.before.isEmpty() ? tr("%1: %2", "what, new").arg(each.name, each.after)
                                     : tr("%1: %2 → %3", "what, old, new").arg(each.name, each.before, each.after);
    });
    if (lines != lines_) {
        lines_ = lines;
        message_->show_lines(tr("From the guest’s next start on:"), lines);
    }
    setVisible(!lines_.isEmpty());
}

void ChangeList::allow_restart(const QString& reason) {
    reason_ = reason;
    show_restarting(restarting_);
}

void ChangeList::show_restarting(bool restarting) {
    restarting_ = restarting;
    restart_->setText(restarting ? tr("Restarting…") : tr("&Restart Now…"));
    restart_->setEnabled(!restarting && reason_.isEmpty());
    restart_->setToolTip(reason_.isEmpty() ? tr("Shut the guest down, and start it again with these") : reason_);
}

}  // namespace apiary::gui
