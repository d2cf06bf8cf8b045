// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/create/page.h"

#include <QFormLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/widget/wrapped_label.h"

namespace apiary::gui {
namespace {

/// Whether `field` is `beginning` or a part of it.
bool is_within(const QString& field, const QString& beginning) {
    return field.startsWith(beginning) &&
           (field.size() == beginning.size() || field[beginning.size()] == u'.' || field[beginning.size()] == u'[');
}

}  // namespace

Page::Page(const QString& title, const QString& heading, const QString& intro, QWidget* parent)
    : QWidget(parent),
      title_(title),
      heading_(new QLabel(heading, this)),
      intro_(new QLabel(intro, this)),
      body_(new QVBoxLayout) {
    QFont font = heading_->font();
    font.setPointSizeF(font.pointSizeF() * 1.4);
    heading_->setFont(font);
    heading_->setWordWrap(true);
    intro_->setWordWrap(true);
    intro_->setVisible(!intro.isEmpty());
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(heading_);
    layout->addWidget(intro_);
    layout->addSpacing(fontMetrics().height() / 2);
    layout->addLayout(body_);
    layout->addStretch(1);
    setAccessibleName(heading);
}

void Page::load(const NewGuest& guest) {
    const QScopedValueRollback quiet(loading_, true);
    show_guest(guest);
}

void Page::adapt(const NewGuest& guest, const Surroundings& around) {
    const QScopedValueRollback quiet(loading_, true);
    follow(guest, around);
}

void Page::tell() {
    if (!loading_) {
        emit edited();
    }
}

qsizetype Page::owns(const QString& field) const {
    return nearest(field).size();
}

QString Page::nearest(const QString& field) const {
    QString found;
    for (const auto& [name, ignored] : fields_.asKeyValueRange()) {
        if (is_within(field, name) && name.size() > found.size()) {
            found = name;
        }
    }
    return found;
}

void Page::show_problems(const QList<FieldProblem>& problems, bool missing_too) {
    QHash<QString, FieldProblem> worst;
    for (const FieldProblem& problem : problems) {
        const QString name = nearest(problem.field);
        const bool hidden = problem.level == FieldProblem::Level::Missing && !missing_too;
        if (!name.isEmpty() && !hidden && (!worst.contains(name) || worst[name].level < problem.level)) {
            worst[name] = problem;
        }
    }
    for (const auto& [name, field] : fields_.asKeyValueRange()) {
        field.message->show_problem(worst.contains(name) ? std::optional(worst[name]) : std::nullopt);
    }
}

void Page::focus_field(const QString& field) {
    const QString name = nearest(field);
    if (!name.isEmpty() && fields_[name].focus != nullptr) {
        fields_[name].focus->setFocus();
    }
}

QWidget* Page::with_message(const QString& field, QWidget* widget) {
    auto* both = new QWidget(this);
    auto* layout = new QVBoxLayout(both);
    layout->setContentsMargins({});
    layout->addWidget(widget);
    layout->addWidget(message_for(field, widget));
    return both;
}

FieldMessage* Page::message_for(const QString& field, QWidget* focus) {
    auto* message = new FieldMessage(this);
    message->setObjectName(field + QStringLiteral("_message"));
    fields_[field] = {message, focus};
    connect(message, &FieldMessage::offer_taken, this, [this, field, focus](const QString& value) {
        take_offer(field, value);
        focus->setFocus();
    });
    return message;
}

void Page::forget_fields(const QString& beginning) {
    fields_.removeIf([&](const auto& each) { return is_within(each.key(), beginning); });
}

QFormLayout* Page::new_form() {
    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

QLabel* Page::add_row(QFormLayout* form, const QString& label, QWidget* row, QWidget* field) {
    auto* text = new QLabel(label);
    text->setBuddy(field);
    // Rows grow below their field. QFormLayout gives a label beside such a row 7/4 of its height: so it is level with
    // the field.
    text->setMinimumHeight((field->sizeHint().height() * 4 + 6) / 7);
    form->addRow(text, row);
    return text;
}

QLabel* Page::new_hint(const QString& text) {
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QLabel* Page::new_obstacle(const QString& capability) {
    auto* label = new QLabel;
    wrap_in_width(label);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    label->hide();
    connect(label, &QLabel::linkActivated, this, [this, capability] { emit why_wanted(capability); });
    return label;
}

void Page::show_obstacle(QLabel* line, const QString& obstacle) {
    line->setVisible(!obstacle.isEmpty());
    const QString text =
        QStringLiteral("%1 <a href=\"why\">%2</a>").arg(obstacle.toHtmlEscaped(), tr("Why?").toHtmlEscaped());
    if (line->text() != text) {
        line->setText(text);
        line->setAccessibleName(obstacle);
    }
}

}  // namespace apiary::gui
