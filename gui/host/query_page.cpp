// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/query_page.h"

#include <QAction>
#include <QVBoxLayout>

#include "gui/widget/fitted_message.h"
#include "gui/widget/state_icon.h"

namespace apiary::gui {

QueryPage::QueryPage(Helper& helper, QWidget* parent)
    : QWidget(parent),
      helper_(helper),
      message_(new FittedMessage(KMessageWidget::Error, this)),
      again_(new QAction(theme_icon(QStringLiteral("view-refresh")), tr("&Try again"), this)),
      body_(new QVBoxLayout) {
    message_->setObjectName(QStringLiteral("message"));
    connect(again_, &QAction::triggered, &helper_, &Helper::retry);
    auto* column = new QVBoxLayout(this);
    const int margin = fontMetrics().height() * 2 / 3;
    column->setContentsMargins(margin, margin, margin, margin);
    column->addWidget(message_);
    column->addLayout(body_, 1);
    connect(&helper_, &Helper::state_changed, this, [this] {
        failure_.reset();  // It was of another helper.
        follow_helper();
        refresh();
    });
}

void QueryPage::cancel() {
    delete call_;
    refresh();
}

QString QueryPage::told() const {
    return message_->isVisibleTo(this) ? message_->accessibleName() : QString();
}

void QueryPage::tell(const Failure& failure) {
    failure_ = failure;
    refresh();
}

void QueryPage::tell_nothing() {
    failure_.reset();
    refresh();
}

void QueryPage::fail(const ipc::CallFailure& failure) {
    if (failure.name.starts_with("org.varlink.service.")) {
        failure_ = {.cause = tr("This helper cannot answer that: it is older than this window."),
                    .remedy = tr("Install apiary and apiaryd in the same version, then restart apiaryd."),
                    .detail = qt(failure.error.detail)};
        return;
    }
    failure_ = failure_of(failure.error);
}

void QueryPage::refresh() {
    const bool lost = helper_.state() == Helper::State::Unreachable;
    QStringList lines;
    if (lost) {
        lines = {helper_.trouble().remedy,
                 shows_something() ? tr("What is shown is as it was last known.") : QString()};
        lines.removeAll(QString());
        message_->setMessageType(KMessageWidget::Warning);
        message_->show_lines(helper_.trouble().cause, lines);
    } else if (failure_) {
        lines = {failure_->remedy, failure_->detail};
        lines.removeAll(QString());
        message_->setMessageType(KMessageWidget::Error);
        message_->show_lines(failure_->cause, lines);
    }
    if (lost != message_->actions().contains(again_)) {
        lost ? message_->addAction(again_) : message_->removeAction(again_);
    }
    message_->setVisible(lost || failure_);
    show_state();
}

}  // namespace apiary::gui
