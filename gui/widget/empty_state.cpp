// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/widget/empty_state.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace apiary::gui {
namespace {

constexpr int kIconSize = 96;
constexpr int kTextWidth = 52;  ///< Characters of a line that is read with ease.

}  // namespace

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent),
      icon_(new QLabel(this)),
      title_(new QLabel(this)),
      explanation_(new QLabel(this)),
      button_(new QPushButton(this)) {
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
    const int width = fontMetrics().averageCharWidth() * kTextWidth;
    title_->setMinimumWidth(width);
    explanation_->setMinimumWidth(width);
    icon_->setAlignment(Qt::AlignCenter);
    button_->hide();
    connect(button_, &QPushButton::clicked, this, &EmptyState::activated);

    auto* column = new QVBoxLayout(this);
    column->addStretch(2);
    for (QWidget* each : {static_cast<QWidget*>(icon_), static_cast<QWidget*>(title_),
                          static_cast<QWidget*>(explanation_), static_cast<QWidget*>(button_)}) {
        column->addWidget(each, 0, Qt::AlignHCenter);
        column->addSpacing(fontMetrics().height() / 2);
    }
    column->addStretch(3);
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
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->count() - 1, widget, 0, Qt::AlignHCenter);
}

QString EmptyState::title() const {
    return title_->text();
}

QString EmptyState::explanation() const {
    return explanation_->text();
}

}  // namespace apiary::gui
