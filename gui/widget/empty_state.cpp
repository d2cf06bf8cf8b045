// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/widget/empty_state.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace apiary::gui {
namespace {

constexpr int kIconSize = 96;
constexpr int kTextWidth = 60;  ///< Characters of a line that is read with ease.

}  // namespace

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent),
      icon_(new QLabel(this)),
      title_(new QLabel(this)),
      explanation_(new QLabel(this)),
      button_(new QPushButton(this)),
      column_(new QVBoxLayout) {
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    title_->setFont(large);
    title_->setTextFormat(Qt::PlainText);
    title_->setWordWrap(true);
    title_->setAlignment(Qt::AlignCenter);
    explanation_->setTextFormat(Qt::PlainText);
    explanation_->setWordWrap(true);
    explanation_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    explanation_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    icon_->setAlignment(Qt::AlignCenter);
    button_->hide();
    connect(button_, &QPushButton::clicked, this, &EmptyState::activated);

    // Labels that wrap tell their height for the width of the column.
    column_->setContentsMargins({});
    column_->addWidget(icon_);
    column_->addWidget(title_);
    column_->addWidget(explanation_);
    column_->addWidget(button_, 0, Qt::AlignHCenter);
    column_->setSpacing(fontMetrics().height() / 2);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addLayout(column_, 4);
    row->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addLayout(row);
    outer->addStretch(3);
    explanation_->setMinimumWidth(fontMetrics().averageCharWidth() * kTextWidth / 2);
}

void EmptyState::set_icon(const QIcon& icon) {
    icon_->setPixmap(icon.pixmap(kIconSize, kIconSize));
}

void EmptyState::set_texts(const QString& title, const QString& explanation) {
    title_->setText(title);
    explanation_->setText(explanation);
    explanation_->setVisible(!explanation.isEmpty());
}

void EmptyState::set_action(const QString& text) {
    button_->setText(text);
    button_->setVisible(!text.isEmpty());
}

void EmptyState::add_widget(QWidget* widget) {
    column_->addWidget(widget);
}

QString EmptyState::title() const {
    return title_->text();
}

QString EmptyState::explanation() const {
    return explanation_->text();
}

}  // namespace apiary::gui
