// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/window/connection_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/model/words.h"
#include "gui/widget/command_line_view.h"
#include "gui/widget/empty_state.h"
#include "gui/widget/state_icon.h"
#include "gui/window/session_helper.h"

namespace apiary::gui {

ConnectionPage::ConnectionPage(Helper& helper, QWidget* parent)
    : QWidget(parent),
      helper_(helper),
      state_(new EmptyState(this)),
      remedy_(new QWidget(this)),
      command_(new CommandLineView(this)),
      own_(new QPushButton(tr("Start a &helper of my own"), this)),
      set_up_(new QPushButton(tr("&Set up this computer…"), this)),
      detail_(new QLabel(this)) {
    state_->set_icon(app_icon());
    connect(state_, &EmptyState::activated, &helper, &Helper::retry);
    own_->setToolTip(tr("Runs guests with your own rights alone. They have NAT, and no bridged network."));
    connect(own_, &QPushButton::clicked, this, &ConnectionPage::own_helper_wanted);
    set_up_->setToolTip(tr("Has the helper start with this computer, and lets you use it."));
    set_up_->setObjectName(QStringLiteral("set_up"));
    connect(set_up_, &QPushButton::clicked, this, &ConnectionPage::set_up_wanted);
    detail_->setTextFormat(Qt::PlainText);
    detail_->setWordWrap(true);
    detail_->setAlignment(Qt::AlignCenter);
    detail_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    detail_->setForegroundRole(QPalette::PlaceholderText);
    detail_->setMinimumWidth(fontMetrics().averageCharWidth() * 60);

    auto* inner = new QVBoxLayout(remedy_);
    inner->addWidget(command_);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(own_);
    row->addWidget(set_up_);
    row->addStretch(1);
    inner->addLayout(row);
    inner->addWidget(detail_, 0, Qt::AlignHCenter);
    state_->add_widget(remedy_);
    auto* column = new QVBoxLayout(this);
    column->addWidget(state_);
    connect(&helper, &Helper::state_changed, this, &ConnectionPage::refresh);
    refresh();
}

void ConnectionPage::refresh() {
    if (helper_.state() != Helper::State::Unreachable) {
        state_->set_texts(tr("Looking for the helper that runs the guests"), {});
        state_->set_action({});
        remedy_->hide();
        return;
    }
    const Trouble& trouble = helper_.trouble();
    state_->set_texts(trouble.cause, trouble.remedy);
    state_->set_action(tr("&Try again"));
    command_->set_command(trouble.command);
    command_->setVisible(!trouble.command.isEmpty());
    const bool can_start_own = trouble.kind != Trouble::Kind::NoAnswer && trouble.kind != Trouble::Kind::WrongAnswer;
    own_->setVisible(can_start_own && !helper_program().isEmpty());
    using enum Trouble::Kind;
    set_up_->setVisible(trouble.kind == NoSocket || trouble.kind == Refused || trouble.kind == NotInGroup);
    detail_->setText(trouble.detail);
    remedy_->show();
}

}  // namespace apiary::gui
