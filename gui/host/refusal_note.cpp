// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/refusal_note.h"

#include <QVBoxLayout>

#include "gui/widget/command_line_view.h"
#include "gui/widget/fitted_message.h"

namespace apiary::gui {

RefusalNote::RefusalNote(QWidget* parent)
    : QWidget(parent),
      message_(new FittedMessage(KMessageWidget::Information, this)),
      command_(new CommandLineView(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(message_);
    column->addWidget(command_);
    message_->setObjectName(QStringLiteral("refusal"));
    command_->setObjectName(QStringLiteral("refusal_command"));
    message_->show();
}

void RefusalNote::show_refusal(const QString& cause, const QString& remedy, const QString& command) {
    message_->show_lines(cause, {remedy});
    command_->set_command(command);
    command_->setVisible(!command.isEmpty());
}

}  // namespace apiary::gui
