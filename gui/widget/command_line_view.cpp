// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/widget/command_line_view.h"

#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/widget/state_icon.h"

namespace apiary::gui {

CommandLineView::CommandLineView(QWidget* parent) : QWidget(parent), line_(new QLineEdit(this)) {
    line_->setReadOnly(true);
    line_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    line_->setAccessibleName(tr("Command"));
    auto* copy = new QToolButton(this);
    copy->setIcon(theme_icon(QStringLiteral("edit-copy")));
    copy->setText(tr("Copy"));
    copy->setToolTip(tr("Copy the command"));
    copy->setAccessibleName(copy->toolTip());
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(line_->text()); });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(line_, 1);
    row->addWidget(copy);
}

void CommandLineView::set_command(const QString& command) {
    line_->setText(command);
    line_->setCursorPosition(0);
    const int wanted = line_->fontMetrics().horizontalAdvance(command) + line_->fontMetrics().averageCharWidth() * 3;
    line_->setMinimumWidth(std::min(wanted, line_->fontMetrics().averageCharWidth() * 70));
}

QString CommandLineView::command() const {
    return line_->text();
}

void show_commands_window(QWidget* parent, const QString& subject, const QList<NamedCommand>& commands) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(subject.isEmpty() ? CommandLineView::tr("Commands")
                                             : CommandLineView::tr("Commands for %1").arg(subject));
    auto* form = new QFormLayout;
    for (const auto& [title, command] : commands) {
        auto* view = new CommandLineView(dialog);
        view->set_command(command);
        form->addRow(CommandLineView::tr("%1:", "what a command does").arg(title), view);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    auto* hint = new QLabel(CommandLineView::tr("The same in a terminal:"), dialog);
    column->addWidget(hint);
    column->addLayout(form);
    column->addWidget(buttons);
    dialog->show();
}

void show_command(QWidget* parent, const QString& title, const QString& command) {
    show_commands_window(parent, {}, {{title, command}});
}

}  // namespace apiary::gui
