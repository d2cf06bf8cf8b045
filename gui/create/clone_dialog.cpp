// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/create/clone_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "gui/model/command_line.h"
#include "gui/model/new_guest.h"
#include "gui/widget/command_line_view.h"
#include "gui/widget/field_message.h"

namespace apiary::gui {

CloneDialog::CloneDialog(QString guest, const GuestList& guests, QString helper_option, QWidget* parent)
    : QDialog(parent),
      guest_(std::move(guest)),
      guests_(guests),
      helper_option_(std::move(helper_option)),
      name_(new QLineEdit(this)),
      message_(new FieldMessage(this)),
      command_(new CommandLineView(this)) {
    setWindowTitle(tr("Clone %1").arg(guest_));
    auto* intro = new QLabel(
        tr("The disks kept with %1 are copied; until that is done it cannot be started or changed. The clone gets "
           "network addresses of its own. Everything else is named by both guests. Where that is a writable disk, a "
           "tap device or a forwarded port, only one of them can run at a time.")
            .arg(guest_),
        this);
    intro->setObjectName(QStringLiteral("intro"));
    intro->setWordWrap(true);
    intro->setTextFormat(Qt::PlainText);
    // A layout does not know how high a text becomes that is wrapped.
    const int width = fontMetrics().averageCharWidth() * 72;
    intro->setMinimumSize(width, intro->heightForWidth(width));
    name_->setObjectName(QStringLiteral("name"));
    name_->setAccessibleName(tr("Name"));
    message_->setObjectName(QStringLiteral("name_message"));

    auto* form = new QFormLayout;
    form->addRow(tr("&Name:"), name_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    clone_ = buttons->addButton(tr("C&lone"), QDialogButtonBox::AcceptRole);
    clone_->setObjectName(QStringLiteral("clone"));
    clone_->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(intro);
    column->addLayout(form);
    column->addWidget(message_);
    column->addWidget(make_command());
    column->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit wanted(guest_, name_->text());
        accept();
    });
    connect(name_, &QLineEdit::textChanged, this, &CloneDialog::check);
    connect(message_, &FieldMessage::offer_taken, name_, &QLineEdit::setText);
    connect(&guests_, &GuestList::guest_added, this, &CloneDialog::check);
    connect(&guests_, &GuestList::guest_removed, this, &CloneDialog::check);
    name_->setText(free_name(guest_, guests_.names()));
    name_->selectAll();
}

/// The same for a terminal, on request.
QWidget* CloneDialog::make_command() {
    auto* both = new QWidget(this);
    auto* toggle = new QToolButton(both);
    const auto point = [this, toggle] {
        const Qt::ArrowType aside = layoutDirection() == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow;
        toggle->setArrowType(toggle->isChecked() ? Qt::DownArrow : aside);
    };
    toggle->setObjectName(QStringLiteral("show_command"));
    toggle->setText(tr("Sho&w command"));
    toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle->setCheckable(true);
    toggle->setAutoRaise(true);
    toggle->setFocusPolicy(Qt::StrongFocus);
    point();
    command_->setObjectName(QStringLiteral("command"));
    command_->hide();
    connect(toggle, &QToolButton::toggled, command_, &QWidget::setVisible);
    connect(toggle, &QToolButton::toggled, this, point);
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins({});
    column->addWidget(toggle, 0, Qt::AlignLeading);
    column->addWidget(command_);
    return both;
}

void CloneDialog::check() {
    const QSet<QString> taken = guests_.names();
    const auto problem = name_problem(name_->text(), free_name(guest_, taken), taken);
    message_->show_problem(problem);
    clone_->setEnabled(!problem || !forbids(*problem));
    command_->set_command(clone_command(guest_, name_->text(), helper_option_));
}

}  // namespace apiary::gui
