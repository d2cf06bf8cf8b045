// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/details_area.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QVBoxLayout>

#include "gui/widget/command_line_view.h"
#include "gui/widget/state_icon.h"
#include "gui/widget/wrapped_label.h"

namespace apiary::gui {
namespace {

constexpr auto kSelectable = Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard;

}  // namespace

DetailsArea::DetailsArea(QWidget* parent)
    : QScrollArea(parent),
      inner_(new QWidget),
      column_(new QVBoxLayout(inner_)),
      name_(new QLabel(inner_)),
      mark_(new QLabel(inner_)),
      verdict_(new QLabel(inner_)),
      command_(new CommandLineView(inner_)) {
    setWidgetResizable(true);
    // Paths of files are not wrapped; the longest that remedies name have some 45 letters.
    setMinimumWidth(fontMetrics().averageCharWidth() * 52);
    setBackgroundRole(QPalette::Base);
    column_->setSpacing(fontMetrics().height() / 4);
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    name_->setFont(bold);
    for (QLabel* label : {name_, verdict_}) {
        wrap_in_width(label);
        label->setTextFormat(Qt::PlainText);
    }
    name_->setObjectName(QStringLiteral("name"));
    verdict_->setObjectName(QStringLiteral("verdict"));
    command_->setObjectName(QStringLiteral("remedy_command"));
    auto* verdict = new QHBoxLayout;
    verdict->addWidget(mark_, 0, Qt::AlignTop);
    verdict->addWidget(verdict_, 1);
    column_->addWidget(name_);
    column_->addLayout(verdict);
    inner_->setAutoFillBackground(false);
    setWidget(inner_);
    show_nothing();
}

DetailsArea::Section DetailsArea::add_section(const char* name, const QString& heading) {
    const Section section = {new QLabel(heading, inner_), new QLabel(inner_)};
    section.heading->setForegroundRole(QPalette::PlaceholderText);
    section.heading->setContentsMargins(0, fontMetrics().height() / 2, 0, 0);
    wrap_in_width(section.text);
    section.text->setTextFormat(Qt::PlainText);
    section.text->setTextInteractionFlags(kSelectable);
    section.text->setObjectName(QLatin1String(name));
    section.heading->setBuddy(section.text);
    column_->addWidget(section.heading);
    column_->addWidget(section.text);
    return section;
}

void DetailsArea::Section::show(const QString& words) const {
    text->setText(words);
    text->setAccessibleName(heading->text() + QStringLiteral(": ") + words);
    heading->setVisible(!words.isEmpty());
    text->setVisible(!words.isEmpty());
}

void DetailsArea::add_command() {
    column_->addWidget(command_);
}

void DetailsArea::finish() {
    column_->addStretch(1);
}

void DetailsArea::show_title(const QString& name, Mark mark, const QString& verdict) {
    name_->setText(name);
    const int size = fontMetrics().height();
    mark_->setPixmap(mark_icon(mark).pixmap(QSize(size, size), devicePixelRatioF()));
    verdict_->setText(verdict);
    inner_->show();
}

void DetailsArea::show_command(const QString& command) {
    command_->set_command(command);
    command_->setMinimumWidth(1);  // The line can be scrolled, where the page cannot.
    command_->setVisible(!command.isEmpty());
}

void DetailsArea::show_nothing() {
    inner_->hide();
}

}  // namespace apiary::gui
