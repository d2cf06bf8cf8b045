// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/row_details.h"

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

RowDetails::RowDetails(QWidget* parent)
    : QScrollArea(parent),
      inner_(new QWidget),
      name_(new QLabel(inner_)),
      mark_(new QLabel(inner_)),
      verdict_(new QLabel(inner_)),
      command_(new CommandLineView(inner_)) {
    setWidgetResizable(true);
    setAccessibleName(tr("Details"));
    // Paths of files are not wrapped; the longest that remedies name have some 45 letters.
    setMinimumWidth(fontMetrics().averageCharWidth() * 52);
    setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(inner_);
    column->setSpacing(fontMetrics().height() / 4);
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
    auto* verdict = new QHBoxLayout;
    verdict->addWidget(mark_, 0, Qt::AlignTop);
    verdict->addWidget(verdict_, 1);
    column->addWidget(name_);
    column->addLayout(verdict);
    value_ = add_section("value", tr("What there is"));
    meaning_ = add_section("meaning", tr("What it is for"));
    works_ = add_section("works", tr("What works as it is"));
    remedy_ = add_section("remedy", tr("How to mend it"));
    column->addWidget(command_);
    source_ = add_section("source", tr("Where this is from"));
    column->addStretch(1);
    command_->setObjectName(QStringLiteral("remedy_command"));
    inner_->setAutoFillBackground(false);
    setWidget(inner_);
    show_nothing();
}

RowDetails::Section RowDetails::add_section(const char* name, const QString& heading) {
    const Section section = {new QLabel(heading, inner_), new QLabel(inner_)};
    section.heading->setForegroundRole(QPalette::PlaceholderText);
    section.heading->setContentsMargins(0, fontMetrics().height() / 2, 0, 0);
    wrap_in_width(section.text);
    section.text->setTextFormat(Qt::PlainText);
    section.text->setTextInteractionFlags(kSelectable);
    section.text->setObjectName(QLatin1String(name));
    section.heading->setBuddy(section.text);
    inner_->layout()->addWidget(section.heading);
    inner_->layout()->addWidget(section.text);
    return section;
}

void RowDetails::Section::show(const QString& words) const {
    text->setText(words);
    text->setAccessibleName(heading->text() + QStringLiteral(": ") + words);
    heading->setVisible(!words.isEmpty());
    text->setVisible(!words.isEmpty());
}

void RowDetails::show_row(const AssessmentRow& row) {
    name_->setText(row.name);
    const int size = fontMetrics().height();
    mark_->setPixmap(mark_icon(row.mark).pixmap(QSize(size, size), devicePixelRatioF()));
    verdict_->setText(row.sureness.isEmpty()
                          ? row.verdict
                          : tr("%1 (%2)", "verdict, how sure that is").arg(row.verdict, row.sureness.toLower()));
    value_.show(row.value);
    meaning_.show(row.meaning);
    works_.show(row.works);
    remedy_.show(row.remedy);
    command_->set_command(row.command);
    command_->setMinimumWidth(1);  // The line can be scrolled, where the page cannot.
    command_->setVisible(!row.command.isEmpty());
    source_.show(row.source);
    inner_->show();
}

void RowDetails::show_nothing() {
    inner_->hide();
}

}  // namespace apiary::gui
